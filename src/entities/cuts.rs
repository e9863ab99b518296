//! Where a name cannot begin or go on: at an article, at marks that part a line, at most commas, at an article after “and”,
//! at half a pair of brackets, a person's at a number.
//!
//! The two readings see a few words around each piece, so a list of long names comes out as one now and then.

use super::Type;
use super::features::Context;
use super::labels::{self, OUTSIDE, TYPES, begins, goes_on};
use super::pieces::Pieces;
use crate::text::Shape;
use std::ops::Range;

/// Marks between the parts of a menu, a byline, a page's title.
const PARTING: &[&str] = &["|", "•", "·", "»", "→"];

/// What stands after a comma within a name.
#[rustfmt::skip]
const AFTER_COMMA: &[&str] = &[
    "Co", "Co.", "Corp", "Corp.", "D.", "D.C", "D.C.", "DC", "GmbH", "Inc", "Inc.", "Jr", "Jr.", "LLC", "LLP", "LP", "Ltd", "Ltd.",
    "PLC", "Plc", "S.A.", "Sr", "Sr.",
];

/// Bodies whose fields may be a list: “Ministry of Trade, Industry and Energy”.
#[rustfmt::skip]
const OF_FIELDS: &[&str] = &[
    "Agency", "Board", "Bureau", "Center", "Centre", "Commission", "Committee", "Council", "Department", "Departments", "Faculty",
    "Institute", "Ministry", "Office", "Organisation", "Organization", "School", "System",
];

/// The longest such name, in pieces.
const LONGEST: usize = 24;

/// Cuts the names that `labels` mark where they cannot go on, and leaves out what they are cut at; each part keeps the type.
/// Linear in the number of pieces.
pub fn cut(raw: &str, pieces: &Pieces, labels: &mut [u8]) {
    let word = |index: usize| pieces.all.get(index).map_or("", |piece| piece.span.of(raw));
    for (name, kind) in labels::names(labels).collect::<Vec<_>>() {
        let mut part = name.start;
        while part < name.end {
            if is_seat(&word, &(part..name.end)) {
                labels[part..name.end].fill(OUTSIDE as u8);
                break;
            }
            // A score, an age, a number on a shirt; where somebody with first and last name is from.
            let person = |index: usize| {
                let from = word(index) == "of" && index > part + 1;
                let parts = TYPES[kind] == Type::Person && (from || pieces.all[index].shape == Shape::Number);
                parts.then_some(index..if from { name.end } else { index + 1 })
            };
            let cut = |index: usize| cut_at(&word, part..index, name.end).or_else(|| person(index));
            let Some(cut) = (part..name.end).find_map(cut) else { break };
            labels[cut.clone()].fill(OUTSIDE as u8);
            part = cut.end;
            if part < name.end {
                labels[part] = begins(kind) as u8;
            }
        }
    }
}

/// The pieces that the name cannot hold, if what follows its pieces `so_far` is one of them; the name ends at `end`.
fn cut_at<'a>(word: &impl Fn(usize) -> &'a str, so_far: Range<usize>, end: usize) -> Option<Range<usize>> {
    let at = so_far.end;
    match word(at) {
        mark if PARTING.contains(&mark) => Some(at..at + 1),
        ")" if !(so_far.start.max(at.saturating_sub(LONGEST))..at).any(|index| word(index) == "(") => Some(at..at + 1),
        "(" if !(at..end.min(at + LONGEST)).any(|index| word(index) == ")") => Some(at..at + 1),
        "the" if so_far.is_empty() => Some(at..at + 1),
        "," if !AFTER_COMMA.contains(&word(at + 1)) && !is_list_of_fields(word, &so_far, end) => Some(at..at + 1),
        "and" if !so_far.is_empty() => {
            let article = at + 1 + usize::from(word(at + 1) == "in");
            (article < end && matches!(word(article), "the" | "a" | "an")).then_some(at..article + 1)
        }
        _ => None,
    }
}

/// Whether `name` is no name but a party and a state: `(D-Ore.)`.
fn is_seat<'a>(word: &impl Fn(usize) -> &'a str, name: &Range<usize>) -> bool {
    let party = matches!(word(name.start), "D" | "R" | "I") && word(name.start + 1) == "-";
    party && name.start.checked_sub(1).is_some_and(|before| matches!(word(before), "(" | ","))
}

/// Whether a comma after `so_far` stands among the fields of a body: after “Ministry of”, or before “and Cultural
/// Organization”.
fn is_list_of_fields<'a>(word: &impl Fn(usize) -> &'a str, so_far: &Range<usize>, end: usize) -> bool {
    if end - so_far.start > LONGEST || !(so_far.end..end).any(|index| matches!(word(index), "and" | "&")) {
        return false;
    }
    let mut bodies = (so_far.start..end).filter(|&index| OF_FIELDS.contains(&word(index)));
    bodies.next().is_some_and(|body| {
        let has_fields = (body..so_far.end).any(|index| matches!(word(index), "of" | "for" | "on"));
        has_fields || body == end - 1
    })
}

