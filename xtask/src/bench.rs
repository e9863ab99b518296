//! Measuring: how fast the core is beside its peers, how soon it answers, and what the extension weighs.

use std::env;
use std::path::Path;

use anyhow::{Context, Result};
use xshell::{Shell, cmd};

use crate::{browsers, bundle, say};

/// Measures in Chromium, on our sample article retold or on the file `text`, a path from where the
/// developer stands.
pub fn run(shell: &Shell, text: Option<&Path>) -> Result<()> {
    let text = text.map(|file| env::current_dir().map(|here| here.join(file))).transpose()?;
    let text = text.iter().flat_map(|file| ["--text".as_ref(), file.as_os_str()]);
    bundle::build(shell)?;
    let chromium = browsers::chromium(shell)?;
    say::step("Measuring in Chromium (a minute or two; best with nothing else at work)");
    cmd!(shell, "node tests/bench/bench.js {text...}")
        .env("CHROMIUM", chromium)
        .run()
        .context("the engines could not be measured")
}
