//! Where a name cannot begin or go on: at an article, at marks that part a line, at most commas, at an article after “and”.
//!
//! The two readings see a few words around each piece, so a list of long names comes out as one now and then.

use super::labels::{self, OUTSIDE, begins, goes_on};
use super::pieces::Pieces;
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
            let Some(cut) = (part..name.end).find_map(|index| cut_at(&word, part..index, name.end)) else { break };
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
        "the" if so_far.is_empty() => Some(at..at + 1),
        "," if !AFTER_COMMA.contains(&word(at + 1)) && !is_list_of_fields(word, &so_far, end) => Some(at..at + 1),
        "and" if !so_far.is_empty() => {
            let article = at + 1 + usize::from(word(at + 1) == "in");
            (article < end && matches!(word(article), "the" | "a" | "an")).then_some(at..article + 1)
        }
        _ => None,
    }
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
