//! One type a name: the same words name the same thing throughout a page, so that a place where they read like something
//! else is outvoted by the others.

use super::Type;
use super::features::Context;
use super::labels::{self, TYPES, begins, goes_on};
use crate::scorer::mix;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// How sure each type is, over all places of a name.
type Votes = [f32; TYPES.len()];

/// Gives the names that `labels` mark the type that is surest over all places of the same words, `sure` saying how sure one
/// place is. A common word names many things, a nationality its country's team or language as well, and a known place whoever
/// governs it or plays for it: these keep the types they have. Linear in the number of pieces.
pub fn label(context: &Context, labels: &mut [u8], sure: impl Fn(&[u8], Range<usize>) -> f32) {
    let words = |name: &Range<usize>| name.clone().fold(0, |hash, index| mix(hash, context.lower(index)));
    let names = labels::names(labels).filter(|(name, _)| name.len() > 1 || !context.is_common(name.start));
    let names: Vec<_> = names.map(|(name, kind)| (words(&name), name, kind)).collect();
    let mut all: FxHashMap<u32, Votes> = FxHashMap::default();
    for (words, name, kind) in &names {
        all.entry(*words).or_default()[*kind] += sure(labels, name.clone());
    }
    for (words, name, kind) in names {
        let votes = all[&words];
        if labels::number(Type::Group).is_some_and(|group| votes[group] > 0.0) {
            continue;
        }
        // Of equals the first wins: persons and organizations come before places and others.
        let winner = (0..TYPES.len()).rev().max_by(|&one, &other| votes[one].total_cmp(&votes[other])).unwrap_or(kind);
        let governed = TYPES[winner] == Type::Organization && TYPES[kind] == Type::Place && context.is_place(&name);
        if winner != kind && !governed && votes[winner] * 2.0 >= votes.iter().sum() {
            labels[name.clone()].fill(goes_on(winner) as u8);
            labels[name.start] = begins(winner) as u8;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Model;
    use super::super::pieces::Pieces;
    use super::*;
    use crate::text::Text;

    /// The types of the words of `raw` after the vote, those being of types `kinds`, in order, and equally sure.
    fn voted(raw: &str, kinds: &[usize]) -> Vec<usize> {
        let pieces = Pieces::of(&Text::from_plain(raw));
        let context = Context::new(raw, &pieces, &Model::shipped().words);
        let mut labels: Vec<u8> = kinds.iter().map(|&kind| begins(kind) as u8).collect();
        label(&context, &mut labels, |_, _| 0.5);
        labels::names(&labels).map(|(_, kind)| kind).collect()
    }

    #[test]
    fn a_name_has_the_type_that_most_of_its_places_have() {
        assert_eq!(voted("Nordhavn Nordhavn NORDHAVN Lund", &[2, 1, 2, 0]), [2, 2, 2, 0]);
        assert_eq!(voted("Nordhavn Nordhavn", &[2, 1]), [1, 1]);
    }

    #[test]
    fn nationalities_common_words_and_known_places_have_several() {
        assert_eq!(voted("Belvian Belvian Belvian", &[3, 4, 4]), [3, 4, 4]);
        assert_eq!(voted("House House House", &[1, 2, 1]), [1, 2, 1]);
        assert_eq!(voted("Kenya Kenya Kenya", &[1, 2, 1]), [1, 2, 1]);
    }
}
