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

/// A remark that a label has for all its words, *[Nods.]*, is no longer; somebody may speak in brackets.
const LONGEST_REMARK: usize = 8;

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
    /// What makes it one.
    mark: Mark,
    /// Whether it labels a headline.
    heading: bool,
    /// Whether its name is a noun for people: `Harbour police`.
    described: bool,
}

/// What makes words at the beginning of a paragraph its label.
#[derive(Clone, Copy, PartialEq)]
enum Mark {
    /// `Lund:`
    Colon,
    /// `[LUND]`
    Brackets,
    /// `((Lund))`, which stands nowhere else.
    DoubleBrackets,
}

/// The turns of a talk, and the headlines that a person's name or a noun for people begins; `chosen` is what was found
/// by other means.
pub fn find(reading: &Reading, chosen: &[Chosen]) -> Vec<Chosen> {
    let paragraphs = reading.text.paragraphs.iter().enumerate();
    let labelled: Vec<Labelled> = paragraphs.filter_map(|(number, paragraph)| Labelled::of(reading, paragraph, number)).collect();
    let mut found = turns(reading, &labelled, chosen);
    let turns: Vec<usize> = found.iter().map(|turn| turn.parts[0].start).collect();
    let is_turn = |one: &&Labelled| turns.binary_search(&one.words.start).is_ok();
    found.extend(labelled.iter().filter(|one| one.is_headline(reading) && !is_turn(one)).map(Labelled::headline));
    found.sort_unstable_by_key(|one| one.parts[0].start);
    found
}

impl Labelled {
    /// What begins `paragraph` where it is a label: words with capitals, more in brackets after them or not; or all of
    /// them in brackets and without a colon.
    fn of(reading: &Reading, paragraph: &Paragraph, number: usize) -> Option<Self> {
        let text = reading.text;
        let Range { start, end } = paragraph.tokens;
        if let Some((mark, label, words)) = bracketed(reading, start..end) {
            let named = label.clone().all(|index| text.tokens[index].shape.is_capital());
            let one = Labelled { paragraph: number, name: label.clone(), label, words, mark, heading: false, described: false };
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
        let (label, words) = (start..colon, colon + 1..end);
        let one = Labelled { paragraph: number, label, name, words, mark: Mark::Colon, heading, described };
        (is_name && !one.name.is_empty()).then_some(one)
    }

    fn is_headline(&self, reading: &Reading) -> bool {
        let count = self.words.clone().filter(|&index| reading.text.tokens[index].shape.is_word()).count();
        let person = self.name.clone().all(|index| reading.is_of(index, Type::Person));
        self.heading && count >= FEWEST_WORDS && (person || self.described)
    }

    fn headline(&self) -> Chosen {
        let (speaker, parts) = (Some(self.label.clone()), vec![self.words.clone()]);
        Chosen { cue: Some(self.label.end), speaker, parts, chance: SURE_OF_HEADLINE, carried: 0, tie: Tie::Label }
    }

    /// The turn of `parts`; a label that says whether they ask or answer names nobody.
    fn turn(&self, reading: &Reading, parts: Vec<Range<usize>>) -> Chosen {
        let cue = (self.mark == Mark::Colon).then_some(self.label.end);
        let speaker = (!is_part(self.called(reading))).then(|| self.label.clone());
        Chosen { cue, speaker, parts, chance: SURE_OF_TURN, carried: 0, tie: Tie::Turn }
    }

    fn called<'t>(&self, reading: &Reading<'_, 't>) -> &'t str {
        reading.text.span_of(self.name.clone()).of(reading.text.raw)
    }

    /// Whether it can be nothing but a turn's, though no other speaks: `((Ada Lund))`, `A:`.
    fn is_plain(&self, reading: &Reading) -> bool {
        self.mark == Mark::DoubleBrackets || is_part(self.called(reading))
    }
}

/// The label and the words of a paragraph that begins `((Ada Lund)) We will`, `[LUND] We will`.
fn bracketed(reading: &Reading, Range { start, end }: Range<usize>) -> Option<(Mark, Range<usize>, Range<usize>)> {
    let near = start..end.min(start + LONGEST);
    let is = |index: usize, brackets: [&str; 2]| brackets.contains(&reading.word(index));
    let first = near.clone().find(|&index| !is(index, ["(", "["]))?;
    let close = (first..near.end).find(|&index| is(index, [")", "]"]))?;
    let words = (close..end).find(|&index| !is(index, [")", "]"]) && reading.word(index) != ":")?;
    let mark = if first > start + 1 { Mark::DoubleBrackets } else { Mark::Brackets };
    (first > start && close > first).then_some((mark, first..close, words..end))
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
        let whole = one.called(reading);
        let initials = whole.chars().count() > 1 && self.initials.contains(whole);
        let office = |index: usize| reading.may_speak(index);
        let person = is_part(whole) || initials || office(first) || office(last) || self.names.contains(&text.tokens[last].word);
        let upper = one.name.clone().all(|index| !text.word(index).chars().any(char::is_lowercase));
        let body = upper || reading.is_of(last, Type::Organization);
        let person = person || one.mark == Mark::DoubleBrackets && !body;
        if person { Some(Voice::Person) } else { body.then_some(Voice::Body) }
    }
}

