//! Corpora in two columns as texts with their names marked; what a corpus does not mark is not taught.

use anyhow::{Context as _, Result};
use onrecord::entities::labels::{COUNT, OUTSIDE, TYPES, begins, goes_on};
use onrecord::entities::pieces::Pieces;
use onrecord::entities::words::{Words, exact, list};
use onrecord::text::Shape;
use std::collections::HashMap;
use std::path::Path;

/// A set of labels, a bit each.
pub type Allowed = u16;

/// All labels.
const ANY: Allowed = (1 << COUNT) - 1;

/// A set of types, a bit each, as they count in [`TYPES`].
type Types = u8;
const PERSON: Types = 1;
const ORGANIZATION: Types = 1 << 1;
const PLACE: Types = 1 << 2;
const GROUP: Types = 1 << 3;
const OTHER: Types = 1 << 4;

/// What a corpus marks, and how.
struct Convention {
    /// How its files' names begin.
    corpus: &'static str,
    /// Types that it does not mark wherever they stand.
    silent: Types,
    /// What its label for what is left over means.
    misc: Types,
    /// Whether it marks `Canadian` as a place.
    peoples_are_places: bool,
    /// Whether its authors stated a licence.
    open: bool,
}

const fn convention(corpus: &'static str, silent: Types, misc: Types, peoples_are_places: bool, open: bool) -> Convention {
    Convention { corpus, silent, misc, peoples_are_places, open }
}

/// The corpora whose conventions are known; others are taken for the last.
const CONVENTIONS: &[Convention] = &[
    convention("worldwide", 0, OTHER, false, false),
    convention("uner", GROUP | OTHER, GROUP | OTHER, false, true),
    convention("gum", GROUP, GROUP | OTHER, false, true),
    convention("crossner", GROUP, GROUP | OTHER, true, true),
    convention("redocred", GROUP | OTHER, GROUP | OTHER, true, true),
    convention("wikigold", GROUP, GROUP | OTHER, false, true),
    convention("", GROUP | OTHER, GROUP | OTHER, false, true),
];

/// Whether the authors of the corpus in this file stated a licence.
pub fn is_open(path: &Path) -> bool {
    convention_of(path).open
}

fn convention_of(path: &Path) -> &'static Convention {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let known = CONVENTIONS.iter().find(|convention| name.starts_with(convention.corpus));
    known.expect("every name begins with nothing")
}

impl Convention {
    /// The types that a label may mean; none for what is found by other means.
    fn types(&self, label: &str) -> Types {
        match label.to_ascii_lowercase().as_str() {
            "person" | "per" | "politician" => PERSON,
            "organization" | "organisation" | "org" | "politicalparty" => ORGANIZATION,
            "location" | "loc" | "facility" | "country" => PLACE,
            "norp" => GROUP,
            "misc" | "oth" => self.misc,
            "product" | "event" | "election" => OTHER,
            _ => 0,
        }
    }
}

/// A document and the names in it.
pub struct Document {
    /// Its words, a sentence or a paragraph a line.
    pub raw: String,
    names: Vec<Name>,
    silent: Types,
}

/// A name in bytes, with the types that it may be of.
struct Name {
    start: usize,
    end: usize,
    types: Types,
}

/// Reads a file. `-DOCSTART-` parts documents; without it each sentence stands alone.
pub fn read(path: &Path) -> Result<Vec<Document>> {
    let content = std::fs::read_to_string(path).with_context(|| format!("{} cannot be read", path.display()))?;
    let convention = convention_of(path);
    let whole = content.contains("-DOCSTART-");
    let mut documents = Vec::new();
    let mut builder = Builder::new(convention);
    for line in content.lines() {
        let (token, tag) = line.split_once('\t').unwrap_or((line, "O"));
        let ends = token.trim().is_empty();
        if ends {
            builder.end_sentence();
        }
        if token == "-DOCSTART-" || ends && !whole {
            documents.extend(builder.take());
        } else if !ends {
            builder.token(token.trim(), tag.trim());
        }
    }
    documents.extend(builder.take());
    Ok(documents)
}

/// Puts tokens together as they are written.
struct Builder {
    convention: &'static Convention,
    raw: String,
    names: Vec<Name>,
    /// Whether the last token is part of a name that may go on.
    open: bool,
    quoted: bool,
    tight: bool,
}

impl Builder {
    fn new(convention: &'static Convention) -> Self {
        Builder { convention, raw: String::new(), names: Vec::new(), open: false, quoted: false, tight: true }
    }

