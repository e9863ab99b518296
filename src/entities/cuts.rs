//! Where a name cannot begin or go on: at an article, at marks that part a line, at most commas, at an article after “and”,
//! at half a pair of brackets or quotation marks, where a sentence ends, a person's at a number.
//!
//! The two readings see a few words around each piece, so a list of long names comes out as one now and then.

use super::Type;
use super::dates;
use super::labels::{self, OUTSIDE, TYPES, begins, goes_on};
use super::pieces::Pieces;
use crate::nouns::{self, Property};
use crate::text::{Shape, Span, is_function_word};
use rustc_hash::{FxHashMap, FxHashSet};
use std::ops::Range;

/// Marks between the parts of a menu, a byline, a page's title.
const PARTING: &[&str] = &["|", "•", "·", "»", "→"];

/// What stands after a comma within a name.
#[rustfmt::skip]
pub(super) const AFTER_COMMA: &[&str] = &[
    "Co", "Co.", "Corp", "Corp.", "D.", "D.C", "D.C.", "DC", "GmbH", "Inc", "Inc.", "Jr", "Jr.", "LLC", "LLP", "LP", "Ltd", "Ltd.",
    "PLC", "Plc", "S.A.", "Sr", "Sr.",
];

/// The longest name with a list of fields in it, in pieces; no brackets in a name are farther apart.
const LONGEST: usize = 24;

/// What has more pieces is no name but a list, a table, a page in capitals; and later stages compare names word by word.
const LONGEST_NAME: usize = 64;

/// Marks of which a name has both or none.
const PAIRS: [[&str; 2]; 3] = [["(", ")"], ["[", "]"], ["“", "”"]];

/// Cuts the names that `labels` mark where they cannot go on, and leaves out what they are cut at; each part keeps the type.
/// Linear in the number of pieces.
pub fn cut(raw: &str, pieces: &Pieces, labels: &mut [u8]) {
    let word = |index: usize| pieces.all.get(index).map_or("", |piece| piece.span.of(raw));
    let words = |name: Range<usize>| &raw[pieces.all[name.start].span.start..pieces.all[name.end - 1].span.end];
    let found: Vec<_> = labels::names(labels).collect();
    let mut counts: FxHashMap<&str, usize> = FxHashMap::default();
    // What “and” parts may be one name that was cut before.
    let cut = |one: &Range<usize>, other: &Range<usize>| one.end + 1 == other.start && word(one.end) == "and";
    for (at, (name, _)) in found.iter().enumerate() {
        let next = found.get(at + 1).is_some_and(|(next, _)| cut(name, next));
        let before = at.checked_sub(1).is_some_and(|before| cut(&found[before].0, name));
        *counts.entry(words(name.clone())).or_default() += usize::from(!next && !before);
    }
    for (name, kind) in found {
        if name.len() > LONGEST_NAME {
            labels[name].fill(OUTSIDE as u8);
            continue;
        }
        let name = with_brackets(&word, pieces, name, TYPES[kind] == Type::Person);
        labels[name.clone()].fill(goes_on(kind) as u8);
        let ahead = no_part(&word, pieces, &name);
        labels[name.start..name.start + ahead].fill(OUTSIDE as u8);
        let mut part = name.start + ahead;
        labels[part] = begins(kind) as u8;
        while part < name.end {
            if is_seat(&word, &(part..name.end)) {
                labels[part..name.end].fill(OUTSIDE as u8);
                break;
            }
            let cut = |index: usize| {
                cut_at(&word, part..index, name.end)
                    .or_else(|| no_part_of(&word, pieces, part..index, name.end, TYPES[kind]))
                    .or_else(|| next_sentence(&word, pieces, part..index, name.end))
                    .or_else(|| {
                        // “Norvik and Lund”, where the text names either alone, and not less often.
                        let joins = word(index) == "and" && part < index && index + 1 < name.end;
                        let joint = counts.get(words(part..name.end));
                        let alone = |one| counts.get(words(one)).is_some_and(|count| *count > 0 && Some(count) >= joint);
                        (joins && alone(part..index) && alone(index + 1..name.end)).then_some(index..index + 1)
                    })
            };
            let Some(cut) = (part..name.end).find_map(cut) else { break };
            labels[cut.clone()].fill(OUTSIDE as u8);
            // Numbers and marks that are left are no names.
            for left in [part..cut.start, cut.end..name.end] {
                if left.clone().any(|index| pieces.all[index].shape.is_word()) {
                    labels[left.start] = begins(kind) as u8;
                } else {
                    labels[left].fill(OUTSIDE as u8);
                }
            }
            part = cut.end;
        }
    }
}

