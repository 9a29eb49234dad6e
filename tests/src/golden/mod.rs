//! Files that are generated from the catalogue and committed, so that a change of what is deployed or may be
//! done shows in a review. Compared here; written by `cargo xtask golden`.

mod functions;
mod grants;
mod openapi;
mod rescue;
mod stage;
mod tables;
mod texts;

use std::path::PathBuf;

/// Whether files are written instead of compared.
#[allow(clippy::disallowed_methods, reason = "a chore tells its tests to write")]
pub fn writing() -> bool {
    std::env::var("KAGIMATE_GOLDEN").is_ok_and(|word| word == "write")
}

/// A path from the root of the repository.
pub fn path(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("..").join(name)
}

/// Compares a golden file, or writes it.
pub fn compare(name: &str, text: &str) {
    let path = path(name);
    if writing() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
        return;
    }
    let known = std::fs::read_to_string(&path).unwrap_or_default();
    let line = known.lines().zip(text.lines()).position(|(known, now)| known != now);
    let line = line.unwrap_or(known.lines().count().min(text.lines().count()));
    let of = |text: &str| text.lines().nth(line).unwrap_or("(nothing)").to_owned();
    assert!(
        known == text,
        "{name} is not what the catalogue says any more, first in line {}:\n  there: {}\n  now:   {}\nIf that is \
         meant: `cargo xtask golden` writes it; commit it with the change.",
        line + 1,
        of(&known),
        of(text),
    );
}
