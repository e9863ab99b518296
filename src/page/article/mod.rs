//! Which blocks are the article.

mod hints;
mod phrases;
mod pull_quotes;
mod root;
mod sift;
mod teasers;
mod tree;

use super::Page;
use super::claim::Claim;
use crate::text::Span;
use std::collections::HashSet;
use teasers::Teasers;
use tree::Tree;
pub(super) use tree::ends_a_sentence;

/// An article's blocks by what they are to it; indices of [`Page::blocks`], in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parts {
    /// Paragraphs, headings, lists and block quotes.
    pub body: Vec<usize>,
    /// What stands with its pictures.
    pub captions: Vec<usize>,
    /// Sentences of the body set large beside it.
    pub pull_quotes: Vec<usize>,
}

/// A page that leads to others by this many headings is an article only with so much prose, in bytes: most on a home page.
const LEADS: usize = 5;
const AMONG_LEADS: usize = 300;
const AT_HOME: usize = 1500;

/// So much prose to each heading among it that leads to others, in bytes: with less it describes them.
const TO_A_LEAD: usize = 500;

/// Teasers of so many pages that are so large a part of the prose are what the page is for; where it calls itself an
/// article, more of both.
const TEASERS: (usize, f32) = (3, 0.75);
const TEASERS_OF_AN_ARTICLE: (usize, f32) = (5, 0.9);

impl Parts {
    /// What stands beside the body and may repeat its words, in order: headlines, captions, pull quotes.
    pub fn beside(&self, page: &Page) -> Vec<Span> {
        let headlines = page.blocks.iter().enumerate().filter(|(_, block)| block.tag == "h1").map(|(index, _)| index);
        let mut blocks: Vec<usize> = headlines.chain(self.captions.iter().chain(&self.pull_quotes).copied()).collect();
        blocks.sort_unstable();
        blocks.dedup();
        let spans = page.spans();
        blocks.into_iter().filter(|block| self.body.binary_search(block).is_err()).map(|block| spans[block]).collect()
    }
}

/// The article of `page`; none where it has none: a home page, a gallery, a list of links.
pub fn find_article(page: &Page) -> Option<Parts> {
    match page.containers.len() {
        0 => return None,
        // A plain text: nothing in it stands apart.
        1 if !page.blocks.is_empty() => return Some(Parts { body: (0..page.blocks.len()).collect(), ..Parts::default() }),
        _ => {}
    }
    let tree = Tree::new(page);
    let (root, hints) = root::find(&tree);
    let (parts, leads) = sift::parts(&tree, &hints, root);
    is_article(&tree, root, &parts.body, leads).then_some(parts)
}

/// Whether `body`, in container `root` and with so many headings that are links among it, is an article: sentences, and
/// not what leads to others.
fn is_article(tree: &Tree, root: usize, body: &[usize], leads: usize) -> bool {
    let page = tree.page;
    let prose: usize = body.iter().map(|&index| tree.prose[index]).sum();
    let told = prose > 0 || body.iter().any(|&index| tree::ends_a_sentence(&page.blocks[index].text));
    let teasers = Teasers::of(tree, root, body);
    // An article with its title is whole, however short.
    let whole = page.containers[root].tag == "article" && root::titled(tree)[root] > 0;
    let least = match tree.leads(0) >= LEADS {
        true if page.is_home() => AT_HOME,
        true if !whole => AMONG_LEADS,
        _ => 0,
    };
    let outweighs = |(pages, part): (usize, f32)| teasers.pages < pages || (teasers.prose as f32) < part * prose as f32;
    let own = prose.saturating_sub(teasers.prose);
    // What a page says of itself is asked only where its text leaves a doubt: it may be long.
    let clear = || own >= AT_HOME && leads == 0 && !is_gallery(tree, root, body);
    let holds = || match Claim::of(page) {
        Some(Claim::Article) => true,
        Some(Claim::Collection) => own >= AT_HOME,
        Some(Claim::OfArticleType) => outweighs(TEASERS_OF_AN_ARTICLE) && prose >= leads * TO_A_LEAD,
        None => outweighs(TEASERS) && prose >= leads * TO_A_LEAD && !is_gallery(tree, root, body),
    };
    told && prose >= least && (clear() || holds())
}

