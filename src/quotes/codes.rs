//! What the scorers may know of a token: a word of a closed class or a cue by itself, any other by its tag.

use super::lexicon::{Class, Cue, Word, known};
use crate::nouns::{self, Property};
use crate::scorer::{hash_word, mix};
use crate::tags::Tag;
use crate::text::{Shape, Text};

/// The code of token `index` of `text`, whose tokens have `tags`, and the cue it can be.
pub fn recognize(text: &Text, tags: &[Tag], index: usize) -> (u32, Option<Cue>) {
    if puts_it(text, index) || is_told(text, tags, index) || clear(text, index).is_some() {
        return (mix(said().lemma, tags[index] as u32), Some(said()));
    }
    let token = &text.tokens[index];
    if token.shape == Shape::Mark {
        let mark = match text.word(index) {
            "“" | "”" | "„" | "«" | "»" | "‘" | "’" | "'" => "\"",
            "–" | "--" => "—",
            mark => mark,
        };
        return (hash_word(mark), None);
    }
    match known(token.word) {
        Some(Word::Closed) => (token.word, None),
        Some(Word::Cue(cue)) => (mix(cue.lemma, tags[index] as u32), Some(cue)),
        None => (1000 + tags[index] as u32, None),
    }
}

/// How many words may stand between the *as* and the *put* of *as Ada Lund put it*.
const NAMED_WITHIN: usize = 8;

/// Whether token `index` is the *put* of *as Ada Lund put it*, which is *as Ada Lund said*.
fn puts_it(text: &Text, index: usize) -> bool {
    let before = (index.saturating_sub(NAMED_WITHIN)..index).rev();
    matches!(text.word(index), "put" | "puts")
        && text.word_or_empty(index + 1) == "it"
        && before.take_while(|&at| text.tokens[at].shape != Shape::Mark).any(|at| text.word(at).eq_ignore_ascii_case("as"))
}

/// The *clear* of `made it clear that …`, where token `index` is its verb, which is *said*.
pub fn clear(text: &Text, index: usize) -> Option<usize> {
    let makes = matches!(text.word(index), "made" | "make" | "makes" | "making");
    let skips = |at: &usize| matches!(text.word_or_empty(*at), "it" | "this" | "very" | "quite" | "abundantly" | "perfectly");
    let clear = (index + 1..).find(|at| !skips(at)).filter(|&at| makes && matches!(text.word_or_empty(at), "clear" | "plain"))?;
    (text.word_or_empty(clear + 1) == "that").then_some(clear)
}

/// How far after a court's *heard* the verb of what it heard may stand.
const CLAUSE_WITHIN: usize = 12;

/// Whether token `index` is the *heard* of what somebody told a court: `The inquest heard that …`, `a jury has heard Lund
/// was there`; not of `The court heard nine cases`.
fn is_told(text: &Text, tags: &[Tag], index: usize) -> bool {
    let hears = |at: usize| matches!(text.word(at), "heard" | "hears" | "hear");
    let mut before =
        (index.saturating_sub(2)..index).rev().map(|at| text.word(at)).skip_while(|word| matches!(*word, "has" | "have"));
    let court = |word: &str| nouns::is(&word.to_lowercase(), Property::Court);
    let mut after =
        (index + 1..text.tokens.len().min(index + CLAUSE_WITHIN)).take_while(|&at| !matches!(text.word(at), "." | "?" | "!"));
    hears(index)
        && before.next().is_some_and(court)
        && after.any(|at| tags[at].is_finite() || matches!(text.word(at), "that" | "how"))
}

/// The cue that *put it*, *made it clear* and what a court hears stand for.
pub fn said() -> Cue {
    Cue { lemma: hash_word("say"), class: Class::Neutral, verb: true, noun: false }
}
