//! What people and bodies are said to be: titles before a name, appositions and *is a …* after it.

use super::names::Entity;
use crate::entities::{self, Mention, Type};
use crate::nouns::{self, Property, Sort};
use crate::quotes::reading::Reading;
use crate::tags::Tag;
use crate::text::{Shape, Span, is_function_word};
use std::collections::HashSet;
use std::ops::Range;

/// How many words before a name, and after it, may say what somebody is.
const BEFORE: usize = 8;
const AFTER: usize = 16;

/// What an entity is said to be.
#[derive(Clone, Debug, Default)]
pub struct Role {
    /// The words that say it, the first on the page that do.
    pub shown: Option<Span>,
    /// The nouns in lower case that say what it is: `adviser`, `secretary`.
    pub heads: HashSet<String>,
    /// All words in lower case that say so: `deputy`, `national`, `security`.
    pub words: HashSet<String>,
    /// How old, in digits.
    pub age: Option<String>,
}

/// What each entity is said to be.
pub fn of_entities(reading: &Reading, mentions: &[Mention], entities: &[Entity], of_mention: &[usize]) -> Vec<Role> {
    let mut roles = vec![Role::default(); entities.len()];
    for (index, mention) in mentions.iter().enumerate() {
        let named = matches!(mention.kind, Type::Person | Type::Organization | Type::Place | Type::Other);
        if !named {
            continue;
        }
        let role = &mut roles[of_mention[index]];
        let tokens = reading.text.tokens_in(mention.span);
        let person = mention.kind == Type::Person;
        let floor = index.checked_sub(1).map_or(0, |before| match mentions[before].kind {
            Type::Person | Type::Date | Type::Time => reading.text.token_at(mentions[before].span.end),
            _ => 0,
        });
        if person && let Some(title) = title(reading, &tokens, floor) {
            // “Norway's ambassador Ada Lund” is Norway's.
            let clitic = title.start.checked_sub(1).filter(|&clitic| clitic > 0 && reading.tags[clitic] == Tag::Clitic);
            let owner = clitic.map(|clitic| reading.text.tokens[clitic - 1].span);
            if let Some(owner) = owner.and_then(|owner| entities::within(mentions, owner).next()) {
                let words = mentions[owner].span.of(reading.text.raw).split_whitespace();
                role.words.extend(words.map(str::to_lowercase));
            }
            role.learn(reading, title, true);
        }
        let after = after(reading, &tokens);
        if let Some(age) = &after.age {
            role.age.get_or_insert_with(|| age.clone());
        }
        let told = after.apposition.is_some_and(|apposition| role.learn(reading, apposition, person));
        let sort = match mention.kind {
            Type::Person => Some(Sort::Person),
            Type::Organization => Some(Sort::Body),
            _ => None,
        };
        if let Some(sort) = sort.filter(|_| !told)
            && let Some(before) = before(reading, &tokens, floor, sort)
        {
            role.learn(reading, before, person);
        }
        if let Some(said) = after.said {
            role.learn_words(reading, &said);
        }
    }
    roles
}

impl Role {
    /// Notes what `tokens` say; whether they say what somebody is.
    fn learn(&mut self, reading: &Reading, tokens: Range<usize>, person: bool) -> bool {
        let learnt = self.learn_words(reading, &tokens);
        if learnt && person && self.shown.is_none() {
            let first = tokens.start;
            let article = matches!(reading.word(first), "a" | "an" | "the" | "The" | "A" | "An");
            // “Its chairwoman”, and what is left of “Lund’s mother”.
            let owner = matches!(reading.tags[first], Tag::Possessive | Tag::Clitic);
            let start = first + usize::from((article || owner) && tokens.len() > 1);
            self.shown = Some(reading.text.span_of(start..tokens.end));
        }
        learnt
    }

