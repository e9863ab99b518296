//! Words that stand for somebody named elsewhere: pronouns, and descriptions such as *the mayor*.

use super::gender::{self, Gender};
use crate::entities::dates::is_weekday;
use crate::entities::{self, Mention, Type};
use crate::nouns::{self, Property, Sort};
use crate::quotes::reading::Reading;
use crate::tags::Tag;
use crate::text::Span;
use std::collections::HashSet;
use std::ops::Range;

/// Words that stand for somebody.
#[derive(Clone, Debug)]
pub struct Anaphor {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// What it asks of the one it stands for.
    pub form: Form,
}

/// What an anaphor asks of the one it stands for.
#[derive(Clone, Debug, PartialEq)]
pub enum Form {
    /// *He*, *her*: one person.
    Person(Gender),
    /// *It*: one body.
    It,
    /// *They*: several people, or a body.
    They,
    /// *I*, *my*: whoever speaks.
    I,
    /// *We*, *our*: whoever speaks, with others.
    We,
    /// *Who*, *which*: whom it follows.
    Relative,
    /// *The mayor*.
    Description(Description),
}

/// *The deputy mayor*: a noun and what stands before it.
#[derive(Clone, Debug, PartialEq)]
pub struct Description {
    /// The noun in lower case.
    pub head: String,
    /// The words between *the* and it, in lower case.
    pub modifiers: Vec<String>,
    /// Those of them that have a capital.
    pub names: Vec<String>,
    /// Those of them that are nouns in lower case.
    pub nouns: Vec<String>,
    /// What the noun can stand for.
    pub sort: Sort,
    /// Whether the text has brought in somebody by the same noun before: *a driver … the driver*.
    pub introduced: bool,
}

/// A description has no more words.
const LONGEST: usize = 8;

/// All anaphors of a text, in order; linear in its length.
pub fn find(reading: &Reading, mentions: &[Mention]) -> Vec<Anaphor> {
    let mut found = Vec::new();
    // The nouns that brought somebody in.
    let mut introduced: HashSet<String> = HashSet::new();
    for index in 0..reading.text.tokens.len() {
        let word = reading.word(index);
        match reading.tags[index] {
            Tag::Pronoun | Tag::Possessive | Tag::Question => {
                if let Some(form) = pronoun(word).filter(|form| *form != Form::It || !is_expletive(reading, index)) {
                    found.push(Anaphor { tokens: index..index + 1, form });
                }
            }
            Tag::Determiner if word.eq_ignore_ascii_case("the") => {
                if let Some((end, mut description)) = describe(reading, index)
                    && !is_named(reading, mentions, end - 1)
                {
                    description.introduced = introduced.contains(&description.head);
                    found.push(Anaphor { tokens: index..end, form: Form::Description(description) });
                }
            }
            Tag::Determiner | Tag::Number if matches!(word, "a" | "an" | "A" | "An" | "one" | "One" | "another" | "Another") => {
                if let Some((end, description)) = describe(reading, index)
                    && !names_or_explains(reading, index, end)
                {
                    introduced.insert(description.head);
                }
            }
            _ => {}
        }
    }
    found
}

/// Whether what *a driver* at `start..end` is about is named: it follows a name, or a name follows it.
fn names_or_explains(reading: &Reading, start: usize, end: usize) -> bool {
    let follows = start > 1 && matches!(reading.word(start - 1), "," | "is" | "was" | "as" | "be" | "became");
    let named = (end..(end + 2).min(reading.tags.len())).any(|index| reading.tags[index] == Tag::Name);
    follows || named
}

/// Whether token `at` is in a name: *the Coast Guard* describes nobody. *The Norvik Republican* does.
fn is_named(reading: &Reading, mentions: &[Mention], at: usize) -> bool {
    entities::within(mentions, reading.text.tokens[at].span).next().is_some_and(|index| {
        let name = matches!(mentions[index].kind, Type::Person | Type::Organization | Type::Place | Type::Other);
        name && !reading.is_noun_of(at, Property::PartyMember)
    })
}

/// What is said of bodies, though *that* follows: *it is confident that …*.
#[rustfmt::skip]
const THINKING: &[&str] = &[
    "advised", "afraid", "assured", "aware", "certain", "concerned", "confident", "convinced", "disappointed", "glad",
    "hopeful", "informed", "notified", "optimistic", "pleased", "proud", "satisfied", "sure", "told", "warned", "worried",
];

/// What is said of what somebody does and not of a body, with *to* after it: *it is hard to see*, but *it is ready to sell*.
#[rustfmt::skip]
const OF_DOING: &[&str] = &[
    "best", "better", "common", "crucial", "difficult", "easier", "easy", "essential", "fair", "good", "great", "hard",
    "harder", "illegal", "important", "impossible", "legal", "natural", "necessary", "nice", "possible", "premature", "rare",
    "safe", "tempting", "time", "tough", "unfair", "unusual", "useful", "vital", "wise", "wrong",
];

