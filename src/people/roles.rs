//! What people are called besides their names: titles before a name, appositions after it.

use super::names::Entity;
use crate::entities::{Mention, Type};
use crate::quotes::lexicon::{Word, known};
use crate::scorer::hash_word;
use crate::text::{Shape, Text, is_function_word};
use std::collections::HashSet;

/// How many words before a name, and after it, may say what the person is.
const BEFORE: usize = 6;
const AFTER: usize = 12;

/// Words that a head of state or of a body may be called besides their office.
const LEADERS: &[&str] =
    &["president", "premier", "minister", "chancellor", "king", "queen", "chairman", "chairwoman", "secretary"];

/// For each entity, the words in lower case that say what the person is.
pub fn of_entities(text: &Text, mentions: &[Mention], entities: &[Entity]) -> Vec<HashSet<String>> {
    let of = |entity: &Entity| {
        let people = entity.mentions.iter().filter(|&&mention| mentions[mention].kind == Type::Person);
        people.flat_map(|&mention| words_around(text, &mentions[mention])).collect()
    };
    entities.iter().map(of).collect()
}

/// The words of the title before a mention and of the apposition after it, in lower case.
fn words_around(text: &Text, mention: &Mention) -> Vec<String> {
    let (first, end) = (text.token_at(mention.span.start), text.token_at(mention.span.end));
    let plain = |index: usize| {
        let word = text.word(index).to_lowercase();
        (text.tokens[index].shape.is_word() && !is_function_word(&word)).then_some(word)
    };
    let title = (first.saturating_sub(BEFORE)..first).rev().map_while(|index| {
        let verb = |word: &str| text.tokens[index].shape == Shape::Lower && is_verb(word);
        plain(index).filter(|word| !verb(word))
    });
    let mut found: Vec<String> = title.collect();
    if text.tokens.get(end).is_some_and(|_| text.word(end) == ",") {
        let apposition = (end + 1..text.tokens.len().min(end + 1 + AFTER)).take_while(|&index| {
            !matches!(text.word(index), "," | "." | "said" | "who") && text.tokens[index].shape != Shape::Clitic
        });
        found.extend(apposition.filter_map(plain));
    }
    found
}

/// Verbs that stand before names and that neither `-ed` nor the table of cues tells.
const VERBS: &[&str] = &[
    "beat", "brought", "found", "gave", "held", "joins", "kept", "led", "left", "lost", "made", "meets", "met", "put", "saw",
    "sees", "sent", "told", "took", "won",
];

/// Whether a word before a name is a verb whose object the person is, and no title.
fn is_verb(word: &str) -> bool {
    let cue = matches!(known(hash_word(word)), Some(Word::Cue(cue)) if cue.verb && !cue.noun);
    cue || word.ends_with("ed") || VERBS.contains(&word)
}

/// Whether somebody with these `roles` may be called `head`.
pub fn may_be_called(roles: &HashSet<String>, head: &str) -> bool {
    roles.contains(head) || head == "leader" && LEADERS.iter().any(|leader| roles.contains(*leader))
}