    /// Notes the words in `tokens`; whether one of them says what somebody is.
    fn learn_words(&mut self, reading: &Reading, tokens: &Range<usize>) -> bool {
        let mut found = false;
        let mut in_head = true;
        for index in tokens.clone() {
            let lower = reading.word(index).to_lowercase();
            let lower = lower.trim_end_matches('.');
            if matches!(lower, "of" | "for" | "at" | "in" | "to" | "with" | "from" | "on" | "who" | "that" | "which" | ",") {
                in_head = false;
            }
            if matches!(lower, "and" | "&") {
                in_head = true;
            }
            if let Some(age) = lower.strip_suffix("-year-old").filter(|age| is_age(age)) {
                self.age.get_or_insert_with(|| age.to_owned());
            }
            if !reading.text.tokens[index].shape.is_word() || is_function_word(lower) {
                continue;
            }
            let last = !tokens.contains(&(index + 1)) || ends_phrase(reading, index);
            if in_head && last && nouns::sort(lower).is_some() {
                self.heads.insert(lower.to_owned());
                found = true;
            }
            // “Secretary of State” and the like: the head stands first.
            self.words.insert(lower.to_owned());
        }
        found
    }

    /// Whether it may be called `head` with `modifiers` before it, all in lower case.
    pub fn may_be_called(&self, head: &str, modifiers: &[String]) -> bool {
        let same = |rank: &str| modifiers.iter().any(|word| word == rank) == self.words.contains(rank);
        self.heads.iter().any(|known| nouns::alike(known, head))
            && (!self.heads.contains(head) || ["vice", "deputy"].iter().all(|rank| same(rank)))
    }
}

fn is_nominal(reading: &Reading, index: usize) -> bool {
    reading.tags.get(index).is_some_and(|tag| tag.is_nominal())
}

/// Whether the noun at token `index` is what its phrase is about: the service of *the giant's new service*.
fn ends_phrase(reading: &Reading, index: usize) -> bool {
    !is_nominal(reading, index + 1) && reading.tags.get(index + 1) != Some(&Tag::Clitic)
}

/// The title before a name: `U.S. President`, `deputy national security adviser`, `Secretary of State`.
fn title(reading: &Reading, name: &Range<usize>, floor: usize) -> Option<Range<usize>> {
    let mut start = name.start;
    while start > floor.max(name.start.saturating_sub(BEFORE)) {
        let index = start - 1;
        let word = reading.word(index);
        let joins = match reading.tags[index] {
            tag if tag.is_nominal() => true,
            Tag::Preposition | Tag::To => {
                let of = word == "of" || matches!(word, "to" | "for") && is_sent(reading, index);
                of && start < name.start && index > floor && is_nominal(reading, index - 1)
            }
            Tag::Mark => matches!(word, "-" | "&") && start < name.start && is_nominal(reading, index.saturating_sub(1)),
            Tag::Conjunction => {
                start < name.start && is_nominal(reading, index.saturating_sub(1)) && is_lower(reading, index + 1)
            }
            _ => false,
        };
        if !joins || reading.text.breaks_after(index) {
            break;
        }
        start = index;
    }
    if nouns::is_courtesy(reading.word(start)) {
        start += 1;
    }
    (start < name.start).then_some(start..name.start)
}

/// Whether the preposition at token `index` goes on in a title: *ambassador to Norway*, but not *aide to Mayor*.
fn is_sent(reading: &Reading, index: usize) -> bool {
    let noun = index.checked_sub(1).filter(|&noun| reading.sort(noun) == Some(Sort::Person));
    noun.is_some_and(|noun| !reading.is_noun_of(noun, Property::Relation))
}

fn is_lower(reading: &Reading, index: usize) -> bool {
    reading.text.tokens[index].shape == Shape::Lower
}

#[derive(Default)]
struct After {
    age: Option<String>,
    apposition: Option<Range<usize>>,
    /// What *is a …* says.
    said: Option<Range<usize>>,
}

