//! The tagger of names: what it knows of words, then its two readings.

mod clusters;
mod corpus;
mod crf;
mod features;
mod report;
mod words;

use anyhow::Result;
use corpus::Document;
use crf::{Chain, Crf, Plan, WIDTH};
use features::{Dictionary, Prepared};
use onrecord::entities::chain::Transitions;
use onrecord::entities::labels::COUNT;
use onrecord::entities::model::{Model, Weights};
use onrecord::table::Table;
use std::path::PathBuf;

/// What to train on.
#[derive(clap::Args)]
pub struct Options {
    /// Corpora in two columns, a token and its label
    #[arg(long, required = true, num_args = 1..)]
    train: Vec<PathBuf>,
    /// Texts with their names marked, a JSON object a line, to measure on
    #[arg(long, num_args = 1..)]
    dev: Vec<PathBuf>,
    /// The folder that train/resources.py filled
    #[arg(long)]
    resources: PathBuf,
    /// Leave out corpora whose authors state no licence
    #[arg(long)]
    open_only: bool,
    /// Leave out the clusters of words
    #[arg(long)]
    no_clusters: bool,
    /// Leave out the lists of names and places
    #[arg(long)]
    no_lists: bool,
    /// Leave out the second reading
    #[arg(long)]
    no_memory: bool,
    /// How many features of the first reading have a place in the model
    #[arg(long, default_value_t = 48_000)]
    slots: usize,
    /// Where the model goes; nowhere if not given
    #[arg(long)]
    output: Option<PathBuf>,
}

/// Of the first reading.
const FIRST: Plan = Plan { rounds: 10, rate: 0.03, decay: 5e-4, orders: 5 };
/// Of the second, which has far fewer features.
const SECOND: Plan = Plan { rounds: 6, rate: 0.05, decay: 1e-3, orders: 5 };
const SECOND_SLOTS: usize = 5_000;
/// How full a table is.
const FILLED: usize = 95;
/// Into how many parts the documents fall, each read by weights that have not seen it.
const FOLDS: usize = 4;

/// Trains, writes the model, prints how right it is.
pub fn train(options: &Options) -> Result<()> {
    let model = learn(options)?;
    for path in &options.dev {
        report::print(path, &model)?;
    }
    let bytes = model.write();
    println!("{} bytes", bytes.len());
    if let Some(path) = &options.output {
        std::fs::write(path, bytes)?;
    }
    Ok(())
}

/// Learns a model; the same from the same files.
fn learn(options: &Options) -> Result<Model> {
    let without = words::Without { clusters: options.no_clusters, lists: options.no_lists };
    let words = words::build(&options.resources, without)?;
    let mut dictionary = Dictionary::default();
    let mut prepared = Vec::new();
    for path in options.train.iter().filter(|path| !options.open_only || corpus::is_open(path)) {
        for document in corpus::read(path)? {
            prepared.push(Prepared::new(document, path, &words, &mut dictionary));
        }
    }
    dictionary.drop_rare(prepared.iter_mut().flat_map(|document| &mut document.chains));
    settle(&mut prepared, &dictionary);
    let all = |prepared: &[Prepared], skipped: Option<usize>| {
        let kept = prepared.iter().enumerate().filter(|(number, _)| Some(number % FOLDS) != skipped);
        let chains: Vec<&Chain> = kept.flat_map(|(_, document)| &document.chains).collect();
        // What reads the documents held back is told by its labels alone, which chance changes little.
        let orders = if skipped.is_none() { FIRST.orders } else { 1 };
        Crf::train(&chains, dictionary.len(), Plan { orders, ..FIRST })
    };
    let kept = largest(&all(&prepared, None), options.slots * FILLED / 100);
    prepared.iter_mut().flat_map(|document| &mut document.chains).for_each(|chain| keep(chain, &kept));
    let first = all(&prepared, None);
    let scale = step_of(&first);
    let second = if options.no_memory {
        Weights { table: Table::build(1, []), transitions: steps(&first, scale) }
    } else {
        let folds: Vec<Crf> = (0..FOLDS).map(|fold| all(&prepared, Some(fold))).collect();
        let (second, dictionary) = learn_second(&prepared, &folds);
        weights(&second, &dictionary, SECOND_SLOTS, scale)
    };
    let first = weights(&first, &dictionary, options.slots, scale);
    Ok(Model { words, first, second, scale })
}

