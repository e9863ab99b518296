//! What the commands tell the developer, apart from the tools' own output.

/// Announces a step in one line, on standard error so that a tool's standard
/// output stays its own.
pub fn step(what: &str) {
    eprintln!("\n==> {what}");
}
