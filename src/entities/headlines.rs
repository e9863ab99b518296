//! Names in headlines, where capitals tell nothing: they are those of the text below.
//!
//! The two readings alone take a headline's words for names, and now and then the whole of it for one.

use super::Type;
use super::features::Context;
use super::labels::{self, OUTSIDE, TYPES, begins, goes_on};
use super::pieces::Pieces;
use crate::scorer::mix;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// A name has no more pieces, as far as headlines go.
const LONGEST: usize = 6;

/// Labels the pieces of headlines by the names that `labels` mark elsewhere; what overlaps them goes, and what takes
/// common words in. Linear in the number of pieces.
pub fn label(context: &Context, pieces: &Pieces, labels: &mut [u8]) {
    if !pieces.paragraphs.iter().any(|paragraph| context.in_headline(paragraph.start)) {
        return;
    }
    let known = names(context, labels);
    for paragraph in pieces.paragraphs.iter().filter(|paragraph| context.in_headline(paragraph.start)) {
        drop_common(context, paragraph.start, &mut labels[paragraph.clone()]);
        let mut at = paragraph.start;
        while at < paragraph.end {
            let mut hash = 0;
            let found = (at..paragraph.end.min(at + LONGEST)).filter_map(|last| {
                hash = mix(hash, context.lower(last));
                known.get(&hash).map(|&kind| (last + 1, kind))
            });
            let Some((end, kind)) = found.last() else {
                at += 1;
                continue;
            };
            let around = around(labels, at, end);
            if is_firm(context, labels, around.clone(), at..end) {
                at = around.end;
                continue;
            }
            labels[around].fill(OUTSIDE as u8);
            labels[at] = begins(kind) as u8;
            labels[at + 1..end].fill(goes_on(kind) as u8);
            at = end;
        }
    }
}

/// The types of the names outside headlines, by the hash of their words, and of persons by their last word.
fn names(context: &Context, labels: &[u8]) -> FxHashMap<u32, usize> {
    let mut counts: FxHashMap<u32, [u16; TYPES.len()]> = FxHashMap::default();
    for (name, kind) in labels::names(labels).filter(|(name, _)| !context.in_headline(name.start) && name.len() <= LONGEST) {
        let surname = (TYPES[kind] == Type::Person).then_some(name.end - 1);
        for start in std::iter::once(name.start).chain(surname) {
            // A name that is a common word too could be the word.
            if start + 1 < name.end || !context.is_common(start) {
                let hash = (start..name.end).fold(0, |hash, index| mix(hash, context.lower(index)));
                let count = &mut counts.entry(hash).or_default()[kind];
                *count = count.saturating_add(1);
            }
        }
    }
    let commonest = |counts: [u16; TYPES.len()]| (0..TYPES.len()).rev().max_by_key(|&kind| counts[kind]).unwrap_or_default();
    counts.into_iter().map(|(hash, counts)| (hash, commonest(counts))).collect()
}

/// Takes back names of a headline, whose labels these are, that are no more than its words: of type *other*, with two or
/// more that are common.
fn drop_common(context: &Context, start: usize, labels: &mut [u8]) {
    let found: Vec<_> = labels::names(labels).collect();
    for (name, kind) in found {
        let common = name.clone().filter(|at| context.is_common(start + at)).count();
        if TYPES[kind] == Type::Other && common > 1 {
            labels[name].fill(OUTSIDE as u8);
        }
    }
}

/// The pieces from `start` to `end` with all those of the names that they are part of.
fn around(labels: &[u8], mut start: usize, mut end: usize) -> Range<usize> {
    let is_inner = |label: u8| label as usize > OUTSIDE && (label as usize).is_multiple_of(2);
    while start > 0 && is_inner(labels[start]) {
        start -= 1;
    }
    while end < labels.len() && is_inner(labels[end]) {
        end += 1;
    }
    start..end
}

/// Whether `found` is one name that has `known` inside and reads like a name of its own: not of type *other*, and at most
/// a third of it common words.
fn is_firm(context: &Context, labels: &[u8], found: Range<usize>, known: Range<usize>) -> bool {
    let kind = labels::kind(labels[found.start].into());
    let one = labels::names(&labels[found.clone()]).eq([(0..found.len(), kind.unwrap_or_default())]);
    let common = found.clone().filter(|&index| context.is_common(index)).count();
    one && found.len() > known.len() && kind.is_some_and(|kind| TYPES[kind] != Type::Other) && common * 3 <= found.len()
}
