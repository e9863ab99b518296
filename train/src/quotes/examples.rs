//! Examples for each stage, from one article and its gold.

use super::boost::Case;
use super::corpus::Gold;
use super::logistic::{Choice, Example};
use onrecord::quotes::attribution::{self, Attribution};
use onrecord::quotes::choose::Chosen;
use onrecord::quotes::content_features::{self, Context};
use onrecord::quotes::contents::{self, Content};
use onrecord::quotes::cues::{self, Scored};
use onrecord::quotes::evidence::Evidence;
use onrecord::quotes::features::Features;
use onrecord::quotes::likeliest::Ranking;
use onrecord::quotes::loose::{self, Fate};
use onrecord::quotes::reading::Reading;
use onrecord::quotes::{settle, speakers};
use onrecord::scorer::Linear;
use std::collections::HashMap;
use std::ops::Range;

/// How much a cue of thought counts as no cue.
const THOUGHT: f32 = 0.15;

/// How much the speaker of a thought counts.
const SPEAKER_OF_THOUGHT: f32 = 0.3;

/// The gold by the head of its cue.
pub fn by_head(gold: &[Gold]) -> HashMap<usize, &Gold> {
    let mut heads = HashMap::new();
    for one in gold {
        if let Some(head) = one.head {
            let known = heads.entry(head).or_insert(one);
            if one.speech && !known.speech {
                *known = one;
            }
        }
    }
    heads
}

/// Whether each candidate is a cue.
pub fn of_cues(reading: &Reading, gold: &[Gold]) -> Vec<Example> {
    let heads = by_head(gold);
    let mut within: HashMap<usize, bool> = HashMap::new();
    for one in gold {
        for &index in &one.cue {
            *within.entry(index).or_insert(false) |= one.speech;
        }
    }
    let mut examples = Vec::new();
    for index in cues::candidates(reading) {
        let yes = heads.get(&index).is_some_and(|one| one.speech);
        let weight = match within.get(&index) {
            _ if yes => 1.0,
            Some(true) => 0.0,
            Some(false) => THOUGHT,
            None => 1.0,
        };
        if weight > 0.0 {
            let mut features = Features::default();
            cues::features(reading, index, &mut features);
            examples.push(Example { features: features.hashes, yes, weight });
        }
    }
    examples
}

/// How much of two contents is the same: shared characters over all.
pub fn sameness(reading: &Reading, content: &Content, gold: &[Range<usize>]) -> f32 {
    let parts: Vec<Range<usize>> = content.parts().collect();
    sameness_of(reading, &parts, gold)
}

/// The same for stretches of tokens.
pub fn sameness_of(reading: &Reading, parts: &[Range<usize>], gold: &[Range<usize>]) -> f32 {
    let mut shared = 0;
    for part in parts {
        for other in gold {
            let both = part.start.max(other.start)..part.end.min(other.end);
            if both.start < both.end {
                shared += reading.weight_of(&both);
            }
        }
    }
    let size = |ranges: &[Range<usize>]| ranges.iter().map(|range| reading.weight_of(range)).sum::<u32>();
    let all = size(parts) + size(gold) - shared;
    if all == 0 { 0.0 } else { shared as f32 / all as f32 }
}

/// The part of a gold content that its cue's frame holds, or all of it where that holds none.
fn in_frame(reading: &Reading, cue: usize, gold: &[Range<usize>]) -> Vec<Range<usize>> {
    let frame = reading.frame(cue);
    let clip = |part: &Range<usize>| part.start.max(frame.start)..part.end.min(frame.end);
    let clipped: Vec<Range<usize>> = gold.iter().map(clip).filter(|part| part.start < part.end).collect();
    if clipped.is_empty() {
        let next = gold.iter().min_by_key(|part| part.start).cloned();
        return next.into_iter().collect();
    }
    clipped
}

