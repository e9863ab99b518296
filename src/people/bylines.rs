//! Bylines: who wrote a report, whose name stands above it and is nobody's whom it tells of.

use crate::entities::{Mention, Type};
use crate::nouns;
use crate::quotes::reading::Reading;
use std::ops::Range;

/// No byline has more tokens.
const LONGEST: usize = 16;

/// Whether each mention stands in a byline: a short paragraph without a verb that begins with *By* and a name, or, before
/// the first sentence of the report, with a name alone.
pub fn find(reading: &Reading, mentions: &[Mention]) -> Vec<bool> {
    let mut found = vec![false; mentions.len()];
    let mut next = 0;
    let mut begun = false;
    for (number, paragraph) in reading.text.paragraphs.iter().enumerate() {
        let first = next;
        while mentions.get(next).is_some_and(|mention| mention.span.start < paragraph.span.end) {
            next += 1;
        }
        let tokens = &paragraph.tokens;
        let tells = tokens.clone().any(|at| reading.tags[at].is_finite());
        if tells {
            begun |= !paragraph.heading && matches!(reading.word(tokens.end - 1), "." | "?" | "!" | "”" | "\"");
            continue;
        }
        let named = (first..next).find(|&index| mentions[index].kind == Type::Person);
        let Some(name) = named.map(|index| reading.text.tokens_in(mentions[index].span)) else { continue };
        let by = name.start == tokens.start + 1 && reading.word(tokens.start).eq_ignore_ascii_case("by");
        // What comes first of all is mostly the title.
        let alone = name.start == tokens.start && name.len() > 1 && (number > 0 || has_job(reading, tokens));
        if tokens.len() <= LONGEST && !paragraph.heading && (by || !begun && alone) {
            found[first..next].fill(true);
        }
    }
    found
}

/// The one whom all bylines name.
pub fn author(reading: &Reading, mentions: &[Mention], of_mention: &[usize]) -> Option<usize> {
    let in_byline = find(reading, mentions);
    let named = |&index: &usize| in_byline[index] && mentions[index].kind == Type::Person;
    let mut authors = (0..mentions.len()).filter(named).map(|index| of_mention[index]);
    let first = authors.next()?;
    authors.all(|other| other == first).then_some(first)
}

fn has_job(reading: &Reading, tokens: &Range<usize>) -> bool {
    tokens.clone().any(|at| {
        let word = reading.word(at).to_lowercase();
        word == "staff" || nouns::alike(&word, "journalist")
    })
}
