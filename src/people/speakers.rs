//! Who says a quote: a name in the words that attribute it, or whom a pronoun or a description in them means.

use super::documents;
use super::named;
use super::references::{Meant, Scene, sure};
use super::roles::Role;
use super::sources::{self, Voice};
use crate::entities::{self, Type};
use crate::nouns::{self, Sort};
use crate::quotes::reading::Reading;
use crate::quotes::{Kind, Pattern};
use crate::tags::Tag;
use crate::text::{Span, is_function_word};
use std::ops::Range;

/// Who says a quote.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Speaker {
    /// Their entities, as indices, the first named first; none where the page names nobody.
    pub entities: Vec<usize>,
    /// How sure they are, from 0 to 1, where a pronoun or a description means them; 0 where whom it means is not found.
    pub confidence: Option<f32>,
    /// What sort of source it is.
    pub voice: Voice,
    /// The entity that unnamed people speak for, or whose text speaks: a spokesman's company, who made a statement.
    pub on_behalf_of: Option<usize>,
    /// The words that say why the name is kept back.
    pub kept_back: Option<Span>,
}

/// The sources of all quotes, once whom their words mean is known.
pub fn all(scene: &Scene) -> Vec<Speaker> {
    (0..scene.quotes.len()).map(|number| speaker(scene, number)).collect()
}

fn speaker(scene: &Scene, number: usize) -> Speaker {
    let entities = scene.said_by[number].clone();
    let confidence = scene.confidence[number];
    let Some(span) = scene.quotes[number].speaker else {
        let voice = if entities.is_empty() { Voice::Unknown } else { voice_of(scene, entities[0]) };
        return Speaker { entities, confidence, voice, ..Speaker::default() };
    };
    let tokens = scene.reading.text.tokens_in(span);
    if let Some(&first) = entities.first() {
        return Speaker { voice: voice_of(scene, first), entities, confidence, ..Speaker::default() };
    }
    let voice = sources::voice(scene.reading, &tokens);
    let whole = with_principal(scene, &tokens);
    // “His spokesman” speaks for him.
    let owner = || scene.meant[tokens.start].map(|meant| meant.entity);
    let named = || inside(scene, &whole).next().map(|mention| scene.of_mention[mention]);
    let on_behalf_of = if voice == Voice::Document { documents::author(scene, &tokens) } else { named().or_else(owner) };
    let on_behalf_of = on_behalf_of
        .filter(|&entity| !is_direction(scene, entity))
        .filter(|_| matches!(voice, Voice::Anonymous | Voice::Institution | Voice::Document));
    let kept_back = if voice.is_unnamed() { sources::kept_back(scene.reading, &tokens) } else { None };
    Speaker { entities, confidence, voice, on_behalf_of, kept_back }
}

/// A speaker's words with the one they speak for, which may follow: *an aide* with *to Lund*.
fn with_principal(scene: &Scene, tokens: &Range<usize>) -> Range<usize> {
    let reading = scene.reading;
    let limit = reading.tags.len().min(tokens.end + 5);
    let joins = |at: usize| reading.tags[at].is_nominal() || reading.tags[at] == Tag::Determiner;
    let follows = tokens.end < limit && matches!(reading.word(tokens.end), "to" | "for" | "of" | "with" | "at" | "from" | "by");
    if !follows {
        return tokens.clone();
    }
    tokens.start..(tokens.end + 1..limit).find(|&at| !joins(at)).unwrap_or(limit)
}

/// Whether an entity's name only tells where: *Western officials* speak for nobody.
fn is_direction(scene: &Scene, entity: usize) -> bool {
    let name = scene.entities[entity].names.first().map_or("", String::as_str);
    matches!(name, "Western" | "Eastern" | "Northern" | "Southern")
}

fn voice_of(scene: &Scene, entity: usize) -> Voice {
    match scene.entities[entity].kind {
        Type::Person => Voice::Person,
        Type::Group => Voice::Collective,
        _ if scene.entities[entity].names.first().is_some_and(|name| sources::is_document(name)) => Voice::Document,
        _ => Voice::Institution,
    }
}

/// The mentions of names in `tokens`, as indices.
pub(super) fn inside(scene: &Scene, tokens: &Range<usize>) -> impl Iterator<Item = usize> {
    let span = scene.reading.text.span_of(tokens.clone());
    entities::within(scene.mentions, span).filter(|&index| scene.mentions[index].kind.is_name())
}