/// The pieces after `so_far` that no name of this type holds; the name ends at `end`: a score, an age, a number on a shirt,
/// how a team played; where somebody with first and last name is from, whom somebody else is joined to.
fn no_part_of<'a>(
    word: &impl Fn(usize) -> &'a str,
    pieces: &Pieces,
    so_far: Range<usize>,
    end: usize,
    kind: Type,
) -> Option<Range<usize>> {
    let at = so_far.end;
    let from = word(at) == "of" && so_far.len() > 1;
    // “Lund the Lake Party”, but “Olga the Wise”.
    let other = !so_far.is_empty() && (word(at) == "in" || word(at) == "the" && (so_far.len(), end - at) != (1, 2));
    let another = word(at) == "and" && !so_far.is_empty();
    match kind {
        Type::Person if other && word(at - 1) == "of" => Some(so_far.start..end),
        Type::Person if from || other => Some(at..end),
        Type::Person if another => Some(at..at + 1),
        Type::Person => (pieces.all[at].shape == Shape::Number).then_some(at..at + 1),
        Type::Organization | Type::Place => is_result(word(at)).then_some(at..at + 1),
        _ => None,
    }
}

/// The stops before the sentence that begins after `so_far`, and its words up to its own name: “The” and its like.
fn next_sentence<'a>(
    word: &impl Fn(usize) -> &'a str,
    pieces: &Pieces,
    so_far: Range<usize>,
    end: usize,
) -> Option<Range<usize>> {
    let at = so_far.end;
    if so_far.is_empty() || !pieces.all[at].first || !CLOSING.contains(&word(at - 1)) {
        return None;
    }
    let is_name = |at: &usize| !is_function_word(&word(*at).to_lowercase());
    let is_stop = |at: &usize| CLOSING[..STOPS].contains(&word(*at));
    let stop = (so_far.start + 1..at).rev().take_while(is_stop).last().unwrap_or(at);
    Some(stop..(at..end).find(is_name).unwrap_or(end))
}

/// What may stand before the first word of a sentence, its stops first.
const CLOSING: &[&str] = &[".", "!", "?", "…", ")", "]", "”", "’", "\""];

const STOPS: usize = 4;

/// `name` with the bracket right next to it whose other half it holds, where an editor has put in a part of it:
/// `[Ada] Lund`, a person's `Lund [Moreau]`; what stands last in brackets after another name explains that.
fn with_brackets<'a>(word: &impl Fn(usize) -> &'a str, pieces: &Pieces, name: Range<usize>, person: bool) -> Range<usize> {
    let count = |mark: &str| name.clone().take(LONGEST).filter(|&at| word(at) == mark).count();
    let (open, close) = (count("["), count("]"));
    let before = name.start > 0 && word(name.start - 1) == "[" && touches(pieces, name.start) && close > open;
    let after = person && word(name.end) == "]" && touches(pieces, name.end) && open > close;
    name.start - usize::from(before)..name.end + usize::from(after)
}

/// Whether piece `at` is right after the one before it.
pub(super) fn touches(pieces: &Pieces, at: usize) -> bool {
    pieces.all[at - 1].span.end == pieces.all[at].span.start
}

/// Verbs that begin a question.
const ASKING: &[&str] = &["Could", "Did", "Does", "Has", "Have", "Is", "Should", "Was", "Were", "Would"];

/// How many pieces at the head of `name` are none of it though others follow: a verb that begins a question, a place in a
/// list (“No. 3”), a time of day, a quarter of a year, the day before a comma.
fn no_part<'a>(word: &impl Fn(usize) -> &'a str, pieces: &Pieces, name: &Range<usize>) -> usize {
    let is_number = |index: usize| index < name.end && pieces.all[index].shape == Shape::Number;
    let ahead = match word(name.start) {
        "No." | "Nos." if is_number(name.start + 1) => 2,
        asking if pieces.all[name.start].first && ASKING.contains(&asking) => 1,
        day if dates::is_weekday(day) && word(name.start + 1) == "," => 1,
        first => usize::from(is_quarter(first) || is_number(name.start) && is_clock(first)),
    };
    if ahead < name.len() { ahead } else { 0 }
}

