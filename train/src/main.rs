//! Trains the tables in `model/` from corpora that stay outside the repository.

mod names;
mod quotes;
mod tags;

use clap::{Parser, Subcommand};

#[derive(Parser)]
#[command(about)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// The part-of-speech tagger, from a treebank
    Tags(tags::Options),
    /// Names
    Names(names::Options),
    /// The quote scorers, from articles with their attributions marked
    Quotes(quotes::Options),
}

fn main() -> anyhow::Result<()> {
    match Cli::parse().command {
        Command::Tags(options) => tags::train(&options),
        Command::Names(options) => names::train(&options),
        Command::Quotes(options) => quotes::train(&options),
    }
}
