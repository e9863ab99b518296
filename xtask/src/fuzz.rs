//! Fuzzing: random bytes, bred from odd texts and pages, through the whole core.

use std::fs;

use anyhow::{Context, Result};
use xshell::{Shell, cmd};

use crate::{install, say};

const CARGO_FUZZ: &str = "0.13.2";
/// Where what a run found is kept, to go on from; the seeds beside it are ours and stay as they are.
const FOUND: &str = "target/fuzz";
const SEEDS: &str = "fuzz/corpus/analyze";

/// Fuzzes for so many `seconds`. Works with stable Rust, whose overflows and bounds are checked all the same.
pub fn run(shell: &Shell, seconds: u64) -> Result<()> {
    install::cargo_tool(shell, "cargo-fuzz", "cargo-fuzz", CARGO_FUZZ)?;
    fs::create_dir_all(shell.current_dir().join(FOUND)).with_context(|| format!("cannot make {FOUND}"))?;
    say::step(&format!("Fuzzing for {seconds} seconds"));
    let time = format!("-max_total_time={seconds}");
    cmd!(shell, "cargo fuzz run --sanitizer none --debug-assertions analyze {FOUND} {SEEDS} -- {time} -max_len=8192 -timeout=20")
        .run()
        .context(
            "an input was found that breaks the core; once mended, put it beside the seeds under a name that says what is odd",
        )
}
