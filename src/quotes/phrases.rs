//! Noun phrases: the cores that speakers are chosen from, and how far a chosen one reaches.

use super::contents::is_time;
use super::limits::is_channel;
use super::reading::Reading;
use crate::entities::Type;
use crate::tags::Tag;
use std::ops::Range;

/// No core is longer, in tokens.
const LONGEST: usize = 16;

/// The cores of the noun phrases in `within`, outside quoted segments, in order.
pub fn cores(reading: &Reading, within: Range<usize>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = within.start;
    while at < within.end {
        let end = core_end(reading, at, within.end);
        if end > at {
            found.push(at..end);
            // A possessor may be who speaks: “Lund’s claim that …”.
            let clitic = (at..end).find(|&i| reading.tags[i] == Tag::Clitic).filter(|&i| i > at);
            found.extend(clitic.map(|clitic| at..clitic));
        } else if reading.tags[at] == Tag::Possessive && at + 1 == within.end && reading.segment_of[at].is_none() {
            // “Her claim that …”, where the claim is the cue.
            found.push(at..at + 1);
        }
        at = end.max(at + 1);
    }
    found
}

/// Where the core that begins at token `at`, before `limit`, ends; `at` itself if none does.
pub(super) fn core_end(reading: &Reading, at: usize, limit: usize) -> usize {
    if at >= limit || reading.segment_of[at].is_some() || is_time(reading.word(at)) && reading.tags[at] != Tag::Determiner {
        return at;
    }
    let tag = reading.tags[at];
    let word = reading.word(at);
    if tag == Tag::Pronoun || tag == Tag::Question && matches!(word, "who" | "which" | "that" | "what") {
        return at + 1;
    }
    let mut end = at;
    let mut nominal = false;
    while end < limit.min(at + LONGEST) && reading.segment_of[end].is_none() {
        let tag = reading.tags[end];
        let next_nominal = end + 1 < limit && reading.tags[end + 1].is_nominal();
        let goes_on = match tag {
            _ if gives_examples(reading, end, limit) => false,
            // “Monday Lund said”
            _ if end > at && reading.is_of(end - 1, Type::Date) != reading.is_of(end, Type::Date) => false,
            Tag::Noun | Tag::Nouns | Tag::Name => !(end > at && is_weekday(reading.word(end))),
            Tag::Number => true,
            Tag::Determiner | Tag::Possessive => end == at || reading.tags[end - 1] == Tag::Determiner,
            // “The court last week said”
            Tag::Adjective => !(is_time(reading.word(end)) && end > at && reading.tags[end - 1].is_noun()),
            Tag::PastParticiple | Tag::Gerund => end > at && next_nominal && !nominal,
            Tag::Clitic => nominal && end + 1 < limit,
            Tag::Adverb if end > at => reading.tags[end - 1] == Tag::Determiner && next_nominal,
            Tag::Adverb => next_nominal && matches!(word, "nearly" | "about" | "more" | "most"),
            _ if reading.word(end) == "%" => end > at && reading.tags[end - 1] == Tag::Number,
            Tag::Mark if is_plural_possessor(reading, end) => nominal && next_nominal,
            Tag::Mark => matches!(reading.word(end), "&" | "-" | "." | "#" | "@" | "$") && (nominal || end == at) && next_nominal,
            _ => false,
        };
        if !goes_on {
            break;
        }
        nominal |= tag.is_noun() || matches!(tag, Tag::Number | Tag::Determiner | Tag::Adjective);
        end += 1;
    }
    if nominal && reading.tags[end - 1] == Tag::Clitic {
        end -= 1;
    }
    // An article alone is nobody, but where a date parts it from its noun: “a 2019 study”.
    let article = end == at + 1 && matches!(word, "a" | "an" | "the" | "A" | "An" | "The");
    let dated = end < limit && reading.is_of(end, Type::Date);
    if nominal && (dated || !article) { end } else { at }
}

/// Where the noun phrase that begins at token `at` ends, with the phrases that prepositions join to it; none where one of them
/// does not end in a noun.
pub(super) fn chain_end(reading: &Reading, at: usize, limit: usize) -> Option<usize> {
    let core = |at: usize| Some(core_end(reading, at, limit)).filter(|&end| end > at && reading.tags[end - 1].is_noun());
    let mut end = core(at)?;
    while end + 1 < limit && reading.tags[end].is_preposition() {
        end = core(end + 1)?;
    }
    Some(end)
}

/// Whether the apostrophe at token `at` is that of *the pilots’ union*.
fn is_plural_possessor(reading: &Reading, at: usize) -> bool {
    let tokens = &reading.text.tokens;
    let tight = at > 0 && tokens[at - 1].span.end == tokens[at].span.start;
    matches!(reading.word(at), "'" | "’") && tight && reading.word(at - 1).ends_with('s')
}

/// Whether *such as* begins at token `at`.
fn gives_examples(reading: &Reading, at: usize, limit: usize) -> bool {
    at + 1 < limit && reading.word(at) == "such" && reading.word(at + 1) == "as"
}

fn is_weekday(word: &str) -> bool {
    word.ends_with("day") && is_time(word)
}

