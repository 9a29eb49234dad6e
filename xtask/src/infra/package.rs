//! A package as `cargo xtask package` writes it, with next to nothing in it.

use crate::workspace::Workspace;
use anyhow::{Context, Result};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::fs;
use std::path::PathBuf;

/// An archive without files.
const EMPTY_ZIP: &[u8] = b"PK\x05\x06\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0";

/// Path, content type, encoding, and how long a browser may keep it.
const FILES: [(&str, &str, Option<&str>, &str); 4] = [
    ("assets/portal-0123456789ab.js", "text/javascript", None, "public, max-age=31536000, immutable"),
    (
        "assets/portal-0123456789ab.js.br",
        "text/javascript",
        Some("br"),
        "public, max-age=31536000, immutable",
    ),
    ("portal.html", "text/html; charset=utf-8", None, "no-cache"),
    ("portal.html.br", "text/html; charset=utf-8", Some("br"), "no-cache"),
];

/// A package's folder.
pub struct Package {
    /// Holds `bootstrap.zip`, `manifest.json`, `web-manifest.json` and `web/`.
    pub folder: PathBuf,
}

impl Package {
    /// Writes one that Terraform can plan with.
    pub fn make(workspace: &Workspace) -> Result<Self> {
        let folder = workspace.target.join("infra").join("package");
        let web = folder.join("web");
        fs::create_dir_all(web.join("assets")).with_context(|| format!("cannot create {}", web.display()))?;
        fs::write(folder.join("bootstrap.zip"), EMPTY_ZIP)?;
        fs::write(folder.join("manifest.json"), json!({ "architecture": "arm64" }).to_string())?;
        fs::copy(workspace.root.join("frontend/entrances.json"), web.join("entrances.json"))
            .context("frontend/entrances.json")?;
        let manifest = FILES
            .iter()
            .map(|(path, content_type, encoding, cache_control)| {
                fs::write(web.join(path), path)?;
                let sha256 = data_encoding::HEXLOWER.encode(&Sha256::digest(path));
                Ok(json!({
                    "path": path, "content_type": content_type, "encoding": encoding,
                    "cache_control": cache_control, "sha256": sha256,
                }))
            })
            .collect::<Result<Vec<Value>>>()?;
        fs::write(folder.join("web-manifest.json"), serde_json::to_vec_pretty(&manifest)?)?;
        Ok(Self { folder })
    }
}
