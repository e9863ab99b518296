//! What a report says was not said: refused, denied of somebody, supposed, asked, or the writer's own aside.

use super::cues;
use super::lexicon::Class;
use super::reading::Reading;
use crate::scorer::hash_word;
use crate::tags::Tag;
use std::ops::Range;

/// Whether the words that `cue` seems to attribute were never said; its head is token `head`.
pub fn is_unsaid(reading: &Reading, cue: &Range<usize>, head: usize) -> bool {
    is_negated(reading, cue, head)
        || is_refused(reading, cue.start)
        || is_supposed(reading, cue, head)
        || is_asked(reading, cue)
        || is_aside(reading, cue)
}

/// Verbs of doubt that say what follows when they are denied themselves: `did not dispute that it was late`.
const DOUBLED: &[&str] = &["challenge", "dispute", "doubt", "question", "rule"];

/// Whether it is told that somebody did not say it: `did not say when`, `never urged`, `no mention of`, `without naming`. Who
/// denies that it is so says something all the same, and who does not think so thinks otherwise.
fn is_negated(reading: &Reading, cue: &Range<usize>, head: usize) -> bool {
    let says_so = reading.cues[head].is_some_and(|cue| {
        matches!(cue.class, Class::Denial | Class::Thought) || DOUBLED.iter().any(|&verb| cue.lemma == hash_word(verb))
    });
    let denies = |at: usize| matches!(reading.word(at), "not" | "n't" | "n’t" | "never" | "Never" | "cannot");
    let only = |at: usize| matches!(reading.word(at + 1), "only" | "just" | "merely" | "simply");
    let lacks = |word: &str| matches!(word, "no" | "No" | "without" | "Without" | "Never" | "Not");
    let before = cue.start.checked_sub(1).is_some_and(|at| lacks(reading.word(at)));
    !says_so && (cue.clone().any(|at| at < head && denies(at) && !only(at)) || before)
}

/// Whether a word before the infinitive at token `start` says that it was refused: `declined to say`, `refuses to discuss`.
fn is_refused(reading: &Reading, start: usize) -> bool {
    const REFUSALS: &[&str] = &["declin", "refus", "fail", "unwilling", "reluctan"];
    let refuses = |word: &str| REFUSALS.iter().any(|stem| word.starts_with(stem));
    reading.word(start) == "to" && start.checked_sub(1).is_some_and(|at| refuses(&reading.word(at).to_lowercase()))
}

/// How far before a cue the *if* of its clause may stand.
const IF_WITHIN: usize = 8;

/// Whether it is no more than thought of: `would have said`, `if she says`, `pressed him into announcing`.
fn is_supposed(reading: &Reading, cue: &Range<usize>, head: usize) -> bool {
    let modal = cue.clone().find(|&at| reading.tags[at] == Tag::Modal);
    let past = modal.is_some_and(|modal| (modal..head).any(|at| reading.word(at) == "have"));
    let before = (reading.frame(head).start.max(cue.start.saturating_sub(IF_WITHIN))..cue.start).rev();
    let mut clause = before.take_while(|&at| reading.tags[at] != Tag::Mark && !reading.tags[at].is_verb());
    let into = reading.tags[head] == Tag::Gerund && cue.start.checked_sub(1).is_some_and(|at| reading.word(at) == "into");
    past || into || clause.any(|at| matches!(reading.word(at), "if" | "If" | "unless" | "Unless"))
}

/// How far after the beginning of a question its cue may stand.
const ASKED_WITHIN: usize = 30;

/// Whether the writer asks it: `Did Lund say that …?`, `How would you describe …?`
fn is_asked(reading: &Reading, cue: &Range<usize>) -> bool {
    let frame = reading.frame(cue.start);
    let helps = |at: usize| reading.tags[at] == Tag::Modal || cues::is_auxiliary(&reading.word(at).to_lowercase());
    let how = matches!(reading.word(frame.start), "How" | "What");
    let first = frame.start + usize::from(how);
    reading.word(frame.end - 1) == "?"
        && (first + 1..first + ASKED_WITHIN).contains(&cue.start)
        && helps(first)
        && (first..cue.start).all(|at| reading.tags[at] != Tag::Mark && reading.segment_of[at].is_none())
}

/// How far before its infinitive the *it* of an aside may stand.
const IT_WITHIN: usize = 8;

/// Whether the writer remarks it in passing: `it is fair to say that …`, `it is worth noting that …`
fn is_aside(reading: &Reading, cue: &Range<usize>) -> bool {
    let Some(judges) =
        cue.start.checked_sub(1).filter(|_| reading.word(cue.start) == "to" || reading.tags[cue.start] == Tag::Gerund)
    else {
        return false;
    };
    let judged = reading.tags[judges] == Tag::Adjective || reading.word(judges) == "worth";
    let before = (reading.frame(judges).start.max(judges.saturating_sub(IT_WITHIN))..judges).rev();
    let mut clause = before.take_while(|&at| reading.tags[at] != Tag::Mark || reading.word(at) == "’s");
    let is = |at: usize| reading.tags[at] == Tag::Modal || matches!(reading.word(at), "is" | "was" | "'s" | "’s" | "seems");
    judged && clause.any(|at| matches!(reading.word(at), "it" | "It") && is(at + 1))
}
