//! `cargo xtask golden`: writes the files that are generated from the catalogue and committed.

use crate::process;
use crate::workspace::Workspace;
use anyhow::Result;

/// Runs the tests that compare golden files, and has them write instead.
pub fn run(workspace: &Workspace) -> Result<()> {
    process::run(process::cargo().current_dir(&workspace.root).env("KAGIMATE_GOLDEN", "write").args([
        "test",
        "--package",
        "system-tests",
        "--",
        "golden::",
        "stored::every_kind",
    ]))
}
