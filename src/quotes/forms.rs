//! Attributions that the form of the sentence tells, though the scorers, which know few words, doubt them: a verb of speech
//! before a clause with *that* (`hinting that it was false`), or a noun for what its owner says before one (`Lund’s claim that
//! …`).

use super::attribution::Attribution;
use super::choose::Chosen;
use super::cues;
use super::lexicon::Class;
use super::phrases;
use super::reading::Reading;
use crate::entities::Type;
use crate::tags::Tag;
use std::ops::Range;

/// How sure the form is.
const SURE: f32 = 0.7;

/// When somebody said it takes so many tokens at most.
const LONGEST_DATE: usize = 4;

/// So many words at most stand between an owner and the noun.
const LONGEST_EPITHET: usize = 2;

/// Raises the chances of those of `all` whose form tells that they are right, where nothing that is likelier than `threshold`
/// has their words.
pub fn raise(reading: &Reading, all: &[Attribution], chances: &mut [f32], threshold: f32) {
    let mut taken = vec![false; reading.text.tokens.len()];
    for (one, _) in all.iter().zip(&*chances).filter(|(_, chance)| **chance >= threshold) {
        one.content().parts().for_each(|part| taken[part].fill(true));
    }
    for (one, chance) in all.iter().zip(chances).filter(|(_, chance)| **chance < threshold) {
        let free = !taken[one.cue] && one.content().parts().all(|mut part| !part.any(|at| taken[at]));
        if free && (is_formed(reading, one) || is_bidden(reading, one)) {
            *chance = SURE;
        }
    }
}

/// Takes from what is said the words of its own cue: the *it clear* of `made it clear that …`.
pub fn leave_cue(reading: &Reading, one: &mut Chosen) {
    let Some(cue) = one.cue.map(|cue| cues::whole(reading, cue)) else { return };
    for part in one.parts.iter_mut().filter(|part| cue.contains(&part.start) && part.end > cue.end) {
        part.start = cue.end;
    }
}

/// Takes from words in marks the day behind them, on which they were said: `called it a “heap” on Monday`.
pub fn leave_day(reading: &Reading, one: &mut Chosen) {
    for part in &mut one.parts {
        let Some(end) = reading.opens(part.start).map(|segment| segment.tokens.end).filter(|&end| end < part.end) else {
            continue;
        };
        let day = end + usize::from(reading.word(end) == "on");
        if day < part.end && (day..part.end).all(|at| reading.is_of(at, Type::Date)) {
            part.end = end;
        }
    }
}

/// Gives to what is said what stands before its speaker and belongs to it, where no other of `chosen` has it: the *which* of `a
/// pier, which Lund said was closed`, the condition of `If it rains, Lund said it would be closed`.
pub fn take_leads(reading: &Reading, chosen: &mut [Chosen]) {
    let mut taken = vec![false; reading.text.tokens.len()];
    chosen.iter().flat_map(|one| one.parts.clone()).for_each(|part| taken[part].fill(true));
    for one in chosen {
        if let Some(lead) = lead(reading, one).filter(|lead| !taken[lead.clone()].contains(&true)) {
            taken[lead.clone()].fill(true);
            one.parts.insert(0, lead);
        }
    }
}

fn lead(reading: &Reading, one: &Chosen) -> Option<Range<usize>> {
    let (Some(cue), Some(speaker), [part]) = (one.cue, &one.speaker, &one.parts[..]) else { return None };
    let (start, whole) = (reading.frame(cue).start, cues::whole(reading, cue));
    if part.start <= cue || speaker.end > cue || speaker.start <= start || !reading.tags[cue].is_finite() {
        return None;
    }
    let before = speaker.start - 1;
    let relative = matches!(reading.word(before), "which" | "who" | "that");
    if relative && part.start == whole.end && reading.tags[part.start].is_finite() {
        return Some(before..speaker.start);
    }
    let conditional =
        matches!(reading.word(start), "If" | "Unless") || reading.word(start) == "Even" && reading.word(start + 1) == "if";
    let clause = reading.finite_in(start..before) > 0 && reading.marked_in(start..before) == 0;
    let apart = reading.word(before) == "," && reading.finite_in(before..whole.start) == 0;
    (conditional && clause && apart).then_some(start..before)
}

