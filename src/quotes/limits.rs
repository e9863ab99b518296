//! Where what a cue attributes must end, and where it cannot: before another report or what something is said in, and
//! before its own words are whole.

use super::content_features::Context;
use super::contents::is_time;
use super::lexicon::Class;
use super::phrases;
use super::reading::Reading;
use crate::scorer::hash_word;
use crate::tags::Tag;

/// Where the words that a cue may attribute end, which come no farther than `body`; no more than `reach` tokens after the cue
/// are looked at.
pub fn limit(context: &Context, body: usize, reach: usize) -> usize {
    let body = next_report(context, body.min(context.cue + reach)).unwrap_or(body);
    channel(context, body.min(context.cue + reach)).unwrap_or(body)
}

/// Where a second report parts from the first, of the same subject or of another: `said the bridge was closed and warned
/// that …`, `said it was closed, while Lund called it …`.
fn next_report(context: &Context, body: usize) -> Option<usize> {
    let (reading, cue) = (context.reading, context.cue);
    let finite = matches!(reading.tags[cue], Tag::Past | Tag::PresentS);
    let is_joint =
        |&at: &usize| matches!(reading.word(at), "and" | "but" | "while" | "whereas") && reading.segment_of[at].is_none();
    let joint =
        (cue + 2..body).filter(is_joint).find(|&at| finite && (goes_on(context, at, body) || others_go_on(context, at, body)))?;
    Some(if reading.word(joint - 1) == "," { joint - 1 } else { joint })
}

/// Whether the same subject reports something else after the conjunction at token `joint`.
fn goes_on(context: &Context, joint: usize, body: usize) -> bool {
    let (reading, cue) = (context.reading, context.cue);
    let adverb = reading.tags.get(joint + 1) == Some(&Tag::Adverb);
    let verb = joint + 1 + usize::from(adverb);
    if verb + 1 >= body {
        return false;
    }
    let apart = reading.word(joint - 1) == "," && is_report(reading, verb);
    let says = matches!(reading.word(verb), "said" | "says") || apart;
    let calls = matches!(reading.word(verb), "called" | "calls") && matches!(reading.word(verb + 1), "for" | "on");
    let reports = reading.word(verb + 1) == "that" || says && opens_clause(reading, verb + 1);
    calls || reading.tags[verb] == reading.tags[cue] && reading.cues[verb].is_some_and(|cue| cue.verb) && reports
}

/// A subject with what is said of it in commas has at most so many tokens.
const LONGEST_SUBJECT: usize = 20;

/// Whether another subject reports something after the conjunction at token `joint`.
fn others_go_on(context: &Context, joint: usize, body: usize) -> bool {
    let (reading, cue) = (context.reading, context.cue);
    let quoted = || reading.closes(joint).is_some() && reading.word(joint - 2) == ",";
    if joint + 1 >= body || reading.word(joint - 1) != "," && !quoted() {
        return false;
    }
    let mut verb = phrases::core_end(reading, joint + 1, body);
    if verb > joint + 1 && verb < body && reading.word(verb) == "," {
        let limit = body.min(joint + LONGEST_SUBJECT);
        verb = (verb + 1..limit).find(|&at| reading.word(at) == ",").map_or(verb, |comma| comma + 1);
    }
    verb > joint + 1
        && verb + 1 < body
        && reading.tags[verb] == reading.tags[cue]
        && is_report(reading, verb)
        && (reading.word(verb + 1) == "that" || opens_clause(reading, verb + 1) || reading.opens(verb + 1).is_some())
}

/// Whether token `verb` says what somebody says, and seldom what they do: not `found`, `told`, `ordered` or `hoped`.
fn is_report(reading: &Reading, verb: usize) -> bool {
    reading.cues[verb].is_some_and(|cue| {
        let says = matches!(cue.class, Class::Neutral | Class::Assertive | Class::Denial);
        cue.verb && says && !["find", "tell"].iter().any(|&does| cue.lemma == hash_word(does))
    })
}

