//! Which mentions are names of one entity.

use super::forms::{self, Parts};
use super::gender::{self, Gender};
use crate::entities::{Mention, Type};
use crate::nouns;
use crate::text::Text;
use rustc_hash::{FxHashMap, FxHashSet};
use std::cmp::Reverse;

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
        let title = text.token_at(mention.span.start).checked_sub(1).map_or("", |before| text.word(before));
        let heading = paragraphs.peek().is_some_and(|paragraph| paragraph.heading);
        let explains = index
            .checked_sub(1)
            .filter(|&before| text.raw[mentions[before].span.end..mention.span.start].trim() == "(" && forms::is_acronym(&name));
        book.enter(&Named { mention: index, kind: mention.kind, name, gender: gender::of_title(title), heading, explains });
    }
    book.close(mentions)
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
        Type::Organization | Type::Place | Type::Group | Type::Other => Class::Thing,
        value => Class::Value(value),
    }
}

/// Of things, those whose names may be short forms of one another: a place is not the body that is called after it.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Kin {
    Place,
    Body,
}

fn kin(kind: Type) -> Kin {
    if kind == Type::Place { Kin::Place } else { Kin::Body }
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

    /// Whether somebody has been called by this one name before.
    fn knows(&self, key: &str) -> bool {
        self.by_other.contains_key(key) || self.by_last.contains_key(key)
    }

    fn enter_person(&mut self, id: usize, named: &Named, key: &str) {
        let parts = forms::parts(key);
        let note = &mut self.notes[id];
        note.bare += usize::from(parts.first.is_none());
        let entity = &mut self.entities[id];
        entity.gender = named.gender.or(entity.gender).or_else(|| gender::of_first(&named.name));
        let namesakes = self.by_last.entry(parts.last.to_owned()).or_default();
        if !namesakes.iter().rev().take(NAMESAKES).any(|known| *known == id) {
            namesakes.push(id);
            self.by_letter.entry(first_letter(parts.last)).or_default().push(id);
        }
        if parts.first.is_some() {
            // A name's first word of two letters is one that goes before: “Li” is Li Jifeng; a later one is a particle.
            let enough = |&(at, word): &(usize, &str)| word.len() > if at == 0 { 1 } else { 2 };
            if let Some(initials) = forms::initials(&named.name) {
                self.by_other.entry(initials.to_uppercase()).or_insert(id);
            }
            for (_, word) in key.split(' ').enumerate().filter(enough).filter(|&(_, word)| word != parts.last) {
                self.by_other.insert(word.to_owned(), id);
            }
        }
    }

    fn enter_thing(&mut self, id: usize, named: &Named, key: &str) {
        if let Some(initials) = forms::acronym(&named.name) {
            self.by_initials.insert(initials, id);
        }
        let kin = kin(named.kind);
        if named.kind == Type::Organization || key.contains(' ') {
            self.by_bag.insert((kin, bag(key)), id);
            if let Some(end) = forms::content_words(key).next_back() {
                let ends = self.by_end.entry((kin, end.to_owned())).or_default();
                if !ends.iter().rev().take(NAMESAKES).any(|known| *known == id) {
                    ends.push(id);
                }
            }
        }
        if named.kind == Type::Organization
            && let Some((begin, _)) = key.split_once(' ')
        {
            self.by_begin.insert(begin.to_owned(), id);
        }
        let common = forms::common_key(key);
        if common != key {
            self.by_name.insert((Class::Thing, common.to_owned()), id);
        }
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

    fn known_person(&self, named: &Named, key: &str) -> Option<usize> {
        let parts = forms::parts(key);
        let namesakes = self.by_last.get(parts.last).map_or(&[][..], Vec::as_slice);
        let near = namesakes.iter().rev().take(NAMESAKES).copied();
        let agrees = |id: &usize| {
            let known = self.entities[*id].gender;
            known.is_none() || named.gender.is_none() || known == named.gender
        };
        if parts.first.is_some() {
            let exact = self.by_name.get(&(Class::Person, key.to_owned())).copied();
            // “Ruth Kamau” is not who was “Mr. Kamau” before.
            let told = gender::of_first(&named.name);
            let other = |id: usize| told.is_some() && self.entities[id].gender.is_some_and(|known| Some(known) != told);
            let may_be = |&id: &usize| !(self.is_bare(id) && other(id)) && self.may_be(id, key, &parts);
            let same = exact.or_else(|| near.filter(agrees).find(may_be));
            return same.or_else(|| self.misspelt(named, &parts));
        }
        // Who is called by the last name alone is mostly who has been called so before.
        let standing = |id: &usize| self.notes[*id].bare * 2 + self.entities[*id].mentions.len();
        let whole = |id: &usize| self.notes[*id].keys.iter().any(|known| known.ends_with(key));
        let bare = near.filter(|id| agrees(id) && (whole(id) || key == parts.last)).enumerate();
        let best = bare.max_by_key(|(rank, id)| (standing(id), Reverse(*rank))).map(|(_, id)| id);
        let other = || self.by_other.get(key).or_else(|| self.by_other.get(&named.name)).copied();
        best.or_else(|| other().filter(agrees)).or_else(|| self.misspelt(named, &parts))
    }

    /// Whether a person has been called by the last name alone.
    fn is_bare(&self, id: usize) -> bool {
        self.notes[id].keys.iter().all(|known| forms::parts(known).first.is_none())
    }

    /// Whether a person whose last name is the same may have this name: one name's first name may be the other's,
    /// or the shorter name is all in the longer.
    fn may_be(&self, id: usize, key: &str, parts: &Parts) -> bool {
        let keys = &self.notes[id].keys;
        let full = || keys.iter().map(|known| (known, forms::parts(known))).filter(|(_, parts)| parts.first.is_some());
        // “Bo Lund Jr.” is named so to tell him from Bo Lund.
        if parts.suffixed && full().next().is_some() && full().all(|(_, known)| !known.suffixed) {
            return false;
        }
        let within = |short: &str, long: &str| short.split(' ').all(|word| long.split(' ').any(|other| other == word));
        full().all(|(known, known_parts)| {
            let firsts = known_parts.first.zip(parts.first);
            firsts.is_none_or(|(one, other)| {
                forms::same_first(one, other) || forms::abbreviates(one, key) || forms::abbreviates(other, known)
            }) || within(key, known)
                || within(known, key)
        })
    }

    /// The person whose full name this name is but for a letter (for two, where it is long).
    fn misspelt(&self, named: &Named, parts: &Parts) -> Option<usize> {
        // “Maria” is no misspelt “Mario”.
        let gender = named.gender.or_else(|| gender::of_first(&named.name));
        let agrees = |id: &usize| gender.is_none() || self.entities[*id].gender.is_none_or(|known| Some(known) == gender);
        let like = |id: &usize| {
            self.notes[*id].keys.iter().any(|known| {
                let full = forms::parts(known);
                let last = forms::nearly(full.last, parts.last)
                    && (parts.first.is_none() || full.last == parts.last || full.first == parts.first);
                let first = match (parts.first, full.first) {
                    (Some(one), Some(other)) => forms::nearly(one, other),
                    (None, Some(_)) => true,
                    _ => false,
                };
                last && first && (full.last != parts.last || full.first != parts.first)
            })
        };
        let near = self.by_letter.get(&first_letter(parts.last))?;
        near.iter().rev().take(NAMESAKES).copied().filter(agrees).find(like)
    }

    fn known_thing(&self, named: &Named, key: &str) -> Option<usize> {
        if let Some(before) = named.explains.filter(|&before| class(self.entities[self.of_mention[before]].kind) == Class::Thing)
        {
            return Some(self.of_mention[before]);
        }
        if forms::is_acronym(&named.name) {
            return self.by_initials.get(key).copied();
        }
        // The acronym came first.
        let acronym = forms::acronym(&named.name).and_then(|initials| self.by_name.get(&(Class::Thing, initials)).copied());
        let acronym = acronym.filter(|&id| self.entities[id].names.iter().all(|name| forms::is_acronym(name)));
        if acronym.is_some() || named.kind != Type::Organization && !key.contains(' ') {
            return acronym;
        }
        let kin = kin(named.kind);
        if let Some(&id) = self.by_bag.get(&(kin, bag(key))) {
            return Some(id);
        }
        let within = |short: &str, long: &str| {
            forms::content_words(short).all(|word| forms::content_words(long).any(|other| other == word))
        };
        let end = forms::content_words(key).next_back()?;
        let alike = self.by_end.get(&(kin, end.to_owned())).map_or(&[][..], Vec::as_slice).iter().rev().take(NAMESAKES);
        let same = |known: &String| within(key, known) || known.contains(' ') && within(known, key);
        // “Norvik Supreme Court” is not Denmark's, though that has been called “the Supreme Court”.
        let fits = |known: &String| {
            same(known) || forms::content_words(known).next_back() != Some(end) || forms::abbreviated(key, known)
        };
        let is_one = |&id: &usize| {
            let keys = &self.notes[id].keys;
            keys.iter().any(same) && keys.iter().filter(|known| known.contains(' ')).all(fits)
        };
        let longer = alike.copied().find(is_one);
        longer.or_else(|| self.short_of(key).filter(|_| named.kind == Type::Organization))
    }

    /// The organization whose name begins with this one word, which is nobody's last name.
    fn short_of(&self, key: &str) -> Option<usize> {
        let short = !key.contains(' ') && !self.by_last.contains_key(key) && key.len() > 2;
        self.by_begin.get(key).copied().filter(|_| short)
    }

    /// The entities with the fullest name first and the kind that most mentions have.
    fn close(mut self, mentions: &[Mention]) -> (Vec<Entity>, Vec<usize>) {
        for (entity, note) in self.entities.iter_mut().zip(&self.notes) {
            // The first of the names with most words, none of a heading alone; the others keep their order.
            let rank = |at: &usize| (note.outside[*at] > 0, entity.names[*at].matches(' ').count(), Reverse(*at));
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

fn first_letter(name: &str) -> char {
    name.chars().next().unwrap_or_default()
}

/// The words of a key in the order of the alphabet: `department of state` is `state department`.
fn bag(key: &str) -> String {
    let mut words: Vec<&str> = forms::content_words(key).collect();
    words.sort_unstable();
    words.join(" ")
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
