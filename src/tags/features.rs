//! What the tagger looks at: the word, its ends and shape, its neighbours, the two tags before it.

use super::Tag;
use crate::scorer::{hash_word, mix};
use crate::text::{Shape, Text};
use std::ops::Range;

/// How many features a token has.
pub const FEATURES: usize = 17;

/// A text with its words hashed once.
pub struct Context<'a, 't> {
    text: &'a Text<'t>,
    words: Vec<u32>,
    /// Whether each sentence is in title case, where a capital says nothing.
    titled: Vec<bool>,
    at: usize,
}

const NONE: u32 = 0xFFFF;

impl<'a, 't> Context<'a, 't> {
    /// Hashes the words of `text`.
    pub fn new(text: &'a Text<'t>) -> Self {
        let words = text.tokens.iter().map(|token| word_code(token.span.of(text.raw), token.shape));
        let titled = text.sentences.iter().map(|sentence| is_titled(text, sentence.clone()));
        Context { text, words: words.collect(), titled: titled.collect(), at: 0 }
    }

    /// The tag of a token that can have but one.
    pub fn certain(&self, index: usize) -> Option<Tag> {
        (self.text.tokens[index].shape == Shape::Mark).then_some(Tag::Mark)
    }

    fn shape(&self, index: usize, sentence: &Range<usize>) -> u32 {
        let token = self.text.tokens[index];
        let first = index == sentence.start || index > 0 && self.text.tokens[index - 1].shape == Shape::Mark;
        token.shape as u32 * 4 + u32::from(first) * 2 + u32::from(self.titled[self.at])
    }

    fn word(&self, index: Option<usize>, sentence: &Range<usize>) -> u32 {
        index.filter(|i| sentence.contains(i)).map_or(NONE, |i| self.words[i])
    }

    /// The hashed features of token `index` of `sentence`, `tags` being those of all tokens before it.
    pub fn features(&mut self, index: usize, sentence: Range<usize>, tags: &[Tag]) -> [u32; FEATURES] {
        while self.text.sentences[self.at].end <= index {
            self.at += 1;
        }
        let word = self.words[index];
        let before = self.word(index.checked_sub(1), &sentence);
        let before2 = self.word(index.checked_sub(2), &sentence);
        let after = self.word(Some(index + 1), &sentence);
        let after2 = self.word(Some(index + 2), &sentence);
        let tag = |back: usize| index.checked_sub(back).filter(|i| sentence.contains(i)).map_or(NONE, |i| tags[i] as u32);
        let (tag1, tag2) = (tag(1), tag(2));
        let shape = self.shape(index, &sentence);
        let next_shape = if index + 1 < sentence.end { self.shape(index + 1, &sentence) } else { NONE };
        let ends = ends(self.text.word(index));
        let next_end = if index + 1 < sentence.end { ends_of(self.text.word(index + 1), 3) } else { NONE };
        let features = [
            word,
            ends[0],
            ends[1],
            ends[2],
            mix(ends[1], shape),
            shape,
            before,
            after,
            before2,
            after2,
            tag1,
            mix(tag1, tag2),
            mix(tag1, word),
            mix(word, after),
            mix(shape, next_shape),
            mix(next_end, tag1),
            mix(ends[2], tag1),
        ];
        let mut template = 0;
        features.map(|value| {
            template += 1;
            mix(mix(template, value), 0x2545_F491)
        })
    }
}

/// Whether the longer words of a sentence of some length all have capitals.
fn is_titled(text: &Text, sentence: Range<usize>) -> bool {
    let long = || sentence.clone().filter(|&i| text.tokens[i].shape.is_word() && text.tokens[i].span.len() > 3);
    let capitals = long().filter(|&i| text.tokens[i].shape.is_capital()).count();
    let all = long().count();
    all >= 3 && capitals * 10 >= all * 9
}

/// All numbers are one word, and so are all quotation marks.
fn word_code(word: &str, shape: Shape) -> u32 {
    match shape {
        Shape::Number => 1,
        Shape::Mark if matches!(word, "“" | "”" | "\"" | "«" | "»" | "„") => 2,
        Shape::Mark if matches!(word, "‘" | "’" | "'" | "`") => 3,
        Shape::Mark if matches!(word, "—" | "–" | "-") => 4,
        _ => hash_word(word),
    }
}

/// The hashes of the last two, three and four characters.
fn ends(word: &str) -> [u32; 3] {
    [2, 3, 4].map(|length| ends_of(word, length))
}

fn ends_of(word: &str, length: usize) -> u32 {
    let start = word.char_indices().rev().nth(length - 1).map_or(0, |(at, _)| at);
    hash_word(&word[start..])
}