/// The choice of each gold cue's content; and how good the best candidate is.
pub fn of_contents(reading: &Reading, gold: &[Gold], scored: &Scored) -> Vec<(Choice, f32)> {
    let mut choices = Vec::new();
    for (cue, one) in sorted(by_head(gold)) {
        let context = Context::new(reading, scored, cue);
        let mut made = contents::generate(&context, |piece| piece.hashes.clone());
        let candidates = made.candidates.iter().map(|candidate| {
            let mut whole = Features::default();
            content_features::pair(&context, &candidate.content, &mut whole);
            made.pieces.push(whole.hashes);
            let [starts, ends, more] = candidate.pieces;
            [starts, ends, more, (made.pieces.len() - 1) as u16]
        });
        let candidates = candidates.collect();
        let target = in_frame(reading, cue, &one.content);
        let same: Vec<f32> = made.candidates.iter().map(|c| sameness(reading, &c.content, &target)).collect();
        let best = same.iter().copied().fold(0.0, f32::max);
        let choice =
            Choice { pieces: made.pieces, candidates, worth: worth(&same, best), weight: if one.speech { 1.0 } else { 0.4 } };
        choices.push((choice, best));
    }
    choices
}

/// Most of one to the best, the rest to those nearly as good.
fn worth(same: &[f32], best: f32) -> Vec<f32> {
    let raw: Vec<f32> = same.iter().map(|&same| if same >= best - 1e-4 { 1.0 } else { 0.0 }).collect();
    let near: Vec<f32> = same.iter().map(|&same| if same >= 0.8 && same < best - 1e-4 { same } else { 0.0 }).collect();
    let (all, nearly) = (raw.iter().sum::<f32>(), near.iter().sum::<f32>());
    let share = if nearly > 0.0 { 0.85 } else { 1.0 };
    raw.iter().zip(&near).map(|(raw, near)| raw / all * share + if nearly > 0.0 { near / nearly * 0.15 } else { 0.0 }).collect()
}

fn sorted(heads: HashMap<usize, &Gold>) -> Vec<(usize, &Gold)> {
    let mut sorted: Vec<(usize, &Gold)> = heads.into_iter().collect();
    sorted.sort_by_key(|&(head, _)| head);
    sorted
}

/// The choice of each gold cue's speaker; `attributions` have the contents that were found.
pub fn of_speakers(reading: &Reading, gold: &[Gold], attributions: &[Attribution]) -> Vec<(Choice, f32)> {
    let heads = by_head(gold);
    let mut choices = Vec::new();
    for attribution in attributions {
        let Some(one) = heads.get(&attribution.cue) else { continue };
        let candidates =
            speakers::candidates(reading, attribution.cue, attribution.content(), |features| features.hashes.clone());
        let size = |range: &Range<usize>| reading.weight_of(range);
        let fit = |core: &Option<Range<usize>>| match core {
            None => f32::from(u8::from(one.speaker.is_empty())),
            Some(core) => {
                let shared: u32 = one
                    .speaker
                    .iter()
                    .map(|part| {
                        let both = part.start.max(core.start)..part.end.min(core.end);
                        if both.start < both.end { size(&both) } else { 0 }
                    })
                    .sum();
                // A core is right when it is within the gold phrase and holds its first words.
                let head = one.speaker.iter().any(|part| core.start <= part.start && part.start < core.end);
                if shared == 0 { 0.0 } else { shared as f32 / size(core).max(1) as f32 * if head { 1.0 } else { 0.5 } }
            }
        };
        let same: Vec<f32> = candidates.iter().map(|(core, _)| fit(core)).collect();
        let best = same.iter().copied().fold(0.0, f32::max);
        if best == 0.0 {
            choices.push((Choice { pieces: vec![], candidates: vec![], worth: vec![], weight: 0.0 }, 0.0));
            continue;
        }
        let raw: Vec<f32> = same.iter().map(|&same| f32::from(u8::from(same >= best - 1e-4))).collect();
        let all: f32 = raw.iter().sum();
        let numbers = 0..candidates.len();
        choices.push((
            Choice {
                candidates: numbers.map(|number| [number as u16 + 1, 0, 0, 0]).collect(),
                pieces: std::iter::once(vec![]).chain(candidates.into_iter().map(|(_, hashes)| hashes)).collect(),
                worth: raw.iter().map(|raw| raw / all).collect(),
                weight: if one.speech { 1.0 } else { SPEAKER_OF_THOUGHT },
            },
            best,
        ));
    }
    choices
}

/// Whether each of the candidates that `first` leaves in doubt speaks, for each gold cue.
pub fn of_doubtful(reading: &Reading, gold: &[Gold], attributions: &[Attribution], first: &Linear) -> Vec<Case> {
    let heads = by_head(gold);
    let mut cases = Vec::new();
    for attribution in attributions {
        let Some(one) = heads.get(&attribution.cue) else { continue };
        let ranking = Ranking::new(reading, attribution.cue, attribution.content(), first);
        let weight = if one.speech { 1.0 } else { SPEAKER_OF_THOUGHT };
        cases.extend((0..ranking.doubtful()).map(|rank| {
            let yes = is_speaker(ranking.ranked[rank].core.as_ref(), one);
            Case { row: ranking.row(rank).to_vec(), yes, weight }
        }));
    }
    cases
}

