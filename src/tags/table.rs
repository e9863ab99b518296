//! Weights by feature: a hash table whose rows are told apart by two bytes of the hash.
//!
//! Features that training saw too seldom have no row, and a feature never seen finds a stranger's
//! row once in thousands; with plain hashing into as many rows, two points of accuracy are lost.

use super::Tag;
use std::borrow::Cow;

/// How many slots after its own a feature may stand in.
const REACH: usize = 16;

/// A row of one signed byte a tag for each of the features that matter.
pub struct Table {
    /// Two bytes a slot; zero is an empty one.
    marks: Cow<'static, [u8]>,
    rows: Cow<'static, [u8]>,
}

impl Table {
    /// Reads a table: all marks, then all rows. None unless the bytes make whole slots.
    pub fn read(bytes: &'static [u8]) -> Option<Self> {
        let slots = bytes.len() / (2 + Tag::COUNT);
        let (marks, rows) = bytes.split_at_checked(2 * slots)?;
        (slots > 0 && rows.len() == slots * Tag::COUNT).then_some(Table { marks: marks.into(), rows: rows.into() })
    }

    /// A table of `slots` slots with as many of `features` as find room, the first first.
    pub fn build(slots: usize, features: impl IntoIterator<Item = (u32, [i8; Tag::COUNT])>) -> Self {
        let mut table = Table { marks: vec![0; 2 * slots].into(), rows: vec![0; slots * Tag::COUNT].into() };
        for (feature, weights) in features {
            let home = table.home(feature);
            let room = (home..slots.min(home + REACH))
                .find(|&slot| matches!(table.mark(slot), [0, 0]) || table.mark(slot) == mark(feature));
            let Some(slot) = room else { continue };
            table.marks.to_mut()[2 * slot..2 * slot + 2].copy_from_slice(&mark(feature));
            let row = weights.map(|weight| weight as u8);
            table.rows.to_mut()[slot * Tag::COUNT..(slot + 1) * Tag::COUNT].copy_from_slice(&row);
        }
        table
    }

    /// The bytes that [`Table::read`] reads.
    pub fn write(&self) -> Vec<u8> {
        [&*self.marks, &*self.rows].concat()
    }

    /// The weights of `feature`, if it has a row.
    #[inline]
    pub fn row(&self, feature: u32) -> Option<&[u8]> {
        let sought = mark(feature);
        let home = self.home(feature);
        let slots = self.marks.len() / 2;
        for slot in home..slots.min(home + REACH) {
            match self.mark(slot) {
                [0, 0] => return None,
                found if found == sought => return Some(&self.rows[slot * Tag::COUNT..(slot + 1) * Tag::COUNT]),
                _ => {}
            }
        }
        None
    }

    fn home(&self, feature: u32) -> usize {
        ((u64::from(feature) * (self.marks.len() / 2) as u64) >> 32) as usize
    }

    fn mark(&self, slot: usize) -> [u8; 2] {
        [self.marks[2 * slot], self.marks[2 * slot + 1]]
    }
}

/// The low bits of the hash; the high ones choose the slot.
fn mark(feature: u32) -> [u8; 2] {
    (feature as u16).max(1).to_le_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn features_find_their_rows_and_others_none() {
        let row = |weight: i8| [weight; Tag::COUNT];
        let table = Table::build(8, [(0x1000_0001, row(3)), (0x1000_0002, row(-4)), (0xF000_0003, row(5))]);
        let found = |feature| table.row(feature).map(|row| row[0] as i8);
        assert_eq!([0x1000_0001, 0x1000_0002, 0xF000_0003].map(found), [Some(3), Some(-4), Some(5)]);
        assert_eq!(found(0x1000_0004), None);
        assert!(Table::read(&[1; 29]).is_none());
    }
}