/// The turns of the talk that `labelled` paragraphs write down, if they do: people say them, at least two, one of whom
/// does twice, and they say *I* or *you* somewhere, or ask. Of one alone who asks the answers have no label.
fn turns(reading: &Reading, labelled: &[Labelled], chosen: &[Chosen]) -> Vec<Chosen> {
    let text = reading.text;
    // A headline begins no talk; it does not end as a sentence does.
    let ended = |one: &Labelled| one.words.clone().last().is_some_and(|last| matches!(text.word(last), "." | "?" | "!" | "…"));
    let candidates = labelled.iter().filter(|one| one.paragraph > 0 || ended(one));
    if candidates.clone().count() < FEWEST_TURNS {
        return Vec::new();
    }
    let voices = Voices::of(reading);
    let mut voiced: Vec<(&Labelled, Voice)> = candidates.filter_map(|one| Some((one, voices.voice(reading, one)?))).collect();
    // Where both who ask and who answer stand in double brackets, less is no label.
    let bracketed = |one: &Labelled| one.mark == Mark::DoubleBrackets;
    let in_brackets: Vec<_> = voiced.iter().copied().filter(|(one, _)| bracketed(one)).collect();
    let answered = in_brackets.iter().any(|(_, voice)| *voice == Voice::Person);
    if answered && distinct(reading, in_brackets.iter().map(|(one, _)| *one)) > 1 {
        voiced = in_brackets;
    } else if let Some((first, _)) = in_brackets.first() {
        voiced.retain(|(one, _)| one.paragraph >= first.paragraph);
    }
    let who = distinct(reading, voiced.iter().map(|(one, _)| *one));
    let alone = who == 1 && voiced.iter().all(|(one, _)| one.is_plain(reading));
    let fates = fates(reading, chosen);
    let mut turns: Vec<(&Labelled, Vec<Range<usize>>)> = Vec::new();
    for (number, &(one, _)) in voiced.iter().enumerate() {
        let next = voiced.get(number + 1).map(|(next, _)| *next);
        let end = next.map_or(text.paragraphs.len(), |next| next.paragraph);
        let end = if one.heading || alone { one.paragraph + 1 } else { end };
        let following = (one.paragraph + 1..end).take_while(|&at| fates[at] != Beside::Ends);
        let following = following.filter(|&at| fates[at] != Beside::Apart).map(|at| text.paragraphs[at].tokens.clone());
        let mut parts: Vec<Range<usize>> = std::iter::once(one.words.clone()).chain(following).collect();
        parts.retain(|part| part.len() > LONGEST_REMARK || !is_aside(reading, part));
        // What is asked between two turns of one speaker is somebody else's.
        let asks = parts.len() > 1 && parts.last().is_some_and(|part| text.word(part.end - 1) == "?");
        if asks && next.is_some_and(|next| next.called(reading) == one.called(reading)) {
            parts.pop();
        }
        if parts.iter().flat_map(Clone::clone).any(|index| text.tokens[index].shape.is_word()) {
            turns.push((one, parts));
        }
    }
    // Nothing labels the end of the last turn.
    if let Some(((_, last), others)) = turns.split_last_mut() {
        last.truncate(others.iter().map(|(_, parts)| parts.len()).max().unwrap_or(1));
    }
    let person = alone || voiced.iter().any(|(_, voice)| *voice == Voice::Person);
    let talked = turns.iter().flat_map(|(_, parts)| parts).flat_map(Clone::clone).any(|index| is_talk(text.word(index)));
    let talk = person && talked && turns.len() >= FEWEST_TURNS && (alone || (2..turns.len()).contains(&who));
    if !talk {
        return Vec::new();
    }
    turns.into_iter().map(|(one, parts)| one.turn(reading, parts)).collect()
}