/// Whether `word` is a quarter of a year or a year of accounts: `Q2`, `FY24`.
fn is_quarter(word: &str) -> bool {
    let digits = word.strip_prefix("FY").filter(|year| year.len() == 2 || year.len() == 4);
    digits.is_some_and(|year| year.bytes().all(|byte| byte.is_ascii_digit())) || matches!(word, "Q1" | "Q2" | "Q3" | "Q4")
}

/// Whether `word` is how a game ended: `3-2`.
fn is_result(word: &str) -> bool {
    let goals = |part: &str| (1..3).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    word.split_once(['-', '–']).is_some_and(|(one, other)| goals(one) && goals(other))
}

/// Whether `word` is a time of day: `17.42`.
fn is_clock(word: &str) -> bool {
    let two = |part: &str, most: u32| part.len() == 2 && part.parse::<u32>().is_ok_and(|part| part < most);
    word.split_once([':', '.']).is_some_and(|(hour, minute)| two(hour, 24) && two(minute, 60))
}

/// The pieces that the name cannot hold, if what follows its pieces `so_far` is one of them; the name ends at `end`.
fn cut_at<'a>(word: &impl Fn(usize) -> &'a str, so_far: Range<usize>, end: usize) -> Option<Range<usize>> {
    let at = so_far.end;
    match word(at) {
        mark if PARTING.contains(&mark) => Some(at..at + 1),
        mark if is_half(word, mark, so_far.start, at, end) => Some(at..at + 1),
        // “Lund/Moreau”, but “AC/DC” and “A/S”.
        "/" if at > 0 && [at - 1, at + 1].iter().all(|&at| Shape::of(word(at)) == Shape::Capital && word(at).len() > 2) => {
            Some(at..at + 1)
        }
        quarter if is_quarter(quarter) => Some(at..at + 1),
        "the" if so_far.is_empty() => Some(at..at + 1),
        "," if !AFTER_COMMA.contains(&word(at + 1)) && !is_list_of_fields(word, &so_far, end) => Some(at..at + 1),
        "and" if !so_far.is_empty() => {
            let article = at + 1 + usize::from(word(at + 1) == "in");
            (article < end && matches!(word(article), "the" | "a" | "an")).then_some(at..article + 1)
        }
        _ => None,
    }
}

/// Whether `mark`, at `at` of the name from `start` to `end`, opens or closes what the name does not hold the other end of.
fn is_half<'a>(word: &impl Fn(usize) -> &'a str, mark: &str, start: usize, at: usize, end: usize) -> bool {
    let before = start.max(at.saturating_sub(LONGEST))..at;
    let after = at + 1..end.min(at + LONGEST);
    let other = PAIRS.iter().find_map(|&[open, close]| match mark {
        _ if mark == open => Some(after.clone().any(|index| word(index) == close)),
        _ if mark == close => Some(before.clone().any(|index| word(index) == open)),
        _ => None,
    });
    let straight = || mark == "\"" && before.clone().chain(after.clone()).filter(|&index| word(index) == mark).count() % 2 == 0;
    other.map_or_else(straight, |found| !found)
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
    let mut bodies = (so_far.start..end).filter(|&index| {
        word(index).starts_with(char::is_uppercase) && nouns::is(&word(index).to_lowercase(), Property::OfFields)
    });
    bodies.next().is_some_and(|body| {
        let has_fields = (body..so_far.end).any(|index| matches!(word(index), "of" | "for" | "on"));
        has_fields || body == end - 1
    })
}

