//! Quotes inside quotes: what somebody says that another said (`“He told me: ‘Go’,” she said`).

use super::model::Model;
use super::quote::{Kind, Quote};
use super::reading::{Reading, is_quotation_character};
use crate::entities::Mention;
use crate::text::{Span, Stretch, Text, quotes_within};

/// Quotes are looked for so deep in one another, and no deeper: nobody writes more, and it bounds the work.
const DEEPEST: usize = 3;

/// A quote inside another one.
#[derive(Clone, Debug, PartialEq)]
pub struct Inner {
    /// The outermost quote that it stands in, as an index.
    pub within: usize,
    /// The quote, which words inside the outer one attribute.
    pub quote: Quote,
}

/// The quotes inside the quotation marks of `quotes`, found in `raw` with their `mentions`, in order of their depth.
/// Only those that are attributed and all in marks of their own: other reported speech in a quote is its speaker's
/// telling. Of 35 found in PolNeAR's training articles and read by eye, 29 were right, speaker and all.
pub fn find(model: &Model, raw: &str, mentions: &[Mention], quotes: &[Quote]) -> Vec<Inner> {
    let mut found: Vec<Inner> = Vec::new();
    let spoken = quotes.iter().enumerate().filter(|(_, quote)| quote.kind != Kind::Scare);
    let mut outer: Vec<(usize, Span)> = spoken.flat_map(|(at, quote)| quote.quoted.iter().map(move |&span| (at, span))).collect();
    for _ in 0..DEEPEST {
        // A split quote stands on both sides of what it holds.
        outer.sort_unstable_by_key(|&(_, span)| span.start);
        let within: Vec<(usize, Span)> =
            outer.into_iter().map(|(at, span)| (at, unmarked(raw, span))).filter(|&(_, span)| quotes_within(raw, span)).collect();
        if within.is_empty() {
            break;
        }
        let text = Text::new(raw, within.iter().map(|&(_, span)| Stretch::from(span)));
        let spoken = super::find_in(model, &Reading::new(&text, mentions)).into_iter();
        let spoken = spoken.filter(|quote| quote.kind == Kind::Direct && quote.speaker.is_some());
        let first = found.len();
        found.extend(spoken.filter_map(|quote| inside(quote, &within)));
        outer = found[first..].iter().flat_map(|one| one.quote.quoted.iter().map(|&span| (one.within, span))).collect();
    }
    found
}

/// `quote` with those of its words that stand in the same outer quote as its first; none where others attribute it.
fn inside(mut quote: Quote, within: &[(usize, Span)]) -> Option<Inner> {
    let holder = |span: &Span| {
        let next = within.partition_point(|(_, outer)| outer.end <= span.start);
        within.get(next).map(|&(at, _)| at)
    };
    let at = holder(&quote.content[0])?;
    let own = |span: &Span| holder(span) == Some(at);
    quote.content.retain(own);
    quote.quoted.retain(own);
    (quote.cue.iter().all(own) && quote.speaker.iter().all(own)).then_some(Inner { within: at, quote })
}

/// A quoted stretch without the marks around it.
fn unmarked(raw: &str, span: Span) -> Span {
    let words = span.of(raw);
    let inner = words.strip_prefix(is_quotation_character).unwrap_or(words);
    let start = span.end - inner.len();
    let inner = inner.strip_suffix(is_quotation_character).unwrap_or(inner);
    Span::new(start, start + inner.len())
}
