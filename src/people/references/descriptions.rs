//! Whom descriptions mean: *the mayor*, *the bank*.

use super::super::anaphors::Description;
use super::super::{bodies, gender};
use super::{SENTENCES, Scene, sure};
use crate::entities::{self, Type};
use crate::nouns::{self, Property, Sort};
use crate::text::Span;

impl Scene<'_, '_> {
    /// Whom *the mayor* means: the last of those before whose role it is.
    pub(super) fn described(&self, at: usize, description: &Description) -> Option<(usize, f32)> {
        match description.sort {
            Sort::Person => self.described_person(at, description),
            Sort::Body => self.described_body(at, description),
            Sort::People => None,
        }
    }

    fn described_person(&self, at: usize, description: &Description) -> Option<(usize, f32)> {
        let gender = gender::of_title(&description.head);
        let age = description.head.split_once('-').map(|(age, _)| age);
        let fits = |entity: usize| {
            let role = &self.roles[entity];
            let agrees = gender.is_none_or(|gender| self.may_be(entity, gender));
            let called = role.may_be_called(&description.head, &description.modifiers);
            let aged = role.age.is_some() && role.age.as_deref() == age;
            // “The band leader” is no president, though “the leader” may be.
            let literal = role.heads.contains(&description.head);
            let told = |word: &String| role.words.contains(word);
            let others = literal || description.nouns.iter().all(told);
            agrees && (aged || called && others && description.names.iter().all(told))
        };
        let people = || {
            self.steps_before(at)
                .map(|step| step.entity)
                .filter(|&entity| self.entities[entity].kind == Type::Person && !self.names_itself(at, entity))
        };
        let here = self.sentence(at);
        // Of a couple the mother is the one who is known to be a woman.
        let near = || self.steps_before(at).take_while(|step| here - step.sentence < 3);
        let known = gender.is_some() && near().any(|step| self.genders[step.entity] == gender);
        let agrees = |entity: usize| {
            self.entities[entity].kind == Type::Person
                && !self.names_itself(at, entity)
                && gender.is_none_or(|gender| self.may_be(entity, gender))
                && (!known || self.genders[entity] == gender)
        };
        let called = people().find(|&entity| fits(entity)).map(|entity| (entity, sure::CALLED));
        called.or_else(|| self.salient(at, description, agrees).map(|entity| (entity, sure::SALIENT)))
    }

    /// Where a description says who speaks and nobody's role fits: of those that may be it, who spoke right before,
    /// was the subject, or is the only one near.
    fn salient(&self, at: usize, description: &Description, may_be: impl Fn(usize) -> bool) -> Option<usize> {
        // “The judge” is another one than who spoke; “the businessman” may well be the same.
        let another = description.modifiers.is_empty() && nouns::is(&description.head, Property::Function);
        if !self.is_speaker(at) || description.introduced || another {
            return None;
        }
        let here = self.sentence(at);
        let near = || self.steps_before(at).take_while(|step| here - step.sentence < 3).filter(|step| may_be(step.entity));
        let only = || {
            let first = near().next()?.entity;
            near().all(|step| step.entity == first).then_some(first)
        };
        let subject = || near().find(|step| step.subject && here - step.sentence < 2).map(|step| step.entity);
        self.spoke(at, 2).filter(|&entity| may_be(entity)).or_else(subject).or_else(only)
    }

    fn described_body(&self, at: usize, description: &Description) -> Option<(usize, f32)> {
        let head = description.head.as_str();
        // “The campaign” is the last one spoken of.
        if description.modifiers.is_empty()
            && let Some(body) = self.bodies.last(head, at)
            && let Some(entity) = body.entity
            && self.sentence(at) - self.sentence(body.tokens.start) <= SENTENCES
        {
            return Some((entity, sure::CALLED));
        }
        let bodies = || self.steps_before(at).map(|step| step.entity).filter(|&entity| self.is_body(entity));
        let called = |entity: usize| {
            let (names, role) = (&self.entities[entity].names, &self.roles[entity]);
            // “The Labour Party” is no other party.
            let told = |word: &String| role.words.contains(word) || names.iter().any(|name| names_word(name, word));
            let named = names.iter().any(|name| bodies::is_named_as(name, head));
            description.names.iter().all(told) && (named || role.heads.iter().any(|known| nouns::alike(known, head)))
        };
        // “The bank” is no ministry.
        let may_be = |entity: usize| {
            let other = |name: &String| {
                name.to_lowercase().split(' ').any(|word| nouns::sort(word) == Some(Sort::Body) && !nouns::alike(word, head))
            };
            self.is_body(entity) && !self.entities[entity].names.iter().any(other)
        };
        // “The Lund campaign” has its own name, and “the campaign” is rarely the last body named.
        let vague = !description.names.is_empty() && !self.is_from_somewhere(at) || nouns::is(head, Property::Apart);
        let salient = || if !vague { self.salient(at, description, may_be) } else { None };
        let called = bodies().find(|&entity| called(entity)).map(|entity| (entity, sure::CALLED));
        // “The government in Oslo” may be another one.
        let told = self.reading.tags.get(at + 2).is_some_and(|tag| tag.is_preposition());
        let whole = self.is_speaker(at) && description.modifiers.is_empty() && !told;
        let only = || self.bodies.only(head).filter(|_| whole);
        let called = called.or_else(|| only().map(|entity| (entity, sure::CALLED)));
        called.or_else(|| salient().map(|entity| (entity, sure::SALIENT)))
    }

    /// Whether the only name in the description that begins at token `at` says which country's it is: *the Danish bank*.
    fn is_from_somewhere(&self, at: usize) -> bool {
        let country = |name: Span| entities::within(self.mentions, name).any(|index| self.mentions[index].kind == Type::Group);
        self.reading.text.tokens.get(at + 1).is_some_and(|token| country(token.span))
    }
}

/// Whether a word in lower case is one of a name's.
fn names_word(name: &str, word: &str) -> bool {
    name.split_whitespace().any(|known| known.to_lowercase() == word)
}
