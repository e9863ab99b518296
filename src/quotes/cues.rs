//! Cue candidates: which words may attribute something, and what speaks for it.

use super::codes;
use super::features::{Features, step};
use super::reading::Reading;
use crate::entities::Type;
use crate::scorer::{hash_word, mix};
use crate::tags::Tag;
use crate::text::Shape;
use std::ops::Range;

/// How far a cue looks for words that mark reported speech, in tokens.
const REACH: usize = 8;

/// The tokens that may be the head of a cue, in order.
pub fn candidates(reading: &Reading) -> Vec<usize> {
    let mut found = Vec::new();
    for frame in &reading.frames {
        let quoted = frame.clone().any(|index| reading.segment_of[index].is_some());
        found.extend(frame.clone().filter(|&index| is_candidate(reading, index, frame, quoted)));
    }
    found
}

fn is_candidate(reading: &Reading, index: usize, frame: &Range<usize>, quoted: bool) -> bool {
    if reading.segment_of[index].is_some() {
        return false;
    }
    if reading.word(index) == ":" {
        let named = index > frame.start && index - frame.start <= REACH;
        return named && (reading.opens(index + 1).is_some() || index + 1 < frame.end);
    }
    let tag = reading.tags[index];
    if is_idle(reading, index, frame) {
        return false;
    }
    match reading.cues[index] {
        Some(cue) if cue.noun => true,
        Some(_) => !matches!(tag, Tag::Mark | Tag::Possessive),
        None => quoted && tag.is_verb() && !helps(reading, index, frame),
    }
}

/// Whether a verb does no more than help the next one: the *has* of `has also said`.
fn helps(reading: &Reading, index: usize, frame: &Range<usize>) -> bool {
    let next = (index + 1..frame.end).find(|&at| reading.tags[at] != Tag::Adverb);
    is_auxiliary(reading.word(index)) && next.is_some_and(|at| reading.tags[at].is_verb())
}

/// Whether a word says nothing by its form: `the said county`, `That said, …`, `Having said that, …`, `called 911`,
/// `over alleged theft`.
fn is_idle(reading: &Reading, index: usize, frame: &Range<usize>) -> bool {
    let near = |at: Option<usize>| at.filter(|at| frame.contains(at));
    let (before, after) = (near(index.checked_sub(1)), near(Some(index + 1)));
    let determined = before.is_some_and(|at| reading.word(at).eq_ignore_ascii_case("the"));
    match reading.word(index) {
        "said" => {
            let named = after.is_some_and(|at| reading.tags[at].is_noun());
            let concedes = before == Some(frame.start) && matches!(reading.word(frame.start), "That" | "This");
            let having = before.is_some_and(|at| reading.word(at).eq_ignore_ascii_case("having"));
            let that = after.is_some_and(|at| matches!(reading.word(at), "that" | "this"));
            determined && named || having && that || concedes && after.is_some_and(|at| reading.word(at) == ",")
        }
        "call" | "calls" | "called" | "calling" => after.is_some_and(|at| reading.text.tokens[at].shape == Shape::Number),
        // “over alleged theft”, “the disputed region”
        word if word == "alleged" || word.ends_with("ed") && reading.cues[index].is_some() => {
            let opens = before.is_some_and(|at| match reading.tags[at] {
                Tag::Preposition | Tag::Clitic => word == "alleged",
                Tag::Determiner => word == "alleged" || matches!(reading.word(at), "a" | "an" | "the" | "A" | "An" | "The"),
                tag => tag == Tag::Possessive,
            });
            opens && after.is_some_and(|at| reading.tags[at].is_nominal())
        }
        // “Lund, citing officials, said”: they say what she does.
        "citing" | "quoting" => object(reading, index, frame).is_some_and(|core| {
            let last = core.end - 1;
            [Type::Person, Type::Organization].into_iter().any(|kind| reading.is_of(last, kind)) || reading.may_speak(last)
        }),
        _ => false,
    }
}

/// The cue's own code: its lemma, or its tag alone where it is no known cue.
pub fn lemma(reading: &Reading, index: usize) -> u32 {
    match reading.cues[index] {
        Some(cue) => cue.lemma,
        None => reading.codes[index],
    }
}

/// Whether the cue at token `index` is one of `verbs`, which spaces part.
pub fn is_one_of(reading: &Reading, index: usize, verbs: &str) -> bool {
    reading.cues[index].is_some_and(|cue| verbs.split(' ').any(|verb| cue.lemma == hash_word(verb)))
}

