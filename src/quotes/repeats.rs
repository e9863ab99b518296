//! Words of a quote that the page repeats: in a caption, in a pull quote, in its summary.

use super::quote::{Kind, Quote};
use super::reading::{Reading, is_quotation_character};
use super::why::Pattern;
use crate::tags::Tag;
use crate::text::{Span, Text};
use rustc_hash::FxHashMap;

/// So many words in a row are compared at once, and are no accident where they are all that stands in marks.
const RUN: usize = 3;

/// So many words in a row are no accident anywhere.
const FEWEST: usize = 6;

/// So many places with the same words are looked at; it bounds the work.
const PLACES: usize = 8;

/// What stands beside a heading's marked words, its number, takes so many bytes at most.
const LONGEST_NUMBER: usize = 16;

/// A stretch that repeats a quote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Repeat {
    /// The quote whose words it repeats, as an index.
    pub of: usize,
    /// The quote that it is itself, as an index; none for words that were not analysed.
    pub quote: Option<usize>,
    /// Where it stands.
    pub span: Span,
}

/// A word, and where it stands in the raw text.
struct Word {
    hash: u64,
    span: Span,
}

/// What repeats the words in marks of `quotes`: others of them, and stretches that stand `beside` the text.
/// Linear in the length of both. Of quotes in the same words that is the first which has a speaker.
pub fn find(reading: &Reading, quotes: &[Quote], beside: &[Span]) -> Vec<Repeat> {
    let (text, raw) = (reading.text, reading.text.raw);
    let words: Vec<Vec<Word>> =
        quotes.iter().map(|quote| quote.quoted.iter().flat_map(|&span| words(raw, span)).collect()).collect();
    let mut order: Vec<usize> = (0..quotes.len()).filter(|&at| words[at].len() >= RUN).collect();
    // In running text a phrase in marks may be a name, and short words are said twice.
    let fewest = |at: usize| if in_heading(text, &quotes[at]) { RUN } else { FEWEST };
    order.retain(|&at| quotes[at].kind != Kind::Scare || in_heading(text, &quotes[at]) && !is_label(reading, &quotes[at]));
    // What a headline says is told below it, with more words.
    let labelled = |at: usize| quotes[at].why.pattern == Pattern::Label;
    let headline = |at: usize| labelled(at) || in_heading(text, &quotes[at]);
    order.sort_by_key(|&at| (headline(at), quotes[at].speaker.is_none(), std::cmp::Reverse(words[at].len()), at));
    let mut known = Known { raw, quotes, words: &words, places: FxHashMap::default() };
    let mut found = Vec::new();
    for at in order {
        let told_more = quotes[at].kind == Kind::Mixed && !headline(at);
        // Two turns of a talk may be the same words.
        let twice = |of: usize| labelled(of) && labelled(at);
        match known.longest(&words[at], 0).filter(|&(of, _)| !told_more && !twice(of)) {
            // All of it is in another.
            Some((of, length)) if length == words[at].len() && length >= fewest(at) => {
                found.push(Repeat { of, quote: Some(at), span: quotes[at].content[0] });
            }
            _ if quotes[at].kind != Kind::Scare => known.learn(at),
            _ => {}
        }
    }
    found.extend(beside.iter().flat_map(|&span| known.repeated_in(span)));
    found
}

/// Whether a quote stands in a heading, or in a line like one.
fn in_heading(text: &Text, quote: &Quote) -> bool {
    text.paragraphs.get(text.paragraph_at(quote.content[0].start)).is_some_and(|paragraph| text.is_line(paragraph))
}

/// Whether marked words are all of their line, with an article and without a verb: a heading that names what is told of.
fn is_label(reading: &Reading, quote: &Quote) -> bool {
    let (text, span) = (reading.text, quote.content[0]);
    let Some(line) = text.paragraphs.get(text.paragraph_at(span.start)).map(|line| line.span) else { return false };
    let around = [Span::new(line.start, span.start), Span::new(span.end.min(line.end), line.end)];
    let alone = around.iter().all(|other| other.len() <= LONGEST_NUMBER && !other.of(text.raw).contains(char::is_alphabetic));
    let mut tokens = text.token_at(span.start)..text.token_at(span.end);
    let article = tokens.clone().nth(1).is_some_and(|first| reading.tags[first] == Tag::Determiner);
    alone && article && !tokens.any(|token| reading.tags[token].is_verb())
}

