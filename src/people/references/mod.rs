//! Whom each anaphor means: those named or meant before it, weighed by agreement, nearness, place in the
//! sentence, and who speaks.
//!
//! [`walk`] goes through the text and asks of each anaphor whom it means: [`pronouns`] and [`descriptions`] answer,
//! [`sure`] says how sure that is. What is known so far is kept here.

mod descriptions;
mod pronouns;
pub mod sure;
mod walk;

use super::anaphors::{Anaphor, Form};
use super::bodies::Bodies;
use super::bylines;
use super::gender::{self, Gender};
use super::names::Entity;
use super::roles::Role;
use super::talks;
use crate::entities::{self, Mention, Type};
use crate::quotes::reading::Reading;
use crate::quotes::{Kind, Quote};
use crate::text::Span;
use std::collections::HashMap;

/// Words that mean an entity without its name.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reference {
    /// The words, in bytes.
    pub span: Span,
    /// The entity's index.
    pub entity: usize,
    /// How sure that is, from 0 to 1.
    pub confidence: f32,
}

/// Whom an anaphor means.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Meant {
    /// The entity's index.
    pub entity: usize,
    /// How sure that is, from 0 to 1.
    pub confidence: f32,
    /// One past the anaphor's last token.
    pub end: usize,
}

/// How far back whom an anaphor means is looked for: in mentions, and in sentences.
const STEPS: usize = 40;
const SENTENCES: usize = 8;

/// One place where an entity is named or meant.
#[derive(Clone, Copy, Debug)]
struct Step {
    entity: usize,
    start: usize,
    /// One past its last token.
    end: usize,
    sentence: usize,
    subject: bool,
    /// Whether *'s* follows.
    possessor: bool,
    segment: Option<u32>,
    /// The quote whose content it is in, quoted or reported.
    reported: Option<u32>,
}

/// What is known while a text is gone through.
pub struct Scene<'a, 't> {
    pub reading: &'a Reading<'a, 't>,
    pub mentions: &'a [Mention],
    pub entities: &'a [Entity],
    pub of_mention: &'a [usize],
    pub roles: &'a [Role],
    pub quotes: &'a [Quote],
    pub bodies: &'a Bodies,
    /// The entities that say each quote, as far as they are known.
    pub said_by: Vec<Vec<usize>>,
    /// Who asks or answers by each quote where its label says no more than that.
    pub parts: Vec<Option<usize>>,
    /// Who wrote the report, where bylines name one.
    author: Option<usize>,
    /// How sure they are, where a pronoun or a description means them.
    pub confidence: Vec<Option<f32>>,
    /// Whom the anaphor that begins at each token means.
    pub meant: Vec<Option<Meant>>,
    genders: Vec<Option<Gender>>,
    /// What pronouns taken for each entity speak for: above zero women.
    leaning: Vec<i32>,
    /// How often each entity has been named or meant.
    counts: Vec<u32>,
    steps: Vec<Step>,
    sentence_of: Vec<u32>,
    /// For each token, the quote whose content it is in.
    content_of: Vec<Option<u32>>,
    /// Where the words begin that say who speaks, and the first quote that they do.
    speaking: HashMap<usize, usize>,
    /// What was said last by somebody who is known, and in which sentence that is told.
    last: Option<(usize, usize)>,
    /// Whether somebody who is not known has spoken since.
    doubtful: bool,
    /// Whether each entity has spoken.
    speaks: Vec<bool>,
}

impl<'a, 't> Scene<'a, 't> {
    pub fn new(
        reading: &'a Reading<'a, 't>,
        mentions: &'a [Mention],
        entities: &'a [Entity],
        of_mention: &'a [usize],
        roles: &'a [Role],
        quotes: &'a [Quote],
        bodies: &'a Bodies,
    ) -> Self {
        let count = reading.text.tokens.len();
        let mut sentence_of = vec![0; count];
        for (number, sentence) in reading.text.sentences.iter().enumerate() {
            sentence_of[sentence.clone()].fill(number as u32);
        }
        let mut content_of = vec![None; count];
        for (number, quote) in quotes.iter().enumerate() {
            for &span in &quote.content {
                content_of[reading.text.tokens_in(span)].fill(Some(number as u32));
            }
        }
        let genders = entities.iter().zip(roles).map(|(entity, role)| gender_of(entity, role)).collect();
        Scene {
            reading,
            mentions,
            entities,
            of_mention,
            roles,
            quotes,
            bodies,
            said_by: vec![Vec::new(); quotes.len()],
            parts: talks::parts(reading, mentions, of_mention, quotes),
            author: bylines::author(reading, mentions, of_mention),
            confidence: vec![None; quotes.len()],
            meant: vec![None; count],
            genders,
            leaning: vec![0; entities.len()],
            counts: vec![0; entities.len()],
            steps: Vec::new(),
            sentence_of,
            content_of,
            speaking: quotes
                .iter()
                .enumerate()
                .rev()
                .filter_map(|(number, quote)| Some((reading.text.token_at(quote.speaker?.start), number)))
                .collect(),
            last: None,
            doubtful: false,
            speaks: vec![false; entities.len()],
        }
    }

