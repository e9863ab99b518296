//! The likeliest labels of a chain of pieces.

use super::labels::{COUNT, OUTSIDE, may_follow};

/// The scores of a piece's labels.
pub type Scores = [i32; COUNT];

/// Weights of one label following another, by the first.
pub type Transitions = [Scores; COUNT];

/// A score that nothing makes up for; three of them can be added.
const IMPOSSIBLE: i32 = i32::MIN / 4;

/// `transitions` without those that no labels have.
pub fn legal(transitions: &Transitions) -> Transitions {
    std::array::from_fn(|last| {
        std::array::from_fn(|label| if may_follow(last, label) { transitions[last][label] } else { IMPOSSIBLE })
    })
}

/// The best labels of pieces with these scores (Viterbi's algorithm), with [`legal`] transitions.
///
/// Which label came before is found anew on the way back: choosing it on the way there, for labels that the best chain
/// does not pass, takes longer.
pub fn best(scores: &[Scores], transitions: &Transitions) -> Vec<u8> {
    let mut so_far = [IMPOSSIBLE; COUNT];
    so_far[OUTSIDE] = 0;
    let mut reached = Vec::with_capacity(scores.len());
    for piece in scores {
        let mut next = [i32::MIN; COUNT];
        for (before, steps) in so_far.iter().zip(transitions) {
            next.iter_mut().zip(steps).for_each(|(next, step)| *next = (*next).max(before + step));
        }
        next.iter_mut().zip(piece).for_each(|(next, own)| *next += own);
        reached.push(next);
        so_far = next;
    }
    let first_best =
        |score: &dyn Fn(usize) -> i32| (1..COUNT).fold(0, |best, label| if score(label) > score(best) { label } else { best });
    let mut label = first_best(&|label| so_far[label]);
    let mut labels = vec![label as u8; scores.len()];
    for index in (1..scores.len()).rev() {
        label = first_best(&|last| reached[index - 1][last] + transitions[last][label]);
        labels[index - 1] = label as u8;
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
        assert_eq!(best(&scores, &legal(&[[0; COUNT]; COUNT])), [begins(0) as u8, goes_on(0) as u8]);
        assert!(best(&[], &[[0; COUNT]; COUNT]).is_empty());
    }
}