/// Whether token `at` may begin a clause.
fn opens_clause(reading: &Reading, at: usize) -> bool {
    let tag = reading.tags[at];
    tag.is_noun() || matches!(tag, Tag::Pronoun | Tag::Determiner | Tag::Possessive | Tag::Existential)
}

/// What something is said in or on.
const CHANNELS: &[&str] = &[
    "address",
    "briefing",
    "broadcast",
    "column",
    "conference",
    "debate",
    "editorial",
    "email",
    "facebook",
    "instagram",
    "interview",
    "letter",
    "memo",
    "message",
    "post",
    "rally",
    "ruling",
    "speech",
    "statement",
    "television",
    "tweet",
    "twitter",
    "video",
];

/// A channel stands so many tokens behind its preposition at most.
const CHANNEL_WITHIN: usize = 4;

/// Where it begins to be told how a thing was said: `denounced the sale in a letter to the mayor`, `praised her during the debate`.
fn channel(context: &Context, body: usize) -> Option<usize> {
    let (reading, object) = (context.reading, context.object_end);
    let names = |at: usize| CHANNELS.contains(&reading.word(at).to_lowercase().as_str());
    let opens = |&at: &usize| match reading.word(at) {
        "via" => true,
        "in" | "on" | "at" | "by" | "during" => (at + 1..body.min(at + 1 + CHANNEL_WITHIN)).any(names),
        _ => false,
    };
    let opens_clause = |at: usize| match reading.word(at) {
        "that" | "whether" | "how" | "if" => true,
        "to" => reading.tags.get(at + 1) == Some(&Tag::Base),
        _ => false,
    };
    let bare = |at: usize| !opens_clause(at) && reading.segment_of[at].is_none();
    if !reading.tags[context.cue].is_verb() || object <= context.cue + 1 {
        return None;
    }
    let at = (object..body).take_while(|&at| bare(at) && !reading.tags[at].is_finite()).find(opens)?;
    let mark = (at..body).find(|&at| reading.tags[at] == Tag::Mark).unwrap_or(body);
    ((at..body).all(bare) && reading.finite_in(at..mark) == 0).then_some(at)
}

/// How far before the end of content the conjunction may stand that opens its last clause, and how far behind it the verb.
const CLAUSE_WITHIN: usize = 12;

/// Whether the words before token `end` want more: an article its noun, a noun its *of*, a *that* its clause, *is* what it is.
pub fn leaves_open(reading: &Reading, end: usize) -> bool {
    let last = end - 1;
    if reading.segment_of[last].is_some() {
        return false;
    }
    let time = is_time(reading.word(end))
        && matches!(reading.tags[last], Tag::Determiner | Tag::Possessive | Tag::Clitic | Tag::Preposition);
    let wants = match reading.word(last) {
        "the" | "a" | "an" | "and" | "or" | "but" | "of" | "from" | "than" | "my" | "its" | "our" | "your" | "their" => true,
        "is" | "are" | "was" | "were" | "be" | "been" | "to" => reading.tags[end] != Tag::Mark,
        _ => false,
    };
    time || wants || reading.word(end) == "of" || lacks_verb(reading, end)
}

/// Whether the last clause before token `end` has no verb yet: `that in hindsight, …`, `…, but rules on the timing make …`.
fn lacks_verb(reading: &Reading, end: usize) -> bool {
    let opens = |&at: &usize| match reading.word(at) {
        "that" => reading.tags[at] == Tag::Subordinator,
        "but" => reading.word(at - 1) == ",",
        _ => false,
    };
    let Some(conjunction) = (end.saturating_sub(CLAUSE_WITHIN).max(1)..end).rev().find(opens) else { return false };
    let empty = reading.finite_in(conjunction..end) == 0 && reading.marked_in(conjunction..end) == 0;
    let limit = (end + CLAUSE_WITHIN).min(reading.frame(end - 1).end);
    empty && (reading.word(conjunction) == "that" || reading.finite_in(end..limit) > 0)
}
