//! The JavaScript glue around the module.

use super::Mode;
use crate::tree;
use anyhow::{Context, Result};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use wasm_bindgen_cli_support::Bindgen;

/// What wasm-bindgen makes of the compiler's module.
pub struct Glue {
    /// The module that the page imports; its default export starts the application.
    pub js: Vec<u8>,
    /// Scripts that crates bring along, by the path under which `js` imports them.
    pub snippets: BTreeMap<String, Vec<u8>>,
    /// The module itself.
    pub wasm: Vec<u8>,
}

/// Generates the glue of the entrance `name`; `folder` is emptied first.
pub fn run(module: &Path, name: &str, folder: &Path, mode: Mode) -> Result<Glue> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("cannot empty {}", folder.display()))?;
    }
    let dev = mode == Mode::Dev;
    let mut bindgen = Bindgen::new();
    bindgen.input_path(module).out_name(name).typescript(false).omit_default_module_path(true);
    bindgen.debug(dev).keep_debug(dev).remove_name_section(!dev).remove_producers_section(!dev);
    bindgen.web(true).and_then(|bindgen| bindgen.generate(folder)).context("wasm-bindgen failed")?;

    let read = |path: &Path| fs::read(path).with_context(|| format!("cannot read {}", path.display()));
    let mut snippets = BTreeMap::new();
    for path in tree::files(&folder.join("snippets"))? {
        let place = path.strip_prefix(folder)?.to_string_lossy().into_owned();
        snippets.insert(place, read(&path)?);
    }
    Ok(Glue {
        js: read(&folder.join(format!("{name}.js")))?,
        wasm: read(&folder.join(format!("{name}_bg.wasm")))?,
        snippets,
    })
}
