//! A file holds one idea, and one idea fits on a few screens.

use super::Source;

const LIMIT: usize = 500;

/// Checks the length of a Rust file.
pub fn check(source: &Source) -> Vec<String> {
    let lines = source.text.lines().count();
    let ours = source.ends(&[".rs"]) && source.is_in(&["shared", "functions", "frontend", "xtask"]);
    if ours && lines > LIMIT {
        return vec![format!("{}: {lines} lines, at most {LIMIT}: split it by ideas", source.path)];
    }
    Vec::new()
}

#[test]
fn finds_long_files_of_our_rooms_only() {
    let check = |path: &str, lines| check(&Source { path: path.to_owned(), text: "\n".repeat(lines) }).len();
    assert_eq!(check("shared/src/lib.rs", LIMIT), 0);
    assert_eq!(check("shared/src/lib.rs", LIMIT + 1), 1);
    assert_eq!(check("tests/src/lib.rs", LIMIT + 1), 0);
}
