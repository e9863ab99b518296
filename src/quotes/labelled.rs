//! Words labelled with who says them: talks written down turn by turn (`LUND: We will mend it.`), questions and
//! answers, headlines (`Ada Lund: We will mend it`).

use super::choose::{Chosen, Tie};
use super::reading::Reading;
use crate::entities::Type;
use crate::tags::Tag;
use crate::text::{Paragraph, Shape};
use rustc_hash::FxHashSet;
use std::ops::Range;

/// A label is so many tokens at most, its colon included.
const LONGEST: usize = 9;

/// A noun that labels a headline has at most so many words with it: `Harbour police: …`.
const LONGEST_NOUN: usize = 3;

/// So many words at least are labelled in a headline: figures and prices are labelled too.
const FEWEST_WORDS: usize = 3;

/// So many labelled paragraphs make a talk.
const FEWEST_TURNS: usize = 3;

/// How sure a turn is speech. Of PolNeAR's 840 training articles five hold such talks: in four all 40 turns are
/// marked as speech; the fifth, questions and answers, has no mark at all.
const SURE_OF_TURN: f32 = 0.95;

/// The same of a headline that a person's name begins: 45 of 49 there are speech, by that person. A noun for people
/// (`Mayor: …`) begins three there, all of them speech, and two on 221 saved pages, of which one is.
const SURE_OF_HEADLINE: f32 = 0.92;

/// A label and what it labels in its paragraph.
struct Labelled {
    /// The number of its paragraph.
    paragraph: usize,
    /// The tokens of the label, its colon left out.
    label: Range<usize>,
    /// Those of them that are a name: more may follow in brackets.
    name: Range<usize>,
    /// The tokens that it labels.
    words: Range<usize>,
    /// Whether it labels a headline.
    heading: bool,
    /// Whether its name is a noun for people: `Harbour police`.
    described: bool,
}

/// The turns of a talk, and the headlines that a person's name or a noun for people begins; `chosen` is what was found
/// by other means.
pub fn find(reading: &Reading, chosen: &[Chosen]) -> Vec<Chosen> {
    let paragraphs = reading.text.paragraphs.iter().enumerate();
    let labelled: Vec<Labelled> = paragraphs.filter_map(|(number, paragraph)| Labelled::of(reading, paragraph, number)).collect();
    let mut found = turns(reading, &labelled, chosen);
    let talk: Vec<Option<usize>> = found.iter().map(|turn| turn.cue).collect();
    let is_turn = |one: &&Labelled| talk.binary_search(&Some(one.label.end)).is_ok();
    found.extend(labelled.iter().filter(|one| one.is_headline(reading) && !is_turn(one)).map(Labelled::headline));
    found.sort_unstable_by_key(|one| one.cue);
    found
}

impl Labelled {
    /// What begins `paragraph` where it is a label: words with capitals, more in brackets after them or not; or all of
    /// them in brackets and without a colon.
    fn of(reading: &Reading, paragraph: &Paragraph, number: usize) -> Option<Self> {
        let text = reading.text;
        let Range { start, end } = paragraph.tokens;
        if let Some((label, words)) = bracketed(reading, start..end) {
            let named = label.clone().all(|index| text.tokens[index].shape.is_capital());
            let one = Labelled { paragraph: number, name: label.clone(), label, words, heading: false, described: false };
            return (named && !paragraph.heading).then_some(one);
        }
        let colon = (start..end.min(start + LONGEST)).find(|&index| text.word(index) == ":")?;
        let name = start..(start..colon).find(|&index| text.word(index) == "(").unwrap_or(colon);
        let named = |index: usize| {
            let shape = text.tokens[index].shape;
            shape.is_capital() || shape == Shape::Number || matches!(text.word(index), "." | "-" | "&" | ",")
        };
        let heading = number == 0 || paragraph.heading;
        let described = heading && name.end == colon && (start + 1..=start + LONGEST_NOUN).contains(&colon) && {
            let says = |index: usize| reading.tags[index].is_verb() || reading.tags[index] == Tag::Modal;
            reading.kinds[colon - 1] == 0 && reading.may_speak(colon - 1) && (colon + 1..end).any(says)
        };
        let is_name = text.tokens[start].shape.is_capital() && (described || name.clone().all(named));
        let one = Labelled { paragraph: number, label: start..colon, name, words: colon + 1..end, heading, described };
        (is_name && !one.name.is_empty()).then_some(one)
    }

