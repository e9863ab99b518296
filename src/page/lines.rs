//! The paragraphs of a block: it is cut at the line breaks set in it (`<br>`, or in a `<pre>` the source's own), but for
//! those that a quote or a sentence goes on over, and those where the line was full.

use super::Page;
use super::listing::preformatted;
use crate::text::leaves_open;
use std::ops::Range;

/// A quote goes on over at most so many lines; it bounds the work.
const MOST: usize = 12;

/// Whoever breaks lines by hand, or has them broken, does so before this width, in characters.
const WIDEST: usize = 100;

/// So many of a hundred characters of a text with broken lines stand in lines that are no wider.
const BROKEN: usize = 90;

/// For each container how wide the text is in whose lines it stands; none where lines end where the writer meant them to.
pub fn widths(page: &Page) -> Vec<Option<usize>> {
    let around = preformatted(page);
    let mut texts = vec![(0, 0, 0); page.containers.len()];
    for block in &page.blocks {
        let Some(pre) = around[block.container as usize] else { continue };
        for length in block.text.split('\n').map(|line| line.chars().count()) {
            let (all, narrow, width) = &mut texts[pre];
            *all += length;
            if length <= WIDEST {
                *narrow += length;
                *width = length.max(*width);
            }
        }
    }
    let width = |pre: usize| {
        let (all, narrow, width) = texts[pre];
        (narrow * 100 >= all * BROKEN).then_some(width)
    };
    around.into_iter().map(|pre| pre.and_then(width)).collect()
}

/// The paragraphs of a block's text, in bytes; `width` is that of its lines where they were broken for it.
pub fn paragraphs(text: &str, width: Option<usize>) -> Vec<Range<usize>> {
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
            Some(before)
                if goes_on(&text[before.clone()], &text[joined.clone()])
                    || width.is_some_and(|width| is_full(&text[before.clone()], &text[joined.clone()], width)) =>
            {
                before.end = joined.end;
            }
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

/// Whether the last line of `before` had no room for the first word of `after`.
fn is_full(before: &str, after: &str, width: usize) -> bool {
    let last = before.trim_end_matches('\n').rsplit('\n').next().unwrap_or_default();
    let word = after.split_whitespace().next().unwrap_or_default();
    last.chars().count() + 1 + word.chars().count() > width
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        paragraphs(text, None).into_iter().map(|range| text[range].trim_end()).collect()
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

    #[cfg(feature = "command")]
    #[test]
    fn lines_that_were_full_go_on() {
        let letter = "The bridge is safe, said\nAda Lund of the town of\nSundby. Nobody fell.\nAda Lund\nMayor";
        let page = super::super::html::read(&format!("<pre>{letter}</pre>"));
        let width = widths(&page)[page.blocks[0].container as usize];
        let cut: Vec<&str> = paragraphs(letter, width).into_iter().map(|range| letter[range].trim_end()).collect();
        assert_eq!(cut, ["The bridge is safe, said\nAda Lund of the town of\nSundby. Nobody fell.", "Ada Lund", "Mayor"]);
        let long = format!("<pre>{}\nAda Lund</pre>", "It rained on the bridge. ".repeat(9));
        assert_eq!(widths(&super::super::html::read(&long)).last(), Some(&None));
    }
}
