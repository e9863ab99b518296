//! Content candidates: what a cue may attribute, each a stretch or two of its frame.

use super::clauses;
use super::content_features as features;
use super::cues;
use super::features::Features;
use super::lexicon::Class;
use super::limits;
use super::reading::Reading;
use crate::entities::Type;
use crate::scorer::hash_word;
use crate::tags::Tag;
use std::ops::Range;

/// Where the content stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Order {
    /// After the cue: `said that …`.
    After,
    /// Before the cue: `…, she said`.
    Before,
    /// On both sides: `…, she said, …`.
    Split,
    /// In the frame after the cue's: `She said:` and a paragraph in marks.
    Next,
}

/// A stretch of tokens, or two, that a cue may attribute.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Content {
    /// Where it stands.
    pub order: Order,
    /// Its first stretch.
    pub first: Range<usize>,
    /// Its second stretch, empty but for [`Order::Split`].
    pub second: Range<usize>,
}

impl Content {
    /// Its stretches.
    pub fn parts(&self) -> impl Iterator<Item = Range<usize>> {
        [self.first.clone(), self.second.clone()].into_iter().filter(|part| !part.is_empty())
    }

    /// Whether token `index` is in it.
    pub fn holds(&self, index: usize) -> bool {
        self.first.contains(&index) || self.second.contains(&index)
    }
}

/// A candidate with the pieces that its features are made of, but for those of [`features::pair`].
#[derive(Clone, Debug)]
pub struct Candidate {
    /// The content.
    pub content: Content,
    /// Indices into [`Generated::pieces`].
    pub pieces: [u16; 3],
}

/// The candidates of one cue. Candidates share the features of an end or a start: those are pieces, and
/// what is kept of each is made once.
#[derive(Clone, Debug)]
pub struct Generated<P> {
    /// What is kept of groups of features; the first group is empty.
    pub pieces: Vec<P>,
    /// The candidates.
    pub candidates: Vec<Candidate>,
    /// Where what the cue attributes after it ends at the farthest.
    pub body: usize,
}

/// Candidates in the making.
struct Maker<'k, P> {
    made: Generated<P>,
    /// The features of one piece; one buffer for all.
    features: Features,
    keep: &'k mut dyn FnMut(&Features) -> P,
}

/// How far after a cue its content may begin, and end, in tokens.
const START_REACH: usize = 28;
const END_REACH: usize = 130;
/// Nothing that a cue attributes in its frame ends farther from it.
const LONGEST: usize = 1500;
/// A quote may end so many tokens before its cue.
const FARTHEST_QUOTE: usize = 60;
/// At most so many starts and ends are looked at, the nearest first: it bounds the work on any text.
const MOST_STARTS: usize = 12;
/// A frame of more tokens is no sentence: fewer are looked at in it.
const ENDLESS: usize = 1000;
const MOST_ENDS: usize = 40;

/// The candidates of a cue; `keep` says what is kept of each piece's features.
pub fn generate<P>(context: &features::Context, mut keep: impl FnMut(&Features) -> P) -> Generated<P> {
    let features = Features::default();
    let body = body(context);
    let made = Generated { pieces: vec![keep(&features)], candidates: Vec::new(), body };
    let mut made = Maker { made, features, keep: &mut keep };
    after(context, body, &mut made);
    let before = before(context, &mut made);
    split(context, body, &before, &mut made);
    next(context, &mut made);
    made.made
}

/// Where what the cue attributes after it ends at the farthest.
fn body(context: &features::Context) -> usize {
    let (reading, cue, frame) = (context.reading, context.cue, context.frame.clone());
    // Sentences are shorter, segments and all: it bounds the work on a paragraph that is no sentence.
    let limit = (cue + LONGEST).min(body_end(reading, &frame));
    let body = reading.segment_at(limit).map_or(limit, |segment| segment.tokens.end.min(frame.end));
    let body = if limit < frame.end { body } else { limit };
    limits::limit(context, body, END_REACH)
}

