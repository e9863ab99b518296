//! Showing the thing at work: the extension on the sample article, and the playground.

use anyhow::{Context, Result};
use xshell::{Shell, cmd};

use crate::install::NPX;
use crate::{browsers, bundle, say};

/// Opens a browser with the extension on the sample article; without a display
/// the driver does the same headless and prints what it saw.
pub fn run(shell: &Shell) -> Result<()> {
    bundle::build(shell)?;
    let chromium = browsers::chromium(shell)?;
    say::step("Opening the sample article in Chromium with the extension");
    cmd!(shell, "node tests/extension/demo.js")
        .env("CHROMIUM", chromium)
        .run()
        .context("the browser did not show the sample article")
}

/// Serves the repository's folder, so that www/ finds the extension's modules.
pub fn serve_playground(shell: &Shell, port: u16) -> Result<()> {
    bundle::build(shell)?;
    say::step(&format!(
        "The playground is at http://127.0.0.1:{port}/www/ (Ctrl+C stops it)"
    ));
    let address = format!("127.0.0.1:{port}");
    cmd!(
        shell,
        "{NPX} --no-install esbuild --servedir=. --serve={address} --log-level=warning"
    )
    .run()
    .with_context(|| format!("cannot serve on port {port}; try another with --port"))
}
