//! The two readings of a text's names: each piece by what is near it, then by what the whole document
//! says of its words.

use super::Mention;
use super::chain::{self, Scores};
use super::cuts;
use super::datelines;
use super::features::{Context, Place};
use super::headlines;
use super::joins;
use super::kinds;
use super::labels::{self, COUNT, TYPES};
use super::memory::{Memory, Said};
use super::model::Model;
use super::pieces::Pieces;
use super::recurring;
use super::short_forms;
use super::titles;
use super::votes;
use crate::text::{Span, Text};
use rustc_hash::FxHashMap;
use std::ops::Range;

/// A text read for its names with the weights of one model.
pub struct Reading<'a> {
    model: &'a Model,
    pieces: Pieces,
    /// The stretches that can hold names, with the scores of their pieces' labels.
    stretches: Vec<(Range<usize>, Vec<Scores>)>,
    labels: Vec<u8>,
}

impl<'a> Reading<'a> {
    /// Reads `text` twice; linear in its length.
    pub fn new(model: &'a Model, text: &Text) -> Self {
        let pieces = Pieces::of(text);
        let context = Context::new(text.raw, &pieces, &model.words);
        let stretches = first_scores(model, &context, &pieces);
        let labels = vec![0; pieces.all.len()];
        let mut reading = Reading { model, pieces, stretches, labels };
        reading.label(&model.first.transitions);
        let memory = Memory::new(text.raw, &reading.pieces, std::mem::take(&mut reading.labels));
        add_second(model, &memory, &mut reading.stretches);
        reading.labels = vec![0; reading.pieces.all.len()];
        reading.label(&model.second.transitions);
        cuts::cut(text.raw, &reading.pieces, &mut reading.labels);
        titles::part_titles(&context, text.raw, &reading.pieces, &mut reading.labels);
        titles::drop_titles(text.raw, &reading.pieces, &mut reading.labels);
        cuts::part_days(text.raw, &reading.pieces, &mut reading.labels);
        joins::join_hyphened(text.raw, &reading.pieces, &mut reading.labels);
        joins::join_capital(text.raw, &reading.pieces, &mut reading.labels);
        joins::join_possessor(text.raw, &reading.pieces, &mut reading.labels);
        kinds::label(&context, text.raw, &reading.pieces, &mut reading.labels);
        datelines::label(text, &reading.pieces, &mut reading.labels);
        short_forms::label_bracketed(text.raw, &reading.pieces, &mut reading.labels);
        short_forms::label(text.raw, &reading.pieces, &mut reading.labels);
        reading.vote(&context);
        recurring::label(&context, text.raw, &reading.pieces, &mut reading.labels);
        headlines::label(&context, &reading.pieces, &mut reading.labels);
        reading
    }

    /// Gives each name the type that is surest over all its places.
    fn vote(&mut self, context: &Context) {
        let mut labels = std::mem::take(&mut self.labels);
        votes::label(context, &mut labels, |labels, name| {
            let stretch = self.stretches.partition_point(|(stretch, _)| stretch.end <= name.start);
            // What a table has labelled where the readings saw no name.
            let Some((stretch, scores)) = self.stretches.get(stretch).filter(|(stretch, _)| stretch.start <= name.start) else {
                return 0.0;
            };
            self.confidence(&labels[stretch.clone()], scores, name.start - stretch.start..name.end - stretch.start)
        });
        self.labels = labels;
    }

    fn label(&mut self, transitions: &chain::Transitions) {
        let legal = chain::legal(transitions);
        for (stretch, scores) in &self.stretches {
            self.labels[stretch.clone()].copy_from_slice(&chain::best(scores, &legal));
        }
    }

    /// The names, in order.
    pub fn mentions(&self) -> Vec<Mention> {
        let mut found = Vec::new();
        for (stretch, scores) in &self.stretches {
            let labels = &self.labels[stretch.clone()];
            for (name, kind) in labels::names(labels) {
                let confidence = self.confidence(labels, scores, name.clone());
                let first = self.pieces.all[stretch.start + name.start].span;
                let last = self.pieces.all[stretch.start + name.end - 1].span;
                found.push(Mention { span: Span::new(first.start, last.end), kind: TYPES[kind], confidence, value: None });
            }
        }
        found
    }

