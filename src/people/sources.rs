//! Sources that have no name: which are people kept back, which are many, which are papers; and why a name is kept back.

use crate::nouns::{self, Property, Sort};
use crate::quotes::reading::Reading;
use crate::tags::Tag;
use crate::text::Span;
use serde::Serialize;
use std::ops::Range;

/// What sort of source says something.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Voice {
    /// A person the page names.
    Person,
    /// A body, or a place that stands for one: `the White House`, `Moscow`.
    Institution,
    /// One or several people whose name is kept back: `a senior official`, `people briefed on the plan`.
    Anonymous,
    /// Many who are not told apart: `critics`, `voters`, `Republicans`.
    Collective,
    /// Something written or recorded: `the report`, `a poll`.
    Document,
    /// None of these can be told: a pronoun or a description whose person is not found, or no words at all.
    #[default]
    Unknown,
}

impl Voice {
    /// Whether people speak whom the page does not name.
    pub fn is_unnamed(self) -> bool {
        matches!(self, Voice::Anonymous | Voice::Collective)
    }
}

/// Whether a name is that of something written.
pub fn is_document(name: &str) -> bool {
    let last = name.rsplit(' ').next().unwrap_or_default().to_lowercase();
    nouns::is(&last, Property::NamedDocument)
}

/// What sort of source the words in `tokens` are, which name nobody.
pub fn voice(reading: &Reading, tokens: &Range<usize>) -> Voice {
    let first = reading.word(tokens.start).to_lowercase();
    if tokens.len() == 1 && matches!(reading.tags[tokens.start], Tag::Pronoun | Tag::Question) {
        return match first.as_str() {
            "some" | "many" | "others" | "most" | "several" | "everyone" | "everybody" | "nobody" => Voice::Collective,
            _ => Voice::Unknown,
        };
    }
    let head = head(reading, tokens);
    let noun = reading.word(head).to_lowercase();
    let definite = matches!(first.as_str(), "the" | "this" | "that" | "his" | "her" | "their" | "its" | "our" | "my" | "these");
    let kept_back = nouns::is(noun.strip_suffix('s').unwrap_or(&noun), Property::KeptBack)
        || noun == "people" && !definite
        || noun == "authorities";
    match nouns::sort(&noun) {
        _ if nouns::is(&noun, Property::Document) => Voice::Document,
        _ if kept_back => Voice::Anonymous,
        Some(Sort::Person) if definite => Voice::Unknown,
        Some(Sort::Person) => Voice::Anonymous,
        Some(Sort::People) => Voice::Collective,
        Some(Sort::Body) => Voice::Institution,
        None if reading.tags[head] == Tag::Nouns => Voice::Collective,
        None if matches!(noun.as_str(), "one" | "another" | "someone" | "somebody") => Voice::Anonymous,
        None => Voice::Unknown,
    }
}

/// The noun that says who speaks: of *a group of voters* it is the voters.
pub(super) fn head(reading: &Reading, tokens: &Range<usize>) -> usize {
    let ends = |at: usize, from: usize| {
        at > from
            && (matches!(
                reading.tags[at],
                Tag::Preposition | Tag::To | Tag::Question | Tag::Subordinator | Tag::PastParticiple | Tag::Conjunction
            ) || matches!(reading.word(at), "," | "(" | "—" | "–" | ";" | "familiar" | "close" | "aware")
                || reading.tags[at].is_verb())
    };
    let stop = |from: usize| (from..tokens.end).find(|&at| ends(at, from)).unwrap_or(tokens.end);
    let end = stop(tokens.start);
    let noun = end - 1;
    let counted = is_count(&reading.word(noun).to_lowercase());
    if counted && end < tokens.end && reading.word(end) == "of" && end + 1 < tokens.end {
        return stop(end + 1) - 1;
    }
    noun
}

