//! What people are called besides their names: titles before a name, appositions after it.

use super::names::Entity;
use crate::entities::{Mention, Type};
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
    let title = (first.saturating_sub(BEFORE)..first).rev().map_while(plain);
    let mut found: Vec<String> = title.collect();
    if text.tokens.get(end).is_some_and(|_| text.word(end) == ",") {
        let apposition = (end + 1..text.tokens.len().min(end + 1 + AFTER)).take_while(|&index| {
            !matches!(text.word(index), "," | "." | "said" | "who") && text.tokens[index].shape != Shape::Clitic
        });
        found.extend(apposition.filter_map(plain));
    }
    found
}

/// Whether somebody with these `roles` may be called `head`.
pub fn may_be_called(roles: &HashSet<String>, head: &str) -> bool {
    roles.contains(head) || head == "leader" && LEADERS.iter().any(|leader| roles.contains(*leader))
}
