//! Where a page contradicts itself about who says a quote. Each doubt rests on words of the page; a page that says
//! nothing against an attribution raises none.

use super::references::Scene;
use crate::entities::{self, Type};
use crate::nouns;
use crate::quotes::Kind;
use crate::quotes::reading::Reading;
use crate::tags::Tag;
use crate::text::Span;
use serde::Serialize;
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::ops::Range;

/// Why it is doubtful that a quote is its speaker's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// Its first person claims what the page says of another, with whom the speaker talks: *my election*, where the
    /// other stands for election.
    AnothersMatter,
    /// The page gives the same words to somebody else too.
    SameWords,
    /// It speaks to its speaker by name.
    OwnName,
}

/// A doubt about a quote's speaker.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Doubt {
    /// Why.
    pub reason: Reason,
    /// The other entity that it may be, or that speaks the same words, as an index.
    pub other: Option<usize>,
    /// The words of the page that speak against it.
    pub against: Span,
}

/// The doubt about each quote; linear in the text.
pub fn all(scene: &Scene) -> Vec<Option<Doubt>> {
    let mut doubts = vec![None; scene.quotes.len()];
    anothers_matters(scene, &mut doubts);
    same_words(scene, &mut doubts);
    for (number, doubt) in doubts.iter_mut().enumerate() {
        *doubt = doubt.or_else(|| own_name(scene, number));
    }
    doubts
}

/// The person that alone says quote `number`, where the words that attribute it name the person.
fn named_speaker(scene: &Scene, number: usize) -> Option<usize> {
    let [speaker] = scene.said_by[number][..] else { return None };
    let span = scene.quotes[number].speaker?;
    let named = !entities::within(scene.mentions, span).is_empty();
    (named && scene.entities[speaker].kind == Type::Person).then_some(speaker)
}

/// What somebody may have who is alone in having it.
#[rustfmt::skip]
const OWN_MATTERS: &[&str] = &[
    "acquittal", "appeal", "appointment", "arrest", "arrival", "birthday", "candidacy", "confession", "conviction",
    "coronation", "debut", "defeat", "departure", "diagnosis", "dismissal", "divorce", "election", "extradition", "funeral",
    "goal", "inauguration", "injury", "marriage", "nomination", "novel", "operation", "pregnancy", "promotion", "recovery",
    "reelection", "release", "resignation", "retirement", "sentence", "sentencing", "surgery", "suspension", "transfer",
    "trial", "verdict", "victory", "wedding", "win",
];

/// Doubts quotes whose first person claims what is another's.
fn anothers_matters(scene: &Scene, doubts: &mut [Option<Doubt>]) {
    let reading = scene.reading;
    let owned = owned(scene);
    for (index, tag) in reading.tags.iter().enumerate() {
        if *tag != Tag::Possessive || !reading.word(index).eq_ignore_ascii_case("my") || reading.segment_of[index].is_none() {
            continue;
        }
        let Some(number) = scene.quote_at(index) else { continue };
        let Some(speaker) = named_speaker(scene, number).filter(|_| scene.quotes[number].kind == Kind::Direct) else { continue };
        let others = matters(reading, index + 1).filter_map(|matter| owned.get(&matter));
        for owners in others {
            let [(other, at)] = owners[..] else { continue };
            if other != speaker && talk(scene, number, speaker, other) {
                let against = reading.text.span_of(at..(at + 1).max(matter_end(reading, at)));
                doubts[number] = Some(Doubt { reason: Reason::AnothersMatter, other: Some(other), against });
            }
        }
    }
}

/// So many quotes before, and so many sentences, people may be shown talking to each other.
const QUOTES: usize = 6;
const SENTENCES: usize = 8;

/// Whether the page shows the two talking to each other shortly before quote `number`: one speaks in a sentence that names
/// the other too.
fn talk(scene: &Scene, number: usize, one: usize, other: usize) -> bool {
    let sentence = |span: Span| scene.sentence(scene.reading.text.token_at(span.start));
    let here = sentence(scene.quotes[number].content[0]);
    (number.saturating_sub(QUOTES)..number).any(|before| {
        let Some(speaker) = scene.quotes[before].speaker else { return false };
        let listener = match scene.said_by[before][..] {
            [who] if who == one => other,
            [who] if who == other => one,
            _ => return false,
        };
        let there = sentence(speaker);
        here.saturating_sub(there) <= SENTENCES && scene.is_in_sentence(listener, there)
    })
}