    fn is_headline(&self, reading: &Reading) -> bool {
        let count = self.words.clone().filter(|&index| reading.text.tokens[index].shape.is_word()).count();
        let person = self.name.clone().all(|index| reading.is_of(index, Type::Person));
        self.heading && count >= FEWEST_WORDS && (person || self.described)
    }

    fn headline(&self) -> Chosen {
        self.chosen(Some(self.label.clone()), vec![self.words.clone()], SURE_OF_HEADLINE)
    }

    fn chosen(&self, speaker: Option<Range<usize>>, parts: Vec<Range<usize>>, chance: f32) -> Chosen {
        Chosen { cue: Some(self.label.end), speaker, parts, chance, carried: 0, tie: Tie::Label }
    }
}

/// The label and the words of a paragraph that begins `((Ada Lund)) We will`, `[LUND] We will`.
fn bracketed(reading: &Reading, Range { start, end }: Range<usize>) -> Option<(Range<usize>, Range<usize>)> {
    let near = start..end.min(start + LONGEST);
    let is = |index: usize, brackets: [&str; 2]| brackets.contains(&reading.word(index));
    let first = near.clone().find(|&index| !is(index, ["(", "["]))?;
    let close = (first..near.end).find(|&index| is(index, [")", "]"]))?;
    let words = (close..end).find(|&index| !is(index, [")", "]"]) && reading.word(index) != ":")?;
    (first > start && close > first).then_some((first..close, words..end))
}

/// Who may talk in a text, as far as its labels tell.
struct Voices {
    /// The words of people's names.
    names: FxHashSet<u32>,
    /// Their initials.
    initials: FxHashSet<String>,
}

/// What a label may be called.
#[derive(Clone, Copy, PartialEq)]
enum Voice {
    /// A person, somebody's office, or who asks and who answers.
    Person,
    /// A paper or broadcaster that asks, maybe.
    Body,
}

impl Voices {
    fn of(reading: &Reading) -> Self {
        let is_person = |&index: &usize| reading.is_of(index, Type::Person);
        let people: Vec<usize> = (0..reading.text.tokens.len()).filter(is_person).collect();
        let initial = |&index: &usize| reading.word(index).chars().next().filter(|first| first.is_alphabetic());
        Voices {
            names: people.iter().map(|&index| reading.text.tokens[index].word).collect(),
            initials: people.chunk_by(|a, b| a + 1 == *b).map(|name| name.iter().filter_map(initial).collect()).collect(),
        }
    }

    fn voice(&self, reading: &Reading, one: &Labelled) -> Option<Voice> {
        let text = reading.text;
        let first = one.name.start;
        let last = one.name.clone().rfind(|&index| text.tokens[index].shape.is_capital()).unwrap_or(first);
        let whole = text.span_of(one.name.clone()).of(text.raw);
        let initials = whole.chars().count() > 1 && self.initials.contains(whole);
        let office = |index: usize| reading.may_speak(index);
        let person = is_part(whole) || initials || office(first) || office(last) || self.names.contains(&text.tokens[last].word);
        let upper = one.name.clone().all(|index| !text.word(index).chars().any(char::is_lowercase));
        let body = upper || reading.is_of(last, Type::Organization);
        if person { Some(Voice::Person) } else { body.then_some(Voice::Body) }
    }
}

