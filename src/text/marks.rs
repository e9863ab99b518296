//! Pairing of quotation marks.
//!
//! A stack of open marks a paragraph. What is not a quotation mark (apostrophes, primes, elided
//! years) is told by its neighbours; a mark left open ends with its paragraph, so that one stray
//! mark can never turn the rest of a page inside out.

use super::{Span, Text};
use std::ops::Range;

/// A stretch inside quotation marks, not itself inside another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quoted {
    /// From the opening mark to the closing one, both included, in bytes.
    pub span: Span,
    /// Index of its paragraph.
    pub paragraph: usize,
    /// Whether the marks are double ones (`"`, `“”`, `''`, `«»`); single ones mostly mark headlines and words.
    pub double: bool,
    /// Whether it has a closing mark of its own.
    pub closed: bool,
    /// Whether it takes up a quote that the paragraph before left open, or one a little farther up with none of a quote between.
    pub resumes: bool,
}

/// The families of marks that close one another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Family {
    Straight,
    Curly,
    Doubled,
    Guillemet,
    ReversedGuillemet,
    SingleStraight,
    SingleCurly,
    SingleGuillemet,
}

impl Family {
    fn is_double(self) -> bool {
        !matches!(self, Family::SingleStraight | Family::SingleCurly | Family::SingleGuillemet)
    }
}

#[derive(Clone, Copy)]
enum Turn {
    Open(Family),
    Close(Family),
    Neither,
}

#[derive(Clone, Copy)]
struct Open {
    family: Family,
    start: usize,
}

/// More marks than these open at once are no longer told apart; it bounds the work on hostile text.
const DEEPEST: usize = 32;

/// So many paragraphs without a quote may stand inside one that runs over paragraphs: captions, links to other articles.
const ASIDES: usize = 3;

/// All outermost quoted stretches of `text`, in order; linear in its length.
pub fn pair_marks(text: &Text) -> Vec<Quoted> {
    let mut out: Vec<Quoted> = Vec::new();
    let mut left_open: Option<Family> = None;
    let mut asides = 0;
    for (index, paragraph) in text.paragraphs.iter().enumerate() {
        let first = out.len();
        let unclosed = pair_paragraph(text.raw, paragraph.span, index, &mut out);
        let Some(head) = out.get_mut(first) else {
            asides += 1;
            continue;
        };
        head.resumes = asides <= ASIDES
            && left_open.is_some_and(|family| head.span.start == paragraph.span.start && head.double == family.is_double());
        left_open = unclosed;
        asides = 0;
    }
    out
}

/// Whether a paragraph of these words leaves a double quotation mark open.
pub fn leaves_open(words: &str) -> bool {
    pair_paragraph(words, Span::new(0, words.len()), 0, &mut Vec::new()).is_some()
}

/// Whether quotation marks pair in the words at `span`, read as a paragraph of its own.
pub fn quotes_within(raw: &str, span: Span) -> bool {
    let mut found = Vec::new();
    pair_paragraph(raw, span, 0, &mut found);
    found.iter().any(|quoted| quoted.closed)
}

/// Appends the quoted stretches of one paragraph; returns the family of the double mark it leaves open.
fn pair_paragraph(raw: &str, span: Span, index: usize, out: &mut Vec<Quoted>) -> Option<Family> {
    let mut open: Vec<Open> = Vec::new();
    let mut pairs: Vec<(Span, Family)> = Vec::new();
    let mut at = span.start;
    while let Some((start, mark)) = next_mark(raw, at..span.end) {
        at = start;
        let width = if is_doubled(&raw[at..span.end]) { 2 * mark.len_utf8() } else { mark.len_utf8() };
        match turn(raw, span, at, width, mark, &open) {
            Turn::Open(family) => {
                // A straight mark that can only open shows that the one before it was a stray.
                open.retain(|o| o.family != family || !matches!(family, Family::Straight | Family::SingleStraight));
                if open.len() < DEEPEST {
                    open.push(Open { family, start: at });
                }
            }
            Turn::Close(family) => {
                if let Some(depth) = open.iter().rposition(|o| o.family == family) {
                    pairs.push((Span::new(open[depth].start, at + width), family));
                    open.truncate(depth);
                }
            }
            Turn::Neither => {}
        }
        at += width;
    }
    let unclosed = open.iter().find(|o| o.family.is_double()).copied();
    if let Some(Open { family, start }) = unclosed {
        pairs.push((Span::new(start, span.end), family));
    }
    pairs.sort_by_key(|(pair, _)| (pair.start, std::cmp::Reverse(pair.end)));
    let mut end = span.start;
    for (pair, family) in pairs {
        if pair.start < end {
            continue;
        }
        end = pair.end;
        let closed = unclosed.is_none_or(|o| o.start != pair.start);
        out.push(Quoted { span: pair, paragraph: index, double: family.is_double(), closed, resumes: false });
    }
    unclosed.map(|o| o.family)
}

