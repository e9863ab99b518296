//! Titles that the two readings take for a part of the name after them.

use super::Type;
use super::cuts::AFTER_COMMA;
use super::features::Context;
use super::labels::{self, OUTSIDE, TYPES, begins, goes_on};
use super::pieces::Pieces;
use crate::nouns::{self, Property};
use crate::text::Shape;

/// Whether `word`, with a capital, is a title that the readings join to the name after it.
fn is_joined_title(word: &str) -> bool {
    word.starts_with(char::is_uppercase) && nouns::is(&word.to_lowercase(), Property::JoinedTitle)
}

/// Leaves out of a person's name what the person is called before it.
pub fn drop_titles(raw: &str, pieces: &Pieces, labels: &mut [u8]) {
    let Some(person) = labels::number(Type::Person) else { return };
    for (name, _) in labels::names(labels).filter(|(_, kind)| *kind == person).collect::<Vec<_>>() {
        let is_title = |at: &usize| {
            let word = pieces.all[*at].span.of(raw);
            is_joined_title(word) || word.ends_with('.') && nouns::is_short_title(word)
        };
        let start = name.clone().find(|at| !is_title(at)).unwrap_or(name.start);
        if start > name.start && pieces.all[start].shape.is_capital() {
            labels[name.start..start].fill(OUTSIDE as u8);
            labels[start] = begins(person) as u8;
        }
    }
}

/// Parts a body's name from the person's that the readings joined to it, leaving out the title between them: “Harbour News
/// Reporter Ada Lund”.
pub fn part_titles(context: &Context, raw: &str, pieces: &Pieces, labels: &mut [u8]) {
    let Some(person) = labels::number(Type::Person) else { return };
    for (name, kind) in labels::names(labels).collect::<Vec<_>>() {
        let word = |at: usize| pieces.all[at].span.of(raw);
        // “Gen Lund”, for which nothing else speaks.
        let capital = pieces.all[name.start].shape == Shape::Capital;
        let short = (capital && TYPES[kind] == Type::Other && nouns::is_short_title(word(name.start))).then_some(name.start);
        let Some(title) = name.clone().rfind(|&at| is_joined_title(word(at))).or(short) else { continue };
        let bearer = title + 1..name.end;
        let named = bearer.clone().all(|at| {
            let capital = pieces.all[at].shape == Shape::Capital && word(at).len() > 1;
            capital && !context.is_common(at) && !AFTER_COMMA.contains(&word(at))
        });
        let fewest = if short == Some(title) { 1 } else { 2 };
        if kind != person && (fewest..=3).contains(&bearer.len()) && named {
            labels[title] = OUTSIDE as u8;
            labels[bearer.clone()].fill(goes_on(person) as u8);
            labels[bearer.start] = begins(person) as u8;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entities::labels::mended;
    use crate::text::Text;

    #[test]
    fn titles_are_no_part_of_a_persons_name() {
        let raw = "Councilwoman Ada Lund met Quarterback Bo Moreau and Brig. Karla Venning.";
        let marked = [("Councilwoman Ada Lund", 0), ("Quarterback Bo Moreau", 0), ("Brig. Karla Venning", 0)];
        let names = mended(raw, &marked, |_, pieces, labels| drop_titles(raw, pieces, labels));
        assert_eq!(names, ["Ada Lund", "Bo Moreau", "Karla Venning"]);
    }

    #[test]
    fn a_title_parts_a_body_from_a_person() {
        for (raw, kind, parts) in [
            ("Harbour News Reporter Ada Lund", 1, [2, 2]),
            ("Coach Adaeze Lundqvist", 1, [2, 0]),
            ("Gen Lundqvist", 4, [1, 0]),
            ("Gen Z", 4, [2, 0]),
        ] {
            let pieces = Pieces::of(&Text::from_plain(raw));
            let mut labels = vec![goes_on(kind) as u8; pieces.all.len()];
            labels[0] = begins(kind) as u8;
            let context = Context::new(raw, &pieces, &super::super::Model::shipped().words);
            part_titles(&context, raw, &pieces, &mut labels);
            let names: Vec<usize> = labels::names(&labels).map(|(name, _)| name.len()).collect();
            assert_eq!(names, parts.into_iter().filter(|&part| part > 0).collect::<Vec<_>>(), "{raw}");
        }
    }
}
