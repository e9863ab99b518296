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
use std::io::Write as _;
use std::path::PathBuf;

/// What to train on.
#[derive(clap::Args)]
pub struct Options {
    /// Articles to learn from
    #[arg(long, required = true, num_args = 1..)]
    train: Vec<PathBuf>,
    /// Learn from two articles of three, and find the quotes of every third
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
        let (mut learn, mut held) = (Vec::new(), Vec::new());
        for (number, article) in articles.into_iter().enumerate() {
            if number % 3 == 2 { held.push(article) } else { learn.push(article) }
        }
        let model = stages::learn(&learn);
        return find(&model, &held, &options.found.join("held.jsonl"));
    }
    let model = stages::learn(&articles);
    for path in &options.find {
        let name = path.file_name().unwrap_or(path.as_os_str());
        find(&model, &corpus::read(path)?, &options.found.join(name))?;
    }
    if let Some(path) = &options.output {
        std::fs::write(path, model.write())?;
    }
    Ok(())
}

/// Writes the quotes of `articles` as the command would, offsets in code points.
fn find(model: &onrecord::quotes::Model, articles: &[Article], path: &std::path::Path) -> Result<()> {
    let mut out = std::io::BufWriter::new(std::fs::File::create(path)?);
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
