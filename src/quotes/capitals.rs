//! What words can be nothing but, whatever the tagger took them for: capitals names, nouns for people nouns.

use crate::nouns;
use crate::tags::Tag;
use crate::text::{Shape, Text};
use rustc_hash::FxHashSet;

/// Tags as names the capitals that can be nothing else: those inside a sentence, and those at the head
/// of one that stand inside another.
pub fn name(text: &Text, tags: &mut [Tag]) {
    let mut names: FxHashSet<u32> = FxHashSet::default();
    for first_pass in [true, false] {
        for sentence in &text.sentences {
            let long = || sentence.clone().filter(|&i| text.tokens[i].shape.is_word() && text.tokens[i].span.len() > 3);
            let capitals = long().filter(|&i| text.tokens[i].shape.is_capital()).count();
            // In a headline a capital says nothing.
            if capitals * 2 > long().count() {
                continue;
            }
            for index in sentence.clone() {
                let head = index == sentence.start || text.tokens[index - 1].shape == Shape::Mark;
                if head == first_pass || !text.tokens[index].shape.is_capital() || tags[index] == Tag::Pronoun {
                    continue;
                }
                let hash = text.tokens[index].word;
                if first_pass {
                    let foreign =
                        tags[index].is_verb() || matches!(tags[index], Tag::Adverb | Tag::Modal | Tag::Other | Tag::Base);
                    if foreign {
                        tags[index] = Tag::Name;
                    }
                    if tags[index] == Tag::Name {
                        names.insert(hash);
                    }
                } else if names.contains(&hash) && !(tags[index].is_noun() || tags[index] == Tag::Determiner) {
                    tags[index] = Tag::Name;
                }
            }
        }
    }
}

/// Tags as nouns the nouns for people and bodies that were taken for prepositions.
pub fn keep_nouns(text: &Text, tags: &mut [Tag]) {
    for (index, tag) in tags.iter_mut().enumerate().filter(|(_, tag)| **tag == Tag::Preposition) {
        if nouns::may_speak(&text.word(index).to_lowercase()) {
            *tag = Tag::Noun;
        }
    }
}