/// Whether the word stands as a noun.
pub fn is_noun(reading: &Reading, index: usize) -> bool {
    reading.tags[index].is_noun() || reading.cues[index].is_some_and(|cue| !cue.verb)
}

/// What a cue's class says where the lemma is rare.
pub fn class(reading: &Reading, index: usize) -> u32 {
    let noun = u32::from(is_noun(reading, index));
    reading.cues[index].map_or(90 + noun, |cue| cue.class as u32 * 2 + noun)
}

/// Where the next segment after token `index` begins and the last before it ends, as steps, with the mark between.
pub fn quotes_near(reading: &Reading, index: usize, frame: &Range<usize>) -> (u32, u32) {
    let after = (index + 1..frame.end.min(index + 13)).find(|&i| reading.segment_of[i].is_some());
    let before = (frame.start.max(index.saturating_sub(13))..index).rev().find(|&i| reading.segment_of[i].is_some());
    let next = after.map_or(20, |i| {
        let mark = matches!(reading.word(i - 1), "," | ":");
        step(i - index) + if mark { 30 } else { 0 }
    });
    let last = before.map_or(20, |i| {
        let inner = i.checked_sub(1).map_or("", |i| reading.word(i));
        let ended = matches!(inner, "," | "!" | "?" | "—" | "…" | "–") || reading.word(i + 1) == ",";
        step(index - i) + if ended { 30 } else { 0 }
    });
    (next, last)
}

/// Into how many parts the features fall: the word, each of its neighbours, several of them together, the marks that
/// report, the cues around, the subject.
pub const PARTS: usize = 6;

/// Collects the features of the candidate at token `index`; returns where each part ends.
pub fn features(reading: &Reading, index: usize, out: &mut Features) -> [usize; PARTS] {
    let frame = reading.frame(index);
    let lemma = lemma(reading, index);
    let class = class(reading, index);
    let tag = reading.tags[index] as u32;
    let code = |offset: isize| reading.code(index.checked_add_signed(offset), &frame);
    let tags = |offset: isize| reading.tag(index.checked_add_signed(offset), &frame);
    let kind = mix(class, tag);
    out.one(0, 0);
    out.one(1, lemma);
    out.two(2, lemma, tag);
    out.one(3, kind);
    let word = out.hashes.len();
    for (template, offset) in [(4, -2), (5, -1), (6, 1), (7, 2)] {
        out.one(template, code(offset));
        out.two(template + 10, lemma, code(offset));
        out.two(template + 20, kind, tags(offset));
        out.two(template + 30, kind, code(offset));
    }
    let neighbours = out.hashes.len();
    out.three(40, kind, code(-1), code(1));
    out.three(41, kind, code(1), code(2));
    out.three(42, kind, code(-2), code(-1));
    out.three(43, tags(-2), tags(-1), tag);
    out.three(44, tag, tags(1), tags(2));
    out.two(45, lemma, tags(3));
    let together = out.hashes.len();
    let (next, last) = quotes_near(reading, index, &frame);
    out.two(50, kind, next);
    out.two(51, kind, last);
    out.two(52, lemma, next.min(21) + 100 * (next / 30));
    out.two(53, lemma, last.min(21) + 100 * (last / 30));
    out.three(54, next, last, class & 1);
    let mark = reported_mark(reading, index, &frame);
    out.two(55, kind, mark);
    out.two(56, lemma, mark);
    if mark == COMMA {
        let resumed = resumed(reading, index, &frame);
        out.two(57, kind, resumed);
        out.two(58, lemma, resumed);
    }
    let marks = out.hashes.len();
    around(reading, index, &frame, lemma, kind, out);
    let cues = out.hashes.len();
    subject(reading, index, &frame, lemma, kind, out);
    [word, neighbours, together, marks, cues, out.hashes.len()]
}

/// That a comma comes before any word that opens reported speech.
const COMMA: u32 = 5;

/// The word that goes on after words in commas behind the cue: `claimed, without evidence, that …`.
fn resumed(reading: &Reading, index: usize, frame: &Range<usize>) -> u32 {
    let limit = frame.end.min(index + 2 * REACH);
    let mut commas = (index + 1..limit).filter(|&i| reading.word(i) == ",");
    let after = commas.nth(1).map(|comma| comma + 1).filter(|&i| i < limit);
    after.map_or(0, |i| match reading.word(i) {
        "that" | "to" | "whether" | "if" => reading.codes[i],
        _ => 1,
    })
}

