//! Collecting features: templates with their values, and numbers cut into steps.

use crate::scorer::{Linear, mix};

/// The features of one candidate, hashed.
#[derive(Clone, Debug, Default)]
pub struct Features {
    /// The hashes, in the order in which the templates came.
    pub hashes: Vec<u32>,
}

impl Features {
    /// Adds a feature of one value.
    #[inline]
    pub fn one(&mut self, template: u32, value: u32) {
        self.hashes.push(mix(mix(template.wrapping_mul(0x85EB_CA6B), value), 0x27D4_EB2F));
    }

    /// Adds a feature of two values.
    #[inline]
    pub fn two(&mut self, template: u32, a: u32, b: u32) {
        self.one(template, mix(a, b.wrapping_add(0x51)));
    }

    /// Adds a feature of three values.
    #[inline]
    pub fn three(&mut self, template: u32, a: u32, b: u32, c: u32) {
        self.two(template, mix(a, b.wrapping_add(0x51)), c);
    }

    /// Takes all features out.
    pub fn clear(&mut self) {
        self.hashes.clear();
    }

    /// The sum of their weights in `scorer`, in its steps.
    #[inline]
    pub fn sum(&self, scorer: &Linear) -> i32 {
        self.hashes.iter().map(|&hash| scorer.weight(hash)).sum()
    }
}

/// A row of numbers in the making.
pub struct Row<const WIDTH: usize> {
    numbers: [f32; WIDTH],
    filled: usize,
}

impl<const WIDTH: usize> Default for Row<WIDTH> {
    fn default() -> Self {
        Row { numbers: [0.0; WIDTH], filled: 0 }
    }
}

impl<const WIDTH: usize> Row<WIDTH> {
    /// Adds a number.
    pub fn add(&mut self, number: f32) {
        self.numbers[self.filled] = number;
        self.filled += 1;
    }

    /// Adds a count, or the number of a kind.
    pub fn count(&mut self, number: usize) {
        self.add(number as f32);
    }

    /// Leaves the rest at zero.
    pub fn skip_rest(&mut self) {
        self.filled = WIDTH;
    }

    /// The row, which must be full.
    pub fn numbers(self) -> [f32; WIDTH] {
        debug_assert_eq!(self.filled, WIDTH);
        self.numbers
    }
}

/// Scores as shares of one.
pub fn shares(scores: impl Iterator<Item = f32> + Clone) -> Vec<f32> {
    let most = scores.clone().fold(f32::MIN, f32::max);
    let powers: Vec<f32> = scores.map(|score| (score - most).exp()).collect();
    let sum: f32 = powers.iter().sum();
    powers.into_iter().map(|power| power / sum).collect()
}

/// The step that a count falls in: each of the first four, then wider ones.
pub fn step(count: usize) -> u32 {
    match count {
        0..=4 => count as u32,
        5..=6 => 5,
        7..=9 => 6,
        10..=14 => 7,
        15..=24 => 8,
        25..=49 => 9,
        _ => 10,
    }
}

/// The step that a probability falls in.
pub fn likelihood(probability: f32) -> u32 {
    const STEPS: [f32; 9] = [0.01, 0.03, 0.1, 0.2, 0.35, 0.5, 0.7, 0.85, 0.95];
    STEPS.iter().take_while(|&&limit| probability >= limit).count() as u32
}
