//! The tools from npm, installed from package-lock.json.

use crate::process;
use crate::workspace::Workspace;
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::PathBuf;
use std::process::Command;

/// The folder with the installed packages, brought up to date with package-lock.json first.
pub fn modules(workspace: &Workspace) -> Result<PathBuf> {
    for program in ["node", "npm"] {
        if !process::is_present(program) {
            bail!("{program} is missing (on Debian: `apt-get install nodejs npm`)");
        }
    }
    let modules = workspace.root.join("node_modules");
    let lock = fs::read(workspace.root.join("package-lock.json")).context("cannot read package-lock.json")?;
    // Our copy of the lock file goes away together with the folder, so it can't outlive what it vouches for.
    let installed = modules.join(".installed-lock.json");
    if fs::read(&installed).ok().as_ref() != Some(&lock) {
        process::run(Command::new("npm").arg("ci").current_dir(&workspace.root))?;
        fs::write(&installed, &lock).context("cannot write into node_modules")?;
    }
    Ok(modules)
}