/// Whether `body` tells of pictures: it stands in what shows them, and none of its paragraphs is followed by another.
fn is_gallery(tree: &Tree, root: usize, body: &[usize]) -> bool {
    let page = tree.page;
    let mut around = std::iter::successors(Some(root), |&container| page.parent(container)).map(|index| &page.containers[index]);
    let holder = |&index: &usize| {
        let block = &page.blocks[index];
        let own = block.container as usize;
        if block.tag == "p" { page.parent(own) } else { Some(own) }
    };
    let mut holders = HashSet::new();
    around.any(|container| hints::is_gallery(&container.tag, &container.hint))
        && body.iter().filter(|&&index| tree.prose[index] > 0).all(|index| holders.insert(holder(index)))
}

#[cfg(all(test, feature = "command"))]
mod tests {
    use super::super::html;
    use super::*;

    const FIRST: &str = "The council met on Tuesday evening to talk about the bridge, and voted to mend it before winter comes.";
    const SECOND: &str = "“We are out of time, and we are nearly out of pier,” said Ada Lund, the mayor, when the vote was over.";
    const THIRD: &str =
        "The ferry will run every hour until the work is done, and the town will pay for those who cross to school.";

    /// The texts of the article in `html` by what they are; nothing where it has none.
    fn parts(html: &str) -> Option<[Vec<String>; 3]> {
        let page = html::read(html);
        let texts = |blocks: Vec<usize>| blocks.into_iter().map(|index| page.blocks[index].text.clone()).collect();
        find_article(&page).map(|parts| [parts.body, parts.captions, parts.pull_quotes].map(texts))
    }

    fn body(html: &str) -> Vec<String> {
        parts(html).map(|[body, ..]| body).unwrap_or_default()
    }

    #[test]
    fn the_article_is_taken_and_what_stands_around_it_is_left() {
        let page = format!(
            "<nav><a href=/>Home</a></nav><article><h1>The bridge</h1><div class=byline>By Cy Dahl</div><p>{FIRST}</p>
            <div class='related-links'><p>{SECOND}</p></div><h2>The ferry</h2><p>{THIRD}</p><h2>More stories</h2></article>
            <section id=comments><p>{SECOND}</p><p>{SECOND}</p><p>{SECOND}</p></section><footer><p>{FIRST}</p></footer>"
        );
        assert_eq!(body(&page), [FIRST, "The ferry", THIRD]);
    }

    #[test]
    fn where_nothing_is_marked_the_densest_text_is_taken() {
        let page = format!("<div><a href=/1>One</a> <a href=/2>Two</a></div><table><tr><td>{FIRST}<br><br>{SECOND}</table>");
        assert_eq!(body(&page), [FIRST, SECOND]);
    }

    #[test]
    fn a_plain_text_is_all_of_it() {
        let parts = find_article(&Page::from_plain("By Cy Dahl\n\nIt rained")).expect("an article");
        assert_eq!(parts.body, [0, 1, 2]);
    }

    #[test]
    fn names_are_not_believed_against_the_article_itself() {
        let page = format!("<div class=sidebar-layout><div class='post tag-comments'><p>{FIRST}</p><p>{SECOND}</p></div></div>");
        assert_eq!(body(&page), [FIRST, SECOND]);
        let page = format!("<div class=story><p>{FIRST}</p><div class=read-more><p>{SECOND}</p><p>{THIRD}</p></div></div>");
        assert_eq!(body(&page), [FIRST, SECOND, THIRD]);
    }

    #[test]
    fn an_article_in_several_containers_is_put_together() {
        let paragraph = |text| format!("<div class=row><div class=article-body><p>{text}</p></div></div>");
        let page =
            [FIRST, SECOND, THIRD].map(paragraph).join("<div class=row><p>An advertisement is here, and it is long.</p></div>");
        assert!([FIRST, SECOND, THIRD].iter().all(|text| body(&page).iter().any(|kept| kept == text)));
        let single = |text| format!("<div><div class=x>{text}</div></div>");
        assert_eq!(body(&[FIRST, SECOND, THIRD].map(single).concat()), [FIRST, SECOND, THIRD]);
    }

