//! Whose a text is that is said to say something: *Lund's letter*, *a report by the Harbour Board*, and *the letter* once the
//! page has told that Lund wrote one.

use super::named;
use super::references::Scene;
use super::sources;
use super::speakers::inside;
use crate::entities::{self, Type};
use crate::quotes::reading::Reading;
use crate::tags::Tag;
use crate::text::Shape;
use std::ops::Range;

/// How far before a text is said to say something is looked for whose it is, in tokens.
const BEFORE: usize = 400;

/// No more places where it is spoken of are looked at.
const LOOKED_AT: usize = 8;

/// No more words stand before the noun of a text in its phrase, and behind it before who made it.
const PHRASE: usize = 8;
const AFTER: usize = 12;

/// Whose the text is that the words in `tokens` are for: as they tell themselves, else as the page told before.
pub fn author(scene: &Scene, tokens: &Range<usize>) -> Option<usize> {
    let noun = sources::head(scene.reading, tokens);
    owner(scene, tokens.start, noun).or_else(|| source(scene, noun)).or_else(|| told_before(scene, tokens, noun))
}

/// Whose the text is whose phrase is `start..=noun`, by the words before the noun: *its statement*, *Lund's statement*, *a
/// Harbour Board report*, but nobody's is *a Norvik report*.
fn owner(scene: &Scene, start: usize, noun: usize) -> Option<usize> {
    let reading = scene.reading;
    let nominal = |mut of: Range<usize>| {
        of.all(|at| reading.tags[at].is_nominal() || matches!(reading.tags[at], Tag::Number | Tag::Determiner))
    };
    let whose = scene.meant[start].filter(|meant| meant.end <= noun).and_then(|meant| {
        let clitic = reading.tags[meant.end] == Tag::Clitic;
        let owns = clitic || reading.tags[start] == Tag::Possessive;
        (owns && nominal(meant.end + usize::from(clitic)..noun)).then_some(meant.entity)
    });
    whose.or_else(|| {
        let phrase = start..noun + 1;
        inside(scene, &phrase).find_map(|mention| {
            let name = reading.text.tokens_in(scene.mentions[mention].span);
            let clitic = name.end < noun && reading.tags[name.end] == Tag::Clitic;
            let body = scene.mentions[mention].kind == Type::Organization && name.end == noun && nominal(start..name.start);
            let owns = name.start >= start && (body || clitic && nominal(name.end + 1..noun));
            owns.then(|| scene.of_mention[mention])
        })
    })
}

/// Who is told behind the noun of a text to have made it: *a report published on Monday by the Harbour Board*.
fn source(scene: &Scene, noun: usize) -> Option<usize> {
    let reading = scene.reading;
    let limit = reading.tags.len().min(noun + AFTER);
    let goes_on = |at: &usize| {
        let tag = reading.tags[*at];
        let made = tag != Tag::PastParticiple || !is_handed_on(reading.word(*at));
        made && !tag.is_finite() && tag != Tag::Mark && !reading.text.breaks_after(*at - 1)
    };
    let mut behind = (noun + 1..limit).take_while(goes_on);
    let made = behind.find(|&at| {
        let next = at == noun + 1;
        match reading.word(at) {
            "by" => true,
            "from" => next,
            "of" => next && is_issued(reading.word(noun)),
            "in" => next && matches!(reading.word(noun), "article" | "column" | "editorial" | "essay" | "op-ed"),
            _ => false,
        }
    })?;
    let joins = |&at: &usize| {
        let tag = reading.tags[at];
        // “By the Harbour News last week”.
        let told = || reading.text.tokens[at - 1].shape.is_capital() && reading.text.tokens[at].shape == Shape::Lower;
        let nominal = tag.is_nominal() && (reading.sort(at).is_some() || !told());
        nominal || matches!(tag, Tag::Determiner | Tag::Clitic) || matches!(reading.word(at), "of" | "and")
    };
    let limit = reading.tags.len().min(made + 1 + AFTER);
    let who = made + 1..(made + 1..limit).take_while(joins).last()? + 1;
    let whole = |end: usize| reading.tags[who.start] != Tag::Possessive && reading.tags.get(end) != Some(&Tag::Clitic);
    let meant = || scene.meant[who.start].filter(|meant| whole(meant.end)).map(|meant| meant.entity);
    // “A statement by Lund's office” is Lund's.
    let owner = || {
        let first = inside(scene, &who).next()?;
        (scene.mentions[first].kind != Type::Group).then(|| scene.of_mention[first])
    };
    named::in_words(scene, &who).first().copied().or_else(meant).or_else(owner)
}

/// Whether who does this to a text has not made it.
fn is_handed_on(word: &str) -> bool {
    matches!(word, "cited" | "leaked" | "obtained" | "quoted" | "reported" | "reviewed" | "seen" | "shared" | "viewed")
}

