//! An analysis as JSON, as a table, as a page.

use super::Output;
use super::input::Document;
use anyhow::Result;
use onrecord::Options;
use onrecord::analysis::{Analysis, Article, FoundQuote};
use onrecord::page::Scope;
use onrecord::quotes::Kind;
use onrecord::text::Unit;
use serde_json::{Value, json};
use std::io::Write;

/// Analyses `document` and writes what was found.
pub fn write(document: &Document, output: Output, asked: Options, out: &mut impl Write) -> Result<()> {
    let analysis = |unit| onrecord::analyze(&document.page, Options { unit, ..asked });
    match output {
        Output::Json => writeln!(out, "{:#}", object(document, &analysis(asked.unit)?)?)?,
        Output::Jsonl => writeln!(out, "{}", object(document, &analysis(asked.unit)?)?)?,
        Output::Table => table(&document.page.text(), &analysis(Unit::Bytes)?, asked.scope, out)?,
        Output::Html => page(&document.page.text(), &analysis(Unit::Bytes)?, out)?,
    }
    Ok(())
}

fn object(document: &Document, analysis: &Analysis) -> Result<Value> {
    let mut object = json!({ "id": document.id });
    if document.from_html {
        object["text"] = document.page.text().into();
    }
    if let (Value::Object(object), Value::Object(found)) = (&mut object, serde_json::to_value(analysis)?) {
        object.extend(found);
    }
    Ok(object)
}

/// Who says the quote: the fullest name, or else the words that say it.
fn speaker<'a>(raw: &'a str, quote: &'a FoundQuote) -> &'a str {
    let words = quote.speaker.as_ref().and_then(|s| s.first()).map(|&[start, end]| &raw[start..end]);
    quote.speaker_name.as_deref().or(words).unwrap_or("(nobody named)")
}

fn words(raw: &str, spans: &[[usize; 2]]) -> String {
    let joined: Vec<&str> = spans.iter().map(|&[start, end]| &raw[start..end]).collect();
    joined.join(" … ").split_whitespace().collect::<Vec<_>>().join(" ")
}

fn table(raw: &str, analysis: &Analysis, scope: Scope, out: &mut impl Write) -> Result<()> {
    about(analysis.article.as_ref(), scope, out)?;
    let said: Vec<&FoundQuote> = analysis.quotes.iter().filter(|q| q.kind != Kind::Scare).collect();
    let width = said.iter().map(|q| speaker(raw, q).chars().count()).max().unwrap_or(0).min(40);
    for quote in &said {
        let speaker: String = speaker(raw, quote).chars().take(40).collect();
        writeln!(out, "{speaker:width$}  {}", words(raw, &quote.content))?;
    }
    if said.is_empty() {
        writeln!(out, "No quotes found.")?;
    }
    Ok(())
}

/// A line of what is known of the article, or one that says why it is not read.
fn about(article: Option<&Article>, scope: Scope, out: &mut impl Write) -> Result<()> {
    let Some(Article { metadata, in_english, .. }) = article else {
        writeln!(out, "No article here; --scope page reads the whole page.")?;
        return Ok(());
    };
    if scope == Scope::Article && !in_english {
        writeln!(out, "This does not seem to be in English; --scope anyway reads it all the same.")?;
    }
    let known = [&metadata.title, &metadata.byline, &metadata.site, &metadata.published];
    let known: Vec<&str> = known.into_iter().filter_map(Option::as_deref).collect();
    if !known.is_empty() {
        writeln!(out, "{}\n", known.join(" · "))?;
    }
    Ok(())
}

fn page(raw: &str, analysis: &Analysis, out: &mut impl Write) -> Result<()> {
    let mut spans: Vec<([usize; 2], &FoundQuote)> = analysis
        .quotes
        .iter()
        .flat_map(|q| q.quoted.iter().map(move |&s| (s, q)))
        .filter(|(_, q)| q.kind != Kind::Scare)
        .collect();
    spans.sort_by_key(|&(span, _)| span);
    writeln!(out, "<!doctype html><meta charset=utf-8><title>Who said what</title>")?;
    writeln!(
        out,
        "<style>body{{max-width:40em;margin:2em auto;font:1.1em/1.6 Georgia,serif;white-space:pre-line}}mark{{background:#ffe9a8}}</style><body>"
    )?;
    let mut at = 0;
    for ([start, end], quote) in spans {
        let title = escape(speaker(raw, quote));
        write!(out, "{}<mark title=\"{title}\">{}</mark>", escape(&raw[at..start]), escape(&raw[start..end]))?;
        at = end;
    }
    writeln!(out, "{}</body>", escape(&raw[at..]))?;
    Ok(())
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
