//! What speaks for an attribution, as a row of numbers: its cue, content and speaker together, and what stands around.

use super::attribution::{Attribution, Ranked, overlap};
use super::cues;
use super::features::Row;
use super::reading::Reading;
use crate::scorer::{hash_word, log_odds};
use rustc_hash::FxHashMap;
use std::ops::Range;

/// How many numbers a row has.
pub const WIDTH: usize = 63;

/// The attributions of a text, with what each may ask of all others.
pub struct Evidence<'e, 'a, 't> {
    reading: &'e Reading<'a, 't>,
    all: &'e [Attribution],
    /// By how each speaker is called last, the attributions that they may speak in.
    voices: FxHashMap<u32, Vec<u32>>,
    /// How many cues there may be in a hundred words.
    density: f32,
}

/// No more attributions than these are compared on either side, and of one speaker.
const NEIGHBOURS: usize = 12;
const RECURRENT: usize = 40;

impl<'e, 'a, 't> Evidence<'e, 'a, 't> {
    /// That of `all` attributions of a text, which are in the order of their cues.
    pub fn new(reading: &'e Reading<'a, 't>, all: &'e [Attribution]) -> Self {
        let mut voices: FxHashMap<u32, Vec<u32>> = FxHashMap::default();
        for (number, this) in all.iter().enumerate() {
            if let Some(name) = voice(reading, this) {
                voices.entry(name).or_default().push(number as u32);
            }
        }
        let cues: f32 = all.iter().map(|one| one.cue_chance).sum();
        let density = cues * 100.0 / reading.text.tokens.len().max(1) as f32;
        Evidence { reading, all, voices, density }
    }

    /// What speaks for attribution `number` with its content of rank `rank`.
    pub fn row(&self, number: usize, rank: usize) -> [f32; WIDTH] {
        let mut row = Row::default();
        self.cue(number, &mut row);
        self.content(number, rank, &mut row);
        self.speaker(number, &mut row);
        self.neighbours(number, rank, &mut row);
        row.numbers()
    }

    /// The cue, and the words near it.
    fn cue(&self, number: usize, row: &mut Row<WIDTH>) {
        let (reading, this) = (self.reading, &self.all[number]);
        let (cue, frame) = (this.cue, reading.frame(this.cue));
        row.add(log_odds(this.cue_chance));
        this.cue_parts.into_iter().for_each(|part| row.add(part));
        row.count(cues::class(reading, cue) as usize);
        row.count(reading.tags[cue] as usize);
        for offset in [-2, -1, 1, 2, 3] {
            row.count(reading.tag(cue.checked_add_signed(offset), &frame) as usize);
        }
        row.count(cue - frame.start);
        row.count(frame.end - cue);
        let (next, last) = cues::quotes_near(reading, cue, &frame);
        row.count(next as usize);
        row.count(last as usize);
        row.count(usize::from(cues::is_heading(reading, &frame)));
        row.count(cue - cues::whole(reading, cue).start);
        let object = cues::object(reading, cue, &frame);
        row.count(object.as_ref().map_or(0, |core| core.len()));
        row.count(object.as_ref().map_or(0, |core| reading.kinds[core.end - 1].into()));
        row.count(object.as_ref().map_or(0, |core| reading.tags[core.end - 1] as usize));
    }

    /// The content, and what comes after it.
    fn content(&self, number: usize, rank: usize, row: &mut Row<WIDTH>) {
        let (reading, this) = (self.reading, &self.all[number]);
        let frame = reading.frame(this.cue);
        let Ranked { content, share, agreed } = &this.contents[rank];
        row.add(*share);
        row.add(this.contents[1..].iter().map(|other| other.share).fold(0.0, f32::max));
        row.add(*agreed);
        row.count(content.order as usize);
        row.count(content.first.len());
        row.count(content.second.len());
        let segment = reading.opens(content.first.start);
        row.count(usize::from(segment.is_some_and(|segment| segment.tokens == content.first)));
        row.count(segment.map_or(0, |segment| segment.words));
        row.count(reading.marked_in(content.first.clone()) as usize);
        row.count(reading.finite_in(content.first.clone()) as usize);
        row.add(content.first.start as f32 - this.cue as f32);
        let end = content.parts().last().map_or(content.first.end, |part| part.end);
        row.add(frame.end as f32 - end as f32);
        row.count(usize::from(reading.closes(end).is_some()));
        row.count(reading.tags[content.first.start] as usize);
        row.count(opening(reading.word(content.first.start)));
        row.count(reading.tags[end - 1] as usize);
        row.count(reading.tag(Some(end), &frame) as usize);
        row.count(reading.tag(Some(end + 1), &frame) as usize);
        row.count(mark(if end < frame.end { reading.word(end) } else { "" }));
        row.count(reading.finite_in(end..frame.end.max(end)) as usize);
    }

