//! The part-of-speech tagger: an averaged perceptron over a treebank in CoNLL-U.

use super::quotes::Random;
use anyhow::{Context as _, Result, bail};
use onrecord::scorer::mix;
use onrecord::tags::{Context, Table, Tag, Tagger};
use onrecord::text::Text;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::ops::Range;
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
    /// Unlabelled text, a paragraph a line, to learn more words from: a tagger of any size tags it first
    #[arg(long)]
    text: Option<PathBuf>,
    /// Brown clusters of words as a JSON object, for that larger tagger
    #[arg(long)]
    clusters: Option<PathBuf>,
    /// Rounds over the treebank
    #[arg(long, default_value_t = 6)]
    rounds: usize,
    /// How many features have a place in the table
    #[arg(long, default_value_t = 10240)]
    slots: usize,
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
    let mut train = with_headlines(read(&options.train)?);
    let dev = read(&options.dev)?;
    if let Some(path) = &options.text {
        let clusters = options.clusters.as_deref().map(clusters).transpose()?.unwrap_or_default();
        let teacher = Perceptron::learn(&train, options.rounds, &clusters, None);
        println!("the larger tagger: dev {:.2} %", accuracy(&dev, |text| teacher.tag(text, &clusters)));
        let raw = std::fs::read_to_string(path).with_context(|| format!("{} cannot be read", path.display()))?;
        let copies = train.len();
        train.extend(raw.lines().filter(|line| line.len() > 20).map(|line| taught(line, &teacher, &clusters)));
        train.rotate_left(copies);
    }
    let none = Clusters::new();
    let full = Perceptron::learn(&train, options.rounds, &none, None);
    println!("all features: dev {:.2} %", accuracy(&dev, |text| full.tag(text, &none)));
    let kept = full.largest(options.slots * 95 / 100);
    let small = Perceptron::learn(&train, options.rounds, &none, Some(&kept));
    let table = small.table(options.slots);
    std::fs::write(&options.output, table.write())?;
    let tagger = Tagger::new(table);
    println!("shipped: dev {:.2} %", accuracy(&dev, |text| tagger.tag(text)));
    Ok(())
}

/// The cluster of each word's hash.
type Clusters = HashMap<u32, u32>;

fn clusters(path: &Path) -> Result<Clusters> {
    let raw = std::fs::read(path).with_context(|| format!("{} cannot be read", path.display()))?;
    // In order, so that of words with one hash the same has it each time.
    let words: BTreeMap<String, u32> = serde_json::from_slice(&raw)?;
    Ok(words.into_iter().filter(|&(_, cluster)| cluster > 0).map(|(word, cluster)| (exact(&word), cluster)).collect())
}

/// The hash of a word in its own case.
fn exact(word: &str) -> u32 {
    word.bytes().fold(17, |hash, byte| mix(hash, u32::from(byte)))
}

