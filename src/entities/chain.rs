//! The likeliest labels of a chain of pieces.

use super::labels::{COUNT, OUTSIDE, may_follow};

/// The scores of a piece's labels.
pub type Scores = [i32; COUNT];

/// Weights of one label following another, by the first.
pub type Transitions = [Scores; COUNT];

/// The best labels of pieces with these scores (Viterbi's algorithm).
pub fn best(scores: &[Scores], transitions: &Transitions) -> Vec<u8> {
    let mut from: Vec<[u8; COUNT]> = Vec::with_capacity(scores.len());
    let mut so_far = [i32::MIN / 2; COUNT];
    so_far[OUTSIDE] = 0;
    for piece in scores {
        let mut next = [i32::MIN / 2; COUNT];
        let mut back = [OUTSIDE as u8; COUNT];
        for label in 0..COUNT {
            for last in (0..COUNT).filter(|&last| may_follow(last, label)) {
                let score = so_far[last] + transitions[last][label] + piece[label];
                if score > next[label] {
                    next[label] = score;
                    back[label] = last as u8;
                }
            }
        }
        from.push(back);
        so_far = next;
    }
    let mut label = (0..COUNT).max_by_key(|&label| (so_far[label], std::cmp::Reverse(label))).unwrap_or(OUTSIDE) as u8;
    let mut labels = vec![label; scores.len()];
    for index in (1..scores.len()).rev() {
        label = from[index][label as usize];
        labels[index - 1] = label;
    }
    labels
}

#[cfg(test)]
mod tests {
    use super::super::labels::{begins, goes_on};
    use super::*;

    #[test]
    fn a_name_never_goes_on_from_nothing() {
        let mut scores = [[0; COUNT]; 2];
        scores[0][begins(0)] = 5;
        scores[0][OUTSIDE] = 7;
        scores[1][goes_on(0)] = 9;
        assert_eq!(best(&scores, &[[0; COUNT]; COUNT]), [begins(0) as u8, goes_on(0) as u8]);
        assert!(best(&[], &[[0; COUNT]; COUNT]).is_empty());
    }
}
