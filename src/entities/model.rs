//! The trained tagger and how it is stored.

use super::chain::{Scores, Transitions};
use super::labels::COUNT;
use super::words::Words;
use crate::table::Table;
use std::sync::OnceLock;

/// Weights of features and of one label following another, in steps of [`Model::scale`].
#[derive(Clone, Debug)]
pub struct Weights {
    /// A row of one signed byte a label for each feature that matters.
    pub table: Table<COUNT>,
    /// One label following another.
    pub transitions: Transitions,
}

impl Weights {
    /// Adds the weights of `features` to `scores`; 256 rows fit.
    #[inline]
    pub fn add(&self, features: &[u32], scores: &mut Scores) {
        let mut sums = [0i16; LANES];
        features.iter().for_each(|&feature| self.table.add_row(feature, &mut sums));
        scores.iter_mut().zip(sums).for_each(|(score, sum)| *score += i32::from(sum));
    }
}

/// The labels, and room to the end of a vector.
const LANES: usize = 16;

/// The tagger of names.
#[derive(Clone, Debug)]
pub struct Model {
    /// What is known of words.
    pub words: Words,
    /// Of the first reading, which sees a piece and what is near it.
    pub first: Weights,
    /// What the second reading, which sees the whole document, adds to the first.
    pub second: Weights,
    /// What one step of a weight is worth, in log-odds.
    pub scale: f32,
}

static SHIPPED: OnceLock<Model> = OnceLock::new();

impl Model {
    /// The model shipped with the crate.
    pub fn shipped() -> &'static Self {
        SHIPPED.get_or_init(|| Model::read(include_bytes!("../../model/names.bin")).expect("the shipped model can be read"))
    }

    /// Reads what [`Model::write`] writes; none where bytes are missing or left over.
    pub fn read(mut bytes: &'static [u8]) -> Option<Self> {
        let bytes = &mut bytes;
        let scale = f32::from_le_bytes(*take(bytes, 4)?.first_chunk()?);
        let table = Table::read(section(bytes)?)?;
        let paths = section(bytes)?.as_chunks().0.iter().map(|&path| u32::from_le_bytes(path)).collect();
        let wide = section(bytes)?.to_vec();
        let (first, second) = (weights(bytes)?, weights(bytes)?);
        bytes.is_empty().then_some(Model { words: Words { table, paths, wide }, first, second, scale })
    }

    /// The worth of a step; then sections, each after its length in four bytes: the words, the paths
    /// and the larger clusters, and for each reading its weights and transitions.
    pub fn write(&self) -> Vec<u8> {
        let mut bytes = self.scale.to_le_bytes().to_vec();
        let mut section = |content: &[u8]| {
            bytes.extend((content.len() as u32).to_le_bytes());
            bytes.extend(content);
        };
        section(&self.words.table.write());
        section(&self.words.paths.iter().flat_map(|path| path.to_le_bytes()).collect::<Vec<u8>>());
        section(&self.words.wide);
        for weights in [&self.first, &self.second] {
            section(&weights.table.write());
            section(&weights.transitions.iter().flatten().flat_map(|&w| (w as i16).to_le_bytes()).collect::<Vec<u8>>());
        }
        bytes
    }
}

fn take(bytes: &mut &'static [u8], count: usize) -> Option<&'static [u8]> {
    let (taken, rest) = bytes.split_at_checked(count)?;
    *bytes = rest;
    Some(taken)
}

fn section(bytes: &mut &'static [u8]) -> Option<&'static [u8]> {
    let length = u32::from_le_bytes(*take(bytes, 4)?.first_chunk()?);
    take(bytes, length as usize)
}

fn weights(bytes: &mut &'static [u8]) -> Option<Weights> {
    let table = Table::read(section(bytes)?)?;
    let steps = section(bytes)?.as_chunks().0;
    let mut transitions = [[0; COUNT]; COUNT];
    for (weight, &step) in transitions.iter_mut().flatten().zip(steps) {
        *weight = i16::from_le_bytes(step).into();
    }
    (steps.len() == COUNT * COUNT).then_some(Weights { table, transitions })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_model_is_read_back_as_written() {
        let shipped = include_bytes!("../../model/names.bin");
        assert_eq!(Model::shipped().write(), shipped);
        assert!(Model::read(&shipped[..shipped.len() - 1]).is_none());
    }
}
