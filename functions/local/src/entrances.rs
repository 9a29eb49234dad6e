//! Which of the page's entrances answers at a path, as the built page says in `entrances.json`.

use serde::Deserialize;
use std::collections::BTreeMap;
use std::io;
use std::path::Path;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entrances {
    /// Entrances by the first part of a path.
    paths: BTreeMap<String, String>,
    /// The entrance of every other path.
    otherwise: String,
}

impl Entrances {
    fn of(&self, path: &str) -> &str {
        let end = path.get(1..).and_then(|rest| rest.find('/')).map_or(path.len(), |at| at + 1);
        self.paths.get(&path[..end]).unwrap_or(&self.otherwise)
    }
}

/// The HTML at a path. It is read each time: the page may be built anew while this program runs.
pub async fn html(web: &Path, path: &str) -> io::Result<Vec<u8>> {
    let table = tokio::fs::read(web.join("entrances.json")).await?;
    let entrances: Entrances = serde_json::from_slice(&table)?;
    tokio::fs::read(web.join(format!("{}.html", entrances.of(path)))).await
}

#[cfg(test)]
mod tests {
    use super::Entrances;

    #[test]
    fn the_first_part_of_a_path_names_its_entrance() {
        let table = include_str!("../../../frontend/entrances.json");
        let entrances: Entrances = serde_json::from_str(table).unwrap();
        for (path, entrance) in [
            ("/sign-in", "door"),
            ("/help/", "door"),
            ("/reset/mail", "portal"),
            ("/", "portal"),
            ("", "portal"),
            ("/tokens/release", "portal"),
            ("/helpers", "portal"),
            ("//help", "portal"),
        ] {
            assert_eq!(entrances.of(path), entrance, "{path}");
        }
    }
}
