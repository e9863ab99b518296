//! What the tagger looks at: the words around a piece, their clusters, lists and ends; the shapes of
//! the pieces; the run of capitals that it stands in.
//!
//! Features of one word alone are kept apart from those of several, for a word's are summed once
//! however often a text repeats it.

use super::pieces::{Piece, Pieces};
use super::words::{Known, Words, exact, list, phrase};
use crate::scorer::{hash_word, mix};
use crate::text::Shape;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// Where a word stands to the piece that is labelled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// It is the piece.
    Own,
    /// Right before it.
    Before,
    /// Right after it.
    After,
    /// Two before it.
    FarBefore,
    /// Two after it.
    FarAfter,
}

impl Place {
    /// All places, with how far from the piece they are.
    pub const ALL: [(Place, isize); 5] =
        [(Place::Own, 0), (Place::Before, -1), (Place::After, 1), (Place::FarBefore, -2), (Place::FarAfter, 2)];
}

/// A word, whatever its place.
#[derive(Clone, Copy, Debug, Default)]
struct Word {
    exact: u32,
    lower: u32,
    known: Known,
    path: u32,
    wide: u32,
    prefix: [u32; 2],
    suffix: [u32; 3],
    /// Its shape, and whether it is short or holds a full stop.
    shape: u32,
    capital: bool,
}

impl Word {
    /// The lists that speak for a name; first names are one list here.
    fn lists(&self) -> u32 {
        u32::from(self.known.lists & !(list::FEMALE | list::MALE))
    }
}

/// A text's pieces, looked at once.
#[derive(Debug)]
pub struct Context {
    words: Vec<Word>,
    /// The word of each piece.
    word_of: Vec<u32>,
    /// The shape of each piece, with what its place says of a capital.
    shapes: Vec<u32>,
    /// The run of capitals that each piece is in; an empty one for pieces in none.
    runs: Vec<Range<u32>>,
    /// Where in the name of a known place of several words each piece stands; 0 for nowhere.
    phrases: Vec<u8>,
    /// Whether each piece is near enough to a capital to be part of a name.
    active: Vec<bool>,
    /// Whether each piece is in a headline.
    headline: Vec<bool>,
}

/// The word beyond a paragraph's ends.
const EDGE: u32 = 0;

/// How far from a capital a piece may be part of a name, in pieces.
const REACH: usize = 2;

/// Names of places have no more words.
const LONGEST_PHRASE: usize = 5;

impl Context {
    /// Looks at the pieces of `raw`; linear in its length.
    pub fn new(raw: &str, pieces: &Pieces, words: &Words) -> Self {
        let count = pieces.all.len();
        let mut context = Context {
            words: vec![Word { exact: 1, lower: 1, shape: 99, ..Word::default() }],
            word_of: Vec::with_capacity(count),
            shapes: Vec::with_capacity(count),
            runs: vec![0..0; count],
            phrases: vec![0; count],
            active: vec![false; count],
            headline: vec![false; count],
        };
        let mut numbers: FxHashMap<u32, u32> = FxHashMap::default();
        for paragraph in &pieces.paragraphs {
            let capitals = Capitals::of(raw, &pieces.all[paragraph.clone()]);
            let titled = capitals.nearly(capitals.words);
            for piece in &pieces.all[paragraph.clone()] {
                let word = piece.span.of(raw);
                let number = *numbers.entry(exact(word)).or_insert_with(|| {
                    context.words.push(look(word, piece.shape, words));
                    (context.words.len() - 1) as u32
                });
                context.word_of.push(number);
                context.shapes.push(context.words[number as usize].shape * 4 + u32::from(piece.first) * 2 + u32::from(titled));
            }
            let headline = capitals.nearly(capitals.words - capitals.small) && context.has_common_words(paragraph.clone());
            context.headline[paragraph.clone()].fill(headline);
            context.find_runs(paragraph.clone());
            context.find_places(paragraph.clone(), words);
            for index in paragraph.clone() {
                let near = paragraph.start.max(index.saturating_sub(REACH))..paragraph.end.min(index + REACH + 1);
                context.active[index] = near.into_iter().any(|near| context.is_capital(near));
            }
        }
        context
    }

    /// How many different words there are, the edge among them.
    pub fn word_count(&self) -> usize {
        self.words.len()
    }

    /// The number of the word of piece `index`, or that of the edge outside `paragraph`.
    pub fn word_at(&self, index: usize, offset: isize, paragraph: &Range<usize>) -> usize {
        let index = index.checked_add_signed(offset).filter(|index| paragraph.contains(index));
        index.map_or(EDGE, |index| self.word_of[index]) as usize
    }

    /// The longest stretches of `paragraph` that can hold names, in order.
    pub fn stretches(&self, paragraph: &Range<usize>) -> impl Iterator<Item = Range<usize>> {
        let mut at = paragraph.start;
        let end = paragraph.end;
        std::iter::from_fn(move || {
            let start = (at..end).find(|&index| self.active[index])?;
            at = (start..end).find(|&index| !self.active[index]).unwrap_or(end);
            Some(start..at)
        })
    }

