//! What the tagger knows of words, from public lists: see `train/resources.py`.

use super::clusters::cluster;
use anyhow::{Context as _, Result};
use onrecord::entities::words::{Known, Words, exact, list, phrase};
use onrecord::scorer::hash_word;
use onrecord::table::Table;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::Path;

/// Slots of the table, and how many of them are filled.
const SLOTS: usize = 79_000;
const FILLED: usize = 75_000;
/// Words in lower case and names of several words have a share of it; words with capitals have the rest.
const LOWER: usize = 15_000;
const PHRASES: usize = 7_000;
/// How much commoner a word on a list counts, as a logarithm.
const LISTED: f32 = 1.5;
/// A word that no list of frequencies has.
const RARE: f32 = -20.0;

/// Which parts are left out, to see what they are worth.
#[derive(Clone, Copy, Default)]
pub struct Without {
    /// Clusters.
    pub clusters: bool,
    /// Lists of names and places.
    pub lists: bool,
}

/// Reads the folder's lists and packs what is worth most.
pub fn build(folder: &Path, without: Without) -> Result<Words> {
    let mut lists = Lists::read(&folder.join("lists.tsv"))?;
    let mut paths = vec![0];
    let mut entries: BTreeMap<String, (Known, f32)> = BTreeMap::new();
    let mut numbers: HashMap<u32, u16> = HashMap::from([(0, 0)]);
    for line in read(&folder.join("words.tsv"))?.lines() {
        let fields: Vec<&str> = line.split('\t').collect();
        let [word, chance, path] = fields[..] else { anyhow::bail!("words.tsv: three columns are needed: {line}") };
        let path = path.parse()?;
        let brown = *numbers.entry(path).or_insert_with(|| {
            paths.push(path);
            (paths.len() - 1) as u16
        });
        entries.insert(word.to_owned(), (Known { brown, ..Known::default() }, chance.parse()?));
    }
    for (word, bits) in lists.words.drain().collect::<BTreeMap<_, _>>() {
        entries.entry(word).or_insert((Known::default(), RARE)).0.lists = bits;
    }
    let cases = cases(&entries);
    let (vectors, wide) = cluster(folder, entries.keys())?;
    for (word, (known, _)) in &mut entries {
        known.vector = vectors.get(&word.to_lowercase()).copied().unwrap_or_default();
        if without.clusters {
            (known.brown, known.vector) = (0, 0);
        }
        if without.lists {
            known.lists = 0;
        }
        known.lists |= cases.get(word).copied().unwrap_or_default();
    }
    let mut rows = chosen(&entries);
    if !without.lists {
        rows.extend(lists.phrases.iter().take(PHRASES).map(|&hash| (hash, place_phrase())));
    }
    let table = Table::build(SLOTS, rows.into_iter().map(|(hash, known)| (hash, known.row())));
    Ok(Words { table, paths, wide })
}

fn read(path: &Path) -> Result<String> {
    std::fs::read_to_string(path).with_context(|| format!("{} cannot be read", path.display()))
}

fn place_phrase() -> Known {
    Known { lists: list::PLACE_PHRASE, ..Known::default() }
}

/// Words and phrases that are on lists.
struct Lists {
    words: HashMap<String, u16>,
    /// Places of several words, the largest first.
    phrases: Vec<u32>,
}

impl Lists {
    /// Reads lines of a kind and a name; places come the largest first.
    fn read(path: &Path) -> Result<Self> {
        let mut lists = Lists { words: HashMap::new(), phrases: Vec::new() };
        let mut seen = HashSet::new();
        for line in read(path)?.lines() {
            let (kind, name) = line.split_once('\t').with_context(|| format!("a kind and a name are needed: {line}"))?;
            let words: Vec<&str> = name.split(' ').collect();
            let country = if kind == "country" { list::COUNTRY } else { 0 };
            match (kind, &words[..]) {
                ("first", [word]) => lists.add(word, list::FIRST_NAME),
                ("female", [word]) => lists.add(word, list::FEMALE),
                ("male", [word]) => lists.add(word, list::MALE),
                ("last", [word]) => lists.add(word, list::LAST_NAME),
                ("place" | "country", [word]) => lists.add(word, list::PLACE | country),
                ("place" | "country", [first, .., last]) => {
                    lists.add(first, list::PLACE_BEGINS | country);
                    lists.add(last, list::PLACE_ENDS | country);
                    let hash = words.iter().map(|word| hash_word(word)).reduce(phrase);
                    lists.phrases.extend(hash.filter(|&hash| seen.insert(hash)));
                }
                _ => {}
            }
        }
        Ok(lists)
    }

    fn add(&mut self, word: &str, bits: u16) {
        *self.words.entry(word.to_owned()).or_default() |= bits;
    }
}

/// For words with a capital, whether they are written without one as well.
fn cases(entries: &BTreeMap<String, (Known, f32)>) -> HashMap<String, u16> {
    let chance = |word: &str| entries.get(word).map_or(RARE, |&(_, chance)| chance);
    let capitals = entries.iter().filter(|(word, _)| word.starts_with(char::is_uppercase));
    let cases = capitals.map(|(word, &(_, here))| {
        let lower = chance(&word.to_lowercase());
        let bits = match lower - here {
            1.5.. => list::LOWER,
            -2.0.. => list::MIXED,
            _ => 0,
        };
        (word.clone(), bits)
    });
    cases.collect()
}

/// The commonest words with what is known of them, the commonest first.
fn chosen(entries: &BTreeMap<String, (Known, f32)>) -> Vec<(u32, Known)> {
    let named = list::FIRST_NAME | list::LAST_NAME | list::PLACE;
    let rank = |&(known, chance): &(Known, f32)| chance + if known.lists & named != 0 { LISTED } else { 0.0 };
    let mut words: Vec<(&String, f32, Known)> = entries.iter().map(|(word, entry)| (word, rank(entry), entry.0)).collect();
    words.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(b.0)));
    let (capital, lower): (Vec<_>, Vec<_>) = words.into_iter().partition(|(word, ..)| word.starts_with(char::is_uppercase));
    let kept = lower.into_iter().take(LOWER).chain(capital.into_iter().take(FILLED - LOWER - PHRASES));
    kept.map(|(word, _, known)| (exact(word), known)).collect()
}
