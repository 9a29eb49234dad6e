//! House rules that no compiler knows, as tests: each says file, line and what is wrong with it.

mod literals;
mod manifests;
mod markup;
mod size;
mod source;

use anyhow::Result;
use source::{Source, sources};

#[test]
fn members_take_lints_and_versions_from_the_workspace() -> Result<()> {
    report(manifests::check)
}

#[test]
fn no_rust_file_is_long() -> Result<()> {
    report(size::check)
}

#[test]
fn the_page_has_no_inline_script_or_style() -> Result<()> {
    report(markup::check)
}

#[test]
fn nothing_is_left_for_later_and_no_machine_shows() -> Result<()> {
    report(literals::check)
}

/// Runs one check over every file and shows all of its findings at once.
fn report(check: fn(&Source) -> Vec<String>) -> Result<()> {
    let findings: Vec<String> = sources()?.iter().flat_map(check).collect();
    assert!(findings.is_empty(), "\n{}", findings.join("\n"));
    Ok(())
}
