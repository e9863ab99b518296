//! Quotes in quotation marks, attributed by position: the cue nearest to the marks, the phrase beside it.

use super::{Kind, Quote, cues, speaker};
use crate::entities::Mention;
use crate::text::{Quoted, Span, Text};

/// How far from the marks a cue may stand, in tokens.
const REACH: usize = 16;

/// Marked stretches of up to this many words with no cue near them attribute nothing. On the
/// development corpora a third of stretches of up to three words is nobody's speech, and of longer
/// ones without a cue most are titles or names.
const SCARE_WORDS: usize = 7;

/// What attributes a marked stretch.
struct Attribution {
    cue: Span,
    speaker: Option<Span>,
    /// The first token after a cue that stands before the marks.
    reported_from: Option<usize>,
}

/// The quotes of `text` in quotation marks, in order; linear in its length.
///
/// `mentions` tell a name that is a speaker from other words before a colon.
pub fn find(text: &Text, mentions: &[Mention]) -> Vec<Quote> {
    let mut quotes: Vec<Quote> = Vec::new();
    let mut previous: Option<Quoted> = None;
    for &quoted in &text.quoted {
        let frame = Frame::of(text, quoted, previous);
        let words = text.tokens[frame.first..frame.after].iter().filter(|t| t.shape != crate::text::Shape::Mark).count();
        // Between the parts of a split quote stands one cue, the first part's.
        let taken = quotes.last().and_then(|quote| quote.cue);
        match frame.attribution(mentions).filter(|found| taken != Some(found.cue)) {
            Some(found) => quotes.push(attributed(text, &frame, found)),
            None if frame.goes_on(previous) && attributes(quotes.last()) => {
                let last = quotes.len() - 1;
                quotes[last].content.push(quoted.span);
                quotes[last].quoted.push(quoted.span);
            }
            None => quotes.push(unattributed(quoted, words)),
        }
        previous = Some(quoted);
    }
    quotes
}

fn attributes(quote: Option<&Quote>) -> bool {
    quote.is_some_and(|q| q.kind != Kind::Scare && (q.speaker.is_some() || q.cue.is_none()))
}

fn unattributed(quoted: Quoted, words: usize) -> Quote {
    let kind = if words <= SCARE_WORDS || !quoted.double { Kind::Scare } else { Kind::Direct };
    Quote { kind, content: vec![quoted.span], quoted: vec![quoted.span], cue: None, speaker: None, confidence: 0.5 }
}

fn attributed(text: &Text, frame: &Frame, found: Attribution) -> Quote {
    let span = frame.quoted.span;
    let words = frame.after - frame.first;
    let reported = found.reported_from.filter(|&from| from < frame.first && words < 40);
    let content = reported.map_or(span, |from| Span::new(text.tokens[from].span.start, span.end));
    let kind = if reported.is_some() { Kind::Mixed } else { Kind::Direct };
    let confidence = if found.speaker.is_some() { 0.9 } else { 0.6 };
    Quote { kind, content: vec![content], quoted: vec![span], cue: Some(found.cue), speaker: found.speaker, confidence }
}

/// A marked stretch with the words around it that may attribute it.
struct Frame<'a, 't> {
    text: &'a Text<'t>,
    quoted: Quoted,
    /// First token inside the marks, the opening mark included.
    first: usize,
    /// First token after the closing mark.
    after: usize,
    /// First token before the marks that may belong to an attribution.
    from: usize,
    /// One past the last token after the marks that may.
    limit: usize,
    /// The end of the sentence after a question or cry that ends its own.
    after_cry: Option<usize>,
}

