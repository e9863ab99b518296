//! Names whose type, or whose end, other words of the page show to be wrong: persons of whom it says *the*, things that
//! somebody named in full bears the last name of, bodies that end in who heads them, pairs of people.

use super::called::{self, is_name, is_title, lists, opens};
use super::forms;
use crate::entities::words::list;
use crate::entities::{Mention, Type};
use crate::nouns::{self, Property, Sort};
use crate::quotes::Quote;
use crate::quotes::reading::Reading;
use crate::tags::Tag;
use crate::text::Shape;
use rustc_hash::{FxHashMap, FxHashSet};
use std::ops::Range;

/// Mends `mentions` by the words that say who says `quotes`, and by one another; linear in the length of the text.
pub fn mend(reading: &Reading, mentions: &mut Vec<Mention>, quotes: &[Quote]) {
    no_persons(reading, mentions, quotes);
    persons(reading, mentions);
    kin(reading, mentions);
    told_bodies(reading, mentions);
    pairs(reading, mentions);
    part(reading, mentions, quotes);
}

/// Takes what no person is called for no person's name: one word after *the* that speaks (*the Kremlin said*) is a
/// body's, a plural for people at the beginning of a sentence is no name.
fn no_persons(reading: &Reading, mentions: &mut Vec<Mention>, quotes: &[Quote]) {
    let mut bodies: FxHashSet<&str> = FxHashSet::default();
    for tokens in quotes.iter().filter_map(|quote| quote.speaker).map(|span| reading.text.tokens_in(span)) {
        if tokens.len() == 2 && reading.word(tokens.start).eq_ignore_ascii_case("the") {
            bodies.insert(reading.word(tokens.start + 1));
        }
    }
    let is_one = |mention: &Mention, tokens: &Range<usize>| mention.kind == Type::Person && tokens.len() == 1;
    mentions.retain_mut(|mention| {
        let tokens = reading.text.tokens_in(mention.span);
        if !is_one(mention, &tokens) {
            return true;
        }
        let word = reading.word(tokens.start);
        if bodies.contains(word) {
            mention.kind = Type::Organization;
        }
        let plural = || nouns::sort(&word.to_lowercase()) == Some(Sort::People);
        !(reading.tags[tokens.start] == Tag::Nouns && opens(reading, tokens.start) && plural())
    });
}

/// Takes for a person's the last name of somebody named in full before, which the tagger took for a thing's; with *Mr.*
/// before it wherever the page has one such name.
fn persons(reading: &Reading, mentions: &mut [Mention]) {
    let mut full: FxHashMap<String, FxHashSet<String>> = FxHashMap::default();
    // Words of longer names of things: who reads of Bo Lund of Lund Shipping cannot know what Lund is.
    let mut parts: FxHashSet<String> = FxHashSet::default();
    for mention in mentions.iter() {
        let words = mention.span.of(reading.text.raw);
        if mention.kind.is_thing() && words.contains(' ') {
            parts.extend(words.split_whitespace().map(forms::key));
        } else if mention.kind == Type::Person {
            let key = forms::key(words);
            let name = forms::parts(&key);
            if name.first.is_some() {
                full.entry(name.last.to_owned()).or_default().insert(key.clone());
            }
        }
    }
    let mut people: FxHashSet<String> = FxHashSet::default();
    let mut things: FxHashSet<String> = FxHashSet::default();
    for mention in mentions {
        let words = mention.span.of(reading.text.raw);
        let key = forms::key(words);
        if mention.kind == Type::Person {
            people.insert(forms::parts(&key).last.to_owned());
        } else if mention.kind.is_thing() && full.contains_key(&key) {
            let before = reading.text.token_at(mention.span.start).checked_sub(1);
            let word = before.map_or("", |before| reading.word(before));
            let titled = (nouns::is_courtesy(word) || nouns::is_short_title(word)) && full[&key].len() == 1;
            let place = mention.kind == Type::Place && lists(words) & (list::PLACE | list::COUNTRY) != 0;
            let article = before.is_some_and(|before| reading.tags[before] == Tag::Determiner);
            let named = people.contains(&key) && !things.contains(&key) && !parts.contains(&key);
            let person =
                matches!(mention.kind, Type::Organization | Type::Place) && !place && !article && nouns::sort(&key).is_none();
            if titled || named && person {
                mention.kind = Type::Person;
            } else {
                things.insert(key);
            }
        }
    }
}

