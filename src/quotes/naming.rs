//! Marked words that somebody calls something: `Lund referred to the bridge as “a heap”`, `called it a “heap”`, `the “heap,”
//! as Lund dubbed it`. The scorers know few such verbs, and leave what they do not know to nobody. What is *called* or
//! *known as* something without a word of who calls it so is nobody's.

use super::choose::{Chosen, Tie};
use super::contents::{Content, Order};
use super::cues;
use super::lexicon::verb_forms;
use super::likeliest;
use super::model::Model;
use super::phrases;
use super::reading::Reading;
use crate::entities::Type;
use crate::scorer::hash_word;
use crate::tags::Tag;
use crate::text::Shape;
use rustc_hash::{FxHashMap, FxHashSet};
use std::ops::Range;
use std::sync::LazyLock;

/// Verbs that take what somebody is called right after whom: `dubbed it “the heap”`.
const CALLS: &str = "brand call deem dub label nickname term";

/// Verbs that take it after *as*.
const DESCRIBES: &str = "blast brand characterise characterize condemn deride decry denounce depict describe dismiss eulogise \
    eulogize hail identify label laud mock paint portray praise refer ridicule slam";

/// Words after a thing that tell its name.
const NAMES: &[&str] = &["called", "dubbed", "entitled", "labeled", "labelled", "named", "nicknamed", "titled"];

/// The verb stands so far before *as* at most.
const REACH: usize = 14;

/// Whom somebody calls something takes so many tokens at most.
const LONGEST_OBJECT: usize = 8;

/// What stands between *as* and the mark takes so many: `as a “heap”`.
const LONGEST_START: usize = 2;

/// How sure the form is.
const SURE: f32 = 0.8;

static CALL: LazyLock<FxHashSet<u32>> = LazyLock::new(|| forms(CALLS));
static DESCRIBE: LazyLock<FxHashSet<u32>> = LazyLock::new(|| forms(DESCRIBES));

fn forms(verbs: &str) -> FxHashSet<u32> {
    verbs.split_whitespace().flat_map(verb_forms).map(|form| hash_word(&form)).collect()
}

/// What the segments of these numbers, which nothing else attributes, are called by whom; `chosen` is what was found by
/// other means.
pub fn find(reading: &Reading, segments: impl Iterator<Item = usize>, chosen: &[Chosen], model: &Model) -> Vec<Chosen> {
    let mut speakers: Vec<(usize, &Range<usize>)> =
        chosen.iter().filter_map(|one| Some((one.cue?, one.speaker.as_ref()?))).collect();
    speakers.sort_unstable_by_key(|(cue, _)| *cue);
    let before = |cue: usize| speakers[..speakers.partition_point(|(other, _)| *other < cue)].last().copied();
    let said = |number: usize| said(reading, &reading.segments[number].tokens, before, model);
    let mut found: Vec<Chosen> = segments.filter_map(said).collect();
    found.sort_unstable_by_key(|one| one.cue);
    found.dedup_by_key(|one| one.cue);
    found
}

fn said<'c>(
    reading: &Reading,
    tokens: &Range<usize>,
    before: impl Fn(usize) -> Option<(usize, &'c Range<usize>)>,
    model: &Model,
) -> Option<Chosen> {
    let frame = reading.frame(tokens.start);
    let (cue, speaker, tie) = match dubbed(reading, tokens, &frame) {
        Some((cue, speaker)) => (cue, speaker, Tie::Behind),
        None if let Some((cue, speaker)) = described_by(reading, tokens, &frame) => (cue, speaker, Tie::Naming),
        None => {
            let cue = described(reading, tokens, &frame).or_else(|| called(reading, tokens, &frame))?;
            let content = Content { order: Order::After, first: tokens.clone(), second: tokens.end..tokens.end };
            let speaker = likeliest::speaker(reading, cue, &content, &model.speaker).0?;
            let dated = reading.is_of(speaker.end - 1, Type::Date);
            let governed = speaker.start > frame.start && reading.tags[speaker.start - 1] == Tag::Preposition;
            // “… and on the radio called it”: who spoke before goes on.
            let speaker = if governed { before(cue).filter(|(other, _)| frame.contains(other))?.1.clone() } else { speaker };
            (cue, (!dated).then_some(speaker)?, Tie::Naming)
        }
    };
    Some(Chosen { cue: Some(cue), parts: vec![tokens.clone()], speaker: Some(speaker), chance: SURE, carried: 0, tie })
}

