//! What becomes of each quoted segment that nothing chosen attributes, in order: the marks around it may tie it to a quote
//! whatever the scorers say, and what one segment is given to is what the next may go on.

use super::choose::Chosen;
use super::loose::{self, Fate, Loose};
use super::reading::{Reading, Segment};
use crate::text::Shape;
use std::ops::Range;

/// The quotes of a text, and the segments that are nobody's, by their numbers, with the probability that they are not.
pub struct Settled {
    /// The quotes, in the order in which they begin.
    pub quotes: Vec<Chosen>,
    /// The segments that are nobody's.
    pub scare: Vec<(usize, f32)>,
}

/// Gives each segment that is not in `chosen`, quotes in order, the fate that `judge` finds; linear in the length of the
/// text. Those that their marks tie to a quote are its own whatever `judge` says.
pub fn settle(reading: &Reading, chosen: Vec<Chosen>, mut judge: impl FnMut(&Loose) -> Fate) -> Settled {
    let loose = loose::loose(reading, &chosen);
    let mut quotes: Vec<Chosen> = Vec::with_capacity(chosen.len());
    let mut scare = Vec::new();
    let mut waiting = chosen.into_iter().peekable();
    for segment in loose {
        let tokens = reading.segments[segment].tokens.clone();
        let is_over = |next: &Chosen| next.parts[0].start < tokens.start && !leads_to(reading, segment, next);
        while let Some(next) = waiting.next_if(is_over) {
            quotes.push(next);
        }
        let fate = judge(&Loose { last: quotes.last(), segment });
        if let Some(next) = waiting.peek_mut()
            && takes_over(reading, segment, next, &fate)
        {
            let ahead = next.parts.partition_point(|part| part.start < tokens.start);
            next.parts.insert(ahead, tokens);
            next.carried += 1;
            continue;
        }
        if let Some(open) = left_open(reading, segment)
            && let Some(quote) = quotes.iter_mut().rev().take(ASIDES).find(|quote| holds_at_end(quote, open))
        {
            go_on(quote, tokens);
            continue;
        }
        match fate {
            _ if quotes.last().is_some_and(|last| is_resumed(reading, segment, last)) => {
                if let Some(last) = quotes.last_mut() {
                    go_on(last, tokens);
                }
            }
            Fate::GoesOn if quotes.last().is_some_and(|last| is_another(reading, segment, last)) => {
                let chance = quotes.last().map_or(0.0, |last| last.chance);
                quotes.push(Chosen::unattributed(tokens, chance));
            }
            Fate::GoesOn => {
                if let Some(last) = quotes.last_mut() {
                    go_on(last, tokens);
                }
            }
            Fate::Speech(speech) => quotes.push(speech),
            Fate::Scare(chance) => scare.push((segment, chance)),
        }
    }
    quotes.extend(waiting);
    Settled { quotes, scare }
}

/// Whether `next`, the first quote that is attributed behind a segment, has it too: it began before it, is interrupted
/// by its own cue, or is led to by paragraphs that leave their marks open where nothing else goes on.
fn takes_over(reading: &Reading, segment: usize, next: &Chosen, fate: &Fate) -> bool {
    next.parts[0].start < reading.segments[segment].tokens.start
        || is_interrupted(reading, segment, next)
        || !matches!(fate, Fate::GoesOn) && leads_to(reading, segment, next)
}

/// Between the paragraphs of a quote so many others may be found at most, in a caption, say, and so many of its stretches
/// are looked at.
const ASIDES: usize = 6;

/// Where the segment begins that this one takes up.
fn left_open(reading: &Reading, segment: usize) -> Option<usize> {
    let before = &reading.segments[segment.checked_sub(1)?];
    (reading.segments[segment].quoted.resumes && !before.quoted.closed).then_some(before.tokens.start)
}

/// Whether one of the last stretches of `quote` holds token `index`: a quote may run over every paragraph of a page.
fn holds_at_end(quote: &Chosen, index: usize) -> bool {
    quote.parts.iter().rev().take(ASIDES).any(|part| part.contains(&index))
}

/// Adds `tokens` to the words of `quote`.
fn go_on(quote: &mut Chosen, tokens: Range<usize>) {
    // The last stretch of a split quote may come after it.
    let behind = quote.parts.iter().rev().take_while(|part| part.start > tokens.start).count();
    quote.parts.insert(quote.parts.len() - behind, tokens);
    quote.carried += 1;
}

/// Whether a segment that is a paragraph of its own need not go on `last`, a closed one that is a paragraph too and that nobody
/// is known to say: replies of a list are several people's.
fn is_another(reading: &Reading, segment: usize, last: &Chosen) -> bool {
    let whole = |number: usize| {
        let segment = &reading.segments[number];
        let line = reading.text.paragraph_at(segment.quoted.span.start);
        let ends = reading.text.paragraphs.get(line).is_some_and(|line| line.tokens.start == segment.tokens.start);
        segment.quoted.closed && ends
    };
    let before = last.parts.last().and_then(|part| reading.segment_of[part.start]);
    last.cue.is_none() && last.speaker.is_none() && whole(segment) && before.is_some_and(|before| whole(before as usize))
}

/// Whether a segment that ends in a comma stands before the cue of `next`, which goes on after it: “One,” said Lund, “or two”;
/// sank “slowly,” as Lund said, “but surely.”
fn is_interrupted(reading: &Reading, segment: usize, next: &Chosen) -> bool {
    let tokens = &reading.segments[segment].tokens;
    let frame = reading.frame(tokens.start);
    let comma = tokens.len() > 2 && reading.word(tokens.end - 2) == ",";
    let after = next.cue.is_some_and(|cue| tokens.end <= cue && cue < next.parts[0].start && frame.contains(&cue));
    let goes_on = reading.opens(next.parts[0].start).is_some();
    let r#as = reading.text.word_or_empty(tokens.end) == "as";
    comma && after && goes_on && (frame.start == tokens.start || r#as)
}

/// Whether a segment goes on in the middle of the sentence that `last` breaks off with a comma for its cue: “One,” said Lund
/// on the day she left, “or two.”
fn is_resumed(reading: &Reading, segment: usize, last: &Chosen) -> bool {
    let tokens = &reading.segments[segment].tokens;
    let Some(broken) = last.parts.last().filter(|part| part.len() > 2 && part.end < tokens.start) else { return false };
    let between = last.cue.is_some_and(|cue| broken.end <= cue && cue < tokens.start);
    let comma = |at: usize| reading.word(at) == ",";
    let lower = reading.text.tokens.get(tokens.start + 1).is_some_and(|token| token.shape == Shape::Lower);
    let marked = reading.closes(broken.end).is_some() && comma(broken.end - 2) && comma(tokens.start - 1);
    between && marked && lower && reading.frame(broken.start) == reading.frame(tokens.start)
}

/// Who says an unclosed quote is looked for in so many paragraphs at most.
const PARAGRAPHS: usize = 20;

/// Whether the paragraphs after an unclosed segment take its quote up again until it is attributed, in `next`.
fn leads_to(reading: &Reading, segment: usize, next: &Chosen) -> bool {
    let mark = |segment: &Segment| reading.word(segment.tokens.start);
    let resumed = |pair: &&[Segment]| !pair[0].quoted.closed && pair[1].quoted.resumes && mark(&pair[0]) == mark(&pair[1]);
    let run = reading.segments[segment..].windows(2).take(PARAGRAPHS);
    let mut run = run.take_while(resumed).map(|pair| pair[1].tokens.start);
    run.any(|start| next.parts.iter().any(|part| part.start == start))
}