/// The entities that say quote `number`, as far as they are known now, and how sure that is where they are not named.
pub fn who(scene: &Scene, number: usize) -> (Vec<usize>, Option<f32>) {
    let Some(span) = scene.quotes[number].speaker else {
        if scene.quotes[number].why.pattern == Pattern::Label {
            return (scene.parts[number].into_iter().collect(), None);
        }
        let itself = |before: &usize| scene.said_by[*before].iter().any(|&entity| scene.is_named_in(number, entity));
        let before = goes_on(scene, number)
            .filter(|before| !itself(before))
            .map(|before| (scene.said_by[before].clone(), scene.confidence[before]));
        return before.unwrap_or_default();
    };
    let tokens = scene.reading.text.tokens_in(span);
    if let Some(several) = scene.several(&tokens) {
        return (several, Some(sure::BODY));
    }
    named_or_meant(scene, span)
}

/// Whom the words that attribute a quote name or mean, and how sure that is where they do not name them.
pub fn named_or_meant(scene: &Scene, span: Span) -> (Vec<usize>, Option<f32>) {
    let tokens = scene.reading.text.tokens_in(span);
    if tokens.is_empty() {
        return (Vec::new(), None);
    }
    if let Some(with) = with_meant(scene, &tokens) {
        return with;
    }
    let names = named::in_words(scene, &tokens);
    if !names.is_empty() {
        return (names, None);
    }
    if let Some(body) = scene.bodies.in_words(scene.reading, &tokens).and_then(|body| body.entity) {
        return (vec![body], None);
    }
    // “Her campaign”, which is “the Lund campaign” elsewhere.
    let owner = scene.meant[tokens.start].filter(|meant| meant.end == tokens.start + 1 && tokens.len() == 2);
    let noun = || scene.reading.word(tokens.end - 1).to_lowercase();
    if let Some((owner, body)) = owner.and_then(|owner| Some((owner, scene.bodies.of(owner.entity, &noun())?))) {
        return (vec![body], Some(owner.confidence));
    }
    let whose = |end: usize| end < tokens.end && scene.reading.tags[end] == Tag::Clitic;
    let whole = |meant: &Meant| meant.end >= head_end(scene, &tokens) && !whose(meant.end);
    let meant = scene.meant[tokens.start].filter(whole);
    if let Some(meant) = meant {
        return (vec![meant.entity], Some(meant.confidence));
    }
    let pronoun = tokens.len() == 1 && matches!(scene.reading.tags[tokens.start], Tag::Pronoun | Tag::Question);
    if let Some(named) = named_so(scene, &tokens) {
        return (vec![named], Some(sure::CALLED));
    }
    let titled = titled(scene, &tokens).or_else(|| apposed(scene, &tokens)).or_else(|| explained(scene, &tokens));
    if titled.is_none()
        && let Some(bearer) = bearer(scene, &tokens)
    {
        return (vec![bearer], Some(sure::CALLED));
    }
    (titled.into_iter().collect(), (pronoun && titled.is_none()).then_some(0.0))
}

/// Those of whom the first is not named, but meant: *she and Lund*, *the bank and its chairwoman, Ada Lund,*.
fn with_meant(scene: &Scene, tokens: &Range<usize>) -> Option<(Vec<usize>, Option<f32>)> {
    let meant = scene.meant[tokens.start].filter(|meant| meant.end < tokens.end && scene.reading.word(meant.end) == "and")?;
    let mut others = named::in_words(scene, &(meant.end + 1..tokens.end));
    let more = !others.is_empty() && !others.contains(&meant.entity);
    // “She and other Democrats”.
    others.retain(|&entity| scene.entities[entity].kind != Type::Group);
    more.then(|| (std::iter::once(meant.entity).chain(others).collect(), Some(meant.confidence)))
}

