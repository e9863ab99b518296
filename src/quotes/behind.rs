//! Quotes that the scorers left to nobody, though who says them stands right behind: `“It was chaos,” recalled Lund`,
//! `“Is it safe?” Lund calmly asked`. A comma within the marks, or a question or cry before a verb of speech, tells. Reports
//! too, whose sentence ends so: `The bridge is unsafe, say engineers.`

use super::choose::{Chosen, Tie};
use super::quote::Quote;
use super::reading::{Reading, Segment};
use super::{cues, phrases};
use crate::tags::Tag;
use crate::text::{Shape, Span};
use std::ops::Range;

/// An apposition before the verb has at most so many tokens.
const LONGEST_APPOSITION: usize = 24;

/// The end of a sentence that says who reports it has at most so many tokens.
const LONGEST_END: usize = 24;

/// Verbs after which nobody but who says it can stand without a comma: one *endorses* somebody.
const TELLING: &str = "add admit argue claim complain conclude estimate explain insist note observe predict recall report say state \
    suggest write";

/// How sure the form is: of 8 on 221 saved pages and in the articles that the scorers learnt from, where they leave few, 7 are right.
const SURE: f32 = 0.87;

/// What the segments of these numbers, which nothing else attributes, are by their form.
pub fn find(reading: &Reading, loose: impl Iterator<Item = usize>) -> Vec<Chosen> {
    let mut found: Vec<Chosen> = loose.filter_map(|number| said(reading, &reading.segments[number])).collect();
    found.sort_unstable_by_key(|one| one.cue);
    found
}

/// What whole sentences without marks report that end in who says it, where none of `quotes` has another cue for these
/// words.
pub fn reports(reading: &Reading, quotes: &[Quote]) -> Vec<Chosen> {
    // What goes on in another sentence has more words than these.
    let own = |quote: &Quote| quote.cue.filter(|_| quote.content.len() == 1);
    let mut taken: Vec<(Span, Option<Span>)> =
        quotes.iter().flat_map(|quote| quote.content.iter().map(move |&part| (part, own(quote)))).collect();
    taken.sort_unstable_by_key(|(part, _)| part.start);
    let is_free = |found: &Chosen| {
        let end = found.speaker.as_ref().map_or(0, |speaker| speaker.end);
        let words = reading.text.span_of(found.parts[0].start..end);
        let own = found.cue.map(|cue| reading.text.span_of(cues::whole(reading, cue)));
        let from = taken.partition_point(|(part, _)| part.end <= words.start);
        taken[from..].iter().take_while(|(part, _)| part.start < words.end).all(|(_, cue)| *cue == own)
    };
    let frames = reading.frames.iter().filter(|frame| reading.marked_in((*frame).clone()) == 0);
    frames.filter_map(|frame| reported(reading, frame)).filter(is_free).collect()
}

/// A clause, a comma, and who says it, up to the full stop or, where the verb comes first, to what else they say: `…, said
/// Lund, who added …`.
fn reported(reading: &Reading, frame: &Range<usize>) -> Option<Chosen> {
    let stop = frame.end.checked_sub(1).filter(|&stop| reading.word(stop) == ".")?;
    let tells = |cue: usize| cues::is_one_of(reading, cue, TELLING);
    let ended = |comma: usize| {
        let behind = comma + 1..frame.end;
        if let Some((cue, speaker)) = inverted(reading, &behind).filter(|(cue, _)| tells(*cue)) {
            let end = phrases::whole(reading, &speaker, cue, frame, |_| false).end;
            let told = reading.word(end) == "," && matches!(reading.word(end + 1), "who" | "adding");
            return (end == stop || told).then_some((comma, cue, speaker));
        }
        let short = comma + LONGEST_END > stop;
        let (cue, speaker) = in_order(reading, &behind).filter(|(cue, _)| short && tells(*cue) && cue + 1 == stop)?;
        Some((comma, cue, speaker))
    };
    let mut commas = (frame.start + 1..stop).rev().filter(|&at| reading.word(at) == ",");
    let (comma, cue, speaker) = commas.find_map(ended)?;
    let words = frame.start..comma;
    let clause = reading.finite_in(words.clone()) > 0 || words.clone().any(|at| reading.tags[at] == Tag::Modal);
    clause.then(|| Chosen {
        cue: Some(cue),
        parts: vec![words],
        speaker: Some(speaker),
        chance: SURE,
        carried: 0,
        tie: Tie::Behind,
    })
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
    let mut parts = vec![tokens];
    parts.extend(resumed(reading, cue, &frame));
    Some(Chosen { cue: Some(cue), parts, speaker: Some(speaker), chance: SURE, carried: 0, tie: Tie::Behind })
}

/// The segment that goes on in the middle of the sentence after `cue`: `“One,” said Lund of the council, “or two.”`
fn resumed(reading: &Reading, cue: usize, frame: &Range<usize>) -> Option<Range<usize>> {
    let next = (cue..frame.end).find(|&at| reading.segment_of[at].is_some())?;
    let lower = reading.text.tokens.get(next + 1).is_some_and(|token| token.shape == Shape::Lower);
    let segment = reading.opens(next).filter(|_| lower && reading.word(next - 1) == ",")?;
    Some(segment.tokens.clone())
}

/// `said the mayor`: the verb, and the core of the phrase after it.
fn inverted(reading: &Reading, behind: &Range<usize>) -> Option<(usize, Range<usize>)> {
    let cue = behind.start;
    let speaker = somebody(reading, cue + 1, behind.end)?;
    // “Comments Lund”: what can be a verb is one there, though it is a noun elsewhere.
    let verb = reading.cues[cue].is_some_and(|cue| cue.verb) && matches!(reading.tags[cue], Tag::Nouns | Tag::Base);
    (verb || says(reading, cue)).then_some((cue, speaker))
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
    // Turned round, “said” looks like a participle.
    let finite = matches!(reading.tags[index], Tag::Past | Tag::PresentS | Tag::Present) || reading.word(index) == "said";
    finite && reading.cues[index].is_some_and(|cue| cue.verb)
}

/// The core of the phrase that begins at token `at`, if it is somebody.
fn somebody(reading: &Reading, at: usize, limit: usize) -> Option<Range<usize>> {
    let end = phrases::core_end(reading, at, limit);
    let last = end.checked_sub(1).filter(|&last| last >= at && end < limit)?;
    let named = reading.tags[last] == Tag::Pronoun || reading.kinds[last] != 0 || reading.may_speak(last);
    named.then_some(at..end)
}
