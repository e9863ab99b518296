//! Quoted segments that no cue attributes: the last quote going on, speech all the same, or nobody's.

use super::attribution::Attribution;
use super::choose::{Chosen, Tie};
use super::cues;
use super::features::{Features, step};
use super::model::Model;
use super::reading::{Reading, Segment};
use crate::scorer::logistic;
use crate::tags::Tag;
use std::ops::Range;

/// What a loose segment was found to be.
#[derive(Clone, Debug)]
pub enum Fate {
    /// It goes on the chosen quote before it.
    GoesOn,
    /// A quote of its own.
    Speech(Chosen),
    /// Nobody's speech here: scare quotes, titles, words as words; with the probability that it is not.
    Scare(f32),
}

/// A quoted segment that nothing chosen attributes, among the quotes.
pub struct Loose<'c> {
    /// The last chosen quote that begins before it.
    pub last: Option<&'c Chosen>,
    /// The number of the segment.
    pub segment: usize,
}

/// Collects the features of a loose segment.
pub fn features(reading: &Reading, loose: &Loose, out: &mut Features) {
    let segment = &reading.segments[loose.segment];
    let tokens = &segment.tokens;
    let frame = reading.frame(tokens.start);
    let (first, end) = (tokens.start, tokens.end);
    let words = step(segment.words);
    let double = u32::from(segment.quoted.double) + 2 * u32::from(segment.quoted.closed);
    let before = reading.code(first.checked_sub(1), &frame);
    let after = reading.code(Some(end), &frame);
    let starts = u32::from(first == frame.start);
    let fills = u32::from(end + 1 >= frame.end) + 2 * starts;
    let inner = if tokens.len() > 2 { reading.codes[end - 2] } else { 0 };
    let head = if tokens.len() > 2 { reading.tags[first + 1] as u32 } else { 0 };
    let capital = u32::from(tokens.len() > 2 && reading.text.tokens[first + 1].shape.is_capital());
    out.one(500, 0);
    out.two(501, words, double);
    out.two(502, words, fills);
    out.two(503, before, words.min(5));
    out.two(504, after, words.min(5));
    out.two(505, before, after);
    out.two(506, inner, fills);
    out.three(507, head, capital, words.min(6));
    out.two(508, reading.tag(first.checked_sub(1), &frame), reading.tag(Some(end), &frame));
    let before2 = reading.code(first.checked_sub(2), &frame);
    out.two(509, before2, before);
    out.three(510, reading.tag(first.checked_sub(2), &frame), reading.tag(first.checked_sub(1), &frame), capital);
    let finite = tokens.clone().skip(1).take(60).any(|i| reading.tags[i].is_verb());
    let person = tokens
        .clone()
        .take(60)
        .any(|i| matches!(reading.word(i), "I" | "we" | "We" | "you" | "You" | "my" | "our" | "me" | "us"));
    out.three(511, u32::from(finite), u32::from(person), words);
    let titled = tokens.clone().take(20).filter(|&i| reading.text.tokens[i].shape.is_word());
    let titled = titled.clone().all(|i| reading.text.tokens[i].shape.is_capital() || reading.text.tokens[i].span.len() < 4);
    out.three(512, u32::from(titled), words, capital);
    let cue = (frame.start.max(first.saturating_sub(12))..first).rev().find(|&i| reading.cues[i].is_some());
    out.three(513, cue.map_or(0, |i| cues::class(reading, i)), cue.map_or(0, |i| step(first - i)), words.min(6));
    let later = (end..frame.end.min(end + 8)).find(|&i| reading.cues[i].is_some());
    out.three(514, later.map_or(0, |i| cues::class(reading, i)), later.map_or(0, |i| step(i - end)), words.min(6));
    context(reading, loose, segment, out);
}

