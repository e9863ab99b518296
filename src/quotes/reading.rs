//! The text as the scorers read it: words they may know, tags, quoted segments, and frames. Quoted segments are opaque in
//! a frame.

use super::lexicon::Cue;
use super::{capitals, codes};
use crate::entities::{Mention, Type};
use crate::nouns::{self, Property, Sort};
use crate::tags::{Tag, Tagger};
use crate::text::{Quoted, Shape, Text};
use std::ops::Range;

/// A quoted segment in tokens, its marks included.
#[derive(Clone, Debug)]
pub struct Segment {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Its words, marks and punctuation left out.
    pub words: usize,
    /// The marks.
    pub quoted: Quoted,
}

/// A text read for its quotes. Positions are token indices throughout.
pub struct Reading<'a, 't> {
    /// The text.
    pub text: &'a Text<'t>,
    /// The tag of each token.
    pub tags: Vec<Tag>,
    /// What the scorers may know of each token: a closed-class word or cue by its hash, any other by its tag.
    pub codes: Vec<u32>,
    /// The cue each token can be.
    pub cues: Vec<Option<Cue>>,
    /// The frames, in order; every token is in one.
    pub frames: Vec<Range<usize>>,
    /// The frame of each token.
    pub frame_of: Vec<u32>,
    /// The quoted segments, in order.
    pub segments: Vec<Segment>,
    /// The segment of each token, if it is in one.
    pub segment_of: Vec<Option<u32>>,
    /// The kind of the mention that each token is in, from 1; 0 where it is in none.
    pub kinds: Vec<u8>,
    /// Whether each token goes on the mention of the token before it.
    inner: Vec<bool>,
    /// Whether each token stands inside brackets, the one that closes them included.
    bracketed: Vec<bool>,
    /// For each token, how many finite verbs outside segments stand before it.
    finite: Vec<u32>,
    /// For each token, how many tokens before it are in segments.
    marked: Vec<u32>,
    /// For each token, how many characters the tokens before it hold, quotation marks left out.
    pub weight: Vec<u32>,
}

impl<'a, 't> Reading<'a, 't> {
    /// Reads `text`, in which `mentions` were found, with the shipped tagger; linear in its length.
    pub fn new(text: &'a Text<'t>, mentions: &[Mention]) -> Self {
        let mut tags = Tagger::shipped().tag(text);
        capitals::name(text, &mut tags);
        capitals::keep_nouns(text, &mut tags);
        let count = text.tokens.len();
        let mut codes = Vec::with_capacity(count);
        let mut cues = Vec::with_capacity(count);
        let mut weight = Vec::with_capacity(count + 1);
        let mut weighed = 0;
        for (index, token) in text.tokens.iter().enumerate() {
            let (code, cue) = codes::recognize(text, &tags, index);
            codes.push(code);
            cues.push(cue);
            weight.push(weighed);
            weighed += if is_quotation_mark(text.word(index)) { 0 } else { token.span.len() as u32 };
        }
        weight.push(weighed);
        let segments = segments(text);
        let mut segment_of = vec![None; count];
        for (number, segment) in segments.iter().enumerate() {
            segment_of[segment.tokens.clone()].fill(Some(number as u32));
        }
        let finite = counts(count, |index| segment_of[index].is_none() && tags[index].is_finite());
        let marked = counts(count, |index| segment_of[index].is_some());
        let (kinds, inner) = kinds(text, mentions);
        let mut reading = Reading {
            finite,
            marked,
            text,
            tags,
            codes,
            cues,
            frames: Vec::new(),
            frame_of: vec![0; count],
            segments,
            segment_of,
            weight,
            kinds,
            inner,
            bracketed: Vec::new(),
        };
        reading.frames = reading.cut_frames();
        for (number, frame) in reading.frames.iter().enumerate() {
            reading.frame_of[frame.clone()].fill(number as u32);
        }
        reading.bracketed = reading.find_bracketed();
        reading
    }

    /// Whether a stretch may begin or end before token `index`, seen from token `from` of its frame: not amid a name
    /// or a date, and not inside brackets that do not hold `from` too.
    pub fn parts_at(&self, index: usize, from: usize) -> bool {
        let open = |at: usize| self.bracketed.get(at).is_some_and(|&inside| inside);
        !self.inner.get(index).is_some_and(|&inner| inner) && (!open(index) || open(from))
    }

    /// Whether token `index` stands inside brackets, or closes them.
    pub fn is_bracketed(&self, index: usize) -> bool {
        self.bracketed[index]
    }

    /// The frame of token `index`.
    pub fn frame(&self, index: usize) -> Range<usize> {
        self.frames[self.frame_of[index] as usize].clone()
    }

