//! Which mentions are names of one entity.

use crate::entities::{Mention, Type};
use std::collections::HashMap;

/// Somebody or something that mentions name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entity {
    /// Its kind.
    pub kind: Type,
    /// Its names in the order in which they stand, the fullest first.
    pub names: Vec<String>,
    /// Indices of its mentions.
    pub mentions: Vec<usize>,
}

/// The entities of `mentions` in `raw`, and the entity of each mention as an index.
pub fn join(raw: &str, mentions: &[Mention]) -> (Vec<Entity>, Vec<usize>) {
    let mut book = Book::default();
    for (index, mention) in mentions.iter().enumerate() {
        let name = mention.span.of(raw).split_whitespace().collect::<Vec<_>>().join(" ");
        book.enter(index, mention.kind, name);
    }
    for entity in &mut book.entities {
        // The first of the names with most words; the others keep their order.
        let fullest = (0..entity.names.len()).max_by_key(|&at| (entity.names[at].matches(' ').count(), std::cmp::Reverse(at)));
        entity.names[..=fullest.unwrap_or(0)].rotate_right(1);
    }
    (book.entities, book.of_mention)
}

#[derive(Default)]
struct Book {
    entities: Vec<Entity>,
    of_mention: Vec<usize>,
    /// By kind and whole name, in lower case.
    by_name: HashMap<(Type, String), usize>,
    /// People by last name: the last who was called so.
    by_last: HashMap<String, usize>,
    /// People by first name.
    by_first: HashMap<String, usize>,
    /// Organizations by the initials of their names.
    by_initials: HashMap<String, usize>,
}

impl Book {
    fn enter(&mut self, mention: usize, kind: Type, name: String) {
        let key = key(&name);
        let id = self.known(kind, &key, &name).unwrap_or_else(|| {
            self.entities.push(Entity { kind, names: Vec::new(), mentions: Vec::new() });
            self.entities.len() - 1
        });
        self.by_name.insert((kind, key.clone()), id);
        match kind {
            Type::Person => match cut(&key) {
                (Some(first), last) => {
                    self.by_first.entry(first.to_owned()).or_insert(id);
                    self.by_last.insert(last.to_owned(), id);
                }
                (None, last) => {
                    self.by_last.entry(last.to_owned()).or_insert(id);
                }
            },
            Type::Organization => {
                if let Some(initials) = initials(&name) {
                    self.by_initials.insert(initials, id);
                }
            }
            _ => {}
        }
        let entity = &mut self.entities[id];
        if !entity.names.contains(&name) {
            entity.names.push(name);
        }
        entity.mentions.push(mention);
        self.of_mention.push(id);
    }

    /// The entity that this name is known to be of.
    fn known(&self, kind: Type, key: &str, name: &str) -> Option<usize> {
        if let Some(&id) = self.by_name.get(&(kind, key.to_owned())) {
            return Some(id);
        }
        match kind {
            Type::Person => match cut(key) {
                (Some(first), last) => self.by_last.get(last).copied().filter(|&id| self.may_be(id, first)),
                (None, last) => self.by_last.get(last).or_else(|| self.by_first.get(key)).copied(),
            },
            Type::Organization => self.by_initials.get(name).copied(),
            _ => None,
        }
    }

    /// Whether a person whose last name is the same may have this first name: none is known, or one that is
    /// the same or an initial of the other.
    fn may_be(&self, id: usize, first: &str) -> bool {
        let mut firsts =
            self.entities[id].names.iter().filter_map(|name| name.split_once(' ')).map(|(first, _)| first.to_lowercase());
        firsts.all(|known| {
            let initial = |short: &str, long: &str| short.trim_end_matches('.').len() == 1 && long.starts_with(&short[..1]);
            known == first
                || first.is_char_boundary(1) && known.is_char_boundary(1) && (initial(&known, first) || initial(first, &known))
        })
    }
}

/// A name as names are compared: in lower case, without the article.
fn key(name: &str) -> String {
    let lower = name.to_lowercase();
    lower.strip_prefix("the ").unwrap_or(&lower).to_owned()
}

/// Words that begin last names.
const PARTICLES: &[&str] = &["abu", "al", "ben", "bin", "da", "de", "del", "der", "di", "el", "ibn", "la", "le", "van", "von"];

/// A name's first name, if it has one, and the last word of its last name, by which it is known: `Jr.` and the
/// like are none, and `al-` is no part of it.
fn cut(key: &str) -> (Option<&str>, &str) {
    let mut words = key.rsplit(' ').filter(|word| !matches!(*word, "jr" | "jr." | "sr" | "sr." | "ii" | "iii" | "iv"));
    let last = words.next().unwrap_or(key);
    let last = last.strip_prefix("al-").or_else(|| last.strip_prefix("el-")).unwrap_or(last);
    let first = key.split_once(' ').map(|(first, _)| first).filter(|first| !PARTICLES.contains(first));
    (first, last)
}

/// The initials of a name of several words, as acronyms have them; none of one word.
fn initials(name: &str) -> Option<String> {
    let firsts: String = name.split([' ', '-']).filter_map(|word| word.chars().next().filter(|c| c.is_uppercase())).collect();
    (firsts.chars().count() > 1).then_some(firsts)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;

    fn joined(names: &[(Type, &str)]) -> Vec<Vec<String>> {
        let raw: String = names.iter().map(|(_, name)| format!("{name}\n")).collect();
        let mut at = 0;
        let mentions: Vec<Mention> = names
            .iter()
            .map(|&(kind, name)| {
                let span = Span::new(at, at + name.len());
                at += name.len() + 1;
                Mention { span, kind, confidence: 1.0, value: None }
            })
            .collect();
        join(&raw, &mentions).0.into_iter().map(|entity| entity.names).collect()
    }

    #[test]
    fn a_person_is_known_by_last_name_first_name_and_initials() {
        use Type::Person;
        let names = [(Person, "Lund"), (Person, "Ada Lund"), (Person, "A. Lund"), (Person, "Ada"), (Person, "Ada K. Lund")];
        assert_eq!(joined(&names), [["Ada K. Lund", "Lund", "Ada Lund", "A. Lund", "Ada"]]);
    }

    #[test]
    fn namesakes_are_kept_apart_and_the_last_named_is_meant() {
        use Type::Person;
        let names = [(Person, "Ada Lund"), (Person, "Bo Lund"), (Person, "Lund"), (Person, "Omar al-Hadi"), (Person, "Hadi")];
        assert_eq!(joined(&names), [vec!["Ada Lund"], vec!["Bo Lund", "Lund"], vec!["Omar al-Hadi", "Hadi"]]);
        assert_eq!(joined(&[(Person, "Leo van Dijk"), (Person, "Van Dijk")]), [["Leo van Dijk", "Van Dijk"]]);
    }

    #[test]
    fn an_acronym_is_its_long_form() {
        use Type::{Organization, Place};
        let names = [(Organization, "National Harbour Board"), (Organization, "NHB"), (Place, "NHB")];
        assert_eq!(joined(&names), [vec!["National Harbour Board", "NHB"], vec!["NHB"]]);
    }
}
