//! Bodies that are named through another name: *the Lund campaign*, *the Kenyan government*, *Norvik's city council*.
//! The fullest phrase on the page is their name.

use crate::entities::{Mention, Type};
use crate::nouns::{self, Property, Sort};
use crate::quotes::Quote;
use crate::quotes::reading::Reading;
use crate::tags::Tag;
use crate::text::Shape;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// No more words stand between a name and the noun.
const WORDS: usize = 4;

/// No more words tell what the owner is: *former mayor Ada Lund's campaign*.
const TITLE: usize = 6;

/// No more of them before a word are looked at for the last with its noun.
const LOOKED_AT: usize = 16;

/// The bodies of a text that are named through another name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bodies {
    /// All that name one, in order.
    pub namings: Vec<Naming>,
    /// The names of those that say something: their entities come after those of the mentions.
    pub names: Vec<String>,
    /// The entities of these, by whose they are and by their nouns.
    of: FxHashMap<(usize, String), usize>,
    /// By their nouns those that are the only ones of a page with it.
    only: FxHashMap<String, Option<usize>>,
}

/// A place where a body is named through another name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Naming {
    /// From the other name to the noun.
    pub tokens: Range<usize>,
    /// The entity whose name the other one is.
    owner: usize,
    /// The noun in lower case.
    head: String,
    /// Its entity, where it says something on the page.
    pub entity: Option<usize>,
}

/// All bodies that are named through another name; `of_mention` has the entity of each mention, and entities from `first`
/// on are theirs.
pub fn find(reading: &Reading, mentions: &[Mention], of_mention: &[usize], first: usize, quotes: &[Quote]) -> Bodies {
    let owns = |kind: Type| matches!(kind, Type::Person | Type::Organization | Type::Place | Type::Group);
    let owners = mentions.iter().zip(of_mention).filter(|(mention, _)| owns(mention.kind));
    let namings = owners.filter_map(|(mention, &owner)| {
        let name = reading.text.tokens_in(mention.span);
        let noun = noun_after(reading, &name)?;
        let head = reading.word(noun).to_lowercase();
        nouns::is(&head, Property::Part).then(|| Naming { tokens: name.start..noun + 1, owner, head, entity: None })
    });
    let mut bodies = Bodies { namings: namings.collect(), ..Bodies::default() };
    bodies.name(reading, first, quotes);
    bodies
}

impl Bodies {
    /// Gives those that say something their names, and entities from `first` on.
    fn name(&mut self, reading: &Reading, first: usize, quotes: &[Quote]) {
        let mut known: FxHashMap<(usize, String), usize> = FxHashMap::default();
        for speaker in quotes.iter().filter_map(|quote| quote.speaker) {
            if let Some(naming) = self.in_words(reading, &reading.text.tokens_in(speaker)) {
                let next = first + known.len();
                known.entry((naming.owner, naming.head.clone())).or_insert(next);
            }
        }
        self.names = vec![String::new(); known.len()];
        let mut longest = vec![0; known.len()];
        for naming in &mut self.namings {
            let Some(&entity) = known.get(&(naming.owner, naming.head.clone())) else { continue };
            naming.entity = Some(entity);
            let number = entity - first;
            let words = reading.text.span_of(naming.tokens.clone()).of(reading.text.raw);
            let words: Vec<&str> = words.split_whitespace().collect();
            if longest[number] < words.len() {
                longest[number] = words.len();
                self.names[number] = words.join(" ");
            }
        }
        self.of = known;
        for naming in &self.namings {
            let known = self.only.entry(naming.head.clone()).or_insert(naming.entity);
            *known = known.filter(|_| *known == naming.entity);
        }
    }

    /// The body with this noun, in lower case, that is an entity's: *her campaign* of *the Lund campaign*.
    pub fn of(&self, owner: usize, head: &str) -> Option<usize> {
        self.of.get(&(owner, head.to_owned())).copied()
    }

    /// The body that the words of a speaker name: they begin with it, but for *the* and what its owner is.
    pub fn in_words(&self, reading: &Reading, tokens: &Range<usize>) -> Option<&Naming> {
        let the = !tokens.is_empty() && reading.word(tokens.start).eq_ignore_ascii_case("the");
        let start = tokens.start + usize::from(the);
        let at = self.namings.partition_point(|naming| naming.tokens.start < start);
        let told = start..self.namings.get(at)?.tokens.start;
        if told.len() > TITLE || !told.clone().all(|at| reading.tags[at].is_nominal()) {
            return None;
        }
        // “The Lund campaign's plan” is none.
        let whose = |end: usize| end < tokens.end && reading.tags[end] == Tag::Clitic;
        Some(&self.namings[at]).filter(|naming| naming.tokens.end <= tokens.end && !whose(naming.tokens.end))
    }

    /// The only body of the page that `head`, in lower case, is the noun of.
    pub fn only(&self, head: &str) -> Option<usize> {
        self.only.get(head).copied().flatten()
    }

    /// The last body before token `at` that `head`, in lower case, is the noun of.
    pub fn last(&self, head: &str, at: usize) -> Option<&Naming> {
        let before = self.namings.partition_point(|naming| naming.tokens.end <= at);
        self.namings[before.saturating_sub(LOOKED_AT)..before].iter().rev().find(|naming| naming.head == head)
    }
}

/// The noun for a body that ends the phrase after `name`: of *Norvik's city council* the council.
pub fn noun_after(reading: &Reading, name: &Range<usize>) -> Option<usize> {
    let tags = &reading.tags;
    let start = name.end + usize::from(tags.get(name.end) == Some(&Tag::Clitic));
    let limit = tags.len().min(start + WORDS);
    // “Military” looks like an adjective, behind names too.
    let noun = |at: usize| tags[at].is_noun() || tags[at] == Tag::Adjective && is_body(reading.word(at));
    let joins = |at: usize| noun(at) && reading.text.tokens[at].shape == Shape::Lower && !reading.text.breaks_after(at - 1);
    let end = (start..limit).find(|&at| !joins(at)).unwrap_or(limit);
    let goes_on = tags.get(end).is_some_and(|tag| tag.is_noun()) && !reading.text.breaks_after(end - 1);
    let head = end.checked_sub(1).filter(|&head| head >= start && !goes_on)?;
    is_body(&reading.word(head).to_lowercase()).then_some(head)
}

fn is_body(noun: &str) -> bool {
    nouns::sort(noun) == Some(Sort::Body) || nouns::is(noun, Property::Part)
}

/// Whether a body's name calls it by a noun in lower case: the last in it that is for bodies. *The city* is no City Council.
pub fn is_named_as(name: &str, noun: &str) -> bool {
    let name = name.to_lowercase();
    let mut after = name.split(' ').rev().take_while(|word| *word != noun);
    let last = after.by_ref().all(|word| !is_body(word) || nouns::alike(word, noun));
    last && name.split(' ').any(|word| word == noun)
}