    #[test]
    fn parts_of_an_article_that_are_named_alike_are_put_together_however_short() {
        let part = |number: usize, text: &str| format!("<div class='story part-{number}'>{text}</div>");
        let related = "<aside><h4><a href=/1>The old bridge</a></h4><h4><a href=/2>The older bridge</a></h4></aside>";
        let long = part(2, &format!("<p>{SECOND}</p>").repeat(9));
        let lead = format!("<div>{}{related}</div>", part(1, &format!("<p>{FIRST}</p>")));
        let note = format!("<div class=note><p>{THIRD}</p></div>");
        let read = body(&format!("<article>{lead}<div>{long}{note}</div></article>{}", part(3, &format!("<p>{THIRD}</p>"))));
        assert_eq!((read.len(), read[0].as_str()), (11, FIRST));
        assert_eq!(body(&format!("<article><div>{long}</div>{note}</article>")).len(), 9);
    }

    #[test]
    fn headings_in_the_text_are_its_own_and_the_title_is_not() {
        let page = format!(
            "<title>The bridge | The News</title><article><h2>The bridge</h2><p>5 March</p><h1>The bridge</h1><p>{FIRST}</p>
            <h1>The ferry</h1><p>{SECOND}</p></article>"
        );
        assert_eq!(body(&page), [FIRST, "The ferry", SECOND]);
    }

    #[test]
    fn a_section_is_not_named_by_the_words_of_its_heading() {
        let section = |id: &str, heading: &str| format!("<section id={id}><h2>{heading}</h2><p>{SECOND}</p></section>");
        let page = |section: String| format!("<article><section><p>{FIRST}</p><p>{THIRD}</p></section>{section}</article>");
        let told = page(section("sharing-a-bridge-with-ferries", "Sharing a bridge with ferries ¶"));
        assert_eq!(body(&told).len(), 4);
        assert_eq!(body(&page(section("sharing-tools", "Sharing tools"))).len(), 2);
        assert_eq!(body(&page(section("sign-up-for-our-newsletter", "Sign up for our newsletter"))).len(), 2);
    }

    #[test]
    fn every_entry_of_a_live_blog_is_read() {
        let entry = |text| format!("<article><time datetime=2026-01-02>10:15</time><h3>Now</h3><p>{text}</p></article>");
        let long = format!("<article><h3>At a glance</h3>{}</article>", format!("<p>{FIRST}</p>").repeat(3));
        let page = format!("<main><h1>Live</h1><div>{long}{}</div></main>", [SECOND, THIRD].map(entry).concat());
        let read = body(&page);
        assert!(read.iter().any(|text| text == FIRST) && read.iter().any(|text| text == SECOND), "{read:?}");
        assert!(read.iter().any(|text| text == THIRD), "{read:?}");
    }

    #[test]
    fn another_article_below_is_not_read() {
        let article = |title, text| format!("<article><h1>{title}</h1><p>{text}</p><p>{text}</p></article>");
        let page = article("One", FIRST) + &article("Two", "They went home.");
        assert_eq!(body(&page), [FIRST, FIRST]);
    }

    #[test]
    fn of_a_post_in_a_forum_the_text_is_the_article() {
        let page = format!(
            "<div class=post><div class=post-author><b>cyd</b><br>Member since 2019. 412 posts in all.</div>
            <div class=post-date>Posted on Monday at 10:15.</div><div class=post-text>{FIRST}<br><br>{SECOND}</div>
            <div class=signature>It is never too late to be early, they say.</div></div>"
        );
        assert_eq!(body(&page), [FIRST, SECOND]);
    }

