//! Frames: sentences, or two where a question or cry in marks ends a sentence that goes on in its attribution (“Go?” she
//! asked.); and what brackets hold in them.

use super::reading::Reading;
use crate::tags::Tag;
use crate::text::is_closing;
use std::ops::Range;

impl Reading<'_, '_> {
    pub(super) fn cut_frames(&self) -> Vec<Range<usize>> {
        let mut frames: Vec<Range<usize>> = Vec::with_capacity(self.text.sentences.len());
        for sentence in &self.text.sentences {
            match frames.last_mut() {
                Some(last) if last.end == sentence.start && self.goes_on(last.clone(), sentence) => last.end = sentence.end,
                _ => frames.push(sentence.clone()),
            }
        }
        frames
    }

    /// Whether `next` attributes the question or cry that ends `last`.
    fn goes_on(&self, last: Range<usize>, next: &Range<usize>) -> bool {
        let Some(segment) = self.closes(last.end).filter(|s| s.tokens.start >= last.start && s.tokens.len() > 2) else {
            return false;
        };
        let marks = segment.tokens.start;
        let before = marks.saturating_sub(1 + usize::from(marks > 0 && matches!(self.word(marks - 1), "," | ":")));
        let introduced = before >= last.start && self.tags[before].is_finite() && self.cues[before].is_some();
        // Another quote may end with it: “I asked, ‘Who pays?’” Lund said.
        let said = segment.tokens.clone().rev().find(|&at| !is_closing(self.word(at)));
        let cries = said.is_some_and(|at| matches!(self.word(at), "!" | "?" | "…" | "—" | "–" | "-"));
        let same = self.text.tokens[next.start].span.start < self.paragraph_end(last.end - 1);
        cries && !introduced && same && self.begins_with_attribution(next)
    }

    fn paragraph_end(&self, index: usize) -> usize {
        let at = self.text.tokens[index].span.start;
        self.text.paragraphs.get(self.text.paragraph_at(at)).map_or(at, |paragraph| paragraph.span.end)
    }

    /// Whether a finite cue stands among the first words of `sentence`, with nothing reported after it.
    fn begins_with_attribution(&self, sentence: &Range<usize>) -> bool {
        let reach = sentence.end.min(sentence.start + 9);
        for index in sentence.start..reach {
            if self.segment_of[index].is_some() {
                return false;
            }
            let speaks = self.cues[index].is_some_and(|cue| cue.verb);
            if speaks && matches!(self.tags[index], Tag::Past | Tag::PresentS | Tag::Present | Tag::PastParticiple) {
                let next = (index + 1 < sentence.end).then(|| self.word(index + 1));
                return next.is_none_or(|word| !matches!(word, "that" | "the" | "a" | "he" | "she" | "it" | "they"));
            }
        }
        false
    }

    /// See [`Reading::bracketed`]; brackets that their sentence leaves open hold nothing.
    pub(super) fn find_bracketed(&self) -> Vec<bool> {
        let mut bracketed = vec![false; self.text.tokens.len()];
        for frame in &self.frames {
            let mut opened = None;
            for index in frame.clone() {
                match (self.word(index), opened) {
                    ("(" | "[", None) => opened = Some(index),
                    (")" | "]", Some(open)) => {
                        bracketed[open + 1..=index].fill(true);
                        opened = None;
                    }
                    _ => {}
                }
            }
        }
        bracketed
    }
}