    /// Whom an anaphor means.
    fn resolve(&self, anaphor: &Anaphor) -> Option<Meant> {
        let at = anaphor.tokens.start;
        let sure = |confidence: f32| move |entity: usize| (entity, confidence);
        let around = |person: bool| {
            let (entity, confidence) = self.speaker_around(at)?;
            ((self.entities[entity].kind == Type::Person) == person).then_some((entity, confidence))
        };
        let found = match &anaphor.form {
            Form::Person(gender) if anaphor.is_reflexive(self.reading) => {
                let pronoun = if *gender == Gender::Female { "she" } else { "he" };
                let may_be = |entity: usize| self.entities[entity].kind == Type::Person && self.may_be(entity, *gender);
                self.own_subject(at, pronoun, may_be).or_else(|| self.person(anaphor, *gender))
            }
            Form::It if anaphor.is_reflexive(self.reading) => {
                let is_body = |entity: usize| matches!(self.entities[entity].kind, Type::Organization | Type::Place);
                // “The road itself”, “in itself”.
                let other = at > 0 && (self.reading.tags[at - 1].is_noun() || self.reading.word(at - 1) == "in");
                let named = || self.steps_before(at).next().is_some_and(|step| step.end == at);
                if other && !named() { None } else { self.own_subject(at, "it", is_body) }
            }
            Form::Person(gender) => self.person(anaphor, *gender),
            Form::It | Form::They => self.body(anaphor).map(sure(sure::BODY)),
            Form::I => around(true).or_else(|| Some((self.author.filter(|_| self.is_reporters(at))?, sure::NAMED))),
            // *We* is more than the person who says it.
            Form::We => around(false),
            Form::Relative => self.antecedent(at).map(sure(sure::RELATIVE)),
            Form::Description(description) => self.described(at, description),
        };
        let (entity, confidence) = found.filter(|&(_, confidence)| confidence >= sure::LEAST)?;
        Some(Meant { entity, confidence, end: anaphor.tokens.end })
    }

    /// Whether an entity is a body: an organization, or what its name did not tell apart and that has spoken.
    fn is_body(&self, entity: usize) -> bool {
        match self.entities[entity].kind {
            Type::Organization => true,
            Type::Other => self.speaks[entity],
            _ => false,
        }
    }

    /// Who says the quoted words that token `index` is in, and how sure that is.
    fn speaker_around(&self, index: usize) -> Option<(usize, f32)> {
        self.reading.segment_of[index]?;
        let number = self.content_of[index]? as usize;
        match self.said_by[number][..] {
            [only] => Some((only, self.confidence[number].unwrap_or(sure::NAMED))),
            _ => None,
        }
    }

    /// Whether token `index` is in the words of whoever wrote the report.
    fn is_reporters(&self, index: usize) -> bool {
        let reported = self.content_of[index].is_none_or(|number| self.quotes[number as usize].kind == Kind::Indirect);
        reported && self.reading.segment_of[index].is_none()
    }

    /// Who is said to say what token `index` is in, quoted or reported.
    fn reporter(&self, index: usize) -> Option<usize> {
        self.said_by[self.content_of[index]? as usize].first().copied()
    }

    /// The number of the sentence that token `index` is in.
    pub fn sentence(&self, index: usize) -> usize {
        self.sentence_of.get(index).map_or(0, |&number| number as usize)
    }

    /// Who spoke last, if that was in the `within` sentences up to token `index`.
    pub fn spoke(&self, index: usize, within: usize) -> Option<usize> {
        let here = self.sentence(index);
        self.last_said(here, within).and_then(|number| self.said_by[number].first().copied())
    }

    /// What was said last, if that was in the `within` sentences up to that of number `here`.
    fn last_said(&self, here: usize, within: usize) -> Option<usize> {
        self.last.filter(|&(_, sentence)| sentence + within >= here && sentence <= here).map(|(number, _)| number)
    }

    /// Where the paragraph of token `index` begins, as a token.
    fn paragraph(&self, index: usize) -> usize {
        let text = self.reading.text;
        text.paragraphs.get(text.paragraph_at(text.tokens[index].span.start)).map_or(0, |paragraph| paragraph.tokens.start)
    }

    /// The steps before token `index`, the last first, as far as an anaphor reaches.
    fn steps_before(&self, index: usize) -> impl Iterator<Item = &Step> {
        let here = self.sentence(index);
        let before = self.steps.partition_point(|step| step.end <= index);
        let near = self.steps[before.saturating_sub(STEPS)..before].iter().rev();
        near.take_while(move |step| here.saturating_sub(step.sentence) <= SENTENCES)
    }

