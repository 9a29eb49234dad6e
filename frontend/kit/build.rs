//! Turns the locale files into a module: a key that a page names and no file has is a compile error.

use leptos_i18n_build::{Config, ParseOptions, TranslationsInfos};
use std::error::Error;
use std::path::PathBuf;

/// One file per area and language: `locales/<language>/<area>.json`.
const AREAS: [&str; 20] = [
    "common",
    "frame",
    "failures",
    "session",
    "passwords",
    "reset",
    "own",
    "home",
    "history",
    "notices",
    "settings",
    "help",
    "tokens",
    "payees",
    "users",
    "proof",
    "procedures",
    "startup",
    "desk",
    "desk_bank",
];

#[allow(
    clippy::disallowed_methods,
    reason = "cargo tells its build scripts by the environment where to write"
)]
fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=locales");
    let config = Config::new("ja")?
        .add_locale("en")?
        .add_namespaces(AREAS)?
        .parse_options(ParseOptions::new().interpolate_display(true));
    let texts = TranslationsInfos::parse(config)?;
    texts.emit_diagnostics();
    texts.rerun_if_locales_changed();
    let out = std::env::var_os("OUT_DIR").ok_or("cargo sets OUT_DIR")?;
    texts.generate_i18n_module(PathBuf::from(out).join("i18n"))?;
    Ok(())
}
