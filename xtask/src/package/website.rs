//! The page as it lies in the bucket: each file with what a browser is told of it.

use super::digest;
use anyhow::{Context, Result, bail};
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};

/// How long a file is kept that is named by its content.
const FOR_EVER: &str = "public, max-age=31536000, immutable";

/// Copies the built page, and gives what the manifest says of each file, by path.
pub fn lay_out(dist: &Path, folder: &Path) -> Result<Vec<Value>> {
    let mut files = Vec::new();
    collect(dist, Path::new(""), &mut files)?;
    files.sort();
    files.into_iter().map(|path| lay(dist, folder, &path)).collect()
}

fn collect(dist: &Path, below: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    let folder = dist.join(below);
    for entry in fs::read_dir(&folder).with_context(|| folder.display().to_string())? {
        let path = below.join(entry?.file_name());
        let hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
        match dist.join(&path).is_dir() {
            true => collect(dist, &path, files)?,
            false if hidden => {}
            false => files.push(path),
        }
    }
    Ok(())
}

fn lay(dist: &Path, folder: &Path, path: &Path) -> Result<Value> {
    let bytes = fs::read(dist.join(path)).with_context(|| path.display().to_string())?;
    let target = folder.join(path);
    if let Some(parent) = target.parent() {
        fs::create_dir_all(parent)?;
    }
    fs::write(&target, &bytes).with_context(|| target.display().to_string())?;
    let name = path.to_string_lossy().into_owned();
    let (content_type, encoding) = kind(&name)?;
    Ok(json!({
        "path": name,
        "bytes": bytes.len(),
        "sha256": digest(&bytes),
        "content_type": content_type,
        "encoding": encoding,
        "cache_control": if name.starts_with("assets/") { FOR_EVER } else { "no-cache" },
    }))
}

/// What a file is, and how it was compressed beforehand.
fn kind(name: &str) -> Result<(&'static str, Option<&'static str>)> {
    let (plain, encoding) = match name {
        _ if name.ends_with(".br") => (&name[..name.len() - 3], Some("br")),
        _ if name.ends_with(".gz") => (&name[..name.len() - 3], Some("gzip")),
        _ => (name, None),
    };
    let content_type = match plain.rsplit('.').next() {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("json") => "application/json",
        Some("svg") => "image/svg+xml",
        Some("wasm") => "application/wasm",
        _ => bail!("nobody knows what kind of file {name} is"),
    };
    Ok((content_type, encoding))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_browser_is_told_what_each_file_is() {
        let told = |name| kind(name).ok();
        assert_eq!(told("assets/a.wasm.br"), Some(("application/wasm", Some("br"))));
        assert_eq!(told("door.html.gz"), Some(("text/html; charset=utf-8", Some("gzip"))));
        assert_eq!(told("assets/a.js"), Some(("text/javascript; charset=utf-8", None)));
        assert_eq!(told("notes.txt"), None);
    }
}
