//! What the rest of a document says of a name: the first reading's names, gathered by word.
//!
//! A surname is the person's whose full name stands elsewhere, an acronym is its long form's, and a
//! form that is clear in one sentence teaches the others (after Krishnan and Manning 2006).

use super::features::collector;
use super::labels::{self, OUTSIDE, TYPES};
use super::pieces::Pieces;
use crate::scorer::{hash_word, mix};
use crate::text::Shape;
use std::collections::HashMap;
use std::ops::Range;

type Counts = [u16; TYPES.len()];

/// How a word was labelled throughout the document.
#[derive(Clone, Copy, Debug, Default)]
struct Tally {
    /// In lower case and outside any name.
    lower: u16,
    /// Otherwise outside any name.
    outside: u16,
    /// With a capital that no sentence's beginning explains.
    capital: u16,
    /// In a name of each type.
    inside: Counts,
    /// As the last of several pieces of a name of each type.
    ends: Counts,
    /// As the first of several pieces of a name of each type.
    begins: Counts,
}

/// A document's names as the first reading found them.
pub struct Memory {
    words: Vec<u32>,
    shapes: Vec<Shape>,
    labels: Vec<u8>,
    /// For each piece, the hash of the name that it is in and its part of it.
    names: Vec<(u32, Part)>,
    by_word: HashMap<u32, Tally>,
    by_name: HashMap<u32, Counts>,
    /// The type of the names with these initials.
    by_initials: HashMap<u32, u32>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Part {
    #[default]
    Middle,
    Begins,
    Ends,
}

impl Memory {
    /// Gathers `labels`, one a piece, of a whole document; linear in its length.
    pub fn new(raw: &str, pieces: &Pieces, labels: Vec<u8>) -> Self {
        let mut memory = Memory {
            words: pieces.all.iter().map(|piece| hash_word(piece.span.of(raw))).collect(),
            shapes: pieces.all.iter().map(|piece| piece.shape).collect(),
            names: vec![(0, Part::Middle); labels.len()],
            labels,
            by_word: HashMap::new(),
            by_name: HashMap::new(),
            by_initials: HashMap::new(),
        };
        memory.gather_names(raw, pieces);
        for (index, piece) in pieces.all.iter().enumerate() {
            let tally = memory.by_word.entry(memory.words[index]).or_default();
            count(tally, memory.labels[index], memory.shapes[index], memory.names[index].1, u16::saturating_add);
            tally.capital = tally.capital.saturating_add(u16::from(piece.shape.is_capital() && !piece.first));
        }
        memory
    }

    fn gather_names(&mut self, raw: &str, pieces: &Pieces) {
        for (name, kind) in labels::names(&self.labels) {
            let hash = self.words[name.clone()].iter().fold(7, |hash, &word| mix(hash, word));
            self.names[name.clone()].fill((hash, Part::Middle));
            let counts = self.by_name.entry(hash).or_default();
            counts[kind] = counts[kind].saturating_add(1);
            if name.len() > 1 {
                self.names[name.start].1 = Part::Begins;
                self.names[name.end - 1].1 = Part::Ends;
                let capitals = pieces.all[name].iter().filter(|piece| piece.shape.is_capital());
                let initials: String = capitals.filter_map(|piece| piece.span.of(raw).chars().next()).take(9).collect();
                self.by_initials.insert(hash_word(&initials), kind as u32);
            }
        }
    }

    /// Collects the hashed features of piece `index` of a stretch.
    pub fn features(&self, index: usize, stretch: &Range<usize>, out: &mut Vec<u32>) {
        let own = u32::from(self.labels[index]);
        let word = self.elsewhere(index);
        let seen = majority(&word.inside) * 4 + trust(&word);
        let level = |count: u16| u32::from(count.min(3));
        let outside = level(word.outside) * 16 + level(word.lower) * 4 + level(word.capital);
        let (ends, begins) = (majority(&word.ends), majority(&word.begins));
        let initials = match self.shapes[index] {
            Shape::Upper => self.by_initials.get(&self.words[index]).map_or(9, |&kind| kind),
            _ => 8,
        };
        let mut name = self.by_name.get(&self.names[index].0).copied().unwrap_or_default();
        if let Some(kind) = labels::kind(own as usize) {
            name[kind] = name[kind].saturating_sub(1);
        }
        let same = majority(&name);
        let mut add = collector(out, 400);
        add(own);
        add(mix(own, seen));
        add(mix(seen, self.shapes[index] as u32));
        add(mix(own, outside));
        add(mix(seen, outside));
        add(mix(own, ends));
        add(mix(own, begins));
        add(mix(mix(ends, begins), mix(seen, own)));
        add(mix(initials, own));
        add(mix(own, same));
        add(mix(mix(own, same), seen));
        for offset in [-1, 1] {
            let near = index.checked_add_signed(offset).filter(|near| stretch.contains(near));
            let label = near.map_or(99, |near| u32::from(self.labels[near]));
            let seen_near = near.map_or(99, |near| majority(&self.elsewhere(near).inside));
            add(mix(label, own));
            add(mix(seen_near, seen));
            add(mix(mix(seen_near, seen), mix(label, own)));
        }
    }

    /// What other places than `index` say of its word.
    fn elsewhere(&self, index: usize) -> Tally {
        let mut tally = self.by_word.get(&self.words[index]).copied().unwrap_or_default();
        count(&mut tally, self.labels[index], self.shapes[index], self.names[index].1, u16::saturating_sub);
        tally
    }
}

/// Changes what `tally` says of one piece by one.
fn count(tally: &mut Tally, label: u8, shape: Shape, part: Part, change: impl Fn(u16, u16) -> u16) {
    let change = |count: &mut u16| *count = change(*count, 1);
    match labels::kind(label as usize) {
        None if shape == Shape::Lower => change(&mut tally.lower),
        None => change(&mut tally.outside),
        Some(kind) => {
            change(&mut tally.inside[kind]);
            match part {
                Part::Begins => change(&mut tally.begins[kind]),
                Part::Ends => change(&mut tally.ends[kind]),
                Part::Middle => {}
            }
        }
    }
}

/// The commonest type, from 1; 0 where there is none.
fn majority(counts: &Counts) -> u32 {
    let best = (0..counts.len()).max_by_key(|&kind| (counts[kind], std::cmp::Reverse(kind))).unwrap_or(OUTSIDE);
    if counts[best] == 0 { 0 } else { best as u32 + 1 }
}

/// How far a word's majority can be trusted: 3 where nothing speaks against it, 0 where there is none.
fn trust(tally: &Tally) -> u32 {
    let most = tally.inside.iter().copied().max().unwrap_or_default();
    let all = tally.inside.iter().map(|&n| u32::from(n)).sum::<u32>() + u32::from(tally.outside);
    match u32::from(most) * 100 / all.max(1) {
        0 => 0,
        1..67 => 1,
        67..100 => 2,
        _ => 3,
    }
}
