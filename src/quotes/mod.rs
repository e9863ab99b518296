//! Who said what: quotes, their cues and their speakers.

mod cues;
mod direct;
mod speaker;

pub use direct::find;

use crate::text::Span;
use serde::Serialize;

/// What part of a quote stands in quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// All of it.
    Direct,
    /// Some of it: reported speech with quoted parts.
    Mixed,
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
    /// The stretches inside quotation marks.
    pub quoted: Vec<Span>,
    /// The words that attribute it.
    pub cue: Option<Span>,
    /// The whole noun phrase that says it.
    pub speaker: Option<Span>,
    /// How sure, from 0 to 1: set by rule for now, not calibrated.
    pub confidence: f32,
}
