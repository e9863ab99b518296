//! The part-of-speech tagger: an averaged perceptron over a treebank in CoNLL-U.

use anyhow::{Context as _, Result, bail};
use onrecord::tags::{Context, ROWS_BITS, Tag, Tagger};
use onrecord::text::Text;
use std::path::{Path, PathBuf};

/// What to train on.
#[derive(clap::Args)]
pub struct Options {
    /// Treebank to learn from
    #[arg(long)]
    train: PathBuf,
    /// Treebank to measure on
    #[arg(long)]
    dev: PathBuf,
    /// Rounds over the treebank
    #[arg(long, default_value_t = 8)]
    rounds: usize,
    /// Where the weights go
    #[arg(long, default_value = "model/tags.bin")]
    output: PathBuf,
}

struct Sentence {
    raw: String,
    /// One a token; none where the treebank cuts words otherwise than we do.
    gold: Vec<Option<Tag>>,
}

/// Trains, writes the weights, prints the share of right tags.
pub fn train(options: &Options) -> Result<()> {
    let train = with_headlines(read(&options.train)?);
    let dev = read(&options.dev)?;
    let weights = perceptron(&train, options.rounds);
    let bytes = quantize(&weights);
    let tagger = Tagger::new(bytes.clone()).context("the weights have the wrong number")?;
    println!("train {:.2} %  dev {:.2} %", accuracy(&tagger, &train), accuracy(&tagger, &dev));
    std::fs::write(&options.output, &bytes)?;
    Ok(())
}

fn read(path: &Path) -> Result<Vec<Sentence>> {
    let raw = std::fs::read_to_string(path).with_context(|| format!("{} cannot be read", path.display()))?;
    let mut sentences = Vec::new();
    for block in raw.split("\n\n").filter(|block| !block.trim().is_empty()) {
        sentences.extend(parse(block)?);
    }
    Ok(sentences)
}

/// One sentence; none if its words do not make up its text.
fn parse(block: &str) -> Result<Option<Sentence>> {
    let Some(raw) = block.lines().find_map(|line| line.strip_prefix("# text = ")) else { bail!("a sentence without its text") };
    let mut words: Vec<(usize, Tag)> = Vec::new();
    let mut at = 0;
    for line in block.lines().filter(|line| !line.starts_with('#')) {
        let fields: Vec<&str> = line.split('\t').collect();
        if fields.len() < 5 || fields[0].contains(['-', '.']) {
            continue;
        }
        at += fields[1].chars().filter(|c| !c.is_whitespace()).count();
        words.push((at, Tag::of_penn(fields[4], fields[3])));
    }
    if raw.chars().filter(|c| !c.is_whitespace()).count() != at {
        return Ok(None);
    }
    let gold = align(raw, &words);
    Ok(Some(Sentence { raw: raw.to_owned(), gold }))
}

/// The tags of our tokens: that of the last of the treebank's words in each.
fn align(raw: &str, words: &[(usize, Tag)]) -> Vec<Option<Tag>> {
    let text = Text::from_plain(raw);
    let mut gold = Vec::with_capacity(text.tokens.len());
    let (mut seen, mut at) = (0, 0);
    for token in &text.tokens {
        seen += raw[at..token.span.end].chars().filter(|c| !c.is_whitespace()).count();
        at = token.span.end;
        let found = words.binary_search_by_key(&seen, |&(end, _)| end).ok().map(|index| words[index].1);
        let hyphened = token.span.of(raw).contains('-');
        gold.push(found.map(|tag| if hyphened && tag.is_verb() { Tag::Adjective } else { tag }));
    }
    gold
}

/// Adds a copy in title case of every sixth sentence, for headlines.
fn with_headlines(mut sentences: Vec<Sentence>) -> Vec<Sentence> {
    let copies: Vec<Sentence> = sentences
        .iter()
        .step_by(6)
        .map(|s| Sentence { raw: title_case(&s.raw), gold: s.gold.clone() })
        .filter(|s| Text::from_plain(&s.raw).tokens.len() == s.gold.len())
        .collect();
    sentences.extend(copies);
    sentences
}

