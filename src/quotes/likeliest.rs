//! The likeliest speaker: a linear scorer looks at all candidates, and trees look again at those that it cannot tell apart.

use super::contents::Content;
use super::cues;
use super::features::{Row, shares};
use super::reading::{Reading, is_quotation_mark};
use super::speakers;
use crate::scorer::{Linear, logistic};
use crate::tags::Tag;
use crate::trees::Trees;
use std::ops::Range;

/// How many numbers a row has.
pub const WIDTH: usize = 41;

/// What tells who speaks.
#[derive(Clone, Debug)]
pub struct Scorers {
    /// Ranks all candidates.
    pub first: Linear,
    /// Says of each that the first leaves in doubt whether it speaks.
    pub second: Trees,
}

/// A candidate with its share of the probability.
#[derive(Clone, Debug)]
pub struct Ranked {
    /// The core of the phrase, or nobody.
    pub core: Option<Range<usize>>,
    /// The share.
    pub share: f32,
    /// Its place among all candidates.
    place: usize,
}

/// Who may say some content by a cue, the likeliest first.
pub struct Ranking<'r, 'a, 't> {
    reading: &'r Reading<'a, 't>,
    cue: usize,
    content: &'r Content,
    /// The candidates that have a share.
    pub ranked: Vec<Ranked>,
    /// How many candidates there are.
    count: usize,
    /// The share of nobody.
    nobody: f32,
}

/// Where one candidate has a larger share there is no doubt.
const CERTAIN: f32 = 0.97;

/// With a smaller part of the largest share a candidate is no longer in question.
const HOPELESS: f32 = 0.01;

/// So many are looked at again.
const MOST: usize = 6;

/// The likeliest speaker of `content`, with its share.
pub fn speaker(reading: &Reading, cue: usize, content: &Content, scorers: &Scorers) -> (Option<Range<usize>>, f32) {
    let ranking = Ranking::new(reading, cue, content, &scorers.first);
    let chances: Vec<f32> = (0..ranking.doubtful()).map(|at| logistic(scorers.second.score(&ranking.row(at)))).collect();
    let best = (1..chances.len()).fold(0, |best, at| if chances[at] > chances[best] { at } else { best });
    let Ranked { core, share, .. } = &ranking.ranked[best];
    let chance = chances.get(best).map_or(*share, |chance| chance / chances.iter().sum::<f32>());
    (core.clone(), chance)
}

impl<'r, 'a, 't> Ranking<'r, 'a, 't> {
    /// The candidates as `scorer` ranks them.
    ///
    /// Where the phrase has a possessor, two candidates begin it, and what speaks for either speaks for the whole: in
    /// “the company’s mayor” the mayor.
    pub fn new(reading: &'r Reading<'a, 't>, cue: usize, content: &'r Content, scorer: &Linear) -> Self {
        let candidates = speakers::candidates(reading, cue, content, |features| features.sum(scorer));
        let mut shares = shares(candidates.iter().map(|&(_, score)| score as f32 * scorer.scale()));
        let start = |at: usize| candidates[at].0.as_ref().map(|core| core.start);
        let longer =
            |at: usize, other: usize| candidates[at].0.as_ref().map(Range::len) > candidates[other].0.as_ref().map(Range::len);
        for at in 0..candidates.len() {
            if let Some(whole) = (0..candidates.len()).find(|&other| start(other) == start(at) && longer(other, at)) {
                shares[whole] += std::mem::take(&mut shares[at]);
            }
        }
        let (count, nobody) = (candidates.len(), shares[0]);
        let ranked = candidates.into_iter().zip(shares).enumerate();
        let ranked = ranked.map(|(place, ((core, _), share))| Ranked { core, share, place });
        let mut ranked: Vec<Ranked> = ranked.filter(|one| one.share > 0.0).collect();
        ranked.sort_by(|a, b| b.share.total_cmp(&a.share).then(a.place.cmp(&b.place)));
        Ranking { reading, cue, content, ranked, count, nobody }
    }

    /// How many of the first may all speak; none where there is no doubt who does.
    pub fn doubtful(&self) -> usize {
        let most = self.ranked[0].share;
        let in_question = self.ranked.iter().take(MOST).take_while(|one| one.share >= HOPELESS * most);
        if most >= CERTAIN { 0 } else { in_question.count() }
    }