/// Joins “Washington” and “D.C.”, which the readings take for two places.
pub fn join_capital(raw: &str, pieces: &Pieces, labels: &mut [u8]) {
    let words = |at: usize| [0, 1, 2].map(|ahead| pieces.all[at + ahead].span.of(raw));
    for at in 0..labels.len().saturating_sub(2) {
        if matches!(words(at), ["Washington", ",", "DC" | "D.C" | "D.C."])
            && let Some(kind) = labels::kind(labels[at].into()).filter(|&kind| labels::kind(labels[at + 2].into()) == Some(kind))
        {
            labels[at + 1..=at + 2].fill(goes_on(kind) as u8);
        }
    }
}

/// What people are called before their names who speak for a body or work for one.
#[rustfmt::skip]
const TITLES: &[&str] = &[
    "Analyst", "Attorney", "Captain", "CEO", "CFO", "Coach", "Commissioner", "Congressman", "Congresswoman", "Correspondent", "Editor",
    "Governor", "Justice", "MLA", "MP", "Mayor", "Minister", "Professor", "Reporter", "Senator", "Spokesman",
    "Spokesperson", "Spokeswoman", "Superintendent",
];

/// Parts a body's name from the person's that the readings joined to it, leaving out the title between them: “Harbour News
/// Reporter Ada Lund”.
pub fn part_titles(context: &Context, raw: &str, pieces: &Pieces, labels: &mut [u8]) {
    let Some(person) = labels::number(Type::Person) else { return };
    for (name, kind) in labels::names(labels).collect::<Vec<_>>() {
        let Some(title) = name.clone().rfind(|&at| TITLES.contains(&pieces.all[at].span.of(raw))) else { continue };
        let bearer = title + 1..name.end;
        let named = bearer.clone().all(|at| {
            let word = pieces.all[at].span.of(raw);
            pieces.all[at].shape == Shape::Capital && !context.is_common(at) && !AFTER_COMMA.contains(&word)
        });
        if kind != person && matches!(bearer.len(), 2 | 3) && named {
            labels[title] = OUTSIDE as u8;
            labels[bearer.clone()].fill(goes_on(person) as u8);
            labels[bearer.start] = begins(person) as u8;
        }
    }
}

/// Those whose bodies and papers are called by them: “People’s Daily”.
const POSSESSORS: &[&str] = &["Children", "Citizens", "Farmers", "Men", "Patients", "People", "Veterans", "Women", "Workers"];

