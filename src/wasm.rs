//! The binding: a page from JavaScript in, its analysis out, offsets in UTF-16.

use crate::{page::Page, text::Unit};
use serde::Serialize;
use wasm_bindgen::prelude::*;

/// Makes a panic's message readable in the console.
#[wasm_bindgen(start)]
pub fn start() {
    console_error_panic_hook::set_once();
}

/// Finds who said what on `page`. Lone surrogates arrive as U+FFFD, one unit each, so offsets stay true.
///
/// # Errors
/// An `Error` whose message says what is wrong with the page.
#[wasm_bindgen]
pub fn analyze(page: JsValue) -> Result<JsValue, JsError> {
    let page: Page = serde_wasm_bindgen::from_value(page)
        .map_err(|e| JsError::new(&format!("This is not a page as the reader makes it: {e}.")))?;
    let analysis = crate::analyze(&page, Unit::Utf16)?;
    let plain = serde_wasm_bindgen::Serializer::new().serialize_missing_as_null(true);
    Ok(analysis.serialize(&plain)?)
}