/// Whether `speaker` shares words with the speaker of `gold`, or neither is anybody.
pub fn is_speaker(speaker: Option<&Range<usize>>, gold: &Gold) -> bool {
    match speaker {
        Some(core) => gold.speaker.iter().any(|part| part.start < core.end && core.start < part.end),
        None => gold.speaker.is_empty(),
    }
}

/// The best gold for some content: its number and how much is the same.
pub fn match_gold(reading: &Reading, parts: &[Range<usize>], gold: &[Gold], clip: Option<usize>) -> Option<(usize, f32)> {
    let score = |one: &Gold| match clip {
        Some(cue) => {
            sameness_of(reading, parts, &in_frame(reading, cue, &one.content)).max(sameness_of(reading, parts, &one.content))
        }
        None => sameness_of(reading, parts, &one.content),
    };
    let scored = gold.iter().enumerate().map(|(number, one)| (number, score(one)));
    scored.max_by(|a, b| a.1.total_cmp(&b.1)).filter(|&(_, same)| same > 0.0)
}

/// Whether each attribution is right: its content that of a gold attribution of speech.
pub fn of_choices(reading: &Reading, gold: &[Gold], attributions: &[Attribution]) -> Vec<Case> {
    let heads = by_head(gold);
    let evidence = Evidence::new(reading, attributions);
    let mut cases = Vec::new();
    for (number, this) in attributions.iter().enumerate() {
        for rank in std::iter::once(0).chain(attribution::rivals(reading, this)) {
            let parts: Vec<Range<usize>> = this.contents[rank].content.parts().collect();
            let own = heads.get(&this.cue).map(|one| sameness_of(reading, &parts, &in_frame(reading, this.cue, &one.content)));
            let found = match_gold(reading, &parts, gold, Some(this.cue)).filter(|&(_, same)| same >= 0.5);
            let yes = own.is_some_and(|same| same >= 0.5) || found.is_some_and(|(at, _)| gold[at].head.is_none());
            let held_only = found.is_some_and(|(at, _)| !gold[at].speech) || heads.get(&this.cue).is_some_and(|one| !one.speech);
            let weight = if held_only { THOUGHT } else { 1.0 };
            cases.push(Case { row: evidence.row(number, rank).to_vec(), yes: yes && !held_only, weight });
        }
    }
    cases
}

/// What becomes of each segment that nothing chosen attributes: examples of going on, and of speech.
pub fn of_loose(reading: &Reading, gold: &[Gold], chosen: &[Chosen]) -> (Vec<Example>, Vec<Example>) {
    let (mut continuation, mut speech) = (Vec::new(), Vec::new());
    settle::settle(reading, chosen.to_vec(), |loose| {
        let tokens = reading.segments[loose.segment].tokens.clone();
        let mut features = Features::default();
        loose::features(reading, loose, &mut features);
        let owner = gold.iter().find(|one| holds(one, &tokens));
        let goes_on = match (loose.last, owner) {
            (Some(last), Some(owner)) => last.parts.iter().any(|part| holds(owner, part)),
            _ => false,
        };
        if loose.last.is_some() {
            continuation.push(Example { features: features.hashes.clone(), yes: goes_on, weight: 1.0 });
        }
        if goes_on {
            return Fate::GoesOn;
        }
        let weight = if owner.is_some_and(|one| !one.speech) { THOUGHT } else { 1.0 };
        // A part of a longer content is not found by it alone.
        let alone = owner.is_some_and(|one| sameness_of(reading, std::slice::from_ref(&tokens), &one.content) >= 0.5);
        speech.push(Example { features: features.hashes, yes: alone, weight });
        if owner.is_some() { Fate::Speech(Chosen::unattributed(tokens, 1.0)) } else { Fate::Scare(1.0) }
    });
    (continuation, speech)
}

/// Whether a gold content shares more than one token with a stretch, or all of one that is no longer.
fn holds(gold: &Gold, at: &Range<usize>) -> bool {
    let shares = |part: &Range<usize>| part.start < at.end && at.start + 1 < part.end.max(at.start + 2) && part.end > at.start;
    gold.content.iter().any(shares)
}
