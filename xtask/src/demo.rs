//! Showing the thing at work: the extension on the sample article, and the playground.

use std::process::Command;

use anyhow::{Context, Result, ensure};
use xshell::{Cmd, Shell, cmd};

use crate::install::NPX;
use crate::{browsers, bundle, say};

/// Opens a browser with the extension on the sample article; without a display
/// the driver does the same headless and prints what it saw.
pub fn run(shell: &Shell) -> Result<()> {
    bundle::build(shell)?;
    let chromium = browsers::chromium(shell)?;
    say::step("Opening the sample article in Chromium with the extension");
    let driver = cmd!(shell, "node tests/extension/demo.js").env("CHROMIUM", chromium);
    interactive(driver).context("the browser did not show the sample article")
}

/// Serves the repository's folder, so that www/ finds the extension's modules.
pub fn serve_playground(shell: &Shell, port: u16) -> Result<()> {
    bundle::build(shell)?;
    say::step(&format!("The playground is at http://127.0.0.1:{port}/www/ (Ctrl+C stops it)"));
    let address = format!("127.0.0.1:{port}");
    let server = cmd!(shell, "{NPX} --no-install esbuild --servedir=. --serve={address} --log-level=warning");
    interactive(server).with_context(|| format!("cannot serve on port {port}; try another with --port"))
}

/// Runs a command that lasts until the developer ends it. It keeps the terminal's
/// standard input, which xshell closes and whose end tells esbuild to stop.
fn interactive(command: Cmd) -> Result<()> {
    let status = Command::from(command).status()?;
    ensure!(status.success(), "it ended with {status}");
    Ok(())
}
