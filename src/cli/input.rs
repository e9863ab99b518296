//! Where the input comes from.

use super::Format;
use anyhow::{Context, Result};
use flate2::bufread::MultiGzDecoder;
use onrecord::page::{Page, html};
use serde_json::Value;
use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

/// A file or the standard input.
pub enum Source {
    File(PathBuf),
    Stdin,
}

/// How every file that gzip made begins.
const GZIP: [u8; 2] = [0x1f, 0x8b];

/// A file's name without the ending that gzip adds.
fn uncompressed(file: &Path) -> PathBuf {
    if file.extension().is_some_and(|ending| ending == "gz") { file.with_extension("") } else { file.to_path_buf() }
}

/// The named files, `-` meaning the standard input, or the standard input alone.
pub fn sources(files: &[PathBuf]) -> Vec<Source> {
    let of = |file: &PathBuf| if file.as_os_str() == "-" { Source::Stdin } else { Source::File(file.clone()) };
    if files.is_empty() { vec![Source::Stdin] } else { files.iter().map(of).collect() }
}

/// What a file holds, by its ending.
pub fn format_of(file: &Path) -> Format {
    let file = uncompressed(file);
    match file.extension().and_then(|e| e.to_str()) {
        Some("html" | "htm" | "xhtml") => Format::Html,
        Some("jsonl" | "ndjson") => Format::Jsonl,
        _ => Format::Text,
    }
}

impl Source {
    /// The file's name without folder and ending.
    pub fn name(&self) -> String {
        match self {
            Source::File(path) => uncompressed(path).file_stem().unwrap_or_default().to_string_lossy().into_owned(),
            Source::Stdin => "stdin".into(),
        }
    }

    /// Opens it for reading line by line; what gzip has compressed is read as it was before.
    pub fn open(&self) -> Result<Box<dyn BufRead>> {
        let mut reader: Box<dyn BufRead> = match self {
            Source::File(path) => {
                Box::new(BufReader::new(File::open(path).with_context(|| format!("{} cannot be opened", path.display()))?))
            }
            Source::Stdin => Box::new(BufReader::new(std::io::stdin())),
        };
        let compressed = reader.fill_buf().with_context(|| format!("{} cannot be read", self.name()))?.starts_with(&GZIP);
        Ok(if compressed { Box::new(BufReader::new(MultiGzDecoder::new(reader))) } else { reader })
    }

    /// All of it as text; bytes that are no UTF-8 become U+FFFD.
    pub fn read(&self) -> Result<String> {
        let mut bytes = Vec::new();
        self.open()?.read_to_end(&mut bytes).with_context(|| format!("{} cannot be read", self.name()))?;
        let content = String::from_utf8_lossy(&bytes).into_owned();
        Ok(content.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(content))
    }

    /// Its size in bytes, where it is a file.
    pub fn size(&self) -> Option<u64> {
        match self {
            Source::File(path) => path.metadata().ok().map(|data| data.len()),
            Source::Stdin => None,
        }
    }
}

/// One document to be analysed.
pub struct Document {
    pub id: Value,
    pub page: Page,
    /// Whether offsets count in a text that the input does not hold.
    pub from_html: bool,
}

impl Document {
    pub fn new(id: impl Into<Value>, content: String, from_html: bool) -> Self {
        let page = if from_html { html::read(&content) } else { Page::from_plain(&content) };
        Document { id: id.into(), page, from_html }
    }
}