/// Joins “People’s” and the name of a body or a paper after it.
pub fn join_possessor(raw: &str, pieces: &Pieces, labels: &mut [u8]) {
    for at in 0..labels.len().saturating_sub(2) {
        let owns = labels[at + 1] as usize == OUTSIDE
            && pieces.all[at + 1].shape == Shape::Clitic
            && POSSESSORS.contains(&pieces.all[at].span.of(raw));
        if !owns {
            continue;
        }
        let next = labels[at + 2] as usize;
        if let Some(kind) = labels::kind(next).filter(|&kind| next == begins(kind))
            && matches!(TYPES[kind], Type::Organization | Type::Other)
        {
            labels[at] = begins(kind) as u8;
            labels[at + 1..=at + 2].fill(goes_on(kind) as u8);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Text;

    /// The names in `line` as they are cut, those in brackets being what was marked.
    fn cut_names(line: &str) -> Vec<String> {
        let raw = line.replace(['[', ']'], "");
        let pieces = Pieces::of(&Text::from_plain(&raw));
        let start = line.find('[').expect("a name is marked");
        let end = line.find(']').expect("its end is marked") - 1;
        let mut labels: Vec<u8> = pieces
            .all
            .iter()
            .map(|piece| match piece.span.start {
                at if at == start => begins(1) as u8,
                at if at > start && at < end => goes_on(1) as u8,
                _ => OUTSIDE as u8,
            })
            .collect();
        cut(&raw, &pieces, &mut labels);
        labels::names(&labels)
            .map(|(name, _)| raw[pieces.all[name.start].span.start..pieces.all[name.end - 1].span.end].into())
            .collect()
    }

    #[test]
    fn a_name_is_cut_at_marks_that_part_a_line_and_at_commas() {
        assert_eq!(cut_names("[Ada Lund | Harbour News]"), ["Ada Lund", "Harbour News"]);
        assert_eq!(cut_names("[Ada Lund, T. P. Moreau], and others"), ["Ada Lund", "T. P. Moreau"]);
        assert_eq!(
            cut_names("with [Friends of Rivers, Forest Watch and Green Coast]"),
            ["Friends of Rivers", "Forest Watch and Green Coast"]
        );
    }

    #[test]
    fn a_name_has_both_brackets_or_none() {
        assert_eq!(cut_names("Ada ([Karla) Lund] said"), ["Karla", "Lund"]);
        assert_eq!(cut_names("[Ada Lund (Harbour] Party)"), ["Ada Lund", "Harbour"]);
        assert_eq!(cut_names("[Ada (Karla) Lund] said"), ["Ada (Karla) Lund"]);
    }

    #[test]
    fn a_comma_belongs_to_a_firm_and_to_a_list_of_fields() {
        assert_eq!(cut_names("at [Lund Services, Inc.] in town"), ["Lund Services, Inc."]);
        for whole in ["Ministry of Trade, Industry and Energy", "Belvian Rural, Marine and Alpine Council"] {
            assert_eq!(cut_names(&format!("the [{whole}] said")), [whole]);
        }
    }

    #[test]
    fn an_article_begins_no_name_and_after_and_another_one_begins() {
        assert_eq!(cut_names("the [Council on Rivers and the Harbour Club] met"), ["Council on Rivers", "Harbour Club"]);
        assert_eq!(cut_names("in [the Council on the Rivers]"), ["Council on the Rivers"]);
        assert_eq!(cut_names("the [Ministry of Trade and Industry] met"), ["Ministry of Trade and Industry"]);
    }

    #[test]
    fn a_title_parts_a_body_from_a_person() {
        for (raw, parts) in [("Harbour News Reporter Ada Lund", [2, 2]), ("Coach Adaeze Lundqvist", [2, 0])] {
            let pieces = Pieces::of(&Text::from_plain(raw));
            let mut labels = vec![goes_on(1) as u8; pieces.all.len()];
            labels[0] = begins(1) as u8;
            let context = Context::new(raw, &pieces, &super::super::Model::shipped().words);
            part_titles(&context, raw, &pieces, &mut labels);
            let names: Vec<usize> = labels::names(&labels).map(|(name, _)| name.len()).collect();
            assert_eq!(names, parts.into_iter().filter(|&part| part > 0).collect::<Vec<_>>(), "{raw}");
        }
    }

    #[test]
    fn a_party_and_a_state_are_no_name() {
        assert!(cut_names("Ada Lund ([D-Ore].) said").is_empty());
        assert_eq!(cut_names("[Ada Lund (D-Ore].) said"), ["Ada Lund"]);
        assert_eq!(cut_names("the [D-Ore Group] said"), ["D-Ore Group"]);
    }

    #[test]
    fn a_person_has_no_place() {
        for (raw, left) in [("Ada Lund of Oregon said", 2), ("Karla of Oregon has said", 3)] {
            let pieces = Pieces::of(&Text::from_plain(raw));
            let mut labels = vec![OUTSIDE as u8; pieces.all.len()];
            labels[..if left == 2 { 4 } else { 3 }].fill(goes_on(0) as u8);
            labels[0] = begins(0) as u8;
            cut(raw, &pieces, &mut labels);
            assert_eq!(labels::names(&labels).map(|(name, _)| name.len()).collect::<Vec<_>>(), [left], "{raw}");
        }
    }

    #[test]
    fn a_person_has_no_number() {
        let raw = "beat Ada Lund 7-6 in two sets";
        let pieces = Pieces::of(&Text::from_plain(raw));
        for (kind, left) in [(0, 2), (4, 3)] {
            let mut labels = [OUTSIDE, begins(kind), goes_on(kind), goes_on(kind), 0, 0, 0].map(|label| label as u8);
            cut(raw, &pieces, &mut labels);
            assert_eq!(labels::names(&labels).map(|(name, _)| name.len()).collect::<Vec<_>>(), [left], "{:?}", TYPES[kind]);
        }
    }

    #[test]
    fn a_body_is_named_with_whose_it_is() {
        let raw = "the People’s Gazette and Lund’s Gazette";
        let pieces = Pieces::of(&Text::from_plain(raw));
        let is_gazette = |word: &str| if word == "Gazette" { begins(1) as u8 } else { OUTSIDE as u8 };
        let mut labels: Vec<u8> = pieces.all.iter().map(|piece| is_gazette(piece.span.of(raw))).collect();
        join_possessor(raw, &pieces, &mut labels);
        assert_eq!(labels::names(&labels).map(|(name, _)| name.len()).collect::<Vec<_>>(), [3, 1]);
    }

    #[test]
    fn washington_and_dc_are_one_place() {
        let raw = "In Washington, D.C., and in Moreau, Oregon.";
        let pieces = Pieces::of(&Text::from_plain(raw));
        let place = |word: &str| if word.starts_with(['W', 'D', 'M', 'O']) { begins(2) as u8 } else { OUTSIDE as u8 };
        let mut labels: Vec<u8> = pieces.all.iter().map(|piece| place(piece.span.of(raw))).collect();
        join_capital(raw, &pieces, &mut labels);
        let spans = labels::names(&labels).map(|(name, _)| name.len());
        assert_eq!(spans.collect::<Vec<_>>(), [3, 1, 1]);
    }
}
