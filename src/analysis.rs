//! The contract: what was found, in the units its reader counts in, with quotes, mentions and entities linked.

use crate::entities::{Mention, Type};
use crate::page::{Metadata, Page, Parts};
use crate::people::{self, Cast, Doubt, Reason, Reference, Speaker, Voice};
use crate::quotes::{Found, Inner, Kind, Quote, Repeat, Stance, Why};
use crate::text::{Offsets, Span, Text, Unit};
use crate::thousandths;
use serde::Serialize;

/// How sure it must be of a quote for it to be told as one. Of 762 quotes that strict readers judged on 84 pages and articles,
/// most of them news, 70 of the 217 below were right (39 of 102 in the news, 31 of 115 elsewhere), 404 of
/// the 545 above. Such a quote is [`FoundQuote::unsure`], to be shown apart and not to be counted.
pub const UNSURE: f32 = 0.75;

/// All that was found on a page. Offsets are half-open pairs in [`Analysis::offsets`] units.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Analysis {
    /// The unit of all offsets.
    pub offsets: Unit,
    /// The page's article; none where it has none, which is told apart from an article without quotes.
    pub article: Option<Article>,
    /// The quotes, in order.
    pub quotes: Vec<FoundQuote>,
    /// The mentions of entities, in order.
    pub mentions: Vec<FoundMention>,
    /// The entities mentioned.
    pub entities: Vec<Entity>,
    /// Pronouns and descriptions that mean an entity, in order.
    pub references: Vec<FoundReference>,
}

/// What is known of the article.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Article {
    /// What the page says of it.
    #[serde(flatten)]
    pub metadata: Metadata,
    /// Whether it is in English; if not, it is analysed only where that is asked for.
    pub in_english: bool,
    /// Its paragraphs, headings, lists and block quotes; neighbours are one stretch.
    pub body: Vec<[usize; 2]>,
    /// What stands with its pictures: not part of what is analysed.
    pub captions: Vec<[usize; 2]>,
    /// Sentences of the body set large beside it: not part of what is analysed.
    pub pull_quotes: Vec<[usize; 2]>,
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
    /// Index of the entity that says it, where the page names one; of several that of the first.
    pub speaker_entity: Option<usize>,
    /// The others that say it too, as indices.
    pub speakers_too: Vec<usize>,
    /// The fullest names of all that say it, joined by *and*.
    pub speaker_name: Option<String>,
    /// How sure it is who says it, where a pronoun or a description means them; 0 where whom it means is not found.
    #[serde(serialize_with = "thousandths::or_none")]
    pub speaker_confidence: Option<f32>,
    /// Whether people say it whom the page does not name: `officials`, `a source`, `critics`.
    pub anonymous: bool,
    /// What sort of source it is.
    pub voice: Voice,
    /// Index of the entity that unnamed people speak for, or whose text speaks.
    pub on_behalf_of: Option<usize>,
    /// The words that say why a name is kept back.
    pub kept_back: Option<[usize; 2]>,
    /// Why it is doubtful that the speaker said it, where the page contradicts itself.
    pub doubt: Option<FoundDoubt>,
    /// What the cue says of the words' truth.
    pub stance: Stance,
    /// Why it is a quote, and whose.
    pub why: Why,
    /// Id of the quote whose words it repeats, in a caption, a pull quote or a summary; it has that one's speaker, and
    /// counts as no other.
    pub repeats: Option<usize>,
    /// The quotes in its words, in order of their depth.
    pub inner: Vec<InnerQuote>,
    #[serde(serialize_with = "thousandths::of")]
    pub confidence: f32,
    /// Whether its confidence is below [`UNSURE`].
    pub unsure: bool,
}

/// A quote inside another one: what somebody says that another said.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[allow(missing_docs, reason = "the fields are those of `FoundQuote`")]
pub struct InnerQuote {
    pub kind: Kind,
    pub content: Vec<[usize; 2]>,
    pub quoted: Vec<[usize; 2]>,
    pub cue: Option<Vec<[usize; 2]>>,
    pub speaker: Option<Vec<[usize; 2]>>,
    pub speaker_entity: Option<usize>,
    pub speaker_name: Option<String>,
    #[serde(serialize_with = "thousandths::of")]
    pub confidence: f32,
}

/// What speaks against a quote being its speaker's.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FoundDoubt {
    /// Why.
    pub reason: Reason,
    /// Index of the other entity that it may be, or that speaks the same words.
    pub other: Option<usize>,
    /// The words of the page that speak against it.
    pub against: [usize; 2],
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
    #[serde(serialize_with = "thousandths::of")]
    pub confidence: f32,
    /// What a date or an amount says, in a form for machines, where the words say it in full.
    pub value: Option<String>,
}