/// Settles what corpora leave open by what those that mark everything teach.
fn settle(prepared: &mut [Prepared], dictionary: &Dictionary) {
    let complete = prepared.iter().filter(|document| document.is_complete()).flat_map(|document| &document.chains);
    let complete: Vec<&Chain> = complete.collect();
    if !complete.is_empty() {
        let teacher = Crf::train(&complete, dictionary.len(), Plan { orders: 1, ..FIRST });
        prepared.iter_mut().filter(|document| !document.is_complete()).for_each(|document| document.settle(&teacher));
    }
}

/// The second reading, learnt from what first readings make of documents they have not seen.
fn learn_second(prepared: &[Prepared], folds: &[Crf]) -> (Crf, Dictionary) {
    let mut dictionary = Dictionary::default();
    let read = prepared.iter().enumerate().map(|(number, document)| (document, &folds[number % FOLDS]));
    let mut chains: Vec<Chain> = read.flat_map(|(document, crf)| document.second(crf, &mut dictionary)).collect();
    dictionary.drop_rare(chains.iter_mut());
    let learn = |chains: &[Chain]| Crf::train(&chains.iter().collect::<Vec<_>>(), dictionary.len(), SECOND);
    let kept = largest(&learn(&chains), SECOND_SLOTS * FILLED / 100);
    chains.iter_mut().for_each(|chain| keep(chain, &kept));
    (learn(&chains), dictionary)
}

/// Whether each row is among the `count` whose weights are largest in all.
fn largest(crf: &Crf, count: usize) -> Vec<bool> {
    let size = |row: &[f32; WIDTH]| row.iter().map(|weight| weight.abs()).sum::<f32>();
    let mut sized: Vec<(f32, usize)> = crf.rows.iter().enumerate().map(|(number, row)| (size(row), number)).collect();
    sized.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let mut kept = vec![false; crf.rows.len()];
    sized.into_iter().take(count).for_each(|(_, number)| kept[number] = true);
    kept
}

fn keep(chain: &mut Chain, kept: &[bool]) {
    chain.features.iter_mut().for_each(|features| features.retain(|&feature| kept[feature as usize]));
}

/// What a step of a weight is worth: the largest few in a thousand are clipped, so that the others keep their steps.
fn step_of(crf: &Crf) -> f32 {
    let mut sizes: Vec<f32> = crf.rows.iter().flatten().map(|weight| weight.abs()).filter(|&size| size > 0.0).collect();
    sizes.sort_by(f32::total_cmp);
    sizes.get(sizes.len() * 9995 / 10000).copied().unwrap_or(1.0) / 127.0
}

fn weights(crf: &Crf, dictionary: &Dictionary, slots: usize, scale: f32) -> Weights {
    let row = |row: &[f32; WIDTH]| std::array::from_fn(|label| (row[label] / scale).round().clamp(-127.0, 127.0) as i8 as u8);
    let rows = dictionary.hashes().map(|(hash, number)| (hash, row(&crf.rows[number as usize])));
    let rows = rows.filter(|(_, row): &(u32, [u8; COUNT])| row.iter().any(|&weight| weight != 0));
    Weights { table: Table::build(slots, rows), transitions: steps(crf, scale) }
}

fn steps(crf: &Crf, scale: f32) -> Transitions {
    crf.transitions.map(|row| std::array::from_fn(|label| (row[label] / scale).round() as i32))
}

#[cfg(test)]
mod tests {
    use super::*;
    use onrecord::entities::Type;
    use onrecord::entities::tagger::Reading;
    use onrecord::text::Text;

    /// What is learnt from sentences of our own: all types from one corpus, persons, organizations and
    /// places from another.
    fn learnt() -> Model {
        let folder = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/names"));
        let train = vec![folder.join("worldwide.conll"), folder.join("uner.conll")];
        let (open_only, no_clusters, no_lists, no_memory) = (false, false, false, false);
        let (dev, resources, slots, output) = (Vec::new(), folder, 4_000, None);
        let options = Options { train, dev, resources, open_only, no_clusters, no_lists, no_memory, slots, output };
        learn(&options).expect("the files are there")
    }

    #[test]
    fn the_same_files_teach_the_same_model() {
        assert!(learnt().write() == learnt().write());
    }

    #[test]
    fn names_are_found_that_were_taught_and_types_that_a_corpus_is_silent_on() {
        let raw = "The Belvian mayor, Orla Venn, met Ostrand Steel in Tarn Bay.";
        let found = Reading::new(&learnt(), &Text::from_plain(raw)).mentions();
        let found: Vec<(&str, Type)> = found.iter().map(|name| (name.span.of(raw), name.kind)).collect();
        assert_eq!(
            found,
            [
                ("Belvian", Type::Group),
                ("Orla Venn", Type::Person),
                ("Ostrand Steel", Type::Organization),
                ("Tarn Bay", Type::Place)
            ]
        );
    }
}
