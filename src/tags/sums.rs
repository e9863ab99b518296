//! Sums of weights, one for each tag, and a memory of those that words bring along wherever they stand.

use super::{Table, Tag};

/// The tags, and room to the end of a vector.
const LANES: usize = 32;

/// A sum for each tag.
#[derive(Clone, Copy, Default)]
pub struct Sums([i16; LANES]);

impl Sums {
    /// The sums of the rows that `features` have in `table`; 256 rows fit.
    pub fn of(table: &Table, features: impl IntoIterator<Item = u32>) -> Self {
        let mut sums = Sums::default();
        features.into_iter().for_each(|feature| table.add_row(feature, &mut sums.0));
        sums
    }

    /// Adds `other` tag by tag.
    #[inline]
    pub fn add(&mut self, other: &Sums) {
        self.0.iter_mut().zip(other.0).for_each(|(sum, more)| *sum += more);
    }

    /// The tag with the largest sum, the first of equals.
    pub fn best(&self) -> Tag {
        let best = (1..Tag::COUNT).fold(0, |best, tag| if self.0[tag] > self.0[best] { tag } else { best });
        Tag::ALL[best]
    }
}

/// Sums by a key, those met last: a key takes the place of the one before it.
pub struct Memo {
    entries: Vec<(u64, Sums)>,
}

impl Memo {
    /// Room for the words of a text of `tokens` tokens; a longer text has no larger one.
    pub fn new(tokens: usize) -> Self {
        let room = (tokens / 4).next_power_of_two().clamp(64, 4096);
        Memo { entries: vec![(u64::MAX, Sums::default()); room] }
    }

    /// The sums of `key`, made if they are not known.
    #[inline]
    pub fn get(&mut self, key: u64, make: impl FnOnce() -> Sums) -> &Sums {
        let place = (key.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 40) as usize & (self.entries.len() - 1);
        let entry = &mut self.entries[place];
        if entry.0 != key {
            *entry = (key, make());
        }
        &entry.1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_are_those_of_the_rows() {
        let mut row = [0; Tag::COUNT];
        row[7] = -3i8 as u8;
        row[25] = 5;
        let mut other = [0; Tag::COUNT];
        other[7] = 9;
        let table = Table::build(8, [(0x1000_0001, row), (0x9000_0002, other)]);
        assert_eq!(Sums::of(&table, [0x1000_0001]).best(), Tag::ALL[25]);
        assert_eq!(Sums::of(&table, [0x1000_0001, 0x9000_0002]).best(), Tag::ALL[7]);
        assert_eq!(Sums::of(&table, [0x5000_0003]).best(), Tag::ALL[0]);
    }

    #[test]
    fn a_memo_keeps_what_it_made_until_another_takes_the_place() {
        let mut memo = Memo::new(0);
        let one = |memo: &mut Memo, key, value| memo.get(key, || Sums([value; LANES])).0[0];
        assert_eq!(one(&mut memo, 1, 5), 5);
        assert_eq!(one(&mut memo, 1, 6), 5);
        for key in 2..1000 {
            one(&mut memo, key, 0);
        }
        assert_eq!(one(&mut memo, 1, 7), 7);
    }
}
