//! Words that must not be in the repository.

use super::Source;

/// What was meant for later. Written in two halves, so that this file passes its own check.
const LATER: [&str; 4] =
    [concat!("todo", "!("), concat!("unimplemented", "!("), concat!("dbg", "!("), concat!("FIX", "ME")];

/// Folders of somebody's machine, where they begin a path.
const MACHINES: [&str; 5] = [
    concat!("/ro", "ot/"),
    concat!("/ho", "me/"),
    concat!("/wo", "rk/"),
    concat!("/Us", "ers/"),
    concat!(":\\Us", "ers\\"),
];

/// Hosts of package registries and their mirrors: which one is asked is the machine's business.
const REGISTRIES: [&str; 6] = [
    concat!("arti", "factory"),
    concat!("index.", "crates.io"),
    concat!("static.", "crates.io"),
    concat!("registry.", "npmjs"),
    concat!("pypi.", "org/simple"),
    concat!("files.", "pythonhosted"),
];

/// Checks every text file.
pub fn check(source: &Source) -> Vec<String> {
    let code = source.ends(&[".rs", ".js", ".mjs"]);
    source.findings(|line| {
        if code && let Some(word) = LATER.iter().find(|word| line.contains(*word)) {
            return Some(format!("{word} is for later, this is now"));
        }
        if let Some(folder) = MACHINES.iter().find(|folder| begins_path(line, folder)) {
            return Some(format!("a path of somebody's machine ({folder})"));
        }
        let host = REGISTRIES.iter().find(|host| line.contains(*host))?;
        Some(format!("a package registry's host ({host})"))
    })
}

/// Whether the folder stands at the beginning of a path, not in the middle of a relative one or of a URL.
fn begins_path(line: &str, folder: &str) -> bool {
    let inside = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-' | '_' | '}' | '*' | '~');
    line.match_indices(folder).any(|(at, _)| folder.starts_with(':') || !line[..at].ends_with(inside))
}

#[test]
fn finds_what_does_not_belong_here() {
    let check = |path: &str, text: String| check(&Source { path: path.to_owned(), text }).len();
    for word in LATER {
        assert_eq!(check("a.rs", format!("    {word})")), 1, "{word}");
    }
    for word in MACHINES.iter().chain(&REGISTRIES) {
        assert_eq!(check("a.md", format!("see \"{word}x")), 1, "{word}");
    }
    let [_, home, ..] = MACHINES;
    assert_eq!(check("a.rs", format!("pages{home}index.rs")), 0);
    assert_eq!(check("Cargo.lock", "registry+https://github.com/rust-lang/crates.io-index".to_owned()), 0);
}
