//! The entrances of the page: modules of their own, each with the pages of some paths.

/// One entrance.
pub struct Entrance {
    /// Its package, and the name of its files.
    pub name: &'static str,
    /// What its first load may weigh over the wire.
    pub limit: usize,
}

/// All of them. `frontend/entrances.json` says which path is whose.
pub const ENTRANCES: [Entrance; 3] = [
    Entrance { name: "door", limit: 250 * 1024 },
    // What was measured and a quarter: it is to grow by pages, not by accident.
    Entrance { name: "portal", limit: 820 * 1024 },
    // Clerks open it once a day; a ratchet like the portal's.
    Entrance { name: "desk", limit: 600 * 1024 },
];

/// The file beside the HTML by which a server knows which path is whose.
pub const TABLE: &str = "entrances.json";

#[cfg(test)]
mod tests {
    use super::{ENTRANCES, TABLE};
    use anyhow::{Context, Result};
    use std::collections::BTreeSet;
    use std::fs;
    use std::path::Path;

    #[test]
    fn every_path_leads_to_an_entrance_that_is_built() -> Result<()> {
        let frontend = Path::new(env!("CARGO_MANIFEST_DIR")).with_file_name("frontend");
        let table: serde_json::Value = serde_json::from_str(&fs::read_to_string(frontend.join(TABLE))?)?;
        let paths = table["paths"].as_object().context("no paths")?;
        let named: BTreeSet<_> =
            paths.values().chain([&table["otherwise"]]).filter_map(|name| name.as_str()).collect();
        assert_eq!(named, ENTRANCES.iter().map(|entrance| entrance.name).collect::<BTreeSet<_>>());
        Ok(())
    }
}
