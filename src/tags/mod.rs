//! Parts of speech: one tag a token, left to right, by a small averaged perceptron.

mod features;
mod sums;
mod tag;

pub use features::Context;
pub use tag::Tag;

use crate::text::Text;
use features::Place;
use std::ops::Range;
use std::sync::OnceLock;
use sums::{Memo, Sums};

/// The weights: a row of one signed byte a tag for each feature that matters.
pub type Table = crate::table::Table<{ Tag::COUNT }>;

/// The tagger: a table of weights.
pub struct Tagger {
    table: Table,
    /// The sums of every two tags that may come before a token.
    histories: Vec<Sums>,
}

/// The numbers of tags, and that of none.
const HISTORY: usize = Tag::COUNT + 1;

static SHIPPED: OnceLock<Tagger> = OnceLock::new();

impl Tagger {
    /// The tagger with these weights.
    pub fn new(table: Table) -> Self {
        let of = |tag: usize| Tag::ALL.get(tag).copied();
        let pairs = (0..HISTORY).flat_map(|first| (0..HISTORY).map(move |second| [of(first), of(second)]));
        let histories = pairs.map(|before| Sums::of(&table, features::history(before))).collect();
        Tagger { table, histories }
    }

    /// The tagger shipped with the crate.
    pub fn shipped() -> &'static Self {
        let table = || Table::read(&include_bytes!("../../model/tags.bin")[..]).expect("the shipped weights can be read");
        SHIPPED.get_or_init(|| Tagger::new(table()))
    }

    /// The tag of every token of `text`; linear in its length.
    pub fn tag(&self, text: &Text) -> Vec<Tag> {
        let context = Context::new(text);
        let mut memos = [(); 1 + Place::ALL.len()].map(|()| Memo::new(text.tokens.len()));
        let mut tags = Vec::with_capacity(text.tokens.len());
        for sentence in &text.sentences {
            for index in sentence.clone() {
                let tag = match context.certain(index) {
                    Some(tag) => tag,
                    None => self.best(&context, index, sentence, &tags, &mut memos),
                };
                tags.push(tag);
            }
        }
        tags
    }

    fn best(&self, context: &Context, index: usize, sentence: &Range<usize>, tags: &[Tag], memos: &mut [Memo; 5]) -> Tag {
        let [own, near @ ..] = memos;
        let before = features::before(index, sentence, tags);
        let mut sums = Sums::of(&self.table, context.joint(index, sentence, before[0]));
        sums.add(&self.histories[before.iter().fold(0, |at, tag| at * HISTORY + tag.map_or(Tag::COUNT, |tag| tag as usize))]);
        sums.add(own.get(context.own_key(index), || Sums::of(&self.table, context.own(index))));
        for (place, memo) in Place::ALL.into_iter().zip(near) {
            let code = context.neighbour(index, place, sentence);
            sums.add(memo.get(u64::from(code), || Sums::of(&self.table, [features::near(place, code)])));
        }
        sums.best()
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

    #[test]
    fn a_pronoun_in_capitals_is_a_name_unless_all_is() {
        let tag = |line: &str, index: usize| Tagger::shipped().tag(&Text::from_plain(line))[index];
        assert_eq!(tag("According to WHO, the fever is back.", 2), Tag::Name);
        assert_eq!(tag("They asked who had closed the bridge.", 2), Tag::Question);
        assert_eq!(tag("THEY ASKED WHO HAD CLOSED THE BRIDGE.", 2), Tag::Question);
    }
}
