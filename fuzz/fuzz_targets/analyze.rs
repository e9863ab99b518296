//! The whole core on any bytes, as HTML or as plain text.

#![no_main]

#[path = "../../tests/sound/mod.rs"]
mod sound;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    sound::analyzed(&sound::page_of(bytes));
});
