//! What the build needs besides Rust and Node, and how each is installed.

use std::fs;

use anyhow::{Context, Result, bail, ensure};
use xshell::{Shell, cmd};

use crate::say;

/// The only platform the extension's core is compiled for.
pub const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// npm's programs are scripts on Windows, which a bare name does not find.
pub const NPM: &str = if cfg!(windows) { "npm.cmd" } else { "npm" };
/// Runs a program of an npm package.
pub const NPX: &str = if cfg!(windows) { "npx.cmd" } else { "npx" };

const WASM_PACK: &str = "0.15.1";

/// A copy of the lock file that the installed packages came from.
const NPM_STAMP: &str = "node_modules/.installed-lock.json";

/// Everything a build needs.
pub fn build_tools(shell: &Shell) -> Result<()> {
    wasm_target(shell)?;
    let bindgen = locked_version(shell, "wasm-bindgen")?;
    cargo_tool(shell, "wasm-bindgen-cli", "wasm-bindgen", &bindgen)?;
    cargo_tool(shell, "wasm-pack", "wasm-pack", WASM_PACK)?;
    npm_packages(shell)
}

/// Installs `package` in `version` by `cargo install` unless its `program`
/// already answers with that version.
pub fn cargo_tool(shell: &Shell, package: &str, program: &str, version: &str) -> Result<()> {
    let found = cmd!(shell, "{program} --version").quiet().ignore_stderr().read();
    if found.is_ok_and(|answer| answer.split_whitespace().any(|word| word == version)) {
        return Ok(());
    }
    say::step(&format!("Installing {package} {version} (compiles once, a few minutes)"));
    let locked = cmd!(shell, "cargo install {package} --version {version} --locked").run();
    // A registry mirror may not have every version that the package's own lock
    // file names; older ones do as well.
    locked
        .or_else(|_| cmd!(shell, "cargo install {package} --version {version}").run())
        .with_context(|| format!("{package} could not be installed; install version {version} so that `{program}` is on PATH"))?;
    let answer = cmd!(shell, "{program} --version").quiet().ignore_stderr().read();
    ensure!(
        answer.is_ok_and(|answer| answer.contains(version)),
        "{package} {version} was installed, but `{program}` on PATH is another one or none; \
         put cargo's bin folder (~/.cargo/bin) first on PATH"
    );
    Ok(())
}

fn wasm_target(shell: &Shell) -> Result<()> {
    let sysroot = cmd!(shell, "rustc --print sysroot").quiet().read()?;
    if shell.path_exists(format!("{sysroot}/lib/rustlib/{WASM_TARGET}/lib")) {
        return Ok(());
    }
    say::step(&format!("Adding Rust's {WASM_TARGET} target"));
    cmd!(shell, "rustup target add {WASM_TARGET}").run().with_context(|| {
        format!("Rust's {WASM_TARGET} target is missing; with rustup (https://rustup.rs) it is added by itself, otherwise install your system's package for it")
    })
}

fn npm_packages(shell: &Shell) -> Result<()> {
    let lock = fs::read(shell.current_dir().join("package-lock.json"))
        .context("package-lock.json is missing; restore it with `git checkout package-lock.json`")?;
    let stamp = shell.current_dir().join(NPM_STAMP);
    if fs::read(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    if cmd!(shell, "{NPM} --version").quiet().ignore_stderr().read().is_err() {
        bail!("npm was not found; install Node.js 20 or later (https://nodejs.org), npm included");
    }
    say::step("Installing npm packages");
    cmd!(shell, "{NPM} ci --no-audit --no-fund")
        .run()
        .context("npm could not install the packages named in package-lock.json")?;
    fs::write(&stamp, lock).with_context(|| format!("cannot write {NPM_STAMP}"))
}

/// The version of `package` that Cargo.lock pins. Read from the lock file, since
/// wasm-bindgen's command works only with the library of the very same version.
fn locked_version(shell: &Shell, package: &str) -> Result<String> {
    let lock = shell.read_file("Cargo.lock").context("Cargo.lock is missing")?;
    version_in_lock(&lock, package).with_context(|| format!("Cargo.lock does not name {package}"))
}

fn version_in_lock(lock: &str, package: &str) -> Option<String> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name).skip(1);
    let version = lines.next()?.strip_prefix("version = \"")?.strip_suffix('"')?;
    Some(version.to_owned())
}

#[cfg(test)]
mod tests {
    use super::version_in_lock;

    const LOCK: &str = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"0.1.9\"\n\n\
                        [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";

    #[test]
    fn the_lock_file_names_a_package_by_its_whole_name() {
        assert_eq!(version_in_lock(LOCK, "wasm-bindgen").as_deref(), Some("0.2.130"));
    }

    #[test]
    fn a_package_that_is_not_locked_has_no_version() {
        assert_eq!(version_in_lock(LOCK, "wasm"), None);
    }
}
