//! Whom each anaphor means: those named or meant before it, weighed by agreement, nearness, place in the
//! sentence, and who speaks.
//!
//! Two passes. The first goes through the text and leaves out what stands in quoted words and in reports whose
//! speaker comes after them; the second gives these their turn, when all speakers are known.

use super::anaphors::{Anaphor, Description, Form};
use super::bodies::{self, Bodies};
use super::bylines;
use super::gender::Gender;
use super::names::Entity;
use super::roles::Role;
use super::sources::{self, Voice};
use super::speakers;
use crate::entities::{self, Mention, Type};
use crate::nouns::{self, Property, Sort};
use crate::quotes::Quote;
use crate::quotes::reading::Reading;
use crate::tags::Tag;
use crate::text::Span;
use std::collections::HashMap;
use std::ops::Range;

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
    pub entity: usize,
    /// How sure that is, from 0 to 1.
    pub confidence: f32,
    /// One past the anaphor's last token.
    pub end: usize,
}

/// How far back whom an anaphor means is looked for: in mentions, and in sentences.
const STEPS: usize = 40;
const SENTENCES: usize = 8;

/// So many more pronouns of one gender than of the other tell somebody's gender.
const TOLD: i32 = 3;

/// Within so many sentences somebody known to be of a pronoun's gender is meant rather than who was taken for the other.
const RIVALS: usize = 2;

/// No clause, and no title before a name, is longer, in tokens; it bounds the work on a text without sentences.
const CLAUSE: usize = 40;
const TITLE: usize = 12;

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

/// How sure it is whom an anaphor means: the share of those that were right, read in news articles.
pub mod sure {
    /// A pronoun that is less likely to mean its best candidate stays what it is.
    pub const LEAST: f32 = 0.4;
    /// *I* in the words of somebody named.
    pub const NAMED: f32 = 0.97;
    /// *In her speech, Lund …*
    pub const COMING: f32 = 0.9;
    /// *It* and *they*.
    pub const BODY: f32 = 0.85;
    /// *Lund, who …*
    pub const RELATIVE: f32 = 0.9;
    /// A description whose noun is in the name or the role.
    pub const CALLED: f32 = 0.88;
    /// One that nobody's role fits.
    pub const SALIENT: f32 = 0.75;

    /// *He* and *she*: by how far its candidate leads the next one, and from how many sentences before it is.
    pub fn of_pronoun(lead: f32, distance: usize) -> f32 {
        let odds = 1.0 + 0.66 * lead.min(3.0) - 0.56 * distance as f32;
        1.0 / (1.0 + (-odds).exp())
    }
}

/// One whom a pronoun may mean.
#[derive(Clone, Copy, Debug)]
struct Candidate {
    entity: usize,
    score: f32,
    /// How many sentences before the pronoun it is.
    distance: usize,
    /// By how much its score leads that of the next other one.
    lead: f32,
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
    /// Who spoke last, and in which sentence.
    last: Option<(usize, usize)>,
    /// Whether somebody who is not known has spoken since.
    doubtful: bool,
}

