//! Logistic regression over hashed features, by stochastic gradient with steps of its own for each weight.

use super::Random;
use onrecord::scorer::Linear;

/// Weights under training stand in so many slots, as a power of two: hardly any two features share one.
const BITS: u32 = 20;

/// Features in fewer examples are not learnt.
const SELDOM: u32 = 3;

/// The weights are the mean of those learnt in so many orders: what one teaches by chance goes.
const ORDERS: usize = 7;

/// How a scorer is to be learnt.
#[derive(Clone, Copy)]
pub struct Plan {
    /// Its slots when stored, as a power of two.
    pub bits: u32,
    /// How often each example is seen.
    pub rounds: usize,
    /// How far the first step goes.
    pub rate: f32,
    /// How strongly weights are pulled back to zero.
    pub decay: f32,
}

/// Weights under training.
struct Weights {
    weights: Vec<f32>,
    squares: Vec<f32>,
    /// How often each feature was seen; zero for those that are not to be learnt.
    counts: Vec<u32>,
    /// The features.
    names: Vec<u32>,
    plan: Plan,
}

fn slot(feature: u32) -> usize {
    (feature ^ feature >> BITS) as usize & ((1 << BITS) - 1)
}

impl Weights {
    fn new<'f>(plan: Plan, features: impl Iterator<Item = &'f [u32]>) -> Self {
        let (mut counts, mut names) = (vec![0; 1 << BITS], vec![0; 1 << BITS]);
        for &feature in features.flatten() {
            counts[slot(feature)] += 1;
            names[slot(feature)] = feature;
        }
        counts.iter_mut().filter(|count| **count < SELDOM).for_each(|count| *count = 0);
        Weights { weights: vec![0.0; 1 << BITS], squares: vec![0.0; 1 << BITS], counts, names, plan }
    }

    fn sum(&self, features: &[u32]) -> f32 {
        features.iter().map(|&feature| self.weights[slot(feature)]).sum()
    }

    fn step(&mut self, features: &[u32], gradient: f32) {
        for &feature in features {
            let slot = slot(feature);
            if self.counts[slot] == 0 {
                continue;
            }
            let gradient = gradient + self.plan.decay * self.weights[slot];
            self.squares[slot] += gradient * gradient;
            self.weights[slot] -= self.plan.rate * gradient / (self.squares[slot].sqrt() + 0.1);
        }
    }

    /// The slots by what they weigh over all examples, the heaviest first.
    fn heaviest(&self) -> Vec<usize> {
        let weight = |slot: usize| self.weights[slot].abs() * (self.counts[slot] as f32).sqrt();
        let mut slots: Vec<usize> = (0..self.weights.len()).filter(|&slot| self.weights[slot] != 0.0).collect();
        slots.sort_by(|&a, &b| weight(b).total_cmp(&weight(a)).then(a.cmp(&b)));
        slots
    }

    /// Learns only those weights from now on that will be stored.
    fn choose(&mut self) {
        let room = (1usize << self.plan.bits) * 9 / 10;
        let kept = self.heaviest();
        let mut counts = vec![0; self.counts.len()];
        kept.into_iter().take(room).for_each(|slot| counts[slot] = self.counts[slot]);
        self.counts = counts;
    }

    /// Forgets all weights.
    fn forget(&mut self) {
        self.weights.fill(0.0);
        self.squares.fill(0.0);
    }

    /// Learns which of `count` examples' features are to be stored, and the mean of their weights in several orders of the
    /// examples; `learn` is given one example at a time.
    fn learn(&mut self, count: usize, seed: u64, mut learn: impl FnMut(&mut Self, usize)) {
        let mut order: Vec<usize> = (0..count).collect();
        let mut random = Random::new(seed);
        let mut sums = vec![0.0; self.weights.len()];
        for number in 0..=ORDERS {
            self.forget();
            for _ in 0..self.plan.rounds {
                random.shuffle(&mut order);
                order.iter().for_each(|&at| learn(self, at));
            }
            if number == 0 {
                self.choose();
            } else {
                sums.iter_mut().zip(&self.weights).for_each(|(sum, weight)| *sum += weight);
            }
        }
        self.weights = sums.into_iter().map(|sum| sum / ORDERS as f32).collect();
    }

    /// The scorer with these weights, each in one byte.
    fn scorer(&self) -> Linear {
        let most = self.weights.iter().fold(1e-6f32, |most, weight| most.max(weight.abs()));
        let scale = most / 127.0;
        let stored = self.heaviest().into_iter().map(|slot| (self.names[slot], (self.weights[slot] / scale).round() as i8));
        Linear::build(self.plan.bits, scale, stored.filter(|&(_, weight)| weight != 0))
    }
}

