//! The labels of a chain: outside, and for each type the first piece of a name and those after it.

use super::Type;
use std::ops::Range;

/// The types that the tagger tells apart, in the order of their labels.
pub const TYPES: [Type; 5] = [Type::Person, Type::Organization, Type::Place, Type::Group, Type::Other];

/// How many labels there are.
pub const COUNT: usize = 1 + 2 * TYPES.len();

/// Outside any name.
pub const OUTSIDE: usize = 0;

/// The label of the first piece of a name; `kind` counts in [`TYPES`].
pub const fn begins(kind: usize) -> usize {
    1 + 2 * kind
}

/// The label of a name's other pieces.
pub const fn goes_on(kind: usize) -> usize {
    2 + 2 * kind
}

/// The type of a label, as it counts in [`TYPES`].
pub fn kind(label: usize) -> Option<usize> {
    label.checked_sub(1).map(|inside| inside / 2)
}

/// How `kind` counts in [`TYPES`]; none of what no tagger tells.
pub fn number(kind: Type) -> Option<usize> {
    TYPES.iter().position(|&known| known == kind)
}

/// Whether `next` may follow `last`; before the first piece of a chain stands [`OUTSIDE`].
pub fn may_follow(last: usize, next: usize) -> bool {
    let inside = next > OUTSIDE && next.is_multiple_of(2);
    !inside || kind(last) == kind(next)
}

/// The names that `labels` mark, as ranges of their indices, each with its type's place in [`TYPES`].
pub fn names(labels: &[u8]) -> impl Iterator<Item = (Range<usize>, usize)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        while at < labels.len() && labels[at] as usize == OUTSIDE {
            at += 1;
        }
        let kind = kind(*labels.get(at)? as usize)?;
        let start = at;
        at += 1;
        while labels.get(at).is_some_and(|&label| label as usize == goes_on(kind)) {
            at += 1;
        }
        Some((start..at, kind))
    })
}

/// The labels of `pieces` of `raw` where these names were found, each with the number of its type: for tests.
#[cfg(test)]
pub fn marked(raw: &str, pieces: &super::pieces::Pieces, names: &[(&str, usize)]) -> Vec<u8> {
    let mut labels = vec![OUTSIDE as u8; pieces.all.len()];
    for &(name, kind) in names {
        for (start, _) in raw.match_indices(name) {
            let inside = |at: &usize| (start..start + name.len()).contains(&pieces.all[*at].span.start);
            for (count, at) in (0..labels.len()).filter(inside).enumerate() {
                labels[at] = if count == 0 { begins(kind) } else { goes_on(kind) } as u8;
            }
        }
    }
    labels
}

/// The names in `raw` where `found` were, each with the number of its type, once they are mended: for tests.
#[cfg(test)]
pub fn mended<'a>(
    raw: &'a str,
    found: &[(&str, usize)],
    mend: impl Fn(&super::features::Context, &super::pieces::Pieces, &mut [u8]),
) -> Vec<&'a str> {
    let pieces = super::pieces::Pieces::of(&crate::text::Text::from_plain(raw));
    let mut labels = marked(raw, &pieces, found);
    mend(&super::features::Context::new(raw, &pieces, &super::Model::shipped().words), &pieces, &mut labels);
    let words = |name: Range<usize>| &raw[pieces.all[name.start].span.start..pieces.all[name.end - 1].span.end];
    names(&labels).map(|(name, _)| words(name)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_runs_of_one_type() {
        let labels = [0, begins(1) as u8, goes_on(1) as u8, begins(1) as u8, begins(2) as u8, 0];
        let found: Vec<_> = names(&labels).collect();
        assert_eq!(found, [(1..3, 1), (3..4, 1), (4..5, 2)]);
    }

    #[test]
    fn a_name_goes_on_only_in_its_own_type() {
        assert!(may_follow(begins(0), goes_on(0)) && may_follow(goes_on(0), OUTSIDE) && may_follow(goes_on(0), begins(0)));
        assert!(!may_follow(OUTSIDE, goes_on(0)) && !may_follow(begins(1), goes_on(0)));
    }
}
