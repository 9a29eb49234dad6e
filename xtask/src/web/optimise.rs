//! Binaryen's wasm-opt, where npm can give it to us.

use crate::process;
use anyhow::{Context, Result};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What rustc and wasm-bindgen emit by default; without these wasm-opt refuses the module.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// An installed wasm-opt.
pub struct Optimiser {
    program: PathBuf,
}

impl Optimiser {
    /// The optimiser among the installed packages; says in one line why there is none.
    pub fn from_node(modules: Result<PathBuf>) -> Option<Self> {
        match modules {
            Ok(modules) => Some(Self { program: modules.join("binaryen/bin/wasm-opt") }),
            Err(error) => {
                println!("web: skipped wasm-opt and the size gate: {error:#}");
                None
            }
        }
    }

    /// Optimises for size; `work` takes the files on the way.
    pub fn run(&self, wasm: &[u8], work: &Path) -> Result<Vec<u8>> {
        let input = work.join("plain.wasm");
        let output = work.join("optimised.wasm");
        fs::write(&input, wasm).with_context(|| format!("cannot write {}", input.display()))?;
        let mut node = Command::new("node");
        node.arg(&self.program).arg("-Oz").args(FEATURES).arg(&input).arg("-o").arg(&output);
        process::run(&mut node)?;
        fs::read(&output).with_context(|| format!("cannot read {}", output.display()))
    }
}
