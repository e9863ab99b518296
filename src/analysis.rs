//! The contract: what was found, in the units its reader counts in, with quotes, mentions and entities linked.

use crate::entities::{Mention, Type};
use crate::quotes::{Kind, Quote};
use crate::text::{Offsets, Span, Unit};
use serde::Serialize;
use std::collections::HashMap;

/// All that was found on a page. Offsets are half-open pairs in [`Analysis::offsets`] units.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Analysis {
    /// The unit of all offsets.
    pub offsets: Unit,
    /// The quotes, in order.
    pub quotes: Vec<FoundQuote>,
    /// The mentions of entities, in order.
    pub mentions: Vec<FoundMention>,
    /// The entities mentioned.
    pub entities: Vec<Entity>,
}

/// A quote, its offsets in the analysis's unit.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[allow(missing_docs, reason = "the fields are those of `Quote`, converted")]
pub struct FoundQuote {
    pub id: usize,
    pub kind: Kind,
    pub content: Vec<[usize; 2]>,
    pub quoted: Vec<[usize; 2]>,
    pub cue: Option<Vec<[usize; 2]>>,
    pub speaker: Option<Vec<[usize; 2]>>,
    /// Index of the entity that says it, where the speaker's words name one.
    pub speaker_entity: Option<usize>,
    /// The fullest name of that entity on the page.
    pub speaker_name: Option<String>,
    /// Whether the speaker is named nowhere in the words that attribute the quote: `officials`, `a source`.
    pub anonymous: bool,
    /// What the cue says of the words' truth.
    pub stance: &'static str,
    pub confidence: f32,
}

/// A mention, its span in the analysis's unit.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FoundMention {
    /// Where it stands.
    pub span: [usize; 2],
    /// Its kind.
    #[serde(rename = "type")]
    pub kind: Type,
    /// Index of its entity.
    pub entity: usize,
    /// How sure, from 0 to 1.
    pub confidence: f32,
    /// What a date or an amount says, in a form for machines, where the words say it in full.
    pub value: Option<String>,
}

/// Somebody or something that mentions name.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Entity {
    /// Its index.
    pub id: usize,
    /// Its kind.
    #[serde(rename = "type")]
    pub kind: Type,
    /// Its fullest name on the page.
    pub name: String,
    /// Its other names on the page.
    pub aliases: Vec<String>,
    /// Indices of its mentions.
    pub mentions: Vec<usize>,
    /// Ids of the quotes it says.
    pub quotes: Vec<usize>,
    /// How many quoted words it is given.
    pub words_quoted: usize,
}

impl Analysis {
    /// Links quotes and mentions of `raw`, in bytes, and converts every offset once.
    pub(crate) fn new(raw: &str, quotes: &[Quote], mentions: &[Mention], unit: Unit) -> Self {
        let (mut entities, of_mention) = link(raw, mentions);
        let offsets = Offsets::new(raw, unit);
        let pairs = |spans: &[Span]| spans.iter().map(|&s| offsets.pair(s)).collect::<Vec<_>>();
        let found = quotes.iter().enumerate().map(|(id, quote)| {
            let named = quote.speaker.and_then(|speaker| speaker_mention(raw, mentions, speaker));
            let entity = named.map(|mention| of_mention[mention]);
            if let Some(entity) = entity {
                entities[entity].quotes.push(id);
                entities[entity].words_quoted += quote.quoted.iter().map(|s| count_words(s.of(raw))).sum::<usize>();
            }
            FoundQuote {
                id,
                kind: quote.kind,
                content: pairs(&quote.content),
                quoted: pairs(&quote.quoted),
                cue: quote.cue.map(|s| pairs(&[s])),
                speaker: quote.speaker.map(|s| pairs(&[s])),
                speaker_entity: entity,
                speaker_name: entity.map(|e| entities[e].name.clone()),
                anonymous: entity.is_none() && quote.speaker.is_some_and(|s| is_anonymous(s.of(raw))),
                stance: "neutral",
                confidence: quote.confidence,
            }
        });
        let quotes = found.collect();
        let mentions = mentions.iter().zip(&of_mention);
        let mentions = mentions.map(|(m, &entity)| FoundMention {
            span: offsets.pair(m.span),
            kind: m.kind,
            entity,
            confidence: m.confidence,
            value: m.value.clone(),
        });
        Analysis { offsets: unit, quotes, mentions: mentions.collect(), entities }
    }
}

