//! The binding: a page from JavaScript in, its analysis out, offsets in UTF-16.

use crate::Options;
use crate::page::{Page, Scope};
use crate::text::Unit;
use serde::Serialize;
use wasm_bindgen::prelude::*;

/// Makes a panic's message readable in the console.
#[wasm_bindgen(start)]
pub fn start() {
    console_error_panic_hook::set_once();
}

/// Finds who said what in the article of `page` if it is in English, with `scope` "anyway" in whatever language, or with
/// "page" in all of the page. Lone surrogates arrive
/// as U+FFFD, one unit each, so offsets stay true.
///
/// # Errors
/// An `Error` whose message says what is wrong with the page or the scope.
#[wasm_bindgen]
pub fn analyze(page: JsValue, scope: Option<String>) -> Result<JsValue, JsError> {
    let page: Page = serde_wasm_bindgen::from_value(page)
        .map_err(|e| JsError::new(&format!("This is not a page as the reader makes it: {e}.")))?;
    let scope = match scope.as_deref() {
        None | Some("article") => Scope::Article,
        Some("anyway") => Scope::Anyway,
        Some("page") => Scope::Page,
        Some(other) => return Err(JsError::new(&format!("The scope is \"article\", \"anyway\" or \"page\", not {other:?}."))),
    };
    let analysis = crate::analyze(&page, Options { unit: Unit::Utf16, scope })?;
    let plain = serde_wasm_bindgen::Serializer::new().serialize_missing_as_null(true).serialize_maps_as_objects(true);
    Ok(analysis.serialize(&plain)?)
}
