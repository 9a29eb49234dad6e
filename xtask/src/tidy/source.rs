//! The files that the checks look at.

use crate::tree;
use anyhow::Result;
use std::fs;
use std::path::Path;

/// A text file of the workspace.
pub struct Source {
    /// From the root, with `/`.
    pub path: String,
    /// Its content.
    pub text: String,
}

impl Source {
    /// Whether the file lies in one of these top folders.
    pub fn is_in(&self, rooms: &[&str]) -> bool {
        self.path.split_once('/').is_some_and(|(room, _)| rooms.contains(&room))
    }

    /// Whether the file's name ends so.
    pub fn ends(&self, endings: &[&str]) -> bool {
        endings.iter().any(|ending| self.path.ends_with(ending))
    }

    /// A finding for every line in which `wrong` finds something.
    pub fn findings(&self, wrong: impl Fn(&str) -> Option<String>) -> Vec<String> {
        let lines = self.text.lines().enumerate();
        lines.filter_map(|(at, line)| Some(format!("{}:{}: {}", self.path, at + 1, wrong(line)?))).collect()
    }
}

/// Every text file that git doesn't ignore.
pub fn sources() -> Result<Vec<Source>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap_or(Path::new("."));
    let source = |path: &std::path::PathBuf| {
        let text = fs::read_to_string(path).ok()?;
        let path = path.strip_prefix(root).ok()?.to_str()?.to_owned();
        Some(Source { path, text })
    };
    Ok(tree::files(root)?.iter().filter_map(source).collect())
}