/// What the quote before it makes of it.
fn context(reading: &Reading, loose: &Loose, segment: &Segment, out: &mut Features) {
    let first = segment.tokens.start;
    let words = step(segment.words);
    let frame = reading.frame_of[first];
    let starts = u32::from(first == reading.frame(first).start);
    let Some(last) = loose.last else {
        out.two(530, words, starts);
        return;
    };
    let end = last.parts.last().map_or(0, |part| part.end);
    let last_token = end.saturating_sub(1);
    let frames = frame.saturating_sub(reading.frame_of[last_token]).min(4);
    let paragraphs = reading.text.tokens[last_token].span.end
        ..reading.text.tokens[first].span.start.max(reading.text.tokens[last_token].span.end);
    let breaks = if paragraphs.len() > 2000 { 3 } else { reading.text.raw[paragraphs].matches('\n').take(3).count() as u32 };
    let was_quoted = reading.closes(end).is_some();
    let cue_frame = last.cue.map_or(9, |cue| frame.saturating_sub(reading.frame_of[cue]).min(4));
    let cue_after = last.cue.is_some_and(|cue| cue + 1 > end);
    let resumes = u32::from(segment.quoted.resumes);
    let unclosed = reading.segment_at(last_token).is_some_and(|s| !s.quoted.closed);
    let between = (end..first).take(200).filter(|&i| reading.text.tokens[i].shape.is_word()).take(40).count();
    let fills = segment.tokens.end + 1 >= reading.frame(first).end;
    out.three(531, frames, breaks.min(2), u32::from(was_quoted) * 2 + starts);
    out.three(532, cue_frame, breaks.min(2), u32::from(was_quoted) * 4 + starts * 2 + u32::from(cue_after));
    out.three(533, resumes, u32::from(unclosed), starts);
    out.three(534, step(between), u32::from(was_quoted) + 2 * u32::from(cue_after), starts + 2 * u32::from(fills));
    out.three(535, words, cue_frame * 8 + breaks.min(2) * 2 + starts, u32::from(was_quoted));
    let sort = last.speaker.as_ref().map_or(99, |core| reading.tags[core.end - 1] as u32);
    out.three(536, sort, cue_frame, starts);
    out.three(537, u32::from(last.cue.is_some()), frames, breaks.min(2));
    out.three(538, cue_frame * 4 + breaks.min(3), u32::from(was_quoted) * 2 + u32::from(fills), words.min(5));
}

/// The loose segments of `reading` between `chosen`, by their numbers.
pub fn loose(reading: &Reading, chosen: &[Chosen]) -> Vec<usize> {
    let mut covered = vec![false; reading.segments.len()];
    for part in chosen.iter().flat_map(|one| &one.parts) {
        for index in part.clone() {
            if let Some(number) = reading.segment_of[index] {
                covered[number as usize] = true;
            }
        }
    }
    (0..covered.len()).filter(|&number| !covered[number]).collect()
}

/// Marked words are rather nobody's that is known than whose a less likely attribution says: of 13 in 1,300 articles and pages,
/// 10 such were wrong.
const LEAST_RESCUED: f32 = 0.08;

/// The likeliest attribution of just these tokens that was not likely enough by itself.
fn rescue(tokens: &Range<usize>, all: &[Attribution], chances: &[f32]) -> Option<Chosen> {
    // Those whose cues stand near; attributions are in the order of their cues.
    let from = all.partition_point(|one| one.cue + 40 < tokens.start);
    let to = all.partition_point(|one| one.cue < tokens.end + 40);
    let likely = |number: &usize| chances[*number] >= LEAST_RESCUED;
    let attributes = |number: &usize| all[*number].contents.iter().any(|other| other.content.first == *tokens);
    let best = (from..to).take(60).filter(likely).filter(attributes).max_by(|&a, &b| chances[a].total_cmp(&chances[b]))?;
    let (this, chance) = (&all[best], chances[best]);
    let parts = vec![tokens.clone()];
    Some(Chosen { cue: Some(this.cue), parts, speaker: this.speaker.clone(), chance, carried: 0, tie: Tie::Attribution(best) })
}

