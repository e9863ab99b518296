//! What is known of a word whatever its place: clusters of words that are used alike, and lists of names.

use crate::scorer::mix;
use crate::table::Table;

/// What is known of one word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Known {
    /// Its cluster by the words next to it (Brown), from 1; 0 where it has none.
    pub brown: u16,
    /// Its cluster by its vector (GloVe), from 1; 0 where it has none.
    pub vector: u16,
    /// The [`list`]s it is on, a bit each.
    pub lists: u16,
}

/// Lists, a bit each.
pub mod list {
    /// First names.
    pub const FIRST_NAME: u16 = 1;
    /// Last names.
    pub const LAST_NAME: u16 = 1 << 1;
    /// Places of one word.
    pub const PLACE: u16 = 1 << 2;
    /// Words that begin the name of a place of several words.
    pub const PLACE_BEGINS: u16 = 1 << 3;
    /// Words that end the name of a place of several words.
    pub const PLACE_ENDS: u16 = 1 << 4;
    /// Words of countries' and continents' names.
    pub const COUNTRY: u16 = 1 << 5;
    /// Words that are mostly written in lower case.
    pub const LOWER: u16 = 1 << 6;
    /// Words that are written in lower case and with a capital alike.
    pub const MIXED: u16 = 1 << 7;
    /// Not a word: several that make the name of a place.
    pub const PLACE_PHRASE: u16 = 1 << 8;
    /// First names of women.
    pub const FEMALE: u16 = 1 << 9;
    /// First names of men.
    pub const MALE: u16 = 1 << 10;
}

/// Bits of a row: the vector's cluster above the Brown cluster, the lists above both.
const CLUSTER_BITS: u32 = 10;

impl Known {
    /// The row that holds it.
    pub fn row(self) -> [u8; 4] {
        let packed = u32::from(self.brown) | u32::from(self.vector) << CLUSTER_BITS | u32::from(self.lists) << (2 * CLUSTER_BITS);
        packed.to_le_bytes()
    }

    /// What `row` holds.
    pub fn of(row: [u8; 4]) -> Self {
        let packed = u32::from_le_bytes(row);
        let cluster = |shift: u32| (packed >> shift & ((1 << CLUSTER_BITS) - 1)) as u16;
        Known { brown: cluster(0), vector: cluster(CLUSTER_BITS), lists: (packed >> (2 * CLUSTER_BITS)) as u16 }
    }
}

/// Knows words.
#[derive(Clone, Debug)]
pub struct Words {
    /// Words in their own case by [`exact`], phrases by [`phrase`].
    pub table: Table<4>,
    /// The path of each Brown cluster, the top of the tree in the low bits.
    pub paths: Vec<u32>,
    /// The larger cluster that each cluster of vectors is part of.
    pub wide: Vec<u8>,
}

impl Words {
    /// What is known of the word with this [`exact`] hash.
    #[inline]
    pub fn known(&self, exact: u32) -> Known {
        self.table.row(exact).map_or(Known::default(), |&row| Known::of(row))
    }

    /// The path of a word's Brown cluster, its top in the low bits.
    #[inline]
    pub fn path(&self, known: Known) -> u32 {
        self.paths.get(known.brown as usize).copied().unwrap_or_default()
    }

    /// The larger cluster of a word's vector.
    #[inline]
    pub fn wide(&self, known: Known) -> u32 {
        self.wide.get(known.vector as usize).copied().unwrap_or_default().into()
    }

    /// Whether the words with this [`phrase`] hash name a place together.
    pub fn is_place(&self, phrase: u32) -> bool {
        self.known(phrase).lists & list::PLACE_PHRASE != 0
    }
}

/// The hash of a word in its own case.
pub fn exact(word: &str) -> u32 {
    word.bytes().fold(17, |hash, byte| mix(hash, u32::from(byte)))
}

/// The hash of several words from the hash of all but the last and that of the last, in lower case.
pub fn phrase(before: u32, last: u32) -> u32 {
    mix(before, last)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_known_is_read_back_as_written() {
        let known = Known { brown: 1000, vector: 1023, lists: list::PLACE | list::PLACE_PHRASE };
        assert_eq!(Known::of(known.row()), known);
    }
}
