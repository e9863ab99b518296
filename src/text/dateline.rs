//! Datelines: where a report comes from, before its first words (`SEOUL —`, `WASHINGTON, Aug. 29 (Reuters) -`).

use super::{Shape, Text};
use std::ops::Range;

/// No dateline has more tokens.
const LONGEST: usize = 16;

/// Where the words after the dateline of a paragraph begin; its first token where it has none.
///
/// A dateline begins with a word in capitals and ends with a dash; all its other words have capitals.
pub(super) fn end(text: &Text, paragraph: &Range<usize>) -> usize {
    let within = paragraph.start..paragraph.end.min(paragraph.start + LONGEST);
    let begins =
        within.clone().next().is_some_and(|first| text.tokens[first].shape == Shape::Upper && text.word(first).len() > 2);
    let Some(dash) = (within.start + 1..within.end).find(|&index| is_dash(text, index)).filter(|_| begins) else {
        return paragraph.start;
    };
    let belongs = |index: usize| match text.tokens[index].shape {
        Shape::Capital | Shape::Upper | Shape::Number => true,
        Shape::Mark => matches!(text.word(index), "," | "(" | ")" | "/" | "." | "-"),
        Shape::Lower | Shape::Clitic => false,
    };
    let end = (dash..within.end).find(|&index| !is_dash(text, index)).unwrap_or(within.end);
    if (within.start..dash).all(belongs) && end < paragraph.end { end } else { paragraph.start }
}

/// Whether token `index` is a dash that stands apart from the word before it.
fn is_dash(text: &Text, index: usize) -> bool {
    let apart = index > 0 && text.tokens[index - 1].span.end < text.tokens[index].span.start;
    match text.word(index) {
        "—" | "–" => true,
        "-" => apart || index > 0 && text.word(index - 1) == "-",
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(raw: &str) -> &str {
        let text = Text::from_plain(raw);
        let start = end(&text, &text.paragraphs[0].tokens);
        &raw[text.tokens[start].span.start..]
    }

    #[test]
    fn a_dateline_ends_at_its_dash() {
        for place in ["SEOUL — ", "WASHINGTON, Aug. 29 (Reuters) - ", "NEW YORK (AP) -- ", "CAIRO – "] {
            assert_eq!(after(&format!("{place}The king said so.")), "The king said so.");
        }
    }

    #[test]
    fn other_dashes_end_none() {
        for raw in
            ["NATO said it would stay — and stayed.", "The king — who came — left.", "UN-backed talks began.", "BREAKING —"]
        {
            assert_eq!(after(raw), raw);
        }
    }
}