impl<P> Maker<'_, P> {
    fn piece(&mut self, fill: impl FnOnce(&mut Features)) -> u16 {
        self.features.clear();
        fill(&mut self.features);
        self.made.pieces.push((self.keep)(&self.features));
        (self.made.pieces.len() - 1) as u16
    }

    fn add(&mut self, context: &features::Context, content: Content, starts: u16, ends: u16, more: u16) {
        if content.first.len() == 1 && content.second.is_empty() && is_measure(context.reading.word(content.first.start)) {
            return;
        }
        self.made.candidates.push(Candidate { content, pieces: [starts, ends, more] });
    }
}

/// The end of the frame without its final full stop; a mark inside a segment stays.
fn body_end(reading: &Reading, frame: &Range<usize>) -> usize {
    let last = frame.end - 1;
    let stops = matches!(reading.word(last), "." | "!" | "?" | ":" | ";") && reading.segment_of[last].is_none();
    if stops && last > frame.start { last } else { frame.end }
}

fn after<P>(context: &features::Context, body: usize, made: &mut Maker<P>) {
    let reading = context.reading;
    let compared = is_compared(context);
    // “expressed opposition to the sale” is no “sale”.
    let voices = |verb: &&str| cues::lemma(reading, context.cue) == hash_word(verb);
    let voiced = !cues::is_noun(reading, context.cue) && ["express", "voice"].iter().any(voices);
    let spoken = spoken(context, body);
    let starts: Vec<usize> = (context.cue + 1..body.min(context.cue + START_REACH))
        .filter(|&index| may_start(reading, context.cue, index) && reading.parts_at(index, context.cue))
        .filter(|&index| !is_in_source(context, index) && !is_addressee(context, index))
        .filter(|&index| !compared || reading.opens(index).is_some())
        .filter(|&index| !voiced || index == context.cue + 1 || reading.opens(index).is_some())
        .filter(|&index| spoken.is_none_or(|spoken| index >= spoken))
        .filter(|&index| !skips_phrase(context, index))
        .take(if context.frame.len() > ENDLESS { 3 } else { MOST_STARTS })
        .collect();
    let Some(&first) = starts.first() else { return };
    let ends = ends(context, first + 1, body);
    // In “…, said two officials” they speak.
    let inverted = matches!(reading.word(context.cue), "said" | "says")
        && context.cue > context.frame.start
        && reading.word(context.cue - 1) == ",";
    let says = |start: usize, end: usize| reading.finite_in(start..end) > 0 || reading.marked_in(start..end) > 0;
    let start_pieces: Vec<u16> = starts.iter().map(|&start| made.piece(|out| features::start(context, start, out))).collect();
    let end_pieces: Vec<u16> = ends.iter().map(|&end| made.piece(|out| features::end(context, end, out))).collect();
    for (&start, &start_piece) in starts.iter().zip(&start_pieces) {
        for (&end, &end_piece) in ends.iter().zip(&end_pieces).filter(|&(&end, _)| end > start && (!inverted || says(start, end)))
        {
            let content = Content { order: Order::After, first: start..end, second: end..end };
            made.add(context, content, start_piece, end_piece, 0);
        }
    }
}

/// Where whole sentences in marks begin that a comma or colon parts from what no more than leads to them: `commented on the
/// sale during a briefing, “We will stop it.”`
fn spoken(context: &features::Context, body: usize) -> Option<usize> {
    let (reading, from) = (context.reading, context.cue + 1);
    let start = (from..body.min(context.cue + START_REACH)).find(|&at| reading.segment_of[at].is_some())?;
    let segment = reading.opens(start)?;
    let capital = reading.text.tokens.get(start + 1).is_some_and(|token| token.shape.is_capital());
    let ends = matches!(reading.word(segment.tokens.end.saturating_sub(2)), "." | "!" | "?" | ",");
    let more =
        |at: usize| reading.tags[at].is_verb() || matches!(reading.tags[at], Tag::Modal | Tag::Subordinator | Tag::Question);
    let leads = !(from..start).any(more) && (from..start).any(|at| reading.word(at) == "to" || limits::is_channel(reading, at));
    let apart = start > from && matches!(reading.word(start - 1), "," | ":");
    (apart && capital && ends && leads && segment.words > SENTENCE).then_some(start)
}

/// So few words in marks may be part of a sentence.
const SENTENCE: usize = 3;