/// How many labels are different.
fn distinct<'l>(reading: &Reading, labelled: impl Iterator<Item = &'l Labelled>) -> usize {
    labelled.map(|one| one.called(reading)).collect::<FxHashSet<_>>().len()
}

/// Whether a label says whether its words ask or answer, and names nobody.
fn is_part(name: &str) -> bool {
    matches!(name, "Q" | "A" | "Question" | "Answer")
}

/// Whether people say `word` to one another.
fn is_talk(word: &str) -> bool {
    matches!(word, "?" | "I" | "me" | "my" | "My" | "we" | "We" | "us" | "our" | "Our" | "you" | "You" | "your" | "Your")
}

/// What a paragraph without a label is to the turn before it.
#[derive(Clone, Copy, PartialEq)]
enum Beside {
    /// The turn goes on in it.
    GoesOn,
    /// It stands amid the turn: a caption, the legend of a figure.
    Apart,
    /// The turn has ended: a heading, a remark in brackets, one with a speaker of its own.
    Ends,
}

fn fates(reading: &Reading, chosen: &[Chosen]) -> Vec<Beside> {
    let text = reading.text;
    let is_named = |core: &Range<usize>| reading.tags[core.end - 1].is_noun();
    let attributed = chosen.iter().filter(|one| one.speaker.as_ref().is_some_and(is_named));
    let mut cues: Vec<usize> = attributed.filter_map(|one| one.cue).collect();
    cues.sort_unstable();
    let fate = |paragraph: &Paragraph| {
        let Range { start, end } = paragraph.tokens;
        let cue = cues.partition_point(|&cue| cue < start);
        if paragraph.heading || is_aside(reading, &paragraph.tokens) || cues.get(cue).is_some_and(|&cue| cue < end) {
            Beside::Ends
        } else if is_legend(reading, &paragraph.tokens) {
            Beside::Apart
        } else {
            Beside::GoesOn
        }
    };
    text.paragraphs.iter().map(fate).collect()
}

/// Whether all words stand in brackets: `[Nods.]`, `(A bell rings)`.
fn is_aside(reading: &Reading, tokens: &Range<usize>) -> bool {
    let mut depth = 0usize;
    tokens.clone().all(|index| {
        match reading.word(index) {
            "(" | "[" => depth += 1,
            ")" | "]" => depth = depth.saturating_sub(1),
            _ => return depth > 0 || !reading.text.tokens[index].shape.is_word(),
        }
        true
    })
}

/// Whether words that are no sentence are said by nobody: `Piers: 12`.
fn is_legend(reading: &Reading, tokens: &Range<usize>) -> bool {
    let ends = |index: usize| matches!(reading.word(index), "." | "?" | "!" | "…" | ":" | "\"" | "”");
    let says = |index: usize| reading.tags[index].is_verb() && reading.segment_of[index].is_none();
    !tokens.clone().last().is_some_and(ends) && !tokens.clone().any(says)
}
