//! Short forms of a body's name, told by the long one on the same page: its initials, which the readings passed over
//! (“World Forest Council … WFC says”) or took for something else (“Nordhavn (NDH)”), and a firm's first word, which they took
//! for a person (“Lund Inc. … Lund said”).

use super::Type;
use super::labels::{self, OUTSIDE, TYPES, begins};
use super::pieces::Pieces;
use crate::text::Shape;
use rustc_hash::FxHashSet;

/// What ends the names of firms.
#[rustfmt::skip]
const FIRMS: &[&str] = &[
    "AB", "AG", "ASA", "Bank", "Bancorp", "Brands", "Capital", "Co", "Co.", "Corp", "Corp.", "Corporation", "Energy", "Entertainment", "GmbH",
    "Group", "Holdings", "Inc", "Inc.", "Industries", "LLC", "LP", "Laboratories", "Ltd", "Ltd.", "Media", "Motor", "Motors", "NV",
    "Partners", "Pharmaceuticals", "PLC", "Plc", "SA", "SE", "Securities", "Systems", "Technologies", "plc",
];

/// Shorter initials mean too much.
const SHORTEST: usize = 3;

/// No long name of which a short form is told has more pieces.
const LONGEST: usize = 16;

/// Gives the short forms in brackets after a body's or a place's long name its type: “Washington (WAS)”. Linear in the number
/// of pieces.
pub fn label_bracketed(raw: &str, pieces: &Pieces, labels: &mut [u8]) {
    let word = |index: usize| pieces.all.get(index).map_or("", |piece| piece.span.of(raw));
    let found: Vec<_> = labels::names(labels).collect();
    for pair in found.windows(2) {
        let [(long, kind), (short, other)] = pair else { continue };
        let bracketed = long.end + 1 == short.start && word(long.end) == "(" && word(short.end) == ")" && short.len() == 1;
        if !bracketed || kind == other || long.len() > LONGEST {
            continue;
        }
        let letters = || long.clone().flat_map(|at| word(at).chars()).flat_map(char::to_lowercase);
        let first = word(short.start).chars().flat_map(char::to_lowercase).next();
        let told = match TYPES[*kind] {
            Type::Organization => TYPES[*other] != Type::Group,
            Type::Place => first == letters().next(),
            _ => false,
        };
        let mut rest = letters();
        if told && word(short.start).chars().flat_map(char::to_lowercase).all(|letter| rest.any(|known| known == letter)) {
            labels[short.start] = begins(*kind) as u8;
        }
    }
}

/// Labels as a body's name the words in capitals that are no name's and the initials of a body, and the persons of one word
/// that begins a firm's name and is in no longer person's. Linear in the number of pieces.
pub fn label(raw: &str, pieces: &Pieces, labels: &mut [u8]) {
    let word = |index: usize| pieces.all[index].span.of(raw);
    let Some(body) = labels::number(Type::Organization) else { return };
    let (mut initials, mut firms, mut people) = (FxHashSet::default(), FxHashSet::default(), FxHashSet::default());
    for (name, kind) in labels::names(labels).filter(|(name, _)| name.len() > 1) {
        if TYPES[kind] == Type::Person {
            people.extend(name.map(word));
        } else if kind == body {
            if FIRMS.contains(&word(name.end - 1)) {
                firms.insert(word(name.start));
            }
            let capitals = name.filter(|&index| pieces.all[index].shape == Shape::Capital);
            initials.insert(capitals.filter_map(|index| word(index).chars().next()).collect::<String>());
        }
    }
    let names: Vec<_> = labels::names(labels).filter(|(name, kind)| name.len() == 1 && TYPES[*kind] == Type::Person).collect();
    let mistaken =
        names.into_iter().map(|(name, _)| name.start).filter(|&at| firms.contains(word(at)) && !people.contains(word(at)));
    let passed_over = |&at: &usize| {
        let capitals = labels[at] as usize == OUTSIDE && pieces.all[at].shape == Shape::Upper && word(at).len() >= SHORTEST;
        capitals && initials.contains(word(at)) && !shouts(pieces, at)
    };
    let found: Vec<usize> = mistaken.chain((0..labels.len()).filter(passed_over)).collect();
    found.into_iter().for_each(|at| labels[at] = begins(body) as u8);
}

/// Whether the words next to piece `index` are in capitals too, as in a headline.
fn shouts(pieces: &Pieces, index: usize) -> bool {
    let near = [index.checked_sub(1), Some(index + 1)].map(|at| at.and_then(|at| pieces.all.get(at)));
    near.into_iter().flatten().any(|piece| piece.shape == Shape::Upper)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Text;

    /// How the pieces of `raw` are labelled, those being of the types `marked`, each a name's words and its type.
    fn labelled(raw: &str, marked: &[(&str, usize)]) -> Vec<(String, usize)> {
        let pieces = Pieces::of(&Text::from_plain(raw));
        let mut labels = labels::marked(raw, &pieces, marked);
        label(raw, &pieces, &mut labels);
        let words = |at: usize| pieces.all[at].span.of(raw).to_owned();
        labels::names(&labels).map(|(name, kind)| (words(name.start), kind)).collect()
    }

    #[test]
    fn initials_are_those_of_a_body_named_in_full() {
        let raw = "The World Forest Council met. WFC says it will plant. WFD says no. ASK WFC NOW.";
        let found = labelled(raw, &[("World Forest Council", 1)]);
        assert_eq!(found, [("World".into(), 1), ("WFC".into(), 1)]);
    }

    #[test]
    fn a_short_form_in_brackets_is_of_the_type_of_the_long_one() {
        for (raw, marked, kinds) in [
            ("from Nordhavn (NDH) to", [("Nordhavn", 2), ("NDH", 1)], [2, 2]),
            ("from Nordhavn (AP) to", [("Nordhavn", 2), ("AP", 1)], [2, 1]),
            ("the Lake Center (Lakent) said", [("Lake Center", 1), ("Lakent", 2)], [1, 1]),
        ] {
            let pieces = Pieces::of(&Text::from_plain(raw));
            let mut labels = labels::marked(raw, &pieces, &marked);
            label_bracketed(raw, &pieces, &mut labels);
            assert_eq!(labels::names(&labels).map(|(_, kind)| kind).collect::<Vec<_>>(), kinds, "{raw}");
        }
    }

    #[test]
    fn a_firm_is_no_person_unless_a_person_is_called_so() {
        let marked = [("Lund Inc.", 1), ("Moreau Group", 1), ("Ada Moreau", 0), ("Lund", 0), ("Moreau", 0)];
        let raw = "Lund said so, Moreau said so, of Lund Inc. and Moreau Group, where Ada Moreau works.";
        let order: Vec<_> = [marked[3], marked[4], marked[0], marked[1], marked[2]].into();
        let kinds: Vec<usize> = labelled(raw, &order).into_iter().map(|(_, kind)| kind).collect();
        assert_eq!(kinds, [1, 0, 1, 1, 0]);
    }
}
