//! Whom a person's name names: by last name, by first name, by initials, and though it is spelt in two ways.

use super::{Book, Class, NAMESAKES, Named};
use crate::people::forms::{self, Parts};
use crate::people::gender;
use std::cmp::Reverse;

/// By so much more a person must have been named who was brought in as somebody's kin.
const KIN: usize = 2;

impl Book {
    /// Whether somebody has been called by this one name before.
    pub(super) fn knows(&self, key: &str) -> bool {
        self.by_other.contains_key(key) || self.by_last.contains_key(key)
    }

    pub(super) fn enter_person(&mut self, id: usize, named: &Named, key: &str) {
        let parts = forms::parts(key);
        let note = &mut self.notes[id];
        note.bare += usize::from(parts.first.is_none());
        note.kin |= named.kin && self.entities[id].mentions.is_empty();
        let entity = &mut self.entities[id];
        entity.gender = named.gender.or(entity.gender).or_else(|| gender::of_first(&named.name));
        let namesakes = self.by_last.entry(parts.last.to_owned()).or_default();
        if !namesakes.iter().rev().take(NAMESAKES).any(|known| *known == id) {
            namesakes.push(id);
            self.by_letter.entry(first_letter(parts.last)).or_default().push(id);
        }
        if parts.first.is_some() {
            // A name's first word of two letters is one that goes before: “Li” is Li Jifeng; a later one is a particle.
            let enough = |&(at, word): &(usize, &str)| word.len() > if at == 0 { 1 } else { 2 };
            if let Some(initials) = forms::initials(&named.name) {
                self.by_other.entry(initials.to_uppercase()).or_insert(id);
            }
            // “Ada Karin” is Ada Karin Lund.
            let others = |last: &str| self.by_last.get(last).is_some_and(|known| known.iter().any(|other| *other != id));
            if let Some(firsts) = forms::firsts(&named.name, others).filter(|_| !named.heading) {
                self.by_other.insert(forms::key(firsts), id);
            }
            for (_, word) in key.split(' ').enumerate().filter(enough).filter(|&(_, word)| word != parts.last) {
                self.by_other.insert(word.to_owned(), id);
            }
        }
    }

    pub(super) fn known_person(&self, named: &Named, key: &str) -> Option<usize> {
        let parts = forms::parts(key);
        let namesakes = self.by_last.get(parts.last).map_or(&[][..], Vec::as_slice);
        let near = namesakes.iter().rev().take(NAMESAKES).copied();
        let agrees = |id: &usize| {
            let known = self.entities[*id].gender;
            known.is_none() || named.gender.is_none() || known == named.gender
        };
        if parts.first.is_some() {
            let exact = self.by_name.get(&(Class::Person, key.to_owned())).copied();
            // “Ruth Kamau” is not who was “Mr. Kamau” before.
            let told = gender::of_first(&named.name);
            let other = |id: usize| told.is_some() && self.entities[id].gender.is_some_and(|known| Some(known) != told);
            let may_be = |&id: &usize| !(self.is_bare(id) && other(id)) && self.may_be(id, key, &parts);
            let same = exact.or_else(|| near.filter(agrees).find(may_be));
            let firsts = || self.by_other.get(key).copied().filter(agrees);
            return same.or_else(firsts).or_else(|| self.misspelt(named, &parts));
        }
        // Who is called by the last name alone is mostly who has been called so before.
        let standing = |id: &usize| {
            let note = &self.notes[*id];
            let named = note.bare * 2 + self.entities[*id].mentions.len();
            // Of *Lund and his son Bo Lund* the son is not called Lund.
            named.saturating_sub(if note.kin { KIN } else { 0 })
        };
        let whole = |id: &usize| self.notes[*id].keys.iter().any(|known| known.ends_with(key));
        let bare = near.filter(|id| agrees(id) && (whole(id) || key == parts.last)).enumerate();
        let best = bare.max_by_key(|(rank, id)| (standing(id), Reverse(*rank))).map(|(_, id)| id);
        let other = || self.by_other.get(key).or_else(|| self.by_other.get(&named.name)).copied();
        best.or_else(|| other().filter(agrees)).or_else(|| self.misspelt(named, &parts))
    }

    /// Whether a person has been called by the last name alone.
    fn is_bare(&self, id: usize) -> bool {
        self.notes[id].keys.iter().all(|known| forms::parts(known).first.is_none())
    }

    /// Whether a person whose last name is the same may have this name: one name's first name may be the other's,
    /// or the shorter name is all in the longer.
    fn may_be(&self, id: usize, key: &str, parts: &Parts) -> bool {
        let keys = &self.notes[id].keys;
        let full = || keys.iter().map(|known| (known, forms::parts(known))).filter(|(_, parts)| parts.first.is_some());
        // “Bo Lund Jr.” is named so to tell him from Bo Lund.
        if parts.suffixed && full().next().is_some() && full().all(|(_, known)| !known.suffixed) {
            return false;
        }
        let within = |short: &str, long: &str| short.split(' ').all(|word| long.split(' ').any(|other| other == word));
        full().all(|(known, known_parts)| {
            let firsts = known_parts.first.zip(parts.first);
            firsts.is_none_or(|(one, other)| {
                forms::same_first(one, other)
                    || forms::abbreviates(one, key)
                    || forms::abbreviates(other, known)
                    || forms::is_middle(one, key)
                    || forms::is_middle(other, known)
            }) || within(key, known)
                || within(known, key)
        })
    }

    /// The person whose full name this name is but for a letter (for two, where it is long).
    fn misspelt(&self, named: &Named, parts: &Parts) -> Option<usize> {
        // “Maria” is no misspelt “Mario”.
        let gender = named.gender.or_else(|| gender::of_first(&named.name));
        let agrees = |id: &usize| gender.is_none() || self.entities[*id].gender.is_none_or(|known| Some(known) == gender);
        let like = |id: &usize| {
            self.notes[*id].keys.iter().any(|known| {
                let full = forms::parts(known);
                let last = forms::nearly(full.last, parts.last)
                    && (parts.first.is_none() || full.last == parts.last || full.first == parts.first);
                let first = match (parts.first, full.first) {
                    (Some(one), Some(other)) => forms::nearly(one, other),
                    (None, Some(_)) => true,
                    _ => false,
                };
                last && first && (full.last != parts.last || full.first != parts.first)
            })
        };
        let near = self.by_letter.get(&first_letter(parts.last))?;
        near.iter().rev().take(NAMESAKES).copied().filter(agrees).find(like)
    }
}

fn first_letter(name: &str) -> char {
    name.chars().next().unwrap_or_default()
}
