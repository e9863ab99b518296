//! Whom the words that attribute a quote name: the names in them that speak, without those that only say whose somebody is,
//! or of what.

use super::bodies;
use super::references::Scene;
use super::speakers::inside;
use crate::entities::{self, Type};
use crate::nouns::{self, Property, Sort};
use crate::quotes::reading::Reading;
use crate::tags::Tag;
use crate::text::{Shape, Span};
use std::ops::Range;

/// No more places are written after one another: *Norvik, Lund County, Texas*.
const PLACES: usize = 4;

/// No more words tell of the second of two names what it is: *Lund and former prime minister Dahl*.
const TOLD: usize = 8;

/// The names in a speaker's words that speak: none that only says whose or which somebody is (*Lund's aide*,
/// *the Norvik spokesman*, *an aide to Lund*); joined ones together.
pub fn in_words(scene: &Scene, tokens: &Range<usize>) -> Vec<usize> {
    let reading = scene.reading;
    // “The Oslo Conservative” is a description, though it looks like a name.
    if tokens.len() > 2
        && reading.word(tokens.start).eq_ignore_ascii_case("the")
        && reading.is_noun_of(tokens.end - 1, Property::PartyMember)
    {
        return Vec::new();
    }
    let speaks = |&index: &usize| {
        let mention = reading.text.tokens_in(scene.mentions[index].span);
        let next = mention.end;
        let itself = matches!(scene.mentions[index].kind, Type::Organization | Type::Other) && is_told(reading, &mention, tokens);
        let modifies = next < tokens.end
            && !itself
            && (reading.tags[next] == Tag::Clitic && reading.word(next).ends_with(['s', '’', '\''])
                || matches!(reading.tags[next], Tag::Noun | Tag::Nouns) && reading.text.tokens[next].shape != Shape::Number
                || reading.tags[next] == Tag::Adjective
                    && reading.text.tokens[next].shape == Shape::Lower
                    && reading.word(next) != "further"
                || reading.word(next) == "-"
                || named_at(scene, next));
        !modifies && !governed(scene, tokens, index)
    };
    let mut who: Vec<usize> = Vec::new();
    let mut end = 0;
    let mut mentions: Vec<usize> = inside(scene, tokens).filter(speaks).collect();
    // A person among them speaks for bodies: “Norvik, whose head Ada Lund …”.
    if let Some(person) = mentions.iter().position(|&index| scene.mentions[index].kind == Type::Person) {
        let joined = |index: usize| scene.mentions[index].kind == Type::Person || index > mentions[person];
        mentions = mentions[person..].iter().copied().filter(|&index| joined(index)).collect();
    }
    for index in mentions {
        let span = scene.mentions[index].span;
        let gap = if who.is_empty() { "and" } else { reading.text.raw[end..span.start].trim() };
        // “Lund and other Conservatives” are more than can be named.
        let told = || scene.mentions[index].kind != Type::Group && joins_told(reading, Span::new(end, span.start));
        let joins = matches!(gap, "and" | "and the" | "," | ", and" | "&") || told();
        if !joins || !who.is_empty() && gap == "," && !lists(scene, tokens) {
            break;
        }
        let entity = scene.of_mention[index];
        if !who.contains(&entity) {
            who.push(entity);
        }
        end = span.end;
    }
    who
}

/// Whether the words in `gap` between two names join them, and tell of the first, the second or both what they are: *Lund,
/// the mayor, and her brother Holm*.
fn joins_told(reading: &Reading, gap: Span) -> bool {
    let tokens = reading.text.tokens_in(gap);
    let word = |at: usize| reading.word(at);
    let Some(and) = tokens.clone().rfind(|&at| word(at) == "and") else { return false };
    let joins = |tag: Tag| tag.is_nominal() || matches!(tag, Tag::Determiner | Tag::Possessive);
    let told = |mut of: Range<usize>| of.all(|at| joins(reading.tags[at]) || word(at) == "-");
    let first = match and - tokens.start {
        0 => true,
        1 => word(tokens.start) == ",",
        _ => word(tokens.start) == "," && word(and - 1) == "," && told(tokens.start + 1..and - 1),
    };
    let second = and + 1..tokens.end;
    first && second.len() < TOLD && told(second)
}

