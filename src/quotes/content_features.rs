//! What speaks for a stretch being the content of a cue: its two ends, and the two together.

use super::contents::{Content, Order};
use super::cues::{self, Scored};
use super::features::{Features, step};
use super::reading::Reading;
use crate::scorer::mix;
use crate::tags::Tag;
use std::ops::Range;

/// The cue whose content is sought.
pub struct Context<'c, 'a, 't> {
    /// The text.
    pub reading: &'c Reading<'a, 't>,
    /// How likely each token is a cue.
    pub scored: &'c Scored,
    /// The cue's head.
    pub cue: usize,
    /// The cue's frame.
    pub frame: Range<usize>,
    /// Where the phrase after the cue ends: whom it tells, or what it is about.
    pub object_end: usize,
}

impl<'c, 'a, 't> Context<'c, 'a, 't> {
    /// That of the cue at token `cue`, among those `scored`.
    pub fn new(reading: &'c Reading<'a, 't>, scored: &'c Scored, cue: usize) -> Self {
        let frame = reading.frame(cue);
        let object_end = cues::object(reading, cue, &frame).map_or(cue + 1, |core| core.end);
        Context { reading, scored, cue, frame, object_end }
    }

    fn code(&self, index: usize, offset: isize) -> u32 {
        self.reading.code(index.checked_add_signed(offset), &self.frame)
    }

    fn tag(&self, index: usize, offset: isize) -> u32 {
        self.reading.tag(index.checked_add_signed(offset), &self.frame)
    }

    fn lemma(&self) -> u32 {
        cues::lemma(self.reading, self.cue)
    }

    fn kind(&self) -> u32 {
        mix(cues::class(self.reading, self.cue), self.reading.tags[self.cue] as u32)
    }

    /// The likeliest cue among `tokens`, with how far in it is.
    fn chance(&self, tokens: Range<usize>) -> (u32, u32) {
        let start = tokens.start;
        self.scored.likeliest(tokens).map_or((0, 0), |i| (u32::from(self.scored.chances[i]), (i - start) as u32))
    }
}

/// The kind of boundary before token `index`.
fn boundary(context: &Context, index: usize) -> u32 {
    let reading = context.reading;
    if index >= context.frame.end {
        return 1;
    }
    if let Some(segment) = reading.opens(index) {
        return 2 + u32::from(segment.words > 3);
    }
    if reading.closes(index).is_some() { 4 } else { 5 }
}

/// Content that begins at token `at` after the cue.
pub fn start(context: &Context, at: usize, out: &mut Features) {
    let (reading, cue) = (context.reading, context.cue);
    let (lemma, kind) = (context.lemma(), context.kind());
    let distance = step(at - cue - 1);
    let opened = boundary(context, at);
    out.two(100, lemma, distance);
    out.two(101, kind, distance);
    out.two(102, kind, context.code(at, 0));
    out.two(103, lemma, context.code(at, 0));
    out.two(104, kind, context.code(at, -1));
    out.two(105, lemma, context.code(at, -1));
    out.three(106, kind, context.code(at, -1), context.code(at, 0));
    out.three(107, context.tag(at, -1), context.tag(at, 0), distance);
    out.three(108, kind, context.tag(at, 0), context.tag(at, 1));
    out.three(109, opened, context.code(at, -1), kind);
    out.three(110, opened, distance, lemma);
    out.three(111, context.code(at, 0), context.code(at, 1), distance);
    let between = cue + 1..at;
    let passed = |word: &str| between.clone().any(|i| reading.word(i) == word);
    let skipped = u32::from(passed("that"))
        + 2 * u32::from(passed("to"))
        + 4 * u32::from(passed(","))
        + 8 * u32::from(between.clone().any(|i| reading.segment_of[i].is_some()))
        + 16 * u32::from(between.clone().any(|i| reading.tags[i].is_verb()));
    out.two(112, skipped, kind);
    out.three(113, skipped, distance, context.code(at, 0));
    let ahead = (at..context.frame.end.min(at + 8)).find(|&i| matches!(reading.word(i), "that" | "to" | "whether" | "," | ":"));
    out.three(114, ahead.map_or(0, |i| reading.codes[i]), ahead.map_or(0, |i| step(i - at)), kind);
    let noun = between.clone().any(|i| reading.tags[i].is_noun() || reading.tags[i] == Tag::Pronoun);
    out.three(115, u32::from(noun), lemma, reading.tags[at] as u32);
    let shape: u32 = between.clone().take(5).fold(0, |shape, i| mix(shape, reading.tags[i] as u32));
    out.two(116, shape, context.tag(at, 0));
    out.two(117, shape, lemma);
    out.three(118, context.code(cue, -1), kind, context.tag(at, 0));
    let says = reading.finite_in(at..clause_end(context, at)) > 0;
    out.three(119, u32::from(says), context.code(at, -1), lemma);
    out.three(120, u32::from(says), context.code(at, -1), mix(kind, skipped));
    let object = u32::from(at == context.object_end) + 2 * u32::from(at > context.object_end);
    out.three(121, mix(object, context.code(cue, 1)), context.code(at, 0), kind);
    out.three(122, object, context.code(context.object_end, 0), kind);
}

