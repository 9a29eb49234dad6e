//! The distribution folder.

use super::compress::{Compressed, compress};
use super::{Mode, page::Page};
use anyhow::{Context, Result};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// Everything that is handed out, ready to be written.
pub struct Dist {
    /// Sorted by path.
    pub files: Vec<DistFile>,
}

/// One file and its compressed forms.
pub struct DistFile {
    /// Below the distribution folder, with `/`.
    pub path: String,
    /// As it is without an encoding.
    pub content: Vec<u8>,
    /// Where compression gains anything.
    pub compressed: Option<Compressed>,
    /// The entrances that need it before they stand.
    pub first_load: BTreeSet<&'static str>,
}

impl DistFile {
    /// What goes over the wire to a browser that speaks Brotli.
    pub fn wire_size(&self) -> usize {
        self.compressed.as_ref().map_or(self.content.len(), |compressed| compressed.brotli.len())
    }
}

impl Dist {
    /// Compresses the page's files.
    pub fn pack(page: Page, mode: Mode) -> Self {
        let Page { files, first_load } = page;
        let pack = |(path, content): (String, Vec<u8>)| DistFile {
            compressed: compress(&path, &content, mode),
            first_load: first_load
                .iter()
                .filter(|(_, paths)| paths.contains(&path))
                .map(|(entrance, _)| *entrance)
                .collect(),
            path,
            content,
        };
        Self { files: files.into_iter().map(pack).collect() }
    }

    /// Writes beside the folder and then swaps, so that a server never finds half of it.
    pub fn write(&self, folder: &Path) -> Result<()> {
        let fresh = folder.with_extension("new");
        remove(&fresh)?;
        for file in &self.files {
            let path = fresh.join(&file.path);
            put(&path, &file.content)?;
            if let Some(compressed) = &file.compressed {
                put(&with_suffix(&path, ".br"), &compressed.brotli)?;
                put(&with_suffix(&path, ".gz"), &compressed.gzip)?;
            }
        }
        remove(folder)?;
        fs::rename(&fresh, folder).with_context(|| format!("cannot move to {}", folder.display()))
    }
}

fn with_suffix(path: &Path, suffix: &str) -> std::path::PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    name.into()
}

fn remove(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("cannot remove {}", folder.display()))?;
    }
    Ok(())
}

fn put(path: &Path, content: &[u8]) -> Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).with_context(|| format!("cannot create {}", folder.display()))?;
    }
    fs::write(path, content).with_context(|| format!("cannot write {}", path.display()))
}
