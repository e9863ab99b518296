//! The `onrecord` command: the same core as the extension's, natively.

mod cli;

fn main() -> std::process::ExitCode {
    cli::run()
}
