//! Which mentions are names of one entity.
//!
//! A page's names are entered in a book, in order; whom each is known to name is told of [`people`] and of [`things`] apart.

mod people;
mod things;

use super::forms;
use super::gender::{self, Gender};
use crate::entities::{Mention, Type};
use crate::nouns::{self, Property};
use crate::text::Text;
use rustc_hash::{FxHashMap, FxHashSet};
use std::cmp::Reverse;
use things::Kin;

/// Somebody or something that mentions name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entity {
    /// Its kind: the one most of its mentions have.
    pub kind: Type,
    /// Its names in the order in which they stand, the fullest first.
    pub names: Vec<String>,
    /// Indices of its mentions; none of a body that is named through another name.
    pub mentions: Vec<usize>,
    /// A person's gender, where titles or the first name tell it.
    pub gender: Option<Gender>,
}

impl Entity {
    /// A body that no mention names alone.
    pub fn body(name: &str) -> Self {
        Entity { kind: Type::Organization, names: vec![forms::cut(name).to_owned()], mentions: Vec::new(), gender: None }
    }
}

/// The entities of `mentions`, and the entity of each mention as an index.
pub fn join(text: &Text, mentions: &[Mention]) -> (Vec<Entity>, Vec<usize>) {
    let mut book = Book::default();
    let mut paragraphs = text.paragraphs.iter().peekable();
    let couples = couples(text, mentions);
    let keys: FxHashSet<String> = mentions.iter().map(|mention| forms::key(mention.span.of(text.raw))).collect();
    for (index, mention) in mentions.iter().enumerate() {
        while paragraphs.next_if(|paragraph| paragraph.span.end <= mention.span.start).is_some() {}
        let name = forms::bare(mention.span.of(text.raw), mention.kind == Type::Person);
        // “Norvik's Harbour Board” is Norvik's, where the page names either alone; “People's Harbour Board” is nobody's.
        // What looked like a thing may be a person yet.
        let is_name = |words: &str| keys.contains(&forms::key(words));
        let name = match forms::owned(&name) {
            Some((owner, rest)) if is_name(owner) || is_name(rest) || is_persons(rest) => rest.to_owned(),
            _ => name,
        };
        let name = match couples.get(&index) {
            Some(last) if !book.knows(&forms::key(&name)) => format!("{name} {last}"),
            _ => name,
        };
        let start = text.token_at(mention.span.start);
        let title = start.checked_sub(1).map_or("", |before| text.word(before));
        // “Prince Andrew” is known by his title.
        let crowned = mention.kind == Type::Person && !name.contains(' ') && forms::is_crowned(title);
        let name = if crowned { format!("{title} {name}") } else { name };
        let heading = paragraphs.peek().is_some_and(|paragraph| paragraph.heading);
        let explains = index.checked_sub(1).filter(|&before| {
            let long = &mentions[before];
            let words = long.span.of(text.raw);
            let bracketed = text.raw[long.span.end..mention.span.start].trim() == "(";
            // “The Danish Harbour Foundation (Danhavn)”.
            let called = || {
                let bodies = [long.kind, mention.kind] == [Type::Organization; 2] && words.matches(' ').count() > 1;
                let one = !name.contains(' ') && nouns::sort(&name.to_lowercase()).is_none();
                bodies && one && text.raw[mention.span.end..].starts_with(')')
            };
            bracketed && (forms::is_acronym(&name) || forms::spells(&name, words) || called())
        });
        let (kind, gender, kin) = (mention.kind, gender::of_title(title), is_kin(text, start));
        book.enter(&Named { mention: index, kind, name, gender, heading, explains, kin });
    }
    book.close(mentions)
}

/// Whether somebody named at token `name` is told to be somebody else's: *his son Ada Lund*, *Lund's wife, Ada Lund*.
fn is_kin(text: &Text, name: usize) -> bool {
    let word = |back: usize| name.checked_sub(back).map_or("", |at| text.word(at));
    let comma = usize::from(word(1) == ",");
    let whose = (comma + 2..comma + 4).map(word).find(|word| !matches!(*word, "late" | "older" | "younger" | "former"));
    let whose = whose.is_some_and(|word| matches!(word, "his" | "her" | "their" | "His" | "Her" | "Their" | "'s" | "’s"));
    whose && nouns::is(word(comma + 1), Property::Relation)
}

