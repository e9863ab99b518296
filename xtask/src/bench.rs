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
    bundle::measured_core(shell)?;
    let chromium = browsers::chromium(shell)?;
    say::step("Measuring in Chromium (a minute or two; best with nothing else at work)");
    cmd!(shell, "node tests/bench/bench.js {text...}")
        .env("CHROMIUM", chromium)
        .run()
        .context("the engines could not be measured")
}

/// Measures clicks in Chromium on the pages in `folder`, a path from where the developer stands.
pub fn clicks(shell: &Shell, folder: &Path) -> Result<()> {
    let folder = env::current_dir()?.join(folder);
    bundle::build(shell)?;
    bundle::measured_core(shell)?;
    let chromium = browsers::chromium(shell)?;
    say::step("Clicking in Chromium (some minutes; best with nothing else at work)");
    cmd!(shell, "node tests/bench/pages.js {folder}").env("CHROMIUM", chromium).run().context("the pages could not be measured")
}