/// Whose the page says, outside quoted words, that each matter is: the owners, each with the token that names it.
fn owned(scene: &Scene) -> HashMap<String, Vec<(usize, usize)>> {
    let reading = scene.reading;
    let mut owned: HashMap<String, Vec<(usize, usize)>> = HashMap::new();
    let mut note = |owner: usize, at: usize, next: usize| {
        for matter in matters(reading, next) {
            let owners = owned.entry(matter).or_default();
            // Of more than a few owners it is nobody's own.
            if owners.len() < 4 && owners.iter().all(|(known, _)| *known != owner) {
                owners.push((owner, at));
            }
        }
    };
    for (at, meant) in scene.meant.iter().enumerate() {
        if let Some(meant) = meant.filter(|_| reading.tags[at] == Tag::Possessive && reading.segment_of[at].is_none()) {
            note(meant.entity, at, at + 1);
        }
    }
    for (index, mention) in scene.mentions.iter().enumerate().filter(|(_, mention)| mention.kind == Type::Person) {
        let tokens = reading.text.tokens_in(mention.span);
        let possessor = reading.tags.get(tokens.end) == Some(&Tag::Clitic) && reading.segment_of[tokens.start].is_none();
        if possessor {
            note(scene.of_mention[index], tokens.start, tokens.end + 1);
        }
    }
    owned
}

/// The matters that the noun phrase from token `start` names: `November re-election bid` names an election.
fn matters<'a>(reading: &'a Reading, start: usize) -> impl Iterator<Item = String> + 'a {
    (start..matter_end(reading, start)).filter_map(|at| {
        let word = reading.word(at).to_lowercase();
        let matter = word.strip_prefix("re-").unwrap_or(&word);
        OWN_MATTERS.binary_search(&matter).is_ok().then(|| matter.to_owned())
    })
}

/// Where the noun phrase that goes on at token `start` ends.
fn matter_end(reading: &Reading, start: usize) -> usize {
    let limit = reading.tags.len().min(start + 6);
    let joins = |at: &usize| reading.tags[*at].is_nominal() || matches!(reading.tags[*at], Tag::Number | Tag::Possessive);
    (start..limit).find(|at| !joins(at)).unwrap_or(limit)
}

/// Shorter quotes are said by many: in words.
const SHORTEST: usize = 7;

/// Doubts quotes whose words are given to two people.
fn same_words(scene: &Scene, doubts: &mut [Option<Doubt>]) {
    let mut seen: HashMap<String, (usize, Span)> = HashMap::new();
    for (number, quote) in scene.quotes.iter().enumerate() {
        if quote.kind == Kind::Scare {
            continue;
        }
        let Some(speaker) = named_speaker(scene, number) else { continue };
        for &span in &quote.quoted {
            let words = plain_words(span.of(scene.reading.text.raw));
            if words.split(' ').count() < SHORTEST {
                continue;
            }
            match seen.entry(words) {
                Entry::Occupied(first) => {
                    let (before, there) = *first.get();
                    let other = scene.said_by[before][0];
                    if other != speaker {
                        doubts[number] = Some(Doubt { reason: Reason::SameWords, other: Some(other), against: there });
                        doubts[before] = Some(Doubt { reason: Reason::SameWords, other: Some(speaker), against: span });
                    }
                }
                Entry::Vacant(free) => {
                    free.insert((number, span));
                }
            }
        }
    }
}

