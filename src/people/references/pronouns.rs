//! Whom pronouns mean: *she* and *himself*, *it* and *they*, *who*.

use super::super::anaphors::{Anaphor, Form};
use super::super::gender::Gender;
use super::{Scene, Step, sure};
use crate::entities::Type;
use crate::nouns::{Property, Sort};
use crate::tags::Tag;
use std::ops::Range;

/// So many more pronouns of one gender than of the other tell somebody's gender.
const TOLD: i32 = 3;

/// Within so many sentences somebody known to be of a pronoun's gender is meant rather than who was taken for the other.
const RIVALS: usize = 2;

/// No clause is longer, in tokens; it bounds the work on a text without sentences.
const CLAUSE: usize = 40;

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

impl Candidate {
    /// The better of `best`, those before it, and this one, and by how far.
    fn or(self, best: Option<Candidate>) -> Candidate {
        match best {
            None => self,
            Some(best) if self.score > best.score => {
                let same = best.entity == self.entity;
                let lead = if same { best.lead + self.score - best.score } else { self.score - best.score };
                Candidate { lead, ..self }
            }
            Some(best) if best.entity == self.entity => best,
            Some(best) => Candidate { lead: best.lead.min(best.score - self.score), ..best },
        }
    }
}

impl Scene<'_, '_> {
    /// Whom *he* or *she* means, and how sure that is.
    pub(super) fn person(&self, anaphor: &Anaphor, gender: Gender) -> Option<(usize, f32)> {
        if let Some(entity) = self.coming(anaphor, gender) {
            return Some((entity, sure::COMING));
        }
        let at = anaphor.tokens.start;
        let here = self.sentence(at);
        let mut near = self.steps_before(at).take_while(|step| here - step.sentence <= RIVALS);
        let rivals = near.any(|step| self.genders[step.entity] == Some(gender));
        let spoken = self.spoken(at, gender);
        let people = self.steps_before(at).filter(|step| self.entities[step.entity].kind == Type::Person);
        let best = people.filter(|step| self.may_mean(anaphor, gender, step, rivals)).fold(None, |best, step| {
            let (score, distance) = (self.salience(at, gender, step, spoken), here - step.sentence);
            Some(Candidate { entity: step.entity, score, distance, lead: f32::INFINITY }.or(best))
        });
        best.map(|best| (best.entity, sure::of_pronoun(best.lead, best.distance)))
    }

    /// Whether a pronoun may mean whom `step` names, where `rivals` known to be of its gender are near or not.
    fn may_mean(&self, anaphor: &Anaphor, gender: Gender, step: &Step, rivals: bool) -> bool {
        let at = anaphor.tokens.start;
        let known = self.genders[step.entity];
        // Who speaks is *I* in quoted words.
        let is_i = || self.reporter(at) == Some(step.entity) && self.reading.segment_of[at].is_some();
        let same_clause = || {
            let here = step.sentence == self.sentence(at);
            here && step.subject && !step.possessor && self.one_clause(step.end..at)
        };
        // Pronouns taken for somebody before say less than a name: they may have been taken wrongly.
        let lean = self.lean(step.entity, gender);
        let taken = known.is_none() && (lean <= -TOLD || lean < 0 && rivals);
        let subject = || anaphor.is_object(self.reading) && same_clause();
        known.is_none_or(|known| known == gender) && !taken && !is_i() && !subject()
    }

    /// How much it speaks for whom a pronoun at token `at` means that he spoke last: little where somebody else has been the
    /// subject since, in its paragraph; where he spoke in the same one, of a sentence before or at the head of its own.
    fn spoken(&self, at: usize, gender: Gender) -> f32 {
        let paragraph = self.paragraph(at);
        let last = self.last.map(|(_, sentence)| sentence);
        let near = last.is_some_and(|sentence| self.reading.text.sentences[sentence].start >= paragraph);
        let told = |step: &Step| {
            let may_be = self.entities[step.entity].kind == Type::Person && self.may_be(step.entity, gender);
            let said = step.reported.is_none() || step.reported == self.content_of[at];
            let main = !near || step.sentence < self.sentence(at) || self.heads_sentence(step.start);
            step.subject && main && !step.possessor && said && may_be
        };
        let since = |step: &&Step| step.start >= paragraph && !(near && last.is_some_and(|last| step.sentence <= last));
        let topic = self.steps_before(at).take_while(since).any(told);
        match topic {
            true if self.is_speaker(at) => 0.4,
            true => 0.0,
            false => 1.1,
        }
    }

