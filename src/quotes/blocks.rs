//! Words set apart as a block quote, by whom a line below them names (`— Ada Lund, mayor`) or the sentence before them
//! (`Lund wrote:`). A block quote that has neither is none here: many are summaries, notes and tables.

use super::attribution::Attribution;
use super::choose::{Chosen, Tie};
use super::contents::{Content, Order};
use super::likeliest;
use super::model::Model;
use super::phrases;
use super::reading::Reading;
use crate::entities::Type;
use crate::tags::Tag;
use crate::text::{Paragraph, Shape};
use std::ops::Range;

/// A line that signs what stands above it has at most so many tokens.
const LONGEST: usize = 24;

/// The same where no dash leads it.
const LONGEST_BARE: usize = 12;

/// A paragraph with fewer words says nothing by itself: a table's cells are such.
const FEWEST_WORDS: usize = 4;

/// How sure a signed block quote is its signer's: all of 19 on 221 saved pages are.
const SURE_OF_SIGNED: f32 = 0.95;

/// The same of one before which a name stands alone, with a colon.
const SURE_OF_NAMED: f32 = 0.9;

/// The same of one that is announced without a word of saying, where nobody is named. Of 50 with a colon before them,
/// 38 on one page, all but one are somebody's words; of 14 speakers found, 12 are right.
const SURE_OF_UNNAMED: f32 = 0.5;

/// How likely a word must be a cue to say whose what is set apart after it is.
const CUE: f32 = 0.3;

/// The block quotes that are somebody's words; `all` are the text's attributions.
pub fn find(reading: &Reading, all: &[Attribution], model: &Model) -> Vec<Chosen> {
    // One of nothing but characters that are no tokens has none.
    let paragraphs: Vec<&Paragraph> = reading.text.paragraphs.iter().filter(|paragraph| !paragraph.tokens.is_empty()).collect();
    let mut found = Vec::new();
    let mut at = 0;
    for run in paragraphs.chunk_by(|before, after| before.block_quote == after.block_quote) {
        let next = paragraphs.get(at + run.len()).copied();
        let before = at.checked_sub(1).map(|before| paragraphs[before]);
        at += run.len();
        if run[0].block_quote.is_some() {
            found.extend(signed(reading, run, next).or_else(|| introduced(reading, run, before?, all, model)));
        }
    }
    found.extend(paragraphs.windows(2).filter_map(|pair| signed_line(reading, pair[0], Some(pair[1]))));
    found.extend(paragraphs.last().and_then(|last| signed_line(reading, last, None)));
    found.sort_unstable_by_key(|one| one.parts[0].start);
    found
}

/// The words of `block`, where a line at its end or the one after it says whose they are.
fn signed(reading: &Reading, block: &[&Paragraph], next: Option<&Paragraph>) -> Option<Chosen> {
    let mut parts: Vec<Range<usize>> = block.iter().map(|paragraph| paragraph.tokens.clone()).collect();
    let last = parts.pop()?;
    let speaker = if let Some(signer) = signer(reading, &last).filter(|_| !parts.is_empty()) {
        signer
    } else {
        let sentence = reading.frame(last.end - 1);
        let apart = sentence.start > last.start && is_dash(reading.word(sentence.start));
        match signer(reading, &sentence).filter(|_| apart) {
            Some(signer) => {
                parts.push(last.start..sentence.start);
                signer
            }
            None => {
                parts.push(last);
                let line = next.filter(|line| line.block_quote.is_none() && is_dash(reading.word(line.tokens.start)))?;
                signer(reading, &line.tokens)?
            }
        }
    };
    Some(Chosen { cue: None, parts, speaker: Some(speaker), chance: SURE_OF_SIGNED, carried: 0, tie: Tie::Signature })
}

