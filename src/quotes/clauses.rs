//! Where a clause begins behind what a cue attributes that is not its own: another report, the speaker's next deed, the
//! sentence that its clause leads to.

use super::content_features::Context;
use super::cues;
use super::lexicon::Class;
use super::phrases;
use super::reading::Reading;
use crate::scorer::hash_word;
use crate::tags::Tag;

/// Where the first clause begins, before token `body`, that is not of what the cue attributes.
pub fn next(context: &Context, body: usize) -> Option<usize> {
    let found = [
        next_report(context, body),
        further_report(context, body),
        next_deed(context, body),
        main_clause(context, body),
        outer_clause(context, body),
        comment(context, body),
    ];
    found.into_iter().flatten().min()
}

/// Where the writer judges what was said: `said it was safe, but that is not so`. All seven
/// such reports in PolNeAR end there.
fn comment(context: &Context, body: usize) -> Option<usize> {
    let (reading, cue) = (context.reading, context.cue);
    let is = |at: usize| {
        matches!(reading.word(at), "is" | "was" | "’s" | "'s" | "are" | "were" | "isn't" | "isn’t" | "wasn't" | "wasn’t")
    };
    let judges = |&comma: &usize| {
        reading.word(comma) == ","
            && reading.word(comma + 1) == "but"
            && matches!(reading.word(comma + 2), "that" | "this" | "it" | "there")
            && is(comma + 3)
            && reading.segment_of[comma].is_none()
            && reading.finite_in(cue + 1..comma) > 0
    };
    (cue + 2..body.saturating_sub(3)).find(judges)
}

/// Where the same speaker goes on in a participle: `said the bridge was closed, adding that …`.
fn further_report(context: &Context, body: usize) -> Option<usize> {
    let (reading, cue) = (context.reading, context.cue);
    let goes_on = |&comma: &usize| {
        let quoted = reading.closes(comma).is_some() && reading.word(comma - 2) == ",";
        let verb = comma + usize::from(!quoted);
        let verb = verb + usize::from(verb < body && is_manner(reading, verb));
        (quoted || reading.word(comma) == "," && reading.segment_of[comma].is_none())
            && verb + 1 < body
            && (reading.tags[verb] == Tag::Gerund || announces(reading, verb))
            && is_report(reading, verb)
            && !depicts(reading, verb)
            && reports(reading, verb, body)
            && reading.finite_in(cue + 1..comma) + reading.marked_in(cue + 1..comma) > 0
    };
    (cue + 2..body).find(goes_on)
}

/// Whether words in marks follow a participle at token `verb` that may be taken for a noun: `warning: “…”`.
fn announces(reading: &Reading, verb: usize) -> bool {
    reading.word(verb).ends_with("ing") && matches!(reading.word(verb + 1), "," | ":") && reading.opens(verb + 2).is_some()
}

/// Whether the participle at token `verb` tells what something holds rather than what its speaker says.
fn depicts(reading: &Reading, verb: usize) -> bool {
    matches!(reading.word(verb), "detailing" | "including" | "showing" | "using")
}

/// Whether token `at` is an adverb that tells how something is said or done: no other is sure to stand before its verb.
fn is_manner(reading: &Reading, at: usize) -> bool {
    reading.tags[at] == Tag::Adverb && (reading.word(at).ends_with("ly") || matches!(reading.word(at), "also" | "further"))
}

/// Whether the verb at token `verb` has a clause or words in marks behind it.
fn reports(reading: &Reading, verb: usize, body: usize) -> bool {
    let next = verb + 1 + usize::from(matches!(reading.word(verb + 1), "," | ":"));
    reading.word(verb + 1) == "that" || opens_clause(reading, verb + 1) || next < body && reading.opens(next).is_some()
}

/// Whether token `at` may begin a clause inside what a phrase says: it is not the phrase's alone any more.
fn begins_clause(reading: &Reading, at: usize) -> bool {
    matches!(reading.tags[at], Tag::Subordinator | Tag::Question) || reading.tags[at].is_finite() || reading.word(at) == ":"
}

/// Where the speaker, or another, does something else, behind what is no clause but a phrase: `praised the plan and left`,
/// `attacked the paper as biased, while Lund …`, `denied it, as did Lund`.
fn next_deed(context: &Context, body: usize) -> Option<usize> {
    let (reading, cue) = (context.reading, context.cue);
    if !matches!(reading.tags[cue], Tag::Past | Tag::PresentS) || cues::is_noun(reading, cue) {
        return None;
    }
    for at in cue + 1..body {
        if reading.segment_of[at].is_some() {
            if reading.tags[at].is_finite() {
                return None;
            }
            continue;
        }
        let apart = usize::from(reading.word(at) == ",");
        let parts = at > cue + 1
            && at + apart + 1 < body
            && match reading.word(at + apart) {
                "and" | "but" => does_more(context, at + apart, body),
                "while" | "whereas" => apart > 0 && opens_clause(reading, at + apart + 1),
                "as" => matches!(reading.word(at + apart + 1), "did" | "does" | "do" | "has" | "had" | "have"),
                _ => apart > 0 && is_one_of_three(context, at, body),
            };
        if parts {
            return Some(at);
        }
        if begins_clause(reading, at) {
            return None;
        }
    }
    None
}

