//! Gradient boosting of oblivious trees, by histograms.

use super::Random;
use onrecord::trees::{DEPTH, Tree, Trees};

/// How trees are to be learnt.
#[derive(Clone, Copy)]
pub struct Plan {
    /// How many.
    pub trees: usize,
    /// How much of what it finds each tree adds.
    pub rate: f32,
}

/// Rows are told apart by so many limits of a number at most.
const LIMITS: usize = 48;

/// Each tree asks about every second number, chosen anew.
const ASKED: usize = 2;

/// Keeps leaves of few rows small.
const CALM: f64 = 20.0;

const LEAVES: usize = 1 << DEPTH;

/// A row with its answer.
pub struct Case {
    /// The numbers.
    pub row: Vec<f32>,
    /// Whether it is a yes.
    pub yes: bool,
    /// How much it counts.
    pub weight: f32,
}

/// Learns to tell yes from no.
pub fn boost(cases: &[&Case], plan: Plan) -> Trees {
    let Some(first) = cases.first() else { return Trees::default() };
    let width = first.row.len();
    let limits: Vec<Vec<f32>> = (0..width).map(|at| limits(cases, at)).collect();
    let bin = |at: usize, value: f32| limits[at].partition_point(|&limit| limit < value) as u8;
    let bins: Vec<u8> = cases.iter().flat_map(|case| (0..width).map(|at| bin(at, case.row[at])).collect::<Vec<_>>()).collect();
    let all: f32 = cases.iter().map(|case| case.weight).sum();
    let yes: f32 = cases.iter().filter(|case| case.yes).map(|case| case.weight).sum();
    let base = (yes / (all - yes)).ln();
    let mut scores = vec![base; cases.len()];
    let mut random = Random::new(17);
    let mut grown = Vec::with_capacity(plan.trees);
    for _ in 0..plan.trees {
        let slopes: Vec<(f64, f64)> = cases.iter().zip(&scores).map(|(case, &score)| slope(case, score)).collect();
        let counted = (0..width).map(|at| Asked { number: at, limits: limits[at].len() });
        let mut numbers: Vec<Asked> = counted.filter(|asked| asked.limits > 0).collect();
        random.shuffle(&mut numbers);
        numbers.truncate(numbers.len().div_ceil(ASKED));
        let (questions, leaf_of) = grow(&bins, width, &numbers, &slopes);
        let mut sums = [(0.0, 0.0); LEAVES];
        for (&leaf, slope) in leaf_of.iter().zip(&slopes) {
            sums[usize::from(leaf)].0 += slope.0;
            sums[usize::from(leaf)].1 += slope.1;
        }
        let leaves = sums.map(|(slope, curve)| (-slope / (curve + CALM)) as f32 * plan.rate);
        scores.iter_mut().zip(&leaf_of).for_each(|(score, &leaf)| *score += leaves[usize::from(leaf)]);
        grown.push((questions.map(|(at, bin)| (at as u8, limits[at][bin])), leaves));
    }
    let most = grown.iter().flat_map(|(_, leaves)| leaves).fold(1e-6f32, |most, leaf| most.max(leaf.abs()));
    let scale = most / 127.0;
    let store = |leaves: [f32; LEAVES]| leaves.map(|leaf| (leaf / scale).round() as i8);
    let trees = grown.into_iter().map(|(questions, leaves)| Tree { questions, leaves: store(leaves) });
    Trees { base, scale, trees: trees.collect() }
}

/// A number of the rows, and how many limits it has.
struct Asked {
    number: usize,
    limits: usize,
}

/// First and second derivative of the logarithmic loss.
fn slope(case: &Case, score: f32) -> (f64, f64) {
    let chance = f64::from(onrecord::scorer::logistic(score));
    let weight = f64::from(case.weight);
    ((chance - f64::from(u8::from(case.yes))) * weight, chance * (1.0 - chance) * weight)
}

/// Limits that part the cases into shares of about one size by number `at`; the highest value is never one.
fn limits(cases: &[&Case], at: usize) -> Vec<f32> {
    let mut values: Vec<f32> = cases.iter().map(|case| case.row[at]).collect();
    values.sort_by(f32::total_cmp);
    let highest = values[values.len() - 1];
    let mut limits: Vec<f32> = (1..=LIMITS).map(|share| values[share * (values.len() - 1) / (LIMITS + 1)]).collect();
    limits.dedup();
    limits.retain(|&limit| limit < highest);
    limits
}

/// The questions, each a number and which of its limits, that lower the loss most; and the leaf of each case.
fn grow(bins: &[u8], width: usize, numbers: &[Asked], slopes: &[(f64, f64)]) -> ([(usize, usize); DEPTH], Vec<u8>) {
    let mut leaf_of = vec![0u8; slopes.len()];
    let mut questions = [(0, 0); DEPTH];
    for (level, question) in questions.iter_mut().enumerate() {
        let mut sums = vec![[(0f64, 0f64); LIMITS + 1]; numbers.len() << level];
        for ((row, slope), &leaf) in bins.chunks_exact(width).zip(slopes).zip(&leaf_of) {
            let leaf = usize::from(leaf) * numbers.len();
            for (place, asked) in numbers.iter().enumerate() {
                let sum = &mut sums[leaf + place][usize::from(row[asked.number])];
                sum.0 += slope.0;
                sum.1 += slope.1;
            }
        }
        let gains = numbers.iter().enumerate().flat_map(|(place, asked)| {
            let gains = gains((0..1 << level).map(|leaf| &sums[leaf * numbers.len() + place]));
            gains.into_iter().take(asked.limits).enumerate().map(move |(limit, gain)| (gain, asked.number, limit))
        });
        let best = gains.fold((f64::MIN, 0, 0), |best, one| if one.0 > best.0 { one } else { best });
        *question = (best.1, best.2);
        for (row, leaf) in bins.chunks_exact(width).zip(&mut leaf_of) {
            *leaf |= u8::from(usize::from(row[best.1]) > best.2) << level;
        }
    }
    (questions, leaf_of)
}

/// For each limit, how much parting all leaves at it lowers the loss.
fn gains<'s>(leaves: impl Iterator<Item = &'s [(f64, f64); LIMITS + 1]>) -> [f64; LIMITS] {
    let mut gains = [0.0; LIMITS];
    for sums in leaves {
        let all = sums.iter().fold((0.0, 0.0), |all, sum| (all.0 + sum.0, all.1 + sum.1));
        let worth = |slope: f64, curve: f64| slope * slope / (curve + CALM);
        let mut low = (0.0, 0.0);
        for (gain, sum) in gains.iter_mut().zip(sums) {
            low = (low.0 + sum.0, low.1 + sum.1);
            *gain += worth(low.0, low.1) + worth(all.0 - low.0, all.1 - low.1) - worth(all.0, all.1);
        }
    }
    gains
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_two_numbers_tell_together_is_learnt() {
        let case = |at: usize| {
            let (a, b) = (at % 7, at % 5);
            Case { row: vec![a as f32, 1.0, b as f32], yes: a > 3 && b > 2, weight: 1.0 }
        };
        let cases: Vec<Case> = (0..700).map(case).collect();
        let trees = boost(&cases.iter().collect::<Vec<_>>(), Plan { trees: 60, rate: 0.3 });
        assert!(cases.iter().all(|case| (trees.score(&case.row) > 0.0) == case.yes));
    }
}