/// The marked words of a paragraph, where nothing but a dash and who says them comes after them: `“We are ready.” — Ada Lund`.
fn signed_line(reading: &Reading, paragraph: &Paragraph, next: Option<&Paragraph>) -> Option<Chosen> {
    let tokens = &paragraph.tokens;
    let segment =
        reading.opens(tokens.start).filter(|segment| segment.words >= FEWEST_WORDS && paragraph.block_quote.is_none())?;
    let words = segment.tokens.clone();
    let line = if words.end < tokens.end { words.end..tokens.end } else { next?.tokens.clone() };
    let start = line.start + 1;
    let named = is_dash(reading.word(line.start)) && start < line.end && reading.is_of(start, Type::Person);
    let speaker = signer(reading, &line).filter(|_| named)?;
    let parts = vec![words];
    Some(Chosen { cue: None, parts, speaker: Some(speaker), chance: SURE_OF_SIGNED, carried: 0, tie: Tie::Signature })
}

/// Whom a line names that signs what stands above it: `— Ada Lund, mayor`, or no more than a name and what they are.
fn signer(reading: &Reading, line: &Range<usize>) -> Option<Range<usize>> {
    let text = reading.text;
    let start = line.clone().find(|&index| !is_dash(text.word(index)))?;
    let led = start > line.start;
    if line.len() > if led { LONGEST } else { LONGEST_BARE } || matches!(text.word(line.end - 1), "." | "!" | "?" | ":" | "…") {
        return None;
    }
    let is_date = |index: usize| reading.is_of(index, Type::Date);
    let stops = |index: usize| match text.word(index) {
        "(" | "[" | "|" | "·" | "@" => true,
        "," => index + 1 < line.end && is_date(index + 1),
        _ => is_date(index),
    };
    let end = (start..line.end).find(|&index| stops(index)).unwrap_or(line.end);
    // Names are made unknown with asterisks.
    let of_name = |index: usize| text.tokens[index].shape != Shape::Mark || text.word(index).starts_with('*');
    let end = (start..end).rfind(|&index| of_name(index))? + 1;
    let handle = line.clone().any(|index| text.word(index).starts_with('@'));
    let verbs = (start..end).any(|index| reading.tags[index].is_verb());
    let signs = if led { handle || text.tokens[start].shape.is_capital() } else { is_named(reading, start) && !verbs };
    signs.then_some(start..end)
}

fn is_dash(word: &str) -> bool {
    matches!(word, "—" | "–" | "-" | "―" | "--")
}

/// The words of `block`, where the sentence before it ends in a colon: they are somebody's, if not always a speaker's
/// that it names.
fn introduced(reading: &Reading, block: &[&Paragraph], before: &Paragraph, all: &[Attribution], model: &Model) -> Option<Chosen> {
    let last = unnoted(reading, &before.tokens);
    if before.heading || reading.word(last) != ":" || !is_prose(reading, block) || is_thread(reading, block) {
        return None;
    }
    let parts: Vec<Range<usize>> = block.iter().map(|paragraph| paragraph.tokens.clone()).collect();
    let frame = reading.frame(last);
    if let Some(speaker) = named_alone(reading, frame.start..last) {
        return Some(Chosen {
            cue: Some(last),
            parts,
            speaker: Some(speaker),
            chance: SURE_OF_NAMED,
            carried: 0,
            tie: Tie::Introduction(None),
        });
    }
    let from = all.partition_point(|one| one.cue < frame.start);
    let to = all.partition_point(|one| one.cue < frame.end);
    let cues = (from..to).filter(|&number| all[number].cue_chance >= CUE);
    let Some(number) = cues.max_by(|&a, &b| all[a].cue_chance.total_cmp(&all[b].cue_chance)) else {
        let (speaker, chance) = (leading(reading, frame.start..last), SURE_OF_UNNAMED);
        return Some(Chosen { cue: None, parts, speaker, chance, carried: 0, tie: Tie::Introduction(None) });
    };
    let (cue, chance) = (all[number].cue, all[number].cue_chance);
    let content = Content { order: Order::Next, first: parts[0].clone(), second: parts[0].end..parts[0].end };
    let (speaker, sure) = match writer(reading, frame.start..cue) {
        Some(writer) => (Some(writer), SURE_OF_NAMED),
        None => likeliest::speaker(reading, cue, &content, &model.speaker),
    };
    let tie = Tie::Introduction(Some((number, sure)));
    Some(Chosen { cue: Some(cue), parts, speaker, chance, carried: 0, tie })
}

