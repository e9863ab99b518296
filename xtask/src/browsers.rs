//! The browsers and drivers that the tests and `run` need.

use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use xshell::{Shell, cmd};

use crate::{install, say};

const GECKODRIVER: &str = "0.37.1";

/// A program that comes with a browser.
struct Program {
    /// Names it goes by on the systems we know.
    names: &'static [&'static str],
    /// Debian's package for it.
    debian: &'static str,
    /// How it is asked for where there is no apt-get.
    called: &'static str,
}

const CHROMIUM: Program = Program {
    names: &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"],
    debian: "chromium",
    called: "Chromium or Chrome",
};
const CHROMEDRIVER: Program =
    Program { names: &["chromedriver"], debian: "chromium-driver", called: "chromedriver of the browser's version" };
const FIREFOX: Program = Program { names: &["firefox-esr", "firefox"], debian: "firefox-esr", called: "Firefox" };

/// Where the programs were found.
pub struct Browsers {
    /// Chromium or Chrome.
    pub chromium: PathBuf,
    /// The WebDriver that belongs to it.
    pub chromedriver: PathBuf,
    /// Firefox, ESR or release.
    pub firefox: PathBuf,
}

/// Chromium alone, for `run`.
pub fn chromium(shell: &Shell) -> Result<PathBuf> {
    let mut found = find_or_install(shell, &[CHROMIUM])?;
    Ok(found.remove(0))
}

/// Every browser and driver, for `test`.
pub fn all(shell: &Shell) -> Result<Browsers> {
    let found = find_or_install(shell, &[CHROMIUM, CHROMEDRIVER, FIREFOX])?;
    let [chromium, chromedriver, firefox] =
        <[PathBuf; 3]>::try_from(found).map_err(|_| anyhow::anyhow!("a browser is missing though all were found"))?;
    install::cargo_tool(shell, "geckodriver", "geckodriver", GECKODRIVER)?;
    Ok(Browsers { chromium, chromedriver, firefox })
}

fn find_or_install(shell: &Shell, wanted: &[Program]) -> Result<Vec<PathBuf>> {
    let missing: Vec<&Program> = wanted.iter().filter(|program| find(program).is_none()).collect();
    if !missing.is_empty() {
        install_by_apt(shell, &missing)?;
    }
    wanted.iter().map(|program| find(program).with_context(|| format!("{} is not on PATH", program.called))).collect()
}

fn find(program: &Program) -> Option<PathBuf> {
    let folders = env::var_os("PATH")?;
    let folders: Vec<PathBuf> = env::split_paths(&folders).collect();
    program.names.iter().find_map(|name| {
        let file = format!("{name}{}", env::consts::EXE_SUFFIX);
        folders.iter().map(|folder| folder.join(&file)).find(|path| path.is_file())
    })
}

fn install_by_apt(shell: &Shell, missing: &[&Program]) -> Result<()> {
    let packages: Vec<&str> = missing.iter().map(|program| program.debian).collect();
    let has_apt = Path::new("/usr/bin/apt-get").exists();
    let is_root = cmd!(shell, "id -u").quiet().ignore_stderr().read().is_ok_and(|id| id == "0");
    if !(has_apt && is_root) {
        bail!(how_to_install(missing, has_apt));
    }
    say::step(&format!("Installing {} by apt-get", packages.join(", ")));
    // A browser without fonts draws empty boxes, and Debian only recommends them.
    cmd!(shell, "apt-get update -q").run()?;
    cmd!(shell, "apt-get install -q -y --no-install-recommends fonts-liberation {packages...}")
        .env("DEBIAN_FRONTEND", "noninteractive")
        .run()
        .context("apt-get could not install the browsers")
}

fn how_to_install(missing: &[&Program], has_apt: bool) -> String {
    let called: Vec<&str> = missing.iter().map(|program| program.called).collect();
    let packages: Vec<&str> = missing.iter().map(|program| program.debian).collect();
    let way = if has_apt {
        format!("on Debian: sudo apt-get install {}", packages.join(" "))
    } else if cfg!(target_os = "macos") {
        "with Homebrew: brew install --cask google-chrome chromedriver firefox, \
         and link each program into a folder on PATH"
            .to_owned()
    } else if cfg!(windows) {
        "with winget: winget install Google.Chrome Chromium.ChromeDriver Mozilla.Firefox, \
         and add their folders to PATH"
            .to_owned()
    } else {
        "on Fedora: sudo dnf install chromium chromedriver firefox; \
         on Arch: sudo pacman -S chromium firefox"
            .to_owned()
    };
    format!("not found on PATH: {}. Install what is missing ({way}) and run the command again.", called.join(", "))
}

#[cfg(test)]
mod tests {
    use super::{CHROMEDRIVER, FIREFOX, how_to_install};

    #[test]
    fn the_message_names_what_is_missing_and_the_packages() {
        let message = how_to_install(&[&CHROMEDRIVER, &FIREFOX], true);
        assert!(message.contains("chromedriver of the browser's version, Firefox"));
        assert!(message.contains("apt-get install chromium-driver firefox-esr"));
    }
}
