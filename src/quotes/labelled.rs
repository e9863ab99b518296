//! Words labelled with who says them: talks written down turn by turn (`LUND: We will mend it.`), questions and
//! answers, headlines (`Ada Lund: We will mend it`).

use super::choose::{Chosen, Tie};
use super::reading::Reading;
use crate::entities::Type;
use crate::people::may_speak;
use crate::tags::Tag;
use crate::text::{Paragraph, Shape};
use std::ops::Range;

/// A label is so many tokens at most, its colon included.
const LONGEST: usize = 9;

/// A noun that labels a headline has at most so many words with it: `Harbour police: …`.
const LONGEST_NOUN: usize = 3;

/// So many words at least are labelled with who says them: figures and prices are labelled too.
const FEWEST_WORDS: usize = 3;

/// So many labelled paragraphs make a talk.
const FEWEST_TURNS: usize = 3;

/// How sure a turn is speech. Of PolNeAR's 840 training articles five hold such talks: in four all 40 turns are
/// marked as speech; the fifth, questions and answers, has no mark at all.
const SURE_OF_TURN: f32 = 0.95;

/// The same of a headline that a person's name begins: 45 of 49 there are speech, by that person. A noun for people
/// (`Mayor: …`) begins three there, all of them speech, and two on 221 saved pages, of which one is.
const SURE_OF_HEADLINE: f32 = 0.92;

/// The tokens of a label, its colon left out, and of what it labels.
struct Labelled {
    label: Range<usize>,
    words: Range<usize>,
    headline: bool,
}

/// The turns of a talk, and the headlines that a person's name or a noun for people begins.
pub fn find(reading: &Reading) -> Vec<Chosen> {
    let text = reading.text;
    let paragraphs = text.paragraphs.iter().enumerate();
    let labelled: Vec<Labelled> =
        paragraphs.filter_map(|(number, paragraph)| Labelled::of(reading, paragraph, number == 0)).collect();
    let name = |one: &Labelled| text.span_of(one.label.clone()).of(text.raw);
    let mut names: Vec<&str> = labelled.iter().map(name).collect();
    names.sort_unstable();
    names.dedup();
    // Two talk at least, and one of them twice.
    let talk = labelled.len() >= FEWEST_TURNS && (2..labelled.len()).contains(&names.len());
    let said = labelled.into_iter().filter(|one| talk || one.headline);
    let chosen = said.map(|one| Chosen {
        cue: Some(one.words.start - 1),
        // “Q” and “A” name nobody.
        speaker: (name(&one).len() > 1).then_some(one.label),
        parts: vec![one.words],
        chance: if talk { SURE_OF_TURN } else { SURE_OF_HEADLINE },
        carried: 0,
        tie: Tie::Label,
    });
    chosen.collect()
}

impl Labelled {
    /// What begins `paragraph` where it is a label: words with capitals, more in brackets after them or not.
    fn of(reading: &Reading, paragraph: &Paragraph, first: bool) -> Option<Self> {
        let text = reading.text;
        let Range { start, end } = paragraph.tokens;
        let colon = (start..end.min(start + LONGEST)).find(|&index| text.word(index) == ":")?;
        let name_end = (start..colon).find(|&index| text.word(index) == "(").unwrap_or(colon);
        let named = |index: usize| {
            let shape = text.tokens[index].shape;
            shape.is_capital() || shape == Shape::Mark && matches!(text.word(index), "." | "-" | "&" | ",")
        };
        let heading = first || paragraph.heading;
        let described = heading && name_end == colon && (start + 1..=start + LONGEST_NOUN).contains(&colon) && {
            let says = |index: usize| reading.tags[index].is_verb() || reading.tags[index] == Tag::Modal;
            reading.kinds[colon - 1] == 0 && may_speak(&text.word(colon - 1).to_lowercase()) && (colon + 1..end).any(says)
        };
        let is_name = start < name_end && text.tokens[start].shape.is_capital() && (described || (start..name_end).all(named));
        let words = colon + 1..end;
        let count = words.clone().filter(|&index| text.tokens[index].shape.is_word()).count();
        let person = (start..name_end).all(|index| reading.kinds[index] == Type::Person as u8 + 1);
        let headline = heading && (person || described);
        (is_name && count >= FEWEST_WORDS).then_some(Labelled { label: start..colon, words, headline })
    }
}
