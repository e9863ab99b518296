//! The text under analysis: its paragraphs, tokens, sentences and quotation marks.

mod dateline;
mod language;
mod marks;
mod sentence;
mod span;
mod token;
mod words;

pub use language::is_english;
pub use marks::{Quoted, leaves_open, pair_marks, quotes_within};
pub use sentence::is_closing;
pub use span::{Offsets, Span, Unit};
pub use token::{Shape, Token};
pub use words::{function_words, is_function_word};

/// A text cut into paragraphs, tokens and sentences. All spans are UTF-8 bytes into [`Text::raw`].
pub struct Text<'t> {
    /// The words as given; nothing in it is ever changed.
    pub raw: &'t str,
    /// The paragraphs to be read, in order; what lies between them is not analysed.
    pub paragraphs: Vec<Paragraph>,
    /// All tokens of all paragraphs, in order.
    pub tokens: Vec<Token>,
    /// Sentences as ranges of token indices, in order; none crosses a paragraph's end.
    pub sentences: Vec<std::ops::Range<usize>>,
    /// Stretches inside quotation marks, outermost only, in order.
    pub quoted: Vec<Quoted>,
    /// See [`Text::breaks_after`]. Found once: a gap may be long, and many ask.
    breaks: Vec<bool>,
}

/// A dateline is at most this long, in bytes.
const DATELINE: usize = 200;

/// The last word of a line is looked for behind so many marks at most.
const CLOSING: usize = 4;

/// Where a report comes from, as `paragraph` has it before the dash that its words come after.
pub fn dateline(paragraph: &str) -> Option<&str> {
    let begin = &paragraph[..paragraph.floor_char_boundary(DATELINE)];
    let text = Text::from_plain(begin);
    let tokens = text.paragraphs.first()?.tokens.clone();
    let end = text.tokens.get(dateline::end(&text, &tokens))?.span.start;
    let place = paragraph[text.paragraphs[0].span.start..end].trim_end_matches(['-', '–', '—', ' ']);
    (!place.is_empty()).then_some(place)
}

impl Text<'_> {
    /// The tokens of the dateline that `paragraph` begins with; none where it has none.
    pub fn dateline_of(&self, paragraph: &Paragraph) -> std::ops::Range<usize> {
        paragraph.tokens.start..dateline::end(self, &paragraph.tokens)
    }
}

/// A stretch of a raw text that is to be a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// Its bytes.
    pub span: Span,
    /// Whether it is a heading.
    pub heading: bool,
    /// Which block quote it stands in, by any number that no other one has.
    pub block_quote: Option<usize>,
}

impl From<Span> for Stretch {
    /// Of running text.
    fn from(span: Span) -> Self {
        Stretch { span, heading: false, block_quote: None }
    }
}

/// One paragraph, with the tokens in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// Its bytes.
    pub span: Span,
    /// Its tokens, as a range of indices.
    pub tokens: std::ops::Range<usize>,
    /// Whether it is a heading, whose capitals say little about names.
    pub heading: bool,
    /// Which block quote it stands in; paragraphs of the same one have the same number.
    pub block_quote: Option<usize>,
}

impl<'t> Text<'t> {
    /// A plain text: each line that holds anything is a paragraph.
    pub fn from_plain(raw: &'t str) -> Self {
        let mut lines = Vec::new();
        let mut start = 0;
        for line in raw.split_inclusive('\n') {
            lines.push(Span::new(start, start + line.len()).into());
            start += line.len();
        }
        Self::new(raw, lines)
    }

    /// The given stretches of `raw`, in order, not overlapping. White space at their ends is left out, and so are
    /// stretches of nothing else.
    pub fn new(raw: &'t str, stretches: impl IntoIterator<Item = Stretch>) -> Self {
        let mut text = Text {
            raw,
            paragraphs: Vec::new(),
            tokens: Vec::new(),
            sentences: Vec::new(),
            quoted: Vec::new(),
            breaks: Vec::new(),
        };
        for Stretch { span, heading, block_quote } in stretches {
            let within = span.of(raw);
            let start = span.start + within.len() - within.trim_start().len();
            let span = Span::new(start, start + within.trim().len());
            if span.is_empty() {
                continue;
            }
            let first = text.tokens.len();
            token::tokenize(raw, span, &mut text.tokens);
            text.paragraphs.push(Paragraph { span, tokens: first..text.tokens.len(), heading, block_quote });
        }
        let gaps = text.tokens.windows(2).map(|pair| raw[pair[0].span.end..pair[1].span.start].contains('\n'));
        text.breaks = gaps.collect();
        text.quoted = pair_marks(&text);
        text.sentences = sentence::split(&text);
        text
    }

    /// The words of token `index`.
    pub fn word(&self, index: usize) -> &'t str {
        self.tokens[index].span.of(self.raw)
    }

    /// The stretch from token `tokens.start` to the end of the last, in bytes; the range is not empty.
    pub fn span_of(&self, tokens: std::ops::Range<usize>) -> Span {
        Span::new(self.tokens[tokens.start].span.start, self.tokens[tokens.end - 1].span.end)
    }

    /// The index of the first token that ends after byte `at`.
    pub fn token_at(&self, at: usize) -> usize {
        self.tokens.partition_point(|token| token.span.end <= at)
    }

    /// The tokens that share bytes with `span`.
    pub fn tokens_in(&self, span: Span) -> std::ops::Range<usize> {
        let start = self.token_at(span.start);
        start..start + self.tokens[start..].partition_point(|token| token.span.start < span.end)
    }

    /// The words of token `index`; empty beyond the last token.
    pub fn word_or_empty(&self, index: usize) -> &'t str {
        self.tokens.get(index).map_or("", |token| token.span.of(self.raw))
    }

    /// The number of the sentence that token `index` is in.
    pub fn sentence_of(&self, index: usize) -> usize {
        self.sentences.partition_point(|sentence| sentence.end <= index)
    }

    /// The number of the first paragraph that ends after byte `at`.
    pub fn paragraph_at(&self, at: usize) -> usize {
        self.paragraphs.partition_point(|paragraph| paragraph.span.end <= at)
    }

    /// Whether nothing but line or paragraph breaks and spaces parts tokens `index` and `index + 1`,
    /// with at least one break among them.
    pub fn breaks_after(&self, index: usize) -> bool {
        self.breaks.get(index).copied().unwrap_or(true)
    }

    /// Whether a paragraph is a heading, or a line that does not end as a sentence does: one that the page marks in no
    /// other way, a caption.
    pub fn is_line(&self, paragraph: &Paragraph) -> bool {
        let last = paragraph.span.of(self.raw).chars().rev().take(CLOSING).find(|c| !"\"”’'»)".contains(*c));
        paragraph.heading || last.is_some_and(char::is_alphanumeric)
    }
}
