//! Attributions: each likely cue with its best content and speaker, and what speaks for all three together.

use super::content_features::{self, Context};
use super::contents::{self, Candidate, Content};
use super::cues::{self, Likely, Scored};
use super::evidence::Evidence;
use super::features::{Features, shares};
use super::joined;
use super::likeliest::{self, Scorers};
use super::reading::Reading;
use crate::scorer::{Linear, logistic};
use crate::trees::Trees;
use std::ops::Range;

/// A content that a cue may have.
#[derive(Clone, Debug)]
pub struct Ranked {
    /// The content.
    pub content: Content,
    /// Its share of the probability.
    pub share: f32,
    /// The share of all that have half of their words or more in common with it, itself among them.
    pub agreed: f32,
}

/// A cue with what it may attribute to whom.
#[derive(Clone, Debug)]
pub struct Attribution {
    /// The head of the cue.
    pub cue: usize,
    /// How likely it is a cue.
    pub cue_chance: f32,
    /// What each part of the cue's features says, in log-odds.
    pub cue_parts: [f32; cues::PARTS],
    /// The likeliest contents, the best first.
    pub contents: Vec<Ranked>,
    /// The core of the speaker's phrase, or nobody.
    pub speaker: Option<Range<usize>>,
    /// The speaker's share of the probability.
    pub speaker_chance: f32,
}

impl Attribution {
    /// The likeliest content.
    pub fn content(&self) -> &Content {
        &self.contents[0].content
    }
}

/// How many contents of a cue are kept, to fall back on where another quote takes the best.
const KEPT: usize = 10;

/// The likely cues of `reading` with their best contents and speakers.
pub fn gather(reading: &Reading, scored: &Scored, content: &Linear, speaker: &Scorers) -> Vec<Attribution> {
    let found = scored.cues.iter().filter_map(|&Likely { index: cue, chance, parts }| {
        let contents = best_contents(reading, scored, cue, content);
        let (speaker, speaker_chance) = likeliest::speaker(reading, cue, &contents.first()?.content, speaker);
        Some(Attribution { cue, cue_chance: chance, cue_parts: parts, contents, speaker, speaker_chance })
    });
    found.collect()
}

/// So many candidates are looked at as wholes, those with the likeliest ends: more find no more.
const WEIGHED: usize = 16;

fn best_contents(reading: &Reading, scored: &Scored, cue: usize, scorer: &Linear) -> Vec<Ranked> {
    let context = Context::new(reading, scored, cue);
    let made = contents::generate(&context, |piece| piece.sum(scorer));
    let ends = |candidate: &Candidate| candidate.pieces.iter().map(|&piece| made.pieces[piece as usize]).sum::<i32>();
    let mut ranked: Vec<(i32, usize)> =
        made.candidates.iter().enumerate().map(|(number, candidate)| (ends(candidate), number)).collect();
    let best_first = |&(score, number): &(i32, usize)| (std::cmp::Reverse(score), number);
    if ranked.len() > WEIGHED {
        ranked.select_nth_unstable_by_key(WEIGHED, best_first);
        ranked.truncate(WEIGHED);
    }
    let mut whole = Features::default();
    for (score, number) in &mut ranked {
        whole.clear();
        content_features::pair(&context, &made.candidates[*number].content, &mut whole);
        *score += whole.sum(scorer);
    }
    ranked.sort_unstable_by_key(best_first);
    let shares = shares(ranked.iter().map(|&(score, _)| score as f32 * scorer.scale()));
    let kept = ranked.iter().zip(shares).take(KEPT);
    let content = |number: usize| made.candidates[number].content.clone();
    let mut kept: Vec<Ranked> =
        kept.map(|(&(_, number), share)| Ranked { content: content(number), share, agreed: 0.0 }).collect();
    prefer_agreed(reading, &mut kept);
    prefer_whole(&context, made.body, &mut kept);
    kept
}