    fn token(&mut self, token: &str, tag: &str) {
        let straight = matches!(token, "\"" | "``" | "''");
        let joined = self.tight || straight && self.quoted || leans_left(token);
        if !joined {
            self.raw.push(' ');
        }
        let start = self.raw.len();
        self.raw.push_str(if straight { "\"" } else { token });
        self.tight = leans_right(token) || straight && !self.quoted;
        self.quoted ^= straight;
        let Some((part, label)) = tag.split_once('-') else {
            self.open = false;
            return;
        };
        let types = self.convention.types(label);
        match self.names.last_mut().filter(|last| part == "I" && self.open && last.types == types) {
            Some(last) => last.end = self.raw.len(),
            None => self.names.push(Name { start, end: self.raw.len(), types }),
        }
        self.open = true;
    }

    fn end_sentence(&mut self) {
        if !self.raw.is_empty() && !self.raw.ends_with('\n') {
            self.raw.push('\n');
        }
        (self.open, self.quoted, self.tight) = (false, false, true);
    }

    fn take(&mut self) -> Option<Document> {
        let built = std::mem::replace(self, Builder::new(self.convention));
        let silent = self.convention.silent;
        (!built.raw.is_empty()).then_some(Document { raw: built.raw, names: built.names, silent })
    }
}

fn leans_left(token: &str) -> bool {
    let mark = matches!(token, "," | "." | ";" | ":" | "!" | "?" | ")" | "]" | "%" | "”" | "’" | "n't" | "n’t" | "'" | "...");
    mark || token.len() > 1 && token.starts_with(['\'', '’'])
}

fn leans_right(token: &str) -> bool {
    matches!(token, "(" | "[" | "$" | "£" | "€" | "“" | "‘" | "#")
}

impl Document {
    /// Whether its corpus marks all types wherever they stand.
    pub fn is_complete(&self) -> bool {
        self.silent == 0
    }

    /// The labels that each of its pieces may have.
    pub fn allowed(&self, path: &Path, pieces: &Pieces, words: &Words) -> Vec<Allowed> {
        let mut allowed =
            vec![1 << OUTSIDE | labels_of(self.silent, |kind| 1 << begins(kind) | 1 << goes_on(kind)); pieces.all.len()];
        let by = |end: fn(&onrecord::entities::pieces::Piece) -> usize| -> HashMap<usize, usize> {
            pieces.all.iter().enumerate().map(|(index, piece)| (end(piece), index)).collect()
        };
        let (starts, ends) = (by(|piece| piece.span.start), by(|piece| piece.span.end));
        for name in &self.names {
            let (Some(&first), Some(&last)) = (starts.get(&name.start), ends.get(&name.end)) else {
                // Cut otherwise than we cut: nothing is taught there.
                let inside = |index: &usize| pieces.all[*index].span.start < name.end && name.start < pieces.all[*index].span.end;
                (0..pieces.all.len()).filter(inside).for_each(|index| allowed[index] = ANY);
                continue;
            };
            let people = convention_of(path).peoples_are_places
                && (name.types, last) == (PLACE, first)
                && may_be_people(&self.raw[name.start..name.end], words);
            let types = if people { PLACE | GROUP } else { name.types };
            for (allowed, index) in allowed[first..=last].iter_mut().zip(first..) {
                let label = if index == first { begins } else { goes_on };
                *allowed = if types == 0 { 1 << OUTSIDE } else { labels_of(types, |kind| 1 << label(kind)) };
            }
        }
        allowed
    }
}

/// Whether a place's name of one word may be its people's: no abbreviation, and on no list of places.
fn may_be_people(name: &str, words: &Words) -> bool {
    Shape::of(name) == Shape::Capital && words.known(exact(name)).lists & (list::PLACE | list::COUNTRY) == 0
}

fn labels_of(types: Types, labels: impl Fn(usize) -> Allowed) -> Allowed {
    (0..TYPES.len()).filter(|kind| types >> kind & 1 == 1).fold(0, |set, kind| set | labels(kind))
}

#[cfg(test)]
mod tests {
    use super::*;
    use onrecord::table::Table;
    use onrecord::text::Text;

    #[test]
    fn tokens_become_a_text_whose_pieces_carry_their_labels() {
        let mut builder = Builder::new(&CONVENTIONS[0]);
        let tokens = [("\"", "O"), ("Go", "O"), (",", "O"), ("\"", "O"), ("said", "O"), ("Ann", "B-Person"), ("Lee", "I-Person")];
        tokens.iter().for_each(|(token, tag)| builder.token(token, tag));
        builder.end_sentence();
        let document = builder.take().expect("there are tokens");
        assert_eq!(document.raw, "\"Go,\" said Ann Lee\n");
        let pieces = Pieces::of(&Text::from_plain(&document.raw));
        let words = Words { table: Table::build(1, []), paths: vec![], wide: vec![] };
        let allowed = document.allowed(Path::new("worldwide"), &pieces, &words);
        assert_eq!(allowed[4..], [1, 1 << begins(0), 1 << goes_on(0)]);
    }
}
