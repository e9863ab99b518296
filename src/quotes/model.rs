//! The trained scorers and how they are stored.

use super::evidence;
use super::likeliest::{self, Scorers};
use crate::scorer::{Linear, log_odds, logistic};
use crate::trees::Trees;
use std::sync::OnceLock;

/// The scorers of all stages, with the thresholds that decide.
#[derive(Clone, Debug)]
pub struct Model {
    /// Whether a word is a cue.
    pub cue: Linear,
    /// Which stretch is a cue's content.
    pub content: Linear,
    /// Which phrase is its speaker.
    pub speaker: Scorers,
    /// Whether cue, content and speaker together are an attribution.
    pub choice: Trees,
    /// Whether a quoted segment that no cue attributes goes on the quote before it.
    pub continuation: Linear,
    /// Whether a quoted segment that no cue attributes is somebody's speech.
    pub speech: Linear,
    /// How likely a chosen attribution and its speaker are right.
    pub sure: Sure,
    /// From which probability an attribution is one.
    pub threshold: f32,
}

/// How sure to be of a chosen attribution: log-odds of its own and of its speaker's probability, weighted and shifted.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sure {
    /// The weight of the attribution's.
    pub attribution: f32,
    /// The weight of the speaker's.
    pub speaker: f32,
    /// The shift.
    pub shift: f32,
}

impl Sure {
    /// How likely content and speaker are right, given how likely each is alone.
    pub fn of(self, attribution: f32, speaker: f32) -> f32 {
        logistic(self.attribution * log_odds(attribution) + self.speaker * log_odds(speaker) + self.shift)
    }
}

/// The linear ones.
const SCORERS: usize = 5;

static SHIPPED: OnceLock<Model> = OnceLock::new();

impl Model {
    /// The model shipped with the crate.
    pub fn shipped() -> &'static Self {
        SHIPPED.get_or_init(|| Model::read(include_bytes!("../../model/quotes.bin")).expect("the shipped model can be read"))
    }

    /// Reads a model: the threshold and the numbers of [`Sure`], then for each linear scorer the number of its bytes as a power of
    /// two, the worth of a step, and the bytes; then the trees, those of speakers first. None where the bytes end early or are too many.
    pub fn read(bytes: &'static [u8]) -> Option<Self> {
        let (decided, mut rest) = bytes.split_first_chunk::<16>()?;
        let mut scorers = Vec::with_capacity(SCORERS);
        for _ in 0..SCORERS {
            let (bits, after) = rest.split_first()?;
            let (scale, after) = after.split_first_chunk::<4>()?;
            let (slots, after) = after.split_at_checked(1usize.checked_shl(u32::from(*bits))?)?;
            scorers.push(Linear::new(slots, f32::from_le_bytes(*scale))?);
            rest = after;
        }
        let numbers = decided.as_chunks().0;
        let [threshold, attribution, speaker_weight, shift] = std::array::from_fn(|at| f32::from_le_bytes(numbers[at]));
        let sure = Sure { attribution, speaker: speaker_weight, shift };
        let [cue, content, first, continuation, speech] = <[Linear; SCORERS]>::try_from(scorers).ok()?;
        let (second, rest) = Trees::read(rest, likeliest::WIDTH)?;
        let (choice, rest) = Trees::read(rest, evidence::WIDTH)?;
        let speaker = Scorers { first, second };
        rest.is_empty().then_some(Model { cue, content, speaker, choice, continuation, speech, sure, threshold })
    }

    /// The bytes that [`Model::read`] reads.
    pub fn write(&self) -> Vec<u8> {
        let Sure { attribution, speaker, shift } = self.sure;
        let mut bytes = [self.threshold, attribution, speaker, shift].map(f32::to_le_bytes).concat();
        for scorer in [&self.cue, &self.content, &self.speaker.first, &self.continuation, &self.speech] {
            bytes.push(scorer.slots().len().trailing_zeros() as u8);
            bytes.extend(scorer.scale().to_le_bytes());
            bytes.extend(scorer.slots());
        }
        bytes.extend(self.speaker.second.write());
        bytes.extend(self.choice.write());
        bytes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_model_is_read_back_as_written() {
        let shipped = include_bytes!("../../model/quotes.bin");
        assert_eq!(Model::shipped().write(), shipped);
        assert!(Model::read(&shipped[..shipped.len() - 1]).is_none());
    }
}