/// The next character in the bytes `within` that may be a quotation mark, and where it stands.
fn next_mark(raw: &str, within: Range<usize>) -> Option<(usize, char)> {
    let may_be = |byte: &u8| matches!(byte, b'"' | b'\'' | b'`') || !byte.is_ascii();
    let at = within.start + raw.as_bytes()[within.clone()].iter().position(may_be)?;
    raw[at..within.end].chars().next().map(|mark| (at, mark))
}

/// Whether `rest` begins with two single marks that stand for a double one: `''`, `’’` or two backquotes.
fn is_doubled(rest: &str) -> bool {
    ["''", "``", "‘‘", "’’"].iter().any(|two| rest.starts_with(two))
}

/// What the mark at byte `at` does, by its neighbours and by what is open.
fn turn(raw: &str, span: Span, at: usize, width: usize, mark: char, open: &[Open]) -> Turn {
    if mark.is_alphanumeric() || mark == ' ' {
        return Turn::Neither;
    }
    let before = raw[span.start..at].chars().next_back();
    let after = raw[at + width..span.end].chars().next();
    let is_open = |family| open.iter().any(|o| o.family == family);
    let opens = before.is_none_or(|c| !c.is_alphanumeric() && !matches!(c, '.' | ',' | '!' | '?' | '…' | '%'))
        && after.is_some_and(|c| !c.is_whitespace());
    let closes = after.is_none_or(|c| !c.is_alphanumeric());
    let spaced = before.is_none_or(char::is_whitespace);
    let rest = &raw[at + width..span.end];
    let straight = |family| match (is_open(family), opens) {
        (true, true) if spaced => Turn::Open(family),
        (true, _) => Turn::Close(family),
        (false, true) => Turn::Open(family),
        (false, false) => Turn::Neither,
    };
    // Some texts have a curly mark at one end of a quote and a straight one at the other. Inches close nothing.
    let ends = !opens && closes && before.is_some_and(|c| !c.is_whitespace() && !c.is_numeric());
    let only = |family, other| is_open(family) && !is_open(other);
    match mark {
        '"' if ends && only(Family::Curly, Family::Straight) => Turn::Close(Family::Curly),
        '”' if only(Family::Straight, Family::Curly) => Turn::Close(Family::Straight),
        '"' | '＂' => straight(Family::Straight),
        '\'' | '`' if width == 2 => straight(Family::Doubled),
        '‘' if width > mark.len_utf8() => Turn::Open(Family::Doubled),
        '’' if width > mark.len_utf8() && only(Family::Curly, Family::Doubled) => Turn::Close(Family::Curly),
        '’' if width > mark.len_utf8() && is_open(Family::Doubled) => Turn::Close(Family::Doubled),
        '“' if is_open(Family::Curly) && closes => Turn::Close(Family::Curly),
        '“' | '„' | '‟' => Turn::Open(Family::Curly),
        '”' => Turn::Close(Family::Curly),
        '«' if is_open(Family::ReversedGuillemet) => Turn::Close(Family::ReversedGuillemet),
        '«' => Turn::Open(Family::Guillemet),
        '»' if is_open(Family::Guillemet) => Turn::Close(Family::Guillemet),
        '»' if opens => Turn::Open(Family::ReversedGuillemet),
        '‹' => Turn::Open(Family::SingleGuillemet),
        '›' => Turn::Close(Family::SingleGuillemet),
        '‘' | '‚' if after.is_some_and(char::is_alphanumeric) && !is_elision(rest) => Turn::Open(Family::SingleCurly),
        '’' if is_open(Family::SingleCurly) && closes && !is_possessive(raw, span, at, width, '’') => {
            Turn::Close(Family::SingleCurly)
        }
        '\'' if is_open(Family::SingleStraight) && closes && !spaced && !is_possessive(raw, span, at, width, '\'') => {
            Turn::Close(Family::SingleStraight)
        }
        '\'' if opens && !is_elision(rest) => Turn::Open(Family::SingleStraight),
        _ => Turn::Neither,
    }
}

/// Words that begin with an apostrophe for what they leave out.
const ELIDED: &[&str] = &["em", "til", "till", "tis", "twas", "cause", "n", "round", "bout", "im", "er"];

