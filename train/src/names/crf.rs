//! A conditional random field over chains of which some labels are known, trained by AdaGrad.
//!
//! Where a corpus leaves open what a piece is, all chains that it allows count together (marginal
//! likelihood), so that each corpus teaches only what it marks.

use super::corpus::Allowed;
use crate::quotes::Random;
use onrecord::entities::labels::{COUNT, OUTSIDE, may_follow};

/// Labels, padded so that a row fills whole vectors.
pub const WIDTH: usize = 12;

/// A weight or a score a label.
pub type Row = [f32; WIDTH];

/// A chain to learn from.
pub struct Chain {
    /// The rows of each piece's features.
    pub features: Vec<Vec<u32>>,
    /// The labels that each piece may have.
    pub allowed: Vec<Allowed>,
    /// What is given to each piece's labels before any weight; empty for nothing.
    pub given: Vec<Row>,
}

/// How to train.
#[derive(Clone, Copy)]
pub struct Plan {
    /// How often each chain is seen.
    pub rounds: usize,
    /// How far the first step goes.
    pub rate: f32,
    /// How strongly weights are pulled back to zero.
    pub decay: f32,
    /// In how many orders the chains are learnt from, each time anew: the weights are the mean, so that what one order
    /// teaches by chance goes.
    pub orders: u64,
}

/// The weights.
#[derive(Clone)]
pub struct Crf {
    /// A row for each feature.
    pub rows: Vec<Row>,
    /// The weight of one label following another, by the first.
    pub transitions: [Row; COUNT],
}

impl Crf {
    fn new(rows: usize) -> Self {
        Crf { rows: vec![[0.0; WIDTH]; rows], transitions: [[0.0; WIDTH]; COUNT] }
    }

    /// Trains on `chains`, whose features number `rows`; the mean of the weights of the later half of the rounds, in all
    /// orders.
    pub fn train(chains: &[&Chain], rows: usize, plan: Plan) -> Self {
        let mut mean = Crf::new(rows);
        let late = plan.rounds / 2..plan.rounds;
        for seed in 0..plan.orders {
            let mut learner = Learner::new(rows, plan);
            let mut order: Vec<usize> = (0..chains.len()).collect();
            let mut random = Random::new(5 + seed);
            for round in 0..plan.rounds {
                random.shuffle(&mut order);
                order.iter().for_each(|&at| learner.learn(chains[at]));
                if late.contains(&round) {
                    mean.add(&learner.crf, 1.0 / (late.len() as f32 * plan.orders as f32));
                }
            }
        }
        mean
    }

    fn add(&mut self, other: &Crf, share: f32) {
        let rows = self.rows.iter_mut().zip(&other.rows).chain(self.transitions.iter_mut().zip(&other.transitions));
        for (row, other) in rows {
            row.iter_mut().zip(other).for_each(|(weight, other)| *weight += share * other);
        }
    }

    /// The score of each label of each piece.
    pub fn scores(&self, chain: &Chain) -> Vec<Row> {
        let score = |(index, features): (usize, &Vec<u32>)| {
            let mut sum = chain.given.get(index).copied().unwrap_or_default();
            for &feature in features {
                sum.iter_mut().zip(&self.rows[feature as usize]).for_each(|(sum, weight)| *sum += weight);
            }
            sum
        };
        chain.features.iter().enumerate().map(score).collect()
    }
}

struct Learner {
    crf: Crf,
    /// Sums of squared slopes, by which AdaGrad shortens its steps.
    squares: Crf,
    plan: Plan,
    free: Marginals,
    held: Marginals,
}

impl Learner {
    fn new(rows: usize, plan: Plan) -> Self {
        let start = [1e-4; WIDTH];
        let squares = Crf { rows: vec![start; rows], transitions: [start; COUNT] };
        Learner { crf: Crf::new(rows), squares, plan, free: Marginals::default(), held: Marginals::default() }
    }

