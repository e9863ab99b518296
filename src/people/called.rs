//! Names that the tagger passed over and that are seen because they speak: *Ms. Xyzzy*, *Norvikwatch said*.

use super::{ends, forms, gender, retyped};
use crate::entities::words::{exact, list};
use crate::entities::{Mention, Model, Type};
use crate::nouns::{self, Sort};
use crate::quotes::reading::Reading;
use crate::quotes::{Kind, Quote};
use crate::tags::Tag;
use crate::text::{Shape, is_function_word};
use rustc_hash::{FxHashMap, FxHashSet};
use std::ops::Range;

/// How sure such a name is one, its ends and type right: so were 29 of 38 in the articles of names and quotes that are not
/// learnt from, in 840 of *PolNeAR*'s, and in 295 of Wikinews. What is wrong is mostly the type.
pub(super) const SURE: f32 = 0.75;

/// No such name has more tokens.
const LONGEST: usize = 6;

/// `mentions`, and the names in speakers' words that hold none of them, wherever the page has them; without those whose
/// place in such words shows that they are no person's.
pub fn add(reading: &Reading, mut mentions: Vec<Mention>, quotes: &[Quote]) -> Vec<Mention> {
    retyped::mend(reading, &mut mentions, quotes);
    ends::mend(reading, &mut mentions, quotes);
    let names = Names::of(reading, &mentions);
    let mut found: Vec<(Range<usize>, Type)> = Vec::new();
    for quote in quotes.iter().filter(|quote| quote.kind != Kind::Scare) {
        let Some(tokens) = quote.speaker.map(|span| reading.text.tokens_in(span)) else { continue };
        if !tokens.is_empty()
            && !names.overlaps(&tokens)
            && let Some(name) = names.surname(reading, &tokens).or_else(|| names.body(reading, &tokens)).or_else(|| {
                let name = called(reading, &tokens)?;
                let kind = names.kind(reading, &tokens, &name);
                Some((name, kind))
            })
        {
            found.push(name);
        }
    }
    if found.is_empty() {
        return mentions;
    }
    let added = everywhere(reading, &names, &found);
    let added =
        added.into_iter().map(|(name, kind)| Mention { span: reading.text.span_of(name), kind, confidence: SURE, value: None });
    let mut all = mentions;
    all.extend(added);
    all.sort_by_key(|mention| mention.span.start);
    all
}

/// What is known of the names that were found.
struct Names<'t> {
    /// Whether each token is in one.
    named: Vec<bool>,
    /// People's last names as keys, by their first letter.
    last_names: FxHashMap<char, Vec<String>>,
    /// The initials of people's names.
    initials: FxHashSet<String>,
    /// One-word names of bodies and works, which may look like other words elsewhere: *WHO*, *Time*.
    bodies: FxHashMap<&'t str, Type>,
}

impl<'t> Names<'t> {
    fn of(reading: &Reading<'_, 't>, mentions: &[Mention]) -> Self {
        let mut named = vec![false; reading.text.tokens.len()];
        let mut last_names: FxHashMap<char, Vec<String>> = FxHashMap::default();
        let mut initials = FxHashSet::default();
        let mut bodies = FxHashMap::default();
        for mention in mentions {
            named[reading.text.tokens_in(mention.span)].fill(true);
            let words = mention.span.of(reading.text.raw);
            let body = matches!(mention.kind, Type::Organization | Type::Other) && !words.contains(char::is_whitespace);
            if body || mention.kind != Type::Person && forms::is_acronym(words) {
                bodies.insert(words, mention.kind);
            }
            if mention.kind == Type::Person {
                let key = forms::key(mention.span.of(reading.text.raw));
                initials.extend(forms::initials(mention.span.of(reading.text.raw)));
                let last = forms::parts(&key).last;
                let known = last_names.entry(last.chars().next().unwrap_or_default()).or_default();
                if known.len() < 8 && known.iter().all(|known| known != last) {
                    known.push(last.to_owned());
                }
            }
        }
        Names { named, last_names, initials, bodies }
    }

    /// All of a speaker's words, where they are the name of a body elsewhere.
    fn body(&self, reading: &Reading, tokens: &Range<usize>) -> Option<(Range<usize>, Type)> {
        let word = reading.word(tokens.start);
        let initials = || self.initials.contains(&forms::key(word));
        let one = tokens.len() == 1 && word.starts_with(char::is_uppercase) && reading.tags[tokens.start] != Tag::Nouns;
        let kind = *self.bodies.get(word).filter(|_| one && !initials())?;
        Some((tokens.clone(), kind))
    }

    /// All of a speaker's words, where they are the last name of a person, though they may look like another word: *West*.
    fn surname(&self, reading: &Reading, tokens: &Range<usize>) -> Option<(Range<usize>, Type)> {
        let one =
            tokens.len() == 1 && reading.text.tokens[tokens.start].shape == Shape::Capital && is_name(reading, tokens.start);
        let key = forms::key(reading.word(tokens.start));
        let known = self.last_names.get(&key.chars().next()?).filter(|_| one)?;
        known.contains(&key).then(|| (tokens.clone(), Type::Person))
    }

