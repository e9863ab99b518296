//! What a report says was not said: refused, denied of somebody, supposed, asked, or the writer's own aside.

use super::cues;
use super::lexicon::Class;
use super::phrases;
use super::quote::Quote;
use super::reading::Reading;
use crate::nouns::Property;
use crate::tags::Tag;
use std::ops::Range;

/// Whether the words that the cue of `quote` seems to attribute were never said; its head is token `head`.
pub fn is_unsaid(reading: &Reading, quote: &Quote, cue: &Range<usize>, head: usize) -> bool {
    let subject = quote.speaker.and_then(|speaker| Subject::of(reading, reading.text.tokens_in(speaker)));
    is_negated(reading, cue, head)
        || is_refused(reading, cue.start)
        || is_supposed(reading, cue, head)
        || is_possible(reading, subject.as_ref(), cue, head)
        || is_advised(reading, subject.as_ref(), cue, head)
        || is_inferred(reading, subject.as_ref(), head)
        || is_asked(reading, cue)
        || is_aside(reading, cue, head)
}

/// Who or what seems to say it.
struct Subject {
    /// Its first token, from which the rest modifies the last.
    first: usize,
    /// The token that says what it is.
    last: usize,
    /// Whether it is somebody by name, *he* or *she*.
    somebody: bool,
}

impl Subject {
    fn of(reading: &Reading, phrase: Range<usize>) -> Option<Self> {
        let first = phrase.start;
        let last = phrases::core_end(reading, first, phrase.end).checked_sub(1).filter(|&last| last >= first)?;
        let somebody = reading.kinds[last] != 0 || matches!(reading.word(first), "he" | "He" | "she" | "She");
        Some(Subject { first, last, somebody })
    }
}

/// Verbs that press publishers use of what they can already tell.
const ALREADY: &str = "announce confirm disclose report reveal";

/// Whether it may be said or is still to be said: `Many would argue that …`, `one could say`, `The council will announce a plan`.
/// What somebody *would later say* was said, and papers print what somebody *will say that* he thinks.
fn is_possible(reading: &Reading, subject: Option<&Subject>, cue: &Range<usize>, head: usize) -> bool {
    let Some(modal) = cue.clone().find(|&at| reading.tags[at] == Tag::Modal) else { return false };
    let somebody = subject.is_some_and(|subject| subject.somebody);
    let writer = subject.is_some_and(|subject| matches!(reading.word(subject.first), "I"));
    let denied = cue.clone().any(|at| matches!(reading.word(at), "not" | "n't" | "n’t"));
    let adverb = (modal..head).any(|at| reading.tags[at] == Tag::Adverb);
    !denied
        && !writer
        && match reading.word(modal) {
            "can" => !cues::is_one_of(reading, head, ALREADY),
            "could" | "may" | "might" | "must" | "should" | "shall" => true,
            "will" | "’ll" | "'ll" => !(somebody && cues::is_one_of(reading, head, "say tell argue warn")),
            "would" => !somebody && !adverb,
            _ => false,
        }
}

/// Whether the reader is told to do it: `Note that …`, `let’s say`.
fn is_advised(reading: &Reading, subject: Option<&Subject>, cue: &Range<usize>, head: usize) -> bool {
    let word = reading.word(head);
    let bare = matches!(reading.tags[head], Tag::Base | Tag::Present | Tag::Noun | Tag::Name) && !word.ends_with("ing");
    let opens = cue.start == reading.frame(head).start && subject.is_none() && reading.text.word_or_empty(head + 1) != ":";
    let lets = (cue.start..head + 1)
        .any(|us| us > 0 && matches!(reading.word(us - 1), "let" | "Let") && matches!(reading.word(us), "’s" | "'s" | "us"));
    // “It may, although note that …”, “Proof: Recall that …”.
    let led = cue.start == head && head > 0 && matches!(reading.word(head - 1), "although" | "but" | ":" | ";" | "(");
    let notes = led && cues::is_one_of(reading, head, "note recall remember") && reading.text.word_or_empty(head + 1) == "that";
    bare && (opens || lets || notes)
}

