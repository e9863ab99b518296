//! JSON lines in, analyses out, in order; a bad line spoils nothing but itself.

use super::Output;
use super::input::{Document, Source};
use super::report;
use anyhow::Result;
use indicatif::{ProgressBar, ProgressStyle};
use onrecord::Options;
use serde_json::{Value, json};
use std::io::Write;

/// Analyses each line of `source` as it is read; whether every line could be.
pub fn analyze(source: &Source, output: Output, asked: Options, out: &mut impl Write) -> Result<bool> {
    let mut reader = source.open()?;
    let progress = bar(source);
    let mut well = true;
    let mut line = Vec::new();
    for number in 1.. {
        line.clear();
        let read = reader.read_until(b'\n', &mut line)?;
        if read == 0 {
            break;
        }
        progress.inc(read as u64);
        if line.trim_ascii().is_empty() {
            continue;
        }
        match parse(&line, number) {
            Ok(document) => report::write(&document, output, asked, out)?,
            Err(error) => {
                well = false;
                writeln!(out, "{error}")?;
            }
        }
    }
    progress.finish_and_clear();
    Ok(well)
}

/// A bar on a terminal, nothing elsewhere; `indicatif` sees to that.
fn bar(source: &Source) -> ProgressBar {
    let style = ProgressStyle::with_template("{wide_bar} {bytes}/{total_bytes} {eta}").unwrap_or(ProgressStyle::default_bar());
    source.size().map_or_else(ProgressBar::no_length, ProgressBar::new).with_style(style)
}

fn parse(line: &[u8], number: usize) -> Result<Document, Value> {
    let value: Value =
        serde_json::from_slice(line).map_err(|e| json!({ "line": number, "error": format!("This line is not JSON: {e}.") }))?;
    let id = value.get("id").cloned();
    let whose = |error: &str| match &id {
        Some(id) => json!({ "id": id, "error": error }),
        None => json!({ "line": number, "error": error }),
    };
    let field = |name: &str| value.get(name).and_then(Value::as_str).map(str::to_owned);
    let (content, from_html) = match (field("text"), field("html")) {
        (Some(text), _) => (text, false),
        (None, Some(html)) => (html, true),
        (None, None) => return Err(whose("This line has neither a \"text\" nor an \"html\" that is a string.")),
    };
    Ok(Document::new(id.unwrap_or(json!(number)), content, from_html))
}