/// Verb and speaker of `was described by Lund as a “heap”`.
fn described_by(reading: &Reading, tokens: &Range<usize>, frame: &Range<usize>) -> Option<(usize, Range<usize>)> {
    let r#as = before_mark(reading, tokens, frame)?;
    let by = (frame.start.max(r#as.saturating_sub(REACH))..r#as).rfind(|&at| reading.word(at) == "by")?;
    let cue = by.checked_sub(1).filter(|cue| frame.contains(cue) && is_verb(reading, *cue, &DESCRIBE))?;
    let end = phrases::core_end(reading, by + 1, r#as);
    let speaks = |at: usize| reading.kinds[at] != 0 || reading.may_speak(at) || reading.tags[at] == Tag::Pronoun;
    (end == r#as && end > by + 1 && speaks(end - 1)).then_some((cue, by + 1..end))
}

/// The *as* of `as a “heap”`, `as acts of “terror”`.
fn before_mark(reading: &Reading, tokens: &Range<usize>, frame: &Range<usize>) -> Option<usize> {
    let start = tokens.start.saturating_sub(LONGEST_START + 1).max(frame.start);
    let r#as = (start..tokens.start).rfind(|&at| reading.word(at) == "as")?;
    let epithet = |at: usize| matches!(reading.tags[at], Tag::Determiner | Tag::Possessive | Tag::Adjective);
    let kind = |at: usize| reading.tags[at].is_noun() && reading.word(at + 1) == "of" || reading.word(at) == "of";
    (r#as + 1..tokens.start).all(|at| epithet(at) || kind(at)).then_some(r#as)
}

/// The verb of `described the bridge as a “heap”`.
fn described(reading: &Reading, tokens: &Range<usize>, frame: &Range<usize>) -> Option<usize> {
    let r#as = before_mark(reading, tokens, frame)?;
    let verb = |end: usize| (frame.start.max(r#as.saturating_sub(REACH))..end).rfind(|&at| reading.tags[at].is_verb());
    let last = verb(r#as)?;
    // Whom somebody calls so may end in a participle: “the jet involved”.
    let modifies = last + 1 == r#as && reading.word(last).ends_with("ed") && !is_verb(reading, last, &DESCRIBE);
    let cue = if modifies { verb(last)? } else { last };
    // “A man identified as”: nobody is told to do it, unless whom he describes stands before him.
    let relative = || {
        (frame.start.max(cue.saturating_sub(REACH))..cue).any(|at| matches!(reading.word(at), "which" | "whom" | "who" | "that"))
    };
    let object = (cue + 1..r#as).any(|at| reading.tags[at] != Tag::Adverb) || relative();
    let refers = !reading.word(cue).starts_with("refer") || reading.word(cue + 1) == "to";
    (is_verb(reading, cue, &DESCRIBE) && object && refers && is_told(reading, cue, frame)).then_some(cue)
}

/// The verb of `called the bridge a “heap”`.
fn called(reading: &Reading, tokens: &Range<usize>, frame: &Range<usize>) -> Option<usize> {
    let start = tokens.start.saturating_sub(LONGEST_OBJECT).max(frame.start);
    let cue = (start..tokens.start).rfind(|&at| reading.tags[at].is_verb())?;
    let mut object = cue + 1..tokens.start;
    while !object.is_empty() && matches!(reading.tags[object.end - 1], Tag::Determiner | Tag::Possessive) {
        object.end -= 1;
    }
    let whole = object.clone().all(|at| reading.text.tokens[at].shape != Shape::Mark && reading.segment_of[at].is_none());
    (is_verb(reading, cue, &CALL) && !object.is_empty() && whole && is_told(reading, cue, frame)).then_some(cue)
}

/// Verb and speaker of `the “heap,” as Lund dubbed it`.
fn dubbed(reading: &Reading, tokens: &Range<usize>, frame: &Range<usize>) -> Option<(usize, Range<usize>)> {
    let r#as = tokens.end + usize::from(tokens.end < frame.end && reading.word(tokens.end) == ",");
    if r#as + 1 >= frame.end || reading.word(r#as) != "as" {
        return None;
    }
    let end = phrases::core_end(reading, r#as + 1, frame.end);
    let cue =
        (end..frame.end).find(|&at| !matches!(reading.tags[at], Tag::Adverb | Tag::Present) || reading.cues[at].is_some())?;
    let named = end > r#as + 1 && is_verb(reading, cue, &CALL) && reading.tags[cue].is_finite();
    named.then_some((cue, r#as + 1..end))
}

fn is_verb(reading: &Reading, index: usize, verbs: &FxHashSet<u32>) -> bool {
    reading.segment_of[index].is_none() && verbs.contains(&reading.text.tokens[index].word)
}

/// Whether somebody does what the verb at token `cue` says, and is told to have done it: not *was called*, *never called*,
/// *to call*.
fn is_told(reading: &Reading, cue: usize, frame: &Range<usize>) -> bool {
    let before = (frame.start..cue).rev().find(|&at| reading.tags[at] != Tag::Adverb || is_not(reading.word(at)));
    let word = before.map_or("", |before| reading.word(before));
    match reading.tags[cue] {
        _ if is_not(word) => false,
        Tag::PastParticiple => matches!(word, "has" | "have" | "had" | "'ve" | "’ve" | "'s" | "’s" | "'d" | "’d"),
        Tag::Gerund => matches!(word, "," | "and"),
        Tag::Base => matches!(word, "would" | "will" | "did"),
        tag => tag.is_finite(),
    }
}

fn is_not(word: &str) -> bool {
    matches!(word, "not" | "never" | "n't" | "n’t")
}

/// Takes from `chosen` what only tells a thing's name, whose marks are nobody's: `a song called “The Heap”`.
pub fn give_up_names(reading: &Reading, chosen: &mut Vec<Chosen>, scare: &mut Vec<(usize, f32)>) {
    for one in chosen.extract_if(.., |one| names_thing(reading, one)) {
        let marks = one.parts.iter().flat_map(|part| part.clone().filter_map(|at| reading.opens(at).map(|_| at)));
        scare.extend(marks.filter_map(|at| Some((reading.segment_of[at]? as usize, SURE))));
    }
}

/// Whether a thing, or somebody not known yet, is said to be called something, by nobody told: `a film titled “The Heap”`, `is
/// commonly called “the heap”`.
fn names_thing(reading: &Reading, one: &Chosen) -> bool {
    let (Some(cue), Some(part)) = (one.cue, one.parts.first()) else { return false };
    let mark = cue + 1 + usize::from(reading.text.word_or_empty(cue + 1) == "the");
    let told = part.start > cue && part.start <= mark && reading.opens(mark).is_some();
    let names = reading.segment_of[cue].is_none() && NAMES.contains(&reading.word(cue));
    if !names || !told || cue == 0 {
        return false;
    }
    let somebody =
        |at: usize| reading.kinds[at] != 0 || reading.may_speak(at) || matches!(reading.tags[at], Tag::Pronoun | Tag::Question);
    match &one.speaker {
        Some(thing) if thing.end == cue => !somebody(cue - 1) || matches!(reading.word(thing.start), "a" | "an" | "A" | "An"),
        // “Lund used a trick called “the heap””.
        Some(other) => other.end < cue && matches!(reading.tags[cue - 1], Tag::Noun | Tag::Nouns) && !somebody(cue - 1),
        None => cues::whole(reading, cue).any(|at| matches!(reading.word(at), "is" | "are" | "was" | "were" | "been")),
    }
}

/// `, and a`
const LONGEST_JOINT: usize = 3;

/// Gives the segments that a joint alone parts from the end of a quote to it: `“gamesmanship” and a “stunt”`.
pub fn carry_on(reading: &Reading, chosen: &mut [Chosen], scare: &mut Vec<(usize, f32)>) {
    let ends = chosen.iter().enumerate().filter(|(_, one)| one.cue.is_some());
    let mut ends: FxHashMap<usize, usize> = ends.filter_map(|(number, one)| Some((one.parts.last()?.end, number))).collect();
    scare.retain(|&(number, _)| {
        let Some(before) = number.checked_sub(1).map(|before| &reading.segments[before].tokens) else { return true };
        let tokens = &reading.segments[number].tokens;
        let between = before.end..tokens.start;
        let joins = |at: usize| matches!(reading.word(at), "," | "and" | "or" | "but" | "a" | "an" | "the");
        let joined = between.len() <= LONGEST_JOINT && between.clone().all(joins);
        let together = joined && between.clone().any(|at| matches!(reading.word(at), "and" | "or" | "but"));
        let one_frame = reading.frame_of[before.start] == reading.frame_of[tokens.start];
        let Some(&quote) = ends.get(&before.end).filter(|_| together && one_frame) else { return true };
        chosen[quote].parts.push(tokens.clone());
        ends.insert(tokens.end, quote);
        false
    });
}
