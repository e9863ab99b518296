//! Why a stretch is a quote, and whose: in a form that can be said in words.

use super::attribution::Attribution;
use super::choose::{Chosen, Tie};
use super::contents::Order;
use crate::thousandths;
use serde::Serialize;

/// What ties a quote to whom it is given to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Pattern {
    /// A cue stands before it: `Lund said that …`.
    After,
    /// A cue stands behind it: `…, said Lund`.
    Before,
    /// A cue stands amid it: `…, said Lund, …`.
    Split,
    /// The sentence before announces it: `Lund said:`.
    Next,
    /// It is labelled with who says it: `LUND: …`.
    Label,
    /// A line below it names who says it: `— Ada Lund`.
    Signature,
    /// Nothing but its quotation marks.
    Marks,
}

/// Why a quote is one, and whose.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Why {
    /// What ties it to its speaker.
    pub pattern: Pattern,
    /// How many of its stretches go on what is attributed, without a cue of their own.
    pub carried: usize,
    /// How likely the cue is one, from 0 to 1; none without a cue.
    #[serde(serialize_with = "thousandths::or_none")]
    pub cue: Option<f32>,
    /// How likely its content ends where it does, give or take half of its words.
    #[serde(serialize_with = "thousandths::or_none")]
    pub content: Option<f32>,
    /// How likely the speaker is the right one of those near.
    #[serde(serialize_with = "thousandths::or_none")]
    pub speaker: Option<f32>,
}

impl Why {
    /// Why `chosen` is a quote, one of the attributions of `all` or none.
    pub(super) fn of(chosen: &Chosen, all: &[Attribution]) -> Self {
        let carried = chosen.carried;
        let without_cue = |pattern| Why { pattern, carried, cue: None, content: None, speaker: None };
        match chosen.tie {
            Tie::Attribution(number) => {
                let this = &all[number];
                let pattern = match this.content().order {
                    Order::After => Pattern::After,
                    Order::Before => Pattern::Before,
                    Order::Split => Pattern::Split,
                    Order::Next => Pattern::Next,
                };
                let content = Some(this.contents[0].agreed);
                Why { pattern, carried, cue: Some(this.cue_chance), content, speaker: Some(this.speaker_chance) }
            }
            Tie::Introduction(Some((number, speaker))) => {
                Why { cue: Some(all[number].cue_chance), speaker: Some(speaker), ..without_cue(Pattern::Next) }
            }
            Tie::Introduction(None) => without_cue(Pattern::Next),
            Tie::Headline | Tie::Behind => without_cue(Pattern::Before),
            Tie::Naming => without_cue(Pattern::After),
            Tie::Signature => without_cue(Pattern::Signature),
            Tie::Label | Tie::Turn => without_cue(Pattern::Label),
            Tie::Marks => without_cue(Pattern::Marks),
        }
    }
}
