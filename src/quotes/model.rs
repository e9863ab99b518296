//! The trained scorers and how they are stored.

use crate::scorer::Linear;
use std::sync::OnceLock;

/// The scorers of all stages, with the thresholds that decide.
#[derive(Clone, Debug)]
pub struct Model {
    /// Whether a word is a cue.
    pub cue: Linear,
    /// Which stretch is a cue's content.
    pub content: Linear,
    /// Which phrase is its speaker.
    pub speaker: Linear,
    /// Whether cue, content and speaker together are an attribution.
    pub choice: Linear,
    /// Whether a quoted segment that no cue attributes goes on the quote before it.
    pub continuation: Linear,
    /// Whether a quoted segment that no cue attributes is somebody's speech.
    pub speech: Linear,
    /// From which probability an attribution is one.
    pub threshold: f32,
}

const SCORERS: usize = 6;

static SHIPPED: OnceLock<Model> = OnceLock::new();

impl Model {
    /// The model shipped with the crate.
    pub fn shipped() -> &'static Self {
        SHIPPED.get_or_init(|| Model::read(include_bytes!("../../model/quotes.bin")).expect("the shipped model can be read"))
    }

    /// Reads a model: the threshold, then for each scorer the number of its bytes as a power of
    /// two, the worth of a step, and the bytes. None where the bytes end early or are too many.
    pub fn read(bytes: &'static [u8]) -> Option<Self> {
        let (threshold, mut rest) = bytes.split_first_chunk::<4>()?;
        let mut scorers = Vec::with_capacity(SCORERS);
        for _ in 0..SCORERS {
            let (bits, after) = rest.split_first()?;
            let (scale, after) = after.split_first_chunk::<4>()?;
            let (slots, after) = after.split_at_checked(1usize.checked_shl(u32::from(*bits))?)?;
            scorers.push(Linear::new(slots, f32::from_le_bytes(*scale))?);
            rest = after;
        }
        let threshold = f32::from_le_bytes(*threshold);
        let [cue, content, speaker, choice, continuation, speech] = <[Linear; SCORERS]>::try_from(scorers).ok()?;
        rest.is_empty().then_some(Model { cue, content, speaker, choice, continuation, speech, threshold })
    }

    /// The bytes that [`Model::read`] reads.
    pub fn write(&self) -> Vec<u8> {
        let mut bytes = self.threshold.to_le_bytes().to_vec();
        for scorer in [&self.cue, &self.content, &self.speaker, &self.choice, &self.continuation, &self.speech] {
            bytes.push(scorer.slots().len().trailing_zeros() as u8);
            bytes.extend(scorer.scale().to_le_bytes());
            bytes.extend(scorer.slots());
        }
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
