//! Words that belong to those before them, so that no content ends between them: a phrase of the clause before it, what goes
//! on behind an aside, another clause with *that*.

use super::content_features::Context;
use super::contents::is_time;
use super::limits;
use super::phrases;
use super::reading::Reading;
use crate::entities::Type;
use crate::tags::Tag;

/// What is said of a thing between commas or dashes has at most so many tokens.
const ASIDE: usize = 30;

/// How far behind the end of content another clause with *that* may stand, in tokens.
const CLAUSE_WITHIN: usize = 40;

/// A date stands so many tokens behind its preposition at most.
const DATE_WITHIN: usize = 4;

/// Whether what begins at token `end`, behind the cue and before token `body`, belongs to the words before it.
pub fn is_joined(context: &Context, end: usize, body: usize) -> bool {
    // Content may have the mark at its end.
    let mark = end - usize::from(matches!(context.reading.word(end - 1), "," | "—" | "–"));
    is_of_clause(context, end, body)
        || goes_on_in_gerund(context, end, body)
        || goes_on_behind_commas(context, mark, body)
        || goes_on_behind_dashes(context, mark, body)
        || goes_on_behind_brackets(context, end, body)
        || goes_on_with_that(context, end, body)
        || follows_condition(context, mark)
}

/// Whether a clause goes on without a comma: `said it was closed | to ships`, but `said it was closed | in a letter`, and
/// `… | and left`. Of 16,000 contents of PolNeAR next to none ends so.
fn is_of_clause(context: &Context, end: usize, body: usize) -> bool {
    let (reading, cue) = (context.reading, context.cue);
    let clause = end > cue + 1 && reading.finite_in(cue + 1..end) > 0 && reading.segment_of[end - 1].is_none();
    if !clause || reading.tags[end] == Tag::Mark || reading.tags[end - 1] == Tag::Mark || is_time(reading.word(end)) {
        return false;
    }
    let near = end + 1..body.min(end + 1 + DATE_WITHIN);
    let told = |at: usize| limits::is_channel(reading, at) || reading.is_of(at, Type::Date) || reading.segment_of[at].is_some();
    match reading.word(end) {
        "in" | "on" | "at" | "during" => !near.clone().any(told) && reading.tags.get(end + 1) != Some(&Tag::Gerund),
        "and" | "or" => !opens_deed(reading, end + 1, body),
        "but" | "while" | "whereas" => false,
        _ => true,
    }
}

/// Whether a verb, or a phrase and its verb, stands at token `at`.
fn opens_deed(reading: &Reading, at: usize, body: usize) -> bool {
    let finite = |at: usize| reading.tags[at].is_finite() || reading.tags[at] == Tag::Modal;
    let at = at + usize::from(at < body && reading.tags[at] == Tag::Adverb);
    let acts = at < body && (reading.tags[at].is_verb() || finite(at) || reading.cues[at].is_some());
    let core = phrases::core_end(reading, at, body);
    acts || (core..body).take(ASIDE).take_while(|&at| reading.tags[at] != Tag::Mark).any(finite)
}

/// Whether a participle is joined to another: `reversing course and pressing forward`.
fn goes_on_in_gerund(context: &Context, end: usize, body: usize) -> bool {
    let (reading, cue) = (context.reading, context.cue);
    let joins = matches!(reading.word(end), "and" | "or") && end + 1 < body;
    let gerund = |at: usize| reading.tags[at] == Tag::Gerund && reading.segment_of[at].is_none();
    joins && gerund(end + 1) && reading.cues[end + 1].is_none_or(|cue| !cue.verb) && (cue + 1..end).rev().take(ASIDE).any(gerund)
}