    fn learn(&mut self, chain: &Chain) {
        let mut factors = self.crf.scores(chain);
        factors.iter_mut().for_each(exponentiate);
        let mut steps = self.crf.transitions;
        for (last, row) in steps.iter_mut().enumerate() {
            for (next, weight) in row.iter_mut().enumerate() {
                *weight = if next < COUNT && may_follow(last, next) { weight.exp() } else { 0.0 };
            }
        }
        let all = vec![Allowed::MAX; factors.len()];
        if !self.free.fill(&factors, &all, &steps) || !self.held.fill(&factors, &chain.allowed, &steps) {
            return;
        }
        for (index, features) in chain.features.iter().enumerate() {
            let slope: Row = std::array::from_fn(|label| self.held.pieces[index][label] - self.free.pieces[index][label]);
            if slope.iter().map(|slope| slope.abs()).sum::<f32>() < 1e-3 {
                continue;
            }
            for &feature in features {
                let (row, squares) = (&mut self.crf.rows[feature as usize], &mut self.squares.rows[feature as usize]);
                step(row, squares, &slope, self.plan);
            }
        }
        for last in 0..COUNT {
            let slope = std::array::from_fn(|next| self.held.steps[last][next] - self.free.steps[last][next]);
            step(&mut self.crf.transitions[last], &mut self.squares.transitions[last], &slope, self.plan);
        }
    }
}

fn step(row: &mut Row, squares: &mut Row, slope: &Row, plan: Plan) {
    for label in 0..WIDTH {
        let slope = slope[label] - plan.decay * row[label];
        squares[label] += slope * slope;
        row[label] += plan.rate * slope / squares[label].sqrt();
    }
}

fn exponentiate(scores: &mut Row) {
    let most = scores[..COUNT].iter().copied().fold(f32::MIN, f32::max);
    scores.iter_mut().for_each(|score| *score = (*score - most).max(-60.0).exp());
}

/// How likely each label of each piece, and each step between two, is.
#[derive(Default)]
struct Marginals {
    forward: Vec<Row>,
    pieces: Vec<Row>,
    steps: [Row; COUNT],
}

impl Marginals {
    /// Fills them in (the forward-backward algorithm); whether any chain is possible.
    fn fill(&mut self, factors: &[Row], allowed: &[Allowed], steps: &[Row; COUNT]) -> bool {
        let factor = |index: usize, label: usize| if allowed[index] >> label & 1 == 1 { factors[index][label] } else { 0.0 };
        self.forward.clear();
        self.steps = [[0.0; WIDTH]; COUNT];
        let mut sums = Vec::with_capacity(factors.len());
        for index in 0..factors.len() {
            let mut row = [0.0; WIDTH];
            match self.forward.last() {
                None => row = steps[OUTSIDE],
                Some(last) => {
                    for from in 0..COUNT {
                        row.iter_mut().zip(&steps[from]).for_each(|(sum, step)| *sum += last[from] * step);
                    }
                }
            }
            row[COUNT..].fill(0.0);
            (0..COUNT).for_each(|label| row[label] *= factor(index, label));
            let sum: f32 = row.iter().sum();
            if !(sum > 0.0 && sum.is_finite()) {
                return false;
            }
            row.iter_mut().for_each(|share| *share /= sum);
            sums.push(sum);
            self.forward.push(row);
        }
        self.pieces.clear();
        self.pieces.resize(factors.len(), [0.0; WIDTH]);
        let mut backward = [1.0; WIDTH];
        for index in (0..factors.len()).rev() {
            self.pieces[index] = std::array::from_fn(|label| self.forward[index][label] * backward[label]);
            if index == 0 {
                self.steps[OUTSIDE].iter_mut().zip(&self.pieces[0]).for_each(|(sum, share)| *sum += share);
                break;
            }
            let inner: Row =
                std::array::from_fn(
                    |label| {
                        if label < COUNT { factor(index, label) * backward[label] / sums[index] } else { 0.0 }
                    },
                );
            for from in 0..COUNT {
                let before = self.forward[index - 1][from];
                let mut sum = 0.0;
                for to in 0..WIDTH {
                    let share = steps[from][to] * inner[to];
                    sum += share;
                    self.steps[from][to] += before * share;
                }
                backward[from] = sum;
            }
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use onrecord::entities::labels::begins;

    #[test]
    fn what_is_left_open_is_learnt_from_where_it_is_not() {
        let chain =
            |feature: u32, allowed: Allowed| Chain { features: vec![vec![feature]], allowed: vec![allowed], given: vec![] };
        let known = [chain(0, 1 << begins(0)), chain(1, 1 << OUTSIDE), chain(0, Allowed::MAX)];
        let crf = Crf::train(&known.iter().collect::<Vec<_>>(), 2, Plan { rounds: 20, rate: 0.1, decay: 1e-4, orders: 2 });
        let best = |feature: u32| {
            let scores = crf.scores(&chain(feature, Allowed::MAX))[0];
            (0..COUNT).max_by(|&a, &b| (scores[a]).total_cmp(&scores[b])).expect("there are labels")
        };
        assert_eq!((best(0), best(1)), (begins(0), OUTSIDE));
    }
}