fn is_formed(reading: &Reading, one: &Attribution) -> bool {
    let (cue, first) = (one.cue, &one.content().first);
    // “Projected in May that”
    let when = |at: usize| reading.is_of(at, Type::Date) || matches!(reading.tags[at], Tag::Adverb | Tag::Preposition);
    let Some(that) = (cue + 1..reading.tags.len().min(cue + 2 + LONGEST_DATE)).find(|&at| !when(at)) else { return false };
    let subordinates = reading.tags[that] == Tag::Subordinator && reading.word(that) == "that";
    let clause = subordinates && !says(reading, that + 1);
    if !clause || first.start < that || first.start > that + 1 || reading.finite_in(first.clone()) == 0 {
        return false;
    }
    let Some(known) = reading.cues[cue].filter(|known| known.class != Class::Thought) else { return false };
    let Some(speaker) = one.speaker.as_ref().filter(|speaker| is_third(reading, speaker)) else { return false };
    let tag = reading.tags[cue];
    let verb = match tag {
        Tag::Past => true,
        Tag::PastParticiple => cues::whole(reading, cue).any(|at| matches!(reading.word(at), "has" | "have" | "had")),
        Tag::Gerund => cue > 0 && (reading.word(cue - 1) == "," || is_going_on(reading, cue)),
        // “Guarantees that it has” may be a noun with what it has.
        _ => tag.is_finite() && !known.noun,
    };
    known.verb && verb || known.noun && tag.is_noun() && is_owner(reading, speaker.end, cue)
}

/// Verbs by which somebody is told to do something.
const BIDDING: &str = "advise ask beg beseech exhort implore instruct order tell urge warn";

/// Verbs by which somebody binds themselves to do something.
const BINDING: &str = "pledge promise swear threaten vow";

/// Whether somebody tells others to do something, or that they will do it: `asked the council to help`, `vowed to stay`.
fn is_bidden(reading: &Reading, one: &Attribution) -> bool {
    let cue = one.cue;
    let is = |verbs: &str| cues::is_one_of(reading, cue, verbs);
    let told = match reading.tags[cue] {
        Tag::Past | Tag::PresentS => true,
        Tag::PastParticiple => cues::whole(reading, cue).any(|at| matches!(reading.word(at), "has" | "have" | "had")),
        Tag::Gerund => is_going_on(reading, cue),
        _ => false,
    };
    let limit = reading.frame(cue).end;
    let whom = phrases::chain_end(reading, cue + 1, limit)
        .or_else(|| (reading.tags.get(cue + 1) == Some(&Tag::Pronoun)).then_some(cue + 2));
    let to = if is(BINDING) { Some(cue + 1) } else { whom.filter(|_| is(BIDDING)) };
    let does = |to: &usize| *to + 1 < limit && reading.word(*to) == "to" && reading.tags[to + 1] == Tag::Base;
    let Some(to) = to.filter(does) else { return false };
    let speaks = |core: &Range<usize>| {
        let last = core.end - 1;
        is_third(reading, core) && (reading.kinds[last] != 0 || reading.may_speak(last) || reading.tags[last] == Tag::Pronoun)
    };
    let first = &one.content().first;
    told && one.speaker.as_ref().is_some_and(|core| core.end <= cue && speaks(core))
        && first.start > cue
        && first.contains(&(to + 1))
}

/// Whether the verb at token `cue` is one that somebody is at: `is demanding`.
fn is_going_on(reading: &Reading, cue: usize) -> bool {
    cues::whole(reading, cue).any(|at| matches!(reading.word(at), "is" | "are" | "was" | "were" | "been" | "’s" | "’re"))
}

/// Whether token `index` is a verb that makes a clause: *that* before one stands for its subject.
fn says(reading: &Reading, index: usize) -> bool {
    reading.tags.get(index).is_some_and(|tag| tag.is_finite() || *tag == Tag::Clitic)
}

/// Whether the phrase that ends before token `end` owns the noun `cue`: `her claim`, `Lund’s old claim`.
fn is_owner(reading: &Reading, end: usize, cue: usize) -> bool {
    let owned = if reading.tags[end - 1] == Tag::Possessive { end } else { end + 1 };
    let owns = owned <= cue && matches!(reading.tags[owned - 1], Tag::Possessive | Tag::Clitic);
    let epithet = |at: usize| reading.tags[at].is_nominal() || matches!(reading.tags[at], Tag::PastParticiple | Tag::Gerund);
    owns && cue - owned <= LONGEST_EPITHET && (owned..cue).all(epithet)
}

/// Whether a phrase is neither the writer, nor the reader, nor a thing that a pronoun stands for.
fn is_third(reading: &Reading, phrase: &Range<usize>) -> bool {
    let word = reading.word(phrase.start).to_lowercase();
    let other = ["i", "we", "you", "my", "our", "your", "it", "this", "that", "which", "who"].contains(&word.as_str());
    phrase.len() > 1 || !other
}