/// Whether a name looks like a person's: a first name and a word that is for no body.
fn is_persons(name: &str) -> bool {
    let last = name.split_once(' ').filter(|_| gender::of_first(name).is_some());
    last.is_some_and(|(_, last)| !last.contains(' ') && nouns::sort(&last.to_lowercase()).is_none())
}

/// The last names of those who are called by the first name alone right before somebody of the same last name:
/// *Bo and Ada Lund*. Whose last name looks like a first one (*Harris and Ada Lund*) is mostly named in full too, or
/// called so again, and Ada Lund is never called Ada.
fn couples<'t>(text: &Text<'t>, mentions: &[Mention]) -> FxHashMap<usize, &'t str> {
    let words = |mention: &Mention| mention.span.of(text.raw);
    let people = || mentions.iter().enumerate().filter(|(_, mention)| mention.kind == Type::Person);
    let mut lasts: FxHashSet<&str> = FxHashSet::default();
    let mut alone: FxHashMap<&str, usize> = FxHashMap::default();
    for (_, mention) in people() {
        match words(mention).rsplit_once(char::is_whitespace) {
            Some((_, last)) => _ = lasts.insert(last),
            None => *alone.entry(words(mention)).or_default() += 1,
        }
    }
    let pairs = people().filter_map(|(index, mention)| {
        let next = mentions.get(index + 1).filter(|next| next.kind == Type::Person)?;
        let joined = text.raw[mention.span.end..next.span.start].trim() == "and";
        let name = words(mention);
        let (first, last) = words(next).rsplit_once(char::is_whitespace)?;
        let by_first = alone.get(name) == Some(&1) || alone.contains_key(first);
        (joined && by_first && gender::is_first(name) && !lasts.contains(name)).then_some((index, last))
    });
    pairs.collect()
}

/// A name as it stands.
struct Named {
    mention: usize,
    kind: Type,
    name: String,
    /// What the title before it says.
    gender: Option<Gender>,
    /// Whether it stands in a heading, where words around it may look like parts of it.
    heading: bool,
    /// The mention that it is the acronym of, in brackets after it.
    explains: Option<usize>,
    /// Whether it is told to be somebody else's kin.
    kin: bool,
}

/// Names are compared within these: what is a place in one sentence speaks in the next, but a person is no place.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Class {
    Person,
    Thing,
    /// Dates and amounts.
    Value(Type),
}

fn class(kind: Type) -> Class {
    match kind {
        Type::Person => Class::Person,
        thing if thing.is_thing() => Class::Thing,
        value => Class::Value(value),
    }
}

/// No more namesakes than these are looked at, the last ones; it bounds the work on a page of one name.
const NAMESAKES: usize = 8;

/// No more names of one entity than these are kept, for the same reason.
const SPELLINGS: usize = 24;

#[derive(Default)]
struct Book {
    entities: Vec<Entity>,
    notes: Vec<Note>,
    of_mention: Vec<usize>,
    /// By class and key.
    by_name: FxHashMap<(Class, String), usize>,
    /// People by last name.
    by_last: FxHashMap<String, Vec<usize>>,
    /// People by first name, by names between first and last, and by initials in capitals.
    by_other: FxHashMap<String, usize>,
    /// Things by the initials of their names.
    by_initials: FxHashMap<String, usize>,
    /// People by the first letters of their last names, for names that are spelt in two ways.
    by_letter: FxHashMap<char, Vec<usize>>,
    /// Things by the words of their names, in the order of the alphabet.
    by_bag: FxHashMap<(Kin, String), usize>,
    /// Things by the last word of their names; organizations by the first.
    by_end: FxHashMap<(Kin, String), Vec<usize>>,
    by_begin: FxHashMap<String, usize>,
}

/// What is known of an entity while names are joined.
#[derive(Default)]
struct Note {
    keys: Vec<String>,
    /// How often a person is called by the last name alone.
    bare: usize,
    /// Whether a person was brought in as somebody else's kin.
    kin: bool,
    /// How often each of the names stands outside headings.
    outside: Vec<usize>,
}

