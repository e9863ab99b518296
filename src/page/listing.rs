//! Listings: code, sessions at a terminal, tables of letters. They stand in `<pre>`, as texts do that keep their lines.

use super::{Block, Page};
use std::collections::HashMap;

/// In a text no more of a thousand characters are signs.
const SIGNS: usize = 30;

/// So many of a hundred words of its sentences are nothing but letters, and of what stands among them.
const WORDS: usize = 75;
const WORDS_AMONG: usize = 50;

/// For each block of `page`, whether it is a listing or in one.
pub fn listings(page: &Page) -> Vec<bool> {
    let mut listed = vec![false; page.blocks.len()];
    let around = preformatted(page);
    let blocks = page.blocks.iter().enumerate();
    let set: Vec<(usize, usize, Counts)> =
        blocks.filter_map(|(index, block)| Some((index, around[block.container as usize]?, Counts::of(block)))).collect();
    // For each <pre>, its words and those of them that stand in sentences.
    let mut told: HashMap<usize, (usize, usize)> = HashMap::new();
    for (index, pre, counts) in &set {
        let (all, sentences) = told.entry(*pre).or_default();
        let tells = counts.tell(WORDS) && super::article::ends_a_sentence(&page.blocks[*index].text);
        *all += counts.words;
        *sentences += if tells { counts.words } else { 0 };
    }
    for (index, pre, counts) in set {
        let (all, sentences) = told[&pre];
        listed[index] = sentences * 2 < all || !counts.tell(WORDS_AMONG);
    }
    listed
}

/// The blocks of `page` that are no listings, as indices.
pub fn unlisted(page: &Page) -> Vec<usize> {
    let listed = listings(page);
    (0..listed.len()).filter(|&index| !listed[index]).collect()
}

/// For each container the outermost `<pre>` that it is or stands in, as an index.
pub fn preformatted(page: &Page) -> Vec<Option<usize>> {
    let mut outermost: Vec<Option<usize>> = Vec::with_capacity(page.containers.len());
    for (index, container) in page.containers.iter().enumerate() {
        let around = page.parent(index).and_then(|parent| outermost[parent]);
        outermost.push(around.or((container.tag == "pre").then_some(index)));
    }
    outermost
}

/// What a block is written with.
struct Counts {
    words: usize,
    letters_only: usize,
    characters: usize,
    signs: usize,
}

impl Counts {
    fn of(block: &Block) -> Self {
        let mut counts = Counts { words: 0, letters_only: 0, characters: 0, signs: 0 };
        // An address is as long in a text as in code.
        for word in block.text.split_whitespace().filter(|word| !is_address(word)) {
            let bare = word.trim_matches(|c: char| !is_sign(c) && !c.is_alphanumeric());
            counts.words += 1;
            counts.letters_only += usize::from(!bare.is_empty() && bare.chars().all(|c| c.is_alphabetic() || is_joint(c)));
            counts.characters += word.chars().count() + 1;
            counts.signs += word.chars().filter(|&c| is_sign(c)).count();
        }
        counts
    }

    /// Whether so many of a hundred words are letters, and few characters signs.
    fn tell(&self, words: usize) -> bool {
        self.letters_only * 100 >= self.words * words && self.signs * 1000 <= self.characters * SIGNS
    }
}

/// Whether a word is the address of a page, or of somebody's mail.
fn is_address(word: &str) -> bool {
    word.contains("://") || word.split_once('@').is_some_and(|(who, place)| who.len() > 1 && place.contains('.'))
}

/// Whether a character joins a word's parts.
fn is_joint(c: char) -> bool {
    matches!(c, '-' | '\'' | '’')
}

/// Whether a character is one of those that code is full of.
fn is_sign(c: char) -> bool {
    matches!(c, '{' | '}' | '[' | ']' | '<' | '>' | '=' | '_' | '$' | '#' | '|' | '\\' | '/' | '*' | '&' | '+' | ';' | '@' | '%')
        || matches!(c, '^' | '~' | '`' | '\u{2500}'..='\u{259f}')
}

#[cfg(all(test, feature = "command"))]
mod tests {
    use super::super::html;
    use super::*;

    fn texts(html: &str) -> Vec<String> {
        let page = html::read(html);
        let listed = listings(&page);
        page.blocks.into_iter().zip(listed).filter(|(_, listed)| !listed).map(|(block, _)| block.text).collect()
    }

    #[test]
    fn a_text_that_keeps_its_lines_is_read() {
        let letter = "Dear neighbours,\n\n  The bridge is safe, and it was safe in May of 2021.\n  Nobody fell.\n\nAda Lund";
        assert_eq!(
            texts(&format!("<pre>{letter}</pre>")),
            ["Dear neighbours,", "The bridge is safe, and it was safe in May of 2021.\nNobody fell.", "Ada Lund"]
        );
    }

    #[test]
    fn code_sessions_and_tables_are_not() {
        for listing in [
            "let bridge = new Bridge('Sundby');\nbridge.mend({ legs: 12 }); // It was about time.",
            "$ ferry --list\n12 boats found, 3 at sea\n$ ferry --call north\ncalled",
            "import bridge\nbridge.mend()",
            "+-----+-----+\n| leg | age |\n+-----+-----+\n| one | 112 |",
            "12 15 19 4\n8 9 22 3",
        ] {
            assert_eq!(texts(&format!("<p>One.</p><pre>{}</pre>", listing.replace('<', "&lt;"))), ["One."], "{listing}");
        }
    }

    #[test]
    fn a_listing_among_a_text_is_left_out_of_it() {
        let page = "<pre>The bridge answers to whoever asks it how it is today.\n\n  GET /bridge?leg=12&amp;side=north HTTP/1.1\n\n\
                    It has done so since the day on which it was built.</pre>";
        assert_eq!(texts(page).len(), 2);
    }
}