/// Whether token `index` comes behind the phrase that begins what a source says: `According to the study, in May | the bridge
/// was closed`.
fn skips_phrase(context: &features::Context, index: usize) -> bool {
    let (reading, cue) = (context.reading, context.cue);
    let fronted = cue == context.frame.start && reading.word(cue) == "According" && reading.segment_of[index].is_none();
    let comma = (context.object_end..index).find(|&at| fronted && reading.word(at) == ",");
    let phrase = |comma: usize| comma + 1 < index && reading.tags[comma + 1].is_preposition();
    comma.is_some_and(phrase) && reading.finite_in(cue..index) == 0
}

/// How far before a cue the *than* may stand that compares what it says with what the writer does.
const COMPARED_WITHIN: usize = 8;

/// Whether what the speaker said is no more than compared with: `It is dearer than Lund suggests, but …`.
fn is_compared(context: &features::Context) -> bool {
    let (reading, head) = (context.reading, cues::whole(context.reading, context.cue).start);
    let before = (context.frame.start.max(head.saturating_sub(COMPARED_WITHIN))..head).rev();
    let near = before.take_while(|&at| reading.tags[at] != Tag::Mark && !reading.tags[at].is_verb());
    near.map(|at| reading.word(at)).any(|word| word == "than")
}

/// Whether token `index` stands amid what is said of a source: `According to the report, published in the spring, …`.
fn is_in_source(context: &features::Context, index: usize) -> bool {
    let reading = context.reading;
    let source = reading.word(context.cue).eq_ignore_ascii_case("according") && reading.opens(index).is_none();
    let passed = || (context.cue + 1..index).any(|at| reading.word(at) == ",");
    if source && context.cue == context.frame.start && !passed() {
        let limit = context.frame.end.min(index + START_REACH);
        let comma = (index..limit).find(|&at| reading.word(at) == "," || reading.segment_of[at].is_some());
        return comma.is_some_and(|comma| reading.word(comma) == "," && reading.finite_in(context.cue..comma) == 0);
    }
    let comma = || (index..context.frame.end.min(index + START_REACH)).find(|&at| reading.word(at) == ",");
    let modifies = || match reading.tags[index] {
        Tag::Past | Tag::PastParticiple | Tag::Question => true,
        // “According to the board, diving alone is a crime.”
        Tag::Gerund => comma().is_some_and(|comma| reading.finite_in(index..comma) == 0),
        _ => false,
    };
    source && passed() && (reading.tags[index - 1] != Tag::Mark || modifies())
}

/// Whether token `index` stands in the phrase that is told what a clause after it says: `promised the fishermen that …`,
/// `said to reporters that …`; is asked about what comes after it; or says on which day: `announced May 3 that …`.
fn is_addressee(context: &features::Context, index: usize) -> bool {
    let (reading, end) = (context.reading, context.object_end);
    if index >= end || end >= context.frame.end {
        return false;
    }
    let somebody = reading.is_of(end - 1, Type::Person) || reading.may_speak(end - 1);
    let tells = || cues::lemma(reading, context.cue) == hash_word("tell") && !cues::is_noun(reading, context.cue);
    match reading.word(end) {
        "that" => somebody || matches!(reading.word(context.cue + 1), "to" | "by") || reading.is_of(end - 1, Type::Date),
        "about" => {
            let asks =
                reading.cues[context.cue].is_some_and(|cue| cue.class == Class::Question || cue.lemma == hash_word("question"));
            asks && !cues::is_noun(reading, context.cue) && (somebody || reading.tags[end - 1] == Tag::Pronoun)
        }
        _ => {
            let heard = somebody || matches!(reading.tags[end - 1], Tag::Name | Tag::Pronoun);
            let clause = matches!(reading.tags[end], Tag::Determiner | Tag::Possessive | Tag::Pronoun | Tag::Existential);
            heard && clause && tells() && reading.finite_in(end..context.frame.end.min(end + START_REACH)) > 0
        }
    }
}

/// Whether `word`, standing alone, tells how much was said and not what: `Nothing was said`.
fn is_measure(word: &str) -> bool {
    matches!(
        word.to_ascii_lowercase().as_str(),
        "nothing" | "anything" | "something" | "everything" | "little" | "much" | "more" | "less" | "lots"
    )
}

/// Whether a mark may be the first of what somebody says; dashes, bullets and emoji stand before it.
fn may_lead(mark: &str) -> bool {
    matches!(mark, "$" | "£" | "€" | "#" | "@" | "(" | "[")
}

