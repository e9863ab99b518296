//! A quote as it is handed on: spans, kind, confidence.

use super::attribution::Attribution;
use super::choose::{Chosen, Tie};
use super::lexicon::Class as Stance;
use super::reading::{Reading, is_quotation_mark};
use super::why::{Pattern, Why};
use super::{Model, cues, phrases};
use crate::text::Span;
use serde::Serialize;
use std::ops::Range;

/// What part of a quote stands in quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// All of it.
    Direct,
    /// Some of it: reported speech with quoted parts.
    Mixed,
    /// None of it: reported speech.
    Indirect,
    /// All of it, but nobody said it here: scare quotes, titles, nicknames.
    Scare,
}

/// A quote with what attributes it. All spans in bytes.
#[derive(Clone, Debug, PartialEq)]
pub struct Quote {
    /// What part stands in marks.
    pub kind: Kind,
    /// All that is attributed, quotation marks included; several stretches when something interrupts it.
    pub content: Vec<Span>,
    /// The stretches inside quotation marks, set apart as a block quote, or labelled as a turn of a talk.
    pub quoted: Vec<Span>,
    /// The words that attribute it.
    pub cue: Option<Span>,
    /// The whole noun phrase that says it.
    pub speaker: Option<Span>,
    /// What the cue says of the words.
    pub stance: Stance,
    /// Why it is one, and whose.
    pub why: Why,
    /// How likely content and speaker are right, from 0 to 1.
    pub confidence: f32,
}

impl Quote {
    /// A chosen attribution in bytes.
    pub(super) fn new(reading: &Reading, chosen: &Chosen, all: &[Attribution], model: &Model) -> Self {
        let text = reading.text;
        let holds = |index: usize| chosen.parts.iter().any(|part| part.contains(&index));
        let by_words = matches!(chosen.tie, Tie::Attribution(_) | Tie::Introduction(_) | Tie::Behind | Tie::Naming);
        let speaker = chosen.speaker.as_ref().map(|core| match chosen.cue.filter(|_| by_words) {
            Some(cue) => {
                let phrase = phrases::whole(reading, core, cue, &reading.frame(cue), holds);
                reading.with_whole_names(phrase, |index| index == cue || holds(index))
            }
            None => core.clone(),
        });
        let content: Vec<Span> = chosen.parts.iter().map(|part| text.span_of(part.clone())).collect();
        let verbatim = matches!(chosen.tie, Tie::Introduction(_) | Tie::Signature | Tie::Turn);
        let quoted = if verbatim { content.clone() } else { quoted_in(reading, &chosen.parts) };
        let why = Why::of(chosen, all);
        Quote {
            kind: if verbatim { Kind::Direct } else { kind(reading, &chosen.parts, &quoted) },
            content,
            quoted,
            cue: chosen.cue.map(|cue| text.span_of(cues::whole(reading, cue))),
            speaker: speaker.map(|phrase| text.span_of(phrase)),
            stance: chosen.cue.and_then(|cue| reading.cues[cue]).map_or(Stance::Neutral, |cue| cue.class),
            confidence: why.speaker.map_or(chosen.chance, |speaker| model.sure.of(chosen.chance, speaker)),
            why,
        }
    }

    /// A quoted segment that is nobody's speech.
    pub(super) fn scare(reading: &Reading, segment: usize, chance: f32) -> Self {
        let span = reading.segments[segment].quoted.span;
        Quote {
            kind: Kind::Scare,
            content: vec![span],
            quoted: vec![span],
            cue: None,
            speaker: None,
            stance: Stance::Neutral,
            confidence: chance,
            why: Why { pattern: Pattern::Marks, carried: 0, cue: None, content: None, speaker: None },
        }
    }
}

/// The segments in `parts`.
fn quoted_in(reading: &Reading, parts: &[Range<usize>]) -> Vec<Span> {
    let mut quoted: Vec<Span> = Vec::new();
    let mut last = None;
    for index in parts.iter().flat_map(Clone::clone) {
        let number = reading.segment_of[index];
        if number != last
            && let Some(number) = number
        {
            quoted.push(reading.segments[number as usize].quoted.span);
        }
        last = number;
    }
    quoted
}

fn kind(reading: &Reading, parts: &[Range<usize>], quoted: &[Span]) -> Kind {
    if quoted.is_empty() {
        return Kind::Indirect;
    }
    let outside = |index: usize| reading.segment_of[index].is_none() && reading.text.tokens[index].shape.is_word();
    let mixed = parts.iter().flat_map(Clone::clone).any(|index| outside(index) && !is_quotation_mark(reading.word(index)));
    if mixed { Kind::Mixed } else { Kind::Direct }
}