    /// The speaker, and where else they may speak.
    fn speaker(&self, number: usize, row: &mut Row<WIDTH>) {
        let (reading, this) = (self.reading, &self.all[number]);
        row.add(this.speaker_chance);
        let core = this.speaker.clone().unwrap_or(this.cue..this.cue);
        let last = core.end.saturating_sub(1);
        row.count(core.len());
        row.add(if core.is_empty() { -1.0 } else { reading.tags[last] as u32 as f32 });
        row.count(if core.is_empty() { 0 } else { reading.kinds[last].into() });
        row.add(core.start as f32 - this.cue as f32);
        let (most, sum) = self.recurrence(number);
        row.add(most);
        row.add(sum);
    }

    /// The likeliest other attribution of the same speaker, and how many there may be.
    fn recurrence(&self, number: usize) -> (f32, f32) {
        let Some(others) = voice(self.reading, &self.all[number]).and_then(|name| self.voices.get(&name)) else {
            return (-1.0, -1.0);
        };
        let others = others.iter().take(RECURRENT).filter(|&&at| at as usize != number);
        others
            .map(|&at| self.all[at as usize].cue_chance)
            .fold((0.0, 0.0), |(most, sum), chance| (chance.max(most), sum + chance))
    }

    /// What the other attributions near it make of its cue and content.
    fn neighbours(&self, number: usize, rank: usize, row: &mut Row<WIDTH>) {
        let (reading, this) = (self.reading, &self.all[number]);
        let content = &this.contents[rank].content;
        let (mut inside, mut depth, mut rival, mut holds, mut held) = (0f32, 0f32, 0f32, 0f32, 0f32);
        let near = number.saturating_sub(NEIGHBOURS)..self.all.len().min(number + NEIGHBOURS + 1);
        for other in self.all[near].iter().filter(|other| other.cue != this.cue) {
            let best = &other.contents[0];
            let weight = other.cue_chance * best.share.sqrt();
            if best.content.holds(this.cue) {
                if weight > inside {
                    inside = weight;
                    depth = this.cue as f32 - best.content.first.start as f32;
                }
            } else if overlap(reading, content, &best.content) * 2 > reading.weight_of(&content.first) {
                rival = rival.max(weight);
            }
            if content.holds(other.cue) {
                holds = holds.max(other.cue_chance);
                held += other.cue_chance;
            }
        }
        [inside, depth, rival, holds, held].into_iter().for_each(|number| row.add(number));
        let mut beside = |other: Option<&Attribution>| {
            row.add(other.map_or(-1.0, |other| other.cue_chance));
            row.add(other.map_or(0.0, |other| other.cue.abs_diff(this.cue) as f32));
            row.add(other.map_or(-1.0, |other| f32::from(u8::from(other.speaker == this.speaker))));
        };
        beside(number.checked_sub(1).map(|last| &self.all[last]));
        beside(self.all.get(number + 1));
        row.add(self.density);
        let marked = reading.marked_in(0..reading.text.tokens.len());
        row.add(marked as f32 / reading.text.tokens.len() as f32);
    }
}

/// The last word of the speaker's phrase, where it is no pronoun.
fn voice(reading: &Reading, this: &Attribution) -> Option<u32> {
    let core: &Range<usize> = this.speaker.as_ref()?;
    let last = core.end - 1;
    reading.tags[last].is_noun().then(|| hash_word(reading.word(last)))
}

/// How content opens.
fn opening(word: &str) -> usize {
    match word {
        "that" => 1,
        "to" => 2,
        "whether" | "if" => 3,
        "how" | "what" | "why" | "where" | "who" | "when" | "which" => 4,
        "about" | "of" | "for" | "as" | "on" => 5,
        _ => 0,
    }
}

/// The mark or joint after content.
fn mark(word: &str) -> usize {
    match word {
        "" => 1,
        "," => 2,
        ";" | ":" | "—" | "–" | "-" => 3,
        "and" | "but" | "or" => 4,
        "(" | ")" => 5,
        word if super::reading::is_quotation_mark(word) => 6,
        _ => 0,
    }
}