/// Whether content may begin at token `index` after the cue.
fn may_start(reading: &Reading, cue: usize, index: usize) -> bool {
    if reading.segment_of[index].is_some() {
        return reading.opens(index).is_some();
    }
    let tag = reading.tags[index];
    if tag == Tag::Mark {
        return may_lead(reading.word(index));
    }
    if index == cue + 1 {
        return !cues::puts_it(reading, cue);
    }
    if is_counted(reading, index) {
        return false;
    }
    let before = reading.tags[index - 1];
    let opens = matches!(
        tag,
        Tag::Pronoun
            | Tag::Determiner
            | Tag::Possessive
            | Tag::To
            | Tag::Question
            | Tag::Subordinator
            | Tag::Existential
            | Tag::Number
    );
    let joined = matches!(
        before,
        Tag::Preposition
            | Tag::Subordinator
            | Tag::To
            | Tag::Mark
            | Tag::Particle
            | Tag::Question
            | Tag::Conjunction
            | Tag::Adverb
    );
    let named = tag == Tag::Name && before != Tag::Name || matches!(tag, Tag::Nouns | Tag::Gerund) && !is_modifier(before);
    opens || joined || named || matches!(reading.word(index), "that" | "for" | "about" | "as" | "of" | "not")
}

/// Whether what begins at token `index` is counted before it: `one percent of bridges`, `most of the piers`.
fn is_counted(reading: &Reading, index: usize) -> bool {
    let counts = |at: usize| {
        reading.tags[at] == Tag::Number
            || matches!(reading.word(at), "percent" | "%" | "some" | "many" | "most" | "all" | "none" | "half")
    };
    reading.word(index - 1) == "of" && index.checked_sub(2).is_some_and(counts)
}

fn is_modifier(tag: Tag) -> bool {
    tag.is_noun() || matches!(tag, Tag::Adjective | Tag::Determiner | Tag::Number | Tag::Possessive | Tag::Clitic)
}

/// Where content that begins before token `from` may end: at `body`, or before a word that opens something else.
fn ends(context: &features::Context, from: usize, body: usize) -> Vec<usize> {
    let reading = context.reading;
    let limit = body.min(context.cue + END_REACH);
    let most = if context.frame.len() > ENDLESS { 6 } else { MOST_ENDS };
    let noun = cues::is_noun(reading, context.cue) && reading.word(context.cue) != ":";
    // What a noun attributes may be the subject of a verb: “her claim that it was safe was met with laughter”.
    let is_predicate = |end: usize| noun && reading.tags[end].is_finite() && reading.segment_of[end].is_none();
    let may_part = |&end: &usize| reading.closes(end).is_some() || reading.parts_at(end, context.cue);
    let mut found: Vec<usize> =
        (from..limit).filter(may_part).filter(|&end| may_end(reading, end) || is_predicate(end)).take(most).collect();
    found.retain(|&end| end < body);
    found.push(body);
    found
}

/// Whether content may end right before token `end`.
fn may_end(reading: &Reading, end: usize) -> bool {
    if reading.closes(end).is_some() {
        return true;
    }
    // Nothing ends inside a segment.
    if reading.segment_of[end].is_some() && reading.opens(end).is_none() {
        return false;
    }
    // A cue keeps its clause: nothing ends between “insisted” and “that”, or “claim” and “that”.
    if reading.tags[end] == Tag::Subordinator
        && end.checked_sub(1).is_some_and(|verb| reading.tags[verb].is_verb() || reading.cues[verb].is_some())
    {
        return false;
    }
    if announces(reading, end) || announces(reading, end - 1) {
        return false;
    }
    let opens = matches!(
        reading.tags[end],
        Tag::Conjunction | Tag::Subordinator | Tag::Preposition | Tag::Question | Tag::Gerund | Tag::To
    );
    let marks = matches!(reading.word(end), "," | ";" | ":" | "—" | "–" | "-" | "(" | ")" | "." | "!" | "?" | "|");
    !limits::leaves_open(reading, end) && (opens || marks || is_time(reading.word(end)) || reading.opens(end).is_some())
}