/// The quote that a quote without an attribution of its own takes up: it ends right before, in the same paragraph or
/// the one before.
fn goes_on(scene: &Scene, number: usize) -> Option<usize> {
    let text = scene.reading.text;
    let quote = &scene.quotes[number];
    if matches!(quote.kind, Kind::Scare | Kind::Indirect) {
        return None;
    }
    let start = quote.content[0].start;
    let before = (0..number).rev().take(6).find(|&before| {
        let other = &scene.quotes[before];
        other.kind != Kind::Scare && other.content[0].end <= start
    })?;
    // Who signs a quote has said no more than it.
    if scene.quotes[before].why.pattern == Pattern::Signature {
        return None;
    }
    let (here, there) = (text.paragraph_at(start), text.paragraph_at(scene.quotes[before].content[0].start));
    if text.paragraphs.get(here).is_some_and(|paragraph| text.is_line(paragraph)) {
        return None;
    }
    let alone = text.paragraphs.get(here).is_some_and(|paragraph| paragraph.span.start == start);
    (here == there || alone && here == there + 1).then_some(before)
}

/// Where the words of a speaker end that an anaphor must reach to: *his critics* is not *his*.
fn head_end(scene: &Scene, tokens: &Range<usize>) -> usize {
    let reading = scene.reading;
    let joins = |tag: Tag| tag.is_nominal() || tag == Tag::Number;
    (tokens.start + 1..tokens.end).find(|&at| !joins(reading.tags[at])).unwrap_or(tokens.end)
}

/// The text or body that was named last of those whose names end in a noun, by the noun alone: *the study* of *the Harbour
/// Bridge Study*, *the foundation* of *the Harbour Foundation*.
fn named_so(scene: &Scene, tokens: &Range<usize>) -> Option<usize> {
    let reading = scene.reading;
    let noun = tokens.end - 1;
    let the = tokens.len() == 2 && matches!(reading.word(tokens.start), "the" | "The" | "this" | "This");
    if !the || reading.text.tokens[noun].shape.is_capital() {
        return None;
    }
    let document = sources::is_document(reading.word(noun));
    let may_be = |kind: Type| kind == Type::Organization || document && kind != Type::Person;
    scene.named_before(tokens.start).find(|&entity| {
        let last = scene.entities[entity].names.first().and_then(|name| Some(name.rsplit_once(' ')?.1));
        last.is_some_and(|last| last.eq_ignore_ascii_case(reading.word(noun))) && may_be(scene.entities[entity].kind)
    })
}

/// The person whose title the words are, right after them: *party chief* of *party chief Ada Lund*.
fn titled(scene: &Scene, tokens: &Range<usize>) -> Option<usize> {
    let reading = scene.reading;
    let end = reading.text.tokens[tokens.end - 1].span.end;
    let next = scene.mentions.partition_point(|mention| mention.span.start < end);
    let mention = scene.mentions.get(next).filter(|mention| mention.kind == Type::Person)?;
    let name = reading.text.tokens_in(mention.span);
    let title = |at: usize| {
        let word = reading.text.tokens[at].shape.is_word() && reading.cues[at].is_none_or(|cue| !cue.verb);
        let joins = word && !is_function_word(&reading.word(at).to_lowercase()) && reading.segment_of[at].is_none();
        joins && !reading.text.breaks_after(at)
    };
    let near = name.start - tokens.end < 4 && (tokens.end..name.start).all(title) && title(tokens.end - 1);
    near.then(|| scene.of_mention[next])
}

/// The name between commas that says who speaks: *Norvik* of *its parent company, Norvik, said*.
fn apposed(scene: &Scene, tokens: &Range<usize>) -> Option<usize> {
    let reading = scene.reading;
    let word = |at: usize| reading.text.word_or_empty(at);
    let start = reading.text.tokens.get(tokens.end + 1).filter(|_| word(tokens.end) == ",")?.span.start;
    let next = scene.mentions.partition_point(|mention| mention.span.end <= start);
    let mention = scene.mentions.get(next)?;
    let name = reading.text.tokens_in(mention.span);
    let the = usize::from(word(tokens.end + 1).eq_ignore_ascii_case("the"));
    let closed = word(name.end) == "," && !matches!(word(name.end + 1), "and" | "or");
    let right_after = name.start == tokens.end + 1 || name.start == tokens.end + 1 + the;
    (is_told(reading, tokens.end - 1, mention.kind) && closed && right_after).then(|| scene.of_mention[next])
}

/// The name that the words tell more of, between commas behind it: of *Ada Lund, Dahl's mother, said* it is Ada Lund.
fn explained(scene: &Scene, tokens: &Range<usize>) -> Option<usize> {
    let reading = scene.reading;
    let comma = tokens.start.checked_sub(1).filter(|&comma| reading.word(comma) == ",")?;
    let closed = reading.text.word_or_empty(tokens.end) == ",";
    let end = reading.text.tokens[comma].span.start;
    let before = scene.mentions.partition_point(|mention| mention.span.end <= end).checked_sub(1)?;
    let mention = &scene.mentions[before];
    let right_before = reading.text.tokens_in(mention.span).end == comma;
    (is_told(reading, tokens.end - 1, mention.kind) && closed && right_before).then(|| scene.of_mention[before])
}