impl Book {
    fn enter(&mut self, named: &Named) {
        let key = forms::key(&named.name);
        let id = self.known(named, &key).unwrap_or_else(|| {
            self.entities.push(Entity { kind: named.kind, names: Vec::new(), mentions: Vec::new(), gender: None });
            self.notes.push(Note::default());
            self.entities.len() - 1
        });
        match class(named.kind) {
            Class::Person => self.enter_person(id, named, &key),
            Class::Thing => self.enter_thing(id, named, &key),
            Class::Value(_) => {}
        }
        let (entity, note) = (&mut self.entities[id], &mut self.notes[id]);
        let known = entity.names.iter().position(|known| *known == named.name);
        let at = known.or_else(|| {
            (entity.names.len() < SPELLINGS).then(|| {
                entity.names.push(named.name.clone());
                note.outside.push(0);
                entity.names.len() - 1
            })
        });
        if let Some(at) = at {
            note.outside[at] += usize::from(!named.heading);
        }
        if note.keys.len() < SPELLINGS && !note.keys.contains(&key) {
            note.keys.push(key.clone());
        }
        entity.mentions.push(named.mention);
        self.by_name.insert((class(named.kind), key), id);
        self.of_mention.push(id);
    }

    /// The entity that this name is known to be of.
    fn known(&self, named: &Named, key: &str) -> Option<usize> {
        let by_name = |key: &str| self.by_name.get(&(class(named.kind), key.to_owned())).copied();
        match class(named.kind) {
            Class::Person => self.known_person(named, key),
            Class::Thing => by_name(key).or_else(|| by_name(forms::common_key(key))).or_else(|| self.known_thing(named, key)),
            Class::Value(_) => by_name(key),
        }
    }

