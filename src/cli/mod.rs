//! What the command is asked to do, and how it ends.

mod input;
mod lines;
mod report;

use anyhow::{Context, Result};
use clap::{Args, Parser, Subcommand, ValueEnum};
use input::{Document, Source};
use onrecord::Options;
use onrecord::page::{Metadata, Page, Scope, find_article, html};
use onrecord::text::Unit;
use serde_json::{Value, json};
use std::io::{BufWriter, Write};
use std::path::PathBuf;
use std::process::ExitCode;

/// Who said what: finds quotes with their speakers, and named entities, in news text.
#[derive(Parser)]
#[command(
    version,
    after_help = "Examples:\n  onrecord analyze article.txt\n  onrecord analyze --format html --output html page.html > report.html\n  onrecord analyze --format jsonl --output jsonl articles.jsonl > analyses.jsonl"
)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Finds who said what
    Analyze(Analyze),
    /// Prints the article of each HTML file, one {"id", "text", "title", "byline", ...} a line; no text where there is none
    Article {
        /// HTML files
        #[arg(required = true)]
        files: Vec<PathBuf>,
    },
    /// Prints what is read of each HTML file, one {"id", "page"} a line: its containers, its blocks of text, its metadata
    Page {
        /// HTML files
        #[arg(required = true)]
        files: Vec<PathBuf>,
    },
}

#[derive(Args)]
struct Analyze {
    /// What the input is; by the first file's ending if not given, else text
    #[arg(long, value_enum)]
    format: Option<Format>,
    /// What to write; by default a table for text and HTML, JSON lines for JSON lines
    #[arg(long, value_enum)]
    output: Option<Output>,
    /// The unit of the offsets
    #[arg(long, value_enum, default_value = "chars")]
    offsets: OffsetUnit,
    /// How much of a page is read
    #[arg(long, value_enum, default_value = "article")]
    scope: ScopeName,
    /// Files to read; standard input if none is named
    files: Vec<PathBuf>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Plain text, a paragraph a line
    Text,
    /// An HTML page; offsets count in the "text" of the output
    Html,
    /// One {"id", "text"} or {"id", "html"} a line
    Jsonl,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Output {
    /// One indented object
    Json,
    /// One object a line
    Jsonl,
    /// Who said what, to read on a terminal
    Table,
    /// A page with the quotes marked
    Html,
}

#[derive(Clone, Copy, ValueEnum)]
enum OffsetUnit {
    /// Unicode code points, as Python counts
    Chars,
    /// UTF-16 units, as JavaScript counts
    Utf16,
    /// UTF-8 bytes, as Rust counts
    Bytes,
}

#[derive(Clone, Copy, ValueEnum)]
enum ScopeName {
    /// Its article, if it is in English
    Article,
    /// Its article, in whatever language
    Anyway,
    /// All of it, menus and comments too
    Page,
}

impl From<ScopeName> for Scope {
    fn from(scope: ScopeName) -> Scope {
        match scope {
            ScopeName::Article => Scope::Article,
            ScopeName::Anyway => Scope::Anyway,
            ScopeName::Page => Scope::Page,
        }
    }
}

impl From<OffsetUnit> for Unit {
    fn from(unit: OffsetUnit) -> Unit {
        match unit {
            OffsetUnit::Chars => Unit::Chars,
            OffsetUnit::Utf16 => Unit::Utf16,
            OffsetUnit::Bytes => Unit::Bytes,
        }
    }
}

/// Runs the command; 0 when all went well, 1 when some input could not be read.
pub fn run() -> ExitCode {
    let done = match Cli::parse().command {
        Command::Analyze(options) => analyze(&options),
        Command::Article { files } => each(&files, article),
        Command::Page { files } => each(&files, |page| Ok(json!({ "page": page }))),
    };
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        // The reader of our output went away: nobody is left to tell.
        Err(error) if is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("onrecord: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error.chain().filter_map(|e| e.downcast_ref::<std::io::Error>()).any(|e| e.kind() == std::io::ErrorKind::BrokenPipe)
}

fn analyze(options: &Analyze) -> Result<bool> {
    let format = options.format.unwrap_or_else(|| options.files.first().map_or(Format::Text, |f| input::format_of(f)));
    let output = options.output.unwrap_or(if format == Format::Jsonl { Output::Jsonl } else { Output::Table });
    let asked = Options { unit: options.offsets.into(), scope: options.scope.into() };
    let mut out = BufWriter::new(std::io::stdout().lock());
    let mut well = true;
    for source in input::sources(&options.files) {
        well &= match format {
            Format::Jsonl => lines::analyze(&source, output, asked, &mut out)?,
            _ => one(&source, format, output, asked, &mut out)?,
        };
    }
    out.flush()?;
    Ok(well)
}

fn one(source: &Source, format: Format, output: Output, asked: Options, out: &mut impl Write) -> Result<bool> {
    let content = match source.read() {
        Ok(content) => content,
        Err(error) => {
            eprintln!("onrecord: {error:#}");
            return Ok(false);
        }
    };
    let document = Document::new(source.name(), content, format == Format::Html);
    report::write(&document, output, asked, out)?;
    Ok(true)
}

/// A page's article and what the page says of it.
fn article(page: &Page) -> Result<Value> {
    let mut found = json!({ "text": "" });
    if let (Value::Object(found), Some(parts)) = (&mut found, find_article(page)) {
        found.insert("text".into(), page.text_of(&parts.body).into());
        if let Value::Object(known) = serde_json::to_value(Metadata::of(page, &parts))? {
            found.extend(known);
        }
    }
    Ok(found)
}

/// Writes for each HTML file its id and what `answer` has to say of its page.
fn each(files: &[PathBuf], answer: impl Fn(&Page) -> Result<Value>) -> Result<bool> {
    let mut out = BufWriter::new(std::io::stdout().lock());
    let mut well = true;
    for source in input::sources(files) {
        let mut line = match source.read() {
            Ok(html) => answer(&html::read(&html))?,
            Err(error) => {
                well = false;
                json!({ "error": format!("{error:#}") })
            }
        };
        line["id"] = source.name().into();
        writeln!(out, "{line}").context("writing")?;
    }
    out.flush()?;
    Ok(well)
}