/// Words that mean an entity without its name.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FoundReference {
    /// Where they stand.
    pub span: [usize; 2],
    /// Index of the entity.
    pub entity: usize,
    /// How sure, from 0 to 1.
    #[serde(serialize_with = "thousandths::of")]
    pub confidence: f32,
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
    /// What the page says a person is: a title, an apposition.
    pub role: Option<String>,
    /// Indices of its mentions; none of a body that is named through another name: *the Lund campaign*.
    pub mentions: Vec<usize>,
    /// Ids of the quotes it says.
    pub quotes: Vec<usize>,
    /// How many quoted words it is given.
    pub words_quoted: usize,
}

impl Analysis {
    /// Puts together what was found in `text`, in bytes, and converts every offset once.
    pub(crate) fn new(text: &Text, said: &Found, mentions: &[Mention], cast: Cast, unit: Unit) -> Self {
        let roles = cast.roles.iter().map(|role| role.map(|span| one_line(span.of(text.raw))));
        let mut entities: Vec<Entity> =
            cast.entities.into_iter().zip(roles).enumerate().map(|(id, (entity, role))| Entity::new(id, entity, role)).collect();
        let offsets = Offsets::new(text.raw, unit);
        let found = said.quotes.iter().zip(cast.speakers).zip(cast.doubts).enumerate();
        let found = found.map(|(id, ((quote, speaker), doubt))| {
            let doubt = doubt.map(|doubt| FoundDoubt::new(doubt, &offsets));
            FoundQuote { doubt, ..FoundQuote::new(id, quote, speaker, &entities, &offsets) }
        });
        let mut quotes: Vec<FoundQuote> = found.collect();
        for (Inner { within, quote }, speaker) in said.inner.iter().zip(cast.inner) {
            quotes[*within].inner.push(InnerQuote::new(quote, speaker, &entities, &offsets));
        }
        add_repeats(&mut quotes, &said.repeats, &offsets);
        for (quote, found) in said.quotes.iter().zip(&quotes).filter(|(_, found)| found.repeats.is_none()) {
            let words = quote.quoted.iter().map(|s| count_words(s.of(text.raw))).sum::<usize>();
            found.says().for_each(|entity| entities[entity].words_quoted += words);
        }
        put_in_order(&mut quotes);
        for quote in quotes.iter().filter(|quote| quote.repeats.is_none()) {
            quote.says().for_each(|entity| entities[entity].quotes.push(quote.id));
        }
        let mentions = mentions.iter().zip(&cast.of_mention);
        let mentions = mentions.map(|(m, &entity)| FoundMention {
            span: offsets.pair(m.span),
            // Initials that label a person's turns look like a body's.
            kind: if entities[entity].kind == Type::Person { Type::Person } else { m.kind },
            entity,
            confidence: m.confidence,
            value: m.value.clone(),
        });
        let mentions = mentions.collect();
        let references = cast.references.iter();
        let references = references.map(|&Reference { span, entity, confidence }| FoundReference {
            span: offsets.pair(span),
            entity,
            confidence,
        });
        Analysis { offsets: unit, article: None, quotes, mentions, references: references.collect(), entities }
    }
}

/// Marks the quotes that repeat another, and adds those that were not analysed.
fn add_repeats(quotes: &mut Vec<FoundQuote>, repeats: &[Repeat], offsets: &Offsets) {
    for &Repeat { of, quote, span } in repeats {
        let repeated = &quotes[of];
        let other = quote.and_then(|quote| quotes[quote].speaker_entity);
        // Two may say the same words.
        if other.is_some() && other != repeated.speaker_entity {
            continue;
        }
        let mut repeat = FoundQuote { repeats: Some(of), doubt: None, inner: Vec::new(), ..repeated.clone() };
        if let Some(quote) = quote {
            let this = &quotes[quote];
            let kind = if this.kind == Kind::Scare { Kind::Direct } else { this.kind };
            let (content, quoted) = (this.content.clone(), this.quoted.clone());
            let (cue, speaker) = (this.cue.clone(), this.speaker.clone());
            repeat = FoundQuote { id: quote, kind, content, quoted, cue, speaker, why: this.why, ..repeat };
            quotes[quote] = repeat;
        } else {
            let pair = offsets.pair(span);
            repeat =
                FoundQuote { kind: Kind::Direct, content: vec![pair], quoted: vec![pair], cue: None, speaker: None, ..repeat };
            quotes.push(FoundQuote { id: quotes.len(), ..repeat });
        }
    }
}

