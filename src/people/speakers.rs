//! Whom the words that attribute a quote mean: a name in them, a pronoun's person, the one so described.

use super::gender::{self, Gender};
use super::names::Entity;
use super::roles;
use crate::entities::{Mention, Type};
use crate::quotes::Quote;
use crate::text::{Span, Text};
use std::collections::HashSet;

/// Who says a quote.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Speaker {
    /// Its entity, as an index; none where the page names nobody.
    pub entity: Option<usize>,
    /// Whether the words that attribute the quote keep the name back: `officials`, `a source`.
    pub anonymous: bool,
}

/// Who says each of `quotes`.
pub fn find(text: &Text, mentions: &[Mention], quotes: &[Quote], entities: &[Entity], of_mention: &[usize]) -> Vec<Speaker> {
    let mut scene = Scene {
        text,
        mentions,
        entities,
        of_mention,
        roles: roles::of_entities(text, mentions, entities),
        genders: entities.iter().map(|entity| gender_of(text, mentions, entity)).collect(),
        quoted: quotes.iter().flat_map(|quote| &quote.quoted).copied().collect(),
        last: None,
    };
    scene.quoted.sort();
    let mut speakers = Vec::with_capacity(quotes.len());
    for quote in quotes {
        let entity = quote.speaker.and_then(|speaker| scene.entity_of(speaker));
        if let (Some(entity), Some(speaker)) = (entity, quote.speaker) {
            scene.last = Some((entity, speaker.start));
        }
        let anonymous = entity.is_none() && quote.speaker.is_some_and(|speaker| keeps_back(speaker.of(text.raw)));
        speakers.push(Speaker { entity, anonymous });
    }
    speakers
}

/// What is known where a speaker is looked for.
struct Scene<'a, 't> {
    text: &'a Text<'t>,
    mentions: &'a [Mention],
    entities: &'a [Entity],
    of_mention: &'a [usize],
    roles: Vec<HashSet<String>>,
    genders: Vec<Option<Gender>>,
    /// Stretches in quotation marks that somebody said, in order.
    quoted: Vec<Span>,
    /// Who said the last quote, and where the words that say so begin.
    last: Option<(usize, usize)>,
}

/// How far back a pronoun's person is looked for: in mentions, and in sentences.
const MENTIONS: usize = 40;
const SENTENCES: usize = 8;

impl Scene<'_, '_> {
    fn entity_of(&self, speaker: Span) -> Option<usize> {
        let words = speaker.of(self.text.raw);
        if let Some(mention) = self.named(speaker) {
            return Some(self.of_mention[mention]);
        }
        match words.to_lowercase().as_str() {
            "he" | "she" => self.person(speaker, gender::of_pronoun(words)),
            "it" | "they" => self.body(speaker),
            "who" | "which" | "that" => self.antecedent(speaker),
            lower if lower.starts_with("the ") => self.described(speaker, &words["the ".len()..]),
            _ => None,
        }
    }

    /// The mention in a speaker's words that is the speaker: the first person, or else the first mention that no
    /// further word makes another (“the U.S. leader” is not the U.S.).
    fn named(&self, speaker: Span) -> Option<usize> {
        let first = self.mentions.partition_point(|m| m.span.end <= speaker.start);
        let inside = || (first..self.mentions.len()).take_while(|&i| self.mentions[i].span.start < speaker.end);
        let whole = |i: &usize| {
            let rest = self.text.raw.get(self.mentions[*i].span.end..speaker.end).unwrap_or_default();
            let ends = rest.trim().is_empty() || rest.trim_start().starts_with([',', ';', '(', '—', '–']);
            matches!(self.mentions[*i].kind, Type::Organization | Type::Place | Type::Other) && ends
        };
        inside().find(|&i| self.mentions[i].kind == Type::Person).or_else(|| inside().find(whole))
    }

    fn sentence(&self, at: usize) -> usize {
        let token = self.text.token_at(at);
        self.text.sentences.partition_point(|sentence| sentence.end <= token)
    }

    fn is_quoted(&self, span: Span) -> bool {
        let before = self.quoted.partition_point(|quoted| quoted.start <= span.start);
        before > 0 && self.quoted[before - 1].contains(span)
    }

    /// The person that *he* or *she* at `pronoun` stands for: near, the subject of a sentence, who spoke last, of
    /// the pronoun's gender where it is known.
    fn person(&self, pronoun: Span, gender: Option<Gender>) -> Option<usize> {
        let here = self.sentence(pronoun.start);
        let before = self.mentions.partition_point(|mention| mention.span.end <= pronoun.start);
        let mut best: Option<(f32, usize)> = None;
        for index in (before.saturating_sub(MENTIONS)..before).rev().filter(|&i| self.mentions[i].kind == Type::Person) {
            let span = self.mentions[index].span;
            let entity = self.of_mention[index];
            let sentence = self.sentence(span.start);
            if here - sentence > SENTENCES {
                break;
            }
            let known = self.genders[entity];
            if known.is_some() && gender.is_some() && known != gender {
                continue;
            }
            let start = self.text.tokens[self.text.sentences[sentence].start].span.start;
            let subject = span.start - start < SUBJECT;
            let spoke = self.last.is_some_and(|(last, at)| last == entity && here - self.sentence(at) < 4);
            let score = f32::from(u8::from(subject)) * 0.9
                + f32::from(u8::from(spoke)) * 1.1
                + f32::from(u8::from(known.is_some())) * 0.4
                - f32::from(u8::from(self.is_quoted(span))) * 1.5
                - (here - sentence) as f32 * 0.6;
            if best.is_none_or(|(most, _)| score > most) {
                best = Some((score, entity));
            }
        }
        best.map(|(_, entity)| entity)
    }

