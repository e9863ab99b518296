//! Attributions: each likely cue with its best content and speaker, and what speaks for all three together.

use super::content_features::{self, Context};
use super::contents::{self, Candidate, Content, Order};
use super::cues::{self, Scored};
use super::features::{Features, likelihood, step};
use super::model::Model;
use super::reading::Reading;
use super::speakers;
use crate::scorer::{Linear, mix};
use std::ops::Range;

/// A cue with what it may attribute to whom.
#[derive(Clone, Debug)]
pub struct Attribution {
    /// The head of the cue.
    pub cue: usize,
    /// How likely it is a cue.
    pub cue_chance: f32,
    /// The likeliest contents, the best first, each with its share of the probability.
    pub contents: Vec<(Content, f32)>,
    /// The core of the speaker's phrase, or nobody.
    pub speaker: Option<Range<usize>>,
    /// The speaker's share of the probability.
    pub speaker_chance: f32,
}

impl Attribution {
    /// The likeliest content.
    pub fn content(&self) -> &Content {
        &self.contents[0].0
    }
}

/// How many contents of a cue are kept, to fall back on where another quote takes the best.
const KEPT: usize = 10;

/// The likely cues of `reading` with their best contents and speakers.
pub fn gather(reading: &Reading, scored: &Scored, content: &Linear, speaker: &Linear) -> Vec<Attribution> {
    let found = scored.cues.iter().filter_map(|&(cue, cue_chance)| {
        let contents = best_contents(reading, scored, cue, content);
        let (speaker, speaker_chance) = best_speaker(reading, cue, &contents.first()?.0, speaker);
        Some(Attribution { cue, cue_chance, contents, speaker, speaker_chance })
    });
    found.collect()
}

/// So many candidates are looked at as wholes, those with the likeliest ends: more find no more.
const WEIGHED: usize = 16;

fn best_contents(reading: &Reading, scored: &Scored, cue: usize, scorer: &Linear) -> Vec<(Content, f32)> {
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
    let mut kept: Vec<(Content, f32)> = ranked
        .iter()
        .zip(shares)
        .take(KEPT)
        .map(|(&(_, number), share)| (made.candidates[number].content.clone(), share))
        .collect();
    prefer_agreed(reading, &mut kept);
    kept
}

/// How much a content's own share counts beside that of all that agree with it: 0.3 finds most.
const OWN: f32 = 0.3;

/// Moves to the front the content that most of the probability agrees with, sharing half of its words
/// or more: it is found more often than the likeliest, which may stand alone.
fn prefer_agreed(reading: &Reading, kept: &mut [(Content, f32)]) {
    let size = |content: &Content| content.parts().map(|part| reading.weight_of(&part)).sum::<u32>();
    let sizes: Vec<u32> = kept.iter().map(|(content, _)| size(content)).collect();
    let agreed = |this: usize| -> f32 {
        let agree = |&other: &usize| {
            let shared = overlap(reading, &kept[this].0, &kept[other].0);
            shared * 2 >= sizes[this] + sizes[other] - shared
        };
        (0..kept.len()).filter(agree).map(|other| kept[other].1).sum::<f32>() + OWN * kept[this].1
    };
    let scores: Vec<f32> = (0..kept.len()).map(agreed).collect();
    if let Some(best) = (0..kept.len()).max_by(|&a, &b| scores[a].total_cmp(&scores[b]).then(b.cmp(&a))) {
        kept[..=best].rotate_right(1);
    }
}

/// Scores as shares of one.
fn shares(scores: impl Iterator<Item = f32> + Clone) -> Vec<f32> {
    let most = scores.clone().fold(f32::MIN, f32::max);
    let powers: Vec<f32> = scores.map(|score| (score - most).exp()).collect();
    let sum: f32 = powers.iter().sum();
    powers.into_iter().map(|power| power / sum).collect()
}

/// The likeliest speaker of `content`, with its share.
pub fn best_speaker(reading: &Reading, cue: usize, content: &Content, scorer: &Linear) -> (Option<Range<usize>>, f32) {
    let candidates = speakers::candidates(reading, cue, content, |features| features.sum(scorer));
    let shares = shares(candidates.iter().map(|&(_, score)| score as f32 * scorer.scale()));
    let best = (0..candidates.len()).max_by_key(|&i| (candidates[i].1, std::cmp::Reverse(i))).unwrap_or(0);
    (candidates[best].0.clone(), shares[best])
}

