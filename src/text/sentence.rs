//! Sentences.

use super::{Shape, Text, dateline, is_function_word};
use crate::nouns::is_short_title;
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
            let mut last = quote.map_or(index, |q| closing(q).max(index));
            let stops = ends(text, index, last);
            while stops && last + 1 < paragraph.tokens.end && matches!(text.word(last + 1), ")" | "]") {
                last += 1;
            }
            let begins = last + 1 == paragraph.tokens.end || begins(text, last + 1);
            if stops && begins || ends_at_abbreviation(text, last, paragraph.tokens.end) {
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

/// Whether a token is a mark that closes brackets or a quote.
pub fn is_closing(token: &str) -> bool {
    matches!(token, ")" | "]" | "’" | "'" | "”" | "\"")
}

fn is_stop(word: &str) -> bool {
    matches!(word, "." | "!" | "?" | "…" | "。")
}

/// Whether the unit `first..=last`, one token or one quote, can end a sentence.
fn ends(text: &Text, first: usize, last: usize) -> bool {
    if first == last {
        // “Lund v. Moreau”, whose stop is a token of its own.
        if first > 0 && text.word(first) == "." && matches!(text.word(first - 1), "v" | "vs") {
            return false;
        }
        return is_stop(text.word(first))
            || text.word(first).ends_with('.') && text.tokens[first].shape.is_word() && is_final(text.word(first));
    }
    // What was said ends with its last mark, whatever the writer closes after it: `[.]”`, `.’”`.
    (first..last).rev().find(|&index| !is_closing(text.word(index))).is_some_and(|inner| is_stop(text.word(inner)))
}

/// Whether the abbreviation at token `index` ends a sentence: a word follows that has a capital for nothing else
/// (Kiss and Strunk 2006). What people are called before their names ends none, for some are called “So” and “He”.
fn ends_at_abbreviation(text: &Text, index: usize, end: usize) -> bool {
    let word = text.word(index);
    if index + 1 >= end || word.len() < 2 || !text.tokens[index].shape.is_word() || !word.ends_with('.') || is_short_title(word) {
        return false;
    }
    let next = text.word(index + 1);
    // Names and a month too; between two names in a headline's capitals, as in “the U.S. And Norway”, stand words like “and”.
    let ambiguous = match next {
        "May" | "Will" | "No" => true,
        "And" | "As" | "By" | "For" | "From" | "Of" | "Or" | "To" | "With" => {
            text.tokens[..end].get(index + 2).is_some_and(|after| after.shape.is_capital())
        }
        _ => false,
    };
    text.tokens[index + 1].shape == Shape::Capital && !ambiguous && is_function_word(&next.to_lowercase())
}

/// Whether an abbreviation also ends sentences often: `Inc.`, `Jr.`.
fn is_final(word: &str) -> bool {
    matches!(word, "Inc." | "Corp." | "Co." | "Ltd." | "Jr." | "Sr.")
}

/// Whether token `index` can begin a sentence.
fn begins(text: &Text, index: usize) -> bool {
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
    fn an_abbreviation_ends_a_sentence_before_a_word_that_is_no_name() {
        assert_eq!(
            sentences("They flew to the U.S. The firm left Fifth Ave. In May it was at St. Moreau. At 9 a.m. She met Dr. He."),
            ["They flew to the U.S.", "The firm left Fifth Ave.", "In May it was at St. Moreau.", "At 9 a.m.", "She met Dr. He."]
        );
        assert_eq!(sentences("The U.S. Army met Ada T. May of the U.S. Senate.").len(), 1);
        assert_eq!(sentences("In Lund v. Moreau she won.").len(), 1);
        assert_eq!(sentences("Lund Tells U.S. And Norway To Talk").len(), 1);
    }

    #[test]
    fn a_sentence_takes_its_closing_brackets_along() {
        assert_eq!(sentences("“We hope so [.]” He left. (She stayed.) They met.").len(), 4);
        assert_eq!(sentences("“He said ‘go.’” She left (at 9.) They met.").len(), 3);
        assert_eq!(sentences("It (the firm) left. [It (the firm.)] went.").len(), 2);
    }

    #[test]
    fn a_quote_is_opaque() {
        assert_eq!(sentences("“No. Never!” she said. “We go.” He left."), ["“No. Never!” she said.", "“We go.”", "He left."]);
    }
}