fn title_case(raw: &str) -> String {
    let mut out = String::with_capacity(raw.len());
    for (index, word) in raw.split(' ').enumerate() {
        if index > 0 {
            out.push(' ');
        }
        let small = matches!(word, "a" | "an" | "the" | "of" | "in" | "on" | "to" | "for" | "and" | "or" | "at" | "by" | "as");
        match word.chars().next().filter(|_| index == 0 || !small) {
            Some(first) => {
                out.extend(first.to_uppercase());
                out.push_str(&word[first.len_utf8()..]);
            }
            None => out.push_str(word),
        }
    }
    out
}

fn perceptron(sentences: &[Sentence], rounds: usize) -> Vec<f64> {
    let size = Tag::COUNT << ROWS_BITS;
    let (mut weights, mut sums) = (vec![0f64; size], vec![0f64; size]);
    let mut clock = 1f64;
    let mut order: Vec<usize> = (0..sentences.len()).collect();
    let mut random = crate::quotes::Random::new(7);
    for _ in 0..rounds {
        random.shuffle(&mut order);
        for &at in &order {
            learn(&sentences[at], &mut weights, &mut sums, &mut clock);
        }
    }
    weights.iter().zip(&sums).map(|(w, s)| w - s / clock).collect()
}

fn learn(sentence: &Sentence, weights: &mut [f64], sums: &mut [f64], clock: &mut f64) {
    let text = Text::from_plain(&sentence.raw);
    let mut context = Context::new(&text);
    let mut tags: Vec<Tag> = Vec::with_capacity(text.tokens.len());
    for range in &text.sentences {
        for index in range.clone() {
            if let Some(tag) = context.certain(index) {
                tags.push(tag);
                continue;
            }
            let rows = context.rows(index, range.clone(), &tags);
            let mut scores = [0f64; Tag::COUNT];
            for row in rows {
                let at = row as usize * Tag::COUNT;
                scores.iter_mut().zip(&weights[at..]).for_each(|(score, weight)| *score += weight);
            }
            let best = (0..Tag::COUNT).max_by(|&a, &b| scores[a].total_cmp(&scores[b]).then(b.cmp(&a))).unwrap_or(0);
            if let Some(gold) = sentence.gold[index]
                && gold as usize != best
            {
                for row in rows {
                    let at = row as usize * Tag::COUNT;
                    weights[at + gold as usize] += 1.0;
                    sums[at + gold as usize] += *clock;
                    weights[at + best] -= 1.0;
                    sums[at + best] -= *clock;
                }
            }
            *clock += 1.0;
            tags.push(Tag::ALL[best]);
        }
    }
}

fn quantize(weights: &[f64]) -> Vec<u8> {
    let mut sizes: Vec<f64> = weights.iter().map(|w| w.abs()).collect();
    sizes.sort_by(f64::total_cmp);
    // The largest few in a thousand are clipped, so that the small ones keep their steps.
    let scale = 127.0 / sizes[sizes.len() * 9995 / 10000].max(1e-9);
    weights.iter().map(|w| (w * scale).round().clamp(-127.0, 127.0) as i8 as u8).collect()
}

fn accuracy(tagger: &Tagger, sentences: &[Sentence]) -> f64 {
    let (mut right, mut all) = (0usize, 0usize);
    for sentence in sentences {
        let text = Text::from_plain(&sentence.raw);
        for (index, (tag, gold)) in tagger.tag(&text).into_iter().zip(&sentence.gold).enumerate() {
            if text.tokens[index].shape != onrecord::text::Shape::Mark && gold.is_some() {
                all += 1;
                right += usize::from(Some(tag) == *gold);
            }
        }
    }
    100.0 * right as f64 / all.max(1) as f64
}
