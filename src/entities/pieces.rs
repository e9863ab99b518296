//! Pieces: what the tagger labels. A token, or a part of one that hyphens join: `U.S.-backed` is three.

use crate::text::{Shape, Span, Text};
use std::ops::Range;

/// A word, a mark, or a part of a hyphened word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Its bytes.
    pub span: Span,
    /// What it looks like.
    pub shape: Shape,
    /// Whether a sentence, or a quote in it, begins with it.
    pub first: bool,
}

/// The pieces of a text, and which of them make a paragraph.
#[derive(Clone, Debug, Default)]
pub struct Pieces {
    /// All pieces, in order.
    pub all: Vec<Piece>,
    /// The paragraphs, as ranges of pieces, in order.
    pub paragraphs: Vec<Range<usize>>,
}

impl Pieces {
    /// Cuts `text`; linear in its length.
    pub fn of(text: &Text) -> Self {
        let mut pieces = Pieces { all: Vec::with_capacity(text.tokens.len()), paragraphs: Vec::new() };
        let mut sentences = text.sentences.iter().peekable();
        for paragraph in &text.paragraphs {
            let start = pieces.all.len();
            let mut first = true;
            for index in paragraph.tokens.clone() {
                while sentences.next_if(|sentence| sentence.end <= index).is_some() {}
                first |= sentences.peek().is_some_and(|sentence| sentence.start == index);
                let last = sentences.peek().is_some_and(|sentence| sentence.end == index + 1);
                let token = text.tokens[index];
                let opens = token.shape == Shape::Mark;
                let word = text.word(index);
                // The stop of an abbreviation that ends a sentence is the sentence's.
                let stop = usize::from(last && word.len() > 1 && word.ends_with('.'));
                let span = Span::new(token.span.start, token.span.end - stop);
                cut(text.raw, span, token.shape, first, &mut pieces.all);
                if stop > 0 {
                    let span = Span::new(span.end, token.span.end);
                    pieces.all.push(Piece { span, shape: Shape::Mark, first: false });
                }
                first = opens && (first || text.word(index) == ":" || text.word(index) == "“");
            }
            pieces.paragraphs.push(start..pieces.all.len());
        }
        pieces
    }
}

/// Appends the pieces of one token.
fn cut(raw: &str, span: Span, shape: Shape, first: bool, out: &mut Vec<Piece>) {
    let word = span.of(raw);
    if !shape.is_word() || span.len() > LONGEST || !word.contains(HYPHENS) {
        out.push(Piece { span, shape, first });
        return;
    }
    let mut at = span.start;
    for part in word.split_inclusive(HYPHENS) {
        let body = part.trim_end_matches(HYPHENS);
        let (middle, end) = (at + body.len(), at + part.len());
        if !body.is_empty() {
            out.push(Piece { span: Span::new(at, middle), shape: Shape::of(body), first: first && at == span.start });
        }
        if middle < end {
            out.push(Piece { span: Span::new(middle, end), shape: Shape::Mark, first: false });
        }
        at = end;
    }
}

const HYPHENS: [char; 3] = ['-', '\u{2010}', '\u{2011}'];

/// Longer words are no names, however many hyphens they hold.
const LONGEST: usize = 200;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hyphened_words_are_cut_and_nothing_is_lost() {
        let raw = "“A U.S.-backed plan,” said Ann Ngo-Smith in 1976-83.";
        let pieces = Pieces::of(&Text::from_plain(raw));
        let words: Vec<&str> = pieces.all.iter().map(|piece| piece.span.of(raw)).collect();
        assert_eq!(
            words,
            ["“", "A", "U.S.", "-", "backed", "plan", ",", "”", "said", "Ann", "Ngo", "-", "Smith", "in", "1976-83", "."]
        );
        assert!(pieces.all[0].first && pieces.all[1].first && !pieces.all[2].first);
    }
}
