//! A slot sought among its neighbours, four at a time: the stored tables are nearly full, and a key that
//! is not in them meets a dozen strangers before that is known.

const EACH: u64 = 0x0001_0001_0001_0001;

/// Which of the two-byte `slots` is `sought` under `mask`; none if it is not there or an empty one comes first.
#[inline]
pub fn find(slots: &[u8], sought: u16, mask: u16) -> Option<usize> {
    let (fours, rest) = slots.as_chunks::<8>();
    for (number, &four) in fours.iter().enumerate() {
        let lanes = u64::from_le_bytes(four) & (EACH * u64::from(mask));
        let ends = zeros(lanes ^ (EACH * u64::from(sought))) | zeros(lanes);
        if ends != 0 {
            let lane = ends.trailing_zeros() / 16;
            return ((lanes >> (16 * lane)) as u16 == sought).then_some(4 * number + lane as usize);
        }
    }
    for (number, &slot) in rest.as_chunks::<2>().0.iter().enumerate() {
        match u16::from_le_bytes(slot) & mask {
            found if found == sought => return Some(4 * fours.len() + number),
            0 => return None,
            _ => {}
        }
    }
    None
}

/// The top bit of each lane that is zero; above the lowest of them others may be marked too.
#[inline]
fn zeros(lanes: u64) -> u64 {
    lanes.wrapping_sub(EACH) & !lanes & (EACH << 15)
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
