//! Articles with their attributions marked, in tokens.

use anyhow::{Context as _, Result};
use onrecord::quotes::cues;
use onrecord::quotes::reading::Reading;
use onrecord::scorer::hash_word;
use onrecord::text::{Span, Text};
use serde::Deserialize;
use std::collections::HashMap;
use std::ops::Range;
use std::path::Path;

/// An article as the corpus files have it; offsets in code points.
#[derive(Deserialize)]
pub struct Article {
    /// Its name.
    pub id: serde_json::Value,
    /// Its words.
    pub text: String,
    quotes: Vec<Marked>,
}

#[derive(Deserialize)]
struct Marked {
    content: Vec<[usize; 2]>,
    cue: Option<Vec<[usize; 2]>>,
    speaker: Option<Vec<[usize; 2]>>,
    speech: Option<bool>,
}

/// An attribution that people marked, in tokens.
#[derive(Debug)]
pub struct Gold {
    /// What is attributed.
    pub content: Vec<Range<usize>>,
    /// The tokens of its cue.
    pub cue: Vec<usize>,
    /// The head of the cue, where it is a candidate.
    pub head: Option<usize>,
    /// The tokens of the speaker.
    pub speaker: Vec<Range<usize>>,
    /// Whether it was said, not only thought or planned.
    pub speech: bool,
}

/// Reads a file of articles.
pub fn read(path: &Path) -> Result<Vec<Article>> {
    let raw = std::fs::read_to_string(path).with_context(|| format!("{} cannot be read", path.display()))?;
    let parse = |(number, line)| serde_json::from_str(line).with_context(|| format!("{}:{}", path.display(), number + 1));
    raw.lines().enumerate().map(parse).collect()
}

/// The attributions of `article` in the tokens of `reading`.
pub fn gold(article: &Article, reading: &Reading, rates: &HashMap<u32, f32>) -> Vec<Gold> {
    let mut bytes: Vec<usize> = article.text.char_indices().map(|(at, _)| at).collect();
    bytes.push(article.text.len());
    let tokens = |spans: &[[usize; 2]]| -> Vec<Range<usize>> {
        let ranges = spans.iter().map(|&[start, end]| reading.text.tokens_in(Span::new(bytes[start], bytes[end])));
        ranges.filter(|range| !range.is_empty()).collect()
    };
    let mut candidates = vec![false; reading.text.tokens.len()];
    cues::candidates(reading).into_iter().for_each(|index| candidates[index] = true);
    let marked = article.quotes.iter().map(|marked| {
        let cue: Vec<usize> = tokens(marked.cue.as_deref().unwrap_or(&[])).into_iter().flatten().collect();
        let rate = |index: &usize| rates.get(&cues::lemma(reading, *index)).copied().unwrap_or(0.0);
        let possible = cue.iter().copied().filter(|&index| candidates[index]);
        let head = possible.max_by(|a, b| rate(a).total_cmp(&rate(b)).then(b.cmp(a)));
        let content = tokens(&marked.content);
        let speech =
            marked.speech != Some(false) || head.is_some_and(|head| is_spoken(reading, head)) || is_quoted(reading, &content);
        Gold { content, cue, head, speaker: tokens(marked.speaker.as_deref().unwrap_or(&[])), speech }
    });
    marked.filter(|gold| !gold.content.is_empty()).collect()
}

/// Verbs of speech that are not among those by which the corpus tells speech from thought.
const SPOKEN: &[&str] = &["assail", "chant", "decry", "echo", "email", "highlight", "imply", "rail", "rule", "threaten"];

fn is_spoken(reading: &Reading, head: usize) -> bool {
    let is = |verb: &str| cues::lemma(reading, head) == hash_word(verb);
    // Who points out speaks; who points at a thing does not.
    SPOKEN.iter().any(|&verb| is(verb)) || is("point") && reading.text.tokens.len() > head + 1 && reading.word(head + 1) == "out"
}

/// Whether all of a content of one stretch stands in marks: nobody thinks so.
fn is_quoted(reading: &Reading, content: &[Range<usize>]) -> bool {
    let [content] = content else { return false };
    reading.opens(content.start).is_some_and(|segment| segment.tokens == *content && segment.words > FEW)
}

/// So few words in marks may be a title or a name.
const FEW: usize = 3;

/// How often each cue word is in a marked cue of speech: which word of a longer cue is its head.
pub fn rates(articles: &[&Article]) -> HashMap<u32, f32> {
    let mut counts: HashMap<u32, (f32, f32)> = HashMap::new();
    for article in articles {
        let text = Text::from_plain(&article.text);
        let reading = Reading::new(&text, &[]);
        for index in cues::candidates(&reading) {
            counts.entry(cues::lemma(&reading, index)).or_default().1 += 1.0;
        }
        for gold in gold(article, &reading, &HashMap::new()).iter().filter(|gold| gold.speech) {
            for &index in &gold.cue {
                counts.entry(cues::lemma(&reading, index)).or_default().0 += 1.0;
            }
        }
    }
    counts.into_iter().map(|(lemma, (marked, all))| (lemma, marked / (all + 5.0))).collect()
}
