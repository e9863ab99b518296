//! Parts of speech: one tag a token, left to right, by a small averaged perceptron.

mod features;
mod tag;

pub use features::{Context, FEATURES};
pub use tag::Tag;

use crate::text::Text;
use std::ops::Range;
use std::sync::OnceLock;

/// The weights: a row of one signed byte a tag for each feature that matters.
pub type Table = crate::table::Table<{ Tag::COUNT }>;

/// The tagger: a table of weights.
pub struct Tagger {
    table: Table,
}

static SHIPPED: OnceLock<Tagger> = OnceLock::new();

impl Tagger {
    /// The tagger with these weights.
    pub fn new(table: Table) -> Self {
        Tagger { table }
    }

    /// The tagger shipped with the crate.
    pub fn shipped() -> &'static Self {
        let table = || Table::read(&include_bytes!("../../model/tags.bin")[..]).expect("the shipped weights can be read");
        SHIPPED.get_or_init(|| Tagger::new(table()))
    }

    /// The tag of every token of `text`; linear in its length.
    pub fn tag(&self, text: &Text) -> Vec<Tag> {
        let mut context = Context::new(text);
        let mut tags = Vec::with_capacity(text.tokens.len());
        for sentence in &text.sentences {
            for index in sentence.clone() {
                let tag = match context.certain(index) {
                    Some(tag) => tag,
                    None => self.best(&mut context, index, sentence.clone(), &tags),
                };
                tags.push(tag);
            }
        }
        tags
    }

    fn best(&self, context: &mut Context, index: usize, sentence: Range<usize>, tags: &[Tag]) -> Tag {
        let mut scores = [0i32; Tag::COUNT];
        for feature in context.features(index, sentence, tags) {
            let Some(row) = self.table.row(feature) else { continue };
            for (score, weight) in scores.iter_mut().zip(row) {
                *score += i32::from(*weight as i8);
            }
        }
        let best = (0..Tag::COUNT).max_by_key(|&tag| (scores[tag], std::cmp::Reverse(tag)));
        Tag::ALL[best.unwrap_or(0)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_sentences_are_tagged() {
        let text = Text::from_plain("The mayor said that she would not close the old bridge.");
        let tags = Tagger::shipped().tag(&text);
        use Tag::{Adjective, Adverb, Base, Determiner, Mark, Modal, Noun, Past, Pronoun, Subordinator};
        let right = [Determiner, Noun, Past, Subordinator, Pronoun, Modal, Adverb, Base, Determiner, Adjective, Noun, Mark];
        assert_eq!(tags, right);
    }
}