/// Whether what follows *of* behind this noun made the text: *the guidelines of the Harbour Board*, but not *the survey of
/// the Harbour Board*.
#[rustfmt::skip]
fn is_issued(noun: &str) -> bool {
    matches!(
        noun,
        "announcement" | "charter" | "constitution" | "declaration" | "findings" | "guidelines" | "manifesto" | "opinion" | "platform"
        | "policy" | "proclamation" | "ruling" | "statement" | "testimony" | "website"
    )
}

/// Whose *the letter* is by what the page told of it last: that somebody wrote one, or said something in one.
fn told_before(scene: &Scene, tokens: &Range<usize>, noun: usize) -> Option<usize> {
    let reading = scene.reading;
    let the = matches!(reading.word(tokens.start), "the" | "The" | "this" | "This" | "that" | "That");
    let told = matches!(reading.text.word_or_empty(noun + 1), "by" | "from" | "of" | "to");
    if !the || told || tokens.start + 1 != noun || reading.sort(noun).is_some() {
        return None;
    }
    let same = |&at: &usize| reading.tags[at].is_noun() && reading.word(at).eq_ignore_ascii_case(reading.word(noun));
    for at in (tokens.start.saturating_sub(BEFORE)..tokens.start).rev().filter(same).take(LOOKED_AT) {
        let start = phrase(reading, at);
        let another = matches!(reading.word(start), "a" | "an" | "A" | "An" | "another" | "Another");
        let found = owner(scene, start, at).or_else(|| source(scene, at)).or_else(|| issuer(scene, start, at, another));
        // Another text begins with “a letter”.
        if found.is_some() || another {
            // “A letter from Norvik” tells where it was sent.
            return found.filter(|&entity| scene.entities[entity].kind != Type::Place);
        }
    }
    None
}

/// Where the phrase begins that ends in the noun at token `noun`.
fn phrase(reading: &Reading, noun: usize) -> usize {
    let joins = |at: usize| {
        let tag = reading.tags[at];
        tag.is_nominal() || matches!(tag, Tag::Clitic | Tag::Number | Tag::Determiner | Tag::Possessive)
    };
    let first = (noun.saturating_sub(PHRASE)..noun).rev().take_while(|&at| joins(at) && !reading.text.breaks_after(at));
    first.last().unwrap_or(noun)
}

/// Who makes the text whose phrase is `start..=noun`, by its own sentence: who says something *in a letter* where it is
/// `another` than was spoken of, or *in the letter* at the sentence's beginning, and who *wrote a letter*.
fn issuer(scene: &Scene, start: usize, noun: usize, another: bool) -> Option<usize> {
    let reading = scene.reading;
    let before = start.checked_sub(1)?;
    let sentence = &reading.text.sentences[reading.text.sentence_of(noun)];
    let within = matches!(reading.word(before), "in" | "In" | "via" | "through");
    // “In the letter, Lund said …”, but not “Lund was named in the letter”.
    if within && (another || before == sentence.start) {
        let near = sentence.start.max(noun.saturating_sub(BEFORE))..sentence.end.min(noun + BEFORE);
        let said = near.filter_map(|at| scene.said_at(at)).find(|&number| scene.quote_at(noun) != Some(number));
        return said.and_then(|number| scene.said_by[number].first().copied());
    }
    if !is_issuing(reading.word(before)) {
        return None;
    }
    let helps = |at: usize| {
        matches!(reading.tags[at], Tag::Adverb | Tag::Modal) || matches!(reading.word(at), "has" | "have" | "had" | "also")
    };
    let end = (sentence.start..before).rev().take_while(|&at| helps(at)).last().unwrap_or(before);
    named_or_meant(scene, sentence.start, end)
}

/// Whether somebody makes a text public by what this word says: *issued a statement*.
#[rustfmt::skip]
fn is_issuing(word: &str) -> bool {
    matches!(
        word,
        "drafted" | "filed" | "issued" | "published" | "posted" | "publishes" | "released" | "releases" | "sent" | "signed"
        | "submitted" | "tweeted" | "wrote"
    )
}

/// Whose name, or what that means somebody, ends before token `end`; it begins at token `start` or later.
fn named_or_meant(scene: &Scene, start: usize, end: usize) -> Option<usize> {
    let last = end.checked_sub(1).filter(|&last| last >= start)?;
    let named = entities::within(scene.mentions, scene.reading.text.tokens[last].span).next_back();
    let named = named.filter(|&mention| scene.mentions[mention].kind.is_name()).map(|mention| scene.of_mention[mention]);
    named.or_else(|| {
        let meant = (start.max(end.saturating_sub(PHRASE))..end).rev().find_map(|at| scene.meant[at])?;
        (meant.end == end).then_some(meant.entity)
    })
}
