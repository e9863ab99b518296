//! The place that a dateline begins with, which its capitals may have made a body’s: `NORDHAVN, Oct 14 (Reuters) -`.

use super::Type;
use super::labels::{self, begins, goes_on};
use super::pieces::Pieces;
use crate::text::{Shape, Text};

/// Labels the first words of datelines as a place where a day or an agency stands after them; without these a body that
/// speaks looks the same. Linear in the number of pieces.
pub fn label(text: &Text, pieces: &Pieces, labels: &mut [u8]) {
    let Some(place) = labels::number(Type::Place) else { return };
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
    }
}

#[cfg(test)]
mod tests {
    use super::super::labels::OUTSIDE;
    use super::*;

    #[test]
    fn a_dateline_begins_with_a_place() {
        for (raw, pieces_of_place) in [
            ("NEW NORDHAVN, Oct 14 (Reuters) - The bank said so.", 2),
            ("NORDHAVN (AP) — The bank said so.", 1),
            ("NORDHAVN — The bank said so.", 0),
            ("WFC said so, and left.", 0),
        ] {
            let text = Text::from_plain(raw);
            let pieces = Pieces::of(&text);
            let mut labels = vec![OUTSIDE as u8; pieces.all.len()];
            label(&text, &pieces, &mut labels);
            let names: Vec<_> = labels::names(&labels).map(|(name, _)| name.len()).collect();
            assert_eq!(names, if pieces_of_place > 0 { vec![pieces_of_place] } else { vec![] }, "{raw}");
        }
    }
}
