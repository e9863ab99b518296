//! What in the article's container is the article.

use super::super::{Block, Page};
use super::Parts;
use super::hints::Hint;
use super::phrases;
use super::pull_quotes;
use super::tree::{Tree, ends_a_sentence, is_lead, lead_share, link_share};

/// A paragraph at least this long before the first sentence is more than a byline or a date, in bytes.
const LINE: usize = 40;

/// More of a block in links, and it leads elsewhere, unless it is a sentence; lists often name a thing by a link to it and
/// tell of it in a few words.
const LINKED: f32 = 0.5;
const LINKED_LIST: f32 = 0.6;
const LINKED_SENTENCE: f32 = 0.8;

/// The parts of the article in container `root`, and how many headings among them are links to others; `hints` are
/// those believed.
pub fn parts(tree: &Tree, hints: &[Hint], root: usize) -> (Parts, usize) {
    let page = tree.page;
    let roles = inherited(page, hints);
    let mut parts = Parts::default();
    let mut leads = 0;
    // Whether the text has begun; a first heading in it is one of its own.
    let mut begun = false;
    // Where a thread of comments ends that has begun, as a container's index.
    let mut thread = 0;
    for (index, block) in page.blocks.iter().enumerate() {
        let container = block.container as usize;
        if tree.listed[index] || !tree.is_in(container, root) || (1..thread).contains(&container) {
            continue;
        }
        if block.is_heading() && phrases::heads_comments(&block.text) && begun {
            thread = tree.end[page.parent(container).unwrap_or(container)];
            continue;
        }
        match roles[container] {
            Hint::Caption => parts.captions.push(index),
            Hint::PullQuote => parts.pull_quotes.push(index),
            Hint::Aside | Hint::MaybeAside => {}
            Hint::Plain | Hint::Body if !block.is_heading() && phrases::is_caption(&block.text) => parts.captions.push(index),
            Hint::Plain | Hint::Body if block.tag == "h1" && !begun => {}
            Hint::Plain | Hint::Body if belongs(tree, block) => {
                begun |= tree.prose[index] > 0;
                parts.body.push(index);
            }
            Hint::Plain | Hint::Body => leads += usize::from(is_lead(block)),
        }
    }
    pull_quotes::take(page, &mut parts);
    trim(tree, &mut parts.body);
    keep_headings(page, &mut parts.body);
    (parts, leads)
}

/// For each container what it is by its own hint and those around it: all of a box stands aside.
fn inherited(page: &Page, hints: &[Hint]) -> Vec<Hint> {
    let block_quotes = page.block_quotes();
    let mut roles = hints.to_vec();
    for index in 0..roles.len() {
        let around = page.parent(index).map_or(Hint::Plain, |parent| roles[parent]);
        let tag = page.containers[index].tag.as_str();
        let quoted = matches!(tag, "blockquote" | "table");
        let signs = matches!(tag, "footer" | "figcaption") && block_quotes[index].is_some();
        roles[index] = match around {
            // Quotations and tables are set as figures too, and signed.
            Hint::Caption if quoted || signs => Hint::Plain,
            Hint::Plain if signs => Hint::Plain,
            Hint::Plain | Hint::Body => roles[index],
            _ => around,
        };
    }
    roles
}

/// Whether a block that does not stand aside is of the article. A list is of it or not with all its items.
fn belongs(tree: &Tree, block: &Block) -> bool {
    let list = tree.page.parent(block.container as usize).filter(|_| is_item(block));
    let share = list.map_or_else(|| link_share(block), |list| tree.link_share(list));
    let led = match list {
        _ if block.is_heading() => lead_share(block) < LINKED_SENTENCE,
        _ if ends_a_sentence(&block.text) => share < LINKED_SENTENCE,
        Some(_) => share < LINKED_LIST,
        None => share < LINKED,
    };
    // A time by itself is an entry's; a number may be a paragraph, an item, a heading.
    let says = block.text.contains(char::is_alphabetic) || block.tag == "p" || is_item(block) || block.is_heading();
    led && says && (is_item(block) || !phrases::is_of_the_site(&block.text, share))
}

/// Whether a block is a list's item, a table's cell or the like, which may be short.
fn is_item(block: &Block) -> bool {
    matches!(block.tag.as_str(), "li" | "td" | "th" | "dt" | "dd")
}

/// Takes off what is no sentence before the first one, bylines, dates and the page's title, and after the last.
fn trim(tree: &Tree, body: &mut Vec<usize>) {
    let block = |index: usize| &tree.page.blocks[index];
    let told = |index: usize| {
        let block = block(index);
        let short = block.is_heading() || is_item(block) || block.tag == "blockquote";
        short || tree.prose[index] > 0 || ends_a_sentence(&block.text)
    };
    // The site's name stands before or after the article's.
    let title = |text: &str| tree.page.title.starts_with(text) || tree.page.title.ends_with(text);
    let names = |index: usize| block(index).is_heading() && title(&block(index).text);
    let begins = |index: usize| told(index) && !names(index) || block(index).tag == "p" && block(index).text.len() >= LINE;
    let last = body.iter().rposition(|&index| told(index) || block(index).tag == "p");
    body.truncate(last.map_or(0, |last| last + 1));
    let first = body.iter().position(|&index| begins(index));
    body.drain(..first.unwrap_or(body.len()));
}

/// Leaves out headings with nothing below them: the next heading is as high, or there is no more.
fn keep_headings(page: &Page, body: &mut Vec<usize>) {
    let mut below: Option<&str> = Some("h0");
    let kept = body.iter().rev().filter(|&&index| {
        let block = &page.blocks[index];
        let heads = !block.is_heading() || below.is_none_or(|next| next > block.tag.as_str());
        below = if !block.is_heading() {
            None
        } else if heads {
            Some(&block.tag)
        } else {
            below
        };
        heads
    });
    let mut kept: Vec<usize> = kept.copied().collect();
    kept.reverse();
    *body = kept;
}