fn taught(line: &str, teacher: &Perceptron, clusters: &Clusters) -> Sentence {
    let text = Text::from_plain(line);
    let gold = teacher.tag(&text, clusters).into_iter().map(Some).collect();
    Sentence { raw: line.to_owned(), gold }
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

/// Weights by feature, as many as come.
struct Perceptron {
    rows: HashMap<u32, [f32; Tag::COUNT]>,
}

#[derive(Clone, Default)]
struct Row {
    weights: [f32; Tag::COUNT],
    sums: [f32; Tag::COUNT],
}

impl Perceptron {
    /// Learns from `sentences`; only the features in `kept`, where given.
    fn learn(sentences: &[Sentence], rounds: usize, clusters: &Clusters, kept: Option<&HashSet<u32>>) -> Self {
        let mut rows: HashMap<u32, Row> = HashMap::new();
        let mut clock = 1f32;
        let mut order: Vec<usize> = (0..sentences.len()).collect();
        let mut random = Random::new(7);
        for _ in 0..rounds {
            random.shuffle(&mut order);
            for &at in &order {
                learn(&sentences[at], &mut rows, clusters, kept, clock);
                clock += 1.0;
            }
        }
        let average = |row: &Row| std::array::from_fn(|tag| row.weights[tag] - row.sums[tag] / clock);
        Perceptron { rows: rows.iter().map(|(&feature, row)| (feature, average(row))).collect() }
    }

    fn tag(&self, text: &Text, clusters: &Clusters) -> Vec<Tag> {
        let mut reader = Reader { context: Context::new(text), text, clusters };
        let mut tags = Vec::with_capacity(text.tokens.len());
        for sentence in &text.sentences {
            for index in sentence.clone() {
                let tag = reader.context.certain(index).unwrap_or_else(|| {
                    let features = reader.features(index, sentence.clone(), &tags);
                    best(features.iter().filter_map(|feature| self.rows.get(feature)))
                });
                tags.push(tag);
            }
        }
        tags
    }

    /// The features whose weights are largest in all.
    fn largest(&self, count: usize) -> HashSet<u32> {
        let size = |row: &[f32; Tag::COUNT]| row.iter().map(|weight| weight.abs()).sum::<f32>();
        let mut sized: Vec<(f32, u32)> = self.rows.iter().map(|(&feature, row)| (size(row), feature)).collect();
        sized.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        sized.into_iter().take(count).map(|(_, feature)| feature).collect()
    }

    fn table(&self, slots: usize) -> Table {
        let mut sizes: Vec<f32> = self.rows.values().flatten().map(|w| w.abs()).filter(|&w| w > 0.0).collect();
        sizes.sort_by(f32::total_cmp);
        // The largest few in a thousand are clipped, so that the small ones keep their steps.
        let scale = 127.0 / sizes.get(sizes.len() * 9990 / 10000).copied().unwrap_or(1.0);
        let mut rows: Vec<(u32, [f32; Tag::COUNT])> = self.rows.iter().map(|(&feature, &row)| (feature, row)).collect();
        rows.sort_by_key(|&(feature, _)| feature);
        let step = |weight: f32| (weight * scale).round().clamp(-127.0, 127.0) as i8 as u8;
        Table::build(slots, rows.into_iter().map(|(feature, row)| (feature, row.map(step))))
    }
}

fn best<'r>(rows: impl Iterator<Item = &'r [f32; Tag::COUNT]>) -> Tag {
    let mut scores = [0f32; Tag::COUNT];
    for row in rows {
        scores.iter_mut().zip(row).for_each(|(score, weight)| *score += weight);
    }
    let best = (0..Tag::COUNT).max_by(|&a, &b| scores[a].total_cmp(&scores[b]).then(b.cmp(&a)));
    Tag::ALL[best.unwrap_or(0)]
}

/// Reads features: those of the library, and the clusters' where there are any.
struct Reader<'a, 't> {
    context: Context<'a, 't>,
    text: &'a Text<'t>,
    clusters: &'a Clusters,
}

impl Reader<'_, '_> {
    fn features(&mut self, index: usize, sentence: Range<usize>, tags: &[Tag]) -> Vec<u32> {
        let mut features = self.context.features(index, &sentence, tags);
        if !self.clusters.is_empty() {
            for (template, offset) in [(901, 0isize), (911, -1), (921, 1), (931, 2)] {
                let at = index.checked_add_signed(offset).filter(|at| sentence.contains(at));
                let cluster = at.and_then(|at| self.clusters.get(&exact(self.text.word(at)))).copied().unwrap_or(0);
                // The low bits are the top of the tree.
                features.extend([0xF, 0x3F, 0xFFFF].map(|mask| mix(mix(template + (mask & 3), mask), cluster & mask)));
            }
        }
        features
    }
}

fn learn(sentence: &Sentence, rows: &mut HashMap<u32, Row>, clusters: &Clusters, kept: Option<&HashSet<u32>>, clock: f32) {
    let text = Text::from_plain(&sentence.raw);
    let mut reader = Reader { context: Context::new(&text), text: &text, clusters };
    let mut tags: Vec<Tag> = Vec::with_capacity(text.tokens.len());
    for range in &text.sentences {
        for index in range.clone() {
            if let Some(tag) = reader.context.certain(index) {
                tags.push(tag);
                continue;
            }
            let mut features = reader.features(index, range.clone(), &tags);
            if let Some(kept) = kept {
                features.retain(|feature| kept.contains(feature));
            }
            let guess = best(features.iter().filter_map(|feature| rows.get(feature)).map(|row| &row.weights));
            if let Some(gold) = sentence.gold[index].filter(|&gold| gold != guess) {
                for feature in features {
                    let row = rows.entry(feature).or_default();
                    for (tag, change) in [(gold, 1.0), (guess, -1.0)] {
                        row.weights[tag as usize] += change;
                        row.sums[tag as usize] += change * clock;
                    }
                }
            }
            tags.push(guess);
        }
    }
}

fn accuracy(sentences: &[Sentence], tag: impl Fn(&Text) -> Vec<Tag>) -> f64 {
    let (mut right, mut all) = (0usize, 0usize);
    for sentence in sentences {
        let text = Text::from_plain(&sentence.raw);
        for (index, (tag, gold)) in tag(&text).into_iter().zip(&sentence.gold).enumerate() {
            if text.tokens[index].shape != onrecord::text::Shape::Mark && gold.is_some() {
                all += 1;
                right += usize::from(Some(tag) == *gold);
            }
        }
    }
    100.0 * right as f64 / all.max(1) as f64
}