/// Takes for nobody's the last names of two people whom a dash joins: *the Lund-Osei plan*.
fn pairs(reading: &Reading, mentions: &mut [Mention]) {
    let people = mentions.iter().filter(|mention| mention.kind == Type::Person);
    let keys: FxHashSet<String> = people.map(|person| forms::key(person.span.of(reading.text.raw))).collect();
    let full = || keys.iter().map(|key| forms::parts(key)).filter(|name| name.first.is_some());
    let last: FxHashSet<&str> = full().map(|name| name.last).collect();
    let is_pair = |key: &str| {
        let both = key.split_once(['-', '–']).map(|(one, other)| [one.trim(), other.trim()]);
        both.is_some_and(|both| both[0] != both[1] && both.iter().all(|name| last.contains(name))) && !last.contains(key)
    };
    for mention in mentions.iter_mut().filter(|mention| mention.kind == Type::Person) {
        if is_pair(&forms::key(mention.span.of(reading.text.raw))) {
            mention.kind = Type::Group;
        }
    }
}

/// Takes for a person's the first name that says who is meant by a word for kin, whatever the tagger took it for: *Lund's daughter,
/// Marit,* or *her husband Bo*.
fn kin(reading: &Reading, mentions: &mut [Mention]) {
    let is_kin = |at: usize| nouns::is(&reading.word(at).to_lowercase(), Property::Relation);
    // “Her husband, Democratic candidate in May”.
    let may_be = |mention: &&mut Mention| mention.kind.is_thing() && mention.kind != Type::Group;
    for mention in mentions.iter_mut().filter(may_be) {
        let name = reading.text.tokens_in(mention.span);
        let comma = name.start > 1 && reading.word(name.start - 1) == ",";
        let noun = name.start.checked_sub(1 + usize::from(comma));
        let closed = !comma || matches!(reading.text.word_or_empty(name.end), "," | ".");
        let first = name.len() == 1 && reading.text.tokens[name.start].shape == Shape::Capital;
        if first && closed && noun.is_some_and(is_kin) {
            mention.kind = Type::Person;
        }
    }
}

/// Takes for bodies the persons of whom it says that they are bodies, wherever they are named: *Norvik, the Danish transport
/// agency,* or *the newspaper Dagens Norvik*.
fn told_bodies(reading: &Reading, mentions: &mut [Mention]) {
    let people = || mentions.iter().filter(|mention| mention.kind == Type::Person);
    let tokens = |mention: &Mention| reading.text.tokens_in(mention.span);
    let has_first = |name: &Range<usize>| lists(reading.word(name.start)) & list::FIRST_NAME != 0 || name.len() > 2;
    let told = people().filter(|mention| {
        let name = tokens(mention);
        !has_first(&name) && (is_apposed_body(reading, &name) || follows_body(reading, &name))
            || lists(reading.word(name.start)) & list::FIRST_NAME == 0 && has_initials(reading, mention)
    });
    let mut bodies: FxHashSet<String> = told.map(|mention| forms::key(mention.span.of(reading.text.raw))).collect();
    if bodies.is_empty() {
        return;
    }
    for mention in people() {
        let name = tokens(mention);
        let key = forms::key(mention.span.of(reading.text.raw));
        let titled = name.start.checked_sub(1).is_some_and(|before| is_title(reading.word(before)));
        if titled {
            bodies.remove(&key);
        } else if let Some(last) = forms::parts(&key).first.and(Some(forms::parts(&key).last)) {
            bodies.remove(last);
        }
    }
    for mention in mentions.iter_mut().filter(|mention| mention.kind == Type::Person) {
        if bodies.contains(&forms::key(mention.span.of(reading.text.raw))) {
            mention.kind = Type::Organization;
        }
    }
}