/// Sorts quotes by where they stand, and numbers them anew.
fn put_in_order(quotes: &mut [FoundQuote]) {
    quotes.sort_by_key(|quote| quote.content[0]);
    let mut new = vec![0; quotes.len()];
    for (id, quote) in quotes.iter().enumerate() {
        new[quote.id] = id;
    }
    for quote in quotes {
        quote.id = new[quote.id];
        quote.repeats = quote.repeats.map(|old| new[old]);
    }
}

impl FoundDoubt {
    fn new(doubt: Doubt, offsets: &Offsets) -> Self {
        FoundDoubt { reason: doubt.reason, other: doubt.other, against: offsets.pair(doubt.against) }
    }
}

impl FoundQuote {
    /// A quote with who says it, neither doubted nor a repeat, and with none in its words.
    fn new(id: usize, quote: &Quote, speaker: Speaker, entities: &[Entity], offsets: &Offsets) -> Self {
        let names: Vec<&str> = speaker.entities.iter().map(|&entity| entities[entity].name.as_str()).collect();
        let mut speakers = speaker.entities.into_iter();
        FoundQuote {
            id,
            kind: quote.kind,
            content: offsets.pairs(&quote.content),
            quoted: offsets.pairs(&quote.quoted),
            cue: quote.cue.map(|cue| offsets.pairs(&[cue])),
            speaker: quote.speaker.map(|words| offsets.pairs(&[words])),
            speaker_name: (!names.is_empty()).then(|| names.join(" and ")),
            speaker_entity: speakers.next(),
            speaker_confidence: speaker.confidence,
            speakers_too: speakers.collect(),
            anonymous: names.is_empty() && speaker.voice.is_unnamed(),
            voice: speaker.voice,
            on_behalf_of: speaker.on_behalf_of,
            kept_back: speaker.kept_back.map(|why| offsets.pair(why)),
            doubt: None,
            stance: quote.stance,
            why: quote.why,
            repeats: None,
            inner: Vec::new(),
            confidence: quote.confidence,
            unsure: quote.confidence < UNSURE,
        }
    }

    /// The entities that say it.
    fn says(&self) -> impl Iterator<Item = usize> {
        self.speaker_entity.into_iter().chain(self.speakers_too.iter().copied())
    }
}

impl InnerQuote {
    fn new(quote: &Quote, speaker: Option<usize>, entities: &[Entity], offsets: &Offsets) -> Self {
        InnerQuote {
            kind: quote.kind,
            content: offsets.pairs(&quote.content),
            quoted: offsets.pairs(&quote.quoted),
            cue: quote.cue.map(|cue| offsets.pairs(&[cue])),
            speaker: quote.speaker.map(|words| offsets.pairs(&[words])),
            speaker_entity: speaker,
            speaker_name: speaker.map(|entity| entities[entity].name.clone()),
            confidence: quote.confidence,
        }
    }
}

impl Article {
    /// The article made of `parts` of `page`, whose text is `raw`.
    pub(crate) fn new(page: &Page, raw: &str, parts: &Parts, in_english: bool, unit: Unit) -> Self {
        let offsets = Offsets::new(raw, unit);
        let spans = page.spans();
        let pairs = |blocks: &[usize]| blocks.iter().map(|&block| offsets.pair(spans[block])).collect();
        let body = parts.body.chunk_by(|before, after| before + 1 == *after);
        let body = body.map(|run| Span::new(spans[run[0]].start, spans[run[run.len() - 1]].end));
        // An empty text is one block of nothing.
        let body = body.filter(|span| !span.is_empty()).map(|span| offsets.pair(span));
        Article {
            metadata: Metadata::of(page, parts),
            in_english,
            body: body.collect(),
            captions: pairs(&parts.captions),
            pull_quotes: pairs(&parts.pull_quotes),
        }
    }
}

impl Entity {
    fn new(id: usize, entity: people::Entity, role: Option<String>) -> Self {
        let mut names = entity.names.into_iter();
        Entity {
            id,
            kind: entity.kind,
            name: names.next().unwrap_or_default(),
            aliases: names.collect(),
            role,
            mentions: entity.mentions,
            quotes: Vec::new(),
            words_quoted: 0,
        }
    }
}

/// Words as they are shown: on one line.
fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn count_words(words: &str) -> usize {
    words.split_whitespace().filter(|w| w.contains(char::is_alphanumeric)).count()
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