    fn overlaps(&self, tokens: &Range<usize>) -> bool {
        self.named[tokens.clone()].iter().any(|&named| named)
    }

    /// What `name` in the words of a speaker names: a person where a title or what it is like tells so, else a body.
    fn kind(&self, reading: &Reading, tokens: &Range<usize>, name: &Range<usize>) -> Type {
        let before = name.start.checked_sub(1).filter(|before| tokens.contains(before)).map(|before| reading.word(before));
        let titled = before.is_some_and(is_title);
        let first = name.len() > 1 && lists(reading.word(name.start)) & list::FIRST_NAME != 0;
        let last = reading.word(name.end - 1);
        let key = forms::key(last);
        let namesakes = key.chars().next().and_then(|first| self.last_names.get(&first));
        let known =
            || !forms::is_acronym(last) && namesakes.is_some_and(|known| known.iter().any(|last| forms::nearly(last, &key)));
        // Who is asked in an interview is often labelled so: “AL: We shall mend it.”
        let labelled = reading.text.tokens.len() > name.end && reading.word(name.end) == ":";
        let initials = labelled && name.len() == 1 && self.initials.contains(&key);
        if titled || first && !forms::is_acronym(last) || initials || known() { Type::Person } else { Type::Organization }
    }
}

/// Whether a word before a name says that it is a person's.
pub(super) fn is_title(word: &str) -> bool {
    let lower = word.to_lowercase();
    let lower = lower.trim_end_matches('.');
    gender::of_title(lower).is_some() || nouns::sort(lower) == Some(Sort::Person)
}

pub(super) fn lists(word: &str) -> u16 {
    Model::shipped().words.known(exact(word)).lists
}

/// The name in the words of a speaker, in which none was found; none in what only looks like one because it begins a
/// sentence, or stands in a headline.
fn called(reading: &Reading, tokens: &Range<usize>) -> Option<Range<usize>> {
    let shape = |at: usize| reading.text.tokens[at].shape;
    let named = |at: usize| shape(at).is_capital() && is_name(reading, at);
    let start = (tokens.start..tokens.end.min(tokens.start + LONGEST)).find(|&at| named(at))?;
    let titled = start > tokens.start && is_title(reading.word(start - 1));
    if !(tokens.start..start).all(|at| leads(reading, at)) || in_headline(reading, start) {
        return None;
    }
    let joins = |at: usize| named(at) || matches!(reading.word(at), "-" | "&" | "." | "'") || shape(at) == Shape::Number;
    let mut end = (start..tokens.end).find(|&at| !joins(at)).unwrap_or(tokens.end);
    while shape(end - 1) == Shape::Mark {
        end -= 1;
    }
    // What follows must not make it a part of something else.
    let clitic = reading.tags.get(end) == Some(&Tag::Clitic);
    let whole = end == tokens.end || matches!(reading.word(end), "," | "(" | "and" | "in" | "from" | "at");
    if clitic || !whole || end - start > LONGEST || reading.text.span_of(start..end).len() < 2 {
        return None;
    }
    // “Social Science & Medicine” begins with an adjective, “Daily Norvik” with a noun for bodies.
    let is_first = |at: usize| {
        let body = || reading.sort(at - 1) == Some(Sort::Body);
        at > tokens.start && shape(at - 1).is_capital() && (reading.tags[at - 1] == Tag::Adjective || body())
    };
    let start = if is_first(start) { start - 1 } else { start };
    let firm = |at: usize| shape(at).is_capital() && !is_common(reading, at);
    let numbered = shape(end - 1) == Shape::Number;
    let inside = start + usize::from(opens(reading, start)) < end && !numbered;
    (titled || inside || (start..end).any(firm)).then_some(start..end)
}

/// Whether the word at token `at` may stand before a name that speaks: *the*, *the rights group*, *former coach*.
fn leads(reading: &Reading, at: usize) -> bool {
    let lower = reading.word(at).to_lowercase();
    match reading.tags[at] {
        Tag::Determiner => lower == "the",
        Tag::Noun if reading.tags[at + 1] == Tag::Name => is_title(&lower) || nouns::sort(&lower).is_some(),
        Tag::Adjective | Tag::Noun | Tag::Name => true,
        _ => false,
    }
}

/// Whether a word is one that is written without a capital as well, or made of such ones: *Post-war*.
fn is_common(reading: &Reading, at: usize) -> bool {
    if reading.text.tokens[at].shape == Shape::Upper {
        return false;
    }
    let word = reading.word(at);
    let lower_part =
        word.split_once('-').is_some_and(|(_, rest)| rest.split('-').any(|part| part.starts_with(char::is_lowercase)));
    lower_part || lists(word) & (list::LOWER | list::MIXED) != 0
}

