//! The paragraphs of a block: it is cut at the line breaks set in it (`<br>`), but for those that a quote or a
//! sentence goes on over.

use crate::text::leaves_open;
use std::ops::Range;

/// A quote goes on over at most so many lines; it bounds the work.
const MOST: usize = 12;

/// The paragraphs of a block's text, in bytes.
pub fn paragraphs(text: &str) -> Vec<Range<usize>> {
    let mut start = 0;
    let lines: Vec<Range<usize>> = text
        .split_inclusive('\n')
        .map(|line| {
            start += line.len();
            start - line.len()..start
        })
        .collect();
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    while let Some(first) = lines.get(at) {
        let last = last_line(text, &lines, at);
        let joined = first.start..lines[last].end;
        match found.last_mut() {
            Some(before) if goes_on(&text[before.clone()], &text[joined.clone()]) => before.end = joined.end,
            _ => found.push(joined),
        }
        at = last + 1;
    }
    found
}

/// The line that closes the quote which line `at` leaves open; the line itself where none does.
fn last_line(text: &str, lines: &[Range<usize>], at: usize) -> usize {
    let mut last = at;
    while leaves_open(&text[lines[at].start..lines[last].end]) {
        last += 1;
        // A mark at a line's head takes up the quote anew, as in a paragraph.
        let anew = lines.get(last).is_none_or(|line| text[line.clone()].trim_start().starts_with(['"', '“', '«', '„']));
        if anew || last - at >= MOST {
            return at;
        }
    }
    last
}

/// Whether the sentence of `before` goes on in `after`, which begins with a small letter.
fn goes_on(before: &str, after: &str) -> bool {
    let small = after.trim_start().starts_with(char::is_lowercase);
    let bare = before.trim_end().trim_end_matches(['"', '”', '’', '\'', '»', ')']);
    small && !bare.ends_with(['.', '!', '?', ':', ';', '…'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        paragraphs(text).into_iter().map(|range| text[range].trim_end()).collect()
    }

    #[test]
    fn lines_are_paragraphs() {
        assert_eq!(cut("It rained.\nThe ferry ran.\nAda Lund"), ["It rained.", "The ferry ran.", "Ada Lund"]);
        assert_eq!(cut(""), Vec::<&str>::new());
    }

    #[test]
    fn a_quote_goes_on_over_lines_and_so_does_a_sentence() {
        for text in [
            "“We will mend it\nbefore the winter,”\nshe said.",
            "\"We will mend it.\nWe have to,\"\nshe said.",
            "He was tall,\nold and grey.",
        ] {
            assert_eq!(cut(text), [text]);
        }
    }

    #[test]
    fn quotes_of_their_own_and_stray_marks_stay_apart() {
        for text in ["“We will mend it.\n“We have to.”", "A stray “ mark.\nIt rained.", "“One,” she said.\n“Two,” he said."]
        {
            assert_eq!(cut(text).len(), 2, "{text}");
        }
    }
}
