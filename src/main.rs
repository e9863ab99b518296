//! The `onrecord` command.
fn main() -> anyhow::Result<()> {
    Ok(())
}