    /// How likely the labels of `name`, and of the piece after it, are, each given the labels next to it:
    /// the least of them.
    fn confidence(&self, labels: &[u8], scores: &[Scores], name: Range<usize>) -> f32 {
        let chances = name.start..labels.len().min(name.end + 1);
        chances.map(|index| self.chance(labels, scores, index)).fold(1.0, f32::min)
    }

    fn chance(&self, labels: &[u8], scores: &[Scores], index: usize) -> f32 {
        let transitions = &self.model.second.transitions;
        let before = index.checked_sub(1).map_or(labels::OUTSIDE, |index| labels[index] as usize);
        let after = labels.get(index + 1).map(|&label| label as usize);
        let score = |label: usize| {
            let possible = labels::may_follow(before, label) && after.is_none_or(|after| labels::may_follow(label, after));
            let next = after.map_or(0, |after| transitions[label][after]);
            possible.then(|| (scores[index][label] + transitions[before][label] + next) as f32 * self.model.scale * CAUTION)
        };
        let own = score(labels[index] as usize).unwrap_or_default();
        1.0 / (0..COUNT).filter_map(score).map(|other| (other - own).exp()).sum::<f32>()
    }
}

/// Log-odds of a chain given its neighbours are too sure of themselves: so much of them agrees best with how often
/// names are right on the dev articles of Worldwide and UNER.
const CAUTION: f32 = 0.6;

/// The first reading's scores of all stretches. What a word adds wherever it stands is summed once.
fn first_scores(model: &Model, context: &Context, pieces: &Pieces) -> Vec<(Range<usize>, Vec<Scores>)> {
    let mut known: Vec<[Option<Scores>; Place::ALL.len()]> = vec![[None; Place::ALL.len()]; context.word_count()];
    let mut features = Vec::new();
    let mut found = Vec::new();
    for paragraph in &pieces.paragraphs {
        for stretch in context.stretches(paragraph) {
            let mut all = Vec::with_capacity(stretch.len());
            for index in stretch.clone() {
                features.clear();
                context.of_piece(index, paragraph, &mut features);
                let mut scores = [0; COUNT];
                model.first.add(&features, &mut scores);
                for (place, offset) in Place::ALL {
                    let word = context.word_at(index, offset, paragraph);
                    let summed = known[word][place as usize].get_or_insert_with(|| {
                        features.clear();
                        context.of_word(word, place, &mut features);
                        let mut scores = [0; COUNT];
                        model.first.add(&features, &mut scores);
                        scores
                    });
                    scores.iter_mut().zip(summed).for_each(|(score, summed)| *score += *summed);
                }
                all.push(scores);
            }
            found.push((stretch, all));
        }
    }
    found
}

/// Adds the second reading's scores. Most pieces of a text have the same said of them as others, so what follows from it
/// is summed once.
fn add_second(model: &Model, memory: &Memory, stretches: &mut [(Range<usize>, Vec<Scores>)]) {
    let (mut alone, mut beside) = (FxHashMap::default(), FxHashMap::default());
    let mut features = Vec::new();
    let mut sum = |collect: &dyn Fn(&mut Vec<u32>)| {
        features.clear();
        collect(&mut features);
        let mut scores = [0; COUNT];
        model.second.add(&features, &mut scores);
        scores
    };
    for (stretch, scores) in stretches {
        let all: Vec<Said> = stretch.clone().map(|index| memory.of(index)).collect();
        for (at, (said, scores)) in all.iter().zip(scores).enumerate() {
            let mut add = |sum: &Scores| scores.iter_mut().zip(sum).for_each(|(score, more)| *score += more);
            add(alone.entry(said.key()).or_insert_with(|| sum(&|out| said.features(out))));
            for (side, near) in Said::neighbours(&all, at).into_iter().enumerate() {
                let key = said.key_with(near, side);
                add(beside.entry(key).or_insert_with(|| sum(&|out| said.features_with(near, side, out))));
            }
        }
    }
}

/// The names in `text`, in order, none overlapping another; linear in its length.
pub fn names(text: &Text) -> Vec<Mention> {
    Reading::new(Model::shipped(), text).mentions()
}