/// The first word after the cue that opens reported speech, before any mark.
fn reported_mark(reading: &Reading, index: usize, frame: &Range<usize>) -> u32 {
    for i in index + 1..frame.end.min(index + 1 + REACH) {
        if reading.segment_of[i].is_some() {
            return 7;
        }
        match reading.word(i) {
            "that" => return 1 + u32::from(i > index + 1) * 10,
            "to" => return 2 + u32::from(i > index + 1) * 10,
            "whether" | "if" => return 3,
            "how" | "what" | "why" | "where" | "who" | "when" => return 4,
            "," => return COMMA,
            ":" => return 6,
            "." | ";" => return 8,
            _ => {}
        }
    }
    0
}

/// The cues before and after in the frame, the word that joins them, the ends of the frame.
fn around(reading: &Reading, index: usize, frame: &Range<usize>, lemma: u32, kind: u32, out: &mut Features) {
    let is_cue = |i: &usize| reading.cues[*i].is_some() && reading.segment_of[*i].is_none();
    let nearest = frame.start.max(index.saturating_sub(40));
    if let Some(last) = (nearest..index).rev().find(is_cue) {
        let joint = (last + 1..index).rev().find(|&i| matches!(reading.word(i), "and" | "but" | "," | "that" | "who" | "to"));
        out.three(60, self::lemma(reading, last), class(reading, index), joint.map_or(0, |i| reading.codes[i]));
        out.three(61, kind, class(reading, last), step(index - last));
    } else {
        out.one(62, kind);
    }
    let farthest = frame.end.min(index + 40);
    match (index + 1..farthest).find(is_cue) {
        Some(next) => {
            out.three(63, class(reading, next), kind, step(next - index));
            out.two(64, self::lemma(reading, next), class(reading, index));
        }
        None => out.one(65, kind),
    }
    out.two(66, kind, step(index - frame.start));
    let left = frame.end - index - 1;
    out.two(67, kind, step(left));
    out.two(68, lemma, step(left).min(3));
    let heading = reading.text.paragraphs.len() > 1 && is_heading(reading, frame);
    out.two(69, kind, u32::from(heading));
}

/// Whether the frame ends without a full stop and fills its paragraph, as headlines and captions do.
pub fn is_heading(reading: &Reading, frame: &Range<usize>) -> bool {
    !matches!(reading.word(frame.end - 1), "." | "!" | "?" | "\"" | "”" | ":" | ";" | ",")
        && reading.text.breaks_after(frame.end - 1)
}

/// What stands before the cue, adverbs and auxiliaries stepped over, as its subject.
fn subject(reading: &Reading, index: usize, frame: &Range<usize>, lemma: u32, kind: u32, out: &mut Features) {
    let mut at = index;
    let mut auxiliary = 0;
    while at > frame.start && index - at < 6 {
        let word = reading.word(at - 1);
        let tag = reading.tags[at - 1];
        if matches!(tag, Tag::Adverb | Tag::Modal) || is_auxiliary(word) {
            if tag != Tag::Adverb && auxiliary == 0 {
                auxiliary = reading.codes[at - 1];
            }
            at -= 1;
        } else {
            break;
        }
    }
    out.two(70, kind, auxiliary);
    out.two(71, lemma, auxiliary);
    let subject = at.checked_sub(1).filter(|i| frame.contains(i));
    out.two(72, kind, reading.code(subject, frame));
    out.three(73, kind, reading.tag(subject, frame), auxiliary);
    out.two(74, lemma, reading.tag(subject, frame));
    let farther = at.checked_sub(2).filter(|i| frame.contains(i));
    out.three(75, class(reading, index), reading.tag(subject, frame), reading.code(farther, frame));
    let inverted = reading.tags.get(index + 1).is_some_and(|tag| tag.is_noun() || *tag == Tag::Pronoun);
    out.three(76, reading.tag(subject, frame), u32::from(inverted), kind);
}

/// The core of the noun phrase right after the cue, a preposition stepped over.
pub fn object(reading: &Reading, index: usize, frame: &Range<usize>) -> Option<Range<usize>> {
    let core = |at: usize| {
        let end = if at < frame.end { super::phrases::core_end(reading, at, frame.end) } else { at };
        (end > at).then_some(at..end)
    };
    let steps = reading.tags.get(index + 1).is_some_and(|tag| matches!(tag, Tag::Preposition | Tag::To | Tag::Particle));
    core(index + 1).or_else(|| if steps { core(index + 2) } else { None })
}