    /// Whether piece `index` begins with a capital.
    pub fn is_capital(&self, index: usize) -> bool {
        self.words[self.word_of[index] as usize].capital
    }

    /// Runs of capitals; a hyphen between two of them is part of the run.
    fn find_runs(&mut self, paragraph: Range<usize>) {
        let hyphen = hash_word("-");
        let mut index = paragraph.start;
        while index < paragraph.end {
            let start = index;
            while index < paragraph.end {
                let joins = index > start
                    && index + 1 < paragraph.end
                    && self.words[self.word_of[index] as usize].lower == hyphen
                    && self.is_capital(index + 1);
                if !self.is_capital(index) && !joins {
                    break;
                }
                index += 1;
            }
            self.runs[start..index].fill(start as u32..index as u32);
            index = index.max(start + 1);
        }
    }

    /// Names of known places of several words, the longest first.
    fn find_places(&mut self, paragraph: Range<usize>, words: &Words) {
        let mut index = paragraph.start;
        while index < paragraph.end {
            let mut end = index + 1;
            if self.is_capital(index) {
                let mut hash = self.word(index).lower;
                for last in index + 1..paragraph.end.min(index + LONGEST_PHRASE) {
                    hash = phrase(hash, self.word(last).lower);
                    if self.is_capital(last) && words.is_place(hash) {
                        end = last + 1;
                    }
                }
            }
            if end > index + 1 {
                self.phrases[index..end].fill(2);
                self.phrases[index] = 1;
                self.phrases[end - 1] = 3;
            }
            index = end;
        }
    }

    fn word(&self, index: usize) -> &Word {
        &self.words[self.word_of[index] as usize]
    }

    /// Collects the hashed features of word `number` in `place`.
    pub fn of_word(&self, number: usize, place: Place, out: &mut Vec<u32>) {
        let word = &self.words[number];
        let mut add = collector(out, 1 + 20 * place as u32);
        let lists = word.lists();
        let (brown, vector) = (u32::from(word.known.brown), u32::from(word.known.vector));
        add(word.lower);
        match place {
            Place::Own => {
                [word.exact, word.prefix[0], word.prefix[1], word.suffix[0], word.suffix[1], word.suffix[2]]
                    .into_iter()
                    .for_each(&mut add);
                [word.path & 0x3FF, vector, lists].into_iter().for_each(add);
            }
            Place::Before => {
                [word.suffix[1], brown, word.path & 0x3F, vector, word.wide, lists].into_iter().for_each(add);
            }
            Place::After => {
                [brown, word.path & 0x3F, word.path & 0x3FF, vector, lists].into_iter().for_each(add);
            }
            Place::FarBefore => {
                [word.path & 0x3FF, word.wide].into_iter().for_each(add);
            }
            Place::FarAfter => add(word.wide),
        }
    }

    /// Collects the hashed features of piece `index` of `paragraph` that are not one word's alone.
    pub fn of_piece(&self, index: usize, paragraph: &Range<usize>, out: &mut Vec<u32>) {
        self.of_neighbours(index, paragraph, out);
        let run = &self.runs[index];
        if !run.is_empty() {
            self.of_run(index, run.start as usize..run.end as usize, paragraph, out);
        }
    }

    /// Whether piece `index` is in a headline: a paragraph of capitals that is no mere list of names.
    pub fn in_headline(&self, index: usize) -> bool {
        self.headline.get(index).is_some_and(|&headline| headline)
    }

    /// Whether the word of piece `index` is mostly written without a capital.
    pub fn is_common(&self, index: usize) -> bool {
        self.word(index).known.lists & list::LOWER != 0
    }

    /// Whether the pieces `name` are the name of a known place.
    pub fn is_place(&self, name: &Range<usize>) -> bool {
        match name.len() {
            0 => false,
            1 => self.word(name.start).known.lists & (list::PLACE | list::COUNTRY) != 0,
            _ => {
                let (first, last) = (name.start, name.end - 1);
                self.phrases[first] == 1 && self.phrases[last] == 3 && self.phrases[first + 1..last].iter().all(|&part| part == 2)
            }
        }
    }

    /// The hash of the word of piece `index`, in lower case.
    pub fn lower(&self, index: usize) -> u32 {
        self.word(index).lower
    }

    /// Whether a fifth of a paragraph's capitals are on words that are mostly written without.
    fn has_common_words(&self, paragraph: Range<usize>) -> bool {
        let capitals = || paragraph.clone().filter(|&index| self.is_capital(index));
        let common = capitals().filter(|&index| self.is_common(index)).count();
        common * 5 >= capitals().count()
    }

