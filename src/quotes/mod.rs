//! Who said what: quotes, their cues and their speakers.
//!
//! Readable code makes candidates, small trained scorers choose among them. One stage a file, in
//! the order in which they run: [`reading`], [`cues`], [`contents`], [`speakers`], [`likeliest`], [`attribution`],
//! [`choose`], [`loose`], [`behind`], [`blocks`], [`headlines`], [`labelled`], [`discard`], then everything is put together
//! here.

pub mod attribution;
mod behind;
mod blocks;
pub mod choose;
pub mod content_features;
pub mod contents;
mod cue_table;
pub mod cues;
mod discard;
pub mod evidence;
pub mod features;
mod headlines;
pub mod inner;
pub mod labelled;
pub mod lexicon;
pub mod likeliest;
pub mod loose;
pub mod model;
pub mod phrases;
mod quote;
pub mod reading;
pub mod repeats;
pub mod speakers;
mod why;

pub use inner::Inner;
pub use lexicon::Class as Stance;
pub use model::Model;
pub use quote::{Kind, Quote};
pub use repeats::Repeat;
pub use why::{Pattern, Why};

use crate::entities::Mention;
use crate::text::{Span, Text};
use attribution::Attribution;
use choose::{Chosen, Tie};
use loose::{Fate, Place};
use reading::{Reading, Segment};
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
    Found { inner: inner::find(model, raw, mentions, &quotes), repeats: repeats::find(reading.text, &quotes, beside), quotes }
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
    let chances = attribution::weigh(reading, &mut all, &model.choice, &model.speaker);
    let chosen = choose::choose(reading, &all, &chances, model.threshold);
    let (mut chosen, mut scare) = settle(reading, chosen, &all, &chances, model);
    attribute_behind(reading, &mut chosen, &mut scare);
    give(reading, blocks::find(reading, &all, model), &mut chosen, &mut scare);
    give(reading, headlines::find(reading, &all), &mut chosen, &mut scare);
    give(reading, labelled::find(reading, &chosen), &mut chosen, &mut scare);
    let mut quotes: Vec<Quote> = chosen.iter().map(|one| Quote::new(reading, one, &all, model)).collect();
    quotes.extend(scare.into_iter().map(|(segment, chance)| Quote::scare(reading, segment, chance)));
    quotes.retain(|quote| !discard::is_none(reading, quote));
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
        let is_over = |next: &Chosen| next.parts[0].start < tokens.start && !leads_to(reading, segment, next);
        while let Some(next) = waiting.next_if(is_over) {
            quotes.push(next);
        }
        let interrupted = waiting.peek().is_some_and(|next| is_interrupted(reading, segment, next));
        let leads = interrupted || waiting.peek().is_some_and(|next| leads_to(reading, segment, next));
        let begun = waiting.peek().is_some_and(|next| next.parts[0].start < tokens.start);
        let fate = loose::judge(reading, &Place { last: quotes.last(), segment }, model);
        if (begun || interrupted || leads && !matches!(fate, Fate::GoesOn))
            && let Some(next) = waiting.peek_mut()
        {
            let ahead = next.parts.partition_point(|part| part.start < tokens.start);
            next.parts.insert(ahead, tokens);
            next.carried += 1;
            continue;
        }
        if let Some(open) = left_open(reading, segment)
            && let Some(quote) = quotes.iter_mut().rev().take(ASIDES).find(|quote| holds_at_end(quote, open))
        {
            go_on(quote, tokens);
            continue;
        }
        match fate {
            Fate::GoesOn => {
                if let Some(last) = quotes.last_mut() {
                    go_on(last, tokens);
                }
            }
            Fate::Speech(chance) => {
                quotes.push(loose::rescue(&tokens, all, chances).unwrap_or(Chosen {
                    cue: None,
                    speaker: None,
                    parts: vec![tokens],
                    chance,
                    carried: 0,
                    tie: Tie::Marks,
                }));
            }
            Fate::Scare(chance) => scare.push((segment, 1.0 - chance)),
        }
    }
    quotes.extend(waiting);
    (quotes, scare)
}

/// Between the paragraphs of a quote so many others may be found at most, in a caption, say, and so many of its stretches
/// are looked at.
const ASIDES: usize = 6;

/// Where the segment begins that this one takes up.
fn left_open(reading: &Reading, segment: usize) -> Option<usize> {
    let before = &reading.segments[segment.checked_sub(1)?];
    (reading.segments[segment].quoted.resumes && !before.quoted.closed).then_some(before.tokens.start)
}

/// Whether one of the last stretches of `quote` holds token `index`: a quote may run over every paragraph of a page.
fn holds_at_end(quote: &Chosen, index: usize) -> bool {
    quote.parts.iter().rev().take(ASIDES).any(|part| part.contains(&index))
}

/// Adds `tokens` to the words of `quote`.
fn go_on(quote: &mut Chosen, tokens: Range<usize>) {
    // The last stretch of a split quote may come after it.
    let behind = quote.parts.iter().rev().take_while(|part| part.start > tokens.start).count();
    quote.parts.insert(quote.parts.len() - behind, tokens);
    quote.carried += 1;
}

/// Whether a segment that ends in a comma stands before the cue of `next`, which goes on after it: “One,” said Lund, “or two.”
fn is_interrupted(reading: &Reading, segment: usize, next: &Chosen) -> bool {
    let tokens = &reading.segments[segment].tokens;
    let frame = reading.frame(tokens.start);
    let comma = tokens.len() > 2 && reading.word(tokens.end - 2) == ",";
    let after = next.cue.is_some_and(|cue| tokens.end <= cue && cue < next.parts[0].start && frame.contains(&cue));
    let goes_on = reading.opens(next.parts[0].start).is_some();
    comma && after && goes_on && frame.start == tokens.start
}

/// Who says an unclosed quote is looked for in so many paragraphs at most.
const PARAGRAPHS: usize = 20;

/// Whether the paragraphs after an unclosed segment take its quote up again until it is attributed, in `next`.
fn leads_to(reading: &Reading, segment: usize, next: &Chosen) -> bool {
    let mark = |segment: &Segment| reading.word(segment.tokens.start);
    let resumed = |pair: &&[Segment]| !pair[0].quoted.closed && pair[1].quoted.resumes && mark(&pair[0]) == mark(&pair[1]);
    let run = reading.segments[segment..].windows(2).take(PARAGRAPHS);
    let mut run = run.take_while(resumed).map(|pair| pair[1].tokens.start);
    run.any(|start| next.parts.iter().any(|part| part.start == start))
}
