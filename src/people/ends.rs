//! Names of which the tagger took too much or too little: persons' with the place before them or the body behind, bodies'
//! that their initials in brackets spell out.

use super::called::{self, is_title, lists};
use super::forms;
use crate::entities::words::list;
use crate::entities::{self, Mention, Type};
use crate::nouns::Property;
use crate::quotes::Quote;
use crate::quotes::reading::Reading;
use rustc_hash::{FxHashMap, FxHashSet};
use std::ops::Range;

/// No long name before its initials has more words.
const LONGEST: usize = 12;

/// Mends `mentions`; linear in the length of the text.
pub fn mend(reading: &Reading, mentions: &mut Vec<Mention>, quotes: &[Quote]) {
    let added = [persons(reading, mentions, quotes), bodies(reading, mentions)];
    mentions.extend(added.into_iter().flatten());
    mentions.sort_by_key(|mention| mention.span.start);
}

/// Ends persons' names where they end, and tells the places that stood before them.
fn persons(reading: &Reading, mentions: &mut [Mention], quotes: &[Quote]) -> Vec<Mention> {
    let text = reading.text;
    let speakers = quotes.iter().filter_map(|quote| quote.speaker);
    let speaking: FxHashMap<usize, usize> = speakers.map(|speaker| (speaker.start, speaker.end)).collect();
    let people = mentions.iter().filter(|mention| mention.kind == Type::Person);
    let people: FxHashSet<&str> = people.map(|person| person.span.of(text.raw)).collect();
    let mut places = Vec::new();
    for mention in mentions {
        let name = text.tokens_in(mention.span);
        let speaks = speaking.get(&mention.span.start).map(|&end| text.token_at(end - 1));
        if mention.kind == Type::Person && follows_place(reading, &name, &people) {
            places.push(Mention { span: text.tokens[name.start].span, kind: Type::Place, ..mention.clone() });
            mention.span.start = text.tokens[name.start + 1].span.start;
        } else if mention.kind.is_thing() && speaks.is_some_and(|last| ends_early(reading, &name, last)) {
            mention.span.end = text.tokens[name.start + 1].span.end;
            mention.kind = Type::Person;
        }
    }
    places
}

/// The bodies that initials in brackets spell out; what was taken for a part of their names goes.
fn bodies(reading: &Reading, mentions: &mut Vec<Mention>) -> Vec<Mention> {
    // More may have been found than was spelled: “the Danish Harbour Council (HC)”.
    let is_less = |part: &Mention, whole: &Mention| {
        whole.span.start <= part.span.start && part.span.end <= whole.span.end && part.span != whole.span
    };
    let spelled = mentions.iter().filter_map(|initials| spelled_out(reading, initials));
    let spelled: Vec<Mention> =
        spelled.filter(|body| mentions[entities::within(mentions, body.span)].iter().all(|part| is_less(part, body))).collect();
    for body in &spelled {
        mentions.drain(entities::within(mentions, body.span));
    }
    spelled
}

fn is_first_name(reading: &Reading, at: usize) -> bool {
    let known = lists(reading.word(at));
    known & list::FIRST_NAME != 0 && known & list::COUNTRY == 0
}

/// Whether a person's name begins with the place that *of* before it asks for: *First Minister of Norway Ada Lund*, where
/// `people` are all persons' names.
fn follows_place(reading: &Reading, name: &Range<usize>, people: &FxHashSet<&str>) -> bool {
    let office = |at: usize| is_title(reading.word(at)) && !reading.is_noun_of(at, Property::Relation);
    let of = name.start > 1 && reading.word(name.start - 1) == "of" && office(name.start - 2);
    let rest = || reading.text.span_of(name.start + 1..name.end).of(reading.text.raw);
    of && name.len() > 2 && people.contains(rest())
}

/// Whether a person's name ends after two words of what was taken for a thing's, in the words of a speaker up to token `last`:
/// *Ada Lund of the Harbour Board*, *Ada Lund Harbour Board Director*.
fn ends_early(reading: &Reading, name: &Range<usize>, last: usize) -> bool {
    let second = name.start + 1;
    let plain = lists(reading.word(second)) & (list::LOWER | list::PLACE | list::COUNTRY) == 0;
    let told = || reading.word(second + 1) == "of" && reading.word(second + 2) == "the" || is_title(reading.word(last));
    let capital = plain && reading.text.tokens[second].shape.is_capital() && reading.sort(second).is_none();
    name.len() > 3 && is_first_name(reading, name.start) && capital && told()
}

/// The body whose name stands before its `initials` in brackets, where no name is all of it: *Notes from Norway (NFN)*.
fn spelled_out(reading: &Reading, initials: &Mention) -> Option<Mention> {
    let short = initials.span.of(reading.text.raw);
    let bracket = reading.text.token_at(initials.span.start).checked_sub(1)?;
    let letters = short.chars().count();
    if initials.kind != Type::Organization || reading.word(bracket) != "(" || !(2..=LONGEST).contains(&letters) {
        return None;
    }
    let start = bracket.checked_sub(letters)?;
    let span = reading.text.span_of(start..bracket);
    let capital = reading.text.tokens[start].shape.is_capital() && reading.text.tokens[bracket - 1].shape.is_capital();
    let spelled = capital && forms::spells(short, span.of(reading.text.raw));
    spelled.then_some(Mention { span, kind: Type::Organization, confidence: called::SURE, value: None })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quotes;
    use crate::text::{Span, Text};

    /// The names in `raw` once their ends are mended, where `name` is one of type `kind`.
    fn mended<'t>(raw: &'t str, name: &str, kind: Type) -> Vec<(&'t str, Type)> {
        let text = Text::from_plain(raw);
        let start = raw.find(name).expect("a name of the text");
        let mut mentions = vec![Mention { span: Span::new(start, start + name.len()), kind, confidence: 1.0, value: None }];
        let quotes = quotes::find(&text, &mentions);
        mend(&Reading::new(&text, &mentions.clone()), &mut mentions, &quotes);
        mentions.iter().map(|mention| (mention.span.of(raw), mention.kind)).collect()
    }

    #[test]
    fn a_person_who_speaks_ends_before_body_and_office() {
        let raw = "“The ship is safe and it will stay so,” Juliet Osei of the Harbour Board said on Monday.";
        assert_eq!(mended(raw, "Juliet Osei of the Harbour Board", Type::Other), [("Juliet Osei", Type::Person)]);
        let raw = "“The ship is safe and it will stay so,” Juliet Osei Harbour Market Director said on Monday.";
        assert_eq!(mended(raw, "Juliet Osei Harbour Market Director", Type::Organization), [("Juliet Osei", Type::Person)]);
        let raw = "The Juliet Osei of the Harbour Board sailed on Monday.";
        assert_eq!(mended(raw, "Juliet Osei of the Harbour Board", Type::Other).len(), 1);
    }
}
