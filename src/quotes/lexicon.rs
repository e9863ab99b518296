//! Which words can be cues, and which words the scorers may know by name.

use super::cue_table::{IRREGULAR, NOUNS, VERBS};
use crate::scorer::hash_word;
use crate::text::{function_words, is_function_word};
use rustc_hash::FxHashMap;
use serde::Serialize;
use std::sync::OnceLock;

/// What a cue does with the words it attributes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Class {
    /// Says that something was said, and no more.
    Neutral,
    /// The speaker stands by it, presses it, or judges.
    Assertive,
    /// The writer does not vouch for it.
    Doubt,
    /// The speaker says that it is not so.
    Denial,
    /// The speaker takes it upon themselves.
    Promise,
    /// The speaker wants it done.
    Command,
    /// The speaker wants to know.
    Question,
    /// Held, not necessarily said.
    Thought,
}

/// A word that can be a cue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cue {
    /// The hash of its base form.
    pub lemma: u32,
    /// What it does as a verb, or as a noun where it is none.
    pub class: Class,
    /// Whether a verb has this form.
    pub verb: bool,
    /// Whether a noun has this form.
    pub noun: bool,
}

/// What is known of a word, whatever its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Word {
    /// A function word or another of a closed class.
    Closed,
    /// A word that can be a cue.
    Cue(Cue),
}

/// Closed classes beyond the function words: days, months, negations, quantifiers, adverbs of attribution.
const CLOSED: &str = "i me him us mine himself herself itself themselves myself ourselves yourself whom anyone everyone someone nobody \
    others another several none everything something nothing anything per via amid despite upon toward towards against \
    along around behind beside besides beyond down except inside like near onto outside throughout until up without ago already \
    always away back ever never often quite rather really since soon sometimes still together yesterday today tonight tomorrow \
    monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october \
    november december jan feb mar apr aug sept oct nov dec cannot can't won't don't n't 's 're 've 'll 'd 'm am being been having \
    got get gets getting make makes made making take takes took taken taking come comes came coming want wants wanted became become \
    becomes last next past early earlier late later recently previously repeatedly initially publicly privately first second then \
    finally least less little lot many nearly only own same such sure whatever whenever wherever whichever whoever both either \
    neither nor lest albeit whereas because so therefore thus hence yet mr mrs ms dr sen rep gov mister";

/// Asked for every word of every text: by a hasher that trusts its keys, which are hashes.
static WORDS: OnceLock<FxHashMap<u32, Word>> = OnceLock::new();

/// What is known of the word with this hash; see [`hash_word`].
pub fn known(hash: u32) -> Option<Word> {
    WORDS.get_or_init(build).get(&hash).copied()
}

fn build() -> FxHashMap<u32, Word> {
    let mut words = FxHashMap::default();
    for &(class, lemmas) in VERBS {
        for lemma in lemmas.split_whitespace() {
            for form in verb_forms(lemma) {
                add(&mut words, &form, Cue { lemma: hash_word(lemma), class, verb: true, noun: false });
            }
        }
    }
    for &(class, lemmas) in NOUNS {
        for lemma in lemmas.split_whitespace() {
            for form in [lemma.to_owned(), plural(lemma)] {
                add(&mut words, &form, Cue { lemma: hash_word(lemma), class, verb: false, noun: true });
            }
        }
    }
    for closed in CLOSED.split_whitespace().chain(function_words()) {
        words.entry(hash_word(closed)).or_insert(Word::Closed);
    }
    add(&mut words, "according", Cue { lemma: hash_word("according"), class: Class::Neutral, verb: true, noun: false });
    words
}

fn add(words: &mut FxHashMap<u32, Word>, form: &str, cue: Cue) {
    if is_function_word(form) {
        return;
    }
    match words.entry(hash_word(form)).or_insert(Word::Cue(cue)) {
        Word::Cue(known) => {
            known.noun |= cue.noun;
            known.verb |= cue.verb;
        }
        Word::Closed => {}
    }
}

fn plural(noun: &str) -> String {
    match noun.strip_suffix('y').filter(|stem| !stem.ends_with(['a', 'e', 'o', 'u'])) {
        Some(stem) => format!("{stem}ies"),
        None => format!("{noun}s"),
    }
}

/// A verb in all its forms.
pub(super) fn verb_forms(lemma: &str) -> Vec<String> {
    let mut forms = vec![lemma.to_owned()];
    if let Ok(found) = IRREGULAR.binary_search_by_key(&lemma, |&(verb, _)| verb) {
        forms.extend(IRREGULAR[found].1.split_whitespace().map(str::to_owned));
        return forms;
    }
    let hisses = ["s", "x", "z", "ch", "sh"].iter().any(|end| lemma.ends_with(end));
    forms.push(if hisses { format!("{lemma}es") } else { plural(lemma) });
    if let Some(stem) = lemma.strip_suffix('e') {
        forms.push(format!("{lemma}d"));
        let keeps = lemma.ends_with("ee") || lemma.ends_with("ye");
        forms.push(format!("{}ing", if keeps { lemma } else { stem }));
    } else {
        let past = plural(lemma);
        forms.push(past.strip_suffix("ies").map_or(format!("{lemma}ed"), |stem| format!("{stem}ied")));
        forms.push(format!("{lemma}ing"));
    }
    forms
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_are_known_in_all_their_forms() {
        for form in ["said", "Says", "replying", "denied", "denies", "pledges", "vowing", "told", "urged", "disagreeing"] {
            assert!(matches!(known(hash_word(form)), Some(Word::Cue(Cue { verb: true, .. }))), "{form}");
        }
        assert!(known(hash_word("bridge")).is_none());
    }

    #[test]
    fn a_word_can_be_verb_and_noun() {
        let Some(Word::Cue(claims)) = known(hash_word("claims")) else { panic!("claims is a cue") };
        assert!(claims.verb && claims.noun && claims.class == Class::Doubt);
    }

    #[test]
    fn irregular_verbs_are_sorted() {
        assert!(IRREGULAR.is_sorted_by_key(|&(verb, _)| verb));
    }
}