    #[test]
    fn captions_and_pull_quotes_are_known_as_such() {
        let page = format!(
            "<article><p>{FIRST}</p><figure><img><figcaption>The bridge in May.</figcaption></figure><p>{SECOND}</p>
            <blockquote>We are out of time, and we are nearly out of pier</blockquote><aside class=pullquote>“It rained.”</aside>
            <figure><blockquote>“Nobody has crossed since,” the ferryman wrote.</blockquote></figure><p>{THIRD}</p>
            <div>The ferry in June (Image: Cy Dahl)</div></article>"
        );
        let [body, captions, pull_quotes] = parts(&page).expect("an article");
        assert_eq!(body, [FIRST, SECOND, "“Nobody has crossed since,” the ferryman wrote.", THIRD]);
        assert_eq!(captions, ["The bridge in May.", "The ferry in June (Image: Cy Dahl)"]);
        assert_eq!(pull_quotes, ["We are out of time, and we are nearly out of pier", "“It rained.”"]);
    }

    #[test]
    fn lists_are_of_it_or_not_with_all_their_items() {
        let page = format!(
            "<article><p>{FIRST}</p><ul><li>Twelve new legs</li><li><a href=/rail>A rail</a></li></ul>
            <ul><li><a href=/1>The old bridge</a></li><li><a href=/2>The older bridge</a></li></ul>
            <ul><li><a href=/3>Ada Lund</a>, mayor</li><li><a href=/4>Cy Dahl</a>, poet</li></ul><p>{THIRD}</p></article>"
        );
        assert_eq!(body(&page), [FIRST, "Twelve new legs", "A rail", "Ada Lund, mayor", "Cy Dahl, poet", THIRD]);
    }

    #[test]
    fn what_the_site_asks_for_is_left_out() {
        let page = format!(
            "<article><p>3 March 2026</p><p>{FIRST}</p><p>Read more: <a href=/1>The ferry that never was</a></p><p>{SECOND}</p>
            <p>Get our <a href=/n>newsletter</a> every morning.</p><p>Advertisement</p><p>Follow him, she told us, and see.</p></article>"
        );
        assert_eq!(body(&page), [FIRST, SECOND, "Follow him, she told us, and see."]);
    }

    #[test]
    fn a_page_that_leads_to_others_has_no_article() {
        let teaser =
            |text| format!("<div class=card><h3><a href=/1>The bridge is closed for the winter</a></h3><p>{text}</p></div>");
        let home = [FIRST, SECOND, THIRD].map(teaser).concat().repeat(4);
        assert_eq!(parts(&home), None);
        assert_eq!(parts("<figure><img><figcaption>The bridge in May.</figcaption></figure><p>2 of 9</p>"), None);
        assert_eq!(parts("<ul><li><a href=/1>One</a></li><li><a href=/2>Two</a></li></ul>"), None);
        assert_eq!(parts(""), None);
        assert_eq!(find_article(&Page::default()), None);
    }

    #[test]
    fn a_note_on_a_home_page_is_no_article_and_elsewhere_it_is() {
        let lead = "<h3><a href=/1>The bridge is closed for the winter</a></h3>";
        let note = format!("<div>{}</div><div><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></div>", lead.repeat(6));
        let mut page = html::read(&note);
        assert!(find_article(&page).is_some());
        page.url = "https://news.example/?from=mail".into();
        assert_eq!(find_article(&page), None);
        page.url = "https://news.example/2026/bridge".into();
        assert!(find_article(&page).is_some());
    }

    #[test]
    fn hostile_pages_are_read_in_time_that_grows_with_them() {
        let deep = format!("{}<p>{FIRST}</p>", "<div class=ad>".repeat(10_000));
        assert_eq!(body(&deep), [FIRST]);
        let wide = format!("<p>{FIRST}</p>{}", "<div class='a b'><span></span>x</div>".repeat(50_000));
        assert_eq!(body(&wide), [FIRST]);
        let quoted = format!("<article>{}</article>", format!("<blockquote>{SECOND}</blockquote><p>{SECOND}</p>").repeat(5_000));
        assert_eq!(body(&quoted).len(), 5_000);
    }
}