/// The subject of the last clause of the words that lead to a block quote, if it is somebody: `But Lund is patient:`.
fn leading(reading: &Reading, words: Range<usize>) -> Option<Range<usize>> {
    let verb = |core: &Range<usize>| (core.end..words.end).find(|&at| reading.tags[at] != Tag::Adverb && reading.word(at) != ",");
    let rules = |core: &Range<usize>| verb(core).is_some_and(|at| reading.tags[at].is_finite());
    // “What she sees”, “the bridge she sees” and “if she sees” are parts of clauses.
    let heads = |core: &Range<usize>| {
        let before = core.start.checked_sub(1).filter(|&before| before >= words.start).map(|before| reading.tags[before]);
        before.is_none_or(|tag| matches!(tag, Tag::Mark | Tag::Adverb | Tag::Conjunction))
    };
    let subject = phrases::cores(reading, words.clone()).into_iter().rfind(|core| rules(core) && heads(core))?;
    let last = subject.end - 1;
    let person = matches!(reading.word(last).to_lowercase().as_str(), "he" | "she" | "i");
    (person || reading.is_of(last, Type::Person) || reading.may_speak(last)).then_some(subject)
}

/// Who has written a letter, by the words before *wrote*: the name before an address, `Ada Lund <ada@sundby.example>`, which
/// may have a line to itself.
fn writer(reading: &Reading, words: Range<usize>) -> Option<Range<usize>> {
    words.clone().last().filter(|&last| reading.word(last) == ">")?;
    let end = words.rev().find(|&index| reading.word(index) == "<")?;
    let of_name = |&index: &usize| is_named(reading, index) && (index + 1 == end || !reading.text.breaks_after(index));
    let start = (0..end).rev().take_while(of_name).last()?;
    Some(start..end)
}

/// The last token of a paragraph, the numbers of notes left out: `According to the harbour authority:[3]`.
fn unnoted(reading: &Reading, paragraph: &Range<usize>) -> usize {
    let mut last = paragraph.end - 1;
    while last >= paragraph.start + 3 && reading.word(last) == "]" && reading.word(last - 2) == "[" {
        last -= 3;
    }
    last
}

/// Whether most of a block's paragraphs say something: a table's cells do not.
fn is_prose(reading: &Reading, block: &[&Paragraph]) -> bool {
    let says = |paragraph: &&&Paragraph| {
        let is_word = |index: &usize| reading.text.tokens[*index].shape.is_word();
        paragraph.tokens.clone().filter(is_word).take(FEWEST_WORDS).count() == FEWEST_WORDS
    };
    block.iter().filter(says).count() * 2 >= block.len()
}

/// Whether lines of a block say whose the next ones are: `Lund wrote:`.
fn is_thread(reading: &Reading, block: &[&Paragraph]) -> bool {
    let (_, lines) = block.split_last().unwrap_or((&block[0], block));
    lines.iter().any(|line| {
        let last = line.tokens.end - 1;
        let cue = last.checked_sub(1).filter(|&cue| line.tokens.contains(&cue)).and_then(|cue| reading.cues[cue]);
        reading.word(last) == ":" && cue.is_some_and(|cue| cue.verb)
    })
}

/// All of `tokens`, where they are no more than a name.
fn named_alone(reading: &Reading, tokens: Range<usize>) -> Option<Range<usize>> {
    let named = |index: usize| is_named(reading, index);
    (!tokens.is_empty() && tokens.clone().all(named)).then_some(tokens)
}

/// Whether token `index` is in the name of somebody who may say something.
fn is_named(reading: &Reading, index: usize) -> bool {
    [Type::Person, Type::Organization].into_iter().any(|kind| reading.is_of(index, kind))
}
