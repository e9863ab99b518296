//! A slot sought among its neighbours, eight at a time: the stored tables are nearly full, and a key that
//! is not in them meets a dozen strangers before that is known.

use wide::i16x8;

/// How many slots of two bytes a vector holds.
const LANES: usize = 8;

/// Which of the two-byte `slots` is `sought` under `mask`; none if it is not there or an empty one comes first.
#[inline]
pub fn find(slots: &[u8], sought: u16, mask: u16) -> Option<usize> {
    let (eights, rest) = slots.as_chunks::<{ 2 * LANES }>();
    for (number, eight) in eights.iter().enumerate() {
        let lanes: [u16; LANES] = std::array::from_fn(|lane| u16::from_le_bytes([eight[2 * lane], eight[2 * lane + 1]]) & mask);
        let slots = i16x8::new(lanes.map(u16::cast_signed));
        let ends = (slots.simd_eq(i16x8::splat(sought.cast_signed())) | slots.simd_eq(i16x8::ZERO)).to_bitmask();
        if ends != 0 {
            let lane = ends.trailing_zeros() as usize;
            return (lanes[lane] == sought).then_some(LANES * number + lane);
        }
    }
    for (number, &slot) in rest.as_chunks::<2>().0.iter().enumerate() {
        match u16::from_le_bytes(slot) & mask {
            found if found == sought => return Some(LANES * eights.len() + number),
            0 => return None,
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_is_found_unless_an_empty_slot_comes_before_it() {
        let slots = [9, 1, 8, 1, 7, 1, 6, 1, 9, 1, 5, 1, 0, 0, 4, 1];
        let found = [9, 6, 5, 4, 3].map(|low| find(&slots, 0x100 + low, u16::MAX));
        assert_eq!(found, [Some(0), Some(3), Some(5), None, None]);
        assert_eq!([9, 5, 4].map(|low| find(&slots, low, 0xFF)), [Some(0), Some(5), None]);
        assert_eq!([5, 4].map(|low| find(&slots[4..], low, 0xFF)), [Some(3), None]);
    }
}
