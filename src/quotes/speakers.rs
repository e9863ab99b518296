//! Speaker candidates: the phrases on either side of a cue, or nobody.

use super::contents::{Content, Order};
use super::cues;
use super::features::{Features, step};
use super::phrases;
use super::reading::Reading;
use crate::scorer::{hash_word, mix};
use crate::tags::Tag;
use std::ops::Range;

/// How far from the cue a speaker may stand, in tokens.
const REACH: usize = 60;
const MOST_BEFORE: usize = 8;
const MOST_AFTER: usize = 5;

/// Somebody who may speak: the core of the phrase, or nobody in the frame; and what is kept of what speaks for it.
pub type Candidate<P> = (Option<Range<usize>>, P);

/// Who may say `content` by the cue at token `cue`; the first candidate is nobody. `keep` says what is kept of
/// each one's features.
pub fn candidates<P>(
    reading: &Reading,
    cue: usize,
    content: &Content,
    mut keep: impl FnMut(&Features) -> P,
) -> Vec<Candidate<P>> {
    let frame = reading.frame(cue);
    let near = frame.start.max(cue.saturating_sub(REACH))..frame.end.min(cue + REACH);
    let before = phrases::cores(reading, near.start..cue);
    let after = phrases::cores(reading, cue + 1..near.end);
    let subject = subject(reading, cue, &frame, &before);
    let context = Context { reading, cue, content, frame, subject };
    let mut features = Features::default();
    context.nobody(&mut features);
    let mut found = vec![(None, keep(&features))];
    let before = if context.subject_hears() { Vec::new() } else { before };
    let ranked = before.into_iter().rev().take(MOST_BEFORE).enumerate();
    for (rank, core) in ranked.chain(after.into_iter().take(MOST_AFTER).enumerate()) {
        features.clear();
        context.candidate(&core, rank, &mut features);
        found.push((Some(core), keep(&features)));
    }
    found
}

struct Context<'c, 'a, 't> {
    reading: &'c Reading<'a, 't>,
    cue: usize,
    content: &'c Content,
    frame: Range<usize>,
    subject: Option<Subject>,
}

/// What is the subject of a cue, as far as its form tells.
struct Subject {
    /// Where the core of the phrase begins.
    start: usize,
    /// What stands between them.
    tie: u32,
}

/// The subject of the cue among the phrases `before` it: the last one that reaches it with what modifies it, that a
/// clause in commas parts from it (`Lund, who was there, said`), or whose verb a conjunction joins to it.
fn subject(reading: &Reading, cue: usize, frame: &Range<usize>, before: &[Range<usize>]) -> Option<Subject> {
    let head = cues::whole(reading, cue).start;
    let last = head.checked_sub(1).filter(|last| frame.contains(last))?;
    let reaches = |core: &&Range<usize>| phrases::whole(reading, core, cue, frame, |_| false).end == head;
    // The outermost phrase that reaches the cue holds the others.
    if let Some(core) = before[before.len().saturating_sub(MOST_BEFORE)..].iter().find(reaches) {
        return Some(Subject { start: core.start, tie: 1 });
    }
    if reading.word(last) == "," {
        let opens = |&comma: &usize| {
            reading.word(comma) == ","
                && matches!(reading.word(comma + 1), "who" | "which" | "whose" | "whom" | "where" | "speaking")
        };
        let comma = (frame.start..last).rev().take(REACH).find(opens);
        if let Some(core) = comma.and_then(|comma| before.iter().rfind(|core| core.end <= comma)) {
            return Some(Subject { start: core.start, tie: 2 });
        }
    }
    if matches!(reading.word(last), "and" | "but" | "or" | "then") || reading.word(last) == "," {
        let acts =
            |core: &&Range<usize>| core.end < last && (reading.tags[core.end].is_finite() || reading.cues[core.end].is_some());
        let core = before.iter().rev().take(MOST_BEFORE).find(acts)?;
        return Some(Subject { start: core.start, tie: 3 });
    }
    None
}

/// Verbs whose object hears what is said, so that in the passive the subject does.
const HEARERS: &[&str] =
    &["accuse", "advise", "alert", "ask", "inform", "instruct", "notify", "order", "remind", "tell", "urge", "warn"];