/// The turns of the talk that `labelled` paragraphs write down, if they do: people say them, at least two, one of whom
/// does twice, and they say *I* or *you* somewhere, or ask.
fn turns(reading: &Reading, labelled: &[Labelled], chosen: &[Chosen]) -> Vec<Chosen> {
    let text = reading.text;
    // A headline begins no talk; it does not end as a sentence does.
    let ended = |one: &Labelled| one.words.clone().last().is_some_and(|last| matches!(text.word(last), "." | "?" | "!" | "…"));
    let candidates = labelled.iter().enumerate().filter(|(_, one)| one.paragraph > 0 || ended(one));
    if candidates.clone().count() < FEWEST_TURNS {
        return Vec::new();
    }
    let voices = Voices::of(reading);
    let mut person = false;
    let mut turns: Vec<(&Labelled, Vec<Range<usize>>)> = Vec::new();
    let mut names: Vec<&str> = Vec::new();
    let stops = stops(reading, chosen);
    for (number, one) in candidates {
        let Some(voice) = voices.voice(reading, one) else { continue };
        let end = labelled.get(number + 1).map_or(text.paragraphs.len(), |next| next.paragraph);
        let end = if one.heading { one.paragraph + 1 } else { end };
        let following = (one.paragraph + 1..end).take_while(|&at| !stops[at]).map(|at| text.paragraphs[at].tokens.clone());
        let parts: Vec<Range<usize>> =
            std::iter::once(one.words.clone()).chain(following).filter(|part| !part.is_empty()).collect();
        if parts.iter().flat_map(Clone::clone).any(|index| text.tokens[index].shape.is_word()) {
            person |= voice == Voice::Person;
            names.push(text.span_of(one.name.clone()).of(text.raw));
            turns.push((one, parts));
        }
    }
    // Nothing labels the end of the last turn.
    if let Some(((_, last), others)) = turns.split_last_mut() {
        last.truncate(others.iter().map(|(_, parts)| parts.len()).max().unwrap_or(1));
    }
    names.sort_unstable();
    names.dedup();
    let talked = turns.iter().flat_map(|(_, parts)| parts).flat_map(Clone::clone).any(|index| is_talk(text.word(index)));
    let talk = person && talked && turns.len() >= FEWEST_TURNS && (2..turns.len()).contains(&names.len());
    if !talk {
        return Vec::new();
    }
    let said = turns.into_iter().map(|(one, parts)| {
        let speaker = (!is_part(text.span_of(one.name.clone()).of(text.raw))).then(|| one.label.clone());
        one.chosen(speaker, parts, SURE_OF_TURN)
    });
    said.collect()
}

/// Whether a label says whether its words ask or answer, and names nobody.
fn is_part(name: &str) -> bool {
    matches!(name, "Q" | "A" | "Question" | "Answer")
}

/// Whether people say `word` to one another.
fn is_talk(word: &str) -> bool {
    matches!(word, "?" | "I" | "me" | "my" | "My" | "we" | "We" | "us" | "our" | "Our" | "you" | "You" | "your" | "Your")
}

/// Of each paragraph, whether no turn goes on in it: a heading, a remark in brackets, one with a speaker of its own.
fn stops(reading: &Reading, chosen: &[Chosen]) -> Vec<bool> {
    let text = reading.text;
    let is_named = |core: &Range<usize>| reading.tags[core.end - 1].is_noun();
    let attributed = chosen.iter().filter(|one| one.speaker.as_ref().is_some_and(is_named));
    let mut cues: Vec<usize> = attributed.filter_map(|one| one.cue).collect();
    cues.sort_unstable();
    let stops = |paragraph: &Paragraph| {
        let Range { start, end } = paragraph.tokens;
        let bracketed = start < end && matches!(text.word(start), "(" | "[") && matches!(text.word(end - 1), ")" | "]");
        let cue = cues.partition_point(|&cue| cue < start);
        paragraph.heading || bracketed || cues.get(cue).is_some_and(|&cue| cue < end)
    };
    text.paragraphs.iter().map(stops).collect()
}
