//! Names that the readings passed over, though they found the same words elsewhere on the page and nothing with a capital stands
//! beside them: “Norvik grew. … the only way that Norvik could”.

use super::features::Context;
use super::labels::{self, OUTSIDE, TYPES, begins, goes_on};
use super::pieces::Pieces;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// No name that is sought has more pieces.
const LONGEST: usize = 6;

/// Labels the words that `labels` mark in most of their other places, with the type that they mostly have there. Linear in the
/// number of pieces.
pub fn label(context: &Context, raw: &str, pieces: &Pieces, labels: &mut [u8]) {
    let words = |name: &Range<usize>| &raw[pieces.all[name.start].span.start..pieces.all[name.end - 1].span.end];
    let sought = |name: &Range<usize>| name.len() <= LONGEST && !context.in_headline(name.start);
    let mut counts: FxHashMap<&str, [u16; TYPES.len()]> = FxHashMap::default();
    for (name, kind) in labels::names(labels).filter(|(name, _)| sought(name)) {
        let count = &mut counts.entry(words(&name)).or_default()[kind];
        *count = count.saturating_add(1);
    }
    let mut missed: FxHashMap<&str, Vec<Range<usize>>> = FxHashMap::default();
    for run in pieces.paragraphs.iter().flat_map(|paragraph| bare(context, labels, paragraph)) {
        let common = run.len() == 1 && context.is_common(run.start);
        if sought(&run) && !common && counts.contains_key(words(&run)) {
            missed.entry(words(&run)).or_default().push(run);
        }
    }
    for (words, runs) in missed {
        let counts = counts[words];
        if runs.len() < counts.iter().map(|&count| usize::from(count)).sum() {
            // Of equals the first wins, as in the vote.
            let kind = (0..TYPES.len()).rev().max_by_key(|&kind| counts[kind]).unwrap_or_default();
            for run in runs {
                labels[run.start] = begins(kind) as u8;
                labels[run.start + 1..run.end].fill(goes_on(kind) as u8);
            }
        }
    }
}

/// The longest stretches of a paragraph that have capitals and are no name's.
fn bare(context: &Context, labels: &[u8], paragraph: &Range<usize>) -> Vec<Range<usize>> {
    let bare = |&at: &usize| labels[at] as usize == OUTSIDE && context.is_capital(at);
    let mut runs = Vec::new();
    let mut at = paragraph.start;
    while let Some(start) = (at..paragraph.end).find(bare) {
        at = (start..paragraph.end).find(|at| !bare(at)).unwrap_or(paragraph.end);
        runs.push(start..at);
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::super::labels::mended;
    use super::*;

    /// The names in `raw` once those that recur are found, `found` being marked, each once, with its type.
    fn names<'a>(raw: &'a str, found: &[(&str, usize)]) -> Vec<&'a str> {
        mended(raw, found, |context, pieces, labels| {
            let last: Vec<_> = labels::names(labels).map(|(name, _)| name).last().into_iter().collect();
            last.into_iter().for_each(|name| labels[name].fill(OUTSIDE as u8));
            label(context, raw, pieces, labels);
        })
    }

    #[test]
    fn what_is_a_name_in_most_places_is_one_in_all() {
        assert_eq!(names("Norvik grew. Norvik fell. The only way that Norvik could.", &[("Norvik", 1)]), ["Norvik"; 3]);
        assert_eq!(names("Norvik grew. The only way that Norvik could.", &[("Norvik", 1)]), ["Norvik"]);
        let longer = "Lake Norvik grew. Lake Norvik fell. The only way that Lake Norvik could.";
        assert_eq!(names(longer, &[("Lake Norvik", 1)]), ["Lake Norvik"; 3]);
    }

    #[test]
    fn what_is_part_of_more_is_not_the_same() {
        assert_eq!(names("Norvik grew. Norvik fell. The Norvik Lakeside could.", &[("Norvik", 1)]), ["Norvik"; 2]);
    }
}
