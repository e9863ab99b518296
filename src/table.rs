//! Rows of bytes by a hash: a table in which keys are told apart by two bytes of the hash.
//!
//! It is looked into as it is stored, with nothing to decode at start. A key that was never put in
//! finds a stranger's row once in thousands; with plain hashing into as many rows, the taggers lose
//! two points of accuracy.

use crate::lanes;
use std::borrow::Cow;

/// How many slots after its own a key may stand in.
const REACH: usize = 16;

/// A row of `WIDTH` bytes for each key.
#[derive(Clone, Debug)]
pub struct Table<const WIDTH: usize> {
    /// Two bytes a slot; zero is an empty one.
    marks: Cow<'static, [u8]>,
    rows: Cow<'static, [u8]>,
}

impl<const WIDTH: usize> Table<WIDTH> {
    /// Reads a table: all marks, then all rows. None unless the bytes make whole slots.
    pub fn read(bytes: &'static [u8]) -> Option<Self> {
        let slots = bytes.len() / (2 + WIDTH);
        let (marks, rows) = bytes.split_at_checked(2 * slots)?;
        (slots > 0 && rows.len() == slots * WIDTH).then_some(Table { marks: marks.into(), rows: rows.into() })
    }

    /// A table of `slots` slots with as many of `entries` as find room, the first first.
    pub fn build(slots: usize, entries: impl IntoIterator<Item = (u32, [u8; WIDTH])>) -> Self {
        let mut table = Table { marks: vec![0; 2 * slots].into(), rows: vec![0; slots * WIDTH].into() };
        for (key, row) in entries {
            let home = table.home(key);
            let room =
                (home..slots.min(home + REACH)).find(|&slot| matches!(table.mark(slot), [0, 0]) || table.mark(slot) == mark(key));
            let Some(slot) = room else { continue };
            table.marks.to_mut()[2 * slot..2 * slot + 2].copy_from_slice(&mark(key));
            table.rows.to_mut()[slot * WIDTH..(slot + 1) * WIDTH].copy_from_slice(&row);
        }
        table
    }

    /// The bytes that [`Table::read`] reads.
    pub fn write(&self) -> Vec<u8> {
        [&*self.marks, &*self.rows].concat()
    }

    /// The row of `key`, if it has one.
    #[inline]
    pub fn row(&self, key: u32) -> Option<&[u8; WIDTH]> {
        self.rows_from(key)?.first_chunk()
    }

    /// Adds the row of `key`, if it has one, to `sums`, byte by signed byte. Whole vectors are added: what `sums` has beyond
    /// `WIDTH` means nothing.
    #[inline]
    pub fn add_row<const LANES: usize>(&self, key: u32, sums: &mut [i16; LANES]) {
        let Some(rows) = self.rows_from(key) else { return };
        let mut add = |row: &[u8]| sums.iter_mut().zip(row).for_each(|(sum, &weight)| *sum += i16::from(weight as i8));
        match rows.first_chunk::<LANES>() {
            Some(row) => add(row),
            None => add(rows),
        }
    }

    /// The row of `key`, if it has one, and all that are stored behind it.
    #[inline]
    fn rows_from(&self, key: u32) -> Option<&[u8]> {
        let home = self.home(key);
        let slots = &self.marks[2 * home..];
        let slot = home + lanes::find(&slots[..slots.len().min(2 * REACH)], u16::from_le_bytes(mark(key)), u16::MAX)?;
        Some(&self.rows[slot * WIDTH..])
    }

    fn home(&self, key: u32) -> usize {
        ((u64::from(key) * (self.marks.len() / 2) as u64) >> 32) as usize
    }

    fn mark(&self, slot: usize) -> [u8; 2] {
        [self.marks[2 * slot], self.marks[2 * slot + 1]]
    }
}

/// The low bits of the hash; the high ones choose the slot.
fn mark(key: u32) -> [u8; 2] {
    (key as u16).max(1).to_le_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_find_their_rows_and_others_none() {
        let table = Table::build(8, [(0x1000_0001, [3, 1]), (0x1000_0002, [4, 1]), (0xF000_0003, [5, 1])]);
        let found = |key| table.row(key).map(|row| row[0]);
        assert_eq!([0x1000_0001, 0x1000_0002, 0xF000_0003].map(found), [Some(3), Some(4), Some(5)]);
        assert_eq!(found(0x1000_0004), None);
        assert!(Table::<2>::read(&[1; 29]).is_none());
        let mut sums = [7; 4];
        [0x1000_0002, 0xF000_0003, 0x1000_0004].into_iter().for_each(|key| table.add_row(key, &mut sums));
        assert_eq!(sums[..2], [7 + 4 + 5, 9]);
    }
}
