//! Noun phrases on either side of a cue.

use crate::text::{Shape, Span, Text};
use std::ops::Range;

/// No phrase is longer than this many tokens.
const LONGEST: usize = 14;

/// Words before which a phrase after a cue ends.
const ENDS_AFTER: &[&str] = &[
    "after",
    "and",
    "as",
    "at",
    "because",
    "before",
    "but",
    "during",
    "if",
    "in",
    "last",
    "on",
    "that",
    "this",
    "to",
    "when",
    "where",
    "whether",
    "while",
    "who",
    "with",
    "yesterday",
];

/// Words after which a phrase before a cue begins.
const BEGINS_BEFORE: &[&str] = &[
    "although", "as", "because", "but", "if", "so", "than", "that", "then", "though", "when", "where", "whether", "which",
    "while",
];

fn is_mark(text: &Text, index: usize) -> bool {
    text.tokens[index].shape == Shape::Mark && !matches!(text.word(index), "-" | "&" | "." | "$" | "%")
}

/// The phrase that begins at token `start`, as in `said Ada Lund, the mayor`; none past `limit`.
pub(super) fn after(text: &Text, start: usize, limit: usize) -> Option<Span> {
    let mut end = start;
    while end < limit.min(start + LONGEST) && !is_mark(text, end) && text.word(end) != "." {
        let word = text.word(end);
        let weekday = word.ends_with("day") && text.tokens[end].shape == Shape::Capital;
        if end > start && (weekday || ENDS_AFTER.contains(&word)) || ENDS_AFTER[..].contains(&word) && end == start {
            break;
        }
        end += 1;
    }
    let nominal = (start..end).any(|i| is_nominal(text, i));
    (nominal && end > start).then(|| text.span_of(start..end))
}

/// The phrase that ends before token `end`, as in `Ada Lund, who was there, said`; none before `from`.
pub(super) fn before(text: &Text, from: usize, end: usize) -> Option<Span> {
    let mut end = skip_auxiliaries(text, from, end);
    if end > from && text.word(end - 1) == "," {
        end = over_apposition(text, from, end - 1)?;
    }
    let mut start = end;
    while start > from && end - start < LONGEST && !is_mark(text, start - 1) && !BEGINS_BEFORE.contains(&text.word(start - 1)) {
        if is_sentence_end(text, start - 1) || is_coordination(text, start - 1, end) {
            break;
        }
        start -= 1;
    }
    let phrase: Range<usize> = start..end;
    phrase.clone().any(|i| is_nominal(text, i)).then(|| text.span_of(phrase))
}

fn is_sentence_end(text: &Text, index: usize) -> bool {
    matches!(text.word(index), "." | "!" | "?")
}

/// Whether `and` at `index` joins clauses, not names: what follows it in the phrase is a pronoun.
fn is_coordination(text: &Text, index: usize, end: usize) -> bool {
    text.word(index) == "and" && index + 1 < end && matches!(text.word(index + 1), "he" | "she" | "they" | "it")
}

/// Steps back over adverbs and auxiliaries: `has repeatedly`, `also`.
fn skip_auxiliaries(text: &Text, from: usize, mut end: usize) -> usize {
    while end > from {
        let word = text.word(end - 1);
        let auxiliary = matches!(
            word,
            "has"
                | "had"
                | "have"
                | "also"
                | "later"
                | "then"
                | "was"
                | "is"
                | "would"
                | "will"
                | "did"
                | "does"
                | "not"
                | "once"
                | "n’t"
                | "n't"
        );
        let adverb = word.ends_with("ly") && text.tokens[end - 1].shape == Shape::Lower;
        if !(auxiliary || adverb) {
            break;
        }
        end -= 1;
    }
    end
}

/// Steps back from the comma at `comma` to the one that opens the apposition or relative clause before it.
fn over_apposition(text: &Text, from: usize, comma: usize) -> Option<usize> {
    let nearest = comma.saturating_sub(2 * LONGEST).max(from);
    (nearest..comma).rev().find(|&i| text.word(i) == ",").filter(|&i| i > from)
}

fn is_nominal(text: &Text, index: usize) -> bool {
    let word = text.word(index);
    text.tokens[index].shape.is_capital()
        || matches!(word, "he" | "she" | "they" | "it" | "who" | "we" | "I" | "you")
        || text.tokens[index].shape == Shape::Lower && !crate::text::is_function_word(word)
}
