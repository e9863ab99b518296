//! Linear scorers over hashed features, their weights one byte each.
//!
//! A feature is a template with its values mixed into 32 bits; its weight stands at the hash's low
//! bits. Two features may share a slot: measured, that costs nothing at the sizes shipped. No word
//! of any text can be read back from such a table.

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

/// A linear scorer: one weight a slot, a power of two of slots.
#[derive(Clone, Debug)]
pub struct Linear {
    weights: Cow<'static, [u8]>,
    scale: f32,
}

impl Linear {
    /// The scorer with these weights (signed bytes, each worth `scale`); none if their number is no power of two.
    pub fn new(weights: impl Into<Cow<'static, [u8]>>, scale: f32) -> Option<Self> {
        let weights = weights.into();
        weights.len().is_power_of_two().then_some(Linear { weights, scale })
    }

    /// The weight of `feature`, in steps of [`Linear::scale`].
    #[inline]
    pub fn weight(&self, feature: u32) -> i32 {
        i32::from(self.weights[feature as usize & (self.weights.len() - 1)] as i8)
    }

    /// What one step of a weight is worth.
    pub fn scale(&self) -> f32 {
        self.scale
    }

    /// The weights as stored.
    pub fn weights(&self) -> &[u8] {
        &self.weights
    }
}

/// The probability whose log-odds are `score`.
pub fn logistic(score: f32) -> f32 {
    1.0 / (1.0 + (-score).exp())
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
    fn a_feature_finds_its_weight_by_its_low_bits() {
        let scorer = Linear::new(vec![1, 255, 3, 0], 0.5).expect("four is a power of two");
        assert_eq!([4, 5, 6].map(|feature| scorer.weight(feature)), [1, -1, 3]);
        assert!(Linear::new(vec![0; 3], 1.0).is_none());
    }
}