/// Whether a relative clause in commas begins or ends there, or goes on, behind which the clause before it goes on: `called the
/// bridge, which was closed, to be a ruin`.
fn goes_on_behind_commas(context: &Context, end: usize, body: usize) -> bool {
    let reading = context.reading;
    let comma = |&at: &usize| reading.word(at) == "," && reading.segment_of[at].is_none();
    let relative = |at: usize| matches!(reading.text.word_or_empty(at + 1), "which" | "who" | "whose" | "whom");
    let open = if comma(&end) && relative(end) {
        Some(end)
    } else {
        (context.cue + 1..end).rev().take(ASIDE).find(comma).filter(|&at| relative(at))
    };
    let close = open.and_then(|open| (open + 1..body.min(open + ASIDE)).find(comma)).filter(|&close| end <= close);
    close.is_some_and(|close| close + 1 < body && resumes(reading, close + 1))
}

/// Whether the clause before an aside goes on at token `at`: no new clause begins there.
fn resumes(reading: &Reading, at: usize) -> bool {
    let tag = reading.tags[at];
    tag.is_finite() || tag == Tag::Modal || tag == Tag::To || tag.is_preposition()
}

/// Whether an aside in dashes stands before or behind it, behind which the clause goes on.
fn goes_on_behind_dashes(context: &Context, end: usize, body: usize) -> bool {
    let (reading, cue) = (context.reading, context.cue);
    let dash = |&at: &usize| matches!(reading.word(at), "—" | "–") && reading.segment_of[at].is_none();
    let opened = (cue + 1..end).rev().take(ASIDE).filter(dash).count() % 2 == 1;
    let close = if opened { end } else { end + 1 };
    let close = (close..body.min(end + ASIDE)).find(dash).filter(|_| opened || dash(&end));
    close.is_some_and(|close| close + 1 < body && resumes(reading, close + 1))
}

/// Whether brackets stand behind it, and more of the clause behind them.
fn goes_on_behind_brackets(context: &Context, end: usize, body: usize) -> bool {
    let reading = context.reading;
    if reading.word(end) != "(" || end + 1 >= body || reading.word(end + 1) == "(" {
        return false;
    }
    let close = (end + 1..body.min(end + ASIDE)).find(|&at| reading.word(at) == ")");
    close.is_some_and(|close| {
        close + 1 < body && reading.tags[close + 1] != Tag::Mark && reading.tags[close + 1] != Tag::Conjunction
    })
}

/// Whether another clause with *that* is joined to it: `said it was closed, and that it would stay so`.
fn goes_on_with_that(context: &Context, end: usize, body: usize) -> bool {
    let (reading, cue) = (context.reading, context.cue);
    if reading.finite_in(cue + 1..end) == 0 || reading.closes(end).is_some() {
        return false;
    }
    let other = |at: usize| {
        reading.cues[at].is_some_and(|cue| cue.verb) && (reading.tags[at].is_finite() || reading.tags[at] == Tag::Gerund)
    };
    let limit = body.min(end + CLAUSE_WITHIN);
    let reach = (end..limit).find(|&at| other(at) || reading.segment_of[at].is_some()).unwrap_or(limit);
    (end..reach.saturating_sub(1)).any(|at| {
        matches!(reading.word(at), "and" | "but" | "or")
            && reading.word(at + 1) == "that"
            && reading.tags[at + 1] == Tag::Subordinator
    })
}

/// Whether all that stands before it leads to the clause behind it: `said that despite the storm, | it would open`.
fn follows_condition(context: &Context, end: usize) -> bool {
    let (reading, cue) = (context.reading, context.cue);
    let first = cue + 1 + usize::from(reading.word(cue + 1) == "that");
    let leads = matches!(
        reading.word(first),
        "after"
            | "although"
            | "as"
            | "because"
            | "before"
            | "despite"
            | "even"
            | "if"
            | "once"
            | "since"
            | "though"
            | "unless"
            | "when"
            | "while"
    );
    let comma = |&at: &usize| reading.word(at) == "," && reading.segment_of[at].is_none();
    leads && first > cue + 1 && (first..=end).find(comma) == Some(end)
}