/// Whether what follows `name` in the words of a speaker tells what its bearer is: *Norvik news agency*, but *a Norvik
/// charity*.
fn is_told(reading: &Reading, name: &Range<usize>, tokens: &Range<usize>) -> bool {
    let clitic = reading.tags.get(name.end) == Some(&Tag::Clitic);
    let one = matches!(reading.word(tokens.start), "a" | "an" | "A" | "An" | "another" | "Another");
    let noun = bodies::noun_after(reading, name).filter(|&noun| noun < tokens.end && !clitic && !one);
    noun.is_some_and(|noun| !reading.is_noun_of(noun, Property::Part))
}

/// Whether names in `tokens` are a list: an *and* joins the last.
fn lists(scene: &Scene, tokens: &Range<usize>) -> bool {
    tokens.clone().any(|index| scene.reading.word(index) == "and")
}

/// Whether a name other than a date begins at token `index`.
fn named_at(scene: &Scene, index: usize) -> bool {
    let word = scene.reading.text.tokens[index].span;
    entities::within(scene.mentions, word).any(|mention| {
        let mention = &scene.mentions[mention];
        mention.span.start == word.start && matches!(mention.kind, Type::Person | Type::Organization)
    })
}

/// Whether a preposition in `tokens` governs the name that is mention `index`: *an aide to Lund*. Of *head of the
/// Harbour Board Ada Lund* it governs the board.
fn governed(scene: &Scene, tokens: &Range<usize>, index: usize) -> bool {
    let reading = scene.reading;
    // “Police in Norvik, Texas”: what governs the one place governs the other.
    let index = first_place(scene, index);
    let name = reading.text.tokens_in(scene.mentions[index].span);
    if name.start < tokens.start {
        return reading.tags[name.start.saturating_sub(1)].is_preposition();
    }
    let before = index.checked_sub(1).map(|before| reading.text.tokens_in(scene.mentions[before].span));
    let person = scene.mentions[index].kind == Type::Person;
    if person && before.is_some_and(|before| before.end == name.start && before.start > tokens.start) {
        return false;
    }
    let joins = |tag: Tag| {
        tag.is_nominal() || matches!(tag, Tag::Number | Tag::Determiner | Tag::Possessive | Tag::Clitic | Tag::Conjunction)
    };
    let stop = (tokens.start..name.start).rev().find(|&at| !joins(reading.tags[at]));
    // “Boards such as Norvik's” speak, and Norvik's is one of them.
    let example = |at: usize| at > tokens.start && reading.word(at) == "as" && reading.word(at - 1) == "such";
    stop.filter(|&at| !example(at))
        .is_some_and(|at| reading.tags[at].is_preposition() && !(person && bears_title(reading, tokens.start, at, name.start)))
}

/// The first of the few places before mention `index` that commas alone part from it.
fn first_place(scene: &Scene, index: usize) -> usize {
    let goes_on = |&index: &usize| {
        let [before, place] = [&scene.mentions[index - 1], &scene.mentions[index]];
        let places = before.kind == Type::Place && place.kind == Type::Place;
        places && scene.reading.text.raw[before.span.end..place.span.start].trim() == ","
    };
    let more = (1..=index).rev().take(PLACES).take_while(goes_on).count();
    index - more
}

/// Whether a person whose name begins at token `name` bears the title from token `start` on, though a preposition is in
/// it, the last at `at`: *Secretary of State Ada Lund*, *University of Norvik astronomer Ada Lund*, but none in *the
/// lawyer of President Ada Lund*.
fn bears_title(reading: &Reading, start: usize, at: usize, name: usize) -> bool {
    let sort = |at: usize| nouns::sort(reading.word(at).to_lowercase().trim_end_matches('.'));
    let head = (start..=at).find(|&at| reading.tags[at].is_preposition()).and_then(|first| first.checked_sub(1));
    let Some(head) = head.filter(|&head| head >= start && name > at + 1) else { return false };
    let named = |at: usize| reading.text.tokens[at].shape.is_capital();
    let last = reading.tags[name - 1];
    let nominal = last.is_nominal();
    // The Refugee Council is no refugee.
    if (at + 1..name).rev().find_map(sort) == Some(Sort::Person) {
        return nominal && named(head) && !matches!(sort(head), Some(Sort::Person | Sort::People));
    }
    let one = !matches!(reading.word(start), "a" | "an" | "A" | "An" | "another" | "Another");
    // “Professor of economics Ada Lund”, but “the lawyer of toddler Ada Lund”; “mother of two Ada Lund”.
    let field = match reading.is_noun_of(head, Property::Relation) {
        true => last == Tag::Number,
        false => nominal || last == Tag::Number,
    };
    one && sort(head) == Some(Sort::Person) && (field || nominal && (at + 1..name).any(named))
}