/// Whether the mark before `rest` is the apostrophe of an elided word or year (`'em`, `'90s`).
fn is_elision(rest: &str) -> bool {
    let length = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
    // Longer than any of them; and a megabyte without spaces is not copied.
    if length > 12 {
        return false;
    }
    let word = &rest[..length];
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    (digits == 2 && matches!(&word[2..], "" | "s")) || ELIDED.contains(&word.to_lowercase().as_str())
}

/// Whether a single mark after an s is a plural's possessive: a word follows, and a later mark can close instead.
fn is_possessive(raw: &str, span: Span, at: usize, width: usize, mark: char) -> bool {
    let rest = &raw[at + width..span.end];
    let follows_s = raw[span.start..at].ends_with(['s', 'S']);
    if !follows_s || !rest.starts_with(' ') || !rest[1..].starts_with(char::is_lowercase) {
        return false;
    }
    // Sentences are short: a window keeps thousands of marks in one paragraph linear.
    let mut chars = rest.chars().take(300).peekable();
    let mut previous = ' ';
    while let Some(c) = chars.next() {
        if c == '‘' || (c == '\'' && previous == ' ') {
            return false;
        }
        if c == mark && previous != ' ' && chars.peek().is_none_or(|n| !n.is_alphanumeric()) {
            return true;
        }
        previous = c;
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quoted(raw: &str) -> Vec<&str> {
        Text::from_plain(raw).quoted.iter().map(|q| q.span.of(raw)).collect()
    }

    #[test]
    fn each_family_of_marks_pairs() {
        for marked in [
            "\"a b\"",
            "“a b”",
            "''a b''",
            "``a b``",
            "‘‘a b’’",
            "“a b’’",
            "«a b»",
            "»a b«",
            "„a b“",
            "„a b”",
            "‹a b›",
            "‘a b’",
            "'a b'",
        ] {
            let raw = format!("x {marked} y");
            assert_eq!(quoted(&raw), [marked]);
        }
    }

    #[test]
    fn apostrophes_primes_years_and_possessives_are_not_quotes() {
        for raw in [
            "It’s the ’90s and don’t they know it.",
            "It's the '90s, rock 'n' roll, give 'em hell.",
            "He is 6'2\" tall and the board is 12\" wide.",
            "The players’ union and the owners’ lawyers met.",
            "The players' union and the owners' lawyers met.",
        ] {
            assert!(quoted(raw).is_empty(), "{raw}: {:?}", quoted(raw));
        }
        assert_eq!(quoted("He said ‘the players’ union is weak’ today."), ["‘the players’ union is weak’"]);
    }

    #[test]
    fn nested_quotes_belong_to_the_outer_one() {
        assert_eq!(quoted("“He said ‘no’ to me,” she said."), ["“He said ‘no’ to me,”"]);
        assert_eq!(quoted("\"He said 'no' to me,\" she said."), ["\"He said 'no' to me,\""]);
        assert_eq!(quoted("“He said “no” to me,” she said."), ["“He said “no” to me,”"]);
    }

    #[test]
    fn a_straight_mark_and_a_curly_one_pair() {
        assert_eq!(quoted("“The lock holds,\" she said. “It does.\""), ["“The lock holds,\"", "“It does.\""]);
        assert_eq!(quoted("\"The lock holds,” she said. \"It does.”"), ["\"The lock holds,”", "\"It does.”"]);
        assert_eq!(quoted("“The \"lock\" holds 12\" of water,” she said."), ["“The \"lock\" holds 12\" of water,”"]);
    }

    #[test]
    fn a_quote_runs_over_paragraphs_whose_marks_reopen() {
        let raw = "She said: “One.\n\n“Two.\n\n“Three.” She left. “Four.”";
        let text = Text::from_plain(raw);
        let resumes: Vec<_> = text.quoted.iter().map(|q| (q.span.of(raw), q.resumes)).collect();
        assert_eq!(resumes, [("“One.", false), ("“Two.", true), ("“Three.”", true), ("“Four.”", false)]);
    }

    #[test]
    fn a_caption_between_does_not_end_a_quote_over_paragraphs() {
        let open = "She said: “One.\n\nThe lock at dawn\n\n";
        for (raw, resumes) in [(format!("{open}“Two.”"), true), (format!("{open}{}“Two.”", "A lock.\n\n".repeat(3)), false)]
        {
            let text = Text::from_plain(&raw);
            assert_eq!(text.quoted.iter().map(|quoted| quoted.resumes).collect::<Vec<_>>(), [false, resumes]);
        }
    }

    #[test]
    fn a_stray_mark_ends_with_its_paragraph() {
        assert_eq!(quoted("A \"stray mark here.\nShe said \"yes\" to it."), ["\"stray mark here.", "\"yes\""]);
        assert_eq!(quoted("A \"stray, then \"yes\" to it."), ["\"yes\""]);
    }
}
