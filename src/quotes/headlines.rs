//! Headlines that end in who says them: `Bridge is unsafe, says mayor`, `Bridge to close, Lund tells council`,
//! `Bridge ‘unsafe’ – mayor`. In them the last words turn round what the scorers know from sentences.

use super::attribution::Attribution;
use super::choose::{Chosen, Tie};
use super::phrases;
use super::reading::Reading;
use crate::tags::Tag;
use crate::text::Paragraph;
use std::ops::Range;

/// A headline has at most so many tokens.
const LONGEST: usize = 32;

/// Who says it takes at most so many tokens, cue and addressee included.
const LONGEST_END: usize = 9;

/// So many tokens at least are said: less stands before a comma for other reasons.
const FEWEST: usize = 2;

/// How likely a word must be a cue to end a headline.
const CUE: f32 = 0.3;

/// How sure the form is: all 11 on 221 saved pages, links to other stories included, are right.
const SURE: f32 = 0.9;

/// What headlines say by their form; `all` are the text's attributions.
pub fn find(reading: &Reading, all: &[Attribution]) -> Vec<Chosen> {
    let paragraphs = reading.text.paragraphs.iter().enumerate();
    let headlines = paragraphs.filter(|(number, paragraph)| is_headline(reading, paragraph, *number == 0));
    headlines.filter_map(|(_, paragraph)| said(reading, &paragraph.tokens, all)).collect()
}

/// Whether a paragraph is a heading; that a text begins with one, or is one, shows only in that it does not end as a sentence.
fn is_headline(reading: &Reading, paragraph: &Paragraph, first: bool) -> bool {
    let Some(last) = paragraph.tokens.clone().last() else { return false };
    let unended = !matches!(reading.word(last), "." | "!" | "?" | ":" | "…" | "”" | "\"");
    paragraph.tokens.len() <= LONGEST && unended && (paragraph.heading || first)
}

/// What `headline` says, if it ends in who says it.
fn said(reading: &Reading, headline: &Range<usize>, all: &[Attribution]) -> Option<Chosen> {
    let from = headline.end.saturating_sub(LONGEST_END).max(headline.start + FEWEST);
    let part = (from..headline.end).rev().find(|&index| parts(reading, index))?;
    let words = headline.start..part_start(reading, part);
    let end = part + 1..headline.end;
    if end.is_empty() || words.len() < FEWEST {
        return None;
    }
    let (cue, speaker) = match reading.word(part) {
        "-" | "–" | "—" => (part, signer(reading, &end)?),
        _ => attributed(reading, &end, all)?,
    };
    Some(Chosen { cue: Some(cue), parts: vec![words], speaker: Some(speaker), chance: SURE, carried: 0, tie: Tie::Headline })
}

/// Whether token `index` parts what is said from who says it.
fn parts(reading: &Reading, index: usize) -> bool {
    let closes = || reading.closes(index + 1).is_some();
    matches!(reading.word(index), "," | "–" | "—") || reading.word(index) == "-" && apart(reading, index) || closes()
}

/// Whether white space is around a token.
fn apart(reading: &Reading, index: usize) -> bool {
    let span = reading.text.tokens[index].span;
    let raw = reading.text.raw;
    raw[..span.start].ends_with(char::is_whitespace) && raw[span.end..].starts_with(char::is_whitespace)
}

/// Where the words end that token `part` parts from what follows: quotation marks are theirs.
fn part_start(reading: &Reading, part: usize) -> usize {
    if reading.closes(part + 1).is_some() { part + 1 } else { part }
}

/// Cue and speaker in `end`: `says mayor`, `mayor says`, `mayor tells council`.
fn attributed(reading: &Reading, end: &Range<usize>, all: &[Attribution]) -> Option<(usize, Range<usize>)> {
    let from = all.partition_point(|one| one.cue < end.start);
    let cues = all[from..].iter().take_while(|one| one.cue < end.end).filter(|one| one.cue_chance >= CUE);
    let cue = cues.max_by(|a, b| a.cue_chance.total_cmp(&b.cue_chance))?.cue;
    // Headlines tell in the present.
    let says = reading.cues[cue].is_some_and(|cue| cue.verb) && !matches!(reading.tags[cue], Tag::Past | Tag::PastParticiple);
    if !says || end.clone().any(|index| index != cue && reading.tags[index].is_verb()) {
        return None;
    }
    let whole = |from: usize, to: usize| from < to && phrases::core_end(reading, from, to) == to;
    let somebody =
        |speaker: Range<usize>| (whole(speaker.start, speaker.end) && is_somebody(reading, &speaker)).then_some((cue, speaker));
    if cue == end.start {
        return somebody(cue + 1..end.end);
    }
    // What follows the cue is whom they tell, or nothing.
    let addressed = cue + 1 == end.end || whole(cue + 1, end.end) && tells(reading.word(cue));
    if addressed { somebody(end.start..cue) } else { None }
}

/// Whether a phrase ends in a name or in a noun for people or a body.
fn is_somebody(reading: &Reading, phrase: &Range<usize>) -> bool {
    let last = phrase.end - 1;
    reading.kinds[last] != 0 || reading.may_speak(last)
}

/// Whether a verb takes whom it is said to as its object.
fn tells(verb: &str) -> bool {
    let forms = ["tell", "tells", "told", "warn", "warns", "warned", "assure", "assures", "assured", "remind", "reminds"];
    forms.iter().any(|form| verb.eq_ignore_ascii_case(form))
}

/// All of `end`, where it is a noun for people, without a name: names after a dash are of papers and writers.
fn signer(reading: &Reading, end: &Range<usize>) -> Option<Range<usize>> {
    let whole = phrases::core_end(reading, end.start, end.end) == end.end;
    let common = reading.tags[end.end - 1] != Tag::Name && end.clone().all(|index| reading.kinds[index] == 0);
    (whole && common && reading.may_speak(end.end - 1)).then(|| end.clone())
}
