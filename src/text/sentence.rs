//! Sentences.

use super::{Shape, Text, dateline};
use std::ops::Range;

/// Cuts every paragraph into sentences, as ranges of token indices.
///
/// A sentence ends at `.`, `!`, `?` or `…` with the closing marks after it, when what follows looks
/// like a beginning. Inside quotation marks nothing ends one but the quote's own end: a quote is
/// opaque to the sentence that holds it. A dateline is a sentence of its own.
pub(super) fn split(text: &Text) -> Vec<Range<usize>> {
    let mut sentences = Vec::new();
    let mut quotes = text.quoted.iter().peekable();
    for paragraph in &text.paragraphs {
        let mut start = dateline::end(text, &paragraph.tokens);
        if start > paragraph.tokens.start {
            sentences.push(paragraph.tokens.start..start);
        }
        let mut index = start;
        while index < paragraph.tokens.end {
            while quotes.peek().is_some_and(|q| q.span.end <= text.tokens[index].span.start) {
                quotes.next();
            }
            let quote = quotes.peek().filter(|q| q.span.start <= text.tokens[index].span.start);
            // A mark may be followed by characters that are no tokens.
            let closing = |q: &&super::Quoted| text.token_at(q.span.end - 1).min(paragraph.tokens.end - 1);
            let last = quote.map_or(index, |q| closing(q).max(index));
            if ends(text, index, last) && begins(text, last + 1, paragraph.tokens.end) {
                sentences.push(start..last + 1);
                start = last + 1;
            }
            index = last + 1;
        }
        if start < paragraph.tokens.end {
            sentences.push(start..paragraph.tokens.end);
        }
    }
    sentences
}

fn is_stop(word: &str) -> bool {
    matches!(word, "." | "!" | "?" | "…" | "。")
}

/// Whether the unit `first..=last`, one token or one quote, can end a sentence.
fn ends(text: &Text, first: usize, last: usize) -> bool {
    if first == last {
        return is_stop(text.word(first))
            || text.word(first).ends_with('.') && text.tokens[first].shape.is_word() && is_final(text.word(first));
    }
    let inner = last.saturating_sub(1);
    is_stop(text.word(inner))
}

/// Whether an abbreviation also ends sentences often: `Inc.`, `Jr.`.
fn is_final(word: &str) -> bool {
    matches!(word, "Inc." | "Corp." | "Co." | "Ltd." | "Jr." | "Sr.")
}

/// Whether token `index` can begin a sentence; a paragraph's end can.
fn begins(text: &Text, index: usize, end: usize) -> bool {
    if index >= end {
        return true;
    }
    match text.tokens[index].shape {
        Shape::Capital | Shape::Upper | Shape::Number => true,
        Shape::Lower => !text.word(index).starts_with(|c: char| c.is_lowercase()),
        Shape::Clitic => false,
        Shape::Mark => text.word(index).starts_with(['"', '“', '‘', '\'', '«', '„', '(', '[', '—', '–', '•', '`']),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sentences(raw: &str) -> Vec<&str> {
        let text = Text::from_plain(raw);
        text.sentences.iter().map(|s| text.span_of(s.clone()).of(raw)).collect()
    }

    #[test]
    fn stops_end_sentences_and_abbreviations_do_not() {
        assert_eq!(
            sentences("Dr. Osei met Gov. Lund. They spoke at 10 a.m. Monday? No."),
            ["Dr. Osei met Gov. Lund.", "They spoke at 10 a.m. Monday?", "No."]
        );
    }

    #[test]
    fn a_quote_is_opaque() {
        assert_eq!(sentences("“No. Never!” she said. “We go.” He left."), ["“No. Never!” she said.", "“We go.”", "He left."]);
    }
}
