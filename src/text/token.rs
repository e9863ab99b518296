//! Tokens: words, numbers, punctuation marks.

use super::Span;
use crate::nouns::is_short_title;
use crate::scorer::hash_word;

/// A word, number or mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Its bytes.
    pub span: Span,
    /// What it looks like.
    pub shape: Shape,
    /// Its hash, whatever its case; see [`hash_word`].
    pub word: u32,
}

/// What a token looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A word with no capital at its head: `said`, `iPhone`.
    Lower,
    /// A word with a capital at its head: `Said`, `McDonald`.
    Capital,
    /// A word of two letters or more, all capitals: `NATO`, `U.S.`.
    Upper,
    /// A word that begins with a digit: `12`, `1,200.50`, `90s`.
    Number,
    /// A clitic cut off its word: `'s`, `n't`, `'re`.
    Clitic,
    /// Anything else: one punctuation mark or symbol.
    Mark,
}

impl Shape {
    /// The shape of `word`, which is no clitic.
    pub fn of(word: &str) -> Shape {
        let Some(first) = word.chars().next() else { return Shape::Mark };
        if first.is_numeric() {
            return Shape::Number;
        }
        if !first.is_uppercase() {
            return Shape::Lower;
        }
        let mut letters = word.chars().filter(|c| c.is_alphabetic());
        if letters.clone().nth(1).is_some() && letters.all(char::is_uppercase) { Shape::Upper } else { Shape::Capital }
    }

    /// Whether the token begins with a capital letter.
    pub fn is_capital(self) -> bool {
        matches!(self, Shape::Capital | Shape::Upper)
    }

    /// Whether the token is a word with letters.
    pub fn is_word(self) -> bool {
        matches!(self, Shape::Lower | Shape::Capital | Shape::Upper)
    }
}

/// Abbreviations whose full stop belongs to them even before a capital, as that of short titles does.
#[rustfmt::skip]
const ABBREVIATIONS: &[&str] = &[
    "ala", "apr", "ariz", "ark", "aug", "ave", "bros", "calif", "co", "colo", "conn", "corp", "dec", "del", "dept", "feb", "fla",
    "ft", "ga", "ill", "inc", "ind", "jan", "jr", "kan", "ky", "ltd", "mass", "md", "mich", "minn", "mo", "mont", "mt", "neb",
    "nev", "no", "nov", "oct", "okla", "ore", "pa", "ph", "sept", "sr", "st", "tenn", "tex", "va", "vs", "vt", "wash", "wis",
    "wyo",
];

/// Longer than any abbreviation; so that a megabyte of letters and full stops stays linear.
const LONGEST_ABBREVIATION: usize = 16;

/// Appends the tokens of the stretch `span` of `raw` to `out`; linear in its length.
pub(super) fn tokenize(raw: &str, span: Span, out: &mut Vec<Token>) {
    let mut at = span.start;
    while at < span.end {
        let Some(first) = raw[at..span.end].chars().next() else { break };
        if first.is_whitespace() || is_invisible(first) {
            at += first.len_utf8();
        } else if first.is_alphanumeric() {
            let end = word_end(raw, at, span.end);
            push_word(raw, Span::new(at, end), out);
            at = end;
        } else {
            let end = at + first.len_utf8();
            push(raw, Span::new(at, end), Shape::Mark, out);
            at = end;
        }
    }
}

/// Characters that take no room and part no words: direction marks, soft hyphens, byte-order marks.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}' | '\0')
}

/// Where the word that begins at `start` ends: letters, digits, and the marks that join them.
fn word_end(raw: &str, start: usize, limit: usize) -> usize {
    let mut end = start;
    let mut numeric = true;
    let mut chars = raw[start..limit].char_indices().peekable();
    while let Some((i, c)) = chars.next() {
        let next = chars.peek().map(|&(_, c)| c);
        let joined = match c {
            _ if c.is_alphanumeric() => {
                numeric &= c.is_ascii_digit();
                true
            }
            '\u{300}'..='\u{36F}' | '\u{AD}' => true,
            '\'' | '’' | '-' | '\u{2010}' | '\u{2011}' | '&' | '_' | '@' => next.is_some_and(char::is_alphanumeric),
            '.' | ',' | ':' | '/' if numeric && c != '/' => next.is_some_and(|n| n.is_ascii_digit()),
            '.' if stands_close(&raw[start..start + i], &raw[start + i + 1..limit]) => {
                if ends_abbreviation(&raw[start..start + i]) {
                    end = start + i + 1;
                }
                false
            }
            '.' => next.is_some_and(char::is_alphanumeric) || ends_abbreviation(&raw[start..start + i]),
            _ => false,
        };
        if !joined {
            break;
        }
        end = start + i + c.len_utf8();
    }
    end
}

