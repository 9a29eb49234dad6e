//! The compiler's WebAssembly target: found, fetched, or asked for in one line.

use crate::process;
use anyhow::{Result, bail};
use std::env;
use std::path::Path;
use std::process::Command;

/// The target of everything that runs in the page.
pub const TRIPLE: &str = "wasm32-unknown-unknown";

/// Makes sure that cargo can build for [`TRIPLE`].
pub fn ensure() -> Result<()> {
    if is_installed() {
        return Ok(());
    }
    println!("the {TRIPLE} target is missing: adding it with rustup");
    let added = process::run(Command::new("rustup").args(["target", "add", TRIPLE]));
    if added.is_ok() && is_installed() {
        return Ok(());
    }
    bail!(
        "no {TRIPLE} target and rustup cannot add it here; on Debian type `apt-get install rustc-web cargo-web \
         rust-web-src lld-19`, then put before this command: PATH=/usr/bin:$PATH RUSTC_BOOTSTRAP=1 \
         CARGO_UNSTABLE_BUILD_STD=std,panic_abort CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER=wasm-ld-19"
    )
}

/// The library folder is asked of the compiler, not of rustup: a distribution's compiler has no rustup.
fn is_installed() -> bool {
    // Cargo then builds the target's standard library from its sources.
    if env::var_os("CARGO_UNSTABLE_BUILD_STD").is_some() {
        return true;
    }
    process::capture(Command::new("rustc").args(["--print", "target-libdir", "--target", TRIPLE]))
        .is_ok_and(|folder| Path::new(folder.trim()).is_dir())
}
