//! The quote scorers: each stage learns from what the stages before it make of articles they have not seen.

mod boost;
mod corpus;
mod examples;
mod logistic;
mod random;
mod stages;

pub use random::Random;

use anyhow::Result;
use corpus::Article;
use onrecord::entities;
use onrecord::text::Text;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

/// What to train on.
#[derive(clap::Args)]
pub struct Options {
    /// Articles to learn from
    #[arg(long, required = true, num_args = 1..)]
    train: Vec<PathBuf>,
    /// Learn from two articles of three, and find the quotes of every third, three times over
    #[arg(long)]
    hold_back: bool,
    /// Articles whose quotes are to be found with what was learnt
    #[arg(long, num_args = 1..)]
    find: Vec<PathBuf>,
    /// Where what is found goes, one file for each of those, with their names
    #[arg(long, default_value = "predictions")]
    found: PathBuf,
    /// Where the model goes; nowhere if not given
    #[arg(long)]
    output: Option<PathBuf>,
}

/// Trains and writes the model.
pub fn train(options: &Options) -> Result<()> {
    let mut articles = Vec::new();
    for path in &options.train {
        articles.extend(corpus::read(path)?);
    }
    std::fs::create_dir_all(&options.found)?;
    if options.hold_back {
        return hold_back(articles, &options.found.join("held.jsonl"));
    }
    let model = stages::learn(&articles.iter().collect::<Vec<_>>());
    for path in &options.find {
        let name = path.file_name().unwrap_or(path.as_os_str());
        find(&model, &corpus::read(path)?, &mut create(&options.found.join(name))?)?;
    }
    if let Some(path) = &options.output {
        std::fs::write(path, model.write())?;
    }
    Ok(())
}

/// Into how many parts articles fall of which one at a time is held back.
const PARTS: usize = 3;

/// Writes the quotes of each of `articles`, found with what the other parts taught.
fn hold_back(articles: Vec<Article>, path: &Path) -> Result<()> {
    let mut parts: [Vec<Article>; PARTS] = Default::default();
    for (number, article) in articles.into_iter().enumerate() {
        parts[number % PARTS].push(article);
    }
    let mut out = create(path)?;
    for held in 0..PARTS {
        let others: Vec<&Article> = (0..PARTS).filter(|&part| part != held).flat_map(|part| &parts[part]).collect();
        find(&stages::learn(&others), &parts[held], &mut out)?;
    }
    Ok(())
}

fn create(path: &Path) -> Result<BufWriter<File>> {
    Ok(BufWriter::new(File::create(path)?))
}

/// Writes the quotes of `articles` as the command would, offsets in code points.
fn find(model: &onrecord::quotes::Model, articles: &[Article], out: &mut impl Write) -> Result<()> {
    for article in articles {
        let text = Text::from_plain(&article.text);
        let quotes = onrecord::quotes::find_with(model, &text, &entities::tag(&text));
        let offsets = onrecord::text::Offsets::new(text.raw, onrecord::text::Unit::Chars);
        let pairs = |spans: &[onrecord::text::Span]| spans.iter().map(|&s| offsets.pair(s)).collect::<Vec<_>>();
        let quotes: Vec<serde_json::Value> = quotes
            .iter()
            .map(|q| {
                serde_json::json!({
                    "kind": q.kind, "content": pairs(&q.content), "quoted": pairs(&q.quoted),
                    "cue": q.cue.map(|s| pairs(&[s])), "speaker": q.speaker.map(|s| pairs(&[s])), "confidence": q.confidence,
                })
            })
            .collect();
        writeln!(out, "{}", serde_json::json!({ "id": article.id, "quotes": quotes }))?;
    }
    Ok(())
}