/// The mention a speaker phrase names: the first person in it, or else the first that no further word
/// makes another: “the U.S. leader” is not the U.S.
fn speaker_mention(raw: &str, mentions: &[Mention], speaker: Span) -> Option<usize> {
    let first = mentions.partition_point(|m| m.span.end <= speaker.start);
    let inside = || (first..mentions.len()).take_while(|&i| mentions[i].span.start < speaker.end);
    let whole = |i: &usize| {
        let rest = raw.get(mentions[*i].span.end..speaker.end).unwrap_or_default();
        mentions[*i].kind != Type::Group && (rest.trim().is_empty() || rest.trim_start().starts_with([',', ';', '(', '—', '–']))
    };
    inside().find(|&i| mentions[i].kind == Type::Person).or_else(|| inside().find(whole))
}

/// Pronouns point to somebody the page names; other words without a name do not.
fn is_anonymous(words: &str) -> bool {
    !matches!(words.to_lowercase().as_str(), "he" | "she" | "they" | "it" | "we" | "i" | "who" | "you")
}

fn count_words(words: &str) -> usize {
    words.split_whitespace().filter(|w| w.contains(char::is_alphanumeric)).count()
}

/// Gives each mention an entity: equal names are one, and a person's surname is the last full name that ends in it.
fn link(raw: &str, mentions: &[Mention]) -> (Vec<Entity>, Vec<usize>) {
    let mut entities: Vec<Entity> = Vec::new();
    let mut by_name: HashMap<(String, Type), usize> = HashMap::new();
    let mut of_mention = Vec::with_capacity(mentions.len());
    for (index, mention) in mentions.iter().enumerate() {
        let name = mention.span.of(raw).split_whitespace().collect::<Vec<_>>().join(" ");
        let key = (name.to_lowercase(), mention.kind);
        let id = *by_name.entry(key).or_insert_with(|| {
            let (kind, id) = (mention.kind, entities.len());
            let none = Vec::new();
            entities.push(Entity {
                id,
                kind,
                name: name.clone(),
                aliases: none.clone(),
                mentions: Vec::new(),
                quotes: Vec::new(),
                words_quoted: 0,
            });
            id
        });
        if mention.kind == Type::Person && name.contains(' ') {
            by_name.insert((surname(&name), Type::Person), id);
        }
        if entities[id].name != name && !entities[id].aliases.contains(&name) {
            entities[id].aliases.push(name);
        }
        entities[id].mentions.push(index);
        of_mention.push(id);
    }
    (entities, of_mention)
}

fn surname(name: &str) -> String {
    name.rsplit(' ').next().unwrap_or(name).to_lowercase()
}

#[cfg(test)]
mod tests {
    use crate::page::Page;
    use crate::text::Unit;

    #[test]
    fn a_place_is_not_the_person_it_describes() {
        let speaker = |text| {
            let analysis = crate::analyze(&Page::from_plain(text), Unit::Utf16).expect("a tree");
            analysis.quotes[0].speaker_name.clone()
        };
        assert_eq!(speaker("“We are ready to talk now,” the London official said.").as_deref(), None);
        assert_eq!(speaker("“We are ready to talk now,” London said.").as_deref(), Some("London"));
    }

    #[test]
    fn a_surname_is_the_person_named_in_full_before() {
        let page = Page::from_plain("Mayor Ada Lund met us. “We are ready now,” said Lund. “It is time to go,” an aide said.");
        let analysis = crate::analyze(&page, Unit::Utf16).expect("a tree");
        assert_eq!(analysis.quotes[0].speaker_name.as_deref(), Some("Ada Lund"));
        assert!(analysis.quotes[1].anonymous);
        let lund = &analysis.entities[0];
        assert_eq!(
            (lund.aliases.as_slice(), lund.quotes.as_slice(), lund.words_quoted),
            (&["Lund".to_string()][..], &[0][..], 4)
        );
    }
}
