//! What was found but tells nobody anything: labels of remarks, pronouns, a source's wish to stay unnamed, deeds.

use super::lexicon::Cue;
use super::quote::{Kind, Quote};
use super::reading::Reading;
use crate::scorer::hash_word;
use crate::tags::Tag;
use std::ops::Range;

/// Whether a quote is none that a reader would look for.
pub fn is_none(reading: &Reading, quote: &Quote) -> bool {
    if quote.kind != Kind::Indirect {
        return false;
    }
    let tokens = reading.text.tokens_in(quote.content[0]);
    is_wish_for_silence(reading, tokens.start)
        || is_nobodys(reading, quote)
        || is_kind_of_remark(reading, quote)
        || quote.content.len() == 1 && (is_pronoun(reading, &tokens) || is_deed(reading, quote, &tokens))
}

/// Whether nothing but a word for what it is says a report: `Note: …`, `Answer: …`.
fn is_kind_of_remark(reading: &Reading, quote: &Quote) -> bool {
    let Some(cue) = quote.cue.filter(|_| quote.speaker.is_none()) else { return false };
    let paragraph = &reading.text.paragraphs[reading.text.paragraph_at(cue.start)];
    let cue = reading.text.token_at(cue.start);
    paragraph.tokens.start == cue && reading.text.word_or_empty(cue + 1) == ":"
}

/// Whether a report says no more than that its source wants to stay unnamed: *asked not to be named*.
fn is_wish_for_silence(reading: &Reading, start: usize) -> bool {
    let first = start.saturating_sub(1)..(start + 4).min(reading.text.tokens.len());
    let has = |wanted: &[&str]| first.clone().any(|index| wanted.contains(&reading.word(index)));
    has(&["not"]) && has(&["be"]) && has(&["named", "identified", "quoted"])
}

/// Whether it is told that nobody says it: `no group claimed responsibility`.
fn is_nobodys(reading: &Reading, quote: &Quote) -> bool {
    let Some(first) = quote.speaker.map(|speaker| reading.text.token_at(speaker.start)) else { return false };
    let is = |at: usize, word: &str| reading.word(at).eq_ignore_ascii_case(word);
    ["no", "nobody", "none", "neither"].iter().any(|word| is(first, word)) || first > 0 && is(first - 1, "no")
}

/// Whether nothing but a word that points elsewhere is left of a report: `disputed that`, `wrote that down`, `said it`.
fn is_pronoun(reading: &Reading, tokens: &Range<usize>) -> bool {
    let first = tokens.start;
    let points = matches!(reading.word(first), "this" | "that" | "these" | "those" | "so") || reading.tags[first] == Tag::Pronoun;
    points && (first + 1..tokens.end).all(|at| matches!(reading.tags[at], Tag::Particle | Tag::Adverb))
}

/// Verbs that say something of marked words or of a clause, and do something to a thing: `added a goal`.
const DEEDS: &[&str] = &["add", "continue", "fire", "repeat"];

/// Whether what is found is the object of a deed: a thing, with no verb, marks or conjunction.
fn is_deed(reading: &Reading, quote: &Quote, tokens: &Range<usize>) -> bool {
    let Some(cue) = quote.cue else { return false };
    let mut words = reading.text.tokens_in(cue);
    let is_deed = |cue: Cue| DEEDS.iter().any(|&verb| cue.lemma == hash_word(verb));
    let tells = |at: usize| reading.tags[at].is_verb() || matches!(reading.tags[at], Tag::Modal | Tag::Subordinator | Tag::To);
    words.any(|at| reading.cues[at].is_some_and(is_deed)) && !tokens.clone().any(tells) && reading.marked_in(tokens.clone()) == 0
}
