//! Names that the two readings part and that are one: “Washington, D.C.”, “Chan-o-cha”, “People’s Daily”.

use super::Type;
use super::cuts::touches;
use super::labels::{self, OUTSIDE, TYPES, begins, goes_on};
use super::pieces::Pieces;
use crate::text::Shape;

/// Joins “Washington” and “D.C.”, which the readings take for two places, or for the head of what follows.
pub fn join_capital(raw: &str, pieces: &Pieces, labels: &mut [u8]) {
    let words = |at: usize| [0, 1, 2].map(|ahead| pieces.all[at + ahead].span.of(raw));
    for at in 0..labels.len().saturating_sub(2) {
        if matches!(words(at), ["Washington", ",", "DC" | "D.C" | "D.C."])
            && let Some(kind) = labels::kind(labels[at].into())
            && let Some(next) = labels::kind(labels[at + 2].into())
        {
            labels[at + 1..=at + 2].fill(goes_on(kind) as u8);
            if let Some(after) = labels.get_mut(at + 3).filter(|label| **label as usize == goes_on(next)) {
                *after = begins(next) as u8;
            }
        }
    }
}

/// Joins to a person's name the rest of its last word where a letter alone links its parts: `Chan-o-cha`, `Lund-y-Moreau`.
/// Other small parts are no name's: `Lund-backed`.
pub fn join_hyphened(raw: &str, pieces: &Pieces, labels: &mut [u8]) {
    let Some(person) = labels::number(Type::Person) else { return };
    let links = |at: usize| pieces.all[at].shape == Shape::Lower && pieces.all[at].span.len() == 1;
    for at in 1..labels.len().saturating_sub(1) {
        let ends = labels::kind(labels[at - 1].into()) == Some(person) && labels[at] as usize == OUTSIDE;
        if ends
            && (links(at - 1) || links(at + 1))
            && pieces.all[at].span.of(raw) == "-"
            && touches(pieces, at)
            && touches(pieces, at + 1)
            && labels[at + 1] as usize == OUTSIDE
        {
            labels[at..=at + 1].fill(goes_on(person) as u8);
        }
    }
}

/// Those whose bodies and papers are called by them: “People’s Daily”.
const POSSESSORS: &[&str] = &["Children", "Citizens", "Farmers", "Men", "Patients", "People", "Veterans", "Women", "Workers"];

/// Joins “People’s” and the name of a body or a paper after it.
pub fn join_possessor(raw: &str, pieces: &Pieces, labels: &mut [u8]) {
    for at in 0..labels.len().saturating_sub(2) {
        let owns = labels[at + 1] as usize == OUTSIDE
            && pieces.all[at + 1].shape == Shape::Clitic
            && POSSESSORS.contains(&pieces.all[at].span.of(raw));
        if !owns {
            continue;
        }
        let next = labels[at + 2] as usize;
        if let Some(kind) = labels::kind(next).filter(|&kind| next == begins(kind))
            && matches!(TYPES[kind], Type::Organization | Type::Other)
        {
            labels[at] = begins(kind) as u8;
            labels[at + 1..=at + 2].fill(goes_on(kind) as u8);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entities::labels::mended;
    use crate::text::Text;

    #[test]
    fn a_hyphened_surname_is_whole_and_what_it_backs_is_no_part_of_it() {
        let raw = "Ada Lund-o-mar and Bo Moreau-y-venning met.";
        let marked = [("Ada Lund", 0), ("Bo Moreau-y", 0)];
        let names = mended(raw, &marked, |_, pieces, labels| join_hyphened(raw, pieces, labels));
        assert_eq!(names, ["Ada Lund-o-mar", "Bo Moreau-y-venning"]);
        let backed =
            mended("by Lund-backed men", &[("Lund", 0)], |_, pieces, labels| join_hyphened("by Lund-backed men", pieces, labels));
        assert_eq!(backed, ["Lund"]);
    }

    #[test]
    fn a_body_is_named_with_whose_it_is() {
        let raw = "the People’s Gazette and Lund’s Gazette";
        let pieces = Pieces::of(&Text::from_plain(raw));
        let is_gazette = |word: &str| if word == "Gazette" { begins(1) as u8 } else { OUTSIDE as u8 };
        let mut labels: Vec<u8> = pieces.all.iter().map(|piece| is_gazette(piece.span.of(raw))).collect();
        join_possessor(raw, &pieces, &mut labels);
        assert_eq!(labels::names(&labels).map(|(name, _)| name.len()).collect::<Vec<_>>(), [3, 1]);
    }

    #[test]
    fn washington_and_dc_are_one_place() {
        let raw = "In Washington, D.C., and in Moreau, Oregon.";
        let pieces = Pieces::of(&Text::from_plain(raw));
        let place = |word: &str| if word.starts_with(['W', 'D', 'M', 'O']) { begins(2) as u8 } else { OUTSIDE as u8 };
        let mut labels: Vec<u8> = pieces.all.iter().map(|piece| place(piece.span.of(raw))).collect();
        join_capital(raw, &pieces, &mut labels);
        let spans = labels::names(&labels).map(|(name, _)| name.len());
        assert_eq!(spans.collect::<Vec<_>>(), [3, 1, 1]);
        let raw = "She moved to Washington, D.C. Lund stayed.";
        let names = mended(raw, &[("Washington", 2), ("D.C. Lund", 0)], |_, pieces, labels| join_capital(raw, pieces, labels));
        assert_eq!(names, ["Washington, D.C.", "Lund"]);
    }
}
