//! The developer commands: `cargo xtask run | test | build | bench | fuzz | www`.
//!
//! Every command first installs what it needs and does not find, then does its
//! work; when nothing is missing it goes straight to the work.

mod bench;
mod browsers;
mod bundle;
mod demo;
mod fuzz;
mod install;
mod say;
mod test;

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use clap::{Parser, Subcommand};
use xshell::Shell;

/// Builds, runs and tests On the Record. Installs what is missing on the way.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Build the extension into extension/, ready to "Load unpacked"
    Build,
    /// Build, then open a browser with the extension on our sample article.
    ///
    /// Without a display the same is done headless: the button is clicked, who
    /// said what is printed, and a screenshot is left in target/.
    Run,
    /// Run every check: format, lints, native tests, WebAssembly in Chrome,
    /// types, and the extension in Chromium and Firefox
    Test {
        /// Only these checks, by name (all of them when none is named)
        #[arg(value_enum)]
        only: Vec<test::Check>,
    },
    /// Build, then measure the core in Chromium beside other engines, on the same text in the same page,
    /// its first answer, and what the extension weighs
    Bench {
        /// A text to measure with, one paragraph a line (our sample article, retold, when none is named)
        #[arg(long, value_name = "FILE")]
        text: Option<PathBuf>,
        /// Instead measure clicks beside Readability.js on the pages of this folder, each a `source.html` in a
        /// folder of its own, and see that the pages stay as they are
        #[arg(long, value_name = "FOLDER", conflicts_with = "text")]
        pages: Option<PathBuf>,
    },
    /// Feed the whole core with random bytes, bred from the odd inputs in fuzz/corpus/
    Fuzz {
        /// For how long
        #[arg(long, default_value_t = 60)]
        seconds: u64,
    },
    /// Build, then serve the playground (www/) on this machine until stopped
    Www {
        /// Port to listen on
        #[arg(long, default_value_t = 8321)]
        port: u16,
    },
}

fn main() -> Result<()> {
    let arguments = Arguments::parse();
    let shell = Shell::new().context("cannot see the current folder")?;
    shell.change_dir(root());
    match arguments.command {
        Command::Build => bundle::build(&shell),
        Command::Run => demo::run(&shell),
        Command::Test { only } => test::run(&shell, &only),
        Command::Bench { pages: Some(folder), .. } => bench::clicks(&shell, &folder),
        Command::Bench { text, .. } => bench::run(&shell, text.as_deref()),
        Command::Fuzz { seconds } => fuzz::run(&shell, seconds),
        Command::Www { port } => demo::serve_playground(&shell, port),
    }
}

/// The repository's top folder.
fn root() -> &'static Path {
    let xtask = Path::new(env!("CARGO_MANIFEST_DIR"));
    xtask.parent().unwrap_or(xtask)
}
