//! The binding: a page in, its analysis out, both as JSON, offsets in UTF-16. A browser writes and reads JSON many times
//! faster than objects are taken apart and put together over the border.

use crate::Options;
use crate::page::{Page, Scope};
use crate::text::Unit;
use std::error::Error;
use wasm_bindgen::prelude::*;

/// Makes a panic's message readable in the console.
#[wasm_bindgen(start)]
pub fn start() {
    console_error_panic_hook::set_once();
}

/// Finds who said what in the article of `page`, JSON in UTF-8, if it is in English, with `scope` "anyway" in whatever
/// language, or with "page" in all of the page.
///
/// # Errors
/// An `Error` whose message says what is wrong with the page or the scope.
#[wasm_bindgen]
pub fn analyze(page: &[u8], scope: Option<String>) -> Result<String, JsError> {
    let page = read(page)?;
    let scope = match scope.as_deref() {
        None | Some("article") => Scope::Article,
        Some("anyway") => Scope::Anyway,
        Some("page") => Scope::Page,
        Some(other) => return Err(JsError::new(&format!("The scope is \"article\", \"anyway\" or \"page\", not {other:?}."))),
    };
    let analysis = crate::analyze(&page, Options { unit: Unit::Utf16, scope })?;
    Ok(serde_json::to_string(&analysis)?)
}

fn read(page: &[u8]) -> Result<Page, JsError> {
    let unread = |error: &dyn Error| JsError::new(&format!("This is not a page as the reader makes it: {error}."));
    // All at once, or each of its strings is looked at by itself.
    let page = str::from_utf8(page).map_err(|error| unread(&error))?;
    serde_json::from_str(page).map_err(|error| unread(&error))
}

/// Parts of the work by themselves. Each gives how much it found, so that nobody measures what did not run.
#[cfg(feature = "bench")]
pub mod parts {
    use super::{JsError, Options, Page, Scope, Unit, read, wasm_bindgen};
    use crate::{entities, page};

    /// Tokens and names, dates and amounts of a text of one paragraph a line: how many.
    #[wasm_bindgen]
    pub fn count_mentions(text: &str) -> usize {
        let page = Page::from_plain(text);
        entities::tag(&page.read(text, 0..page.blocks.len())).len()
    }

    /// Reads a page: how many blocks it has.
    ///
    /// # Errors
    /// When it is none.
    #[wasm_bindgen]
    pub fn count_blocks(page: &[u8]) -> Result<usize, JsError> {
        Ok(read(page)?.blocks.len())
    }

    /// The same, and finds its article: how many blocks that has.
    ///
    /// # Errors
    /// When it is no page.
    #[wasm_bindgen]
    pub fn count_article(page: &[u8]) -> Result<usize, JsError> {
        let page = read(page)?;
        page.check()?;
        Ok(page::find_article(&page).map_or(0, |parts| parts.body.len()))
    }

    /// All but writing what was found: how many quotes.
    ///
    /// # Errors
    /// When it is no page.
    #[wasm_bindgen]
    pub fn count_quotes(page: &[u8]) -> Result<usize, JsError> {
        Ok(crate::analyze(&read(page)?, Options { unit: Unit::Utf16, scope: Scope::Article })?.quotes.len())
    }
}