    /// How much speaks for a pronoun at token `at` meaning whom `step` names; `spoken` where that is who spoke last.
    fn salience(&self, at: usize, gender: Gender, step: &Step, spoken: f32) -> f32 {
        let (known, lean) = (self.genders[step.entity], self.lean(step.entity, gender));
        let flag = |holds: bool, weight: f32| if holds { weight } else { 0.0 };
        flag(step.subject, 0.9)
            + flag(!self.doubtful && self.spoke(at, 3) == Some(step.entity), spoken)
            + flag(known.is_some(), 0.9)
            + flag(known.is_none() && lean > 0, 0.4)
            - flag(known.is_none() && lean < 0, 1.0)
            + flag(self.reporter(at) == Some(step.entity), 1.1)
            + 0.2 * (self.counts[step.entity] as f32).ln()
            - flag(step.possessor, 0.3)
            - flag(self.names_itself(at, step.entity), 2.0)
            - flag(step.reported.is_some() && step.reported != self.content_of[at], 0.35)
            - flag(step.segment.is_some() && step.segment != self.reading.segment_of[at], 1.5)
            - 0.6 * (self.sentence(at) - step.sentence) as f32
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
        let after = self.mentions.partition_point(|mention| mention.span.end <= first);
        // “In her speech, Danish mayor Lund said”.
        let name = |&next: &usize| self.reading.text.tokens_in(self.mentions[next].span);
        let mut near = (after..self.mentions.len()).take_while(|next| name(next).start <= comma + 6);
        let next = near.find(|&next| self.mentions[next].kind == Type::Person)?;
        let (tokens, entity) = (name(&next), self.of_mention[next]);
        let agrees = self.genders[entity].is_none_or(|known| known == gender);
        let near = tokens.end < sentence.end && self.is_subject(&tokens);
        (agrees && near).then_some(entity)
    }

