//! Speakers that the scorers took from the wrong part of the sentence, or cut: what its form tells against them.

use super::choose::{Chosen, Tie};
use super::cues;
use super::phrases;
use super::reading::Reading;
use crate::entities::Type;
use crate::nouns::Sort;
use crate::tags::Tag;
use std::ops::Range;

/// No apposition and no relative clause is longer, in tokens; it bounds the work on a text without sentences.
const REACH: usize = 40;

/// Puts who is said to speak right where the form of the sentence tells it.
pub fn mend(reading: &Reading, one: &mut Chosen) {
    let (Some(cue), Some(core), Tie::Attribution(_)) = (one.cue, one.speaker.clone(), one.tie) else { return };
    let frame = reading.frame(cue);
    let subject = Subject { reading, cue, from: frame.start.max(cue.saturating_sub(REACH)) };
    let other = before_brackets(reading, &core, cue).or_else(|| before_examples(reading, &core, cue));
    let other = other.or_else(|| subject.bearer(&core)).or_else(|| subject.explained());
    let other = other.or_else(|| subject.of_clause(&core)).or_else(|| subject.before_relative(&core));
    let other = other.or_else(|| subject.of_phrase(&core));
    let free = |core: &Range<usize>| !one.parts.iter().any(|part| part.start < core.end && core.start < part.end);
    let core = other.filter(free).unwrap_or(core);
    one.speaker = Some(without_another(reading, &completed(reading, core, cue, &frame), cue));
}

/// The phrase before the brackets that `core` stands in, where the cue does not: *Lund (The Bridge, The Lake) told*.
fn before_brackets(reading: &Reading, core: &Range<usize>, cue: usize) -> Option<Range<usize>> {
    if core.end > cue || !reading.is_bracketed(core.start) || reading.is_bracketed(cue) {
        return None;
    }
    let open = (core.start.saturating_sub(REACH)..core.start).rfind(|&at| matches!(reading.word(at), "(" | "["))?;
    outermost(reading, open)
}

/// The phrase that the name `core` is an example of, which ends before the cue: *several towns including Lund and Holm say*.
fn before_examples(reading: &Reading, core: &Range<usize>, cue: usize) -> Option<Range<usize>> {
    if core.end != cues::whole(reading, cue).start || reading.kinds[core.end - 1] == 0 {
        return None;
    }
    let from = reading.frame(cue).start.max(core.start.saturating_sub(REACH));
    let named = |at: usize| reading.kinds[at] != 0 || matches!(reading.word(at), "," | "and" | "or" | "the");
    let last = (from..core.start).rfind(|&at| !named(at))?;
    let first = match reading.word(last) {
        "including" => last,
        "as" if last > from && reading.word(last - 1) == "such" => last - 1,
        _ => return None,
    };
    let end = if first > from && reading.word(first - 1) == "," { first - 1 } else { first };
    let several = |phrase: &Range<usize>| phrase.end == end && reading.tags[end - 1] == Tag::Nouns;
    phrases::cores(reading, from..end).into_iter().rfind(several)
}

/// The first phrase of a sentence that reaches, with what modifies it, up to token `end`.
fn outermost(reading: &Reading, end: usize) -> Option<Range<usize>> {
    let frame = reading.frame(end);
    let reaches = |core: &Range<usize>| phrases::whole(reading, core, end, &frame, |_| false).end == end;
    phrases::cores(reading, frame.start.max(end.saturating_sub(REACH))..end).into_iter().find(reaches)
}

/// Where a cue looks for its subject.
struct Subject<'s, 'a, 't> {
    reading: &'s Reading<'a, 't>,
    cue: usize,
    from: usize,
}

