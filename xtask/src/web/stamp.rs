//! Whether anything that makes the page has changed since it was built.

use super::Mode;
use super::entrances::TABLE;
use crate::workspace::Workspace;
use crate::{process, tree};
use anyhow::{Context, Result};
use sha2::{Digest, Sha256};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Everything the page is made from: files and whole folders.
const INPUTS: [&str; 7] = [
    "Cargo.lock",
    "Cargo.toml",
    "package-lock.json",
    "frontend",
    "shared",
    "xtask/Cargo.toml",
    "xtask/src/web",
];

/// A digest of the inputs, kept beside the distribution folder.
pub struct Stamp {
    digest: String,
}

impl Stamp {
    /// Reads all inputs; the compiler and the presence of the optimiser count among them.
    pub fn new(workspace: &Workspace, mode: Mode, optimised: bool) -> Result<Self> {
        let mut hash = Sha256::new();
        let mut add = |part: &[u8]| {
            hash.update(part.len().to_le_bytes());
            hash.update(part);
        };
        add(process::capture(Command::new("rustc").arg("--version"))?.as_bytes());
        add(mode.profile().as_bytes());
        add(&[u8::from(optimised)]);
        for input in INPUTS {
            for path in tree::files(&workspace.root.join(input))? {
                add(path.strip_prefix(&workspace.root)?.as_os_str().as_encoded_bytes());
                add(&fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?);
            }
        }
        Ok(Self { digest: hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect() })
    }

    /// The summary of the build in `folder`, where it was made from these very inputs.
    pub fn summary_of(&self, folder: &Path) -> Option<String> {
        let saved = fs::read_to_string(place(folder)).ok()?;
        let (digest, summary) = saved.split_once('\n')?;
        (digest == self.digest && folder.join(TABLE).is_file()).then(|| summary.to_owned())
    }

    /// Remembers that `folder` was made from these inputs.
    pub fn save(&self, folder: &Path, summary: &str) -> Result<()> {
        fs::write(place(folder), format!("{}\n{summary}", self.digest))
            .context("cannot write the build's stamp")
    }
}

fn place(folder: &Path) -> PathBuf {
    folder.with_extension("stamp")
}
