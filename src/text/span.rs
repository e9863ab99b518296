//! Spans of a text and the units their ends are counted in.

use serde::Serialize;

/// A half-open stretch `start..end` of a text, in UTF-8 bytes.
///
/// Both ends lie on character boundaries of the text the span was made for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// The span `start..end`, in bytes.
    pub fn new(start: usize, end: usize) -> Self {
        debug_assert!(start <= end, "a span ends before it starts: {start}..{end}");
        Span { start, end }
    }

    /// Its length in bytes.
    pub fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether it holds no byte.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether every byte of `other` is also in this span.
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share at least one byte.
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The words of `text` it covers.
    pub fn of(self, text: &str) -> &str {
        &text[self.start..self.end]
    }
}

/// The unit in which an analysis counts its offsets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Unit {
    /// Unicode code points (Python strings).
    Chars,
    /// UTF-16 code units (JavaScript strings).
    Utf16,
    /// UTF-8 bytes (Rust strings).
    Bytes,
}

/// Converts byte offsets of one text into another unit.
///
/// Remembers the count at every 64th byte, so that any offset costs a count over at most 64 bytes
/// and offsets may be asked for in any order.
pub struct Offsets<'t> {
    text: &'t str,
    unit: Unit,
    marks: Vec<usize>,
}

const STRIDE: usize = 64;

impl<'t> Offsets<'t> {
    /// Prepares the conversion for `text`; linear in its length.
    pub fn new(text: &'t str, unit: Unit) -> Self {
        let mut marks = Vec::new();
        if unit != Unit::Bytes {
            let mut count = 0;
            marks.reserve(text.len() / STRIDE + 1);
            for (i, byte) in text.bytes().enumerate() {
                if i % STRIDE == 0 {
                    marks.push(count);
                }
                count += units_begun_by(byte, unit);
            }
        }
        Offsets { text, unit, marks }
    }

    /// The offset, in the unit, of the character boundary at byte `at`.
    pub fn convert(&self, at: usize) -> usize {
        if self.unit == Unit::Bytes {
            return at;
        }
        let bytes = self.text.as_bytes();
        let mark = (at / STRIDE).min(self.marks.len().saturating_sub(1));
        let from = mark * STRIDE;
        let before = self.marks.get(mark).copied().unwrap_or(0);
        before + bytes[from..at].iter().map(|&b| units_begun_by(b, self.unit)).sum::<usize>()
    }

    /// Both ends of `span`, in the unit.
    pub fn pair(&self, span: Span) -> [usize; 2] {
        [self.convert(span.start), self.convert(span.end)]
    }

    /// Both ends of each of `spans`, in the unit.
    pub fn pairs(&self, spans: &[Span]) -> Vec<[usize; 2]> {
        spans.iter().map(|&span| self.pair(span)).collect()
    }
}

/// How many units the character that begins with this byte takes; none for a continuation byte.
fn units_begun_by(byte: u8, unit: Unit) -> usize {
    match byte {
        0x80..=0xBF => 0,
        0xF0.. if unit == Unit::Utf16 => 2,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_agree_with_counting_from_the_start() {
        let text = "a“é”😀 \u{200F}שלום ".repeat(40);
        for unit in [Unit::Chars, Unit::Utf16, Unit::Bytes] {
            let offsets = Offsets::new(&text, unit);
            for (at, _) in text.char_indices().chain([(text.len(), ' ')]) {
                let head = &text[..at];
                let counted = match unit {
                    Unit::Chars => head.chars().count(),
                    Unit::Utf16 => head.encode_utf16().count(),
                    Unit::Bytes => at,
                };
                assert_eq!(offsets.convert(at), counted, "{unit:?} at byte {at}");
            }
        }
    }

    #[test]
    fn an_empty_text_has_one_offset() {
        assert_eq!(Offsets::new("", Unit::Utf16).convert(0), 0);
    }
}