/// Whether a noun in lower case only says how many there are of what follows it: *a group of voters*.
#[rustfmt::skip]
fn is_count(noun: &str) -> bool {
    matches!(
        noun,
        "all" | "chorus" | "couple" | "dozens" | "few" | "group" | "handful" | "host" | "hundreds" | "majority" | "many" | "member"
        | "members" | "most" | "number" | "one" | "pair" | "part" | "percent" | "series" | "several" | "some" | "thousands" | "three"
        | "two"
    )
}

/// How far behind a source the reason for its being kept back is looked for, in tokens.
const REASON: usize = 60;

/// The words that say that, and why, a name is kept back: *who asked not to be named because …*, *on condition of
/// anonymity*; in the sentence of `tokens` or the one after it.
pub fn kept_back(reading: &Reading, tokens: &Range<usize>) -> Option<Span> {
    let sentences = &reading.text.sentences;
    let number = reading.text.sentence_of(tokens.start);
    let here = sentences.get(number)?;
    let next = sentences.get(number + 1).filter(|next| !reading.text.breaks_after(here.end - 1) && takes_up(reading, next));
    for sentence in [Some(here), next].into_iter().flatten() {
        let range = sentence.start.max(tokens.start)..sentence.end.min(tokens.end + REASON);
        let found = range.clone().find(|&index| reading.segment_of[index].is_none() && says_kept_back(reading, index));
        let Some(at) = found else { continue };
        let start = clause_start(reading, &range, at);
        let end = clause_end(reading, at, sentence.end);
        return Some(reading.text.span_of(start..end));
    }
    None
}

/// Whether a sentence goes on about the source of the one before: *They spoke …*, *The officials asked …*.
fn takes_up(reading: &Reading, sentence: &Range<usize>) -> bool {
    let word = |at: usize| if at < sentence.end { reading.word(at) } else { "" };
    let verb = match word(sentence.start) {
        "They" | "He" | "She" | "Both" | "All" => sentence.start + 1,
        "The" => sentence.start + 2,
        _ => return false,
    };
    (verb..sentence.end.min(verb + 3)).any(|at| reading.tags[at].is_verb())
}

/// Whether token `index` is the *named* of *not to be named*, *anonymity*, or the *speak* of *not authorized to speak*.
fn says_kept_back(reading: &Reading, index: usize) -> bool {
    let before = |word: &str| (index.saturating_sub(5)..index).any(|at| reading.word(at).eq_ignore_ascii_case(word));
    match reading.word(index) {
        "anonymity" => true,
        "anonymously" => before("speaking") || before("spoke"),
        "named" | "identified" | "name" | "names" | "quoted" => {
            (before("not") && before("be")) || before("declined") && before("give") || before("withhold") || before("withheld")
        }
        "speak" | "talk" | "comment" | "discuss" => {
            before("not") && before("to") && ["authorized", "authorised", "allowed", "permitted"].into_iter().any(before)
        }
        _ => false,
    }
}

/// Where the clause that holds token `at` begins: at *who*, at *speaking*, after a comma.
fn clause_start(reading: &Reading, range: &Range<usize>, at: usize) -> usize {
    let begins = |index: usize| {
        matches!(reading.word(index), "who" | "speaking" | "on" | "requesting" | "citing" | "asking")
            || index > range.start && matches!(reading.word(index - 1), ",")
    };
    let who = (range.start..at).rev().take(14).find(|&index| reading.word(index) == "who");
    who.or_else(|| (range.start..at).rev().take(14).find(|&index| begins(index))).unwrap_or(range.start)
}

/// Where it ends: at a comma that no *because* follows, at a mark, with its sentence.
fn clause_end(reading: &Reading, at: usize, limit: usize) -> usize {
    let ends = |index: &usize| match reading.word(*index) {
        "," => !matches!(reading.word((*index + 1).min(limit - 1)), "because" | "since" | "as" | "citing" | "saying" | "given"),
        word => matches!(word, "." | ";" | ":" | "—" | "“" | "\"") || reading.segment_of[*index].is_some(),
    };
    let limit = limit.min(at + REASON);
    (at + 1..limit).find(ends).unwrap_or(limit)
}
