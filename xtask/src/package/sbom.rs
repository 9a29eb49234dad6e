//! The bill of materials, in CycloneDX 1.6.

use super::components::{Component, Components};
use anyhow::{Context, Result};
use serde_json::{Value, json};

/// Where a crate is known by.
fn purl(component: &Component) -> String {
    format!("pkg:cargo/{}@{}", component.name, component.version)
}

/// The document. It carries no serial number and no time: the same sources give the same bytes.
pub fn document(components: &Components) -> Result<Value> {
    let entry = |component: &Component| -> Result<Value> {
        let licence = component.licence.as_ref();
        let licence = licence.with_context(|| format!("{} names no licence", component.name))?;
        let mut entry = json!({
            "type": "library",
            "bom-ref": purl(component),
            "name": component.name,
            "version": component.version,
            "purl": purl(component),
            // Crates of years ago wrote a slash where SPDX says OR.
            "licenses": [{ "expression": licence.replace('/', " OR ") }],
        });
        if let Some(sha256) = &component.sha256 {
            entry["hashes"] = json!([{ "alg": "SHA-256", "content": sha256 }]);
        }
        Ok(entry)
    };
    let dependencies = components.0.iter().map(|component| {
        let needs: Vec<_> = component.needs.iter().map(|at| purl(&components.0[*at])).collect();
        json!({ "ref": purl(component), "dependsOn": needs })
    });
    Ok(json!({
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": { "component": {
            "type": "application", "name": "kagimate", "version": env!("CARGO_PKG_VERSION"),
        } },
        "components": components.0.iter().map(entry).collect::<Result<Vec<_>>>()?,
        "dependencies": dependencies.collect::<Vec<_>>(),
    }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::PathBuf;

    fn component(licence: Option<&str>) -> Components {
        Components(vec![Component {
            name: "a".into(),
            version: "1.0.0".into(),
            licence: licence.map(str::to_owned),
            sha256: Some("ab".into()),
            sources: PathBuf::new(),
            foreign: true,
            needs: Vec::new(),
        }])
    }

    #[test]
    fn every_crate_stands_with_its_licence_and_its_digest() -> Result<()> {
        let document = document(&component(Some("MIT/Apache-2.0")))?;
        let entry = &document["components"][0];
        assert_eq!(entry["licenses"][0]["expression"], "MIT OR Apache-2.0");
        assert_eq!(
            (&entry["purl"], &entry["hashes"][0]["content"]),
            (&json!("pkg:cargo/a@1.0.0"), &json!("ab"))
        );
        Ok(())
    }

    #[test]
    fn a_crate_without_a_licence_is_not_shipped() {
        let refused = document(&component(None)).map_err(|error| error.to_string());
        assert_eq!(refused.err().as_deref(), Some("a names no licence"));
    }
}