/// Whether initials in brackets follow a name that they spell: people have none.
fn has_initials(reading: &Reading, mention: &Mention) -> bool {
    let end = reading.text.tokens_in(mention.span).end;
    let word = |at: usize| reading.text.word_or_empty(at);
    word(end) == "(" && word(end + 2) == ")" && forms::spells(word(end + 1), mention.span.of(reading.text.raw))
}

/// No more words tell between commas what a body is.
const APPOSITION: usize = 10;

/// Whether a noun for a body ends the first phrase between the commas behind `name`: *Norvik, the transport agency of
/// Denmark,*.
fn is_apposed_body(reading: &Reading, name: &Range<usize>) -> bool {
    let word = |at: usize| reading.text.word_or_empty(at);
    let start = name.end + 1;
    if word(name.end) != "," || !matches!(word(start), "a" | "an" | "the") {
        return false;
    }
    let limit = reading.tags.len().min(start + APPOSITION);
    let joins = |at: usize| reading.tags[at].is_nominal() || reading.tags[at] == Tag::Clitic;
    let end = (start + 1..limit).find(|&at| !joins(at) || reading.text.breaks_after(at - 1));
    let closes = matches!(end.map(word), Some("," | "." | "of" | "in" | "that" | "which"));
    end.is_some_and(|end| closes && is_body(reading, end - 1))
}

/// Whether a noun for a body stands right before `name`, and behind it no verb but one of saying: Lund is a person in *the
/// company Lund bought*.
fn follows_body(reading: &Reading, name: &Range<usize>) -> bool {
    let verb = reading.tags.get(name.end).is_some_and(|tag| tag.is_verb() || *tag == Tag::Adverb);
    let says = name.len() > 1 && reading.cues.get(name.end).is_some_and(Option::is_some);
    // “Film producer Bo Dahl” and “Norvik center Bo Dahl” are people.
    let either = |noun: usize| matches!(reading.word(noun), "center" | "centre" | "maker" | "operator" | "producer");
    name.start.checked_sub(1).is_some_and(|noun| is_body(reading, noun) && !either(noun)) && (!verb || says)
}

fn is_body(reading: &Reading, at: usize) -> bool {
    let lower = reading.text.tokens[at].shape == Shape::Lower && reading.tags[at] == Tag::Noun;
    lower && reading.sort(at) == Some(Sort::Body) && !reading.text.breaks_after(at)
}

/// Parts a person's name from that of the body before it, which the tagger took for one or for none: *the head of the
/// Harbour Council Ada Lund*.
fn part(reading: &Reading, mentions: &mut Vec<Mention>, quotes: &[Quote]) {
    for tokens in quotes.iter().filter_map(|quote| quote.speaker).map(|span| reading.text.tokens_in(span)) {
        let Some(name) = borne(reading, &tokens) else { continue };
        let span = reading.text.span_of(name.clone());
        let at = mentions.partition_point(|mention| mention.span.end <= span.start);
        let around = mentions.get(at).map(|mention| mention.span).filter(|around| around.start < span.end);
        if around.is_some_and(|around| around.end != span.end || around.start >= span.start) {
            continue;
        }
        let person = Mention { span, kind: Type::Person, confidence: called::SURE, value: None };
        if around.is_some() {
            mentions[at].kind = Type::Organization;
            mentions[at].span.end = reading.text.tokens[name.start - 1].span.end;
            mentions.insert(at + 1, person);
        } else {
            mentions.insert(at, person);
        }
    }
}