    /// Collects what piece `index` and those next to it say together.
    fn of_neighbours(&self, index: usize, paragraph: &Range<usize>, out: &mut Vec<u32>) {
        let at = |offset: isize| &self.words[self.word_at(index, offset, paragraph)];
        let shape = |offset: isize| {
            let index = index.checked_add_signed(offset).filter(|index| paragraph.contains(index));
            index.map_or(999, |index| self.shapes[index])
        };
        let known_place = |offset: isize| {
            let index = index.checked_add_signed(offset).filter(|index| paragraph.contains(index));
            index.map_or(9, |index| u32::from(self.phrases[index]))
        };
        let (before, own, after) = (at(-1), at(0), at(1));
        let lists = Word::lists;
        let mut add = collector(out, 200);
        add(mix(shape(-1), shape(0)));
        add(mix(shape(0), shape(1)));
        add(mix(mix(shape(-1), shape(0)), shape(1)));
        add(mix(mix(mix(shape(-2), shape(-1)), mix(shape(0), shape(1))), shape(2)));
        add(mix(own.suffix[1], shape(0)));
        add(mix(before.lower, own.lower));
        add(mix(before.path & 0x3FF, own.path & 0x3FF));
        add(mix(before.wide, own.wide));
        add(mix(own.wide, after.wide));
        add(mix(own.wide, shape(0)));
        add(mix(lists(before), lists(own)));
        add(mix(lists(own), shape(0)));
        add(mix(lists(own), before.lower));
        add(mix(lists(own), after.lower));
        add(mix(known_place(0), mix(known_place(-1), known_place(1))));
        add(mix(known_place(0), shape(0)));
    }

    /// Collects the features of the run of capitals around piece `index`.
    fn of_run(&self, index: usize, run: Range<usize>, paragraph: &Range<usize>, out: &mut Vec<u32>) {
        let length = run.len().min(5) as u32;
        let place = length * 8 + (index - run.start).min(5) as u32;
        let before = &self.words[self.word_at(run.start, -1, paragraph)];
        let after = &self.words[self.word_at(run.end - 1, 1, paragraph)];
        let (first, last) = (self.word(run.start), self.word(run.end - 1));
        let mut add = collector(out, 300);
        add(place);
        add(mix(last.lower, (run.end - index) as u32));
        add(mix(first.lower, (index - run.start) as u32));
        add(mix(before.lower, place));
        add(mix(last.path & 0x3FF, place));
        add(mix(first.lists(), mix(last.lists(), place)));
        add(mix(first.wide, place));
        add(mix(before.wide, place));
        add(mix(after.wide, place));
        add(mix(mix(before.wide, after.wide), length));
    }
}

/// Adds features to `out`, each with the number of its template mixed in, counted from `template`.
pub(super) fn collector(out: &mut Vec<u32>, mut template: u32) -> impl FnMut(u32) {
    move |value| {
        template += 1;
        out.push(mix(mix(template, value), 0x2545_F491));
    }
}

fn look(word: &str, shape: Shape, words: &Words) -> Word {
    if shape == Shape::Number {
        let digits = word.len().min(5) as u32;
        return Word { exact: mix(2, digits), lower: 2, shape: 80 + digits, ..Word::default() };
    }
    let mut known = words.known(exact(word));
    if known == Known::default() && shape == Shape::Upper && word.len() > 3 {
        known = words.known(exact(&title_case(word)));
    }
    let mut looked = Word {
        exact: exact(word),
        lower: hash_word(word),
        known,
        path: words.path(known),
        wide: words.wide(known),
        shape: shape as u32 * 4 + u32::from(word.len() < 3) + 2 * u32::from(word.contains('.')),
        capital: shape.is_capital(),
        ..Word::default()
    };
    if shape.is_word() {
        let letters = |chars: &mut dyn Iterator<Item = char>, length: usize| {
            chars.flat_map(char::to_lowercase).take(length).fold(length as u32, |hash, c| mix(hash, c as u32))
        };
        looked.prefix = [2, 3].map(|length| letters(&mut word.chars(), length));
        looked.suffix = [2, 3, 4].map(|length| letters(&mut word.chars().rev(), length));
    }
    looked
}

fn title_case(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().into_iter().chain(chars.flat_map(char::to_lowercase)).collect()
}

/// How many of a paragraph's longer words have capitals.
struct Capitals {
    words: usize,
    capital: usize,
    /// How many of the words are [`SMALL`].
    small: usize,
}

impl Capitals {
    fn of(raw: &str, pieces: &[Piece]) -> Self {
        let mut counts = Capitals { words: 0, capital: 0, small: 0 };
        for piece in pieces.iter().filter(|piece| piece.shape.is_word() && piece.span.len() > 3) {
            let word = piece.span.of(raw);
            if word.chars().nth(3).is_some() {
                counts.words += 1;
                counts.capital += usize::from(piece.shape.is_capital());
                counts.small += usize::from(SMALL.contains(&word));
            }
        }
        counts
    }

    /// Whether nearly all of so many `words` have capitals, as in a headline: then a capital says little.
    fn nearly(&self, words: usize) -> bool {
        words >= 3 && self.capital * 10 >= words * 9
    }
}

/// Longer words that many headlines in title case have without a capital.
const SMALL: &[&str] = &["amid", "from", "into", "over", "than", "upon", "with"];
