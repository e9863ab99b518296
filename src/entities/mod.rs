//! Named entities: which words name somebody or something, and of what kind.

mod names;
mod places;

pub use names::tag;

use crate::text::Span;
use serde::Serialize;

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
}

/// A stretch of text that names an entity.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mention {
    /// The name, titles and "the" left out, in bytes.
    pub span: Span,
    /// Its kind.
    pub kind: Type,
    /// How sure, from 0 to 1: set by rule for now, not calibrated.
    pub confidence: f32,
}
