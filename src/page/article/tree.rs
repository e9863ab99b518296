//! A page's containers with what is in each, counted once.

use super::super::listing::listings;
use super::super::{Block, Page};
use super::hints::{self, Hint};
use super::phrases;
use rustc_hash::FxHashMap;

/// A block with less text than this outside its links says too little to weigh, in bytes.
const SHORTEST: usize = 40;

/// A block at least this long is prose whatever it ends with, in bytes.
const LONG: usize = 160;

/// An id of so many words may be made of a heading.
const SLUG: usize = 4;

/// What is known of each container and each block before the article is chosen.
pub struct Tree<'p> {
    /// The page itself.
    pub page: &'p Page,
    /// For each container, the index after the last one inside it: containers stand in the page's order.
    pub end: Vec<usize>,
    /// What each container's names say of it alone.
    pub hint: Vec<Hint>,
    /// For each block, whether it is a listing, of which nothing is read.
    pub listed: Vec<bool>,
    /// For each block, its bytes of prose: text outside links, none for headings, labels, scraps and listings.
    pub prose: Vec<usize>,
    /// For each container, the prose of all blocks in it.
    pub total: Vec<usize>,
    /// For each container, how many blocks stand directly in it.
    pub blocks: Vec<usize>,
    /// For each container, all its text and how much of that stands in links, in bytes.
    text: Vec<usize>,
    linked: Vec<usize>,
    /// For each container, how many headings in it are links.
    leads: Vec<usize>,
}

impl<'p> Tree<'p> {
    /// Counts what `page` holds.
    pub fn new(page: &'p Page) -> Self {
        let none = vec![0; page.containers.len()];
        let mut known: FxHashMap<(&str, &str), Hint> = FxHashMap::default();
        let headings = first_headings(page);
        let hints = page.containers.iter().zip(headings).map(|(container, heading)| {
            let names = heading.map_or(&*container.hint, |heading| without_heading(&container.hint, heading));
            *known.entry((&container.tag, names)).or_insert_with(|| hints::of(&container.tag, names))
        });
        let listed = listings(page);
        let prose = page.blocks.iter().zip(&listed).map(|(block, &listed)| if listed { 0 } else { prose_of(block) });
        let mut tree = Tree {
            page,
            end: (1..=none.len()).collect(),
            hint: hints.collect(),
            prose: prose.collect(),
            listed,
            total: none.clone(),
            blocks: none.clone(),
            text: none.clone(),
            linked: none.clone(),
            leads: none,
        };
        for (block, prose) in page.blocks.iter().zip(&tree.prose) {
            let container = block.container as usize;
            tree.total[container] += prose;
            tree.blocks[container] += 1;
            tree.text[container] += block.text.len();
            tree.linked[container] += (block.text.len() as f32 * link_share(block)) as usize;
            tree.leads[container] += usize::from(is_lead(block));
        }
        for numbers in [&mut tree.total, &mut tree.text, &mut tree.linked, &mut tree.leads] {
            sum_up(page, numbers);
        }
        for index in (1..tree.end.len()).rev() {
            if let Some(parent) = page.parent(index) {
                tree.end[parent] = tree.end[parent].max(tree.end[index]);
            }
        }
        tree
    }

    /// Whether container `inner` is `outer` or in it.
    pub fn is_in(&self, inner: usize, outer: usize) -> bool {
        (outer..self.end[outer]).contains(&inner)
    }

    /// The container that holds `block`: a paragraph's own element is not what holds it.
    pub fn holder(&self, block: &Block) -> Option<usize> {
        let own = block.container as usize;
        let paragraph = block.tag == "p" || self.blocks[own] == 1 && self.end[own] == own + 1;
        if paragraph { self.page.parent(own) } else { Some(own) }
    }

    /// Which share of a container's text stands in links.
    pub fn link_share(&self, container: usize) -> f32 {
        self.linked[container] as f32 / self.text[container].max(1) as f32
    }

    /// How many headings in a container are links: they lead to as many articles.
    pub fn leads(&self, container: usize) -> usize {
        self.leads[container]
    }

    /// For each container, whether it or one around it is marked.
    pub fn spread(&self, mut marked: Vec<bool>) -> Vec<bool> {
        for index in 0..marked.len() {
            marked[index] |= self.page.parent(index).is_some_and(|parent| marked[parent]);
        }
        marked
    }
}

/// For each container the text of the heading that it begins with.
fn first_headings(page: &Page) -> Vec<Option<&str>> {
    let mut first: Vec<Option<&Block>> = vec![None; page.containers.len()];
    for block in &page.blocks {
        let mut around = Some(block.container as usize);
        while let Some(container) = around.filter(|&container| first[container].is_none()) {
            first[container] = Some(block);
            around = page.parent(container);
        }
    }
    first.into_iter().map(|block| block.filter(|block| block.is_heading()).map(|block| block.text.as_str())).collect()
}

/// The names of a container less the first of them, its id, where that is made of the words of its `heading`: they say
/// what a section tells of, unless it is one of the site's own.
fn without_heading<'n>(names: &'n str, heading: &str) -> &'n str {
    let (id, others) = names.split_once(' ').unwrap_or((names, ""));
    let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<Vec<_>>();
    let long = id.split(['-', '_']).count() >= SLUG;
    let told = long && heading.len() <= 2 * id.len() && letters(id) == letters(heading);
    if told && !phrases::is_of_the_site(heading, 0.0) && !phrases::heads_comments(heading) { others } else { names }
}

/// Adds to each container's number those of the containers in it.
pub fn sum_up(page: &Page, numbers: &mut [usize]) {
    for index in (1..numbers.len()).rev() {
        if let Some(parent) = page.parent(index) {
            numbers[parent] += numbers[index];
        }
    }
}

/// Which share of a block stands in links.
pub fn link_share(block: &Block) -> f32 {
    share(block.linked, &block.text)
}

/// Which share of a block stands in links to other pages: a heading may lead to itself, to be linked to.
pub fn lead_share(block: &Block) -> f32 {
    share(block.linked.saturating_sub(block.within), &block.text)
}

/// Which share of `text` so many units are.
pub fn share(units: u32, text: &str) -> f32 {
    if units == 0 {
        return 0.0;
    }
    let length = text.chars().map(char::len_utf16).sum::<usize>();
    (units as f32 / length.max(1) as f32).min(1.0)
}

/// Whether a block is a heading that leads to another page.
pub fn is_lead(block: &Block) -> bool {
    block.is_heading() && lead_share(block) > 0.8
}

fn prose_of(block: &Block) -> usize {
    let share = link_share(block);
    let prose = (block.text.len() as f32 * (1.0 - share)) as usize;
    let told = block.text.len() >= LONG || ends_a_sentence(&block.text);
    if told && prose >= SHORTEST && share < 0.5 && !block.is_heading() { prose } else { 0 }
}

/// Whether `text` ends as a sentence does, or as what leads to one.
pub fn ends_a_sentence(text: &str) -> bool {
    let closing = ['"', '“', '”', '’', '\'', '»', '«', '」', ')', ']', ' '];
    text.trim_end_matches(closing).ends_with(['.', '!', '?', '…', ':', ';', '。', '！', '？', '؟', '।'])
}