    /// What speaks for the candidate of rank `rank`.
    pub fn row(&self, rank: usize) -> [f32; WIDTH] {
        let mut row = Row::default();
        let one = &self.ranked[rank];
        row.add(one.share);
        row.add((one.share / self.ranked[0].share).ln());
        row.count(rank);
        row.add(self.nobody);
        row.count(one.place);
        row.count(self.count);
        self.cue(&mut row);
        match &one.core {
            Some(core) => self.core(core, &mut row),
            None => row.skip_rest(),
        }
        row.numbers()
    }

    /// The cue and what stands around it.
    fn cue(&self, row: &mut Row<WIDTH>) {
        let (reading, cue, frame) = (self.reading, self.cue, self.reading.frame(self.cue));
        let whole = cues::whole(reading, cue);
        let before = whole.start.checked_sub(1);
        row.count(self.content.order as usize);
        row.add(self.content.first.start as f32 - cue as f32);
        row.count(cue - frame.start);
        row.count(cue - whole.start);
        row.count(cues::class(reading, cue) as usize);
        for at in [before, Some(whole.start), Some(cue), Some(cue + 1)] {
            row.count(reading.tag(at, &frame) as usize);
        }
        row.count(self.joint(before, &frame));
        row.count(self.joint(Some(whole.end), &frame));
    }

    /// The phrase, what stands around it, and what stands between it and the cue.
    fn core(&self, core: &Range<usize>, row: &mut Row<WIDTH>) {
        let (reading, cue, frame) = (self.reading, self.cue, self.reading.frame(self.cue));
        let last = core.end - 1;
        let before = core.end <= cue;
        let between = if before { core.end..cue } else { cue + 1..core.start };
        row.count(1 + usize::from(before));
        row.count(core.len());
        row.count(core.start - frame.start);
        row.count(reading.tags[last] as usize);
        row.count(reading.kinds[last].into());
        row.count(reading.sort(last).map_or(0, |sort| 1 + sort as usize));
        row.count(usize::from(reading.text.tokens[last].shape.is_capital()));
        row.count(usize::from(self.content.holds(core.start) || self.content.holds(last)));
        let ahead = core.start.checked_sub(1);
        row.count(reading.tag(ahead, &frame) as usize);
        row.count(self.joint(ahead, &frame));
        row.count(self.joint(core.start.checked_sub(2), &frame));
        row.count(reading.tag(Some(core.end), &frame) as usize);
        row.count(reading.tag(Some(core.end + 1), &frame) as usize);
        row.count(self.joint(Some(core.end), &frame));
        row.count(between.len());
        row.count(reading.finite_in(between.clone()) as usize);
        row.count(reading.marked_in(between.clone()) as usize);
        row.count(between.clone().filter(|&at| reading.tags[at].is_verb()).count());
        let mut joints = [0; JOINTS];
        between.for_each(|at| joints[self.joint(Some(at), &frame)] += 1);
        row.count(joints[COMMA]);
        row.count(joints[DASH]);
        row.count(joints[AND] + joints[BUT]);
        row.count(joints[WHO] + joints[WHICH] + joints[THAT]);
        row.count(joints[WHEN]);
        row.count(usize::from(reading.tag(Some(core.end), &frame) == Tag::Clitic as u32));
    }

    fn joint(&self, at: Option<usize>, frame: &Range<usize>) -> usize {
        at.filter(|at| frame.contains(at)).map_or(EDGE, |at| joint(self.reading.word(at)))
    }
}

const EDGE: usize = 1;
const COMMA: usize = 2;
const DASH: usize = 3;
const AND: usize = 4;
const BUT: usize = 5;
const WHO: usize = 7;
const WHICH: usize = 8;
const THAT: usize = 9;
const WHEN: usize = 14;
const JOINTS: usize = 18;

/// The mark or word that joins or parts phrases.
fn joint(word: &str) -> usize {
    match word {
        "," => COMMA,
        ";" | ":" | "—" | "–" | "-" => DASH,
        "and" | "or" => AND,
        "but" | "yet" => BUT,
        "(" | ")" => 6,
        "who" | "whom" | "whose" => WHO,
        "which" => WHICH,
        "that" => THAT,
        "to" => 10,
        "of" => 11,
        "in" | "on" | "at" => 12,
        "for" | "with" | "from" | "about" => 13,
        "as" | "while" | "when" | "after" | "before" | "because" | "since" | "if" | "until" | "during" | "although"
        | "though" => WHEN,
        "not" => 15,
        "by" => 16,
        word if is_quotation_mark(word) => 17,
        _ => 0,
    }
}
