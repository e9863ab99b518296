//! Who is who: which mentions name the same entity, whom pronouns and descriptions mean, and who says each quote.
//!
//! One stage a file, in the order in which they run: [`retyped`] mends the types of names and [`ends`] their ends,
//! [`called`] adds those that are seen because they speak, [`names`] joins mentions, [`talks`] reads the labels of
//! interviews, [`bodies`] finds bodies that are named through another name, [`roles`] reads what somebody is said to be,
//! [`anaphors`] finds the words that stand for names, [`bylines`] whom they do not mean since he wrote the report,
//! [`references`] whom they mean, [`speakers`] with [`named`] and [`sources`] say who speaks and, where nobody is named,
//! what sort of source it is, [`documents`] whose a text is that speaks, and [`doubts`] says where the page contradicts
//! itself.

mod anaphors;
mod bodies;
mod bylines;
mod called;
mod documents;
mod doubts;
mod ends;
mod forms;
mod gender;
mod named;
mod names;
mod nicknames;
mod references;
mod retyped;
mod roles;
mod sources;
mod speakers;
mod talks;

pub use called::add as add_called;
pub use doubts::{Doubt, Reason};
pub use names::Entity;
pub use references::Reference;
pub use sources::Voice;
pub use speakers::Speaker;

use crate::entities::Mention;
use crate::quotes::Found;
use crate::quotes::reading::Reading;
use crate::text::Span;
use references::Meant;

/// The entities of a text, what stands for them, and who says each of its quotes.
pub struct Cast {
    /// The entities, in the order of their first mentions.
    pub entities: Vec<Entity>,
    /// The entity of each mention, as an index.
    pub of_mention: Vec<usize>,
    /// For each entity, the words that say what a person is.
    pub roles: Vec<Option<Span>>,
    /// The pronouns and descriptions that mean an entity, in order.
    pub references: Vec<Reference>,
    /// Who says each quote.
    pub speakers: Vec<Speaker>,
    /// Who says each quote that stands in another one's words, as an index.
    pub inner: Vec<Option<usize>>,
    /// What speaks against each quote being its speaker's.
    pub doubts: Vec<Option<Doubt>>,
}

/// Finds who is who; linear in the length of the text. `mentions` and the quotes `said` are in its order.
pub fn resolve(reading: &Reading, mentions: &[Mention], said: &Found) -> Cast {
    let quotes = &said.quotes;
    let (mut entities, mut of_mention) = names::join(reading.text, mentions);
    talks::join(mentions, quotes, &mut entities, &mut of_mention);
    let bodies = bodies::find(reading, mentions, &of_mention, entities.len(), quotes);
    entities.extend(bodies.names.iter().map(|name| Entity::body(name)));
    let roles = roles::of_entities(reading, mentions, &entities, &of_mention);
    let anaphors = anaphors::find(reading, mentions);
    let mut scene = references::Scene::new(reading, mentions, &entities, &of_mention, &roles, quotes, &bodies);
    scene.go(&anaphors);
    let speakers = speakers::all(&scene);
    let says = |span: Span| speakers::named_or_meant(&scene, span).0.first().copied();
    let inner = said.inner.iter().map(|inner| inner.quote.speaker.and_then(says)).collect();
    let doubts = doubts::all(&scene);
    let references = anaphors
        .iter()
        .filter_map(|anaphor| {
            let &Meant { entity, confidence, .. } = scene.meant[anaphor.tokens.start].as_ref()?;
            Some(Reference { span: anaphor.span(reading), entity, confidence })
        })
        .collect();
    let roles = roles.iter().map(|role| role.shown).collect();
    Cast { entities, of_mention, roles, references, speakers, inner, doubts }
}