impl<'a, 't> Frame<'a, 't> {
    fn of(text: &'a Text<'t>, quoted: Quoted, previous: Option<Quoted>) -> Self {
        let first = text.token_at(quoted.span.start);
        let after = text.token_at(quoted.span.end - 1) + 1;
        let sentence_at = |token: usize| text.sentences.partition_point(|s| s.end <= token).min(text.sentences.len() - 1);
        let sentence = &text.sentences[sentence_at(first)];
        let last = sentence_at(after - 1);
        // A question or cry does not end the sentence that attributes it: “Go?” Lund asked.
        let cries = after == text.sentences[last].end && matches!(text.word((after - 1).saturating_sub(1)), "!" | "?");
        let paragraph_end = text.paragraphs[quoted.paragraph].tokens.end;
        let next = text.sentences.get(last + 1).filter(|next| cries && next.end <= paragraph_end);
        let beyond = previous.map_or(0, |q| text.token_at(q.span.end - 1) + 1);
        Frame {
            text,
            quoted,
            first,
            after,
            from: sentence.start.max(beyond),
            limit: text.sentences[last].end,
            after_cry: next.map(|next| next.end),
        }
    }

    fn attribution(&self, mentions: &[Mention]) -> Option<Attribution> {
        // A cue right before the marks is nearer than any after them.
        let before = self.before_marks(mentions);
        match before {
            Some(found) if found.speaker.is_some() && found.reported_from.is_none() => Some(found),
            before => self.after_marks().or(before),
        }
    }

    /// `“…,” said X` and `“…,” X said`, and `according to X`.
    fn after_marks(&self) -> Option<Attribution> {
        let text = self.text;
        let start = self.after + usize::from(self.after < self.limit && matches!(text.word(self.after), "," | "—" | "–"));
        let limit = self.after_cry.unwrap_or(self.limit);
        let end = limit.min(start + REACH);
        let stop = (start..end).find(|&i| matches!(text.word(i), "\"" | "“" | ";" | ":")).unwrap_or(end);
        if start + 1 < stop && text.word(start).eq_ignore_ascii_case("according") && text.word(start + 1) == "to" {
            let cue = text.span_of(start..start + 2);
            return Some(Attribution { cue, speaker: speaker::after(text, start + 2, limit), reported_from: None });
        }
        let ended = matches!(text.word(self.after.saturating_sub(2).max(self.first)), "," | "!" | "?" | "—" | "…" | "–")
            || start > self.after;
        if !ended {
            return None;
        }
        let cue = (start..stop).find(|&i| cues::is_cue(text.word(i)))?;
        let closes = cue + 1 >= limit || matches!(text.word(cue + 1), "." | "," | ":");
        if self.after_cry.is_some() && cue != start && !closes {
            return None;
        }
        let speaker = if cue == start { speaker::after(text, cue + 1, limit) } else { speaker::before(text, start, cue) };
        speaker.is_some().then(|| Attribution { cue: text.span_of(cue..cue + 1), speaker, reported_from: None })
    }

    /// `X said: “…”`, `X told Y that it was “…”`, `X: “…”`.
    fn before_marks(&self, mentions: &[Mention]) -> Option<Attribution> {
        let text = self.text;
        let nearest = self.from.max(self.first.saturating_sub(2 * REACH));
        let Some(cue) = (nearest..self.first).rev().find(|&i| cues::is_cue(text.word(i))) else {
            return self.named_before_colon(mentions);
        };
        let subject = speaker::before(text, self.from, cue).or_else(|| self.earlier_subject(cue));
        let direct = cue + 1 == self.first || matches!(text.word(self.first - 1), "," | ":");
        let reported_from = (!direct).then(|| self.content_start(cue + 1));
        Some(Attribution { cue: text.span_of(cue..cue + 1), speaker: subject, reported_from })
    }

    /// Where reported words begin: past the addressee of *told*, the conjunction itself included.
    fn content_start(&self, start: usize) -> usize {
        (start..self.first).find(|&i| matches!(self.text.word(i), "that" | "to" | "whether")).unwrap_or(start)
    }