impl Subject<'_, '_, '_> {
    /// The person whose apposition ends in the body `core`: *Ada Lund, an engineer at the Harbour Board and Norvik
    /// College, said*.
    fn bearer(&self, core: &Range<usize>) -> Option<Range<usize>> {
        let reading = self.reading;
        let head = cues::whole(reading, self.cue).start;
        let body = [Type::Organization, Type::Place].into_iter().any(|kind| reading.is_of(core.end - 1, kind));
        if !body || core.end > head {
            return None;
        }
        let opens = |comma: usize| {
            let told = phrases::core_end(reading, comma + 1, core.start);
            reading.word(comma) == ","
                && reading.is_of(comma - 1, Type::Person)
                && matches!(reading.tags[comma + 1], Tag::Determiner | Tag::Noun | Tag::Adjective)
                && told > comma + 1
                && reading.sort(told - 1) == Some(Sort::Person)
        };
        let comma = (self.from + 1..core.start.saturating_sub(1)).rev().find(|&at| opens(at))?;
        let plain = (comma + 1..head)
            .all(|at| !reading.tags[at].is_finite() && reading.segment_of[at].is_none() && reading.tags[at] != Tag::Subordinator);
        if plain { outermost(reading, comma) } else { None }
    }

    /// The name between commas that says who is meant by the words before it, in which a clause stands: *the group that
    /// built it, Norvik Bridges, says*.
    fn explained(&self) -> Option<Range<usize>> {
        let reading = self.reading;
        let close = cues::whole(reading, self.cue).start.checked_sub(1).filter(|&at| reading.word(at) == ",")?;
        let open = (self.from..close).rfind(|&at| reading.word(at) == ",")?;
        let name = open + 1..close;
        let kind = |kind: Type| name.clone().all(|at| reading.is_of(at, kind));
        let relative = (self.from + 1..open).rfind(|&at| matches!(reading.word(at), "that" | "which" | "who" | ","))?;
        let agrees = match reading.sort(relative - 1)? {
            Sort::Person => kind(Type::Person),
            Sort::Body => kind(Type::Organization) || kind(Type::Other),
            Sort::People => false,
        };
        let clause = reading.tags.get(relative + 1).is_some_and(|tag| tag.is_finite() || matches!(tag, Tag::Adverb | Tag::Modal));
        (agrees && clause && reading.word(relative) != ",").then_some(name)
    }

    /// Who stands before a relative clause that ends before the cue: *an official, who asked for silence, said*.
    fn before_relative(&self, core: &Range<usize>) -> Option<Range<usize>> {
        let reading = self.reading;
        let head = cues::whole(reading, self.cue).start;
        let relative = core.start > self.from && reading.word(core.start) == "who";
        if core.len() != 1
            || !relative
            || core.end + 1 >= head
            || reading.word(head - 1) != ","
            || !reading.tags[self.cue].is_finite()
        {
            return None;
        }
        let comma = core.start - 1;
        let clause = (core.end..head - 1).any(|at| reading.tags[at].is_finite() || reading.tags[at] == Tag::Modal);
        let somebody = |phrase: &Range<usize>| {
            let mut head = phrase.clone().take_while(|&at| !reading.tags[at].is_preposition());
            head.any(|at| reading.may_speak(at) || reading.is_of(at, Type::Person))
        };
        let plain = |phrase: &Range<usize>| phrase.clone().all(|at| reading.word(at) != ",");
        (clause && reading.word(comma) == ",").then(|| outermost(reading, comma))?.filter(somebody).filter(plain)
    }

    /// The phrase that `core` ends: *engineers of Norvik College and the Harbour Board said*, *Lund and Dahl left, saying*.
    fn of_phrase(&self, core: &Range<usize>) -> Option<Range<usize>> {
        let reading = self.reading;
        let head = cues::whole(reading, self.cue).start;
        let end = if reading.tags[self.cue] == Tag::Gerund { self.before_verb(head)? } else { head };
        let whole = outermost(reading, end).filter(|whole| core.end == end && whole.start < core.start)?;
        let led = whole.start == self.from
            || matches!(reading.tags[whole.start - 1], Tag::Mark | Tag::Conjunction | Tag::Subordinator | Tag::Adverb);
        // “Ada Lund of Norvik, Texas”
        let placed = reading.is_of(core.start, Type::Place) && reading.is_of(whole.start, Type::Person);
        let between = whole.start..core.start;
        let plain = placed || between.clone().all(|at| reading.word(at) != ",");
        let asks = |at: usize| reading.tags[at].is_verb() && reading.cues[at].is_some();
        let last = whole.end - 1;
        let speaks = reading.may_speak(last)
            || reading.cues[last].is_some()
            || [Type::Person, Type::Organization].into_iter().any(|kind| reading.is_of(last, kind));
        (led && plain && speaks && !between.clone().any(asks)).then_some(whole)
    }

    /// Where the subject ends of the clause that a participle after a comma goes on, which begins at token `head`.
    fn before_verb(&self, head: usize) -> Option<usize> {
        let reading = self.reading;
        let comma = head.checked_sub(1).filter(|&at| at > self.from && reading.word(at) == ",")?;
        let verb = (self.from..comma).rfind(|&at| reading.tags[at].is_finite() && reading.segment_of[at].is_none())?;
        Some(cues::whole(reading, verb).start)
    }

    /// The subject of the clause that a participle after a comma goes on: *the council closed the bridge of Lund and Holm,
    /// citing its age*.
    fn of_clause(&self, core: &Range<usize>) -> Option<Range<usize>> {
        let reading = self.reading;
        let head = cues::whole(reading, self.cue).start;
        if reading.tags[self.cue] != Tag::Gerund || head <= self.from + 2 || reading.word(head - 1) != "," || core.end > head {
            return None;
        }
        let verb = (self.from..head - 1).rfind(|&at| reading.tags[at].is_finite() && reading.segment_of[at].is_none())?;
        // “The claim was denied by Lund, citing …”
        let passive = |by: usize| reading.tags[by - 1] == Tag::PastParticiple && cues::is_auxiliary(reading.word(by - 2));
        let by = (verb + 1..head - 1).rfind(|&at| at > verb + 1 && reading.word(at) == "by" && passive(at));
        if let Some(agent) =
            by.map(|by| by + 1..phrases::core_end(reading, by + 1, head - 1)).filter(|agent| agent.end == head - 1)
        {
            return Some(agent);
        }
        let subject = outermost(reading, cues::whole(reading, verb).start)?;
        let joined = subject.start > self.from + 1
            && core.end < subject.start
            && matches!(reading.word(subject.start - 1), "but" | "and" | "while")
            && reading.word(subject.start - 2) == ",";
        let acts = |tag: Tag| tag.is_finite() || matches!(tag, Tag::Adverb | Tag::Modal);
        // “With Holm and Berg, of the council, citing its age”.
        let apart = || (verb..core.start).any(|at| matches!(reading.word(at), "with" | "despite" | "amid" | "without"));
        let object = core.start > verb && !apart() && reading.tags[core.start] != Tag::Question && !acts(reading.tags[core.end]);
        ((joined || object) && reading.tags[subject.start] != Tag::Question).then_some(subject)
    }
}