/// What comes next in a text.
enum Event {
    Name(usize),
    /// A body is named through another name.
    Body(usize),
    Anaphor(usize),
    /// The words that say who speaks have been read.
    Speaker(usize),
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
        }
    }

    /// Goes through the text; afterwards all that can be known of anaphors and speakers is.
    pub fn go(&mut self, anaphors: &[Anaphor]) {
        let mut events: Vec<(usize, Event)> = Vec::new();
        let mut later: Vec<usize> = Vec::new();
        let in_byline = bylines::find(self.reading, self.mentions);
        let names = self.mentions.iter().enumerate().filter(|(index, _)| !in_byline[*index]);
        events.extend(names.map(|(index, mention)| (mention.span.end, Event::Name(index))));
        let ends = |tokens: &Range<usize>| self.reading.text.span_of(tokens.clone()).end;
        let bodies = self.bodies.places.iter().enumerate();
        events.extend(bodies.map(|(index, body)| (ends(&body.tokens), Event::Body(index))));
        for (index, anaphor) in anaphors.iter().enumerate() {
            if self.waits(anaphor) {
                later.push(index);
            } else {
                events.push((anaphor.span(self.reading).end, Event::Anaphor(index)));
            }
        }
        // A speaker's words are read when they and all in them have been.
        let speaking = self.quotes.iter().enumerate();
        let speaking = speaking.map(|(number, quote)| (quote.speaker.unwrap_or(quote.content[0]).end, Event::Speaker(number)));
        events.extend(speaking);
        events.sort_by_key(|(at, event)| (*at, matches!(event, Event::Speaker(_))));
        for (_, event) in events {
            match event {
                Event::Name(index) => self.step(self.of_mention[index], self.reading.text.tokens_in(self.mentions[index].span)),
                Event::Body(index) => {
                    let body = &self.bodies.places[index];
                    if let Some(entity) = body.entity {
                        self.step(entity, body.tokens.clone());
                    }
                }
                Event::Anaphor(index) => {
                    if let Some(meant) = self.resolve(&anaphors[index]) {
                        self.mean(&anaphors[index], meant);
                        self.step(meant.entity, anaphors[index].tokens.clone());
                    }
                }
                Event::Speaker(number) => self.speak(number),
            }
        }
        for index in later {
            if let Some(meant) = self.resolve(&anaphors[index]) {
                self.mean(&anaphors[index], meant);
            }
        }
    }

    /// Whether an anaphor is in words whose speaker is not known yet.
    fn waits(&self, anaphor: &Anaphor) -> bool {
        let at = anaphor.tokens.start;
        let reported = self.content_of[at].and_then(|number| self.quotes[number as usize].speaker);
        self.reading.segment_of[at].is_some()
            || reported.is_some_and(|speaker| speaker.start > self.reading.text.tokens[at].span.start)
    }

    fn mean(&mut self, anaphor: &Anaphor, meant: Meant) {
        self.meant[anaphor.tokens.start] = Some(meant);
        // In a report who speaks is taken first, and often wrongly.
        let gender = match &anaphor.form {
            Form::Person(gender) => Some(*gender),
            Form::Description(description) => super::gender::of_title(&description.head),
            _ => None,
        };
        if let Some(gender) = gender
            && self.content_of[anaphor.tokens.start].is_none()
        {
            self.leaning[meant.entity] += if gender == Gender::Female { 1 } else { -1 };
        }
    }

    fn step(&mut self, entity: usize, tokens: Range<usize>) {
        if tokens.is_empty() {
            return;
        }
        self.counts[entity] += 1;
        self.steps.push(Step {
            entity,
            start: tokens.start,
            end: tokens.end,
            sentence: self.sentence(tokens.start),
            subject: self.is_subject(&tokens),
            possessor: self.reading.tags.get(tokens.end) == Some(&Tag::Clitic) && self.reading.word(tokens.end).ends_with('s'),
            segment: self.reading.segment_of[tokens.start],
            reported: self.content_of[tokens.start],
        });
    }

    fn speak(&mut self, number: usize) {
        let (who, confidence) = speakers::who(self, number);
        if let (Some(&entity), Some(speaker)) = (who.first(), self.quotes[number].speaker) {
            self.last = Some((entity, self.sentence(self.reading.text.token_at(speaker.start))));
            self.doubtful = false;
        } else if let Some(speaker) = self.quotes[number].speaker.filter(|_| confidence.is_none()) {
            let tokens = self.reading.text.tokens_in(speaker);
            let voice = if tokens.is_empty() { Voice::Document } else { sources::voice(self.reading, &tokens) };
            self.doubtful |= voice != Voice::Document;
            // “The old surgeon” may be who spoke before, police are not.
            if voice.is_unnamed() || voice == Voice::Institution {
                self.last = None;
            }
        }
        self.said_by[number] = who;
        self.confidence[number] = confidence;
    }

    /// The number of the sentence that token `index` is in.
    pub fn sentence(&self, index: usize) -> usize {
        self.sentence_of.get(index).map_or(0, |&number| number as usize)
    }

    /// Who spoke last, if that was in the `within` sentences up to token `index`.
    pub fn spoke(&self, index: usize, within: usize) -> Option<usize> {
        let here = self.sentence(index);
        self.last.filter(|&(_, sentence)| sentence + within >= here && sentence <= here).map(|(entity, _)| entity)
    }

    /// Whether what stands at `tokens` is the subject of a clause: a verb follows, or it begins its sentence, and no
    /// preposition governs it.
    fn is_subject(&self, tokens: &Range<usize>) -> bool {
        let reading = self.reading;
        let sentence = &reading.text.sentences[self.sentence(tokens.start)];
        let mut start = tokens.start;
        let joins = |tag: Tag| matches!(tag, Tag::Name | Tag::Noun | Tag::Adjective | Tag::Determiner | Tag::Number);
        while start > sentence.start && tokens.start - start < TITLE && joins(reading.tags[start - 1]) {
            start -= 1;
        }
        let governed = start > sentence.start && reading.tags[start - 1].is_preposition();
        let mut next = tokens.end;
        if next < sentence.end && matches!(reading.word(next), "," | "—" | "–") {
            // Over an apposition.
            let mark = reading.word(next);
            let limit = sentence.end.min(next + 16);
            next = (next + 1..limit).find(|&index| reading.word(index) == mark).map_or(next, |close| close + 1);
        }
        if reading.opens(next).is_some() {
            // “Lund “walked out”.”
            next += 1;
        }
        let verb = next < sentence.end && reading.tags[next].is_finite();
        let spoke = start > sentence.start && reading.cues[start - 1].is_some_and(|cue| cue.verb);
        !governed && (verb || spoke || start <= sentence.start + 1)
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
            Form::I => around(true),
            // *We* is more than the person who says it.
            Form::We => around(false),
            Form::Relative => self.antecedent(at).map(sure(sure::RELATIVE)),
            Form::Description(description) => self.described(at, description),
        };
        let (entity, confidence) = found.filter(|&(_, confidence)| confidence >= sure::LEAST)?;
        Some(Meant { entity, confidence, end: anaphor.tokens.end })
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

    /// Who is said to say what token `index` is in, quoted or reported.
    fn reporter(&self, index: usize) -> Option<usize> {
        self.said_by[self.content_of[index]? as usize].first().copied()
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

    /// Whom a pronoun stands for that comes before its name: *In her opening remarks, Lund said …*.
    fn coming(&self, anaphor: &Anaphor, gender: Gender) -> Option<usize> {
        let at = anaphor.tokens.start;
        let sentence = &self.reading.text.sentences[self.sentence(at)];
        let opens = matches!(self.reading.tags[sentence.start], Tag::Preposition | Tag::Gerund | Tag::PastParticiple);
        if !opens || at > sentence.start + 4 || !anaphor.is_possessive(self.reading) || self.reading.segment_of[at].is_some() {
            return None;
        }
        let comma = (at..sentence.end.min(at + 16)).find(|&index| self.reading.word(index) == ",")?;
        let first = self.reading.text.tokens[comma].span.end;
        let next = self.mentions.partition_point(|mention| mention.span.end <= first);
        let mention = self.mentions.get(next).filter(|mention| mention.kind == Type::Person)?;
        let tokens = self.reading.text.tokens_in(mention.span);
        let entity = self.of_mention[next];
        let agrees = self.genders[entity].is_none_or(|known| known == gender);
        let near = tokens.start <= comma + 6 && tokens.end < sentence.end && self.is_subject(&tokens);
        (agrees && near).then_some(entity)
    }

    fn person(&self, anaphor: &Anaphor, gender: Gender) -> Option<(usize, f32)> {
        if let Some(entity) = self.coming(anaphor, gender) {
            return Some((entity, sure::COMING));
        }
        let at = anaphor.tokens.start;
        let here = self.sentence(at);
        let segment = self.reading.segment_of[at];
        let reporter = self.reporter(at);
        let object = anaphor.is_object(self.reading);
        let mut near = self.steps_before(at).take_while(|step| here - step.sentence <= RIVALS);
        let rivals = near.any(|step| self.genders[step.entity] == Some(gender));
        let mut best: Option<Candidate> = None;
        for step in self.steps_before(at).filter(|step| self.entities[step.entity].kind == Type::Person) {
            let known = self.genders[step.entity];
            let speaks = reporter == Some(step.entity);
            // Who speaks is *I* in quoted words.
            if known.is_some_and(|known| known != gender) || speaks && segment.is_some() {
                continue;
            }
            let same_clause = step.sentence == here && step.subject && !step.possessor && self.one_clause(step.end..at);
            if object && same_clause {
                continue;
            }
            // Pronouns taken for somebody before say less than a name: they may have been taken wrongly.
            let lean = self.lean(step.entity, gender);
            if known.is_none() && (lean <= -TOLD || lean < 0 && rivals) {
                continue;
            }
            let flag = |holds: bool, weight: f32| if holds { weight } else { 0.0 };
            let score = flag(step.subject, 0.9)
                + flag(!self.doubtful && self.spoke(at, 3) == Some(step.entity), 1.1)
                + flag(known.is_some(), 0.9)
                + flag(known.is_none() && lean > 0, 0.4)
                - flag(known.is_none() && lean < 0, 1.0)
                + flag(speaks, 1.1)
                + 0.2 * (self.counts[step.entity] as f32).ln()
                - flag(step.possessor, 0.3)
                - flag(self.names_itself(at, step.entity), 2.0)
                - flag(step.reported.is_some() && step.reported != self.content_of[at], 0.35)
                - flag(step.segment.is_some() && step.segment != segment, 1.5)
                - 0.6 * (here - step.sentence) as f32;
            let distance = here - step.sentence;
            best = Some(match best {
                None => Candidate { entity: step.entity, score, distance, lead: f32::INFINITY },
                Some(best) if score > best.score => {
                    let lead = if best.entity == step.entity { best.lead + score - best.score } else { score - best.score };
                    Candidate { entity: step.entity, score, distance, lead }
                }
                Some(best) if best.entity == step.entity => best,
                Some(best) => Candidate { lead: best.lead.min(best.score - score), ..best },
            });
        }
        best.map(|best| (best.entity, sure::of_pronoun(best.lead, best.distance)))
    }

    /// Whom *himself* or *itself* at token `at` means: the name right before it, else the subject of its clause, the last
    /// name or `pronoun` before it that may be one.
    fn own_subject(&self, at: usize, pronoun: &str, agrees: impl Fn(usize) -> bool) -> Option<(usize, f32)> {
        let here = self.sentence(at);
        let sentence = self.reading.text.sentences[here].start;
        let mut near = self.steps_before(at).take_while(|step| step.sentence == here).filter(|step| agrees(step.entity));
        let subject = near.find(|step| step.subject || step.end == at);
        // A pronoun in quoted words is no step.
        let mut before = (sentence.max(at.saturating_sub(CLAUSE))..at).rev();
        let said = before.find(|&index| self.reading.word(index).eq_ignore_ascii_case(pronoun));
        match said.filter(|&index| subject.is_none_or(|step| step.start <= index)) {
            Some(index) => self.meant[index].map(|meant| (meant.entity, meant.confidence)),
            None => subject.map(|step| (step.entity, sure::RELATIVE)),
        }
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

    /// Whether `between` holds no more than one verb and nothing that begins another clause.
    fn one_clause(&self, between: Range<usize>) -> bool {
        if between.len() > CLAUSE {
            return false;
        }
        let verbs = between.clone().filter(|&index| self.reading.tags[index].is_verb()).count();
        let begins = |index: usize| {
            matches!(self.reading.tags[index], Tag::Subordinator | Tag::Question | Tag::Pronoun)
                || self.reading.word(index) == ","
        };
        verbs <= 1 && !between.clone().any(begins)
    }

    /// The body that *it* or *they* stands for: who reports it, who spoke last, or the subject before.
    fn body(&self, anaphor: &Anaphor) -> Option<usize> {
        let at = anaphor.tokens.start;
        let here = self.sentence(at);
        let is_body = |entity: usize| {
            let kind = self.entities[entity].kind;
            kind == Type::Organization
                || kind == Type::Place && anaphor.form == Form::It
                || kind == Type::Group && anaphor.form == Form::They
        };
        let quoted = self.reading.segment_of[at].is_some();
        if let Some(reporter) = self.reporter(at).filter(|&entity| is_body(entity) && !quoted) {
            return Some(reporter);
        }
        if quoted {
            return None;
        }
        let speaks = self.is_speaker(at);
        if let Some(last) = self.spoke(at, 2).filter(|&entity| is_body(entity) && speaks) {
            return Some(last);
        }
        let possessive = anaphor.is_possessive(self.reading);
        let subject = self.steps_before(at).find(|step| {
            let near = if step.sentence == here {
                possessive || speaks && anaphor.form == Form::It
            } else {
                here - step.sentence == 1 && (speaks && self.heads_sentence(step.start) || self.heads_sentence(at))
            };
            // “The Italian minister” is not all of them.
            let of_one = self.entities[step.entity].kind == Type::Group && self.modifies(step.end);
            near && step.subject && is_body(step.entity) && !step.possessor && !of_one
        })?;
        // What cannot speak is not meant where they do.
        let may_be = |index: usize| !speaks || self.reading.sort(index).is_some();
        let rival = |index: usize| anaphor.form == Form::They && self.reading.tags[index] == Tag::Nouns && may_be(index);
        (at - subject.end <= 2 * CLAUSE && !(subject.end..at).any(rival)).then_some(subject.entity)
    }

    /// Whether a noun follows that a name before token `next` tells more of.
    fn modifies(&self, next: usize) -> bool {
        self.reading.tags.get(next).is_some_and(|tag| tag.is_nominal())
    }

    /// Whether token `index` is among the first of its sentence.
    fn heads_sentence(&self, index: usize) -> bool {
        index <= self.reading.text.sentences[self.sentence(index)].start + 1
    }

    /// Whether the words that say who speaks begin at token `index`.
    fn is_speaker(&self, index: usize) -> bool {
        self.speaking.contains_key(&index)
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

    /// Whether the page shows the two talking to each other shortly before quote `number`: one speaks in a sentence
    /// that names the other too.
    pub fn talk(&self, number: usize, one: usize, other: usize) -> bool {
        let here = self.sentence(self.reading.text.token_at(self.quotes[number].content[0].start));
        (number.saturating_sub(6)..number).any(|before| {
            let Some(speaker) = self.quotes[before].speaker else { return false };
            let listener = match self.said_by[before][..] {
                [who] if who == one => other,
                [who] if who == other => one,
                _ => return false,
            };
            let sentence = self.sentence(self.reading.text.token_at(speaker.start));
            let first = self.steps.partition_point(|step| step.sentence < sentence);
            let named =
                self.steps[first..].iter().take_while(|step| step.sentence == sentence).any(|step| step.entity == listener);
            named && here.saturating_sub(sentence) <= SENTENCES
        })
    }

    /// The name that a relative pronoun follows; none where it means others too: *Norwegians and Danes, who …*.
    fn antecedent(&self, at: usize) -> Option<usize> {
        let mut before = self.steps_before(at);
        let step = before.next()?;
        let kind = self.entities[step.entity].kind;
        let fits = if self.reading.word(at).eq_ignore_ascii_case("who") {
            !matches!(kind, Type::Place | Type::Other)
        } else {
            kind != Type::Person
        };
        let joined = kind == Type::Group
            && before.next().is_some_and(|other| {
                let between = other.end..step.end;
                between.len() < 4
                    && self.entities[other.entity].kind == kind
                    && between.clone().any(|index| self.reading.word(index) == "and")
            });
        if !fits || joined {
            return None;
        }
        // No more than a mark stands between.
        let between = step.end..at;
        let follows = between.len() < 3 && between.into_iter().all(|index| matches!(self.reading.word(index), "," | "—" | "–"));
        follows.then_some(step.entity)
    }

    /// Whom *the mayor* means: the last of those before whose role it is.
    fn described(&self, at: usize, description: &Description) -> Option<(usize, f32)> {
        match description.sort {
            Sort::Person => self.described_person(at, description),
            Sort::Body => self.described_body(at, description),
            Sort::People => None,
        }
    }

    fn described_person(&self, at: usize, description: &Description) -> Option<(usize, f32)> {
        let gender = super::gender::of_title(&description.head);
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
        let bodies =
            || self.steps_before(at).map(|step| step.entity).filter(|&entity| self.entities[entity].kind == Type::Organization);
        let called = |entity: usize| {
            let named = self.entities[entity].names.iter().any(|name| bodies::is_named_as(name, head));
            named || self.roles[entity].heads.iter().any(|known| nouns::alike(known, head))
        };
        // “The bank” is no ministry.
        let may_be = |entity: usize| {
            let other = |name: &String| {
                name.to_lowercase().split(' ').any(|word| nouns::sort(word) == Some(Sort::Body) && !nouns::alike(word, head))
            };
            self.entities[entity].kind == Type::Organization && !self.entities[entity].names.iter().any(other)
        };
        // “The Lund campaign” has its own name, and “the campaign” is rarely the last body named.
        let vague = !description.names.is_empty()
            || nouns::is(head, Property::State)
            || matches!(head, "campaign" | "party" | "administration" | "office");
        let salient = || if !vague { self.salient(at, description, may_be) } else { None };
        let called = bodies().find(|&entity| called(entity)).map(|entity| (entity, sure::CALLED));
        called.or_else(|| salient().map(|entity| (entity, sure::SALIENT)))
    }
}

/// A person's gender: by titles or first name, else by what the person is said to be.
fn gender_of(entity: &Entity, role: &Role) -> Option<Gender> {
    if entity.kind != Type::Person {
        return None;
    }
    entity.gender.or_else(|| {
        let mut told = role.heads.iter().filter_map(|head| super::gender::of_title(head));
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