/// No more people of a page are asked whether an office is theirs; it bounds the work.
const PEOPLE: usize = 256;

/// The only one of whom the page says, before or after, that the office is theirs which the words tell: with whose it is, *the
/// nominee of the Lake Party*, *Norvik's ambassador*, or alone, *the ambassador*.
fn bearer(scene: &Scene, tokens: &Range<usize>) -> Option<usize> {
    let reading = scene.reading;
    let head = sources::head(reading, tokens);
    let named: Vec<usize> = inside(scene, tokens).collect();
    let owned = named.first().is_some_and(|&first| {
        let name = reading.text.tokens_in(scene.mentions[first].span);
        name.start == tokens.start && reading.tags.get(name.end) == Some(&Tag::Clitic)
    });
    let definite = owned || reading.word(tokens.start).eq_ignore_ascii_case("the");
    if !definite || reading.sort(head) != Some(Sort::Person) {
        return None;
    }
    let words =
        |of: Range<usize>| of.filter(|&at| reading.text.tokens[at].shape.is_word()).map(|at| reading.word(at).to_lowercase());
    let whose: Vec<String> = named
        .iter()
        .flat_map(|&mention| words(reading.text.tokens_in(scene.mentions[mention].span)))
        .filter(|word| !is_function_word(word))
        .collect();
    let (noun, modifiers) = (reading.word(head).to_lowercase(), words(tokens.start + 1..head).collect::<Vec<_>>());
    // “The candidate” is one of several.
    let alone = head + 1 == tokens.end && !nouns::alike(&noun, "candidate");
    let bears = |role: &Role| {
        let told = |words: &[String]| words.iter().all(|word| role.words.contains(word));
        let literal = || alone && role.heads.contains(&noun) && told(&modifiers);
        role.may_be_called(&noun, &modifiers) && told(&whose) && (!whose.is_empty() || literal())
    };
    let is_person = |&entity: &usize| scene.entities[entity].kind == Type::Person;
    let mut bearers = (0..scene.entities.len()).filter(is_person).take(PEOPLE).filter(|&entity| bears(&scene.roles[entity]));
    let first = bearers.next()?;
    bearers.next().is_none().then_some(first)
}