/// Whether token `colon` comes between a cue and words in marks: no other content ends there in “said it would close,
/// adding: “…””.
fn announces(reading: &Reading, colon: usize) -> bool {
    let cue = || colon.checked_sub(1).and_then(|cue| reading.cues[cue]);
    reading.word(colon) == ":" && reading.opens(colon + 1).is_some() && cue().is_some_and(|cue| cue.verb)
}

/// Whether `word` begins a phrase of time that belongs to the cue: `said the plan failed Monday`.
pub(super) fn is_time(word: &str) -> bool {
    matches!(
        word,
        "Monday"
            | "Tuesday"
            | "Wednesday"
            | "Thursday"
            | "Friday"
            | "Saturday"
            | "Sunday"
            | "yesterday"
            | "today"
            | "tonight"
            | "last"
            | "this"
            | "earlier"
            | "later"
            | "again"
            | "recently"
            | "then"
    )
}

/// The stretches before the cue, each with the pieces of its ends.
fn before<P>(context: &features::Context, made: &mut Maker<P>) -> Vec<(Range<usize>, u16, u16)> {
    let (reading, cue) = (context.reading, context.cue);
    let whole = cues::whole(reading, cue);
    let nearest = context.frame.start.max(cue.saturating_sub(30));
    let mut ends: Vec<usize> = (nearest + 1..=cue)
        .rev()
        .filter(|&end| {
            let closed = reading.closes(end).is_some();
            let inside = reading.segment_of[end].is_some() && reading.opens(end).is_none();
            let parted = !inside && reading.parts_at(end, cue);
            closed || parted && matches!(reading.word(end), "," | "—" | "–" | "-" | ":" | ";" | "(")
        })
        .take(5)
        .collect();
    // A long apposition may stand between a quote and its cue, commas and all.
    let quote =
        (context.frame.start.max(cue.saturating_sub(FARTHEST_QUOTE))..cue).rev().find(|&last| reading.segment_of[last].is_some());
    let quote = quote.map(|last| last + 1).filter(|end| !ends.contains(end) && reading.closes(*end).is_some());
    ends.extend(quote);
    // “Lund was told by Dahl that …”: Lund is told, and not said.
    let told =
        context.object_end < context.frame.end && reading.word(context.object_end) == "that" && reading.word(cue + 1) == "by";
    // “Lund has claimed …”: Lund claims, and is not claimed.
    let has = |of: &[&str]| whole.clone().any(|at| of.contains(&reading.word(at)));
    let perfect = has(&["has", "have", "had", "'ve", "’ve"]) && !has(&["been", "being"]);
    let direct = reading.word(cue).eq_ignore_ascii_case("according")
        || reading.tags[cue] == Tag::PastParticiple && !told && !perfect
        || cues::is_noun(reading, cue);
    if direct && !ends.contains(&whole.start) && whole.start > context.frame.start {
        ends.push(whole.start);
    }
    let mut found = Vec::new();
    for end in ends {
        let starts = starts_before(context, end);
        let end_piece = made.piece(|out| features::end_before(context, end, out));
        for start in starts.into_iter().filter(|&start| !ran_on(reading, start, end)) {
            let start_piece = made.piece(|out| features::start_before(context, start, out));
            let content = Content { order: Order::Before, first: start..end, second: end..end };
            made.add(context, content, start_piece, end_piece, 0);
            found.push((start..end, start_piece, end_piece));
        }
    }
    found
}

/// Whether words that nobody quotes follow, before `end`, a quote that begins at token `start` and ends as one does that is
/// whole: “We are ready,” a spokesman, …
fn ran_on(reading: &Reading, start: usize, end: usize) -> bool {
    let Some(segment) = reading.opens(start) else { return false };
    let last = segment.tokens.end.checked_sub(2).filter(|&last| last > start);
    let whole = last.is_some_and(|last| matches!(reading.word(last), "," | "." | "!" | "?" | "…"));
    whole && end > segment.tokens.end && reading.closes(end).is_none()
}