    /// Whom *himself* or *itself* at token `at` means: the name right before it, else the subject of its clause, the last
    /// name or `pronoun` before it that may be one.
    pub(super) fn own_subject(&self, at: usize, pronoun: &str, agrees: impl Fn(usize) -> bool) -> Option<(usize, f32)> {
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

    /// The several whom the *they* that is all of `tokens` means: those who spoke last together, or the two that the
    /// sentence before begins with: *Lund and Dahl left. They said …*.
    pub fn several(&self, tokens: &Range<usize>) -> Option<Vec<usize>> {
        let at = tokens.start;
        if tokens.len() != 1 || !matches!(self.reading.word(at), "they" | "They") {
            return None;
        }
        let here = self.sentence(at);
        let spoke = self.last_said(here, 2).map(|number| self.said_by[number].clone());
        if let Some(spoke) = spoke {
            return Some(spoke).filter(|spoke| spoke.len() > 1);
        }
        let before = here.checked_sub(1)?;
        let mut first = self.steps_before(at).filter(|step| step.sentence == before).collect::<Vec<_>>().into_iter().rev();
        let (one, other) = (first.next()?, first.next()?);
        let joined = other.start == one.end + 1 && self.reading.word(one.end) == "and";
        let kinds = [one, other].map(|step| self.entities[step.entity].kind);
        let heads = self.heads_sentence(one.start) && self.reading.tags.get(other.end).is_some_and(|tag| tag.is_finite());
        let rival = |index: usize| self.reading.tags[index] == Tag::Nouns && self.reading.sort(index).is_some();
        let alone = !(other.end..at).any(rival);
        (joined && heads && alone && kinds[0] == kinds[1] && one.entity != other.entity).then(|| vec![one.entity, other.entity])
    }

    /// The body that *it* or *they* stands for: who reports it, who spoke last, or the subject before.
    pub(super) fn body(&self, anaphor: &Anaphor) -> Option<usize> {
        let at = anaphor.tokens.start;
        let here = self.sentence(at);
        let is_body = |entity: usize| {
            let kind = self.entities[entity].kind;
            self.is_body(entity)
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
        let (speaks, possessive) = (self.is_speaker(at), anaphor.is_possessive(self.reading));
        if anaphor.form == Form::They && !possessive && self.several_are_told_of(at) {
            return None;
        }
        if anaphor.form == Form::They && self.last_said(here, 2).is_some_and(|number| self.said_by[number].len() > 1) {
            return None;
        }
        if let Some(last) = self.spoke(at, 2).filter(|&entity| is_body(entity) && speaks) {
            return Some(last);
        }
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

    /// Whether several are the subject of the sentence before token `at`, or of its own before it: *The stores were slow.
    /// They …*.
    fn several_are_told_of(&self, at: usize) -> bool {
        let reading = self.reading;
        let here = self.sentence(at);
        let told = |sentence: usize| {
            let whole = &reading.text.sentences[sentence];
            let tokens = whole.start..whole.end.min(whole.start + CLAUSE);
            let end = tokens.clone().find(|&index| !in_phrase(reading.tags[index])).unwrap_or(tokens.end);
            let last = end.checked_sub(1).filter(|&last| last >= tokens.start && end < at);
            last.is_some_and(|last| reading.tags[last] == Tag::Nouns && !reading.text.tokens[last].shape.is_capital())
                && reading.tags.get(end).is_some_and(|tag| tag.is_finite())
        };
        told(here) || self.heads_sentence(at) && here > 0 && told(here - 1)
    }

    /// Whether a noun follows that a name before token `next` tells more of.
    fn modifies(&self, next: usize) -> bool {
        self.reading.tags.get(next).is_some_and(|tag| tag.is_nominal())
    }

    /// Whether token `index` is among the first of its sentence.
    fn heads_sentence(&self, index: usize) -> bool {
        index <= self.reading.text.sentences[self.sentence(index)].start + 1
    }

    /// The name that a relative pronoun follows; none where it means others too: *Norwegians and Danes, who …*.
    pub(super) fn antecedent(&self, at: usize) -> Option<usize> {
        let who = self.reading.word(at).eq_ignore_ascii_case("who");
        if let Some(bearer) = self.bearer(at).filter(|_| who) {
            return Some(bearer);
        }
        let mut before = self.steps_before(at);
        let step = before.next()?;
        let kind = self.entities[step.entity].kind;
        // “A Norvik Conservative who …” is said of somebody.
        let member = || self.reading.is_noun_of(step.end - 1, Property::PartyMember);
        let fits = match kind {
            Type::Person => who,
            Type::Group => !member(),
            // “Engineers at Norvik Bridges who …” are meant, not the firm.
            Type::Organization => !who || !member() && !self.is_place_of(step.start),
            _ => !who,
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

    /// Whether a preposition that says where somebody is, or whose, governs the name that begins at token `start`.
    fn is_place_of(&self, start: usize) -> bool {
        let the = start.checked_sub(1).filter(|&before| self.reading.tags[before] == Tag::Determiner);
        let before = the.unwrap_or(start).checked_sub(1).map_or("", |before| self.reading.word(before));
        matches!(before, "at" | "by" | "for" | "from" | "in" | "of" | "on" | "with")
    }

    /// Whether `tokens` tell no more than how old somebody is and where from: *of Norvik*, *, 24, from Norvik*.
    fn is_from(&self, tokens: Range<usize>) -> bool {
        let word = |at: usize| if at < tokens.end { self.reading.word(at) } else { "" };
        let aged = word(tokens.start) == "," && is_age(word(tokens.start + 1));
        let start = tokens.start + if aged { 2 + usize::from(word(tokens.start + 2) == ",") } else { 0 };
        let place = || self.steps_before(tokens.end).next().map(|step| (step.start..step.end, self.entities[step.entity].kind));
        let from = || matches!(word(start), "from" | "of") && place() == Some((start + 1..tokens.end, Type::Place));
        aged && start == tokens.end || from()
    }

    /// The person whose apposition the *who* at token `at` follows: *Lund, an engineer at Norvik College, who …*.
    fn bearer(&self, at: usize) -> Option<usize> {
        let reading = self.reading;
        let close = if at > 0 && reading.word(at - 1) == "," { at - 1 } else { at };
        let here = self.sentence(at);
        let bears = |step: &&Step| {
            let is_person = self.entities[step.entity].kind == Type::Person;
            // “Lund of Norvik, who …”
            if is_person && close < at && self.is_from(step.end..close) {
                return true;
            }
            let between = step.end + 1..close;
            let named = is_person && reading.word(step.end) == ",";
            let mut head = between.clone().take_while(|&index| in_phrase(reading.tags[index]));
            let one = || matches!(reading.word(between.start), "a" | "an");
            named
                && (1..CLAUSE).contains(&between.len())
                && (close < at || one())
                && head.any(|index| reading.sort(index) == Some(Sort::Person))
                && !between.clone().any(|index| reading.tags[index].is_finite())
        };
        let near = self.steps_before(close).take_while(|step| step.sentence == here && step.end + CLAUSE > at);
        let mut near = near.peekable();
        // “The mother of Lund, who …”.
        let person = near.peek().is_some_and(|step| step.end == close && self.entities[step.entity].kind == Type::Person);
        near.find(bears).filter(|_| !person).map(|step| step.entity)
    }
}

/// Whether a word may tell somebody's age in years.
fn is_age(word: &str) -> bool {
    matches!(word.len(), 1 | 2) && word.bytes().all(|digit| digit.is_ascii_digit())
}

/// Whether a word with this tag may stand in the core of a phrase: a noun, what is said of it, an article, *and*.
fn in_phrase(tag: Tag) -> bool {
    tag.is_nominal() || matches!(tag, Tag::Determiner | Tag::Possessive | Tag::Clitic | Tag::Number | Tag::Conjunction)
}