/// Words in lower case without marks.
fn plain_words(words: &str) -> String {
    let words = words.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

/// The doubt about words that speak to their speaker by name: *Thank you, Mr. Lund*.
fn own_name(scene: &Scene, number: usize) -> Option<Doubt> {
    let reading = scene.reading;
    let speaker = named_speaker(scene, number)?;
    let quote = &scene.quotes[number];
    for &span in quote.quoted.iter().filter(|_| quote.kind == Kind::Direct) {
        let inside = entities::within(scene.mentions, span);
        for index in inside.filter(|&index| scene.of_mention[index] == speaker) {
            let tokens = reading.text.tokens_in(scene.mentions[index].span);
            if is_address(reading, &tokens) {
                return Some(Doubt { reason: Reason::OwnName, other: None, against: scene.mentions[index].span });
            }
        }
    }
    None
}

/// Whether a name in quoted words is called out: between commas, or between a comma and the end of the sentence.
fn is_address(reading: &Reading, name: &Range<usize>) -> bool {
    let titled = name.start > 0 && nouns::is_courtesy(reading.word(name.start - 1));
    let start = name.start - usize::from(titled);
    let word = |at: usize| reading.text.word_or_empty(at);
    let before = start > 0 && matches!(word(start - 1), ",");
    let closes = word(name.end) == "," && reading.closes(name.end + 2).is_some();
    let ends = matches!(word(name.end), "." | "?" | "!") || closes;
    // What is called out follows words to *you*.
    let you = (start.saturating_sub(8)..start).any(|at| word(at).eq_ignore_ascii_case("you") && reading.segment_of[at].is_some());
    before && ends && you
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::Page;
    use crate::text::Unit;

    fn doubts(raw: &str) -> Vec<(Reason, Option<String>, String)> {
        let analysis = crate::analyze(&Page::from_plain(raw), Unit::Bytes).expect("a tree");
        let found = analysis.quotes.iter().filter_map(|quote| quote.doubt.as_ref());
        let name = |other: Option<usize>| other.map(|other| analysis.entities[other].name.clone());
        found.map(|doubt| (doubt.reason, name(doubt.other), raw[doubt.against[0]..doubt.against[1]].to_owned())).collect()
    }

    /// Two heads of government at a table; who says the last quote is left open.
    fn exchange(speaker: &str) -> String {
        format!(
            "OSLO — Finnish Prime Minister Aino Salo on Monday told Danish Premier Erik Holm that she could not give way on fishing before her autumn re-election campaign.\n\n\
             Salo was heard by a camera that was still on, explaining her position to Holm at a summit on the North Sea.\n\n\
             Holm replied “Yes, I see. I see what you mean about the boats,” according to a recording heard by the paper.\n\n\
             “This is my hardest election. After my election, I can talk about the boats,” {speaker} said before the two left the room."
        )
    }

    #[test]
    fn a_first_person_that_claims_anothers_matter_is_doubted() {
        let expected = (Reason::AnothersMatter, Some("Aino Salo".to_owned()), "her autumn re-election campaign".to_owned());
        assert_eq!(doubts(&exchange("Holm")), [expected]);
        assert_eq!(doubts(&exchange("Salo")), []);
    }

    #[test]
    fn what_both_have_is_neithers_own() {
        let both = exchange("Holm")
            .replace("at a summit", "after his election, at a summit")
            .replace("explaining her", "explaining Holm’s election and her");
        assert_eq!(doubts(&both), []);
    }

    #[test]
    fn the_same_words_given_to_two_people_are_doubted() {
        let twice = |second: &str| {
            format!(
                "“We will not close the old harbour this winter,” Mary Osei told the council. Robert Kamau listened.\n\n\
                 The council met for hours. “We will not close the old harbour this winter,” {second} said again on Friday."
            )
        };
        let found = doubts(&twice("Kamau"));
        assert_eq!(found.iter().map(|(reason, ..)| *reason).collect::<Vec<_>>(), [Reason::SameWords; 2]);
        assert_eq!(found[0].1.as_deref(), Some("Robert Kamau"));
        assert_eq!(doubts(&twice("Osei")), []);
    }

    #[test]
    fn words_to_their_own_speaker_are_doubted() {
        let thanks =
            |who: &str| format!("Mary Osei met Robert Kamau on Monday. “I want to thank you for it, Mr. Kamau,” {who} said.");
        assert_eq!(doubts(&thanks("Kamau")).iter().map(|(reason, ..)| *reason).collect::<Vec<_>>(), [Reason::OwnName]);
        assert_eq!(doubts(&thanks("Osei")), []);
    }

    #[test]
    fn matters_are_sorted() {
        assert!(OWN_MATTERS.is_sorted());
    }
}
