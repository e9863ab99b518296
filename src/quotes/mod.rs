//! Who said what: quotes, their cues and their speakers.
//!
//! Readable code makes candidates, small trained scorers choose among them. One stage a file, in
//! the order in which they run: [`reading`], [`cues`], [`contents`], [`speakers`], [`attribution`],
//! [`choose`], [`loose`], [`labelled`], then everything is put together here.

pub mod attribution;
pub mod choose;
pub mod content_features;
pub mod contents;
mod cue_table;
pub mod cues;
pub mod evidence;
pub mod features;
pub mod labelled;
pub mod lexicon;
pub mod loose;
pub mod model;
pub mod phrases;
mod quote;
pub mod reading;
pub mod speakers;
mod why;

pub use lexicon::Class as Stance;
pub use model::Model;
pub use quote::{Kind, Quote};
pub use why::{Pattern, Why};

use crate::entities::Mention;
use crate::text::Text;
use attribution::Attribution;
use choose::Chosen;
use loose::{Fate, Place};
use reading::Reading;
use std::ops::Range;

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
    let all = attribution::gather(reading, &scored, &model.content, &model.speaker);
    let chances = attribution::weigh(reading, &all, &model.choice);
    let chosen = choose::choose(reading, &all, &chances, model.threshold);
    let (chosen, scare) = settle(reading, chosen, &all, &chances, model);
    let (chosen, scare) = by_labels(reading, chosen, scare);
    let mut quotes: Vec<Quote> = chosen.iter().map(|one| Quote::new(reading, one, &all, model)).collect();
    quotes.extend(scare.into_iter().map(|(segment, chance)| Quote::scare(reading, segment, chance)));
    quotes.retain(|quote| !is_wish_for_silence(reading, quote));
    quotes.sort_by_key(|quote| quote.content[0].start);
    quotes
}

/// Gives words that are labelled with who says them to whom they are labelled with, whatever they pass on.
fn by_labels(reading: &Reading, mut chosen: Vec<Chosen>, mut scare: Vec<(usize, f32)>) -> (Vec<Chosen>, Vec<(usize, f32)>) {
    let labelled = labelled::find(reading);
    let taken = |tokens: &Range<usize>| {
        let next = labelled.partition_point(|one| one.parts[0].end <= tokens.start);
        labelled.get(next).is_some_and(|one| one.parts[0].start < tokens.end)
    };
    chosen.retain(|one| !one.parts.iter().any(taken));
    scare.retain(|&(segment, _)| !taken(&reading.segments[segment].tokens));
    chosen.extend(labelled);
    (chosen, scare)
}

/// Whether a report says no more than that its source wants to stay unnamed: *asked not to be named*.
fn is_wish_for_silence(reading: &Reading, quote: &Quote) -> bool {
    if quote.kind != Kind::Indirect {
        return false;
    }
    let start = reading.text.token_at(quote.content[0].start);
    let first = start.saturating_sub(1)..(start + 4).min(reading.text.tokens.len());
    let has = |wanted: &[&str]| first.clone().any(|index| wanted.contains(&reading.word(index)));
    has(&["not"]) && has(&["be"]) && has(&["named", "identified", "quoted"])
}

/// Gives each loose segment its fate; returns all quotes, and the segments that are nobody's with the
/// probability that they are not.
fn settle(
    reading: &Reading,
    chosen: Vec<Chosen>,
    all: &[Attribution],
    chances: &[f32],
    model: &Model,
) -> (Vec<Chosen>, Vec<(usize, f32)>) {
    let loose = loose::loose(reading, &chosen);
    let mut quotes: Vec<Chosen> = Vec::with_capacity(chosen.len());
    let mut scare = Vec::new();
    let mut waiting = chosen.into_iter().peekable();
    for segment in loose {
        let tokens = reading.segments[segment].tokens.clone();
        while let Some(next) = waiting.next_if(|next| next.parts[0].start < tokens.start) {
            quotes.push(next);
        }
        match loose::judge(reading, &Place { last: quotes.last(), segment }, model) {
            Fate::GoesOn => {
                if let Some(last) = quotes.last_mut() {
                    // The last stretch of a split quote may come after it.
                    let behind = last.parts.iter().rev().take_while(|part| part.start > tokens.start).count();
                    last.parts.insert(last.parts.len() - behind, tokens);
                    last.carried += 1;
                }
            }
            Fate::Speech(chance) => {
                quotes.push(loose::rescue(&tokens, all, chances).unwrap_or(Chosen {
                    cue: None,
                    speaker: None,
                    parts: vec![tokens],
                    chance,
                    carried: 0,
                    number: None,
                }));
            }
            Fate::Scare(chance) => scare.push((segment, 1.0 - chance)),
        }
    }
    quotes.extend(waiting);
    (quotes, scare)
}