/// The quotes whose words may be repeated.
struct Known<'w> {
    raw: &'w str,
    quotes: &'w [Quote],
    words: &'w [Vec<Word>],
    /// Where each run of words stands: a quote, and a word in it.
    places: FxHashMap<[u64; RUN], Vec<(usize, usize)>>,
}

impl Known<'_> {
    fn learn(&mut self, quote: usize) {
        for (at, run) in self.words[quote].windows(RUN).enumerate() {
            let places = self.places.entry([run[0].hash, run[1].hash, run[2].hash]).or_default();
            if places.len() < PLACES {
                places.push((quote, at));
            }
        }
    }

    /// The quote that has the most of `words` from word `at` on, with how many it has.
    fn longest(&self, words: &[Word], at: usize) -> Option<(usize, usize)> {
        let run = words.get(at..at + RUN)?;
        let places = self.places.get(&[run[0].hash, run[1].hash, run[2].hash])?;
        let lengths = places.iter().filter_map(|&(quote, from)| {
            let told = &self.words[quote][from..];
            let same = words[at..].iter().zip(told).take_while(|(a, b)| a.hash == b.hash).count();
            // A name or a motto that the quote has in marks of its own is not its speaker's.
            let is_name = same < FEWEST && self.in_inner_marks(quote, told[0].span.start);
            (!is_name).then_some((quote, same))
        });
        lengths.max_by_key(|&(quote, length)| (length, std::cmp::Reverse(quote)))
    }

    /// Whether marks inside the quote's own open right before byte `at`.
    fn in_inner_marks(&self, quote: usize, at: usize) -> bool {
        let quoted = &self.quotes[quote].quoted;
        let stretch = quoted[quoted.partition_point(|span| span.end <= at)];
        let before = self.raw[stretch.start..at].trim_end_matches(is_quotation_character);
        !before.is_empty() && stretch.start + before.len() < at
    }

    /// The stretches of `span` that repeat a quote.
    fn repeated_in(&self, span: Span) -> Vec<Repeat> {
        let words = words(self.raw, span);
        let mut found = Vec::new();
        let mut at = 0;
        while at < words.len() {
            let Some((of, length)) = self.longest(&words, at) else {
                at += 1;
                continue;
            };
            let bare = Span::new(words[at].span.start, words[at + length - 1].span.end);
            let marked = with_marks(self.raw, bare, span);
            if length >= FEWEST || marked.start < bare.start && marked.end > bare.end {
                found.push(Repeat { of, quote: None, span: marked });
                at += length;
            } else {
                at += 1;
            }
        }
        found
    }
}

/// The words in `span`, in lower case.
fn words(raw: &str, span: Span) -> Vec<Word> {
    let mut found = Vec::new();
    let mut start = span.start;
    for piece in span.of(raw).split_inclusive(|c: char| !c.is_alphanumeric()) {
        let word = piece.trim_end_matches(|c: char| !c.is_alphanumeric());
        if !word.is_empty() {
            let mut hasher = rustc_hash::FxHasher::default();
            word.chars().flat_map(char::to_lowercase).for_each(|c| std::hash::Hasher::write_u32(&mut hasher, c as u32));
            found.push(Word { hash: std::hash::Hasher::finish(&hasher), span: Span::new(start, start + word.len()) });
        }
        start += piece.len();
    }
    found
}

/// `bare` words with the quotation marks right around them, and what ends their sentence before the closing one.
fn with_marks(raw: &str, bare: Span, within: Span) -> Span {
    let before = &raw[within.start..bare.start];
    let after = &raw[bare.end..within.end];
    let start = bare.start - before.len() + before.trim_end_matches(is_quotation_character).len();
    let stopped = after.trim_start_matches(['.', ',', '!', '?', '…', ';']);
    let closed = stopped.trim_start_matches(is_quotation_character);
    let end = if closed.len() < stopped.len() { within.end - closed.len() } else { bare.end };
    Span::new(start, end)
}
