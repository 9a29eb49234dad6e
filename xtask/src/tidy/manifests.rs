//! Versions and lints stand in the root manifest, once.

use super::Source;
use toml::{Table, Value};

const KINDS: [&str; 3] = ["dependencies", "dev-dependencies", "build-dependencies"];

/// Checks a member's manifest.
pub fn check(source: &Source) -> Vec<String> {
    if !source.ends(&["/Cargo.toml"]) {
        return Vec::new();
    }
    let manifest: Table = match source.text.parse() {
        Ok(manifest) => manifest,
        Err(error) => return vec![format!("{}: {error}", source.path)],
    };
    let mut findings = Vec::new();
    let lints = manifest.get("lints").and_then(|lints| lints.get("workspace"));
    if lints != Some(&Value::Boolean(true)) {
        findings.push(format!("{}: `[lints] workspace = true` is missing", source.path));
    }
    let targets = manifest.get("target").and_then(Value::as_table).into_iter().flat_map(Table::values);
    for table in std::iter::once(&manifest).chain(targets.filter_map(Value::as_table)) {
        for kind in KINDS {
            for (name, dependency) in table.get(kind).and_then(Value::as_table).into_iter().flatten() {
                if dependency.get("workspace") != Some(&Value::Boolean(true)) {
                    let path = &source.path;
                    findings.push(format!(
                        "{path}: {name} must be {{ workspace = true }}, its version in the root"
                    ));
                }
            }
        }
    }
    findings
}

#[test]
fn finds_own_versions_and_missing_lints() {
    let check = |text: &str| check(&Source { path: "a/Cargo.toml".to_owned(), text: text.to_owned() }).len();
    let lints = "[lints]\nworkspace = true\n";
    assert_eq!(check(&format!("{lints}[dependencies]\na = {{ workspace = true }}\nb.workspace = true")), 0);
    assert_eq!(check("[dependencies]"), 1);
    assert_eq!(check(&format!("{lints}[dev-dependencies]\na = \"1\"\nb = {{ path = \"../b\" }}")), 2);
    assert_eq!(check(&format!("{lints}[target.'cfg(unix)'.dependencies]\na = {{ version = \"1\" }}")), 1);
}
