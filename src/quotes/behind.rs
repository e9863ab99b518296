//! Quotes that the scorers left to nobody, though who says them stands right behind: `“It was chaos,” recalled Lund`,
//! `“Is it safe?” Lund calmly asked`. A comma within the marks, or a question or cry before a verb of speech, tells.

use super::choose::{Chosen, Tie};
use super::phrases;
use super::reading::{Reading, Segment};
use crate::tags::Tag;
use std::ops::Range;

/// An apposition before the verb has at most so many tokens.
const LONGEST_APPOSITION: usize = 24;

/// How sure the form is: of 8 on 221 saved pages and in the articles that the scorers learnt from, where they leave few, 7 are right.
const SURE: f32 = 0.87;

/// What the segments of these numbers, which nothing else attributes, are by their form.
pub fn find(reading: &Reading, loose: impl Iterator<Item = usize>) -> Vec<Chosen> {
    let mut found: Vec<Chosen> = loose.filter_map(|number| said(reading, &reading.segments[number])).collect();
    found.sort_unstable_by_key(|one| one.cue);
    found
}

fn said(reading: &Reading, segment: &Segment) -> Option<Chosen> {
    let tokens = segment.tokens.clone();
    let frame = reading.frame(tokens.start);
    let interrupted = tokens.len() > 2 && matches!(reading.word(tokens.end - 2), "," | "?" | "!" | "…" | "—" | "–");
    if frame.start != tokens.start || tokens.end >= frame.end || !interrupted {
        return None;
    }
    let behind = tokens.end..frame.end;
    let (cue, speaker) = inverted(reading, &behind).or_else(|| in_order(reading, &behind))?;
    let parts = vec![tokens];
    Some(Chosen { cue: Some(cue), parts, speaker: Some(speaker), chance: SURE, carried: 0, tie: Tie::Behind })
}

/// `said the mayor`: the verb, and the core of the phrase after it.
fn inverted(reading: &Reading, behind: &Range<usize>) -> Option<(usize, Range<usize>)> {
    let cue = behind.start;
    let speaker = somebody(reading, cue + 1, behind.end)?;
    says(reading, cue).then_some((cue, speaker))
}

/// `the mayor calmly said`, `Lund, who was there, said`: the verb, and the core of the phrase before it.
fn in_order(reading: &Reading, behind: &Range<usize>) -> Option<(usize, Range<usize>)> {
    let speaker = somebody(reading, behind.start, behind.end)?;
    let mut next = speaker.end;
    if reading.word(next) == "," {
        let limit = behind.end.min(next + LONGEST_APPOSITION);
        next = (next + 1..limit).find(|&index| reading.word(index) == ",")? + 1;
    }
    let cue = (next..behind.end).find(|&index| reading.tags[index] != Tag::Adverb)?;
    says(reading, cue).then_some((cue, speaker))
}

/// Whether token `index` is a verb of speech that tells what was said.
fn says(reading: &Reading, index: usize) -> bool {
    let finite = matches!(reading.tags[index], Tag::Past | Tag::PresentS | Tag::Present);
    finite && reading.cues[index].is_some_and(|cue| cue.verb)
}

/// The core of the phrase that begins at token `at`, if it is somebody.
fn somebody(reading: &Reading, at: usize, limit: usize) -> Option<Range<usize>> {
    let end = phrases::core_end(reading, at, limit);
    let last = end.checked_sub(1).filter(|&last| last >= at && end < limit)?;
    let named = reading.tags[last] == Tag::Pronoun || reading.kinds[last] != 0 || reading.may_speak(last);
    named.then_some(at..end)
}
