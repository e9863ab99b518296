//! Talks that are written down turn by turn: whom the initials mean that label turns (`((NP))`, `AL:`), and who it is that
//! asks and answers where labels say no more than that (`Q:`, `A:`).

use super::bylines;
use super::forms;
use super::names::Entity;
use crate::entities::{Mention, Type};
use crate::quotes::reading::Reading;
use crate::quotes::{Kind, Pattern, Quote};
use crate::text::Span;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;
use std::ops::Range;

/// So many turns make a talk: a headline is labelled too.
const FEWEST: usize = 3;

/// No more voices are named by initials; it bounds the work.
const VOICES: usize = 8;

/// Initials that label a turn are no longer.
const LONGEST: usize = 5;

/// What a page says of a talk before it begins.
const TALKS: &str = "answer answered answers ask asked asks chatted conversation discuss discussed interview interviewed \
    interviews q&a question questions spoke talked transcript";

/// The quotes that are turns, where they make a talk.
fn turns(quotes: &[Quote]) -> Vec<(usize, &Quote)> {
    let is_turn = |quote: &Quote| quote.kind == Kind::Direct && quote.why.pattern == Pattern::Label;
    let turns: Vec<(usize, &Quote)> = quotes.iter().enumerate().filter(|(_, quote)| is_turn(quote)).collect();
    if turns.len() < FEWEST { Vec::new() } else { turns }
}

/// Takes names that are no more than the initials of a turn's label for those of whoever else the page names so: a person
/// with these initials, or else a body before the talk in whose name the letters stand in this order, *Wavenews* for WN.
pub fn join(mentions: &[Mention], quotes: &[Quote], entities: &mut Vec<Entity>, of_mention: &mut [usize]) {
    let turns = turns(quotes);
    let Some((_, first)) = turns.first() else { return };
    let mut labels: BTreeMap<usize, usize> = BTreeMap::new();
    for label in turns.iter().filter_map(|(_, quote)| quote.speaker) {
        let mention = mentions.partition_point(|mention| mention.span.end <= label.start);
        if mentions.get(mention).is_some_and(|mention| mention.span == label) {
            *labels.entry(of_mention[mention]).or_default() += 1;
        }
    }
    // What labels one turn alone is often a mistake.
    let short = |&(&entity, &count): &(&usize, &usize)| count > 1 && is_initials(&entities[entity]);
    let full = |entity: usize| named_in_full(entity, entities, mentions, first.content[0].start);
    let meant: FxHashMap<usize, usize> =
        labels.iter().filter(short).take(VOICES).filter_map(|(&entity, _)| Some((entity, full(entity)?))).collect();
    if meant.is_empty() {
        return;
    }
    let mut numbers = Vec::with_capacity(entities.len());
    let mut kept: Vec<Entity> = Vec::with_capacity(entities.len());
    let mut joined = Vec::new();
    for (number, entity) in std::mem::take(entities).into_iter().enumerate() {
        numbers.push(kept.len());
        match meant.get(&number) {
            Some(&to) => joined.push((to, entity)),
            None => kept.push(entity),
        }
    }
    for (to, entity) in joined {
        let whole = &mut kept[numbers[to]];
        whole.names.extend(entity.names);
        whole.mentions.extend(entity.mentions);
        whole.mentions.sort_unstable();
    }
    for entity in of_mention {
        *entity = numbers[*meant.get(entity).unwrap_or(entity)];
    }
    *entities = kept;
}

/// Whether somebody is called by nothing but initials.
fn is_initials(entity: &Entity) -> bool {
    matches!(entity.names.as_slice(), [name] if forms::is_acronym(name) && name.len() <= LONGEST)
}

