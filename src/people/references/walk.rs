//! Going through a text: in its order names, bodies, anaphors and speakers become what is known of those who follow.
//!
//! Two passes. The first leaves out what stands in quoted words and in reports whose speaker comes after them; the second
//! gives these their turn, when all speakers are known.

use super::super::anaphors::{Anaphor, Form};
use super::super::gender::{self, Gender};
use super::super::sources::{self, Voice};
use super::super::{bylines, speakers};
use super::{Meant, Scene, Step};
use crate::entities::Type;
use crate::tags::Tag;
use std::ops::Range;

/// No title before a name is longer, in tokens, and no apposition behind one.
const TITLE: usize = 12;
const APPOSITION: usize = 16;

/// What comes next in a text.
enum Event {
    Name(usize),
    /// A body is named through another name.
    Body(usize),
    Anaphor(usize),
    /// The words that say who speaks have been read.
    Speaker(usize),
}

impl Scene<'_, '_> {
    /// Goes through the text; afterwards all that can be known of anaphors and speakers is.
    pub fn go(&mut self, anaphors: &[Anaphor]) {
        let mut events: Vec<(usize, Event)> = Vec::new();
        let mut later: Vec<usize> = Vec::new();
        let in_byline = bylines::find(self.reading, self.mentions);
        let is_named = |kind: Type| kind == Type::Person || kind.is_thing();
        let names = self.mentions.iter().enumerate();
        let names = names.filter(|(index, mention)| !in_byline[*index] && is_named(mention.kind));
        events.extend(names.map(|(index, mention)| (mention.span.end, Event::Name(index))));
        let ends = |tokens: &Range<usize>| self.reading.text.span_of(tokens.clone()).end;
        let bodies = self.bodies.namings.iter().enumerate();
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
                    let body = &self.bodies.namings[index];
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
            Form::Description(description) => gender::of_title(&description.head),
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
        if let (false, Some(speaker)) = (who.is_empty(), self.quotes[number].speaker) {
            self.last = Some((number, self.sentence(self.reading.text.token_at(speaker.start))));
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
        who.iter().for_each(|&entity| self.speaks[entity] = true);
        self.said_by[number] = who;
        self.confidence[number] = confidence;
    }

    /// Whether what stands at `tokens` is the subject of a clause: a verb follows, or it begins its sentence, and no
    /// preposition governs it.
    pub(super) fn is_subject(&self, tokens: &Range<usize>) -> bool {
        let reading = self.reading;
        let sentence = &reading.text.sentences[self.sentence(tokens.start)];
        let mut start = tokens.start;
        let joins = |tag: Tag| tag.is_nominal() || matches!(tag, Tag::Determiner | Tag::Number);
        while start > sentence.start && tokens.start - start < TITLE && joins(reading.tags[start - 1]) {
            start -= 1;
        }
        let governed = start > sentence.start && reading.tags[start - 1].is_preposition();
        let mut next = tokens.end;
        if next < sentence.end && matches!(reading.word(next), "," | "—" | "–") {
            // Over an apposition, or out of one: “The mayor, Ada Lund, said”.
            let mark = reading.word(next);
            let inside = start > sentence.start && reading.word(start - 1) == mark && next + 1 < sentence.end;
            let limit = sentence.end.min(next + APPOSITION);
            let close = || (next + 1..limit).find(|&index| reading.word(index) == mark);
            let close = if inside && reading.tags[next + 1].is_finite() { Some(next) } else { close() };
            next = close.map_or(next, |close| close + 1);
        }
        if reading.opens(next).is_some() {
            // “Lund “walked out”.”
            next += 1;
        }
        let verb = next < sentence.end && reading.tags[next].is_finite();
        let spoke = start > sentence.start && reading.cues[start - 1].is_some_and(|cue| cue.verb);
        !governed && (verb || spoke || start <= sentence.start + 1)
    }
}