/// The name at the end of a speaker's words that bears the title before it, a title with *of* and a body in it.
fn borne(reading: &Reading, tokens: &Range<usize>) -> Option<Range<usize>> {
    let text = reading.text;
    let of = tokens.clone().find(|&at| reading.tags[at] == Tag::Preposition).filter(|&of| of > tokens.start)?;
    let body = tokens.clone().rfind(|&at| {
        let noun = reading.word(at).to_lowercase();
        text.tokens[at].shape.is_capital() && (nouns::sort(&noun) == Some(Sort::Body) || nouns::is(&noun, Property::Part))
    })?;
    let name = body + 1..tokens.end;
    let capital = |at: usize| text.tokens[at].shape.is_capital() && is_name(reading, at);
    let other = list::LOWER | list::PLACE | list::PLACE_BEGINS;
    let personal = || lists(reading.word(name.start)) & other == 0 && lists(reading.word(name.end - 1)) & list::LOWER == 0;
    let bears = matches!(name.len(), 2 | 3) && is_title(reading.word(of - 1)) && body > of;
    (bears && name.clone().all(capital) && personal()).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::{Reading, pairs, persons};
    use crate::entities::{Mention, Type};
    use crate::text::{Span, Text};

    /// The kinds of the names in `raw`, once last names are known and pairs of them told.
    fn kinds(raw: &str, names: &[(&str, Type)]) -> Vec<Type> {
        let text = Text::from_plain(raw);
        let mut at = 0;
        let mut mentions: Vec<Mention> = Vec::new();
        for &(name, kind) in names {
            let start = at + raw[at..].find(name).expect("a name of the text");
            at = start + name.len();
            mentions.push(Mention { span: Span::new(start, at), kind, confidence: 1.0, value: None });
        }
        persons(&Reading::new(&text, &mentions), &mut mentions);
        pairs(&Reading::new(&text, &mentions), &mut mentions);
        mentions.iter().map(|mention| mention.kind).collect()
    }

    #[test]
    fn a_last_name_is_its_bearers_whatever_it_looked_like() {
        use Type::{Group, Organization, Person, Place};
        let names = [("Taine Ropata", Person), ("Ropata", Organization), ("Ropata", Place)];
        assert_eq!(kinds("Taine Ropata won. Ropata said so. Ropata left.", &names), [Person; 3]);
        // One who bears the name of a firm, or of a place, tells nothing of either.
        let names = [("Ropata", Organization), ("Taine Ropata", Person), ("Ropata", Organization)];
        assert_eq!(kinds("Ropata grew. Taine Ropata left. Ropata fell.", &names), [Organization, Person, Organization]);
        let names = [("Taine Ropata", Person), ("Ropata Motors", Organization), ("Ropata", Organization)];
        assert_eq!(kinds("Taine Ropata left Ropata Motors. Ropata fell.", &names), [Person, Organization, Organization]);
        let names = [("Ada London", Person), ("London", Place)];
        assert_eq!(kinds("Ada London left. London is old.", &names), [Person, Place]);
        let names = [("Ropata", Group), ("Taine Ropata", Person)];
        assert_eq!(kinds("Mr. Ropata won. Taine Ropata is old.", &names), [Person; 2]);
    }

    #[test]
    fn a_dash_joins_two_people_to_nobody_but_not_the_last_name_of_one() {
        use Type::{Group, Person};
        let names = [("Ada Lund", Person), ("Bo Osei", Person), ("Lund-Osei", Person), ("Osei - Lund", Person)];
        let raw = "Ada Lund met Bo Osei. The Lund-Osei plan, or Osei - Lund plan, is old.";
        assert_eq!(kinds(raw, &names), [Person, Person, Group, Group]);
        let names = [("Ada Lund-Osei", Person), ("Eva Lund", Person), ("Bo Osei", Person), ("Lund-Osei", Person)];
        assert_eq!(kinds("Ada Lund-Osei met Eva Lund and Bo Osei. Lund-Osei left.", &names), [Person; 4]);
    }
}
