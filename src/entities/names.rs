//! Names by a first simple method: runs of capitals, told apart by their titles, heads and a table of places.

use super::{Mention, Type, places};
use crate::text::{Shape, Span, Text};
use std::collections::{HashMap, HashSet};

/// Titles that stand before a person's name.
const TITLES: &[&str] = &[
    "adm",
    "admiral",
    "ambassador",
    "archbishop",
    "attorney",
    "bishop",
    "capt",
    "captain",
    "cardinal",
    "chairman",
    "chancellor",
    "chief",
    "col",
    "colonel",
    "congressman",
    "congresswoman",
    "councillor",
    "councilman",
    "dame",
    "deputy",
    "detective",
    "director",
    "dr",
    "emperor",
    "father",
    "first",
    "gen",
    "general",
    "gov",
    "governor",
    "imam",
    "judge",
    "justice",
    "king",
    "lady",
    "lieutenant",
    "lord",
    "lt",
    "maj",
    "major",
    "mayor",
    "minister",
    "miss",
    "mr",
    "mrs",
    "ms",
    "officer",
    "pastor",
    "pope",
    "premier",
    "president",
    "prime",
    "prince",
    "princess",
    "prof",
    "professor",
    "queen",
    "rabbi",
    "rep",
    "representative",
    "rev",
    "reverend",
    "secretary",
    "sen",
    "senator",
    "sergeant",
    "sgt",
    "sheikh",
    "sheriff",
    "sir",
    "speaker",
    "state",
    "superintendent",
    "vice",
];

/// Words that end or make an organization's name.
const ORGANIZATION_WORDS: &[&str] = &[
    "academy",
    "administration",
    "agency",
    "airlines",
    "alliance",
    "army",
    "assembly",
    "association",
    "authority",
    "bank",
    "bbc",
    "board",
    "broadcasting",
    "bureau",
    "cabinet",
    "chamber",
    "church",
    "club",
    "co",
    "coalition",
    "college",
    "commission",
    "committee",
    "company",
    "confederation",
    "congress",
    "corp",
    "corporation",
    "council",
    "court",
    "department",
    "enterprises",
    "federation",
    "forum",
    "foundation",
    "front",
    "fund",
    "group",
    "guard",
    "herald",
    "holdings",
    "hospital",
    "house",
    "inc",
    "industries",
    "institute",
    "journal",
    "kremlin",
    "laboratory",
    "league",
    "limited",
    "ltd",
    "ministry",
    "movement",
    "museum",
    "nations",
    "navy",
    "network",
    "news",
    "office",
    "organisation",
    "organization",
    "parliament",
    "partners",
    "party",
    "pentagon",
    "police",
    "post",
    "press",
    "reuters",
    "school",
    "senate",
    "service",
    "services",
    "society",
    "systems",
    "team",
    "technologies",
    "telegraph",
    "times",
    "trust",
    "tv",
    "union",
    "united",
    "university",
];

/// Capitalized words that name nobody: calendar words and words that begin sentences.
const PLAIN: &[&str] = &[
    "april",
    "august",
    "december",
    "february",
    "friday",
    "i",
    "january",
    "july",
    "june",
    "march",
    "may",
    "monday",
    "november",
    "october",
    "saturday",
    "september",
    "sunday",
    "thursday",
    "tuesday",
    "wednesday",
];

/// The names in `text`, in order, none overlapping another; linear in its length.
pub fn tag(text: &Text) -> Vec<Mention> {
    let lower = lower_case_words(text);
    let mut mentions = Vec::new();
    for sentence in &text.sentences {
        let heading = text.paragraphs[paragraph_of(text, sentence.start)].heading;
        let mut index = sentence.start;
        while index < sentence.end {
            let begins = starts_sentence(text, sentence.start, index);
            if !is_name_word(text, index, begins || heading, &lower) {
                index += 1;
                continue;
            }
            let mut end = index + 1;
            while end < sentence.end && continues(text, end, sentence.end) {
                end += 1 + usize::from(!text.tokens[end].shape.is_capital());
            }
            let end = end.min(sentence.end);
            push(text, index, end, &mut mentions);
            index = end;
        }
    }
    spread(text, &mut mentions);
    mentions
}

fn paragraph_of(text: &Text, token: usize) -> usize {
    text.paragraphs.partition_point(|p| p.tokens.end <= token)
}

/// Words that stand somewhere in lower case: as the first word of a sentence they name nobody.
fn lower_case_words<'t>(text: &Text<'t>) -> HashSet<&'t str> {
    (0..text.tokens.len()).filter(|&i| text.tokens[i].shape == Shape::Lower).map(|i| text.word(i)).collect()
}

/// Whether token `index` begins a sentence or a quote.
fn starts_sentence(text: &Text, start: usize, index: usize) -> bool {
    index == start || matches!(text.word(index - 1), "\"" | "“" | "‘" | "'" | "." | "!" | "?" | ":" | "—" | "`" | "«" | "•" | "(")
}