/// Ends names at a day that the readings joined to them, where the page has the rest for a name too (“said on Channel Monday”);
/// a day alone is none.
pub fn part_days(raw: &str, pieces: &Pieces, labels: &mut [u8]) {
    let words = |name: Range<usize>| Span::new(pieces.all[name.start].span.start, pieces.all[name.end - 1].span.end).of(raw);
    let found: Vec<_> = labels::names(labels).filter(|(name, _)| name.len() < LONGEST).collect();
    let known: FxHashSet<_> = found.iter().map(|(name, kind)| (words(name.clone()), *kind)).collect();
    for (name, kind) in found {
        let day = name.end - 1;
        let known = day == name.start || known.contains(&(words(name.start..day), kind));
        if known && dates::is_weekday(words(day..name.end)) {
            labels[day] = OUTSIDE as u8;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::labels::mended;
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
    fn two_names_are_cut_at_and() {
        for (raw, marked, names) in [
            (
                "Lundmoon is cold. Both Lundmoon and Norvik are. Norvik is large.",
                vec![("Lundmoon", 1), ("Norvik", 1), ("Lundmoon and Norvik", 1)],
                vec!["Lundmoon", "Lundmoon", "Norvik", "Norvik"],
            ),
            ("the Bread and Lake Party", vec![("Bread and Lake Party", 1)], vec!["Bread and Lake Party"]),
            (
                "as Ada Lund and Bo Dahl the Lake Party did, and Olga the Wise",
                vec![("Ada Lund and Bo Dahl the Lake Party", 0), ("Olga the Wise", 0)],
                vec!["Ada Lund", "Bo Dahl", "Olga the Wise"],
            ),
        ] {
            assert_eq!(mended(raw, &marked, |_, pieces, labels| cut(raw, pieces, labels)), names);
        }
    }

    #[test]
    fn a_name_has_both_brackets_or_none() {
        assert_eq!(cut_names("Ada ([Karla) Lund] said"), ["Karla", "Lund"]);
        assert_eq!(cut_names("[Ada Lund (Harbour] Party)"), ["Ada Lund", "Harbour"]);
        assert_eq!(cut_names("[Ada (Karla) Lund] said"), ["Ada (Karla) Lund"]);
    }

    #[test]
    fn what_an_editor_put_in_a_name_is_part_of_it() {
        for (raw, kind, marked, names) in [
            ("when [Ada] Lund said", 0, "Ada] Lund", vec!["[Ada] Lund"]),
            ("when Ada [Lund] said", 0, "Ada [Lund", vec!["Ada [Lund]"]),
            ("the WFC [World Forest Council] said", 1, "WFC [World Forest Council", vec!["WFC", "World Forest Council"]),
        ] {
            assert_eq!(mended(raw, &[(marked, kind)], |_, pieces, labels| cut(raw, pieces, labels)), names);
        }
    }

    #[test]
    fn a_name_has_both_quotation_marks_or_none_and_no_stroke() {
        assert_eq!(cut_names("[Lund “Bo Moreau] said”"), ["Lund", "Bo Moreau"]);
        assert_eq!(cut_names("by \"[Lund\" Moreau] said"), ["Lund", "Moreau"]);
        for whole in ["Ada “Karla” Lund", "Ada \"Karla\" Lund", "LN/MR", "Lund A/S"] {
            assert_eq!(cut_names(&format!("that [{whole}] said")), [whole]);
        }
        assert_eq!(cut_names("the [Lund/Moreau] plan"), ["Lund", "Moreau"]);
    }

    #[test]
    fn no_name_crosses_the_end_of_a_sentence() {
        assert_eq!(cut_names("at [Lund Ave. The Moreau] house"), ["Lund Ave", "Moreau"]);
        assert_eq!(cut_names("in the [U.S. The] firm left"), ["U.S"]);
        assert_eq!(cut_names("in [Harbour: The Return] she sang"), ["Harbour: The Return"]);
    }

    #[test]
    fn questions_numbers_and_times_begin_no_name() {
        for (line, name) in [
            ("[Did Lund] know?", "Lund"),
            ("[No. 3 Ada Lund] won", "Ada Lund"),
            ("at [17.42 Harbour Rail] said", "Harbour Rail"),
            ("on [Monday, Harbour United] won", "Harbour United"),
            ("its [Q2 Harbour Report] came", "Harbour Report"),
            ("[Lund FY24] fell", "Lund"),
            ("beat [Harbour United 3-2] there", "Harbour United"),
        ] {
            assert_eq!(cut_names(line), [name]);
        }
        assert_eq!(cut_names("at [No. 10] they met"), ["No. 10"]);
    }

    #[test]
    fn a_list_of_a_hundred_words_is_no_name() {
        assert!(cut_names(&format!("[Lund{}]", " Moreau".repeat(99))).is_empty());
    }

    #[test]
    fn a_day_ends_a_name_that_the_page_has_without_it() {
        let raw = "She said on Nordkanal Tuesday that Nordkanal and Nordhavn Wednesday lost on Friday night.";
        let marked = [("Friday", 4), ("Nordkanal", 1), ("Nordkanal Tuesday", 1), ("Nordhavn Wednesday", 1)];
        let names = mended(raw, &marked, |_, pieces, labels| part_days(raw, pieces, labels));
        assert_eq!(names, ["Nordkanal", "Nordkanal", "Nordhavn Wednesday"]);
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
}
