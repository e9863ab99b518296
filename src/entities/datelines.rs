//! The place that a dateline begins with, which its capitals may have made a body’s, and the agency in its brackets:
//! `NORDHAVN, Oct 14 (Reuters) -`.

use super::Type;
use super::dates;
use super::labels::{self, begins, goes_on};
use super::pieces::Pieces;
use crate::text::{Shape, Text};

/// Labels the first words of datelines as a place where a day or an agency stands after them; without these a body that
/// speaks looks the same. Linear in the number of pieces.
pub fn label(text: &Text, pieces: &Pieces, labels: &mut [u8]) {
    let (Some(place), Some(body)) = (labels::number(Type::Place), labels::number(Type::Organization)) else { return };
    for (paragraph, pieces_in) in text.paragraphs.iter().zip(&pieces.paragraphs) {
        let dateline = text.dateline_of(paragraph);
        if !dateline.clone().any(|index| matches!(text.word(index), "," | "(")) {
            continue;
        }
        let in_capitals = |&at: &usize| pieces.all[at].shape == Shape::Upper;
        let end = pieces_in.clone().find(|at| !in_capitals(at)).unwrap_or(pieces_in.end);
        let name = pieces_in.start..end;
        // A name that goes on after the capitals is another one.
        let parted =
            labels::names(&labels[pieces_in.clone()]).all(|(known, _)| known.start >= name.len() || known.end <= name.len());
        if !name.is_empty() && parted {
            labels[name.clone()].fill(goes_on(place) as u8);
            labels[name.start] = begins(place) as u8;
        }
        let word = |at: usize| pieces.all[at].span.of(text.raw);
        let within = |at: &usize| pieces.all[*at].span.start < text.tokens[dateline.end - 1].span.start;
        let end = pieces_in.clone().find(|at| !within(at)).unwrap_or(pieces_in.end);
        let mark = |mark: &'static str| (pieces_in.start..end).find(|&at| word(at) == mark);
        if let (Some(open), Some(close)) = (mark("("), mark(")"))
            && open + 1 < close
            && (open + 1..close).all(|at| pieces.all[at].shape.is_capital() && !dates::is_weekday(word(at)))
        {
            labels[open + 1..close].fill(goes_on(body) as u8);
            labels[open + 1] = begins(body) as u8;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::labels::OUTSIDE;
    use super::*;

    #[test]
    fn a_dateline_begins_with_a_place_and_has_its_agency_in_brackets() {
        for (raw, lengths) in [
            ("NEW NORDHAVN, Oct 14 (Reuters) - The bank said so.", vec![2, 1]),
            ("NORDHAVN (Nord Press) — The bank said so.", vec![1, 2]),
            ("NORDHAVN (Monday) — The bank said so.", vec![1]),
            ("NORDHAVN — The bank said so.", vec![]),
            ("WFC said so, and left.", vec![]),
        ] {
            let text = Text::from_plain(raw);
            let pieces = Pieces::of(&text);
            let mut labels = vec![OUTSIDE as u8; pieces.all.len()];
            label(&text, &pieces, &mut labels);
            let names: Vec<_> = labels::names(&labels).map(|(name, _)| name.len()).collect();
            assert_eq!(names, lengths, "{raw}");
        }
    }
}