    /// The subject of the verb before a participle or a coordinated cue: `X left, saying “…”`.
    fn earlier_subject(&self, cue: usize) -> Option<Span> {
        let earlier = (self.from..cue).rev().find(|&i| cues::is_cue(self.text.word(i)));
        let head = earlier.and_then(|i| speaker::before(self.text, self.from, i));
        head.or_else(|| speaker::after(self.text, self.from, cue).filter(|_| self.from < cue))
    }

    /// A name and a colon: `Lund: “…”`.
    fn named_before_colon(&self, mentions: &[Mention]) -> Option<Attribution> {
        let colon = self.first.checked_sub(1).filter(|&i| i > self.from && self.text.word(i) == ":")?;
        let at = self.text.tokens[colon].span;
        let name = mentions.partition_point(|m| m.span.end <= at.start).checked_sub(1).map(|i| mentions[i].span)?;
        (name.end == at.start && name.start == self.text.tokens[self.from].span.start).then_some(Attribution {
            cue: at,
            speaker: Some(name),
            reported_from: None,
        })
    }

    /// Whether the stretch, with no cue of its own, goes on the quote before it.
    fn goes_on(&self, previous: Option<Quoted>) -> bool {
        let Some(previous) = previous else { return false };
        let starts = self.text.sentences.partition_point(|s| s.end <= self.first);
        let whole = self.text.sentences.get(starts).is_some_and(|s| s.start == self.first)
            || matches!(self.text.word(self.first.saturating_sub(1)), "," | ":" | "." | "—");
        let near = self.quoted.paragraph == previous.paragraph
            || self.quoted.paragraph == previous.paragraph + 1 && self.fills_sentence();
        self.quoted.resumes || near && whole
    }

    fn fills_sentence(&self) -> bool {
        self.limit == self.after && self.from == self.first
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(raw: &str) -> Vec<(Kind, Vec<&str>, Option<&str>)> {
        let text = Text::from_plain(raw);
        let quotes = find(&text, &crate::entities::tag(&text));
        quotes.iter().map(|q| (q.kind, q.content.iter().map(|s| s.of(raw)).collect(), q.speaker.map(|s| s.of(raw)))).collect()
    }

    #[test]
    fn cues_stand_on_either_side() {
        for (raw, speaker) in [
            ("“We will go,” said Mayor Ada Lund on Monday.", "Mayor Ada Lund"),
            ("“We will go,” she said.", "she"),
            ("“Will we go?” Lund, who was there, asked.", "Lund"),
            ("Lund said: “We will go.”", "Lund"),
            ("Lund told reporters, “We will go.”", "Lund"),
            ("“We will go,” according to the mayor.", "the mayor"),
            ("Lund: “We will go.”", "Lund"),
        ] {
            let quotes = said(raw);
            assert_eq!(quotes.len(), 1, "{raw}");
            assert_eq!((quotes[0].0, quotes[0].2), (Kind::Direct, Some(speaker)), "{raw}");
        }
    }

    #[test]
    fn split_quotes_are_one() {
        let quotes = said("“We,” said Lund, “will go.” She left.");
        assert_eq!(quotes, [(Kind::Direct, vec!["“We,”", "“will go.”"], Some("Lund"))]);
    }

    #[test]
    fn a_quote_goes_on_in_the_next_sentence_and_paragraph() {
        let quotes = said("“We will go,” Lund said. “Nobody can stop us now.”\n\n“It is late and we are all tired.”");
        assert_eq!(quotes.len(), 1);
        assert_eq!(quotes[0].1.len(), 3);
    }

    #[test]
    fn short_marked_words_without_a_cue_are_nobodys() {
        assert_eq!(said("The “smart” bridge fell down."), [(Kind::Scare, vec!["“smart”"], None)]);
    }

    #[test]
    fn partly_quoted_reports_are_mixed() {
        assert_eq!(
            said("Lund said that the bridge was “a disgrace”."),
            [(Kind::Mixed, vec!["that the bridge was “a disgrace”"], Some("Lund"))]
        );
    }
}
