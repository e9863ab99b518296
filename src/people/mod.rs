//! Who is who: which mentions name the same entity, and whom the words that attribute a quote mean.

mod gender;
mod names;
mod roles;
mod speakers;

pub use names::Entity;
pub use speakers::Speaker;

use crate::entities::Mention;
use crate::quotes::Quote;
use crate::text::Text;

/// The entities of a text, and who says each of its quotes.
pub struct Cast {
    /// The entities, in the order of their first mentions.
    pub entities: Vec<Entity>,
    /// The entity of each mention, as an index.
    pub of_mention: Vec<usize>,
    /// Who says each quote.
    pub speakers: Vec<Speaker>,
}

/// Finds who is who; linear in the length of `text`. `mentions` and `quotes` are in its order.
pub fn resolve(text: &Text, mentions: &[Mention], quotes: &[Quote]) -> Cast {
    let (entities, of_mention) = names::join(text.raw, mentions);
    let speakers = speakers::find(text, mentions, quotes, &entities, &of_mention);
    Cast { entities, of_mention, speakers }
}
