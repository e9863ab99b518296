//! Sentences of an article that are set large beside it: they repeat its words.

use super::super::Page;
use super::Parts;
use std::collections::HashSet;
use std::hash::{BuildHasher, BuildHasherDefault, DefaultHasher};

/// So many words in a row are repeated by no accident.
const RUN: usize = 6;

/// A pull quote is at most this long, in bytes.
const LONGEST: usize = 500;

/// Moves block quotes that repeat the body's own words from it to the pull quotes.
pub fn take(page: &Page, parts: &mut Parts) {
    let may_repeat = |&index: &usize| {
        let block = &page.blocks[index];
        let around = page.parent(block.container as usize).map(|parent| page.containers[parent].tag.as_str());
        block.text.len() <= LONGEST && (block.tag == "blockquote" || around == Some("blockquote"))
    };
    let (quotes, told): (Vec<usize>, Vec<usize>) = parts.body.iter().partition(|index| may_repeat(index));
    if quotes.is_empty() {
        return;
    }
    let said: HashSet<u64> = told.iter().flat_map(|&index| runs(&page.blocks[index].text)).collect();
    let repeats = |index: &usize| {
        let runs = runs(&page.blocks[*index].text);
        !runs.is_empty() && runs.iter().all(|run| said.contains(run))
    };
    let repeated: HashSet<usize> = quotes.into_iter().filter(repeats).collect();
    parts.body.retain(|index| !repeated.contains(index));
    parts.pull_quotes.extend(repeated);
    parts.pull_quotes.sort_unstable();
}

/// Each run of words in `text`, as a number.
fn runs(text: &str) -> Vec<u64> {
    let words: Vec<String> =
        text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_lowercase).collect();
    let hasher = BuildHasherDefault::<DefaultHasher>::default();
    words.windows(RUN).map(|run| hasher.hash_one(run)).collect()
}