/// Where the words from token `at` on come to a comma or a like mark.
fn clause_end(context: &Context, at: usize) -> usize {
    let limit = context.frame.end.min(at + 30);
    (at..limit).find(|&i| matches!(context.reading.word(i), "," | ";" | "—" | "–" | "(" | ")")).unwrap_or(limit)
}

/// Content that ends right before token `at`, after the cue.
pub fn end(context: &Context, at: usize, out: &mut Features) {
    let reading = context.reading;
    let (lemma, kind) = (context.lemma(), context.kind());
    let closed = boundary(context, at);
    let (last, next, second) = (context.code(at, -1), context.code(at, 0), context.code(at, 1));
    out.two(140, kind, next);
    out.two(141, lemma, next);
    out.two(142, next, second);
    out.three(143, next, second, context.tag(at, 2));
    out.three(144, kind, closed, context.tag(at, 0));
    out.three(145, context.tag(at, -1), context.tag(at, 0), context.tag(at, 1));
    out.three(146, kind, last, context.tag(at, 0));
    out.three(147, next, context.tag(at, 1), kind);
    let left = step(context.frame.end.saturating_sub(at));
    out.three(148, closed, left, next);
    out.two(149, left, kind);
    let here = context.chance(at..at + 1);
    let soon = context.chance(at + 1..at + 7);
    out.two(150, soon.0, next);
    out.three(151, soon.0, soon.1, context.tag(at, 0));
    out.three(152, here.0, next, context.tag(at, -1));
    let past = context.chance(at.saturating_sub(3)..at);
    out.two(153, past.0, past.1);
    let since =
        (context.cue + 1..at).rev().take_while(|&i| i + 40 > at).find(|&i| matches!(reading.word(i), "," | ";" | "—" | "–"));
    out.three(154, next, since.map_or(0, |i| step(at - i)), since.map_or(0, |i| context.code(i, 1)));
    let time = at < context.frame.end && super::contents::is_time(reading.word(at));
    out.three(155, u32::from(time), left, kind);
    if let Some(segment) = reading.closes(at) {
        let inner = segment.tokens.end.checked_sub(2).map_or(0, |i| reading.codes[i]);
        out.three(156, inner, next, u32::from(segment.words > 3));
    }
    out.three(157, lemma, closed, left.min(2));
    out.three(158, context.tag(at, -2), context.tag(at, -1), next);
    // What follows may be the speaker's next deed: “said it would close and left the hall”.
    let verb = (at..context.frame.end.min(at + 8)).find(|&i| reading.tags[i].is_verb() || reading.tags[i] == Tag::Modal);
    let subject = verb.is_some_and(|verb| (at + 1..verb).any(|i| reading.tags[i].is_noun() || reading.tags[i] == Tag::Pronoun));
    let same = mix(verb.map_or(99, |i| reading.tags[i] as u32), u32::from(subject));
    out.three(159, next, same, reading.tags[context.cue] as u32);
    out.three(160, same, context.code(at, 1), closed);
}

/// The two ends of a stretch together, and what it holds.
pub fn pair(context: &Context, content: &Content, out: &mut Features) {
    let reading = context.reading;
    let (lemma, kind) = (context.lemma(), context.kind());
    let (first, order) = (&content.first, content.order as u32);
    let last = if content.second.is_empty() { first } else { &content.second };
    let length = step(first.len());
    let one_segment = reading.opens(first.start).is_some_and(|segment| segment.tokens == *first);
    let starts = if reading.opens(first.start).is_some() { 2 } else { 1 };
    let ends = if last.end >= context.frame.end - 1 { 3 } else { boundary(context, last.end) };
    let shape = order * 4 + starts + 16 * ends + 128 * u32::from(one_segment);
    out.two(180, shape, kind);
    out.two(181, shape, lemma);
    out.two(182, length, mix(kind, order));
    out.two(183, length, mix(lemma, order));
    out.three(184, shape, length, reading.codes[first.start]);
    if content.order != Order::Next {
        out.three(185, reading.codes[first.start], context.code(last.end, 0), order);
        let finite = reading.finite_in(first.start..first.end.min(first.start + 60)).min(2);
        let rest = reading.finite_in(last.end..context.frame.end.min(last.end + 12)) > 0;
        out.three(186, finite, reading.codes[first.start], u32::from(rest));
        out.three(187, finite, length, mix(kind, u32::from(rest)));
        out.three(188, finite, lemma, u32::from(rest));
        let (chance, _) = context.chance(first.start..first.end.min(first.start + 60));
        out.three(189, chance, shape, u32::from(first.len() > 12));
        let marked = reading.marked_in(first.start..first.end.min(first.start + 80)) > 0;
        out.three(190, u32::from(marked), shape, length);
    }
    let (before, after) = (context.code(context.cue, -1), context.code(context.cue, 1));
    out.three(191, order, before, kind);
    out.three(192, order, before, after);
    let clause = content.parts().any(|part| reading.finite_in(part.start..part.end.min(part.start + 60)) > 0);
    out.three(194, lemma, before, order * 2 + u32::from(clause));
    out.three(193, order, mix(context.tag(context.cue, -1), context.tag(context.cue, 1)), context.tag(context.cue, 2));
}

