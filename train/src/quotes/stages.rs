//! The stages in their order, each trained on what those before it make of articles they have not seen.

use super::corpus::{self, Article, Gold};
use super::examples;
use super::logistic::{Choice, Example, Plan, binary, listwise};
use onrecord::quotes::Model;
use onrecord::quotes::attribution;
use onrecord::quotes::choose;
use onrecord::quotes::cues::{self, Scored};
use onrecord::quotes::reading::Reading;
use onrecord::scorer::{Linear, logistic};

/// Into how many parts the articles fall, each read by scorers that have not seen it.
const FOLDS: usize = 4;

const CUE: u32 = 14;
const CONTENT: u32 = 15;
const SPEAKER: u32 = 13;
const CHOICE: u32 = 13;
const LOOSE: u32 = 11;

/// Learns a model from `articles`.
pub fn learn(articles: &[Article]) -> Model {
    let rates = corpus::rates(articles);
    let pages: Vec<_> = articles.iter().map(corpus::page).collect();
    let raws: Vec<String> = pages.iter().map(|page| page.text()).collect();
    let texts: Vec<_> = pages.iter().zip(&raws).map(|(page, raw)| page.read(raw)).collect();
    let readings: Vec<Reading> = texts.iter().map(Reading::new).collect();
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

fn choice_scorer(examples: &[&Vec<Example>]) -> Linear {
    binary(&flat(examples), Plan { bits: CHOICE, rounds: 5, rate: 0.03, decay: 1e-5 })
}

fn flat<'e, T>(lists: &[&'e Vec<T>]) -> Vec<&'e T> {
    lists.iter().flat_map(|list| list.iter()).collect()
}

impl Corpus<'_, '_, '_> {
    fn count(&self) -> usize {
        self.readings.len()
    }

    /// Trains on all; and, for each fold, on the others, so that each article has a scorer that has not seen it.
    fn jackknife<T>(&self, examples: &[Vec<T>], train: impl Fn(&[&Vec<T>]) -> Linear) -> (Linear, Vec<Linear>) {
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
        let scored: Vec<Scored> = self.each(|at| cues::score(&self.readings[at], &cue_folds[at % FOLDS]));

        let content_examples = self.each(|at| examples::of_contents(&self.readings[at], &self.golds[at], &scored[at]));
        report_best("content", &content_examples);
        let content_examples = good(content_examples);
        let (content, content_folds) = self.jackknife(&content_examples, content_scorer);
        drop(content_examples);
        let blank = Linear::new(vec![0; 2], 1.0).expect("one is a power of two");
        let gather = |at: usize, speaker: &Linear| {
            attribution::gather(&self.readings[at], &scored[at], &content_folds[at % FOLDS], speaker)
        };
        let without_speakers = self.each(|at| gather(at, &blank));
        let speaker_examples = self.each(|at| examples::of_speakers(&self.readings[at], &self.golds[at], &without_speakers[at]));
        report_best("speaker", &speaker_examples);
        let speaker_examples = good(speaker_examples);
        let (speaker, speaker_folds) = self.jackknife(&speaker_examples, speaker_scorer);

        let attributions = self.each(|at| gather(at, &speaker_folds[at % FOLDS]));
        let choice_examples = self.each(|at| examples::of_choices(&self.readings[at], &self.golds[at], &attributions[at]));
        let (choice, choice_folds) = self.jackknife(&choice_examples, choice_scorer);
        let weighed = self.each(|at| weigh(&choice_examples[at], &choice_folds[at % FOLDS]));

        let threshold = self.threshold(&attributions, &weighed);
        println!("threshold {threshold}");
        let loose = self.each(|at| {
            let chosen = choose::choose(&self.readings[at], &attributions[at], &weighed[at], threshold);
            examples::of_loose(&self.readings[at], &self.golds[at], &chosen)
        });
        let (continuation, speech): (Vec<_>, Vec<_>) = loose.into_iter().unzip();
        let (continuation, _) =
            self.jackknife(&continuation, |e| binary(&flat(e), Plan { bits: LOOSE, rounds: 8, rate: 0.1, decay: 1e-5 }));
        let (speech, _) = self.jackknife(&speech, |e| binary(&flat(e), Plan { bits: LOOSE, rounds: 8, rate: 0.1, decay: 1e-5 }));
        Model { cue, content, speaker, choice, continuation, speech, threshold }
    }

    fn report_cues(&self) {
        let speech = || self.golds.iter().flatten().filter(|gold| gold.speech);
        let missed = speech().filter(|gold| gold.head.is_none()).count();
        println!("cues: {} of {} gold have no candidate", missed, speech().count());
    }

    /// The threshold at which most is found, precision and recall together.
    fn threshold(&self, attributions: &[Vec<attribution::Attribution>], weighed: &[Vec<f32>]) -> f32 {
        let asked = self.golds.iter().flatten().filter(|gold| gold.speech).count();
        let mut best = (0.0, 0.5);
        for step in 4..16 {
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
            let score = 2.0 * right as f32 / (all + asked) as f32;
            if score > best.0 {
                best = (score, threshold);
            }
        }
        println!("at the best threshold F1 is about {:.4}", best.0);
        best.1
    }
}

fn weigh(examples: &[Example], scorer: &Linear) -> Vec<f32> {
    let sum = |example: &Example| example.features.iter().map(|&feature| scorer.weight(feature)).sum::<i32>();
    examples.iter().map(|example| logistic(sum(example) as f32 * scorer.scale())).collect()
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