/// Whether a capital at token `at` tells nothing: it begins a sentence, or follows a mark that ends no quoted words.
pub(super) fn opens(reading: &Reading, at: usize) -> bool {
    at == reading.text.sentences[reading.text.sentence_of(at)].start
        || reading.text.tokens[at - 1].shape == Shape::Mark && reading.word(at - 1) != "," && reading.segment_of[at - 1].is_none()
}

/// Whether a word with a capital may be part of a name: no pronoun, no plural, no noun for people or bodies.
pub(super) fn is_name(reading: &Reading, at: usize) -> bool {
    let lower = reading.word(at).to_lowercase();
    matches!(reading.tags[at], Tag::Name | Tag::Noun)
        && !is_function_word(&lower)
        && !is_title(&lower)
        && nouns::sort(&lower).is_none()
}

/// Whether token `at` is in a heading, or in a sentence of capitals.
fn in_headline(reading: &Reading, at: usize) -> bool {
    let text = reading.text;
    let paragraph = text.paragraph_at(text.tokens[at].span.start);
    if text.paragraphs.get(paragraph).is_none_or(|paragraph| paragraph.heading) {
        return true;
    }
    let words = || {
        text.sentences[reading.text.sentence_of(at)]
            .clone()
            .filter(|&at| text.tokens[at].shape.is_word() && !is_function_word(text.word(at)))
    };
    let capitals = words().filter(|&at| text.tokens[at].shape.is_capital()).count();
    capitals * 3 > words().count() * 2
}

/// All places of the names in `found`.
fn everywhere(reading: &Reading, names: &Names, found: &[(Range<usize>, Type)]) -> Vec<(Range<usize>, Type)> {
    let places: FxHashSet<usize> = found.iter().map(|(place, _)| place.start).collect();
    let mut by_first: FxHashMap<&str, Vec<(Range<usize>, Type)>> = FxHashMap::default();
    for (name, kind) in found {
        let same = by_first.entry(reading.word(name.start)).or_default();
        let words = |tokens: &Range<usize>| reading.text.span_of(tokens.clone()).of(reading.text.raw);
        if same.len() < 4 && same.iter().all(|(other, _)| words(other) != words(name)) {
            same.push((name.clone(), *kind));
        }
    }
    let mut all = Vec::new();
    let mut at = 0;
    while at < reading.text.tokens.len() {
        let matches = |name: &Range<usize>| {
            let here = at..at + name.len();
            here.end <= reading.text.tokens.len()
                && !names.overlaps(&here)
                && here.zip(name.clone()).all(|(here, there)| reading.word(here) == reading.word(there))
        };
        let known = by_first.get(reading.word(at)).into_iter().flatten();
        let longest = known.filter(|(name, _)| matches(name)).max_by_key(|(name, _)| name.len());
        match longest {
            Some((name, kind)) if places.contains(&at) || !(opens(reading, at) && is_common(reading, at)) => {
                all.push((at..at + name.len(), *kind));
                at += name.len();
            }
            _ => at += 1,
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use crate::entities::Type;
    use crate::page::Page;
    use crate::text::Unit;

    /// Who says the quotes, each with the kind.
    fn who(raw: &str) -> Vec<Option<(String, Type)>> {
        let analysis = crate::analyze(&Page::from_plain(raw), Unit::Bytes).expect("a tree");
        let entity = |id: usize| (analysis.entities[id].name.clone(), analysis.entities[id].kind);
        analysis.quotes.iter().map(|quote| quote.speaker_entity.map(entity)).collect()
    }

    #[test]
    fn what_speaks_under_a_name_is_called_so() {
        let raw = "The bridge was closed. According to Norvikwatch.com, it would stay closed for years.";
        assert_eq!(who(raw), [Some(("Norvikwatch.com".to_owned(), Type::Organization))]);
    }

    #[test]
    fn a_name_like_that_of_somebody_named_in_full_is_theirs() {
        let raw = "Mary Waters spoke on Monday. “The bridge is closed and it will stay so,” Water said.";
        assert_eq!(who(raw), [Some(("Mary Waters".to_owned(), Type::Person))]);
    }

    #[test]
    fn who_is_asked_may_be_labelled_with_initials() {
        let raw = "Natalie Gunther mends bridges. We asked her how.\n\nWhen did you begin with it?\n\n\
                   NG: We began with it in the spring.\n\nWhat will you mend after this one?\n\n\
                   NG: We shall mend the one at the lake.\n\nQ: And then what will you mend?\n\nNG: We shall rest for a year.";
        let found = who(raw);
        assert!(found.contains(&Some(("Natalie Gunther".to_owned(), Type::Person))), "{found:?}");
    }

    #[test]
    fn one_word_after_the_that_speaks_is_no_person() {
        let raw = "“We were not asked about it at all,” the Kremlin said on Monday.";
        assert_eq!(who(raw), [Some(("Kremlin".to_owned(), Type::Organization))]);
    }

    #[test]
    fn a_word_with_a_capital_for_its_place_is_no_name() {
        for raw in ["Lawmakers said that the bridge would stay closed.", "The Governor said that the bridge would stay closed."] {
            assert_eq!(who(raw), [None], "{raw}");
        }
    }
}