    /// The word of token `index`.
    pub fn word(&self, index: usize) -> &'t str {
        self.text.word(index)
    }

    /// Whether token `index` is in a mention of this kind.
    pub fn is_of(&self, index: usize, kind: Type) -> bool {
        self.kinds[index] == kind as u8 + 1
    }

    /// What token `index` stands for where it is a noun.
    pub fn sort(&self, index: usize) -> Option<Sort> {
        nouns::sort(&self.word(index).to_lowercase())
    }

    /// Whether something is so of token `index` where it is a noun.
    pub fn is_noun_of(&self, index: usize, property: Property) -> bool {
        nouns::is(&self.word(index).to_lowercase(), property)
    }

    /// Whether token `index` is a noun for people or bodies, who may speak.
    pub fn may_speak(&self, index: usize) -> bool {
        self.sort(index).is_some()
    }

    /// Whether token `index` is a *heard* that stands for what somebody told a court.
    pub fn is_heard(&self, index: usize) -> bool {
        matches!(self.word(index), "heard" | "hears" | "hear") && self.cues[index] == Some(codes::said())
    }

    /// The code of token `index`, or one of its own outside `within`.
    pub fn code(&self, index: Option<usize>, within: &Range<usize>) -> u32 {
        index.filter(|i| within.contains(i)).map_or(1, |i| self.codes[i])
    }

    /// The tag's number of token `index`, or one of its own outside `within`.
    pub fn tag(&self, index: Option<usize>, within: &Range<usize>) -> u32 {
        index.filter(|i| within.contains(i)).map_or(99, |i| self.tags[i] as u32)
    }

    /// Whether a segment begins at token `index`.
    pub fn opens(&self, index: usize) -> Option<&Segment> {
        let segment = self.segment_at(index)?;
        (segment.tokens.start == index).then_some(segment)
    }

    /// The segment that ends right before token `end`.
    pub fn closes(&self, end: usize) -> Option<&Segment> {
        let segment = self.segment_at(end.checked_sub(1)?)?;
        (segment.tokens.end == end).then_some(segment)
    }

    /// The segment of token `index`.
    pub fn segment_at(&self, index: usize) -> Option<&Segment> {
        let number = (*self.segment_of.get(index)?)?;
        Some(&self.segments[number as usize])
    }

    /// The kind of mention that token `index` is in, or its code where it is in none.
    pub fn about(&self, index: usize) -> u32 {
        match self.kinds[index] {
            0 => self.codes[index],
            kind => 2000 + u32::from(kind),
        }
    }

    /// `tokens` with all of the names at their ends, but for what is `taken`.
    pub fn with_whole_names(&self, tokens: Range<usize>, taken: impl Fn(usize) -> bool) -> Range<usize> {
        let (mut start, mut end) = (tokens.start, tokens.end);
        while start > 0 && self.inner[start] && !taken(start - 1) {
            start -= 1;
        }
        while self.inner.get(end).is_some_and(|&inner| inner) && !taken(end) {
            end += 1;
        }
        start..end
    }

    /// How many characters `tokens` hold, quotation marks left out.
    pub fn weight_of(&self, tokens: &Range<usize>) -> u32 {
        self.weight[tokens.end] - self.weight[tokens.start]
    }

    /// How many finite verbs `tokens` hold outside segments.
    pub fn finite_in(&self, tokens: Range<usize>) -> u32 {
        self.finite[tokens.end.max(tokens.start)] - self.finite[tokens.start]
    }

    /// How many of `tokens` are in segments.
    pub fn marked_in(&self, tokens: Range<usize>) -> u32 {
        self.marked[tokens.end.max(tokens.start)] - self.marked[tokens.start]
    }
}

/// Whether `word` is a quotation mark, double or single.
pub fn is_quotation_mark(word: &str) -> bool {
    matches!(word, "\"" | "“" | "”" | "„" | "‟" | "«" | "»" | "'" | "‘" | "’" | "‚" | "`" | "‹" | "›" | "＂")
}

/// The same of a character.
pub fn is_quotation_character(character: char) -> bool {
    is_quotation_mark(character.encode_utf8(&mut [0; 4]))
}

fn segments(text: &Text) -> Vec<Segment> {
    let in_tokens = text.quoted.iter().map(|&quoted| {
        let tokens = text.tokens_in(quoted.span);
        let words = text.tokens[tokens.clone()].iter().filter(|t| t.shape != Shape::Mark).count();
        Segment { tokens, words, quoted }
    });
    in_tokens.filter(|segment| !segment.tokens.is_empty()).collect()
}

/// See [`Reading::kinds`] and [`Reading::inner`].
fn kinds(text: &Text, mentions: &[Mention]) -> (Vec<u8>, Vec<bool>) {
    let mut kinds = vec![0; text.tokens.len()];
    let mut inner = vec![false; text.tokens.len()];
    for mention in mentions {
        let tokens = text.tokens_in(mention.span);
        kinds[tokens.clone()].fill(mention.kind as u8 + 1);
        if let [_, rest @ ..] = &mut inner[tokens] {
            rest.fill(true);
        }
    }
    (kinds, inner)
}

/// For each of `count` tokens and their end, how many before it `holds` is true of.
fn counts(count: usize, holds: impl Fn(usize) -> bool) -> Vec<u32> {
    let mut so_far = 0;
    let mut counts = Vec::with_capacity(count + 1);
    for index in 0..count {
        counts.push(so_far);
        so_far += u32::from(holds(index));
    }
    counts.push(so_far);
    counts
}