/// `core` with what belongs to it and was taken for something else: the year of *a 2018 survey*, a name that a
/// pronoun or a verb begins (*the producer What a Bridge said*).
fn completed(reading: &Reading, core: Range<usize>, cue: usize, frame: &Range<usize>) -> Range<usize> {
    let next = core.end;
    if next >= frame.end || reading.text.breaks_after(next - 1) {
        return core;
    }
    let phrase = |at: usize| if at < frame.end { phrases::core_end(reading, at, frame.end) } else { at };
    if core.len() == 1 && reading.tags[core.start] == Tag::Determiner && reading.is_of(next, Type::Date) {
        let date = (next..frame.end).find(|&at| !reading.is_of(at, Type::Date)).unwrap_or(frame.end);
        return core.start..phrase(date);
    }
    let named = |at: usize| [Type::Person, Type::Organization].into_iter().any(|kind| reading.is_of(at, kind));
    let title = usize::from(reading.sort(next) == Some(Sort::Person) && reading.cues[next].is_none());
    let whole = reading.with_whole_names(core.start..(next + title + 1).min(frame.end), |_| false);
    let cut = phrase(next) == next && named(whole.end - 1) && !named(next - 1);
    if cut && (title > 0 || whole.end == cues::whole(reading, cue).start) { whole } else { core }
}

/// `core` without the name of another person: *a letter* of *a letter Lund wrote*, *Lund* of *the Lund quote*.
fn without_another(reading: &Reading, core: &Range<usize>, cue: usize) -> Range<usize> {
    let name = core.clone().find(|&at| reading.is_of(at, Type::Person)).filter(|&name| name > core.start);
    let Some(name) = name else { return core.clone() };
    let writes = core.start > cue
        && matches!(reading.tags[name - 1], Tag::Noun | Tag::Nouns)
        && reading.tags[core.start] == Tag::Determiner
        && reading.sort(name - 1).is_none()
        && reading.tags.get(core.end).is_some_and(|tag| tag.is_finite());
    let owns =
        core.end == cue && name == core.start + 1 && reading.tags[core.start] == Tag::Determiner && reading.tags[cue].is_noun();
    match (writes, owns) {
        (true, _) => core.start..name,
        (_, true) => name..core.end,
        _ => core.clone(),
    }
}
