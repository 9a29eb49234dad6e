//! The function that finds the file behind a path, run as CloudFront runs it, against the table of entrances.

use crate::process;
use crate::workspace::Workspace;
use anyhow::{Result, bail};
use std::process::Command;

/// Runs its tests.
pub fn check(workspace: &Workspace) -> Result<()> {
    if !process::is_present("node") {
        bail!("node is missing (on Debian: `apt-get install nodejs`)");
    }
    process::run(Command::new("node").arg("infra/modules/edge/pages.test.mjs").current_dir(&workspace.root))
}
