//! Which thing a name names: by acronym, by its words in another order, by some of them.

use super::{Book, Class, NAMESAKES, Named, class};
use crate::entities::Type;
use crate::nouns::{self, Property};
use crate::people::forms;

/// Of things, those whose names may be short forms of one another: a place is not the body that is called after it.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Kin {
    Place,
    Body,
}

fn kin(kind: Type) -> Kin {
    if kind == Type::Place { Kin::Place } else { Kin::Body }
}

impl Book {
    pub(super) fn enter_thing(&mut self, id: usize, named: &Named, key: &str) {
        if let Some(initials) = forms::acronym(&named.name) {
            self.by_initials.insert(initials, id);
        }
        if let Some(initials) = forms::core(&named.name).and_then(forms::acronym).filter(|initials| initials.len() > 2) {
            self.by_initials.entry(initials).or_insert(id);
        }
        let kin = kin(named.kind);
        if named.kind == Type::Organization || key.contains(' ') {
            self.by_bag.insert((kin, bag(key)), id);
            if let Some(end) = forms::content_words(key).next_back() {
                let ends = self.by_end.entry((kin, end.to_owned())).or_default();
                if !ends.iter().rev().take(NAMESAKES).any(|known| *known == id) {
                    ends.push(id);
                }
            }
        }
        if named.kind == Type::Organization
            && let Some((begin, rest)) = key.split_once(' ')
            && may_drop(begin, rest)
        {
            self.by_begin.insert(begin.to_owned(), id);
        }
        let common = forms::common_key(key);
        if common != key {
            self.by_name.insert((Class::Thing, common.to_owned()), id);
        }
    }

    pub(super) fn known_thing(&self, named: &Named, key: &str) -> Option<usize> {
        if let Some(before) = named.explains.filter(|&before| class(self.entities[self.of_mention[before]].kind) == Class::Thing)
        {
            return Some(self.of_mention[before]);
        }
        if forms::is_acronym(&named.name) {
            return self.by_initials.get(key).copied();
        }
        // The acronym came first.
        let acronym = forms::acronym(&named.name).and_then(|initials| self.by_name.get(&(Class::Thing, initials)).copied());
        let acronym = acronym.filter(|&id| self.entities[id].names.iter().all(|name| forms::is_acronym(name)));
        if acronym.is_some() || named.kind != Type::Organization && !key.contains(' ') {
            return acronym;
        }
        let kin = kin(named.kind);
        if let Some(&id) = self.by_bag.get(&(kin, bag(key))) {
            return Some(id);
        }
        let within = |short: &str, long: &str| {
            forms::content_words(short).all(|word| forms::content_words(long).any(|other| other == word))
        };
        let end = forms::content_words(key).next_back()?;
        let alike = self.by_end.get(&(kin, end.to_owned())).map_or(&[][..], Vec::as_slice).iter().rev().take(NAMESAKES);
        let same = |known: &String| within(key, known) || known.contains(' ') && within(known, key);
        // “Norvik Supreme Court” is not Denmark's, though that has been called “the Supreme Court”.
        let fits = |known: &String| {
            same(known) || forms::content_words(known).next_back() != Some(end) || forms::abbreviated(key, known)
        };
        let is_one = |&id: &usize| {
            let keys = &self.notes[id].keys;
            keys.iter().any(|known| same(known) && !self.is_branch(key, known))
                && keys.iter().filter(|known| known.contains(' ')).all(fits)
        };
        let longer = alike.copied().find(is_one);
        longer.or_else(|| self.short_of(key).filter(|_| named.kind == Type::Organization))
    }

    /// The organization whose name begins with this one word, which is nobody's last name.
    fn short_of(&self, key: &str) -> Option<usize> {
        let short = !key.contains(' ') && !self.by_last.contains_key(key) && key.len() > 2;
        self.by_begin.get(key).copied().filter(|_| short)
    }

    /// Whether of two names of things, one in the other, the longer tells of another thing: *the Lund White House* is not
    /// all of the White House, *the Iowa Harbour Party* not the Harbour Party.
    fn is_branch(&self, one: &str, other: &str) -> bool {
        let (short, long) = if one.len() < other.len() { (one, other) } else { (other, one) };
        let mut more = forms::content_words(long).filter(|word| short.split(' ').all(|known| known != *word));
        let party = short.ends_with(" party");
        more.any(|word| self.by_last.contains_key(word) || party && forms::is_region(word))
    }
}

/// What a firm or a broadcaster makes, whose name begins with its own.
const PRODUCTS: &[&str] = &[
    "air",
    "app",
    "car",
    "cup",
    "edition",
    "game",
    "music",
    "pay",
    "phone",
    "poll",
    "pro",
    "series",
    "show",
    "statement",
    "store",
    "tablet",
    "tv",
    "watch",
];

/// Whether a body whose name is `short` and `rest` may be called `short` alone, all in lower case: *Lund* of *Lund Inc*,
/// but no *Lund Watch*; *court* of *Court of Session*, but not *House* of *House Harbour Board*.
fn may_drop(short: &str, rest: &str) -> bool {
    let last = rest.rsplit(' ').next().unwrap_or(rest);
    let first = rest.split(' ').next().unwrap_or(rest);
    let made = PRODUCTS.contains(&last) || last.starts_with(|c: char| c.is_ascii_digit());
    let people = last.strip_suffix('s').is_some_and(|one| nouns::is(one, Property::PartyMember));
    let part = nouns::is(short, Property::Part) || matches!(short, "democratic" | "house");
    let whole = matches!(first, "department" | "for" | "of" | "on" | "party");
    !made && !people && first != "and" && (whole || !part && nouns::sort(short).is_none())
}

/// The words of a key in the order of the alphabet, those of countries in full: `department of state` is `state
/// department`, `us senate` is `united states senate`.
fn bag(key: &str) -> String {
    let mut words: Vec<&str> = forms::content_words(key).flat_map(|word| forms::common_key(word).split(' ')).collect();
    words.sort_unstable();
    words.join(" ")
}
