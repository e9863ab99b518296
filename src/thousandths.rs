//! How probabilities are written for whoever reads an analysis: in thousandths. More digits say nothing, and a browser
//! bounds the messages of an extension: they were a tenth of what is told of a page.

use serde::{Serialize, Serializer};

/// Writes a probability.
pub(crate) fn of<S: Serializer>(chance: &f32, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_f64(rounded(*chance))
}

/// Writes one that there may not be.
#[allow(clippy::ref_option, reason = "serde asks for it")]
pub(crate) fn or_none<S: Serializer>(chance: &Option<f32>, serializer: S) -> Result<S::Ok, S::Error> {
    chance.map(rounded).serialize(serializer)
}

fn rounded(chance: f32) -> f64 {
    (f64::from(chance) * 1000.0).round() / 1000.0
}
