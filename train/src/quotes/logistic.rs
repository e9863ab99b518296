//! Logistic regression over hashed features, by stochastic gradient with steps of its own for each weight.

use super::Random;
use onrecord::scorer::Linear;

/// Weights under training.
pub struct Weights {
    weights: Vec<f32>,
    squares: Vec<f32>,
    rate: f32,
    decay: f32,
}

impl Weights {
    /// All zero, `1 << bits` of them; `decay` pulls them back to zero.
    pub fn new(bits: u32, rate: f32, decay: f32) -> Self {
        Weights { weights: vec![0.0; 1 << bits], squares: vec![0.0; 1 << bits], rate, decay }
    }

    fn slot(&self, feature: u32) -> usize {
        feature as usize & (self.weights.len() - 1)
    }

    fn sum(&self, features: &[u32]) -> f32 {
        features.iter().map(|&feature| self.weights[self.slot(feature)]).sum()
    }

    fn step(&mut self, features: &[u32], gradient: f32) {
        for &feature in features {
            let slot = self.slot(feature);
            let gradient = gradient + self.decay * self.weights[slot];
            self.squares[slot] += gradient * gradient;
            self.weights[slot] -= self.rate * gradient / (self.squares[slot].sqrt() + 0.1);
        }
    }

    /// The scorer with these weights, each in one byte.
    pub fn scorer(&self) -> Linear {
        let most = self.weights.iter().fold(1e-6f32, |most, weight| most.max(weight.abs()));
        let scale = most / 127.0;
        let bytes: Vec<u8> = self.weights.iter().map(|weight| (weight / scale).round() as i8 as u8).collect();
        Linear::new(bytes, scale).expect("a power of two of weights")
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
pub fn binary(examples: &[&Example], bits: u32, rounds: usize, rate: f32, decay: f32) -> Linear {
    let mut weights = Weights::new(bits, rate, decay);
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let mut random = Random::new(11);
    for _ in 0..rounds {
        random.shuffle(&mut order);
        for &at in &order {
            let example = examples[at];
            let chance = 1.0 / (1.0 + (-weights.sum(&example.features)).exp());
            let gradient = (chance - f32::from(u8::from(example.yes))) * example.weight;
            if gradient.abs() > 1e-3 {
                weights.step(&example.features, gradient);
            }
        }
    }
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
pub fn listwise(choices: &[&Choice], bits: u32, rounds: usize, rate: f32, decay: f32) -> Linear {
    let mut weights = Weights::new(bits, rate, decay);
    let mut order: Vec<usize> = (0..choices.len()).collect();
    let mut random = Random::new(13);
    for _ in 0..rounds {
        random.shuffle(&mut order);
        for &at in &order {
            learn(choices[at], &mut weights);
        }
    }
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