/// Whether `word` helps a verb, or denies it.
pub fn is_auxiliary(word: &str) -> bool {
    matches!(
        word,
        "has"
            | "have"
            | "had"
            | "is"
            | "am"
            | "are"
            | "was"
            | "were"
            | "be"
            | "been"
            | "being"
            | "did"
            | "does"
            | "do"
            | "'s"
            | "’s"
            | "'m"
            | "’m"
            | "'re"
            | "’re"
            | "'ve"
            | "’ve"
            | "'d"
            | "’d"
            | "not"
            | "n't"
            | "n’t"
            | "to"
    )
}

/// Whether a cue is the *put* of *as Ada Lund put it*, the only one that there is.
pub fn puts_it(reading: &Reading, index: usize) -> bool {
    reading.cues[index].is_some() && matches!(reading.word(index), "put" | "puts")
}

/// The words of the cue whose head is at `index`: auxiliaries and adverbs before it, a particle after it.
pub fn whole(reading: &Reading, index: usize) -> Range<usize> {
    let frame = reading.frame(index);
    if is_noun(reading, index) || reading.word(index) == ":" {
        return index..index + 1;
    }
    let mut start = index;
    while start > frame.start && index - start < 5 {
        let before = start - 1;
        let lower = !reading.text.tokens[before].shape.is_capital();
        let joins = lower && (matches!(reading.tags[before], Tag::Adverb | Tag::Modal) || is_auxiliary(reading.word(before)));
        if !joins || reading.segment_of[before].is_some() {
            break;
        }
        start = before;
    }
    // A lone adverb at the head of the cue belongs to the sentence: “Then he said”, “Monday said”.
    let mut end = index + 1;
    if end < frame.end
        && (reading.tags[end] == Tag::Particle
            || reading.word(index).eq_ignore_ascii_case("according")
            || puts_it(reading, index))
    {
        end += 1;
    }
    start..codes::clear(reading.text, index).map_or(end, |clear| clear + 1)
}

/// A candidate that may be a cue.
pub struct Likely {
    /// The head of the cue.
    pub index: usize,
    /// How likely it is one.
    pub chance: f32,
    /// What each part of its features says, in log-odds.
    pub parts: [f32; PARTS],
}

/// The candidates that may be cues, and every token's chance as a step.
pub struct Scored {
    /// Those that may be cues, in order; the hopeless ones left out.
    pub cues: Vec<Likely>,
    /// How likely each token is a cue, as [`super::features::likelihood`] cuts it.
    pub chances: Vec<u8>,
    /// For each token, the next one, itself or after it, that may be a cue.
    next: Vec<u32>,
}

impl Scored {
    /// The likeliest cue among `tokens`, the first of equals; none where none may be one.
    pub fn likeliest(&self, tokens: Range<usize>) -> Option<usize> {
        let end = tokens.end.min(self.chances.len());
        let next = |from: usize| self.next.get(from).map(|&index| index as usize).filter(|&index| index < end);
        let all = std::iter::successors(next(tokens.start), |&index| next(index + 1));
        all.max_by_key(|&index| (self.chances[index], std::cmp::Reverse(index)))
    }
}

/// Less likely cues are not looked at any further.
const HOPELESS: f32 = 0.05;

/// Scores every candidate of `reading`.
pub fn score(reading: &Reading, scorer: &crate::scorer::Linear) -> Scored {
    let count = reading.text.tokens.len();
    let mut scored = Scored { cues: Vec::new(), chances: vec![0; count], next: vec![count as u32; count] };
    let mut collected = Features::default();
    for index in candidates(reading) {
        collected.clear();
        let ends = features(reading, index, &mut collected);
        let mut start = 0;
        let parts = ends.map(|end| {
            let part = &collected.hashes[start..end];
            start = end;
            part.iter().map(|&hash| scorer.weight(hash)).sum::<i32>() as f32 * scorer.scale()
        });
        let chance = crate::scorer::logistic(parts.iter().sum());
        scored.chances[index] = super::features::likelihood(chance) as u8;
        if chance >= HOPELESS {
            scored.cues.push(Likely { index, chance, parts });
        }
    }
    let mut next = count as u32;
    for index in (0..count).rev() {
        if scored.chances[index] > 0 {
            next = index as u32;
        }
        scored.next[index] = next;
    }
    scored
}
