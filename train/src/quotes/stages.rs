//! The stages in their order, each trained on what those before it make of articles they have not seen.

use super::boost::{self, Case, boost};
use super::corpus::{self, Article, Gold};
use super::examples;
use super::logistic::{self, Choice, Example, Plan, binary, listwise};
use onrecord::entities;
use onrecord::quotes::attribution::{self, Attribution};
use onrecord::quotes::choose;
use onrecord::quotes::cues::{self, Scored};
use onrecord::quotes::likeliest::Scorers;
use onrecord::quotes::model::Sure;
use onrecord::quotes::reading::Reading;
use onrecord::quotes::{self, Model};
use onrecord::scorer::{Linear, log_odds, logistic};
use onrecord::text::{Span, Text};
use onrecord::trees::Trees;
use std::ops::Range;

/// Into how many parts the articles fall, each read by scorers that have not seen it.
const FOLDS: usize = 8;

const CUE: u32 = 14;
const CONTENT: u32 = 15;
const SPEAKER: u32 = 13;
const DOUBTFUL: usize = 150;
/// More trees find no more.
const CHOICE: usize = 200;
const LOOSE: u32 = 11;

/// Thresholds that lose less than this of F1 do nearly as well as the best.
const NEARLY: f32 = 0.001;

/// Learns a model from `articles`.
pub fn learn(articles: &[&Article]) -> Model {
    let rates = corpus::rates(articles);
    let texts: Vec<Text> = articles.iter().map(|article| Text::from_plain(&article.text)).collect();
    let readings: Vec<Reading> = texts.iter().map(|text| Reading::new(text, &entities::tag(text))).collect();
    let golds = articles.iter().zip(&readings).map(|(article, reading)| corpus::gold(article, reading, &rates));
    let corpus = Corpus { readings: &readings, golds: golds.collect() };
    corpus.learn()
}

struct Corpus<'c, 'a, 't> {
    readings: &'c [Reading<'a, 't>],
    golds: Vec<Vec<Gold>>,
}

fn cue_scorer(examples: &[&Vec<Example>]) -> Linear {
    binary(&flat(examples), Plan { bits: CUE, rounds: 6, rate: 0.05, decay: 1e-6 })
}

fn content_scorer(examples: &[&Vec<Choice>]) -> Linear {
    listwise(&flat(examples), Plan { bits: CONTENT, rounds: 6, rate: 0.06, decay: 1e-6 })
}

fn speaker_scorer(examples: &[&Vec<Choice>]) -> Linear {
    listwise(&flat(examples), Plan { bits: SPEAKER, rounds: 6, rate: 0.05, decay: 1e-6 })
}

fn doubtful_scorer(cases: &[&Vec<Case>]) -> Trees {
    boost(&flat(cases), boost::Plan { trees: DOUBTFUL, rate: 0.08 })
}

fn choice_scorer(cases: &[&Vec<Case>]) -> Trees {
    boost(&flat(cases), boost::Plan { trees: CHOICE, rate: 0.08 })
}

fn flat<'e, T>(lists: &[&'e Vec<T>]) -> Vec<&'e T> {
    lists.iter().flat_map(|list| list.iter()).collect()
}