/// Collects the features of attribution `number` among `all`, which are in the order of their cues.
pub fn features(reading: &Reading, all: &[Attribution], number: usize, out: &mut Features) {
    let this = &all[number];
    let (content, share) = &this.contents[0];
    let (cue, frame) = (this.cue, reading.frame(this.cue));
    let lemma = cues::lemma(reading, cue);
    let class = cues::class(reading, cue);
    let kind = mix(class, reading.tags[cue] as u32);
    let chance = likelihood(this.cue_chance);
    let order = content.order as u32;
    let sure = likelihood(*share);
    let margin = likelihood(share - this.contents.get(1).map_or(0.0, |second| second.1));
    let whole = reading.opens(content.first.start).is_some_and(|segment| segment.tokens == content.first);
    let marked = content.parts().any(|part| part.take(150).any(|i| reading.segment_of[i].is_some()));
    let make = u32::from(whole) + u32::from(marked) + 3 * order;
    let speaker_sort = this.speaker.as_ref().map_or(999, |core| {
        let last = core.end - 1;
        if core.len() == 1 && reading.tags[last] as u32 > 2 { reading.codes[last] } else { reading.tags[last] as u32 }
    });
    let speaker_sure = likelihood(this.speaker_chance);
    out.one(400, 0);
    out.one(401, (this.cue_chance * 40.0) as u32);
    out.two(402, chance, kind);
    out.two(403, chance, lemma);
    out.two(404, sure, make);
    out.three(405, sure, chance, make);
    out.two(406, margin, make);
    out.three(407, chance, make, class);
    let length = step(content.first.len());
    out.three(408, chance, length, make);
    out.three(409, length, lemma, order);
    out.three(410, speaker_sort, order, class & 1);
    out.three(411, speaker_sort, kind, chance);
    out.two(412, speaker_sure, chance);
    out.three(413, speaker_sure, speaker_sort, order);
    out.three(414, lemma, speaker_sort, 0);
    let first = reading.codes[content.first.start];
    out.two(415, first, kind);
    out.two(416, first, lemma);
    out.three(417, first, make, chance);
    let heading = cues::is_heading(reading, &frame);
    out.three(418, u32::from(heading), kind, make);
    let last = content.parts().last().map_or(content.first.end, |part| part.end);
    let after = reading.code(Some(last), &frame);
    out.three(419, after, order, class);
    out.three(420, after, sure, chance);
    let before = cues::whole(reading, cue).start.checked_sub(1);
    out.three(421, reading.code(before, &frame), kind, order);
    out.three(422, reading.tag(before, &frame), reading.code(Some(cue + 1), &frame), kind);
    out.three(423, reading.tag(Some(content.first.start), &frame), length, kind);
    let agreement: f32 = this.contents.iter().map(|(_, share)| share).sum();
    out.three(424, likelihood(agreement), sure, order);
    neighbours(reading, all, number, out);
}

/// No more attributions than these are compared on either side.
const NEIGHBOURS: usize = 12;

/// What the other attributions of the frame make of this one's cue and content.
fn neighbours(reading: &Reading, all: &[Attribution], number: usize, out: &mut Features) {
    let this = &all[number];
    let content = this.content();
    let chance = likelihood(this.cue_chance);
    let class = cues::class(reading, this.cue);
    let (mut inside, mut rival, mut holds) = (0f32, 0f32, 0f32);
    let (mut inside_class, mut inside_speaker) = (0, 0);
    let near = number.saturating_sub(NEIGHBOURS)..all.len().min(number + NEIGHBOURS + 1);
    for other in all[near].iter().filter(|other| other.cue != this.cue) {
        let (theirs, share) = &other.contents[0];
        let weight = other.cue_chance * share.sqrt();
        if theirs.holds(this.cue) {
            if weight > inside {
                inside = weight;
                inside_class = cues::class(reading, other.cue) + 100 * theirs.order as u32;
                inside_speaker = u32::from(other.speaker == this.speaker) + 1;
            }
        } else if overlap(reading, content, theirs) * 2 > reading.weight_of(&content.first) {
            rival = rival.max(weight);
        }
        if content.holds(other.cue) {
            holds = holds.max(other.cue_chance);
        }
    }
    out.two(430, likelihood(inside), chance);
    out.three(431, likelihood(inside), inside_class, inside_speaker);
    out.three(432, likelihood(inside), class, chance);
    out.two(433, likelihood(rival), chance);
    out.three(434, likelihood(rival), u32::from(rival > this.cue_chance), class);
    out.three(435, likelihood(holds), content.order as u32, chance);
    let since = number.checked_sub(1).map(|last| &all[last]);
    let near = since.filter(|last| reading.frame_of[last.cue] + 1 >= reading.frame_of[this.cue] && last.cue_chance > 0.5);
    out.three(436, near.map_or(0, |last| 1 + u32::from(last.speaker == this.speaker)), content.order as u32, chance);
    let same = near.is_some_and(|last| last.content().order == Order::Before);
    out.two(437, u32::from(same), content.order as u32);
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

/// The attributions with how likely each is right.
pub fn weigh(reading: &Reading, all: &[Attribution], model: &Model) -> Vec<f32> {
    let mut collected = Features::default();
    let weighed = (0..all.len()).map(|number| {
        collected.clear();
        features(reading, all, number, &mut collected);
        crate::scorer::logistic(collected.sum(&model.choice) as f32 * model.choice.scale())
    });
    weighed.collect()
}