impl Context<'_, '_, '_> {
    fn kind(&self) -> u32 {
        mix(cues::class(self.reading, self.cue), self.reading.tags[self.cue] as u32)
    }

    /// Whether what stands before the cue hears and does not speak: `The court heard that …`, `Lund is accused of …`,
    /// `Lund, asked about it, said …`.
    fn subject_hears(&self) -> bool {
        let (reading, cue) = (self.reading, self.cue);
        let accused = || HEARERS.iter().any(|&verb| cues::lemma(reading, cue) == hash_word(verb));
        let past = matches!(reading.tags[cue], Tag::Past | Tag::PastParticiple);
        let passive = || past && self.is_passive(&cues::whole(reading, cue));
        let asked = matches!(reading.word(cue), "asked" | "pressed" | "questioned");
        let apart = cue > self.frame.start && reading.word(cue - 1) == ",";
        let asks = |word: &str| matches!(word, "about" | "if" | "whether" | "why" | "how" | "what" | "who" | "by");
        let reduced = asked && apart && self.frame.contains(&(cue + 1)) && asks(reading.word(cue + 1));
        reading.is_heard(cue) || passive() && accused() || reduced
    }

    fn nobody(&self, out: &mut Features) {
        let lemma = cues::lemma(self.reading, self.cue);
        let order = self.content.order as u32;
        out.two(300, self.kind(), order);
        out.two(301, lemma, self.reading.tags[self.cue] as u32);
        let before = self.cue.checked_sub(1);
        out.three(302, self.reading.code(before, &self.frame), order, self.kind());
        out.two(303, self.reading.tag(before, &self.frame), self.kind());
        out.two(304, step(self.cue - self.frame.start), self.kind());
    }

    /// What sort of phrase it is: its last tag, its length, the word where it is a pronoun.
    fn sort(&self, core: &Range<usize>) -> u32 {
        let last = self.reading.tags[core.end - 1];
        match last {
            Tag::Pronoun | Tag::Question => self.reading.codes[core.end - 1],
            _ => last as u32 * 3 + (core.len().min(3) as u32 - 1),
        }
    }

    /// Whether the words of the cue have a form of *be*, as in `was told`.
    fn is_passive(&self, cue: &Range<usize>) -> bool {
        let is_be = |word: &str| {
            matches!(
                word,
                "is" | "am" | "are" | "was" | "were" | "be" | "been" | "being" | "'s" | "’s" | "'re" | "’re" | "'m" | "’m"
            )
        };
        cue.clone().any(|index| is_be(self.reading.word(index)))
    }

    fn candidate(&self, core: &Range<usize>, rank: usize, out: &mut Features) {
        let (reading, cue) = (self.reading, self.cue);
        let before = core.end <= cue;
        let between = if before { core.end..cue } else { cue + 1..core.start };
        let (lemma, kind) = (cues::lemma(reading, cue), self.kind());
        let order = self.content.order as u32;
        let side = u32::from(before) + 2 * order;
        let place = side * 10 + rank.min(9) as u32;
        let sort = self.sort(core);
        let distance = step(between.len());
        let left = reading.code(core.start.checked_sub(1), &self.frame);
        let right = reading.code(Some(core.end), &self.frame);
        out.one(320, place);
        out.two(321, place, lemma);
        out.two(322, place, kind);
        out.three(323, sort, side, distance);
        out.three(324, place, sort, kind);
        out.three(325, left, u32::from(before), sort);
        out.three(326, right, u32::from(before), sort);
        out.three(327, left, side, distance);
        out.two(328, side, mix(distance, kind));
        let about = reading.about(core.end - 1);
        out.two(343, about, side);
        out.three(344, about, place, cues::class(reading, cue));
        out.three(345, about, side, distance);
        out.three(346, reading.about(core.start), about, side);
        let tag_before = reading.tag(core.start.checked_sub(1), &self.frame);
        let tag_after = reading.tag(Some(core.end), &self.frame);
        out.three(329, tag_before, tag_after, side);
        let shape: u32 = between.clone().take(6).fold(0, |shape, i| {
            let mark = if reading.tags[i] == Tag::Mark { reading.codes[i] } else { reading.tags[i] as u32 };
            mix(shape, mark)
        });
        out.two(330, shape, side);
        out.three(331, shape, sort, kind);
        let verbs = between.clone().filter(|&i| reading.tags[i].is_verb() && reading.segment_of[i].is_none()).count();
        let commas = between.clone().filter(|&i| reading.word(i) == ",").count();
        let segment = between.clone().any(|i| reading.segment_of[i].is_some());
        out.three(332, (verbs.min(3) * 4 + commas.min(3)) as u32, side, u32::from(segment));
        let inside = self.content.holds(core.start) || self.content.holds(core.end - 1);
        out.three(333, u32::from(inside), side, kind);
        let passed = between.clone().rev().find(|&i| reading.cues[i].is_some() && reading.segment_of[i].is_none());
        out.three(334, passed.map_or(0, |i| cues::class(reading, i)), side, rank as u32);
        let touches = self.content.parts().any(|part| part.end == core.start || part.start == core.end);
        out.three(335, u32::from(touches), side, sort);
        let first = core.start == self.frame.start;
        out.three(336, u32::from(first), side, kind);
        let possessor = tag_after == Tag::Clitic as u32;
        out.three(337, u32::from(possessor), side, mix(kind, distance));
        let auxiliary = cues::whole(reading, cue);
        let head = if auxiliary.start < cue { reading.codes[auxiliary.start] } else { 0 };
        out.three(338, head, place, reading.tags[cue] as u32);
        let object = matches!(tag_before, t if t == Tag::Preposition as u32 || t == Tag::To as u32);
        let subject =
            reading.tags.get(core.end).is_some_and(|t| t.is_verb() || matches!(t, Tag::Modal)) && core.end < self.frame.end;
        out.three(339, u32::from(object), u32::from(subject), place);
        out.three(340, u32::from(object) * 2 + u32::from(subject), sort, side);
        out.three(341, left, right, side);
        let passive = head != 0 && reading.tags[cue] == Tag::PastParticiple && self.is_passive(&auxiliary);
        out.three(349, u32::from(passive), left, side);
        out.three(350, u32::from(passive), place, lemma);
        let tie = self.subject.as_ref().map_or(0, |subject| subject.tie * 2 + u32::from(subject.start == core.start));
        out.three(347, tie, u32::from(before), kind);
        out.three(348, tie, place, sort);
        if self.content.order == Order::Before || self.content.order == Order::Split {
            let tail = self.content.first.end;
            let beyond = core.start >= tail;
            out.three(342, u32::from(beyond), place, u32::from(core.start.saturating_sub(tail) < 2));
        }
    }
}