impl Corpus<'_, '_, '_> {
    fn count(&self) -> usize {
        self.readings.len()
    }

    /// Trains on all; and, for each fold, on the others, so that each article has a scorer that has not seen it.
    fn jackknife<T, S>(&self, examples: &[Vec<T>], train: impl Fn(&[&Vec<T>]) -> S) -> (S, Vec<S>) {
        let of = |fold: Option<usize>| -> Vec<&Vec<T>> {
            (0..examples.len()).filter(|at| fold != Some(at % FOLDS)).map(|at| &examples[at]).collect()
        };
        let folds = (0..FOLDS).map(|fold| train(&of(Some(fold)))).collect();
        (train(&of(None)), folds)
    }

    fn each<T>(&self, make: impl Fn(usize) -> T) -> Vec<T> {
        (0..self.count()).map(make).collect()
    }

    fn learn(&self) -> Model {
        let cue_examples = self.each(|at| examples::of_cues(&self.readings[at], &self.golds[at]));
        let (cue, cue_folds) = self.jackknife(&cue_examples, cue_scorer);
        self.report_cues();
        report_binary("cue", &cue_examples, &cue_folds);
        let scored: Vec<Scored> = self.each(|at| cues::score(&self.readings[at], &cue_folds[at % FOLDS]));

        let content_examples = self.each(|at| examples::of_contents(&self.readings[at], &self.golds[at], &scored[at]));
        report_best("content", &content_examples);
        let content_examples = good(content_examples);
        let (content, content_folds) = self.jackknife(&content_examples, content_scorer);
        report_listwise("content", &content_examples, &content_folds);
        drop(content_examples);
        let blank = Linear::new(vec![0; 2], 1.0).expect("one is a power of two");
        let blank = Scorers { first: blank, second: Trees::default() };
        let gather = |at: usize, speaker: &Scorers| {
            attribution::gather(&self.readings[at], &scored[at], &content_folds[at % FOLDS], speaker)
        };
        let without_speakers = self.each(|at| gather(at, &blank));
        let speaker_examples = self.each(|at| examples::of_speakers(&self.readings[at], &self.golds[at], &without_speakers[at]));
        report_best("speaker", &speaker_examples);
        let speaker_examples = good(speaker_examples);
        let (first, first_folds) = self.jackknife(&speaker_examples, speaker_scorer);
        report_listwise("speaker", &speaker_examples, &first_folds);
        drop(speaker_examples);
        let doubtful = self.each(|at| {
            examples::of_doubtful(&self.readings[at], &self.golds[at], &without_speakers[at], &first_folds[at % FOLDS])
        });
        let (second, second_folds) = self.jackknife(&doubtful, doubtful_scorer);
        let folds = first_folds.into_iter().zip(second_folds);
        let speaker_folds: Vec<Scorers> = folds.map(|(first, second)| Scorers { first, second }).collect();
        let speaker = Scorers { first, second };
        let mut attributions = self.each(|at| gather(at, &speaker_folds[at % FOLDS]));
        let choice_examples = self.each(|at| examples::of_choices(&self.readings[at], &self.golds[at], &attributions[at]));
        let (choice, choice_folds) = self.jackknife(&choice_examples, choice_scorer);
        let weighed: Vec<Vec<f32>> = (0..self.count())
            .map(|at| {
                let (choice, speaker) = (&choice_folds[at % FOLDS], &speaker_folds[at % FOLDS]);
                attribution::weigh(&self.readings[at], &mut attributions[at], choice, speaker)
            })
            .collect();

        let threshold = self.threshold(&attributions, &weighed);
        println!("threshold {threshold}");
        let loose = self.each(|at| {
            let chosen = choose::choose(&self.readings[at], &attributions[at], &weighed[at], threshold);
            examples::of_loose(&self.readings[at], &self.golds[at], &chosen)
        });
        let (continuation, speech): (Vec<_>, Vec<_>) = loose.into_iter().unzip();
        let (continuation, continuation_folds) =
            self.jackknife(&continuation, |e| binary(&flat(e), Plan { bits: LOOSE, rounds: 8, rate: 0.1, decay: 1e-5 }));
        let (speech, speech_folds) =
            self.jackknife(&speech, |e| binary(&flat(e), Plan { bits: LOOSE, rounds: 8, rate: 0.1, decay: 1e-5 }));
        // Whose confidence is the attribution's own probability, to be weighed.
        let sure = Sure { attribution: 1.0, speaker: 0.0, shift: 0.0 };
        let fold = |at: usize| Model {
            cue: cue_folds[at].clone(),
            content: content_folds[at].clone(),
            speaker: speaker_folds[at].clone(),
            choice: choice_folds[at].clone(),
            continuation: continuation_folds[at].clone(),
            speech: speech_folds[at].clone(),
            sure,
            threshold,
        };
        let sure = self.sure(&(0..FOLDS).map(fold).collect::<Vec<_>>());
        Model { cue, content, speaker, choice, continuation, speech, sure, threshold }
    }

    fn report_cues(&self) {
        let speech = || self.golds.iter().flatten().filter(|gold| gold.speech);
        let missed = speech().filter(|gold| gold.head.is_none()).count();
        println!("cues: {} of {} gold have no candidate", missed, speech().count());
    }

    /// How likely quotes have the right content and speaker, by all that was found in articles that the scorers have not
    /// seen.
    fn sure(&self, folds: &[Model]) -> Sure {
        let mut cases = Vec::new();
        for at in 0..self.count() {
            let (reading, gold) = (&self.readings[at], &self.golds[at]);
            let tokens = |span: &Span| reading.text.tokens_in(*span);
            for quote in quotes::find_in(&folds[at % FOLDS], reading) {
                let Some(speaker_chance) = quote.why.speaker else { continue };
                let parts: Vec<Range<usize>> = quote.content.iter().map(tokens).collect();
                let found = examples::match_gold(reading, &parts, gold, None).filter(|&(_, same)| same >= 0.5);
                let found = found.map(|(at, _)| &gold[at]);
                if found.is_some_and(|gold| !gold.speech) {
                    continue;
                }
                let speaker = quote.speaker.as_ref().map(tokens);
                let right = found.is_some_and(|gold| examples::is_speaker(speaker.as_ref(), gold));
                cases.push(([log_odds(quote.confidence), log_odds(speaker_chance), 1.0], right));
            }
        }
        let [attribution, speaker, shift] = logistic::fit(&cases);
        Sure { attribution, speaker, shift }
    }

    /// The threshold at which most is found, precision and recall together: the middle of those that do nearly as well, for
    /// the best of them is so by chance.
    fn threshold(&self, attributions: &[Vec<Attribution>], weighed: &[Vec<f32>]) -> f32 {
        let asked = self.golds.iter().flatten().filter(|gold| gold.speech).count();
        let found = (4..16).map(|step| {
            let threshold = step as f32 * 0.04;
            let (mut right, mut all) = (0usize, 0usize);
            for at in 0..self.count() {
                let reading = &self.readings[at];
                for one in choose::choose(reading, &attributions[at], &weighed[at], threshold) {
                    let found =
                        examples::match_gold(reading, &one.parts, &self.golds[at], one.cue).filter(|&(_, same)| same >= 0.5);
                    match found {
                        Some((gold, _)) if !self.golds[at][gold].speech => {}
                        found => {
                            all += 1;
                            right += usize::from(found.is_some());
                        }
                    }
                }
            }
            (threshold, 2.0 * right as f32 / (all + asked) as f32)
        });
        let found: Vec<(f32, f32)> = found.collect();
        let best = found.iter().map(|&(_, score)| score).fold(0.0, f32::max);
        println!("at the best threshold F1 is about {best:.4}");
        let good = found.iter().filter(|(_, score)| *score >= best - NEARLY).map(|&(threshold, _)| threshold);
        good.clone().sum::<f32>() / good.count() as f32
    }
}