/// The whole phrase around `core`: what modifies it up to the cue, or up to the end of its clause.
///
/// It crosses neither the cue nor what is `taken`: the content.
pub fn whole(
    reading: &Reading,
    core: &Range<usize>,
    cue: usize,
    frame: &Range<usize>,
    taken: impl Fn(usize) -> bool,
) -> Range<usize> {
    // “She and her brother Lund said”.
    let joined = reading.tags[core.start] == Tag::Pronoun && reading.text.word_or_empty(core.end) == "and";
    if core.len() == 1 && matches!(reading.tags[core.start], Tag::Pronoun | Tag::Question) && !joined {
        return core.clone();
    }
    let limit = if core.end <= cue { super::cues::whole(reading, cue).start } else { frame.end };
    let mut end = core.end;
    loop {
        let grown = grow(reading, end, limit, &taken);
        if grown == end || grown - core.start > 40 {
            break;
        }
        end = grown;
    }
    core.start..end
}

/// One step beyond `end`: a prepositional phrase, a joined name, an apposition.
fn grow(reading: &Reading, end: usize, limit: usize, taken: &impl Fn(usize) -> bool) -> usize {
    if end + 1 >= limit || taken(end) || reading.segment_of[end].is_some() {
        return end;
    }
    let core = |at: usize| {
        let stop = core_end(reading, at, limit);
        (stop > at && !(at..stop).any(taken)).then_some(stop)
    };
    let word = reading.word(end);
    let grown = match word {
        "of" | "for" | "at" | "with" | "from" | "in" | "on" | "to" | "and" | "&" | "who" => core(end + 1).filter(|&next| {
            let joins = match word {
                "of" | "and" | "&" | "for" | "at" | "with" | "from" => true,
                // “residents loyal to Lund”
                _ if matches!(reading.tags[end - 1], Tag::Adjective | Tag::PastParticiple) => true,
                _ => next < limit && reading.tags[next] != Tag::Noun,
            };
            // “Lund in a statement”
            let his = reading.tags[end + 1] == Tag::Possessive || matches!(reading.word(end + 1), "a" | "an");
            let uttered = word == "in" && his && reading.cues[next - 1].is_some_and(|cue| cue.noun);
            // “The council on Monday”, “Lund on Twitter”
            let told =
                matches!(word, "in" | "on" | "at") && (reading.is_of(end + 1, Type::Date) || is_channel(reading, next - 1));
            joins && !told && !uttered && !reading.tags[end + 1..next].contains(&Tag::Pronoun)
        }),
        // “a letter sent to the mayor”, “officials familiar with the talks”
        _ if (matches!(reading.tags[end], Tag::PastParticiple | Tag::Adjective) || matches!(word, "familiar" | "close"))
            && reading.tags[end + 1].is_preposition() =>
        {
            core(end + 2)
        }
        // “a memo posted online by Lund”
        _ if reading.tags[end] == Tag::PastParticiple
            && reading.tags[end + 1] == Tag::Adverb
            && end + 2 < limit
            && reading.tags[end + 2].is_preposition() =>
        {
            core(end + 3)
        }
        "such" if gives_examples(reading, end, limit) => core(end + 2),
        "including" => core(end + 1),
        "," => apposition(reading, end, limit, core, taken),
        "(" => (end + 1..limit.min(end + 8)).find(|&at| reading.word(at) == ")").map(|close| close + 1),
        _ => None,
    };
    grown.unwrap_or(end)
}

/// Where the apposition ends that begins after the comma at token `comma`, or the last of several joined ones: `a fellow in
/// Oslo, Norway, and author of the study, said`; `core` says where the core that begins at a token ends.
fn apposition(
    reading: &Reading,
    comma: usize,
    limit: usize,
    core: impl Fn(usize) -> Option<usize>,
    taken: &impl Fn(usize) -> bool,
) -> Option<usize> {
    let last = match reading.word(comma + 1) {
        "and" | "including" => core(comma + 2),
        "such" if gives_examples(reading, comma + 1, limit) => core(comma + 3),
        _ => None,
    };
    let start = comma + 1 + usize::from(last.is_some());
    let mut close = last.or_else(|| core(start)).filter(|_| reading.tags[start] != Tag::Pronoun)?;
    let goes_on = |at: usize| matches!(reading.word(at), "of" | "for" | "at" | "with" | "from" | "in" | "and" | "on" | "to");
    while close + 1 < limit && !taken(close) && goes_on(close) {
        close = match core(close + 1) {
            Some(stop) => stop,
            None => break,
        };
    }
    // It is closed by a comma, by the cue, or by the end.
    match reading.word(close.min(limit - 1)) {
        _ if close >= limit => Some(close),
        "," if close + 1 >= limit => Some(close + 1),
        _ if last.is_some() => None,
        "," | "." | ";" => Some(close),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::quotes;
    use crate::text::Text;

    #[test]
    fn a_phrase_that_the_text_breaks_off_ends_before_what_would_go_on() {
        for cut in ["Lund, and", "Lund such as", "Lund of", "the mayor close to"] {
            let raw = format!("“The bridge is safe,” said {cut}");
            let quotes = quotes::find(&Text::from_plain(&raw), &[]);
            let speaker = quotes[0].speaker.expect("a speaker").of(&raw);
            assert!(["Lund", "the mayor"].contains(&speaker), "{speaker}");
        }
    }
}