/// What stands behind a name: an age, an apposition, *is a …*.
fn after(reading: &Reading, name: &Range<usize>) -> After {
    let mut found = After::default();
    let limit = reading.tags.len().min(name.end + AFTER);
    let word = |index: usize| if index < limit { reading.word(index) } else { "" };
    let mut at = name.end;
    if word(at) == "(" {
        at = (at..limit.min(at + 6)).find(|&index| word(index) == ")").map_or(at, |close| close + 1);
    }
    if word(at) == "," && is_age(word(at + 1)) && matches!(word(at + 2), "," | "." | "of" | "from") {
        found.age = Some(word(at + 1).to_owned());
        at += 2;
    }
    if matches!(word(at), "is" | "was") && matches!(word(at + 1), "a" | "an" | "the") {
        found.said = Some(at + 1..phrase_end(reading, at + 1, limit));
    }
    if word(at) != "," && !matches!(word(at), "—" | "–") {
        return found;
    }
    let mut start = at + 1;
    if word(start) == "who" && matches!(word(start + 1), "is" | "was") {
        start += 2;
    }
    let end = phrase_end(reading, start, limit);
    let opens =
        start < limit && (is_nominal(reading, start) || reading.tags[start] == Tag::Determiner || word(start) == "former");
    // What goes on with a verb is no apposition but a sentence of its own, and a name after a name is a list.
    let listed = reading.text.tokens.get(start).is_some_and(|token| token.shape.is_capital()) && !closes(word(end));
    let clause = end < limit && reading.tags[end].is_verb() && !is_participle(reading.tags[end]);
    if opens && end > start && !listed && !clause {
        found.apposition = Some(start..end);
    }
    found
}

/// Whether a word tells of a noun before it: *the mayor elected in May*.
fn is_participle(tag: Tag) -> bool {
    matches!(tag, Tag::PastParticiple | Tag::Gerund)
}

fn closes(word: &str) -> bool {
    matches!(word, "," | "." | ";" | ")" | "—" | "–" | "")
}

/// Where the phrase that begins at `start` ends: at a mark, a verb, a quotation.
fn phrase_end(reading: &Reading, start: usize, limit: usize) -> usize {
    let ends = |index: &usize| {
        let tag = reading.tags[*index];
        closes(reading.word(*index))
            || tag.is_finite()
            || matches!(tag, Tag::Pronoun | Tag::Question)
            || matches!(reading.word(*index), "who" | "which" | "that" | ":")
            || reading.segment_of[*index].is_some()
            || index.checked_sub(1).is_some_and(|before| before >= start && reading.text.breaks_after(before))
    };
    (start..limit).find(ends).unwrap_or(limit)
}

fn is_age(word: &str) -> bool {
    word.len() < 4 && word.len() > 1 && word.chars().all(|c| c.is_ascii_digit())
}

/// The phrase with a noun of the name's sort that a name between commas explains: *the group's chairman, Ada Lund,*.
fn before(reading: &Reading, name: &Range<usize>, floor: usize, sort: Sort) -> Option<Range<usize>> {
    let comma = name.start.checked_sub(1).filter(|&index| reading.word(index) == ",")?;
    if !matches!(reading.tags.get(name.end).map(|_| reading.word(name.end)), Some("," | "." | ";" | "said" | "says" | "told")) {
        return None;
    }
    let floor = floor.max(comma.saturating_sub(AFTER));
    let joins = |index: usize| {
        is_nominal(reading, index)
            || matches!(
                reading.tags[index],
                Tag::Determiner | Tag::Preposition | Tag::Clitic | Tag::Possessive | Tag::Conjunction
            )
    };
    let mut start = comma;
    while start > floor && joins(start - 1) {
        start -= 1;
        if matches!(reading.tags[start], Tag::Determiner | Tag::Possessive) && start + 1 < comma {
            break;
        }
    }
    let phrase = start..comma;
    let head = phrase.clone().find(|&index| {
        let last = !phrase.contains(&(index + 1)) || ends_phrase(reading, index);
        last && reading.sort(index) == Some(sort)
    });
    // “Hospitals, Norvik College, …” is a list.
    let one = sort == Sort::Person || matches!(reading.tags[start], Tag::Determiner | Tag::Possessive);
    (head.is_some() && one).then_some(phrase)
}