/// How much a content's own share counts beside that of all that agree with it: 0.3 finds most.
const OWN: f32 = 0.3;

/// Puts first the contents that most of the probability agrees with, sharing half of its words
/// or more: it is found more often than the likeliest, which may stand alone.
fn prefer_agreed(reading: &Reading, kept: &mut [Ranked]) {
    let sizes: Vec<u32> = kept.iter().map(|ranked| size(reading, &ranked.content)).collect();
    for this in 0..kept.len() {
        let agree = |&other: &usize| {
            let shared = overlap(reading, &kept[this].content, &kept[other].content);
            shared * 2 >= sizes[this] + sizes[other] - shared
        };
        kept[this].agreed = (0..kept.len()).filter(agree).map(|other| kept[other].share).sum();
    }
    kept.sort_by(|a, b| (b.agreed + OWN * b.share).total_cmp(&(a.agreed + OWN * a.share)));
}

/// Puts before contents that are cut where their clause goes on the first one that is not. It has their shares: what was in
/// doubt is where they end, and not whether they are said.
fn prefer_whole(context: &Context, body: usize, kept: &mut [Ranked]) {
    let is_cut = |ranked: &Ranked| {
        let end = ranked.content.parts().last().map_or(0, |part| part.end);
        (context.cue + 1..body).contains(&end) && joined::is_joined(context, end, body)
    };
    if let Some(whole) = kept.iter().position(|ranked| !is_cut(ranked)).filter(|&whole| whole > 0) {
        (kept[whole].share, kept[whole].agreed) = (kept[0].share, kept[0].agreed);
        kept[..=whole].rotate_right(1);
    }
}

/// How many characters a content has, quotation marks left out.
fn size(reading: &Reading, content: &Content) -> u32 {
    content.parts().map(|part| reading.weight_of(&part)).sum()
}

/// How many characters two contents share.
pub fn overlap(reading: &Reading, a: &Content, b: &Content) -> u32 {
    let mut shared = 0;
    for part in a.parts() {
        for other in b.parts() {
            let both = part.start.max(other.start)..part.end.min(other.end);
            if both.start < both.end {
                shared += reading.weight_of(&both);
            }
        }
    }
    shared
}

/// A content with less of the best one's probability is not weighed against it.
const RIVAL: f32 = 0.1;

/// So many other contents of a cue are weighed at most.
const MOST_RIVALS: usize = 2;

/// The other contents of `one` that may be meant instead of its best: those that have less than half in common with it.
pub fn rivals<'o>(reading: &'o Reading, one: &'o Attribution) -> impl Iterator<Item = usize> + 'o {
    let best = &one.contents[0];
    let apart = move |&rank: &usize| {
        let other = &one.contents[rank];
        let shared = overlap(reading, &best.content, &other.content);
        other.share >= RIVAL * best.share && shared * 3 < size(reading, &best.content) + size(reading, &other.content)
    };
    (1..one.contents.len()).filter(apart).take(MOST_RIVALS)
}

/// How likely each of `all` is right; the content of each that is likeliest then comes first, with its own speaker.
pub fn weigh(reading: &Reading, all: &mut [Attribution], trees: &Trees, speaker: &Scorers) -> Vec<f32> {
    let evidence = Evidence::new(reading, all);
    let weighed: Vec<(f32, usize)> = (0..all.len())
        .map(|number| {
            let score = |rank: usize| (trees.score(&evidence.row(number, rank)), rank);
            let others = rivals(reading, &all[number]).map(score);
            others.fold(score(0), |best, other| if other.0 > best.0 { other } else { best })
        })
        .collect();
    for (one, &(_, rank)) in all.iter_mut().zip(&weighed).filter(|(_, weighed)| weighed.1 > 0) {
        one.contents[..=rank].rotate_right(1);
        (one.speaker, one.speaker_chance) = likeliest::speaker(reading, one.cue, &one.contents[0].content, speaker);
    }
    weighed.into_iter().map(|(score, _)| logistic(score)).collect()
}