fn weigh(examples: &[Example], scorer: &Linear) -> Vec<f32> {
    let sum = |example: &Example| example.features.iter().map(|&feature| scorer.weight(feature)).sum::<i32>();
    examples.iter().map(|example| logistic(sum(example) as f32 * scorer.scale())).collect()
}

/// Says how well folds decide what they have not seen: the logarithmic loss, and F1 at the best threshold.
fn report_binary(what: &str, examples: &[Vec<Example>], folds: &[Linear]) {
    let mut judged: Vec<(f32, bool)> = Vec::new();
    let mut loss = 0.0;
    for (at, list) in examples.iter().enumerate() {
        for (example, chance) in list.iter().zip(weigh(list, &folds[at % FOLDS])) {
            loss -= example.weight * if example.yes { chance } else { 1.0 - chance }.max(1e-6).ln();
            if example.weight == 1.0 {
                judged.push((chance, example.yes));
            }
        }
    }
    judged.sort_by(|a, b| b.0.total_cmp(&a.0));
    let yes = judged.iter().filter(|one| one.1).count() as f32;
    let (mut right, mut best) = (0.0, 0f32);
    for (number, one) in judged.iter().enumerate() {
        right += f32::from(u8::from(one.1));
        best = best.max(2.0 * right / (yes + number as f32 + 1.0));
    }
    println!("{what}: loss {:.4} a yes, F1 {best:.4}", loss / yes);
}

/// The same for choices: the loss, and how much of what they are worth is chosen.
fn report_listwise(what: &str, choices: &[Vec<Choice>], folds: &[Linear]) {
    let (mut loss, mut right, mut all) = (0.0, 0.0, 0.0);
    for (at, list) in choices.iter().enumerate() {
        for choice in list.iter().filter(|choice| choice.weight == 1.0) {
            let scorer = &folds[at % FOLDS];
            let sum = |piece: &Vec<u32>| piece.iter().map(|&feature| scorer.weight(feature)).sum::<i32>() as f32 * scorer.scale();
            let sums: Vec<f32> = choice.pieces.iter().map(sum).collect();
            let scores: Vec<f32> =
                choice.candidates.iter().map(|pieces| pieces.iter().map(|&p| sums[p as usize]).sum()).collect();
            let most = scores.iter().copied().fold(f32::MIN, f32::max);
            let norm = scores.iter().map(|score| (score - most).exp()).sum::<f32>().ln() + most;
            let good = |&at: &usize| choice.worth[at] > 0.0;
            let mass: f32 = (0..scores.len()).filter(good).map(|at| (scores[at] - norm).exp()).sum();
            loss -= mass.max(1e-6).ln();
            right += f32::from(u8::from((0..scores.len()).filter(good).any(|at| scores[at] == most)));
            all += 1.0;
        }
    }
    println!("{what}: loss {:.4}, {:.4} right", loss / all, right / all);
}

/// The choices that have a candidate good enough to learn from.
fn good(choices: Vec<Vec<(Choice, f32)>>) -> Vec<Vec<Choice>> {
    let keep = |list: Vec<(Choice, f32)>| list.into_iter().filter(|&(_, best)| best >= 0.5).map(|(choice, _)| choice).collect();
    choices.into_iter().map(keep).collect()
}

fn report_best(what: &str, choices: &[Vec<(Choice, f32)>]) {
    let best =
        || choices.iter().flatten().filter(|(choice, _)| choice.weight == 1.0 || choice.weight == 0.0).map(|&(_, best)| best);
    let (all, half, nearly) = (best().count(), best().filter(|&b| b >= 0.5).count(), best().filter(|&b| b >= 0.95).count());
    let size: usize = choices.iter().flatten().map(|(choice, _)| choice.candidates.len()).sum();
    println!("{what}: {all} choices, {:.1} candidates each, best >= .5 {half}, >= .95 {nearly}", size as f32 / all.max(1) as f32);
}
