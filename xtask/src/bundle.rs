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
    cmd!(
        shell,
        "wasm-pack --quiet build --release --target web --no-pack --mode no-install --out-dir {packed} -- --no-default-features"
    )
    .run()?;
    for binding in ["onrecord.js", "onrecord.d.ts", "onrecord_bg.wasm.d.ts"] {
        shell.copy_file(packed.join(binding), BUILT)?;
    }
    say::step("Optimising the WebAssembly");
    let raw = packed.join("onrecord_bg.wasm");
    let unfinished = packed.join("optimised.wasm");
    cmd!(shell, "{NPX} --no-install wasm-opt -O3 --enable-simd --strip-debug --strip-producers {raw} -o {unfinished}").run()?;
    shell.copy_file(unfinished, optimised).context("cannot write the optimised WebAssembly")
}

/// When `file` was last written; the earliest time of all when it is not there.
fn changed(file: &Path) -> SystemTime {
    fs::metadata(file).and_then(|data| data.modified()).unwrap_or(SystemTime::UNIX_EPOCH)
}