fn starts_before(context: &features::Context, end: usize) -> Vec<usize> {
    let (reading, frame) = (context.reading, &context.frame);
    let nearest = frame.start.max(end.saturating_sub(END_REACH));
    let mut starts: Vec<usize> = (nearest + 1..end)
        .rev()
        .filter(|&index| {
            if reading.segment_of[index].is_some() {
                return reading.opens(index).is_some();
            }
            let before = reading.word(index - 1);
            let dash = |at: usize| matches!(reading.word(at), "—" | "–");
            let aside = dash(index - 1) && (index..end).any(dash);
            let after_mark = matches!(before, "," | ";" | ":" | "—" | "–" | "-" | "(") && !aside;
            let phrase = end - index <= 8
                && matches!(reading.tags[index], Tag::Determiner | Tag::Name | Tag::Possessive | Tag::Pronoun | Tag::Question);
            let opens = (after_mark || phrase || reading.tags[index - 1] == Tag::Conjunction) && !clauses::is_conjunction(before);
            reading.tags[index] != Tag::Mark && reading.parts_at(index, context.cue) && opens
        })
        .take(7)
        .collect();
    let led = |&index: &usize| {
        let mark = reading.segment_of[index].is_none() && reading.tags[index] == Tag::Mark;
        !mark || may_lead(reading.word(index))
    };
    starts.extend((nearest..end).find(led));
    starts
}

fn split<P>(context: &features::Context, body: usize, before: &[(Range<usize>, u16, u16)], made: &mut Maker<P>) {
    let (reading, cue) = (context.reading, context.cue);
    let resumes: Vec<usize> = (cue + 1..body.min(cue + START_REACH))
        .filter(|&index| match reading.opens(index) {
            Some(_) => true,
            None => reading.segment_of[index].is_none() && matches!(reading.word(index - 1), "," | "—" | "–") && index > cue + 1,
        })
        .take(3)
        .collect();
    for resume in resumes {
        let start_piece = made.piece(|out| features::start(context, resume, out));
        let mut ends = vec![body];
        ends.extend((resume + 1..body.min(cue + END_REACH)).filter(|&end| reading.closes(end).is_some()).take(2));
        let start = context.frame.start;
        // In “Lund, according to the paper, said …” she says it.
        let reports = reading.cues[resume].is_some_and(|cue| cue.verb);
        let subject = !reports && matches!(reading.tags[start], Tag::Noun | Tag::Nouns | Tag::Name | Tag::Pronoun);
        let is_led = |first: &Range<usize>| {
            (first.len() > 1 || first.start == start && subject) && !is_prelude(reading, &(start..first.end))
        };
        for end in ends.into_iter().filter(|&end| end > resume) {
            let end_piece = made.piece(|out| {
                features::end(context, end, out);
                features::resumed(context, resume, end, out);
            });
            for (first, _, before_piece) in before.iter().filter(|(first, ..)| is_led(first)) {
                let content = Content { order: Order::Split, first: first.clone(), second: resume..end };
                made.add(context, content, start_piece, end_piece, *before_piece);
            }
        }
    }
}

/// Whether a stretch tells what was done before something was said: `After playing “Rain,” she told the crowd, “…”`.
fn is_prelude(reading: &Reading, stretch: &Range<usize>) -> bool {
    clauses::is_conjunction(&reading.word(stretch.start).to_lowercase())
        && reading.tags.get(stretch.start + 1) == Some(&Tag::Gerund)
        && reading.finite_in(stretch.clone()) == 0
}

/// A segment or paragraph right after a frame that announces it.
fn next<P>(context: &features::Context, made: &mut Maker<P>) {
    let (reading, frame) = (context.reading, &context.frame);
    let announces = matches!(reading.word(frame.end - 1), ":" | "," | "—");
    if frame.end >= reading.text.tokens.len() {
        return;
    }
    let following = reading.frame(frame.end);
    let opened = reading.opens(following.start);
    if opened.is_none() && !announces {
        return;
    }
    // “Lund wrote:” announces all of the paragraph after it.
    let paragraph = || {
        let paragraphs = &reading.text.paragraphs;
        let number = paragraphs.partition_point(|paragraph| paragraph.tokens.end <= following.start);
        following.start..paragraphs[number].tokens.end
    };
    let apart = reading.text.breaks_after(frame.end - 1);
    let words = if apart { paragraph() } else { following.clone() };
    let first = opened.map_or(words, |segment| segment.tokens.clone());
    let content = Content { order: Order::Next, first: first.clone(), second: first.end..first.end };
    let piece = made.piece(|out| features::next(context, &following, out));
    made.add(context, content, piece, 0, 0);
}