    /// The entities named or meant before token `index`, the last first, as far as an anaphor reaches.
    pub fn named_before(&self, index: usize) -> impl Iterator<Item = usize> {
        self.steps_before(index).map(|step| step.entity)
    }

    /// Whether somebody may be of a gender: nothing speaks for the other one.
    fn may_be(&self, entity: usize, gender: Gender) -> bool {
        match self.genders[entity] {
            Some(known) => known == gender,
            None => self.lean(entity, gender) >= 0,
        }
    }

    /// How much the pronouns taken for an entity speak for a gender; below zero for the other one.
    fn lean(&self, entity: usize, gender: Gender) -> i32 {
        if gender == Gender::Female { self.leaning[entity] } else { -self.leaning[entity] }
    }

    /// Whether the words that say who speaks begin at token `index`.
    fn is_speaker(&self, index: usize) -> bool {
        self.said_at(index).is_some()
    }

    /// The first quote of those that the words beginning at token `index` say somebody says.
    pub fn said_at(&self, index: usize) -> Option<usize> {
        self.speaking.get(&index).copied()
    }

    /// Whether `entity` is named in the words in marks of quote `number`: few speak of themselves by name.
    pub fn is_named_in(&self, number: usize, entity: usize) -> bool {
        self.quotes[number].quoted.iter().any(|span| self.of_mention[entities::within(self.mentions, *span)].contains(&entity))
    }

    /// Whether `entity` is named in the quoted words that the words at token `at` say somebody says.
    fn names_itself(&self, at: usize, entity: usize) -> bool {
        self.speaking.get(&at).is_some_and(|&number| self.is_named_in(number, entity))
    }

    /// The quote whose content token `index` is in.
    pub fn quote_at(&self, index: usize) -> Option<usize> {
        self.content_of[index].map(|number| number as usize)
    }

    /// Whether an entity is named or meant in sentence `number`.
    pub fn is_in_sentence(&self, entity: usize, number: usize) -> bool {
        let first = self.steps.partition_point(|step| step.sentence < number);
        self.steps[first..].iter().take_while(|step| step.sentence == number).any(|step| step.entity == entity)
    }
}

/// A person's gender: by titles or first name, else by what the person is said to be.
fn gender_of(entity: &Entity, role: &Role) -> Option<Gender> {
    if entity.kind != Type::Person {
        return None;
    }
    entity.gender.or_else(|| {
        let mut told = role.heads.iter().filter_map(|head| gender::of_title(head));
        let first = told.next()?;
        told.all(|other| other == first).then_some(first)
    })
}

#[cfg(test)]
mod tests {
    use crate::page::Page;
    use crate::text::Unit;

    /// The words that mean an entity without its name, each with the entity's.
    fn meant(raw: &str) -> Vec<(String, String)> {
        let analysis = crate::analyze(&Page::from_plain(raw), Unit::Bytes).expect("a tree");
        let words = |span: [usize; 2]| raw[span[0]..span[1]].to_owned();
        let name = |entity: usize| analysis.entities[entity].name.clone();
        analysis.references.iter().map(|reference| (words(reference.span), name(reference.entity))).collect()
    }

    fn assert_meant(raw: &str, expected: &[(&str, &str)]) {
        let found = meant(raw);
        let found: Vec<(&str, &str)> = found.iter().map(|(words, name)| (words.as_str(), name.as_str())).collect();
        assert_eq!(found, expected, "{raw}");
    }

    #[test]
    fn the_first_person_in_quoted_words_is_who_says_them() {
        assert_meant("“I lost my way,” said Mary Osei.", &[("I", "Mary Osei"), ("my", "Mary Osei")]);
    }

    #[test]
    fn an_object_is_not_the_subject_of_its_clause() {
        assert_meant("Robert Kamau was late. James Osei thanked him.", &[("him", "Robert Kamau")]);
    }

    #[test]
    fn a_possessive_may_come_before_its_name() {
        let raw = "Robert Kamau spoke first. In his opening words, James Osei thanked the town.";
        assert_meant(raw, &[("his", "James Osei")]);
    }

    #[test]
    fn a_body_is_meant_by_it_and_by_what_it_is() {
        assert_meant(
            "Norvik Bank said that it would close. The bank said so on Monday.",
            &[("it", "Norvik Bank"), ("The bank", "Norvik Bank")],
        );
    }

    #[test]
    fn an_age_is_known_again() {
        assert_meant("Mary Osei, 46, left. James Kamau stayed. The 46-year-old went home.", &[("The 46-year-old", "Mary Osei")]);
    }
}
