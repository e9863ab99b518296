//! Where what a cue attributes must end, and where it cannot: before another report or what something is said in, and
//! before its own words are whole.

use super::clauses;
use super::content_features::Context;
use super::contents::is_time;
use super::phrases;
use super::reading::Reading;
use crate::tags::Tag;

/// Where the words that a cue may attribute end, which come no farther than `body`; no more than `reach` tokens after the cue
/// are looked at.
pub fn limit(context: &Context, body: usize, reach: usize) -> usize {
    let body = clauses::next(context, body.min(context.cue + reach)).unwrap_or(body);
    let body = channel(context, body.min(context.cue + reach)).unwrap_or(body);
    circumstance(context, body).unwrap_or(body)
}

/// So few words in marks may be no more than part of what is said.
const FEW: usize = 3;

/// Where it begins to be told when or where words in marks were said, which are all of what is said: `said, “We are ready,”
/// while she left the hall`.
fn circumstance(context: &Context, body: usize) -> Option<usize> {
    let (reading, cue) = (context.reading, context.cue);
    let first = cue + 1 + usize::from(matches!(reading.text.word_or_empty(cue + 1), "," | ":"));
    let segment = reading.opens(first).filter(|segment| segment.words > FEW && segment.tokens.end < body)?;
    let end = segment.tokens.end;
    let capital = reading.text.tokens.get(first + 1).is_some_and(|token| token.shape.is_capital());
    let comma = usize::from(reading.word(end) == ",");
    let told = match reading.text.word_or_empty(end + comma) {
        "while" | "when" | "after" | "before" | "during" => true,
        "in" | "on" | "at" => (end + 1..body.min(end + 1 + CHANNEL_WITHIN)).any(|at| is_channel(reading, at)),
        word => is_time(word),
    };
    (capital && told && reading.marked_in(end..body) == 0).then_some(end)
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

/// Whether token `at` is what something is said in or on.
pub fn is_channel(reading: &Reading, at: usize) -> bool {
    CHANNELS.contains(&reading.word(at).to_lowercase().as_str())
}

/// Where it begins to be told how a thing was said: `denounced the sale in a letter to the mayor`, `praised her during the debate`.
fn channel(context: &Context, body: usize) -> Option<usize> {
    let (reading, object) = (context.reading, context.object_end);
    let opens = |&at: &usize| match reading.word(at) {
        "via" => true,
        "in" | "on" | "at" | "by" | "during" => (at + 1..body.min(at + 1 + CHANNEL_WITHIN)).any(|at| is_channel(reading, at)),
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
        "the" | "a" | "an" | "and" | "or" | "but" | "of" | "from" | "than" | "either" | "neither" | "including" | "between"
        | "my" | "its" | "our" | "your" | "their" => true,
        "is" | "are" | "was" | "were" | "be" | "been" | "to" => reading.tags[end] != Tag::Mark,
        _ => reading.tags[last] == Tag::Preposition && !matches!(reading.tags[end], Tag::Mark | Tag::Conjunction),
    };
    time || wants || reading.word(end) == "of" || lacks_verb(reading, end) || is_in_list(reading, end)
}

/// No list of more things behind a comma is looked at.
const LONGEST_LIST: usize = 8;

/// Whether token `end` is a comma or conjunction between the things of a list that is not over there: `a hall, a school and a
/// bridge`, with no verb behind it of which they may be the subject.
fn is_in_list(reading: &Reading, end: usize) -> bool {
    let limit = reading.frame(end - 1).end;
    let comma = |at: usize| usize::from(at < limit && reading.word(at) == ",");
    let joins = |at: usize| at < limit && matches!(reading.word(at), "and" | "or");
    let parts = |at: usize| comma(at) > 0 || joins(at);
    if end >= limit || !parts(end) || !reading.tags[end - 1].is_noun() || reading.segment_of[end - 1].is_some() {
        return false;
    }
    // Its last conjunction has a comma before the thing before it.
    let nearest = end.saturating_sub(THING);
    if joins(end + comma(end)) && !(nearest..end).any(|at| comma(at) > 0 && phrases::core_end(reading, at + 1, end) == end) {
        return false;
    }
    let mut at = end;
    for _ in 0..LONGEST_LIST {
        let next = at + comma(at);
        let last = joins(next);
        let start = next + usize::from(last);
        at = thing(reading, start, limit);
        if at == start || !last && !parts(at) {
            return false;
        }
        if last {
            let rest = at..limit.min(at + CLAUSE_WITHIN);
            let mark = rest.clone().find(|&at| reading.tags[at] == Tag::Mark).unwrap_or(rest.end);
            return reading.finite_in(at..mark) == 0;
        }
    }
    false
}

/// No thing of a list is longer, in tokens.
const THING: usize = 8;

/// Where a thing of a list ends that begins at token `at`: a phrase, what is of it, or a deed; `at` where there is none.
fn thing(reading: &Reading, at: usize, limit: usize) -> usize {
    let start = at + usize::from(at < limit && reading.tags[at] == Tag::Gerund);
    let core = phrases::core_end(reading, start, limit.min(at + THING));
    if core == start {
        return at;
    }
    let whole = if core < limit && reading.word(core) == "of" { phrases::core_end(reading, core + 1, limit) } else { core };
    if whole > core + 1 { whole } else { core }
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
