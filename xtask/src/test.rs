//! Every check there is, one after the other, and what came of each.

use std::time::{Duration, Instant};

use anyhow::{Result, bail};
use clap::ValueEnum;
use xshell::{Shell, cmd};

use crate::install::NPM;
use crate::{browsers, bundle, say};

/// A check of `cargo xtask test`, in the order they run: quick ones first.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Check {
    /// cargo fmt --check
    Format,
    /// clippy, warnings forbidden
    Lint,
    /// The Rust tests on this machine
    Native,
    /// The binding and the DOM facts in headless Chrome
    Wasm,
    /// Types and lints of the JavaScript
    Javascript,
    /// The extension in Chromium and Firefox
    Extension,
}

impl Check {
    fn title(self) -> &'static str {
        match self {
            Self::Format => "Checking the format",
            Self::Lint => "Linting the Rust code",
            Self::Native => "Testing natively",
            Self::Wasm => "Testing the WebAssembly in headless Chrome",
            Self::Javascript => "Checking the JavaScript's types and style",
            Self::Extension => "Testing the extension in Chromium and Firefox",
        }
    }

    fn run(self, shell: &Shell) -> Result<()> {
        match self {
            Self::Format => cmd!(shell, "cargo fmt --all --check").run()?,
            Self::Lint => {
                cmd!(shell, "cargo clippy --workspace --all-targets -- -D warnings").run()?;
            }
            Self::Native => cmd!(shell, "cargo test --workspace").run()?,
            Self::Wasm => wasm(shell)?,
            Self::Javascript => {
                bundle::build(shell)?;
                cmd!(shell, "{NPM} run check").run()?;
            }
            Self::Extension => extension(shell)?,
        }
        Ok(())
    }
}

/// Runs the checks named in `only`, or all. A failing check does not stop the
/// others: one run tells everything that is wrong.
pub fn run(shell: &Shell, only: &[Check]) -> Result<()> {
    let wanted = Check::value_variants().iter().filter(|check| only.is_empty() || only.contains(check));
    let mut lines = Vec::new();
    let mut failed = 0;
    for check in wanted {
        say::step(check.title());
        let start = Instant::now();
        let outcome = check.run(shell);
        if let Err(error) = &outcome {
            eprintln!("{error:#}");
            failed += 1;
        }
        lines.push(summary(check.title(), outcome.is_ok(), start.elapsed()));
    }
    say::step("Summary");
    println!("{}", lines.join("\n"));
    if failed > 0 {
        bail!("{failed} of {} checks failed; their output is above", lines.len());
    }
    Ok(())
}

fn summary(title: &str, passed: bool, took: Duration) -> String {
    let verdict = if passed { "ok    " } else { "FAILED" };
    format!("{verdict}  {title} ({:.1} s)", took.as_secs_f32())
}

fn wasm(shell: &Shell) -> Result<()> {
    crate::install::build_tools(shell)?;
    let chromedriver = browsers::all(shell)?.chromedriver;
    cmd!(shell, "wasm-pack test --headless --chrome --chromedriver {chromedriver} --mode no-install -- --no-default-features")
        .run()?;
    Ok(())
}

fn extension(shell: &Shell) -> Result<()> {
    bundle::build(shell)?;
    let found = browsers::all(shell)?;
    cmd!(shell, "{NPM} run test:extension").env("CHROMIUM", found.chromium).env("FIREFOX", found.firefox).run()?;
    Ok(())
}
