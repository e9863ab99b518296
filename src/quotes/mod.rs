//! Who said what: quotes, their cues and their speakers.
//!
//! Readable code makes candidates, small trained scorers choose among them. One stage a file, in the order in which they
//! run: [`reading`] with [`capitals`], [`codes`] and [`frames`], [`cues`], [`contents`] with [`limits`] and [`clauses`],
//! [`speakers`], [`likeliest`], [`attribution`] with [`joined`], [`forms`], [`choose`], [`loose`], [`settle`], [`subjects`],
//! [`behind`], [`naming`], [`blocks`], [`headlines`], [`labelled`], [`discard`] with [`unsaid`], then everything is put
//! together here.

pub mod attribution;
mod behind;
mod blocks;
mod capitals;
pub mod choose;
mod clauses;
mod codes;
pub mod content_features;
pub mod contents;
mod cue_table;
pub mod cues;
mod discard;
pub mod evidence;
pub mod features;
mod forms;
mod frames;
mod headlines;
pub mod inner;
mod joined;
pub mod labelled;
pub mod lexicon;
pub mod likeliest;
mod limits;
pub mod loose;
pub mod model;
mod naming;
pub mod phrases;
mod quote;
pub mod reading;
pub mod repeats;
pub mod settle;
pub mod speakers;
mod subjects;
mod unsaid;
mod why;

pub use inner::Inner;
pub use lexicon::Class as Stance;
pub use model::Model;
pub use quote::{Kind, Quote};
pub use repeats::Repeat;
pub use why::{Pattern, Why};

use crate::entities::Mention;
use crate::text::{Span, Text};
use choose::Chosen;
use reading::Reading;
use rustc_hash::FxHashSet;
use settle::Settled;
use std::ops::Range;

/// All that was found of who said what in a text.
pub struct Found {
    /// The quotes, in order of their content.
    pub quotes: Vec<Quote>,
    /// The quotes in their words.
    pub inner: Vec<Inner>,
    /// What repeats their words.
    pub repeats: Vec<Repeat>,
}

/// The quotes of a text already read, in which `mentions` were found, those inside them, and what repeats them, in
/// it or in stretches that stand `beside` it.
pub fn find_all(model: &Model, reading: &Reading, mentions: &[Mention], beside: &[Span]) -> Found {
    let raw = reading.text.raw;
    let quotes = find_in(model, reading);
    Found { inner: inner::find(model, raw, mentions, &quotes), repeats: repeats::find(reading, &quotes, beside), quotes }
}

/// The quotes of `text`, in order of their content; linear in its length.
pub fn find(text: &Text, mentions: &[Mention]) -> Vec<Quote> {
    find_with(Model::shipped(), text, mentions)
}

/// The same with another model.
pub fn find_with(model: &Model, text: &Text, mentions: &[Mention]) -> Vec<Quote> {
    find_in(model, &Reading::new(text, mentions))
}

/// The same of a text already read.
pub fn find_in(model: &Model, reading: &Reading) -> Vec<Quote> {
    if reading.text.tokens.is_empty() {
        return Vec::new();
    }
    let scored = cues::score(reading, &model.cue);
    let mut all = attribution::gather(reading, &scored, &model.content, &model.speaker);
    let mut chances = attribution::weigh(reading, &mut all, &model.choice, &model.speaker);
    forms::raise(reading, &all, &mut chances, model.threshold);
    let chosen = choose::choose(reading, &all, &chances, model.threshold);
    let Settled { quotes: mut chosen, mut scare } =
        settle::settle(reading, chosen, |segment| loose::judge(reading, segment, &all, &chances, model));
    for one in &mut chosen {
        forms::leave_cue(reading, one);
        forms::leave_day(reading, one);
        subjects::mend(reading, one);
    }
    forms::take_leads(reading, &mut chosen);
    attribute_behind(reading, &mut chosen, &mut scare);
    naming::give_up_names(reading, &mut chosen, &mut scare);
    let named = naming::find(reading, scare.iter().map(|&(segment, _)| segment), &chosen, model);
    give(reading, named, &mut chosen, &mut scare);
    naming::carry_on(reading, &mut chosen, &mut scare);
    give(reading, blocks::find(reading, &all, model), &mut chosen, &mut scare);
    give(reading, headlines::find(reading, &all), &mut chosen, &mut scare);
    give(reading, labelled::find(reading, &chosen), &mut chosen, &mut scare);
    let quote = |one: &Chosen| Some(Quote::new(reading, one, &all, model)).filter(|quote| !discard::is_none(reading, quote));
    let mut quotes: Vec<Quote> = chosen.iter().filter_map(quote).collect();
    let ending: Vec<Quote> = behind::reports(reading, &quotes).iter().filter_map(quote).collect();
    let cues: FxHashSet<Option<Span>> = ending.iter().map(|quote| quote.cue).collect();
    quotes.retain(|quote| !cues.contains(&quote.cue));
    quotes.extend(ending);
    quotes.extend(scare.into_iter().map(|(segment, chance)| Quote::scare(reading, segment, chance)));
    quotes.sort_by_key(|quote| quote.content[0].start);
    quotes
}

/// Gives `formed`, in order, the words that their form says are theirs, whatever else they were found to be.
fn give(reading: &Reading, formed: Vec<Chosen>, chosen: &mut Vec<Chosen>, scare: &mut Vec<(usize, f32)>) {
    let taken: Vec<Range<usize>> = formed.iter().flat_map(|one| one.parts.clone()).collect();
    let is_taken = |tokens: &Range<usize>| {
        let next = taken.partition_point(|part| part.end <= tokens.start);
        taken.get(next).is_some_and(|part| part.start < tokens.end)
    };
    let cues: Vec<usize> = formed.iter().filter_map(|one| one.cue).collect();
    let is_used = |cue: usize| cues.binary_search(&cue).is_ok();
    chosen.retain(|one| !one.parts.iter().any(is_taken) && !one.cue.is_some_and(is_used));
    scare.retain(|&(segment, _)| !is_taken(&reading.segments[segment].tokens));
    chosen.extend(formed);
}

/// Gives the segments that are nobody's to those who say them right behind; those whose cue has quoted words after it
/// too are its first ones.
fn attribute_behind(reading: &Reading, chosen: &mut Vec<Chosen>, scare: &mut Vec<(usize, f32)>) {
    let unattributed = chosen.iter().filter(|one| one.cue.is_none()).filter_map(|one| reading.segment_of[one.parts[0].start]);
    let loose = scare.iter().map(|&(segment, _)| segment).chain(unattributed.map(|number| number as usize));
    let mut found = behind::find(reading, loose);
    for one in chosen.iter().filter(|one| one.cue.is_some()) {
        if let Ok(at) = found.binary_search_by_key(&one.cue, |first| first.cue) {
            let from_marks = |part: &Range<usize>| Some(part.clone().find(|&at| reading.opens(at).is_some())?..part.end);
            found[at].parts.extend(one.parts.iter().filter_map(from_marks));
            found[at].parts.sort_unstable_by_key(|part| part.start);
        }
    }
    give(reading, found, chosen, scare);
}
