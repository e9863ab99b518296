//! Documents as chains of numbered features, for both readings.

use super::Document;
use super::crf::{Chain, Crf, WIDTH};
use onrecord::entities::chain;
use onrecord::entities::features::{Context, Place};
use onrecord::entities::labels::{COUNT, may_follow};
use onrecord::entities::memory::{Memory, Said};
use onrecord::entities::pieces::Pieces;
use onrecord::entities::words::Words;
use onrecord::text::Text;
use std::collections::HashMap;
use std::ops::Range;
use std::path::Path;

/// The number of each feature's hash.
#[derive(Default)]
pub struct Dictionary {
    numbers: HashMap<u32, u32>,
}

impl Dictionary {
    fn number(&mut self, hash: u32) -> u32 {
        let next = self.numbers.len() as u32;
        *self.numbers.entry(hash).or_insert(next)
    }

    /// How many features there are.
    pub fn len(&self) -> usize {
        self.numbers.len()
    }

    /// All hashes with their numbers, in the order of the numbers.
    pub fn hashes(&self) -> impl Iterator<Item = (u32, u32)> {
        let mut hashes: Vec<(u32, u32)> = self.numbers.iter().map(|(&hash, &number)| (hash, number)).collect();
        hashes.sort_by_key(|&(_, number)| number);
        hashes.into_iter()
    }

    /// Takes out features that stand once, and numbers the others anew.
    pub fn drop_rare<'c>(&mut self, chains: impl Iterator<Item = &'c mut Chain>) {
        let chains: Vec<&mut Chain> = chains.collect();
        let mut counts = vec![0u32; self.len()];
        chains.iter().flat_map(|chain| chain.features.iter().flatten()).for_each(|&feature| counts[feature as usize] += 1);
        let mut anew = vec![None; counts.len()];
        let common = (0..counts.len()).filter(|&number| counts[number] > 1);
        common.zip(0u32..).for_each(|(number, next)| anew[number] = Some(next));
        for features in chains.into_iter().flat_map(|chain| &mut chain.features) {
            *features = features.iter().filter_map(|&feature| anew[feature as usize]).collect();
        }
        self.numbers = self.numbers.drain().filter_map(|(hash, number)| Some((hash, anew[number as usize]?))).collect();
    }
}

/// A document ready to learn from.
pub struct Prepared {
    document: Document,
    pieces: Pieces,
    stretches: Vec<Range<usize>>,
    /// A chain for each stretch.
    pub chains: Vec<Chain>,
}

impl Prepared {
    /// Cuts the document as the tagger does, and numbers its features.
    pub fn new(document: Document, path: &Path, words: &Words, dictionary: &mut Dictionary) -> Self {
        let pieces = Pieces::of(&Text::from_plain(&document.raw));
        let allowed = document.allowed(path, &pieces, words);
        let context = Context::new(&document.raw, &pieces, words);
        let (mut stretches, mut chains) = (Vec::new(), Vec::new());
        let mut hashes = Vec::new();
        for paragraph in &pieces.paragraphs {
            for stretch in context.stretches(paragraph) {
                let mut features = Vec::with_capacity(stretch.len());
                for index in stretch.clone() {
                    hashes.clear();
                    context.of_piece(index, paragraph, &mut hashes);
                    for (place, offset) in Place::ALL {
                        context.of_word(context.word_at(index, offset, paragraph), place, &mut hashes);
                    }
                    features.push(hashes.iter().map(|&hash| dictionary.number(hash)).collect());
                }
                chains.push(Chain { features, allowed: allowed[stretch.clone()].to_vec(), given: Vec::new() });
                stretches.push(stretch);
            }
        }
        Prepared { document, pieces, stretches, chains }
    }

    /// Whether its corpus marks all types wherever they stand.
    pub fn is_complete(&self) -> bool {
        self.document.is_complete()
    }

    /// Settles what the corpus leaves open by what `crf` finds likeliest.
    pub fn settle(&mut self, crf: &Crf) {
        for chain in &mut self.chains {
            let mut scores = crf.scores(chain);
            for (row, allowed) in scores.iter_mut().zip(&chain.allowed) {
                (0..COUNT).filter(|label| allowed >> label & 1 == 0).for_each(|label| row[label] -= IMPOSSIBLE);
            }
            chain.allowed = best(crf, &scores).into_iter().map(|label| 1 << label).collect();
        }
    }

    /// The chains of the second reading, after a first one by `crf`.
    pub fn second(&self, crf: &Crf, dictionary: &mut Dictionary) -> Vec<Chain> {
        let scores: Vec<Vec<[f32; WIDTH]>> = self.chains.iter().map(|chain| crf.scores(chain)).collect();
        let mut labels = vec![0; self.pieces.all.len()];
        for (stretch, scores) in self.stretches.iter().zip(&scores) {
            labels[stretch.clone()].copy_from_slice(&best(crf, scores));
        }
        let memory = Memory::new(&self.document.raw, &self.pieces, labels);
        let mut hashes = Vec::new();
        let read = self.stretches.iter().zip(&self.chains).zip(scores);
        let chains = read.map(|((stretch, chain), given)| {
            let all: Vec<Said> = stretch.clone().map(|index| memory.of(index)).collect();
            let features = all.iter().enumerate().map(|(at, said)| {
                hashes.clear();
                said.features(&mut hashes);
                for (side, near) in Said::neighbours(&all, at).into_iter().enumerate() {
                    said.features_with(near, side, &mut hashes);
                }
                hashes.iter().map(|&hash| dictionary.number(hash)).collect()
            });
            Chain { features: features.collect(), allowed: chain.allowed.clone(), given }
        });
        chains.collect()
    }
}

/// Taken off the score of what cannot be.
const IMPOSSIBLE: f32 = 100.0;

/// The best labels, by the tagger's own search over scores cut finely enough.
fn best(crf: &Crf, scores: &[[f32; WIDTH]]) -> Vec<u8> {
    const FINE: f32 = 100.0;
    let cut = |row: &[f32; WIDTH]| -> [i32; COUNT] { std::array::from_fn(|label| (row[label] * FINE) as i32) };
    let scores: Vec<chain::Scores> = scores.iter().map(cut).collect();
    let labels = chain::best(&scores, &chain::legal(&crf.transitions.each_ref().map(cut)));
    debug_assert!(labels.windows(2).all(|pair| may_follow(pair[0].into(), pair[1].into())));
    labels
}
