//! Clusters of word vectors, by spherical k-means.

use crate::quotes::Random;
use anyhow::{Context as _, Result, ensure};
use std::collections::{HashMap, HashSet};
use std::path::Path;

/// How many clusters there are, and how many larger ones they fall into.
const FINE: usize = 1023;
const WIDE: usize = 128;
/// The clusters are found among so many of the commonest words.
const COMMON: usize = 60_000;
const ROUNDS: usize = 12;
/// How long GloVe's shortest vectors are, and how long ours are with zeros after them.
const GIVEN: usize = 50;
const LENGTH: usize = 56;

type Vector = [f32; LENGTH];

/// The cluster of each of `words` in lower case that has a vector, from 1, and the larger cluster of each
/// cluster, with that of no cluster before them.
///
/// The folder's `vectors.txt` has a word a line, the commonest first; `vectors.f32` has its vector.
pub fn cluster<'w>(folder: &Path, words: impl Iterator<Item = &'w String>) -> Result<(HashMap<String, u16>, Vec<u8>)> {
    let names = std::fs::read_to_string(folder.join("vectors.txt")).context("vectors.txt cannot be read")?;
    let bytes = std::fs::read(folder.join("vectors.f32")).context("vectors.f32 cannot be read")?;
    let numbers: Vec<f32> = bytes.as_chunks().0.iter().map(|&number| f32::from_le_bytes(number)).collect();
    let names: Vec<&str> = names.lines().collect();
    ensure!(numbers.len() == names.len() * GIVEN, "vectors.f32 needs {GIVEN} numbers for each line of vectors.txt");
    let vectors = normalized(&numbers);
    let fine = means(&vectors[..COMMON.min(vectors.len())], FINE);
    let wide = means(&fine, WIDE);
    let wanted: HashSet<String> = words.map(|word| word.to_lowercase()).collect();
    let known = names.iter().zip(&vectors).filter(|(name, _)| wanted.contains(**name));
    let clusters = known.map(|(name, vector)| ((*name).to_owned(), nearest(vector, &fine) as u16 + 1)).collect();
    let larger = std::iter::once(0).chain(fine.iter().map(|mean| nearest(mean, &wide) as u8 + 1)).collect();
    Ok((clusters, larger))
}

/// Vectors of length one around their mean.
fn normalized(numbers: &[f32]) -> Vec<Vector> {
    let given = numbers.as_chunks::<GIVEN>().0;
    let mean: [f32; GIVEN] = std::array::from_fn(|at| given.iter().map(|vector| vector[at]).sum::<f32>() / given.len() as f32);
    let centred = |vector: &[f32; GIVEN]| std::array::from_fn(|at| if at < GIVEN { vector[at] - mean[at] } else { 0.0 });
    given.iter().map(|vector| unit(centred(vector))).collect()
}

fn unit(vector: Vector) -> Vector {
    let length = dot(&vector, &vector).sqrt().max(1e-6);
    vector.map(|number| number / length)
}

fn dot(a: &Vector, b: &Vector) -> f32 {
    let mut lanes = [0.0f32; 8];
    for (a, b) in a.as_chunks::<8>().0.iter().zip(b.as_chunks::<8>().0) {
        for lane in 0..8 {
            lanes[lane] += a[lane] * b[lane];
        }
    }
    lanes.iter().sum()
}

fn nearest(vector: &Vector, means: &[Vector]) -> usize {
    let mut best = (0, f32::MIN);
    for (number, mean) in means.iter().enumerate() {
        let near = dot(vector, mean);
        if near > best.1 {
            best = (number, near);
        }
    }
    best.0
}

/// The means of `count` clusters of `vectors`.
fn means(vectors: &[Vector], count: usize) -> Vec<Vector> {
    let mut order: Vec<usize> = (0..vectors.len()).collect();
    Random::new(3).shuffle(&mut order);
    let mut means: Vec<Vector> = order.iter().take(count).map(|&at| vectors[at]).collect();
    for _ in 0..ROUNDS {
        let mut sums = vec![[0.0; LENGTH]; means.len()];
        for vector in vectors {
            let sum = &mut sums[nearest(vector, &means)];
            sum.iter_mut().zip(vector).for_each(|(sum, number)| *sum += number);
        }
        means = sums.into_iter().map(unit).collect();
    }
    means
}
