//! The licences of what others wrote, as they ask for it to be told.

use super::components::{Component, Components};
use anyhow::{Context, Result};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;

/// How the files are called.
const NAMES: [&str; 4] = ["LICENSE", "LICENCE", "COPYING", "NOTICE"];

/// The texts of a crate.
fn texts(component: &Component) -> Result<Vec<String>> {
    let told = || component.sources.display().to_string();
    let mut files: Vec<_> = fs::read_dir(&component.sources)
        .with_context(told)?
        .collect::<std::io::Result<_>>()
        .with_context(told)?;
    files.sort_by_key(fs::DirEntry::file_name);
    let is_licence = |name: &str| NAMES.iter().any(|start| name.to_ascii_uppercase().starts_with(start));
    let mut texts = Vec::new();
    for file in files {
        if is_licence(&file.file_name().to_string_lossy()) && file.path().is_file() {
            texts.push(fs::read_to_string(file.path()).with_context(told)?.trim().to_owned());
        }
    }
    Ok(texts)
}

/// Each crate with its licence, then each text once with the crates that it is of.
pub fn text(components: &Components) -> Result<String> {
    let mut all = String::from("Kagimate is built from the work of others, under their licences.\n\n");
    let mut by_text: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for component in components.foreign() {
        let name = format!("{} {}", component.name, component.version);
        writeln!(all, "{name}: {}", component.licence.as_deref().unwrap_or("see its text"))?;
        for text in texts(component)? {
            by_text.entry(text).or_default().push(name.clone());
        }
    }
    for (text, names) in by_text {
        writeln!(all, "\n{}\n{}\n\n{text}", "-".repeat(100), names.join(", "))?;
    }
    Ok(all)
}