/// Whether token `index` can be the first of a name.
fn is_name_word(text: &Text, index: usize, weak: bool, lower: &HashSet<&str>) -> bool {
    if !text.tokens[index].shape.is_capital() {
        return false;
    }
    let word = text.word(index);
    let folded = word.to_lowercase();
    if PLAIN.contains(&folded.as_str()) || crate::text::is_function_word(&folded) {
        return false;
    }
    !weak
        || places::is_place(&folded)
        || places::is_group(&folded)
        || !lower.contains(folded.as_str()) && followed_by_capital(text, index)
        || is_title(&folded)
        || !lower.contains(folded.as_str()) && text.tokens[index].shape == Shape::Upper
        || !lower.contains(folded.as_str()) && !folded.ends_with("ly") && !folded.ends_with("ing")
}

fn followed_by_capital(text: &Text, index: usize) -> bool {
    text.tokens.get(index + 1).is_some_and(|next| next.shape.is_capital())
}

/// Whether the name goes on with token `index`, or over it to a capital after it (`Bank of England`).
fn continues(text: &Text, index: usize, end: usize) -> bool {
    let word = text.word(index);
    if text.breaks_after(index - 1) {
        return false;
    }
    if text.tokens[index].shape.is_capital() {
        return !PLAIN.contains(&word.to_lowercase().as_str());
    }
    let joins = matches!(word, "of" | "de" | "del" | "la" | "van" | "von" | "bin" | "al" | "da" | "du" | "der" | "&");
    joins && index + 1 < end && text.tokens[index + 1].shape.is_capital()
}

fn is_title(folded: &str) -> bool {
    TITLES.binary_search(&folded.trim_end_matches('.')).is_ok()
}

/// Appends what tokens `start..end`, a run of capitals, name: titles and a leading people are cut off first.
fn push(text: &Text, start: usize, end: usize, out: &mut Vec<Mention>) {
    let folded: Vec<String> = (start..end).map(|i| text.word(i).to_lowercase()).collect();
    let whole = folded.join(" ");
    if places::is_place(&whole) {
        out.push(mention(text, start..end, Type::Place, 0.9));
        return;
    }
    if places::is_group(&folded[0]) || places::is_place(&folded[0]) && folded.len() > 1 && is_title(&folded[1]) {
        let kind = if places::is_group(&folded[0]) { Type::Group } else { Type::Place };
        out.push(mention(text, start..start + 1, kind, 0.8));
        if end - start > 1 {
            push(text, start + 1, end, out);
        }
        return;
    }
    let organization = folded.iter().any(|word| ORGANIZATION_WORDS.binary_search(&word.trim_end_matches('.')).is_ok());
    let titles = folded.iter().take_while(|word| is_title(word)).count();
    if organization && titles == 0 {
        out.push(mention(text, start..end, Type::Organization, 0.7));
    } else if titles > 0 && start + titles < end {
        out.push(mention(text, start + titles..end, Type::Person, 0.9));
    } else if titles > 0 {
        // A title alone names nobody.
    } else if end - start == 1 && text.tokens[start].shape == Shape::Upper {
        out.push(mention(text, start..end, Type::Organization, 0.6));
    } else if is_preposition_of_place(text, start) && end - start == 1 {
        out.push(mention(text, start..end, Type::Place, 0.5));
    } else {
        let confidence = if end - start == 1 { 0.5 } else { 0.7 };
        out.push(mention(text, start..end, Type::Person, confidence));
    }
}

fn is_preposition_of_place(text: &Text, start: usize) -> bool {
    start > 0 && matches!(text.word(start - 1), "in" | "In" | "near" | "across" | "throughout")
}

fn mention(text: &Text, tokens: std::ops::Range<usize>, kind: Type, confidence: f32) -> Mention {
    Mention { span: text.span_of(tokens), kind, confidence }
}

/// Gives a one-word name the kind of the longer name that ends in it: `Lund` after `Mayor Ada Lund`.
fn spread(text: &Text, mentions: &mut [Mention]) {
    let mut kinds: HashMap<&str, Type> = HashMap::new();
    let words = |span: Span| span.of(text.raw);
    for mention in mentions.iter().filter(|m| m.kind == Type::Person && m.confidence > 0.6) {
        if let Some(last) = words(mention.span).split_whitespace().last() {
            kinds.insert(last, Type::Person);
        }
    }
    for mention in mentions.iter_mut().filter(|m| m.confidence <= 0.6) {
        if let Some(&kind) = kinds.get(words(mention.span)) {
            mention.kind = kind;
            mention.confidence = 0.8;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(raw: &str) -> Vec<(&str, Type)> {
        tag(&Text::from_plain(raw)).iter().map(|m| (m.span.of(raw), m.kind)).collect()
    }

    #[test]
    fn tables_are_sorted() {
        assert!(TITLES.is_sorted() && ORGANIZATION_WORDS.is_sorted() && PLAIN.is_sorted());
    }

    #[test]
    fn titles_are_cut_and_surnames_remembered() {
        assert_eq!(
            names("On Monday Mayor Ada Lund met the Harbour Council in Oslo. Then Lund left."),
            [("Ada Lund", Type::Person), ("Harbour Council", Type::Organization), ("Oslo", Type::Place), ("Lund", Type::Person)]
        );
    }

    #[test]
    fn peoples_are_groups() {
        assert_eq!(names("She told French President Jean Morel so."), [("French", Type::Group), ("Jean Morel", Type::Person)]);
    }
}
