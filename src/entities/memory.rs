//! What the rest of a document says of a name: the first reading's names, gathered by word.
//!
//! A surname is the person's whose full name stands elsewhere, an acronym is its long form's, and a
//! form that is clear in one sentence teaches the others (after Krishnan and Manning 2006).

use super::features::collector;
use super::labels::{self, OUTSIDE, TYPES};
use super::pieces::Pieces;
use crate::scorer::{hash_word, mix};
use crate::text::Shape;
use rustc_hash::FxHashMap;

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
    /// The number of each piece's word, in `tallies` and `hashes`.
    words: Vec<u32>,
    shapes: Vec<Shape>,
    labels: Vec<u8>,
    /// For each piece, the number in `counts` of the name that it is in, and its part of it.
    names: Vec<(Option<u32>, Part)>,
    tallies: Vec<Tally>,
    hashes: Vec<u32>,
    counts: Vec<Counts>,
    /// The type of the names with these initials.
    by_initials: FxHashMap<u32, u32>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Part {
    #[default]
    Middle,
    Begins,
    Ends,
}

/// What a document says of one piece: the piece's own label, and what stands elsewhere of its word and its name.
#[derive(Clone, Copy, Debug)]
pub struct Said {
    own: u32,
    shape: u32,
    /// The commonest type of the word's names, and how far to trust it.
    seen: u32,
    /// How often the word stands outside names.
    outside: u32,
    begins: u32,
    ends: u32,
    initials: u32,
    same: u32,
}

/// What is said of a piece next to another.
#[derive(Clone, Copy, Debug)]
pub struct Near {
    label: u32,
    seen: u32,
}

/// Beyond a stretch's ends.
const EDGE: Near = Near { label: 99, seen: 99 };

impl Memory {
    /// Gathers `labels`, one a piece, of a whole document; linear in its length.
    pub fn new(raw: &str, pieces: &Pieces, labels: Vec<u8>) -> Self {
        let mut memory = Memory {
            words: Vec::with_capacity(labels.len()),
            shapes: pieces.all.iter().map(|piece| piece.shape).collect(),
            names: vec![(None, Part::Middle); labels.len()],
            labels,
            tallies: Vec::new(),
            hashes: Vec::new(),
            counts: Vec::new(),
            by_initials: FxHashMap::default(),
        };
        let mut numbers = FxHashMap::default();
        for piece in &pieces.all {
            let hash = hash_word(piece.span.of(raw));
            let number = *numbers.entry(hash).or_insert(memory.hashes.len() as u32);
            if number as usize == memory.hashes.len() {
                memory.hashes.push(hash);
            }
            memory.words.push(number);
        }
        memory.tallies = vec![Tally::default(); memory.hashes.len()];
        memory.gather_names(raw, pieces);
        for (index, piece) in pieces.all.iter().enumerate() {
            let tally = &mut memory.tallies[memory.words[index] as usize];
            count(tally, memory.labels[index], memory.shapes[index], memory.names[index].1, u16::saturating_add);
            tally.capital = tally.capital.saturating_add(u16::from(piece.shape.is_capital() && !piece.first));
        }
        memory
    }

    fn gather_names(&mut self, raw: &str, pieces: &Pieces) {
        let mut numbers = FxHashMap::default();
        for (name, kind) in labels::names(&self.labels) {
            let hash = self.words[name.clone()].iter().fold(7, |hash, &word| mix(hash, self.hashes[word as usize]));
            let number = *numbers.entry(hash).or_insert(self.counts.len() as u32);
            if number as usize == self.counts.len() {
                self.counts.push(Counts::default());
            }
            self.names[name.clone()].fill((Some(number), Part::Middle));
            let counts = &mut self.counts[number as usize];
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

    /// What is said of piece `index`.
    pub fn of(&self, index: usize) -> Said {
        let own = u32::from(self.labels[index]);
        let word = self.elsewhere(index);
        let level = |count: u16| u32::from(count.min(3));
        let initials = match self.shapes[index] {
            Shape::Upper => self.by_initials.get(&self.hashes[self.words[index] as usize]).map_or(9, |&kind| kind),
            _ => 8,
        };
        let mut name = self.names[index].0.map_or(Counts::default(), |number| self.counts[number as usize]);
        if let Some(kind) = labels::kind(own as usize) {
            name[kind] = name[kind].saturating_sub(1);
        }
        Said {
            own,
            shape: self.shapes[index] as u32,
            seen: majority(&word.inside) * 4 + trust(&word),
            outside: level(word.outside) * 16 + level(word.lower) * 4 + level(word.capital),
            begins: majority(&word.begins),
            ends: majority(&word.ends),
            initials,
            same: majority(&name),
        }
    }

    /// What other places than `index` say of its word.
    fn elsewhere(&self, index: usize) -> Tally {
        let mut tally = self.tallies[self.words[index] as usize];
        count(&mut tally, self.labels[index], self.shapes[index], self.names[index].1, u16::saturating_sub);
        tally
    }
}

impl Said {
    /// What a neighbour may know of it.
    fn near(&self) -> Near {
        Near { label: self.own, seen: self.seen / 4 }
    }

    /// What is said of the pieces right before and after piece `at` of a stretch.
    pub fn neighbours(all: &[Said], at: usize) -> [Near; 2] {
        let near = |at: Option<usize>| at.and_then(|at| all.get(at)).map_or(EDGE, Said::near);
        [near(at.checked_sub(1)), near(Some(at + 1))]
    }

    /// Tells apart pieces of which other things are said.
    pub fn key(&self) -> u32 {
        let fields = [
            (self.own, 4),
            (self.shape, 3),
            (self.seen, 5),
            (self.outside, 6),
            (self.begins, 3),
            (self.ends, 3),
            (self.initials, 4),
            (self.same, 3),
        ];
        fields.iter().fold(0, |key, &(field, bits)| key << bits | field)
    }

    /// Collects the hashed features of the piece alone.
    pub fn features(&self, out: &mut Vec<u32>) {
        let &Said { own, shape, seen, outside, begins, ends, initials, same } = self;
        let mut add = collector(out, 400);
        add(own);
        add(mix(own, seen));
        add(mix(seen, shape));
        add(mix(own, outside));
        add(mix(seen, outside));
        add(mix(own, ends));
        add(mix(own, begins));
        add(mix(mix(ends, begins), mix(seen, own)));
        add(mix(initials, own));
        add(mix(own, same));
        add(mix(mix(own, same), seen));
    }

    /// Tells apart pieces and their neighbours of which other things are said; `side` counts as
    /// [`Said::neighbours`] do.
    pub fn key_with(&self, near: Near, side: usize) -> u32 {
        let fields = [(side as u32, 1), (near.label.min(15), 4), (near.seen.min(7), 3), (self.own, 4), (self.seen, 5)];
        fields.iter().fold(0, |key, &(field, bits)| key << bits | field)
    }

    /// Collects the hashed features of the piece with the one on this side of it.
    pub fn features_with(&self, near: Near, side: usize, out: &mut Vec<u32>) {
        let &Said { own, seen, .. } = self;
        let mut add = collector(out, 411 + 3 * side as u32);
        add(mix(near.label, own));
        add(mix(near.seen, seen));
        add(mix(mix(near.seen, seen), mix(near.label, own)));
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