/// An example of a yes or no.
pub struct Example {
    /// Its features.
    pub features: Vec<u32>,
    /// Whether it is a yes.
    pub yes: bool,
    /// How much it counts.
    pub weight: f32,
}

/// Learns to tell yes from no.
pub fn binary(examples: &[&Example], plan: Plan) -> Linear {
    let mut weights = Weights::new(plan, examples.iter().map(|example| example.features.as_slice()));
    weights.learn(examples.len(), 11, |weights, at| {
        let example = examples[at];
        let chance = 1.0 / (1.0 + (-weights.sum(&example.features)).exp());
        let gradient = (chance - f32::from(u8::from(example.yes))) * example.weight;
        if gradient.abs() > 1e-3 {
            weights.step(&example.features, gradient);
        }
    });
    weights.scorer()
}

/// An example of one choice among many; candidates share pieces.
pub struct Choice {
    /// The features of each piece.
    pub pieces: Vec<Vec<u32>>,
    /// The pieces of each candidate.
    pub candidates: Vec<[u16; 4]>,
    /// How good each candidate is: their shares of one.
    pub worth: Vec<f32>,
    /// How much it counts.
    pub weight: f32,
}

/// Learns to choose.
pub fn listwise(choices: &[&Choice], plan: Plan) -> Linear {
    let pieces = choices.iter().flat_map(|choice| choice.pieces.iter().map(Vec::as_slice));
    let mut weights = Weights::new(plan, pieces);
    weights.learn(choices.len(), 13, |weights, at| learn(choices[at], weights));
    weights.scorer()
}

fn learn(choice: &Choice, weights: &mut Weights) {
    let sums: Vec<f32> = choice.pieces.iter().map(|piece| weights.sum(piece)).collect();
    let scores: Vec<f32> = choice.candidates.iter().map(|pieces| pieces.iter().map(|&p| sums[p as usize]).sum()).collect();
    let most = scores.iter().copied().fold(f32::MIN, f32::max);
    let powers: Vec<f32> = scores.iter().map(|score| (score - most).exp()).collect();
    let sum: f32 = powers.iter().sum();
    let mut gradients = vec![0f32; choice.pieces.len()];
    for ((pieces, power), worth) in choice.candidates.iter().zip(&powers).zip(&choice.worth) {
        for &piece in pieces {
            gradients[piece as usize] += (power / sum - worth) * choice.weight;
        }
    }
    for (piece, gradient) in choice.pieces.iter().zip(&gradients) {
        if gradient.abs() > 1e-3 {
            weights.step(piece, *gradient);
        }
    }
}

/// Weights of a few numbers, by which their sum tells how likely a yes is: by steepest descent, for they are few.
pub fn fit<const WIDTH: usize>(cases: &[([f32; WIDTH], bool)]) -> [f32; WIDTH] {
    let mut weights = [0f64; WIDTH];
    for _ in 0..ROUNDS {
        let mut slopes = [0f64; WIDTH];
        for (row, yes) in cases {
            let sum: f64 = row.iter().zip(&weights).map(|(&number, weight)| f64::from(number) * weight).sum();
            let error = 1.0 / (1.0 + (-sum).exp()) - f64::from(u8::from(*yes));
            slopes.iter_mut().zip(row).for_each(|(slope, &number)| *slope += error * f64::from(number));
        }
        weights.iter_mut().zip(slopes).for_each(|(weight, slope)| *weight -= 0.1 * slope / cases.len().max(1) as f64);
    }
    weights.map(|weight| weight as f32)
}

/// Weights of [`fit`] change no more after so many rounds.
const ROUNDS: usize = 2000;
