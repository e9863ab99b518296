//! What the tagger looks at: the word, its ends and shape, its neighbours, the two tags before it.

use super::Tag;
use crate::scorer::{hash_word, mix};
use crate::text::{Shape, Text, Token};
use rustc_hash::FxHashMap;
use std::ops::Range;
use std::sync::LazyLock;

/// Words of closed classes that have the same tag wherever they stand: nearly a quarter of news, not looked at further.
#[rustfmt::skip]
const CERTAIN: &[(Tag, &str)] = &[
    (Tag::Determiner, "the an these those every"),
    (Tag::Conjunction, "and or"),
    (Tag::Pronoun, "he she they we you it him them us"),
    (Tag::Possessive, "his its their our my your"),
    (Tag::Preposition, "of"),
    (Tag::Modal, "would could should can must cannot"),
    (Tag::Base, "be"),
    (Tag::PresentS, "is has does"),
    (Tag::Present, "are"),
    (Tag::Past, "was were did"),
    (Tag::PastParticiple, "been"),
    (Tag::Adverb, "not n't n’t also"),
    (Tag::Question, "which what when why"),
];

static CERTAIN_BY_WORD: LazyLock<FxHashMap<u32, Tag>> =
    LazyLock::new(|| CERTAIN.iter().flat_map(|&(tag, words)| words.split(' ').map(move |word| (hash_word(word), tag))).collect());

/// Names that read like words of closed classes but for their capitals.
const NAMES: &[&str] = &["IT", "US", "WHO"];

/// A text with its words hashed once.
pub struct Context<'a, 't> {
    text: &'a Text<'t>,
    certain: &'static FxHashMap<u32, Tag>,
    words: Vec<Word>,
}

/// What of a word its features are made of.
#[derive(Clone, Copy)]
struct Word {
    /// The word, all numbers being one, and all quotation marks.
    code: u32,
    /// Its last three and four characters.
    ends: [u32; 2],
    /// Its shape, whether it comes first, and whether its sentence is in title case.
    shape: u32,
    /// Whether its sentence is in title case or in capitals.
    titled: bool,
}

/// Stands for a neighbour beyond the sentence.
const NONE: u32 = 0xFFFF;

/// A neighbour's place, as seen from the word between them.
#[derive(Clone, Copy)]
pub enum Place {
    /// Right before the word.
    Before,
    /// Right after it.
    After,
    /// The second before it.
    Before2,
    /// The second after it.
    After2,
}

impl Place {
    /// All places.
    pub const ALL: [Place; 4] = [Place::Before, Place::After, Place::Before2, Place::After2];
}

impl<'a, 't> Context<'a, 't> {
    /// Hashes the words of `text`.
    pub fn new(text: &'a Text<'t>) -> Self {
        let mut words = Vec::with_capacity(text.tokens.len());
        for sentence in &text.sentences {
            let titled = is_titled(text, sentence.clone());
            for index in sentence.clone() {
                let token = text.tokens[index];
                let first = index == sentence.start || index > 0 && text.tokens[index - 1].shape == Shape::Mark;
                let word = token.span.of(text.raw);
                words.push(Word {
                    code: code_of(token, word),
                    ends: [ends_of(word, 3), ends_of(word, 4)],
                    shape: token.shape as u32 * 4 + u32::from(first) * 2 + u32::from(titled),
                    titled,
                });
            }
        }
        Context { text, certain: &CERTAIN_BY_WORD, words }
    }

    /// The tag of a token that can have but one: a mark, one of [`NAMES`] where other words have no capitals, or a word of
    /// [`CERTAIN`].
    pub fn certain(&self, index: usize) -> Option<Tag> {
        let token = self.text.tokens[index];
        match token.shape {
            Shape::Mark => Some(Tag::Mark),
            Shape::Upper if !self.words[index].titled && NAMES.contains(&token.span.of(self.text.raw)) => Some(Tag::Name),
            _ => self.certain.get(&token.word).copied(),
        }
    }