    /// The entities with the fullest name first and the kind that most mentions have.
    fn close(mut self, mentions: &[Mention]) -> (Vec<Entity>, Vec<usize>) {
        for (entity, note) in self.entities.iter_mut().zip(&self.notes) {
            // The first of the names with most words, none of a heading alone, and none with what is no name before one
            // that is used more (*Will Red Hat*); the others keep their order.
            let used = |name: &str| entity.names.iter().position(|known| known == name).map_or(0, |at| note.outside[at]);
            let led = |at: usize| {
                let cut = entity.names[at].split_once(' ').filter(|_| entity.kind != Type::Person);
                cut.is_some_and(|(first, rest)| forms::is_loose(first) && used(rest) > note.outside[at])
            };
            let crowned = |at: usize| entity.names[at].split(' ').next().is_some_and(forms::is_crowned);
            let words = |at: usize| entity.names[at].matches(' ').count();
            let rank = |at: &usize| (note.outside[*at] > 0, !led(*at), words(*at), !crowned(*at), Reverse(*at));
            let fullest = (0..entity.names.len()).max_by_key(rank).unwrap_or(0);
            let mut kinds: Vec<(Type, usize)> = Vec::new();
            for &mention in &entity.mentions {
                match kinds.iter_mut().find(|(kind, _)| *kind == mentions[mention].kind) {
                    Some((_, count)) => *count += 1,
                    None => kinds.push((mentions[mention].kind, 1)),
                }
            }
            let most = kinds.iter().rev().max_by_key(|(_, count)| *count);
            entity.kind = most.map_or(entity.kind, |&(kind, _)| kind);
            entity.names[..=fullest].rotate_right(1);
        }
        (self.entities, self.of_mention)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;
    use Type::{Organization, Person, Place};

    fn joined(names: &[(Type, &str)]) -> Vec<Vec<String>> {
        let raw: String = names.iter().map(|(_, name)| format!("{name}\n")).collect();
        let text = Text::from_plain(&raw);
        let mut at = 0;
        let mentions: Vec<Mention> = names
            .iter()
            .map(|&(kind, name)| {
                let title = name.find(". ").map_or(0, |dot| if name.starts_with('M') { dot + 2 } else { 0 });
                let span = Span::new(at + title, at + name.len());
                at += name.len() + 1;
                Mention { span, kind, confidence: 1.0, value: None }
            })
            .collect();
        join(&text, &mentions).0.into_iter().map(|entity| entity.names).collect()
    }

    #[test]
    fn a_person_is_known_by_last_name_first_name_and_initials() {
        let names = [(Person, "Lund"), (Person, "Ada Lund"), (Person, "A. Lund"), (Person, "Ada"), (Person, "Ada K. Lund")];
        assert_eq!(joined(&names), [["Ada K. Lund", "Lund", "Ada Lund", "A. Lund", "Ada"]]);
        assert_eq!(joined(&[(Person, "Benjamin Osei"), (Person, "Ben Osei")]), [["Benjamin Osei", "Ben Osei"]]);
        assert_eq!(joined(&[(Person, "Li Jifeng"), (Person, "Li")]), [["Li Jifeng", "Li"]]);
    }

    #[test]
    fn namesakes_are_kept_apart_and_the_last_named_is_meant() {
        let names = [(Person, "Ada Lund"), (Person, "Bo Lund"), (Person, "Lund"), (Person, "Omar al-Hadi"), (Person, "Hadi")];
        assert_eq!(joined(&names), [vec!["Ada Lund"], vec!["Bo Lund", "Lund"], vec!["Omar al-Hadi", "Hadi"]]);
        assert_eq!(joined(&[(Person, "Leo van Dijk"), (Person, "Van Dijk")]), [["Leo van Dijk", "Van Dijk"]]);
        let titles = [(Person, "Mary Lund"), (Person, "Robert Lund"), (Person, "Mrs. Lund"), (Person, "Mr. Lund")];
        assert_eq!(joined(&titles), [["Mary Lund", "Lund"], ["Robert Lund", "Lund"]]);
    }

    #[test]
    fn a_son_is_not_his_father() {
        let names = [(Person, "Bo Lund"), (Person, "Bo Lund Jr."), (Person, "Bo Lund")];
        assert_eq!(joined(&names), [["Bo Lund"], ["Bo Lund Jr."]]);
        assert_eq!(joined(&[(Person, "Bo Lund Jr."), (Person, "Bo Lund")]), [["Bo Lund Jr.", "Bo Lund"]]);
    }

    #[test]
    fn who_is_called_by_the_last_name_alone_stays_so() {
        let names = [(Person, "Ada Lund"), (Person, "Lund"), (Person, "Lund"), (Person, "Bo Lund"), (Person, "Lund")];
        assert_eq!(joined(&names), [vec!["Ada Lund", "Lund"], vec!["Bo Lund"]]);
    }

    #[test]
    fn a_last_name_of_two_words_is_known_by_either() {
        let names = [(Person, "José Marías Ovando"), (Person, "Marías Ovando"), (Person, "Marias")];
        assert_eq!(joined(&names), [["José Marías Ovando", "Marías Ovando", "Marias"]]);
    }

    #[test]
    fn a_name_spelt_in_two_ways_is_one() {
        let names = [(Person, "Kristin Lunder"), (Person, "Kristen Lunder"), (Person, "Lundr"), (Person, "Bo Lindner")];
        assert_eq!(joined(&names), [vec!["Kristin Lunder", "Kristen Lunder", "Lundr"], vec!["Bo Lindner"]]);
        assert_eq!(joined(&[(Person, "Maria Lund"), (Person, "Mario Lund")]).len(), 2);
    }

    #[test]
    fn a_title_is_no_part_of_a_name() {
        let names = [(Person, "Mayor Ada Lund"), (Person, "Norvik's Ada Lund"), (Person, "Dean Lund")];
        assert_eq!(joined(&names), [["Ada Lund"], ["Dean Lund"]]);
    }

    #[test]
    fn an_acronym_is_its_long_form() {
        let names = [(Organization, "National Harbour Board"), (Organization, "NHB"), (Place, "NHB")];
        assert_eq!(joined(&names), [["National Harbour Board", "NHB"]]);
        let names = [(Organization, "NHB"), (Organization, "National Harbour Board")];
        assert_eq!(joined(&names), [["National Harbour Board", "NHB"]]);
    }

    #[test]
    fn short_forms_of_an_organization_are_its_own() {
        let names = [(Organization, "Church of the Lake"), (Organization, "Lake Church"), (Organization, "Harbour Foundation")];
        let more = [(Organization, "Foundation"), (Organization, "Norvik Shipping"), (Organization, "Norvik")];
        let expected =
            [["Church of the Lake", "Lake Church"], ["Harbour Foundation", "Foundation"], ["Norvik Shipping", "Norvik"]];
        assert_eq!(joined(&[&names[..], &more[..]].concat()), expected);
    }
}