/// Whether the *it* at token `index` means nothing: *it is said that …*, *it is hard to say*, *it was raining*.
fn is_expletive(reading: &Reading, index: usize) -> bool {
    let limit = reading.tags.len().min(index + 8);
    let word = |at: usize| if at < limit { reading.word(at) } else { "" };
    let past = |from: usize, over: &dyn Fn(usize) -> bool| (from..limit).find(|&at| !over(at)).unwrap_or(limit);
    let verb = past(index + 1, &|at| matches!(reading.tags[at], Tag::Modal | Tag::Adverb));
    let said = past(verb + 1, &|at| reading.tags[at] == Tag::Adverb || matches!(reading.word(at), "been" | "be" | "not"));
    let is = match word(verb) {
        "is" | "was" | "'s" | "’s" | "be" | "seems" | "seemed" | "remains" | "became" => true,
        // “It has not said whether”.
        "has" | "had" => (verb + 1..said).any(|at| word(at) == "been"),
        _ => false,
    };
    let (what, next) = (word(said), word(said + 1));
    let weather = matches!(what, "raining" | "snowing" | "hailing" | "drizzling" | "thundering");
    let told = limit > said
        && match next {
            "that" | "whether" | "how" | "why" | "if" | "when" | "what" => {
                let says = matches!(reading.tags[said], Tag::Adjective | Tag::PastParticiple | Tag::Past);
                says && THINKING.binary_search(&what).is_err()
            }
            "to" | "for" => OF_DOING.binary_search(&what).is_ok(),
            _ => false,
        };
    let rains = matches!(word(verb), "rained" | "snowed" | "hailed" | "drizzled")
        || matches!(word(verb), "seems" | "seemed" | "appears" | "appeared") && word(verb + 1) == "that";
    // “It is worth mentioning that …”.
    let worth = what == "worth" && reading.tags.get(said + 1) == Some(&Tag::Gerund);
    is && (weather || told || worth) || rains
}

fn pronoun(word: &str) -> Option<Form> {
    // Longer than any of them.
    if word.len() > 10 {
        return None;
    }
    let lower = word.to_lowercase();
    if let Some(gender) = gender::of_pronoun(&lower) {
        return Some(Form::Person(gender));
    }
    match lower.as_str() {
        "it" | "its" | "itself" => Some(Form::It),
        "they" | "them" | "their" | "theirs" | "themselves" => Some(Form::They),
        "i" | "me" | "my" | "mine" | "myself" if word != "i" => Some(Form::I),
        "we" | "us" | "our" | "ours" | "ourselves" if word != "US" => Some(Form::We),
        "who" | "which" => Some(Form::Relative),
        _ => None,
    }
}

/// The description after the determiner at token `index`, and where it ends; none of plain things.
fn describe(reading: &Reading, index: usize) -> Option<(usize, Description)> {
    let limit = reading.tags.len().min(index + 1 + LONGEST);
    let joins = |at: usize| {
        let tag = reading.tags[at];
        let inner = tag.is_nominal()
            || tag == Tag::Number
            || tag == Tag::Mark && reading.word(at) == "-"
            || matches!(reading.word(at), "former");
        // “The bank yesterday said”.
        let day = matches!(reading.word(at), "today" | "tonight" | "yesterday") || is_weekday(reading.word(at));
        let day = day && reading.tags.get(at + 1).is_none_or(|tag| !tag.is_noun());
        inner && !day && !reading.text.breaks_after(at - 1) && reading.segment_of[at] == reading.segment_of[index]
    };
    let end = (index + 1..limit).find(|&at| !joins(at)).unwrap_or(limit);
    let head = end.checked_sub(1).filter(|&head| head > index)?;
    let noun = reading.word(head).to_lowercase();
    let sort = nouns::sort(&noun).or_else(|| is_age(&noun).then_some(Sort::Person))?;
    let modifiers = || index + 1..head;
    let lower = |at: usize| reading.word(at).to_lowercase();
    // “The other bank” is another than was spoken of.
    if modifiers().any(|at| matches!(reading.word(at), "other" | "next")) {
        return None;
    }
    let capital = |at: &usize| reading.text.tokens[*at].shape.is_capital();
    let names = modifiers().filter(capital).map(lower).collect();
    let is_noun = |at: &usize| matches!(reading.tags[*at], Tag::Noun | Tag::Nouns) && !capital(at);
    let nouns = modifiers().filter(is_noun).map(lower).collect();
    let modifiers = modifiers().map(lower).collect();
    Some((end, Description { head: noun, modifiers, names, nouns, sort, introduced: false }))
}

/// Whether a word is `46-year-old`.
fn is_age(word: &str) -> bool {
    word.ends_with("-year-old") && word.starts_with(|c: char| c.is_ascii_digit())
}

impl Anaphor {
    /// Where it stands, in bytes.
    pub fn span(&self, reading: &Reading) -> Span {
        reading.text.span_of(self.tokens.clone())
    }

    /// Whether it says whose something is: *her* before a noun, *their*.
    pub fn is_possessive(&self, reading: &Reading) -> bool {
        reading.tags[self.tokens.start] == Tag::Possessive
    }

    /// Whether it means the subject of its own clause: *himself*, *itself*.
    pub fn is_reflexive(&self, reading: &Reading) -> bool {
        let word = reading.word(self.tokens.start);
        ["himself", "herself", "itself"].iter().any(|own| word.eq_ignore_ascii_case(own))
    }

    /// Whether it can be no subject: *him*, *them*, *her* without a noun.
    pub fn is_object(&self, reading: &Reading) -> bool {
        let word = reading.word(self.tokens.start);
        let always = ["him", "them", "me", "us", "himself", "herself", "itself", "themselves"];
        always.iter().any(|object| word.eq_ignore_ascii_case(object))
            || word.eq_ignore_ascii_case("her") && !self.is_possessive(reading)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_expletives_are_sorted() {
        assert!(THINKING.is_sorted() && OF_DOING.is_sorted());
    }
}