/// What becomes of a loose segment; `all` are the attributions that were weighed, with their `chances`.
pub fn judge(reading: &Reading, loose: &Loose, all: &[Attribution], chances: &[f32], model: &Model) -> Fate {
    let mut collected = Features::default();
    features(reading, loose, &mut collected);
    let segment = &reading.segments[loose.segment];
    let goes_on = logistic(collected.sum(&model.continuation) as f32 * model.continuation.scale());
    let speech = logistic(collected.sum(&model.speech) as f32 * model.speech.scale());
    if is_label(reading, segment) {
        return Fate::Scare(1.0 - speech.min(0.5));
    }
    if loose.last.is_some() && goes_on >= 0.5 {
        return Fate::GoesOn;
    }
    let own = || says_i(reading, segment) || is_sentence(reading, segment);
    let chance = if speech < 0.5 && own() { SURE_OF_I } else { speech };
    if chance < 0.5 {
        return Fate::Scare(1.0 - chance);
    }
    let tokens = &segment.tokens;
    match rescue(tokens, all, chances) {
        Some(rescued) => Fate::Speech(rescued),
        None if is_epithet(reading, segment) => Fate::Scare(chance),
        None => Fate::Speech(Chosen::unattributed(tokens.clone(), chance)),
    }
}

/// Whether marked words say which thing is meant, between its article and its noun: `a “can we pay for it?” test`.
fn is_epithet(reading: &Reading, segment: &Segment) -> bool {
    let tokens = &segment.tokens;
    let frame = reading.frame(tokens.start);
    let led = tokens.start > frame.start
        && matches!(reading.tags[tokens.start - 1], Tag::Determiner | Tag::Possessive | Tag::Adjective | Tag::Clitic);
    let noun = tokens.end < frame.end && matches!(reading.tags[tokens.end], Tag::Noun | Tag::Nouns);
    segment.quoted.closed && led && noun && reading.word(tokens.end - 2) != ","
}

/// Whether marked words of a heading or a caption are no sentence: “the harbour problem”.
fn is_label(reading: &Reading, segment: &Segment) -> bool {
    let text = reading.text;
    let line = text.paragraphs.get(text.paragraph_at(segment.quoted.span.start));
    let says = |at: usize| reading.tags[at].is_verb() || reading.tags[at] == Tag::Modal;
    segment.quoted.closed && !segment.tokens.clone().any(says) && line.is_some_and(|line| text.is_line(line))
}

/// How sure marked words of a clause in which somebody says *I* are speech: of 27 that the scorers called nobody's in
/// 386 articles and pages some 20 were.
const SURE_OF_I: f32 = 0.75;

/// Whether marked words are a clause of somebody's own: “the stress I'm putting on my body”; no slogan and no title.
fn says_i(reading: &Reading, segment: &Segment) -> bool {
    let words = || segment.tokens.clone().take(LOOKED_AT).filter(|&at| reading.text.tokens[at].shape.is_word());
    let own = words().any(|at| matches!(reading.word(at), "I" | "me" | "my" | "My" | "we" | "We" | "our" | "Our" | "us"));
    let clause = words().any(|at| reading.tags[at].is_verb()) && segment.words > 3;
    segment.quoted.closed && own && clause && !is_titled(reading, segment)
}

/// Whether marked words are a sentence that is ended within its marks, with nothing beside it: no scare quote and no title.
fn is_sentence(reading: &Reading, segment: &Segment) -> bool {
    let tokens = segment.tokens.clone();
    let whole = reading.frame(tokens.start) == tokens;
    let ended = tokens.len() > 2 && matches!(reading.word(tokens.end - 2), "." | "!" | "?" | "…");
    let says = |at: usize| reading.tags[at].is_finite() || reading.tags[at] == Tag::Modal;
    let clause = segment.words > 3 && tokens.take(LOOKED_AT).any(says);
    segment.quoted.closed && whole && ended && clause && !is_titled(reading, segment)
}

/// Whether all long words have capitals: a title's, or a slogan's.
fn is_titled(reading: &Reading, segment: &Segment) -> bool {
    let long = segment.tokens.clone().take(LOOKED_AT).map(|at| reading.text.tokens[at]);
    long.filter(|token| token.shape.is_word() && token.span.len() > 3).all(|token| token.shape.is_capital())
}

/// So many tokens of a marked stretch tell what it is.
const LOOKED_AT: usize = 60;
