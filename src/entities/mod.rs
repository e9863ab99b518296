//! Named entities: which words name somebody or something, and of what kind.
//!
//! A linear-chain model labels the [`pieces`] of a text in two readings; one stage a file, in the order
//! in which they run: [`pieces`], [`words`], [`features`], [`chain`], [`memory`], [`cuts`],
//! [`titles`], [`joins`], [`kinds`], [`datelines`], [`short_forms`], [`votes`], [`recurring`],
//! [`headlines`], [`tagger`]. [`dates`] and
//! [`amounts`] are read off the tokens by tables.

pub mod amounts;
pub mod chain;
pub mod cuts;
pub mod datelines;
pub mod dates;
pub mod features;
pub mod headlines;
pub mod joins;
pub mod kinds;
pub mod labels;
pub mod memory;
pub mod model;
pub mod pieces;
pub mod recurring;
pub mod short_forms;
pub mod tagger;
pub mod titles;
pub mod votes;
pub mod words;

pub use model::Model;

use crate::text::{Span, Text};
use serde::Serialize;
use std::ops::Range;

/// The kinds of mention.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Type {
    /// A person.
    Person,
    /// A company, party, court, ministry, team.
    Organization,
    /// A country, city, region, building.
    Place,
    /// Nationalities, religions, adherents of a party.
    Group,
    /// An event, a law, a work, a product.
    Other,
    /// A day, a month, a year, a stretch of them.
    Date,
    /// A time of day.
    Time,
    /// An amount of money.
    Money,
    /// A share of a hundred.
    Percent,
    /// A measure: a length, a weight, a temperature.
    Quantity,
}

impl Type {
    /// Whether it is that of a name of something other than a person: no date, no amount.
    pub fn is_thing(self) -> bool {
        matches!(self, Type::Organization | Type::Place | Type::Group | Type::Other)
    }

    /// Whether it is that of a name: no date, no amount.
    pub fn is_name(self) -> bool {
        self == Type::Person || self.is_thing()
    }
}

/// A stretch of text that names an entity.
#[derive(Clone, Debug, PartialEq)]
pub struct Mention {
    /// The name, titles and "the" left out, in bytes.
    pub span: Span,
    /// Its kind.
    pub kind: Type,
    /// How likely span and kind are right, from 0 to 1.
    pub confidence: f32,
    /// What a date or an amount says: ISO 8601 for dates and times, a number with its unit for amounts, where
    /// the words say it in full.
    pub value: Option<String>,
}

/// The mentions in `text`, in order, none overlapping another; linear in its length.
///
/// Where a name, a date and an amount share words, the longest has them, and a name before others.
pub fn tag(text: &Text) -> Vec<Mention> {
    let mut found = tagger::names(text);
    found.extend(dates::find(text));
    found.extend(amounts::find(text));
    found.sort_by_key(|mention| (mention.span.start, std::cmp::Reverse(mention.span.end)));
    let mut kept: Vec<Mention> = Vec::with_capacity(found.len());
    for mention in found {
        match kept.last_mut() {
            Some(last) if last.span.overlaps(mention.span) => {
                if mention.span.len() > last.span.len() {
                    *last = mention;
                }
            }
            _ => kept.push(mention),
        }
    }
    kept
}

/// Which of `mentions`, in order, share bytes with `span`, as a range of indices.
pub fn within(mentions: &[Mention], span: Span) -> Range<usize> {
    let start = mentions.partition_point(|mention| mention.span.end <= span.start);
    start..start + mentions[start..].partition_point(|mention| mention.span.start < span.end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(raw: &str) -> Vec<(&str, Type)> {
        tag(&Text::from_plain(raw)).iter().map(|mention| (mention.span.of(raw), mention.kind)).collect()
    }

    #[test]
    fn names_dates_and_amounts_are_told_apart() {
        assert_eq!(
            found("On 3 May 2021 French President Marie Duval told the Red Cross in Nairobi that $5 million was missing."),
            [
                ("3 May 2021", Type::Date),
                ("French", Type::Group),
                ("Marie Duval", Type::Person),
                ("Red Cross", Type::Organization),
                ("Nairobi", Type::Place),
                ("$5 million", Type::Money),
            ]
        );
    }

    #[test]
    fn a_surname_is_known_from_the_full_name() {
        let names = found("Adaeze Lindqvist was elected mayor. “We are ready,” Lindqvist said. Lindqvist left early.");
        assert_eq!(names.iter().filter(|(_, kind)| *kind == Type::Person).count(), 3, "{names:?}");
    }

    #[test]
    fn no_name_goes_on_past_a_mark_that_parts_a_line() {
        let names = found("By Orla Venning | The Nairobi Herald");
        assert!(names.iter().all(|(words, _)| !words.contains('|')), "{names:?}");
        assert_eq!(names[0], ("Orla Venning", Type::Person));
    }

    #[test]
    fn headlines_have_the_names_of_the_text_below_and_are_none_themselves() {
        let body = "The mayor, Orla Venning, said on Monday that Nairobi would rebuild the bridge with the Red Cross. Venning spoke in Nairobi.";
        for headline in
            ["Venning Says Nairobi Will Rebuild Bridge With Red Cross", "VENNING SAYS NAIROBI WILL REBUILD BRIDGE WITH RED CROSS"]
        {
            let raw = format!("{headline}\n{body}");
            let mut names = found(&raw);
            names.retain(|(words, _)| words.as_ptr() < raw[headline.len()..].as_ptr());
            let names: Vec<(String, Type)> = names.iter().map(|(words, kind)| (words.to_lowercase(), *kind)).collect();
            let expected = [("venning", Type::Person), ("nairobi", Type::Place), ("red cross", Type::Organization)];
            assert_eq!(names, expected.map(|(words, kind)| (words.to_owned(), kind)), "{headline}");
        }
    }
}