/// Verbs that say what something seems to show.
const INFERRING: &str = "confirm imply indicate mean remind reveal show signal suggest tell";

/// Nouns that are in no table of those who speak, and yet speak.
const VOICES: &str =
    "allies ally camp families family leadership management media opposition press prosecution public side sides";

/// Whether a thing is taken to show it: `the cracks suggest that …`, `as its name implies`. What is written says so.
fn is_inferred(reading: &Reading, subject: Option<&Subject>, head: usize) -> bool {
    let Some(subject) = subject.filter(|_| !cues::is_noun(reading, head) && cues::is_one_of(reading, head, INFERRING)) else {
        return false;
    };
    let last = subject.last;
    let word = reading.word(last).to_lowercase();
    match reading.tags[last] {
        Tag::Noun | Tag::Nouns => {
            let counted = last > subject.first && reading.tags[last - 1] == Tag::Number;
            !subject.somebody && !counted && !(subject.first..=last).any(|at| speaks(reading, at))
        }
        Tag::Determiner | Tag::Pronoun => subject.first == last && word == "this",
        Tag::Question => {
            word == "which"
                && last > 1
                && reading.word(last - 1) == ","
                && reading.kinds[last - 2] == 0
                && !speaks(reading, last - 2)
        }
        _ => false,
    }
}

/// Whether token `at` is a noun for somebody, or for what is written, which tells what they say.
fn speaks(reading: &Reading, at: usize) -> bool {
    let word = reading.word(at).to_lowercase();
    let singular = word.strip_suffix('s').unwrap_or(&word);
    let agent = reading.tags[at] != Tag::Name
        && ["er", "or", "ist", "ian", "ee", "ant", "man", "men"].iter().any(|end| singular.ends_with(end));
    let is = |property| reading.is_noun_of(at, property);
    let written = is(Property::Document) && !matches!(word.as_str(), "data" | "history");
    let person = agent || is(Property::Female) || is(Property::Male) || reading.may_speak(at);
    reading.tags[at].is_noun() && (written || person || VOICES.split(' ').any(|voice| voice == word))
}

/// Verbs of doubt that say what follows when they are denied themselves: `did not dispute that it was late`.
const DOUBLED: &str = "challenge dispute doubt question rule";

/// Whether it is told that somebody did not say it: `did not say when`, `never urged`, `no mention of`, `without naming`. Who
/// denies that it is so says something all the same, and who does not think so thinks otherwise.
fn is_negated(reading: &Reading, cue: &Range<usize>, head: usize) -> bool {
    let says_so = reading.cues[head].is_some_and(|cue| matches!(cue.class, Class::Denial | Class::Thought))
        || cues::is_one_of(reading, head, DOUBLED);
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

/// Whether the writer remarks it in passing: `it is fair to say that …`, `it is worth noting that …`, `it is telling that …`
fn is_aside(reading: &Reading, cue: &Range<usize>, head: usize) -> bool {
    let telling = reading.word(head) == "telling" && reading.text.word_or_empty(head + 1) == "that";
    let comments = telling || reading.word(cue.start) == "to" || reading.word(cue.start).ends_with("ing");
    let Some(judges) = (if telling { head } else { cue.start }).checked_sub(1).filter(|_| comments) else { return false };
    let judged = telling || reading.tags[judges] == Tag::Adjective || reading.word(judges) == "worth";
    let before = (reading.frame(judges).start.max(judges.saturating_sub(IT_WITHIN))..judges).rev();
    let mut clause = before.take_while(|&at| reading.tags[at] != Tag::Mark || reading.word(at) == "’s");
    let helps = |at: usize| reading.tags[at] == Tag::Modal || matches!(reading.word(at), "is" | "was" | "'s" | "’s" | "seems");
    judged && clause.any(|at| matches!(reading.word(at), "it" | "It") && helps(at + 1))
}