    /// The organization that *it* or *they* at `pronoun` stands for: the last that spoke, or that begins the
    /// sentence before.
    fn body(&self, pronoun: Span) -> Option<usize> {
        let here = self.sentence(pronoun.start);
        let is_body = |entity: usize| self.entities[entity].kind == Type::Organization;
        if let Some((entity, at)) = self.last.filter(|&(entity, _)| is_body(entity))
            && here - self.sentence(at) < 3
        {
            return Some(entity);
        }
        let start = here.checked_sub(1).map(|before| self.text.tokens[self.text.sentences[before].start].span.start)?;
        let first = self.mentions.partition_point(|mention| mention.span.end <= start);
        let subject = self.mentions.get(first).filter(|mention| mention.span.start - start < SUBJECT)?;
        Some(self.of_mention[first]).filter(|&entity| is_body(entity) && subject.span.end <= pronoun.start)
    }

    /// The mention that a relative pronoun follows.
    fn antecedent(&self, pronoun: Span) -> Option<usize> {
        let before = self.mentions.partition_point(|mention| mention.span.end <= pronoun.start);
        let index = before.checked_sub(1)?;
        let between = &self.text.raw[self.mentions[index].span.end..pronoun.start];
        between.chars().all(|c| c.is_whitespace() || c == ',').then(|| self.of_mention[index])
    }

    /// The person that `description`, what follows *the* at `speaker`, is a role of: the last named of those before.
    fn described(&self, speaker: Span, description: &str) -> Option<usize> {
        let core = description.split([',', '(']).next()?;
        let words: Vec<&str> = core.split_whitespace().take_while(|word| !ENDS.contains(word)).collect();
        let (head, before_head) = words.split_last()?;
        // Of two presidents *the U.S. leader* is the one whose title says so.
        let named: Vec<String> =
            before_head.iter().filter(|word| word.starts_with(char::is_uppercase)).map(|word| word.to_lowercase()).collect();
        let before = self.mentions.partition_point(|mention| mention.span.end <= speaker.start);
        let people = self.of_mention[..before].iter().rev().take(MENTIONS);
        people.copied().find(|&entity| {
            let roles = &self.roles[entity];
            roles::may_be_called(roles, head) && named.iter().all(|word| roles.contains(word))
        })
    }
}

/// A name that begins no farther in its sentence is taken for its subject, in bytes.
const SUBJECT: usize = 40;

/// Words that end what a description says somebody is.
const ENDS: &[&str] = &["of", "for", "in", "at", "from", "with", "who", "that", "to", "on", "and"];

fn gender_of(text: &Text, mentions: &[Mention], entity: &Entity) -> Option<Gender> {
    if entity.kind != Type::Person {
        return None;
    }
    let name = entity.names.first()?;
    entity.mentions.iter().find_map(|&mention| {
        let first = text.token_at(mentions[mention].span.start);
        let title = first.checked_sub(1).map_or("", |index| text.word(index));
        gender::of_name(title, name)
    })
}

/// Whether words that name nobody keep a name back: no pronoun, and no *the*.
fn keeps_back(words: &str) -> bool {
    let lower = words.to_lowercase();
    let pronoun = matches!(lower.as_str(), "he" | "she" | "they" | "it" | "we" | "i" | "who" | "which" | "that" | "you");
    let known = ["the ", "his ", "her ", "their ", "its ", "our ", "my "].iter().any(|start| lower.starts_with(start));
    !pronoun && !known || lower.split_whitespace().last().is_some_and(|word| SOURCES.contains(&word))
}

/// Those whom reports do not name, whatever stands before them.
const SOURCES: &[&str] =
    &["official", "officials", "source", "sources", "person", "people", "aide", "aides", "diplomat", "diplomats"];

#[cfg(test)]
mod tests {
    use crate::page::Page;
    use crate::text::Unit;

    fn speakers(raw: &str) -> Vec<(Option<String>, bool)> {
        let analysis = crate::analyze(&Page::from_plain(raw), Unit::Utf16).expect("a tree");
        let said = analysis.quotes.iter().filter(|quote| quote.kind != crate::quotes::Kind::Scare);
        said.map(|quote| (quote.speaker_name.clone(), quote.anonymous)).collect()
    }

    fn names(raw: &str) -> Vec<String> {
        speakers(raw).into_iter().map(|(name, _)| name.unwrap_or_default()).collect()
    }

    #[test]
    fn a_pronoun_is_the_person_of_its_gender_who_was_the_subject() {
        let raw = "Mary Osei met Robert Kamau in Nairobi on Monday. “We are ready to sign it,” she said. “I am glad of it too,” said Kamau.";
        assert_eq!(names(raw), ["Mary Osei", "Robert Kamau"]);
        let raw = "Mary Osei met Robert Kamau in Nairobi on Monday. “We are ready to sign it,” he said.";
        assert_eq!(names(raw), ["Robert Kamau"]);
    }

    #[test]
    fn a_description_is_the_person_whose_title_it_is() {
        let raw =
            "Danish President Karen Holm met Finnish President Aino Salo. “We shall help you with it,” the Danish leader said.";
        assert_eq!(names(raw), ["Karen Holm"]);
        let raw = "Danish President Karen Holm came to Oslo. Mayor Erik Berg met her. “The bridge will be mended,” the mayor said. “We shall help you with it,” the Danish leader said.";
        assert_eq!(names(raw), ["Erik Berg", "Karen Holm"]);
    }

    #[test]
    fn those_who_are_kept_back_are_anonymous() {
        let raw = "“The bridge is not safe at all,” an engineer said. “We knew it was not,” the officials said.";
        assert!(speakers(raw).iter().all(|(name, anonymous)| name.is_none() && *anonymous), "{:?}", speakers(raw));
    }
}
