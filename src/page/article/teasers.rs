//! Teasers: lines that lead to other pages, each with a sentence or two about what is there.

use super::tree::{Tree, lead_share, share};
use std::collections::HashSet;

/// A line that leads to another page says what is there: it has so many words at least, and is so long at most, in bytes.
const LEAST_WORDS: usize = 3;
const LONGEST: usize = 200;

/// So much of it stands in a link.
const LINKED: f32 = 0.8;

/// More prose below such a line is no description but an article, in bytes.
const DESCRIPTION: usize = 500;

/// What of a body tells of other pages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Teasers {
    /// How many pages it leads to.
    pub pages: usize,
    /// The prose about them, in bytes.
    pub prose: usize,
}

impl Teasers {
    /// Those in container `root`, of whose blocks `body` are read.
    pub fn of(tree: &Tree, root: usize, body: &[usize]) -> Self {
        let mut list = List::default();
        for (index, block) in tree.page.blocks.iter().enumerate().filter(|(_, block)| tree.is_in(block.container as usize, root))
        {
            let first = block.text.split('\n').next().unwrap_or_default();
            let read = if body.binary_search(&index).is_ok() { tree.prose[index] } else { 0 };
            if leads(&block.text, lead_share(block)) {
                list.begin(&block.text);
            } else if first.len() < block.text.len() && leads(first, share(block.linked, first)) {
                list.begin(first);
                list.prose += read;
            } else if block.is_heading() {
                list.end();
            } else {
                list.prose += read;
            }
        }
        list.end();
        Teasers { pages: list.pages.len(), prose: list.described }
    }
}

/// A list of teasers as it is read.
#[derive(Default)]
struct List {
    /// The line that leads to the page at hand.
    line: Option<String>,
    /// The prose below it.
    prose: usize,
    /// The lines with prose below them: answers to one post, or shares of one page, lead nowhere else.
    pages: HashSet<String>,
    described: usize,
}

impl List {
    fn begin(&mut self, line: &str) {
        self.end();
        let line = line.to_lowercase();
        self.line = Some(line.strip_prefix("re:").unwrap_or(&line).trim().to_owned());
    }

    fn end(&mut self) {
        let prose = std::mem::take(&mut self.prose);
        if let Some(line) = self.line.take().filter(|_| (1..DESCRIPTION).contains(&prose)) {
            self.pages.insert(line);
            self.described += prose;
        }
    }
}

/// Whether a line of which `share` stands in links leads to another page and says to which.
fn leads(line: &str, share: f32) -> bool {
    share > LINKED && line.len() <= LONGEST && line.split_whitespace().count() >= LEAST_WORDS
}