/// Content that begins at token `at` before the cue.
pub fn start_before(context: &Context, at: usize, out: &mut Features) {
    let kind = context.kind();
    let opened = boundary(context, at);
    let first = at == context.frame.start;
    out.three(210, context.code(at, -1), context.code(at, 0), u32::from(first));
    out.three(211, u32::from(first), opened, kind);
    out.three(212, context.tag(at, -1), context.tag(at, 0), context.tag(at, 1));
    out.two(213, context.code(at, 0), context.code(at, 1));
    out.three(214, step(at - context.frame.start), opened, context.code(at, -1));
    let before = context.frame.start.max(at.saturating_sub(40))..at;
    let marked = context.reading.marked_in(before.clone()) > 0;
    let verb = context.reading.finite_in(before.clone()) > 0;
    let (chance, _) = context.chance(before);
    out.three(215, u32::from(marked), u32::from(verb), chance);
}

/// Content that ends right before token `at`, before the cue.
pub fn end_before(context: &Context, at: usize, out: &mut Features) {
    let (reading, cue) = (context.reading, context.cue);
    let (lemma, kind) = (context.lemma(), context.kind());
    let closed = boundary(context, at);
    let inner = if reading.closes(at).is_some() { context.code(at, -2) } else { 0 };
    let distance = step(cue - at);
    out.three(230, closed, inner, context.code(at, 0));
    out.three(231, closed, distance, lemma);
    out.three(232, closed, distance, kind);
    out.three(233, context.code(at, -1), context.code(at, 0), context.tag(at, 1));
    let shape: u32 = (at..cue).take(6).fold(0, |shape, i| mix(shape, reading.tags[i] as u32));
    out.two(234, shape, kind);
    out.two(235, shape, u32::from(closed == 4));
    let left = step(context.frame.end - cue - 1);
    out.three(236, left, lemma, closed);
    out.three(237, context.code(cue, 1), context.tag(cue, 2), closed);
    out.three(238, context.code(cue, 1), kind, distance);
    let (chance, _) = context.chance(at..cue);
    out.three(239, chance, closed, distance);
    let mark = context.frame.end.min(cue + 9);
    let reported = (cue + 1..mark).find(|&i| matches!(reading.word(i), "that" | "to" | "," | ":" | "." | "whether"));
    out.three(240, reported.map_or(0, |i| reading.codes[i]), closed, kind);
}

/// The second stretch of a split content.
pub fn resumed(context: &Context, start: usize, end: usize, out: &mut Features) {
    let opened = boundary(context, start);
    out.three(250, opened, boundary(context, end), context.kind());
    out.three(251, context.code(start, -1), context.code(start, 0), step(end - start));
    out.three(252, context.tag(start, 0), context.tag(start, 1), u32::from(end >= context.frame.end - 1));
    let finite = context.reading.finite_in(start..end) > 0;
    out.three(253, opened, u32::from(finite), context.lemma());
}

/// Content in the frame after the cue's.
pub fn next(context: &Context, following: &Range<usize>, out: &mut Features) {
    let reading = context.reading;
    let (lemma, kind) = (context.lemma(), context.kind());
    let last = reading.codes[context.frame.end - 1];
    let left = step(context.frame.end - context.cue - 1);
    let opened = boundary(context, following.start);
    let marked = reading.opens(following.start);
    let whole = marked.is_some_and(|segment| segment.tokens.end >= following.end);
    out.three(270, last, u32::from(marked.is_some()) * 2 + u32::from(whole), kind);
    out.three(271, last, left, lemma);
    out.three(272, last, opened, left);
    let paragraph = reading.text.breaks_after(context.frame.end - 1);
    out.three(273, u32::from(paragraph), last, u32::from(whole));
}