/// Whom the initials mean that are all of the name of `entity`, in a talk that begins at byte `begins`.
fn named_in_full(entity: usize, entities: &[Entity], mentions: &[Mention], begins: usize) -> Option<usize> {
    let key = forms::key(&entities[entity].names[0]);
    let person = |other: &Entity| other.kind == Type::Person && forms::initials(&other.names[0]).is_some_and(|own| own == key);
    let body = |other: &Entity| {
        let name = &other.names[0];
        let one = !forms::is_acronym(name) && !name.contains(' ');
        one && matches!(other.kind, Type::Organization | Type::Other) && spells(&forms::key(name), &key)
    };
    let others = || {
        let before = |other: &Entity| other.mentions.first().is_some_and(|&mention| mentions[mention].span.start <= begins);
        entities.iter().enumerate().filter(move |(number, other)| *number != entity && before(other))
    };
    let most = |(_, other): &(usize, &Entity)| other.mentions.len();
    let known = others().find(|(_, other)| person(other)).or_else(|| others().filter(|(_, other)| body(other)).max_by_key(most));
    Some(known?.0)
}

/// Whether `letters` stand in a name in this order, the first one at its beginning.
fn spells(name: &str, letters: &str) -> bool {
    let mut rest = name.chars();
    name.chars().next() == letters.chars().next() && letters.chars().all(|letter| rest.any(|other| other == letter))
}

/// For each quote, who asks or answers by it where its label says no more than that: the one whom a byline names, and the one
/// whom the page says to be asked before the talk begins, if that is one.
pub fn parts(reading: &Reading, mentions: &[Mention], of_mention: &[usize], quotes: &[Quote]) -> Vec<Option<usize>> {
    let mut parts = vec![None; quotes.len()];
    let turns = turns(quotes);
    let unnamed: Vec<(usize, &Quote)> = turns.into_iter().filter(|(_, quote)| quote.speaker.is_none()).collect();
    let Some((_, first)) = unnamed.first() else { return parts };
    let before = 0..reading.text.token_at(first.content[0].start);
    let in_byline = bylines::find(reading, mentions);
    // Who is asked is named in full.
    let in_full = |mention: &Mention| mention.kind == Type::Person && mention.span.of(reading.text.raw).contains(' ');
    let people: Vec<usize> = (0..mentions.len())
        .take_while(|&mention| mentions[mention].span.start < first.content[0].start)
        .filter(|&mention| in_full(&mentions[mention]))
        .collect();
    let asks = only(people.iter().filter(|&&mention| in_byline[mention]).map(|&mention| of_mention[mention]));
    let answers = asked(reading, &before, people.iter().filter(|&&mention| !in_byline[mention]), mentions, of_mention);
    for (number, quote) in unnamed {
        parts[number] = match part(reading, quote.content[0]) {
            "Q" | "Question" => asks,
            "A" | "Answer" => answers,
            _ => None,
        };
    }
    parts
}

/// The one who is asked, of the `people` named in the words `before` a talk: the only one, or the only one in the first
/// line, which is the title.
fn asked<'m>(
    reading: &Reading,
    before: &Range<usize>,
    people: impl Iterator<Item = &'m usize> + Clone,
    mentions: &[Mention],
    of_mention: &[usize],
) -> Option<usize> {
    let is_talk = |index: usize| TALKS.split(' ').any(|word| reading.word(index).eq_ignore_ascii_case(word));
    if !before.clone().any(is_talk) {
        return None;
    }
    let title = reading.text.paragraphs.first()?.span;
    let in_title = people.clone().filter(|&&mention| mentions[mention].span.start < title.end);
    only(people.map(|&mention| of_mention[mention])).or_else(|| only(in_title.map(|&mention| of_mention[mention])))
}

/// The one that all of `entities` are.
fn only(mut entities: impl Iterator<Item = usize>) -> Option<usize> {
    let first = entities.next()?;
    entities.all(|other| other == first).then_some(first)
}

/// The word that a paragraph begins with.
fn part<'t>(reading: &Reading<'_, 't>, content: Span) -> &'t str {
    let index = reading.text.token_at(content.start);
    let paragraph = reading.text.paragraphs.partition_point(|paragraph| paragraph.tokens.end <= index);
    reading.text.paragraphs.get(paragraph).map_or("", |paragraph| reading.word(paragraph.tokens.start))
}
