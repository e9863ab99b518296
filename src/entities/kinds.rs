//! Types that a word next to a name, or its own last one, tells, whatever the readings took it for: storms, diseases, people
//! with their age, schools.

use super::Type;
use super::features::Context;
use super::labels::{self, OUTSIDE, TYPES, begins, goes_on};
use super::pieces::Pieces;
use crate::text::Shape;
use rustc_hash::FxHashSet;

/// Storms that have names.
const STORMS: &[&str] = &["Cyclone", "Hurricane", "Typhoon"];

/// What is called after those who first wrote of it.
#[rustfmt::skip]
const CALLED_AFTER: &[&str] = &["disease", "Disease", "lymphoma", "Lymphoma", "palsy", "Palsy", "sarcoma", "syndrome", "Syndrome"];

/// What ends names of several words that are a body's, though they may look like a work's, an event's or a place's.
#[rustfmt::skip]
const BODIES: &[&str] = &[
    "Agency", "Association", "Authority", "Board", "Bureau", "Centre", "College", "Commission", "Committee", "Corporation", "Council",
    "Department", "Federation", "Foundation", "Fund", "Institute", "Insurance", "Ministry", "Movement", "Parliament", "Police",
    "School", "University",
];

/// Mends the types of the names that `labels` mark. Linear in the number of pieces.
pub fn label(context: &Context, raw: &str, pieces: &Pieces, labels: &mut [u8]) {
    let (Some(person), Some(other)) = (labels::number(Type::Person), labels::number(Type::Other)) else { return };
    let word = |at: usize| pieces.all.get(at).map_or("", |piece| piece.span.of(raw));
    let found: Vec<_> = labels::names(labels).collect();
    let longer = found.iter().filter(|(name, kind)| *kind == person && name.len() > 1);
    let people: FxHashSet<&str> = longer.flat_map(|(name, _)| name.clone().map(word)).collect();
    for (name, kind) in found {
        // Whose disease it is, when somebody on the page is called so, cannot be told.
        let possessive = usize::from(pieces.all.get(name.end).is_some_and(|piece| piece.shape == Shape::Clitic));
        let disease =
            name.len() == 1 && CALLED_AFTER.contains(&word(name.end + possessive)) && !people.contains(word(name.start));
        let age = name.len() == 2 && word(name.end) == "(" && is_age(word(name.end + 1)) && word(name.end + 2) == ")";
        // “Hurricane Center” is a body.
        let called = name.len() == 2 && STORMS.contains(&word(name.start)) && TYPES[kind] != Type::Organization;
        let storm = name.start.checked_sub(1).filter(|&before| {
            // A paragraph's end may part them.
            let apart = raw.get(pieces.all[before].span.end..pieces.all[name.start].span.start);
            let bare = name.len() == 1 && labels[before] as usize == OUTSIDE && !context.is_common(name.start);
            bare && apart == Some(" ") && STORMS.contains(&word(before))
        });
        let body = name.len() > 1 && BODIES.contains(&word(name.end - 1)) && matches!(TYPES[kind], Type::Other | Type::Place);
        if body && let Some(organization) = labels::number(Type::Organization) {
            labels[name.clone()].fill(goes_on(organization) as u8);
            labels[name.start] = begins(organization) as u8;
        } else if kind == person && disease {
            labels[name].fill(OUTSIDE as u8);
        } else if called || storm.is_some() {
            labels[name.clone()].fill(goes_on(other) as u8);
            labels[storm.unwrap_or(name.start)] = begins(other) as u8;
        } else if age && TYPES[kind] == Type::Place {
            labels[name.clone()].fill(goes_on(person) as u8);
            labels[name.start] = begins(person) as u8;
        }
    }
}

/// Whether `word` may say how old somebody is whose name is in a paper.
fn is_age(word: &str) -> bool {
    word.len() == 2 && word.parse::<u32>().is_ok()
}

#[cfg(test)]
mod tests {
    use super::super::Model;
    use super::*;
    use crate::text::Text;

    /// The names in `raw` and their types, those being all its words with a capital but for `outside`, of type number `kind`.
    fn typed(raw: &str, outside: &str, kind: usize) -> Vec<(String, Type)> {
        let pieces = Pieces::of(&Text::from_plain(raw));
        let mut labels = vec![OUTSIDE as u8; pieces.all.len()];
        let is_name = |at: &usize| pieces.all[*at].shape.is_capital() && pieces.all[*at].span.of(raw) != outside;
        for at in (0..labels.len()).filter(is_name) {
            let inside = at > 0 && labels[at - 1] as usize != OUTSIDE;
            labels[at] = if inside { goes_on(kind) } else { begins(kind) } as u8;
        }
        label(&Context::new(raw, &pieces, &Model::shipped().words), raw, &pieces, &mut labels);
        let words = |at: usize| pieces.all[at].span.of(raw);
        labels::names(&labels).map(|(name, kind)| (name.map(words).collect::<Vec<_>>().join(" "), TYPES[kind])).collect()
    }

    #[test]
    fn a_storm_is_no_person() {
        let storm = [("Hurricane Adaeze".to_owned(), Type::Other)];
        assert_eq!(typed("when Hurricane Adaeze came", "", 0), storm);
        assert_eq!(typed("when Hurricane Adaeze came", "Hurricane", 0), storm);
        assert_eq!(typed("about a Hurricane\nAdaeze said", "Hurricane", 0), [("Adaeze".to_owned(), Type::Person)]);
        assert_eq!(typed("the Hurricane Center said", "", 1), [("Hurricane Center".to_owned(), Type::Organization)]);
    }

    #[test]
    fn a_disease_is_no_person_unless_somebody_is_called_so() {
        assert!(typed("she has Lindqvist's disease and Moreau syndrome", "", 0).is_empty());
        assert_eq!(typed("to Ada Lindqvist, Lindqvist's disease was news", "", 0).len(), 2);
    }

    #[test]
    fn a_school_is_a_body() {
        for kind in [2, 4] {
            assert_eq!(typed("to Nordhavn High School", "", kind), [("Nordhavn High School".to_owned(), Type::Organization)]);
        }
    }

    #[test]
    fn an_age_tells_a_person() {
        assert_eq!(typed("said Ada Nordhavn (84) there", "", 2), [("Ada Nordhavn".to_owned(), Type::Person)]);
        assert_eq!(typed("said Ada Nordhavn (1984) there", "", 2), [("Ada Nordhavn".to_owned(), Type::Place)]);
    }
}