    /// All features of token `index` of `sentence`, `tags` being those of all tokens before it.
    pub fn features(&self, index: usize, sentence: &Range<usize>, tags: &[Tag]) -> Vec<u32> {
        let mut features = self.own(index).to_vec();
        features.extend(Place::ALL.map(|place| near(place, self.neighbour(index, place, sentence))));
        let before = before(index, sentence, tags);
        features.extend(history(before));
        features.extend(self.joint(index, sentence, before[0]));
        features
    }

    /// Tells apart the tokens whose own features differ.
    pub fn own_key(&self, index: usize) -> u64 {
        let word = &self.words[index];
        u64::from(word.code) << 32 | u64::from(mix(word.ends[1], word.shape))
    }

    /// The features that token `index` has wherever it stands.
    pub fn own(&self, index: usize) -> [u32; 6] {
        let Word { code, ends, shape, .. } = self.words[index];
        let two = ends_of(self.text.word(index), 2);
        let values = [code, two, ends[0], ends[1], mix(ends[0], shape), shape];
        std::array::from_fn(|at| feature(at as u32 + 1, values[at]))
    }

    /// The code of the word at `place` of token `index`, within `sentence`.
    #[inline]
    pub fn neighbour(&self, index: usize, place: Place, sentence: &Range<usize>) -> u32 {
        let at = match place {
            Place::Before => index.wrapping_sub(1),
            Place::After => index + 1,
            Place::Before2 => index.wrapping_sub(2),
            Place::After2 => index + 2,
        };
        if sentence.contains(&at) { self.words[at].code } else { NONE }
    }

    /// The features that token `index` has together with the next one, or with the tag `before` it.
    pub fn joint(&self, index: usize, sentence: &Range<usize>, before: Option<Tag>) -> [u32; 5] {
        let before = number(before);
        let word = self.words[index];
        let next = sentence.contains(&(index + 1)).then(|| self.words[index + 1]);
        let (next_code, next_end, next_shape) = next.map_or((NONE, NONE, NONE), |next| (next.code, next.ends[0], next.shape));
        [
            feature(13, mix(before, word.code)),
            feature(14, mix(word.code, next_code)),
            feature(15, mix(word.shape, next_shape)),
            feature(16, mix(next_end, before)),
            feature(17, mix(word.ends[1], before)),
        ]
    }
}

/// The two tags before token `index` within `sentence`, the nearer first.
#[inline]
pub fn before(index: usize, sentence: &Range<usize>, tags: &[Tag]) -> [Option<Tag>; 2] {
    [1, 2].map(|back| (index >= sentence.start + back).then(|| tags[index - back]))
}

#[inline]
fn number(tag: Option<Tag>) -> u32 {
    tag.map_or(NONE, |tag| tag as u32)
}

/// The feature of having the word of this code at `place`.
#[inline]
pub fn near(place: Place, code: u32) -> u32 {
    feature(7 + place as u32, code)
}

/// The features of coming after these two tags, the nearer first.
pub fn history(before: [Option<Tag>; 2]) -> [u32; 2] {
    let [first, second] = before.map(number);
    [feature(11, first), feature(12, mix(first, second))]
}

#[inline]
fn feature(template: u32, value: u32) -> u32 {
    mix(mix(template, value), 0x2545_F491)
}

/// Whether the longer words of a sentence of some length all have capitals.
fn is_titled(text: &Text, sentence: Range<usize>) -> bool {
    let long = || sentence.clone().filter(|&i| text.tokens[i].shape.is_word() && text.tokens[i].span.len() > 3);
    let capitals = long().filter(|&i| text.tokens[i].shape.is_capital()).count();
    let all = long().count();
    all >= 3 && capitals * 10 >= all * 9
}

/// All numbers are one word, and so are all quotation marks.
fn code_of(token: Token, word: &str) -> u32 {
    match token.shape {
        Shape::Number => 1,
        Shape::Mark if matches!(word, "“" | "”" | "\"" | "«" | "»" | "„") => 2,
        Shape::Mark if matches!(word, "‘" | "’" | "'" | "`") => 3,
        Shape::Mark if matches!(word, "—" | "–" | "-") => 4,
        _ => token.word,
    }
}

/// The hash of the last `length` characters.
fn ends_of(word: &str, length: usize) -> u32 {
    let start = word.char_indices().rev().nth(length - 1).map_or(0, |(at, _)| at);
    hash_word(&word[start..])
}
