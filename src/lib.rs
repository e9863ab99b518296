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
pub mod nouns;
pub mod page;
pub mod people;
pub mod quotes;
pub mod scorer;
pub mod table;
pub mod tags;
pub mod text;
mod thousandths;
pub mod trees;
#[cfg(target_arch = "wasm32")]
pub mod wasm;

pub use analysis::Analysis;

/// What is asked of [`analyze`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// The unit of all offsets.
    pub unit: text::Unit,
    /// How much of the page is analysed.
    pub scope: page::Scope,
}

impl From<text::Unit> for Options {
    /// The article alone.
    fn from(unit: text::Unit) -> Self {
        Options { unit, scope: page::Scope::Article }
    }
}

/// Finds who said what on `page`; offsets count in the options' unit over [`page::Page::text`].
///
/// # Errors
/// When the page's containers and blocks make no tree.
pub fn analyze(page: &page::Page, options: impl Into<Options>) -> Result<Analysis, page::PageError> {
    let Options { unit, scope } = options.into();
    page.check()?;
    let raw = page.text();
    let article = page::find_article(page);
    let in_english =
        article.as_ref().is_some_and(|parts| text::is_english(parts.body.iter().map(|&block| page.blocks[block].text.as_str())));
    let read: Vec<usize> = match (scope, &article) {
        (page::Scope::Page, _) => page::unlisted(page),
        (page::Scope::Article, Some(parts)) if in_english => parts.body.clone(),
        (page::Scope::Anyway, Some(parts)) => parts.body.clone(),
        _ => Vec::new(),
    };
    let text = page.read(&raw, read);
    let mentions = entities::tag(&text);
    let reading = quotes::reading::Reading::new(&text, &mentions);
    let beside = match (scope, &article) {
        (page::Scope::Article | page::Scope::Anyway, Some(parts)) => parts.beside(page),
        _ => Vec::new(),
    };
    let found = quotes::find_all(quotes::Model::shipped(), &reading, &mentions, &beside);
    let mentions = people::add_called(&reading, mentions, &found.quotes);
    let cast = people::resolve(&reading, &mentions, &found);
    let mut analysis = Analysis::new(&text, &found, &mentions, cast, unit);
    analysis.article = article.map(|parts| analysis::Article::new(page, &raw, &parts, in_english, unit));
    Ok(analysis)
}
