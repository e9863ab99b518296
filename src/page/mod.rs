//! What was read from a page: a tree of containers and the blocks of text in them.

mod article;
mod claim;
#[cfg(feature = "command")]
pub mod html;
mod json_ld;
mod lines;
mod listing;
mod metadata;

pub use article::{Parts, find_article};
pub use listing::unlisted;
pub use metadata::{Head, Metadata};

use crate::text::{Span, Stretch, Text};
use serde::{Deserialize, Serialize};

/// A page as read from a browser's document or an HTML file.
///
/// Its text, which every offset of an analysis counts in, is all blocks' texts joined by one line break.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Page {
    /// The address, where known.
    #[serde(default)]
    pub url: String,
    /// The document's title.
    #[serde(default)]
    pub title: String,
    /// What it says of itself outside its text.
    #[serde(default)]
    pub head: Head,
    /// The elements that hold blocks or other containers; the first is the root.
    pub containers: Vec<Container>,
    /// The runs of text, in reading order.
    pub blocks: Vec<Block>,
}

/// An element that holds blocks or other containers. A page's script writes it without the names of its fields, in this order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Container {
    /// Index of the container around it, always smaller than its own; -1 for the root.
    pub parent: i32,
    /// The element's name in lower case.
    pub tag: String,
    /// Its id, class, role, microdata and data attributes that name components, joined by spaces.
    #[serde(default)]
    pub hint: String,
}

/// A run of inline text: a paragraph, a heading, a list item. Written as a [`Container`] is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// Index of its container.
    pub container: u32,
    /// The element's name in lower case.
    pub tag: String,
    /// Its words, white space collapsed.
    pub text: String,
    /// How many UTF-16 units of it stand in links.
    #[serde(default)]
    pub linked: u32,
    /// How many of those stand in links to a place on the page itself.
    #[serde(default)]
    pub within: u32,
}

/// How much of a page is to be analysed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Scope {
    /// Its article, if it is in English; nothing where it has none.
    #[default]
    Article,
    /// Its article, in whatever language.
    Anyway,
    /// All that was read.
    Page,
}

/// Why a page cannot be analysed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PageError {
    /// A container names a parent that does not come before it.
    #[error("Container {0} names a parent that does not come before it.")]
    Parent(usize),
    /// A block names a container that is not there.
    #[error("Block {0} names a container that is not there.")]
    Container(usize),
}

impl Page {
    /// A page of one container with one paragraph a line of `text`.
    pub fn from_plain(text: &str) -> Self {
        let blocks =
            text.split('\n').map(|line| Block { container: 0, tag: "p".into(), text: line.into(), linked: 0, within: 0 });
        Page {
            containers: vec![Container { parent: -1, tag: "article".into(), hint: String::new() }],
            blocks: blocks.collect(),
            ..Page::default()
        }
    }

    /// The container around container `index`; none around the root.
    pub fn parent(&self, index: usize) -> Option<usize> {
        usize::try_from(self.containers[index].parent).ok()
    }

    /// Checks that the indices of containers make a tree.
    ///
    /// # Errors
    /// Says which container or block names one that is not there.
    pub fn check(&self) -> Result<(), PageError> {
        for (index, container) in self.containers.iter().enumerate() {
            let root = index == 0 && container.parent == -1;
            let before = usize::try_from(container.parent).is_ok_and(|parent| parent < index);
            if !root && !before {
                return Err(PageError::Parent(index));
            }
        }
        let missing = self.blocks.iter().position(|block| block.container as usize >= self.containers.len());
        missing.map_or(Ok(()), |index| Err(PageError::Container(index)))
    }

    /// Whether its address names a site and nothing on it.
    pub fn is_home(&self) -> bool {
        let rest = self.url.split_once("://").map_or("", |(_, rest)| rest);
        let path = rest.split(['?', '#']).next().unwrap_or_default().trim_end_matches('/');
        !path.is_empty() && !path.contains('/')
    }

    /// All blocks' texts joined by one line break.
    pub fn text(&self) -> String {
        let mut out = String::with_capacity(self.blocks.iter().map(|block| block.text.len() + 1).sum());
        for (index, block) in self.blocks.iter().enumerate() {
            if index > 0 {
                out.push('\n');
            }
            out.push_str(&block.text);
        }
        out
    }

    /// The texts of the blocks named by `indices`, joined by one line break.
    pub fn text_of(&self, indices: &[usize]) -> String {
        let texts: Vec<&str> = indices.iter().map(|&index| self.blocks[index].text.as_str()).collect();
        texts.join("\n")
    }

    /// Where each block stands, in bytes of [`Page::text`].
    pub fn spans(&self) -> Vec<Span> {
        let mut at = 0;
        let spans = self.blocks.iter().map(|block| {
            let start = at;
            at += block.text.len() + 1;
            Span::new(start, start + block.text.len())
        });
        spans.collect()
    }

    /// Cuts `raw`, this page's [`Page::text`], into paragraphs: those of the blocks named by `indices`, in order.
    pub fn read<'t>(&self, raw: &'t str, indices: impl IntoIterator<Item = usize>) -> Text<'t> {
        let spans = self.spans();
        let block_quotes = self.block_quotes();
        let widths = lines::widths(self);
        let stretches = indices.into_iter().flat_map(|index| {
            let block = &self.blocks[index];
            let start = spans[index].start;
            let (heading, block_quote) = (block.is_heading(), block_quotes[block.container as usize]);
            let width = widths[block.container as usize];
            lines::paragraphs(&block.text, width).into_iter().map(move |within| {
                let span = Span::new(start + within.start, start + within.end);
                Stretch { span, heading, block_quote }
            })
        });
        Text::new(raw, stretches)
    }

    /// For each container the innermost block quote that it is, stands in, or is the caption of, as an index.
    fn block_quotes(&self) -> Vec<Option<usize>> {
        let mut innermost = Vec::with_capacity(self.containers.len());
        let mut last_in = vec![None; self.containers.len()];
        for (index, container) in self.containers.iter().enumerate() {
            let parent = self.parent(index);
            let around = parent.and_then(|parent| innermost[parent]);
            innermost.push(match container.tag.as_str() {
                "blockquote" => Some(index),
                "figcaption" => around.or(parent.and_then(|parent| last_in[parent])),
                _ => around,
            });
            if let Some(parent) = parent.filter(|_| container.tag == "blockquote") {
                last_in[parent] = Some(index);
            }
        }
        innermost
    }
}

impl Block {
    /// Whether it is a heading.
    pub fn is_heading(&self) -> bool {
        matches!(self.tag.as_bytes(), [b'h', b'1'..=b'6'])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_whose_indices_make_no_tree_is_refused() {
        let mut page = Page::from_plain("One.");
        assert_eq!(page.check(), Ok(()));
        page.blocks[0].container = 1;
        assert_eq!(page.check(), Err(PageError::Container(0)));
        page.containers.push(Container { parent: 1, tag: "div".into(), hint: String::new() });
        assert_eq!(page.check(), Err(PageError::Parent(1)));
    }

    #[test]
    fn a_plain_text_is_read_back_unchanged() {
        let raw = "One “two”.\n\n\u{0}Three\r\n";
        let page = Page::from_plain(raw);
        assert_eq!(page.text(), raw);
        assert_eq!(page.read(raw, 0..page.blocks.len()).paragraphs.len(), 2);
    }
}