/// Whether a space is missing after the full stop between `word` and `rest`: “said.The”, “Gov.Lund”.
fn stands_close(word: &str, rest: &str) -> bool {
    let mut after = rest.chars();
    after.next().is_some_and(char::is_uppercase)
        && after.next().is_some_and(char::is_lowercase)
        && word.chars().rev().take(2).filter(|c| c.is_lowercase()).count() == 2
}

/// Whether a full stop after `word` is part of it: initials (`J`, `U.S`) and known abbreviations.
fn ends_abbreviation(word: &str) -> bool {
    if word.len() > LONGEST_ABBREVIATION {
        return false;
    }
    if word.chars().count() == 1 {
        return word.chars().all(char::is_uppercase);
    }
    let initials = word.split('.').all(|part| part.chars().count() == 1 && part.chars().all(char::is_alphabetic));
    let known = || is_short_title(word) || ABBREVIATIONS.binary_search(&word.to_lowercase().as_str()).is_ok();
    initials || word.starts_with(char::is_uppercase) && known()
}

/// Cuts clitics off and appends the word's tokens.
fn push_word(raw: &str, span: Span, out: &mut Vec<Token>) {
    let cut = clitic_start(span.of(raw)).map_or(span.end, |i| span.start + i);
    let head = Span::new(span.start, cut);
    push(raw, head, Shape::of(head.of(raw)), out);
    if cut < span.end {
        push(raw, Span::new(cut, span.end), Shape::Clitic, out);
    }
}

fn push(raw: &str, span: Span, shape: Shape, out: &mut Vec<Token>) {
    out.push(Token { span, shape, word: hash_word(span.of(raw)) });
}

/// Where in `word` its clitic begins, if it has one after at least one other character.
fn clitic_start(word: &str) -> Option<usize> {
    let apostrophe = word.rfind(['\'', '’'])?;
    let tail = word[apostrophe..].trim_start_matches(['\'', '’']).to_lowercase();
    match tail.as_str() {
        "s" | "re" | "ve" | "ll" | "d" | "m" if apostrophe > 0 => Some(apostrophe),
        "t" if word[..apostrophe].ends_with(['n', 'N']) && apostrophe > 1 => Some(apostrophe - 1),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(raw: &str) -> Vec<&str> {
        let mut tokens = Vec::new();
        tokenize(raw, Span::new(0, raw.len()), &mut tokens);
        tokens.iter().map(|t| t.span.of(raw)).collect()
    }

    #[test]
    fn cuts_words_marks_and_clitics() {
        assert_eq!(words("“Don’t,” said Lee’s aide."), ["“", "Do", "n’t", ",", "”", "said", "Lee", "’s", "aide", "."]);
        assert_eq!(
            words("The U.S. spent $1,200.50 in St. Paul at 10:30."),
            ["The", "U.S.", "spent", "$", "1,200.50", "in", "St.", "Paul", "at", "10:30", "."]
        );
        assert_eq!(
            words("he said.The mayor, Gov.Lund of St.Paul"),
            ["he", "said", ".", "The", "mayor", ",", "Gov.", "Lund", "of", "St.Paul"]
        );
        assert_eq!(words("lund.example.org and harbour.News"), ["lund.example.org", "and", "harbour", ".", "News"]);
        assert_eq!(words("J. K. Ngo-Smith, AT&T and O'Neill"), ["J.", "K.", "Ngo-Smith", ",", "AT&T", "and", "O'Neill"]);
    }

    #[test]
    fn abbreviations_are_sorted() {
        assert!(ABBREVIATIONS.is_sorted());
    }

    #[test]
    fn the_stop_of_a_title_belongs_to_it() {
        assert_eq!(words("said Det. Ada Lund and Cllr. Moreau."), ["said", "Det.", "Ada", "Lund", "and", "Cllr.", "Moreau", "."]);
    }

    #[test]
    fn a_megabyte_without_spaces_is_one_token() {
        assert_eq!(words(&"a".repeat(1 << 20)).len(), 1);
        assert_eq!(words(&"a.".repeat(1 << 19)).len(), 2);
    }

    #[test]
    fn shapes() {
        assert_eq!(Shape::of("NATO"), Shape::Upper);
        assert_eq!(Shape::of("U.S."), Shape::Upper);
        assert_eq!(Shape::of("A"), Shape::Capital);
        assert_eq!(Shape::of("90s"), Shape::Number);
        assert_eq!(Shape::of("iPhone"), Shape::Lower);
    }
}
