//! What is built into the package: every crate that the shipped programs need when they run.

use crate::process;
use crate::workspace::Workspace;
use anyhow::{Context, Result};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

/// A crate.
pub struct Component {
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: String,
    /// An SPDX expression.
    pub licence: Option<String>,
    /// SHA-256 of the crate file, for one that comes from the registry.
    pub sha256: Option<String>,
    /// Where its sources are.
    pub sources: PathBuf,
    /// Whether it is somebody else's.
    pub foreign: bool,
    /// The crates that it needs, by their index.
    pub needs: Vec<usize>,
}

/// All of them, by name and version.
pub struct Components(pub Vec<Component>);

impl Components {
    /// What these packages of ours are built from, for one platform.
    pub fn of(workspace: &Workspace, packages: &[&str], triple: &str) -> Result<Self> {
        let words = ["metadata", "--format-version", "1", "--locked", "--filter-platform"];
        let text = process::capture(process::cargo().current_dir(&workspace.root).args(words).arg(triple))?;
        let metadata: Value = serde_json::from_str(&text).context("cargo metadata gave no JSON")?;
        let checksums = checksums(&std::fs::read_to_string(workspace.root.join("Cargo.lock"))?)?;
        reached(&metadata, packages, &checksums).context("cargo metadata is not what it was")
    }

    /// Those of others.
    pub fn foreign(&self) -> impl Iterator<Item = &Component> {
        self.0.iter().filter(|component| component.foreign)
    }
}

/// Name and version, and the digest of the crate file.
type Checksums = BTreeMap<(String, String), String>;

fn checksums(lock: &str) -> Result<Checksums> {
    let lock: toml::Value = toml::from_str(lock).context("Cargo.lock")?;
    let text = |package: &toml::Value, name: &str| package.get(name)?.as_str().map(str::to_owned);
    let packages = lock.get("package").and_then(toml::Value::as_array).into_iter().flatten();
    Ok(packages
        .filter_map(|package| {
            Some(((text(package, "name")?, text(package, "version")?), text(package, "checksum")?))
        })
        .collect())
}

/// What runs, from these packages on: neither build scripts' needs nor tests'.
fn reached(metadata: &Value, packages: &[&str], checksums: &Checksums) -> Option<Components> {
    let by_id: BTreeMap<&str, &Value> = metadata["packages"]
        .as_array()?
        .iter()
        .filter_map(|package| Some((package["id"].as_str()?, package)))
        .collect();
    let nodes: BTreeMap<&str, &Value> = metadata["resolve"]["nodes"]
        .as_array()?
        .iter()
        .filter_map(|node| Some((node["id"].as_str()?, node)))
        .collect();
    let needs = |id: &str| -> Vec<&str> {
        let dependencies = nodes.get(id).and_then(|node| node["deps"].as_array()).into_iter().flatten();
        let runs = |dependency: &&Value| {
            dependency["dep_kinds"].as_array().into_iter().flatten().any(|kind| kind["kind"].is_null())
        };
        dependencies.filter(runs).filter_map(|dependency| dependency["pkg"].as_str()).collect()
    };
    let own = |id: &&str| {
        let package = by_id[id];
        package["source"].is_null() && packages.iter().any(|name| package["name"] == *name)
    };
    let mut open: Vec<&str> = by_id.keys().copied().filter(own).collect();
    let mut found: BTreeSet<&str> = BTreeSet::new();
    while let Some(id) = open.pop() {
        if found.insert(id) {
            open.extend(needs(id));
        }
    }
    let mut sorted: Vec<&str> = found.into_iter().collect();
    sorted.sort_by_key(|id| (by_id[id]["name"].as_str(), by_id[id]["version"].as_str()));
    let index: BTreeMap<&str, usize> = sorted.iter().enumerate().map(|(at, id)| (*id, at)).collect();
    let component = |id: &&str| {
        let package = by_id.get(id)?;
        let (name, version) = (package["name"].as_str()?.to_owned(), package["version"].as_str()?.to_owned());
        Some(Component {
            licence: package["license"].as_str().map(str::to_owned),
            sha256: checksums.get(&(name.clone(), version.clone())).cloned(),
            sources: PathBuf::from(package["manifest_path"].as_str()?).parent()?.to_owned(),
            foreign: !package["source"].is_null(),
            needs: needs(id).iter().filter_map(|need| index.get(need).copied()).collect(),
            name,
            version,
        })
    };
    sorted.iter().map(component).collect::<Option<Vec<_>>>().map(Components)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn only_what_runs_is_reached_and_each_once() {
        let package = |name: &str, source: Option<&str>| {
            json!({ "id": name, "name": name, "version": "1.0.0", "license": "MIT", "source": source,
                    "manifest_path": format!("/sources/{name}/Cargo.toml") })
        };
        let needs = |name: &str, kind: Option<&str>| json!({ "pkg": name, "dep_kinds": [{ "kind": kind }] });
        let metadata = json!({
            "packages": [
                package("lambda", None), package("bench", None), package("a", Some("registry")),
                package("b", Some("registry")), package("builds", Some("registry")), package("tests", Some("registry")),
            ],
            "resolve": { "nodes": [
                { "id": "lambda", "deps": [needs("a", None), needs("b", None), needs("builds", Some("build"))] },
                { "id": "a", "deps": [needs("b", None), needs("tests", Some("dev"))] },
                { "id": "bench", "deps": [needs("tests", None)] },
                { "id": "b", "deps": [] }
            ] },
        });
        let lock = "[[package]]\nname = \"a\"\nversion = \"1.0.0\"\nchecksum = \"ab\"\n";
        let found = checksums(lock).ok().and_then(|sums| reached(&metadata, &["lambda"], &sums));
        let found = found.map(|components| components.0).unwrap_or_default();
        let names: Vec<_> = found.iter().map(|component| component.name.as_str()).collect();
        assert_eq!(names, ["a", "b", "lambda"]);
        assert_eq!(found[0].sha256.as_deref(), Some("ab"));
        assert_eq!((&found[2].needs[..], found[2].foreign), (&[0, 1][..], false));
    }
}
