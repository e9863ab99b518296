//! Parts of speech: one tag a token, left to right, by a small averaged perceptron.

mod features;
mod tag;

pub use features::{Context, ROWS_BITS};
pub use tag::Tag;

use crate::text::Text;
use std::borrow::Cow;
use std::sync::OnceLock;

/// The trained weights: a row of one signed byte a tag for each hashed feature.
pub struct Tagger {
    rows: Cow<'static, [u8]>,
}

static SHIPPED: OnceLock<Tagger> = OnceLock::new();

impl Tagger {
    /// The tagger with these weights; none if there are not as many as features and tags ask for.
    pub fn new(rows: impl Into<Cow<'static, [u8]>>) -> Option<Self> {
        let rows = rows.into();
        (rows.len() == Tag::COUNT << ROWS_BITS).then_some(Tagger { rows })
    }

    /// The tagger shipped with the crate.
    pub fn shipped() -> &'static Self {
        SHIPPED.get_or_init(|| Tagger::new(&include_bytes!("../../model/tags.bin")[..]).expect("the shipped weights fit"))
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

    fn best(&self, context: &mut Context, index: usize, sentence: std::ops::Range<usize>, tags: &[Tag]) -> Tag {
        let mut scores = [0i32; Tag::COUNT];
        for row in context.rows(index, sentence, tags) {
            let at = row as usize * Tag::COUNT;
            for (score, weight) in scores.iter_mut().zip(&self.rows[at..at + Tag::COUNT]) {
                *score += i32::from(*weight as i8);
            }
        }
        let best = (0..Tag::COUNT).max_by_key(|&tag| (scores[tag], std::cmp::Reverse(tag)));
        Tag::ALL[best.unwrap_or(0)]
    }
}
