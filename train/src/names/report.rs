//! How right a model is, type by type: a name is right when its ends and its type are the text's own.

use anyhow::{Context as _, Result};
use onrecord::entities::labels::TYPES;
use onrecord::entities::model::Model;
use onrecord::entities::tagger::Reading;
use onrecord::text::{Offsets, Text, Unit};
use serde::Deserialize;
use std::collections::HashSet;
use std::path::Path;

#[derive(Deserialize)]
struct Marked {
    text: String,
    entities: Vec<Entity>,
}

#[derive(Deserialize)]
struct Entity {
    span: [usize; 2],
    #[serde(rename = "type")]
    kind: String,
}

/// Prints the F1 of each type, and of people, organizations and places together.
pub fn print(path: &Path, model: &Model) -> Result<()> {
    let raw = std::fs::read_to_string(path).with_context(|| format!("{} cannot be read", path.display()))?;
    let names: Vec<String> = TYPES.iter().map(|kind| format!("{kind:?}").to_lowercase()).collect();
    let mut counts = vec![[0usize; 3]; TYPES.len() + 1];
    for line in raw.lines() {
        let marked: Marked = serde_json::from_str(line).with_context(|| path.display().to_string())?;
        let kind = |name: &str| names.iter().position(|known| known == name);
        let gold: HashSet<_> = marked.entities.iter().filter_map(|entity| Some((entity.span, kind(&entity.kind)?))).collect();
        let offsets = Offsets::new(&marked.text, Unit::Chars);
        let text = Text::from_plain(&marked.text);
        let mentions = Reading::new(model, &text).mentions();
        let found: HashSet<_> =
            mentions.iter().filter_map(|m| Some((offsets.pair(m.span), TYPES.iter().position(|&t| t == m.kind)?))).collect();
        for (set, which) in [(&gold, 0), (&found, 1), (&(&gold & &found), 2)] {
            for &(_, kind) in set {
                counts[kind][which] += 1;
                counts[TYPES.len()][which] += usize::from(kind < 3);
            }
        }
    }
    let score = |&[gold, found, right]: &[usize; 3]| 200.0 * right as f32 / (gold + found).max(1) as f32;
    let each: Vec<String> = names.iter().zip(&counts).map(|(name, counts)| format!("{name} {:.1}", score(counts))).collect();
    let name = path.file_stem().unwrap_or_default().to_string_lossy();
    println!("{name}: person, organization and place {:.2}; {}", score(&counts[TYPES.len()]), each.join(", "));
    Ok(())
}
