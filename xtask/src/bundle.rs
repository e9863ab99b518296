//! From sources to an extension that loads unpacked: the core as WebAssembly and
//! the page's modules as one file, both in extension/built/.

use std::fs;
use std::path::Path;
use std::time::SystemTime;

use anyhow::{Context, Result};
use xshell::{Shell, cmd};

use crate::install::{self, NPM, NPX, WASM_TARGET};
use crate::say;

const BUILT: &str = "extension/built";
/// What wasm-pack makes, before it is optimised.
const PACKED: &str = "target/packed";
/// The core with its parts, for measuring.
const MEASURED: &str = "target/measured";

/// Installs what is missing and builds the extension.
pub fn build(shell: &Shell) -> Result<()> {
    install::build_tools(shell)?;
    shell.create_dir(BUILT)?;
    core(shell)?;
    say::step("Bundling the page's modules");
    cmd!(shell, "{NPM} run --silent bundle").run().context("esbuild could not bundle extension/page")
}

fn core(shell: &Shell) -> Result<()> {
    say::step("Compiling the core to WebAssembly");
    cmd!(shell, "cargo build --lib --release --no-default-features --target {WASM_TARGET}").run()?;
    let compiled = shell.current_dir().join(format!("target/{WASM_TARGET}/release/onrecord.wasm"));
    let optimised = shell.current_dir().join(BUILT).join("onrecord_bg.wasm");
    // The optimised file is written last, so a newer one means all of it is there.
    if changed(&optimised) > changed(&compiled) {
        return Ok(());
    }
    let packed = shell.current_dir().join(PACKED);
    pack(shell, &packed, &[])?;
    for binding in ["onrecord.js", "onrecord.d.ts", "onrecord_bg.wasm.d.ts"] {
        shell.copy_file(packed.join(binding), BUILT)?;
    }
    let unfinished = packed.join("optimised.wasm");
    optimise(shell, &packed, &unfinished)?;
    shell.copy_file(unfinished, optimised).context("cannot write the optimised WebAssembly")
}

/// The core as it ships, and functions for parts of its work besides.
pub fn measured_core(shell: &Shell) -> Result<()> {
    say::step("Compiling the core with its parts, to be measured");
    let folder = shell.current_dir().join(MEASURED);
    // In a folder of its own, where it does not take the place of what ships.
    let _target = shell.push_env("CARGO_TARGET_DIR", folder.join("target"));
    pack(shell, &folder, &["--features", "bench"])?;
    optimise(shell, &folder, &folder.join("measured.wasm"))
}

fn pack(shell: &Shell, folder: &Path, features: &[&str]) -> Result<()> {
    cmd!(
        shell,
        "wasm-pack --quiet build --release --target web --no-pack --mode no-install --out-dir {folder} -- --no-default-features {features...}"
    )
    .run()
    .context("wasm-pack could not build the core")
}

/// Up to what size, in bytes, a function that one place calls becomes part of it. Browsers compile WebAssembly function by
/// function: each when it is first called, the hot ones once more and well. All of the analysis made one function of
/// a quarter of a megabyte otherwise, whose good code comes after seconds.
const MERGED: &str = "100";

fn optimise(shell: &Shell, packed: &Path, to: &Path) -> Result<()> {
    say::step("Optimising the WebAssembly");
    let raw = packed.join("onrecord_bg.wasm");
    cmd!(shell, "{NPX} --no-install wasm-opt -O3 --one-caller-inline-max-function-size {MERGED} --enable-simd --strip-debug --strip-producers {raw} -o {to}")
        .run()
        .context("wasm-opt could not optimise the core")
}

/// When `file` was last written; the earliest time of all when it is not there.
fn changed(file: &Path) -> SystemTime {
    fs::metadata(file).and_then(|data| data.modified()).unwrap_or(SystemTime::UNIX_EPOCH)
}
