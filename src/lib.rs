//! **On the Record**: who said what in a news text.
//!
//! [`analyze`] takes a [`page::Page`] and gives an [`Analysis`]: its quotes with their speakers, and
//! the named entities. Everything happens in memory; nothing is read from or sent anywhere.
//!
//! ```
//! use onrecord::{analyze, page::Page, text::Unit};
//!
//! let page = Page::from_plain("“The bridge is safe,” said Mayor Ada Lund.");
//! let analysis = analyze(&page, Unit::Chars).expect("its containers make a tree");
//! assert_eq!(analysis.quotes[0].speaker_name.as_deref(), Some("Ada Lund"));
//! ```

pub mod analysis;
pub mod entities;
mod lanes;
pub mod page;
pub mod people;
pub mod quotes;
pub mod scorer;
pub mod table;
pub mod tags;
pub mod text;
#[cfg(target_arch = "wasm32")]
pub mod wasm;

pub use analysis::Analysis;

/// Finds who said what in the article of `page`; offsets count in `unit` over [`page::Page::text`].
///
/// # Errors
/// When the page's containers and blocks make no tree.
pub fn analyze(page: &page::Page, unit: text::Unit) -> Result<Analysis, page::PageError> {
    page.check()?;
    let raw = page.text();
    let text = page.read(&raw);
    let mentions = entities::tag(&text);
    let quotes = quotes::find(&text, &mentions);
    let cast = people::resolve(&text, &mentions, &quotes);
    Ok(Analysis::new(&text, &quotes, &mentions, cast, unit))
}
