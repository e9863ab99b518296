//! Linear scorers over hashed features, their weights one byte each.
//!
//! A feature is a template with its values mixed into 32 bits: the low bits say where its weight
//! stands, the high ones tell it from others. Features that training did not keep have no weight.
//! No word of any text can be read back from such a table.

use crate::lanes;
use std::borrow::Cow;

/// Mixes `value` into `hash`.
#[inline]
pub fn mix(hash: u32, value: u32) -> u32 {
    let mixed = (hash ^ value).wrapping_mul(0x9E37_79B1);
    mixed ^ (mixed >> 15)
}

/// The hash of a word, over its bytes in lower case.
#[inline]
pub fn hash_word(word: &str) -> u32 {
    let mut hash = 0x811C_9DC5;
    if word.is_ascii() {
        for byte in word.bytes() {
            hash = (hash ^ u32::from(byte.to_ascii_lowercase())).wrapping_mul(0x0100_0193);
        }
        return hash;
    }
    for c in word.chars().flat_map(char::to_lowercase) {
        // One apostrophe and one hyphen for all that look alike.
        let c = match c {
            '’' => '\'',
            '\u{2010}' | '\u{2011}' => '-',
            c => c,
        };
        let mut bytes = [0; 4];
        for byte in c.encode_utf8(&mut bytes).bytes() {
            hash = (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
        }
    }
    hash
}

/// How many slots after its own a feature may stand in.
const REACH: usize = 8;

/// A linear scorer: a power of two of slots, each a byte that tells features apart and a weight.
#[derive(Clone, Debug)]
pub struct Linear {
    slots: Cow<'static, [u8]>,
    scale: f32,
}

impl Linear {
    /// The scorer with these slots, each step of a weight worth `scale`; none unless they are a power of two.
    pub fn new(slots: impl Into<Cow<'static, [u8]>>, scale: f32) -> Option<Self> {
        let slots = slots.into();
        (slots.len() > 1 && slots.len().is_power_of_two()).then_some(Linear { slots, scale })
    }

    /// The scorer of `1 << bits` slots with as many of `weights` as find room, the first first.
    pub fn build(bits: u32, scale: f32, weights: impl IntoIterator<Item = (u32, i8)>) -> Self {
        let mut slots = vec![0u8; 2 << bits];
        for (feature, weight) in weights {
            let room = probes(feature, slots.len()).find(|&at| slots[at] == 0 || slots[at] == mark(feature));
            if let Some(at) = room.filter(|&at| slots[at] == 0) {
                slots[at] = mark(feature);
                slots[at + 1] = weight as u8;
            }
        }
        Linear { slots: slots.into(), scale }
    }

    /// The weight of `feature`, in steps of [`Linear::scale`]; zero if it has none.
    #[inline]
    pub fn weight(&self, feature: u32) -> i32 {
        let home = 2 * (feature as usize & (self.slots.len() / 2 - 1));
        let Some(reach) = self.slots.get(home..home + 2 * REACH) else { return self.weight_across(feature) };
        match lanes::find(reach, u16::from(mark(feature)), 0xFF) {
            Some(slot) => i32::from(reach[2 * slot + 1] as i8),
            None => 0,
        }
    }

    /// The weight of a feature near the end, whose slots go on at the beginning.
    #[cold]
    fn weight_across(&self, feature: u32) -> i32 {
        let mut ends = probes(feature, self.slots.len()).filter(|&at| self.slots[at] == 0 || self.slots[at] == mark(feature));
        // An empty slot's weight is zero.
        ends.next().map_or(0, |at| i32::from(self.slots[at + 1] as i8))
    }

    /// What one step of a weight is worth.
    pub fn scale(&self) -> f32 {
        self.scale
    }

    /// The slots as stored.
    pub fn slots(&self) -> &[u8] {
        &self.slots
    }
}

/// The high bits of the hash; the low ones choose the slot.
#[inline]
fn mark(feature: u32) -> u8 {
    ((feature >> 24) as u8).max(1)
}

/// Where in `length` bytes the slots are that `feature` may stand in.
#[inline]
fn probes(feature: u32, length: usize) -> impl Iterator<Item = usize> {
    // 32-bit platforms would overflow without the mask before the doubling.
    let home = feature as usize & (length / 2 - 1);
    (0..REACH).map(move |offset| ((home + offset) * 2) & (length - 1))
}

/// The probability whose log-odds are `score`.
pub fn logistic(score: f32) -> f32 {
    1.0 / (1.0 + (-score).exp())
}

/// The log-odds of a probability, those near nothing and near one cut off.
pub fn log_odds(chance: f32) -> f32 {
    let chance = chance.clamp(1e-3, 1.0 - 1e-3);
    (chance / (1.0 - chance)).ln()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_hash_alike_whatever_their_case_and_apostrophe() {
        assert_eq!(hash_word("SAID"), hash_word("said"));
        assert_eq!(hash_word("n’t"), hash_word("n't"));
        assert_ne!(hash_word("said"), hash_word("says"));
    }

    #[test]
    fn a_feature_finds_its_weight_and_a_stranger_none() {
        let scorer = Linear::build(2, 0.5, [(0x0100_0000, 1), (0x0200_0000, -1), (0x0300_0003, 3)]);
        let found = [0x0100_0000, 0x0200_0000, 0x0300_0003, 0x0400_0000].map(|feature| scorer.weight(feature));
        assert_eq!(found, [1, -1, 3, 0]);
        assert!(Linear::new(vec![0; 3], 1.0).is_none());
    }
}