/// Whether the verb behind the conjunction at token `joint`, or behind an adverb there, has the form of the cue, whose subject
/// it shares.
fn does_more(context: &Context, joint: usize, body: usize) -> bool {
    let (reading, cue) = (context.reading, context.cue);
    let verb = joint + 1 + usize::from(is_manner(reading, joint + 1));
    let before = reading.tags[joint - 1 - usize::from(reading.word(joint - 1) == ",")];
    let acts = |at: usize| {
        matches!(reading.tags[at], Tag::Determiner | Tag::Possessive | Tag::Pronoun) || reading.tags[cue] == Tag::Past
    };
    // A clause may stand right behind these: “said the bridge built in May and closed in June …”.
    let clausal = reading.cues[cue].is_some_and(|cue| ["say", "tell"].iter().any(|&says| cue.lemma == hash_word(says)));
    !clausal
        && context.object_end > cue + 1
        && !reading.tags[cue + 1].is_preposition()
        && verb + 1 < body
        && reading.segment_of[verb].is_none()
        && reading.tags[verb] == reading.tags[cue]
        && !matches!(before, Tag::PastParticiple | Tag::Past)
        && acts(verb + 1)
}

/// How far behind the second of three deeds the third is looked for, in tokens.
const DEEDS_WITHIN: usize = 24;

/// Whether the second of three deeds begins behind the comma at token `comma`: `declared a holiday, shut the schools, and closed …`.
fn is_one_of_three(context: &Context, comma: usize, body: usize) -> bool {
    let (reading, cue) = (context.reading, context.cue);
    let same = |at: usize| reading.tags.get(at) == Some(&reading.tags[cue]);
    let last =
        |&and: &usize| reading.word(and) == "and" && (same(and + 1) || same(and + 2) && reading.tags[and + 1] == Tag::Adverb);
    same(comma + 1) && (comma + 2..body.min(comma + DEEDS_WITHIN)).any(|and| last(&and))
}

/// Where the sentence begins that the cue's clause leads to: `When Lund said that it was closed, Dahl left`.
fn main_clause(context: &Context, body: usize) -> Option<usize> {
    let (reading, cue) = (context.reading, context.cue);
    if !leads(context) {
        return None;
    }
    let subordinate = |at: usize| is_conjunction(reading.word(at));
    for comma in (cue + 2..body).take_while(|&at| !subordinate(at)) {
        if reading.word(comma) != "," || reading.segment_of[comma].is_some() {
            continue;
        }
        let clause = (cue + 1..comma).find(|&at| matches!(reading.word(at), "that" | "whether"));
        let whole = clause.is_none_or(|clause| reading.finite_in(clause..comma) > 0);
        let subject = phrases::core_end(reading, comma + 1, body);
        let verb = subject + usize::from(subject < body && reading.tags[subject] == Tag::Adverb);
        let named = subject > comma + 1 && reading.tags[comma + 1] != Tag::Question;
        if whole && named && verb < body && reading.tags[verb].is_finite() {
            return Some(comma);
        }
    }
    None
}

/// Where the clause goes on that the cue's stands in: `Lund, who said that it was closed, left`.
fn outer_clause(context: &Context, body: usize) -> Option<usize> {
    let (reading, cue) = (context.reading, context.cue);
    let who = cues::whole(reading, cue).start.checked_sub(1).filter(|&who| who > context.frame.start)?;
    if !matches!(reading.word(who), "who" | "which") || reading.word(who - 1) != "," {
        return None;
    }
    let commas = (cue + 2..body.saturating_sub(2)).filter(|&at| reading.word(at) == "," && reading.segment_of[at].is_none());
    let mut aside = false;
    for comma in commas {
        let verb = comma + 1 + usize::from(reading.tags[comma + 1] == Tag::Adverb);
        let ends = reading.tags[verb].is_finite() || reading.tags[verb] == Tag::Modal;
        if ends && !aside && reading.finite_in(cue + 1..comma) > 0 {
            return Some(comma);
        }
        // What is said of a thing in what is reported ends at the next comma.
        aside = !aside && matches!(reading.word(comma + 1), "who" | "which" | "whose" | "whom" | "where");
    }
    None
}

/// The cue of a clause that leads to another is looked for no farther from the start of its sentence, in tokens.
const LEADS_WITHIN: usize = 24;

/// Whether the cue's clause begins its sentence with a conjunction, or is a participle there.
fn leads(context: &Context) -> bool {
    let (reading, cue, frame) = (context.reading, context.cue, &context.frame);
    let joined = usize::from(matches!(reading.word(frame.start), "And" | "But" | "Then"));
    let first = (frame.start + joined).min(cue);
    let participle = first == cue && matches!(reading.tags[cue], Tag::Gerund | Tag::PastParticiple);
    let bare = cue - first <= LEADS_WITHIN && !(first..cue).any(|at| reading.tags[at] == Tag::Mark);
    let conjunction = || is_conjunction(&reading.word(first).to_lowercase());
    !reading.word(cue).eq_ignore_ascii_case("according") && bare && (participle || conjunction())
}

/// Whether `word` opens a clause of time, condition or reason; not *as*, after which a clause may attribute what comes behind it.
pub fn is_conjunction(word: &str) -> bool {
    matches!(
        word,
        "after" | "although" | "because" | "before" | "if" | "once" | "since" | "though" | "unless" | "until" | "when" | "while"
    )
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
    let apart = (reading.word(joint - 1) == "," || reading.word(joint) == "but") && is_report(reading, verb);
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
    let mut verb = phrases::core_end(reading, joint + 1, body);
    let says = || verb < body && matches!(reading.word(verb), "said" | "says" | "say");
    if joint + 1 >= body || reading.word(joint - 1) != "," && !quoted() && !says() {
        return false;
    }
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
