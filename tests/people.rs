//! Who is who in sentences of our own, a file of cases: whom the speakers of quotes are, what their other names are, whom
//! words mean that stand for names.

use onrecord::analysis::{Analysis, FoundReference};
use onrecord::analyze;
use onrecord::entities::Type;
use onrecord::page::Page;
use onrecord::quotes::Kind;
use onrecord::text::Unit;

const CASES: &str = include_str!("people/cases.txt");

/// A case of the file: its title, its text, and the lines that say what is expected.
fn cases() -> impl Iterator<Item = (&'static str, String, Vec<&'static str>)> {
    let blocks = CASES.split("\n\n").filter(|block| !block.starts_with('#'));
    blocks.map(|block| {
        let mut lines = block.trim().lines();
        let title = lines.next().expect("a title");
        let (expected, text): (Vec<&str>, Vec<&str>) = lines.partition(|line| line.starts_with(['=', '~', '^', '<', '!']));
        (title, text.join("\n"), expected)
    })
}

/// What is said of the speakers, in the form of the file.
fn speakers(raw: &str, analysis: &Analysis) -> Vec<String> {
    let name = |entity: usize| analysis.entities[entity].name.as_str();
    let said = analysis.quotes.iter().filter(|quote| quote.kind != Kind::Scare);
    let told = said.map(|quote| {
        let voice = format!("{:?}", quote.voice).to_lowercase();
        let mut told = quote.speaker_name.as_ref().map_or_else(|| voice.clone(), |name| format!("{name}, {voice}"));
        if let Some(entity) = quote.on_behalf_of {
            told += &format!(" for {}", name(entity));
        }
        if let Some([start, end]) = quote.kept_back {
            told += &format!(" because “{}”", &raw[start..end]);
        }
        told
    });
    told.collect()
}

/// Whether what a line expects besides speakers holds.
fn holds(line: &str, raw: &str, analysis: &Analysis) -> bool {
    let words = |[start, end]: [usize; 2]| &raw[start..end];
    if let Some(nobody) = line.strip_prefix("! ") {
        return analysis.references.iter().all(|reference| words(reference.span) != nobody);
    }
    let (left, right) = line[2..].split_once(": ").expect("two parts");
    if line.starts_with('<') {
        let mut inner = analysis.quotes.iter().flat_map(|quote| &quote.inner);
        let says = |speaker: &[[usize; 2]]| speaker.iter().any(|&span| words(span) == left);
        let found = inner.find(|quote| quote.speaker.as_deref().is_some_and(says));
        return found.is_some_and(|quote| quote.speaker_name.as_deref().unwrap_or("nobody") == right);
    }
    if line.starts_with('~') {
        let mut entities = analysis.entities.iter();
        return entities.any(|entity| entity.name == left && entity.aliases.iter().any(|alias| alias == right));
    }
    let means = |reference: &FoundReference| words(reference.span) == left && analysis.entities[reference.entity].name == right;
    analysis.references.iter().any(means)
}

#[test]
fn everybody_is_who_they_are() {
    let mut wrong = Vec::new();
    for (title, raw, expected) in cases() {
        let analysis = analyze(&Page::from_plain(&raw), Unit::Bytes).expect("a tree");
        let found = speakers(&raw, &analysis);
        let (said, other): (Vec<&str>, Vec<&str>) = expected.iter().partition(|line| line.starts_with("=> "));
        // Of somebody named the sort of source may be left out.
        let same = |line: &str, found: &str| {
            line[3..] == *found || found.strip_prefix(&line[3..]).is_some_and(|rest| rest.starts_with(", "))
        };
        let right = said.len() == found.len() && said.iter().zip(&found).all(|(line, found)| same(line, found));
        if !right || !other.iter().all(|line| holds(line, &raw, &analysis)) {
            wrong.push(format!("{title}: {expected:?}\n    found {found:?}"));
        }
    }
    assert!(wrong.is_empty() && cases().count() > 50, "{}", wrong.join("\n"));
}

#[test]
fn what_names_a_person_is_of_that_type() {
    let mut initials = 0;
    for (title, raw, _) in cases() {
        let analysis = analyze(&Page::from_plain(&raw), Unit::Bytes).expect("a tree");
        let people = analysis.mentions.iter().filter(|mention| analysis.entities[mention.entity].kind == Type::Person);
        for mention in people {
            assert_eq!(mention.kind, Type::Person, "{title}: {}", &raw[mention.span[0]..mention.span[1]]);
            initials += usize::from(mention.span[1] - mention.span[0] == 2);
        }
    }
    assert!(initials > 0);
}

#[test]
fn a_text_is_read_the_same_each_time() {
    // Two owners of several matters each, a person called by nouns for a woman and for a man, and words given to two.
    let owners = "Mary Osei lost her election and her appeal before her trial. James Kamau won his election and his appeal. \
                  Osei’s trial began in May. Kim Dahl, an actress and a father, saw her trial. The actress left.\n\n";
    let talk = "Osei told Kamau that she was ill. “After my election and my trial, I shall rest for a year at home,” Kamau told Osei. \
                “After my election and my trial, I shall rest for a year at home,” Osei said. The Kamau campaign said that it was late.\n\n";
    let raw = owners.repeat(3) + &talk.repeat(2);
    let read = || {
        let analysis = analyze(&Page::from_plain(&raw), Unit::Bytes).expect("a tree");
        assert!(analysis.quotes.iter().any(|quote| quote.doubt.is_some()) && analysis.references.len() > 20);
        serde_json::to_string(&analysis).expect("it can be written")
    };
    let first = read();
    // A map with a random order has a new one each time.
    assert!((0..20).all(|_| read() == first));
}