/// Whether the noun at token `noun` may tell what a name of this kind names.
fn is_told(reading: &Reading, noun: usize, kind: Type) -> bool {
    match reading.sort(noun) {
        Some(Sort::Person) => kind == Type::Person,
        Some(Sort::Body) => kind == Type::Organization,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::Voice;
    use crate::analysis::{Analysis, FoundQuote};
    use crate::page::Page;
    use crate::text::Unit;

    fn analysis(raw: &str) -> Analysis {
        crate::analyze(&Page::from_plain(raw), Unit::Bytes).expect("a tree")
    }

    fn said(analysis: &Analysis) -> impl Iterator<Item = &FoundQuote> {
        analysis.quotes.iter().filter(|quote| quote.kind != crate::quotes::Kind::Scare)
    }

    fn names(raw: &str) -> Vec<String> {
        said(&analysis(raw)).map(|quote| quote.speaker_name.clone().unwrap_or_default()).collect()
    }

    #[test]
    fn a_pronoun_is_the_person_of_its_gender_who_was_the_subject() {
        let raw = "Mary Osei met Robert Kamau in Nairobi on Monday. “We are ready to sign it,” she said. “I am glad of it too,” said Kamau.";
        assert_eq!(names(raw), ["Mary Osei", "Robert Kamau"]);
        let raw = "Mary Osei met Robert Kamau in Nairobi on Monday. “We are ready to sign it,” he said.";
        assert_eq!(names(raw), ["Robert Kamau"]);
    }

    #[test]
    fn a_description_is_the_person_whose_title_it_is() {
        let raw =
            "Danish President Karen Holm met Finnish President Aino Salo. “We shall help you with it,” the Danish leader said.";
        assert_eq!(names(raw), ["Karen Holm"]);
        let raw = "Danish President Karen Holm came to Oslo. Mayor Erik Berg met her. “The bridge will be mended,” the mayor said. “We shall help you with it,” the Danish leader said.";
        assert_eq!(names(raw), ["Erik Berg", "Karen Holm"]);
    }

    #[test]
    fn a_name_that_only_says_whose_somebody_is_does_not_speak() {
        let raw = "“The plan is dead and it will stay so,” said Lund adviser Mary Osei.";
        assert_eq!(names(raw), ["Mary Osei"]);
        let raw = "Ada Lund was out. “The plan is dead and it will stay so,” an aide to Lund said.";
        let found = analysis(raw);
        let quote = said(&found).next().expect("a quote");
        assert_eq!((quote.speaker_name.as_deref(), quote.voice), (None, Voice::Anonymous));
        assert_eq!(quote.on_behalf_of.map(|entity| found.entities[entity].name.as_str()), Some("Ada Lund"));
    }

    #[test]
    fn a_title_with_a_preposition_is_borne_by_the_name_after_it() {
        let said = |who: &str| names(&format!("“The plan is dead and it will stay so,” {who} said.")).remove(0);
        assert_eq!(said("Secretary of State Ada Lund"), "Ada Lund");
        assert_eq!(said("head of the Harbour Council Ada Lund"), "Ada Lund");
        assert_eq!(said("University of Oslo astronomer Dr. Ada Lund"), "Ada Lund");
        assert_eq!(said("an aide to President Ada Lund"), "");
        assert_eq!(said("the lawyer for Oslo Mayor Ada Lund"), "");
        assert_eq!(said("a spokesman for Ada Lund"), "");
    }

    #[test]
    fn how_sure_it_is_whom_a_pronoun_means_is_told() {
        let sure = |raw: &str| said(&analysis(raw)).last().and_then(|quote| quote.speaker_confidence);
        let quote = "“We are ready to sign it now,” he said.";
        let alone = sure(&format!("Robert Kamau came to Nairobi on Monday. {quote}")).expect("a pronoun");
        let two = sure(&format!("Robert Kamau met James Osei in Nairobi on Monday. {quote}")).expect("a pronoun");
        assert!(two < alone, "{two} {alone}");
        assert_eq!(sure(&format!("Mary Osei came to Nairobi on Monday. {quote}")), Some(0.0));
        assert_eq!(sure("“We are ready to sign it now,” Robert Kamau said."), None);
        assert_eq!(sure("“We are ready to sign it now,” an aide said."), None);
    }

    #[test]
    fn a_pronoun_far_from_all_whom_it_may_mean_stays_a_pronoun() {
        let between = "The bridge was built in stone. ".repeat(7);
        let raw = format!("Robert Kamau left on Monday. {between}“We are ready to sign it now,” he said.");
        let found = analysis(&raw);
        let quote = said(&found).next().expect("a quote");
        assert_eq!((quote.speaker_name.as_deref(), quote.speaker_confidence), (None, Some(0.0)));
    }

    #[test]
    fn two_who_speak_together_are_both_named() {
        let raw = "Norway and Denmark said that the ships would sail on Monday.";
        let found = analysis(raw);
        let quote = said(&found).next().expect("a quote");
        assert_eq!((quote.speaker_name.as_deref(), quote.speakers_too.len()), (Some("Norway and Denmark"), 1));
        assert!(found.entities.iter().take(2).all(|entity| entity.quotes == [0]));
    }

    #[test]
    fn those_who_are_kept_back_are_anonymous_and_why_is_told() {
        let raw = "“The bridge is not safe at all,” an engineer said. “We knew it was not,” the officials said.";
        assert!(said(&analysis(raw)).all(|quote| quote.speaker_name.is_none() && quote.anonymous), "{raw}");
        let raw = "“The bridge is not safe at all,” said an official, who asked not to be named because he may not speak of it.";
        let found = analysis(raw);
        let kept_back = said(&found).next().and_then(|quote| quote.kept_back).expect("a reason");
        assert_eq!(&raw[kept_back[0]..kept_back[1]], "who asked not to be named because he may not speak of it");
        assert_eq!(
            said(&analysis("Critics said that the bridge would fall.")).next().map(|quote| quote.voice),
            Some(Voice::Collective)
        );
        assert_eq!(
            said(&analysis("The report said that the bridge would fall.")).next().map(|quote| quote.voice),
            Some(Voice::Document)
        );
    }
}
