//! What the page weighs, and what it may weigh.

use super::dist::Dist;
use super::entrances::{ENTRANCES, Entrance};
use anyhow::{Result, bail};

/// Prints every file with its sizes, and the entrances that need it at once.
pub fn print(dist: &Dist) {
    println!("{:>10} {:>10} {:>10}  file, first load of", "bytes", "brotli", "gzip");
    for file in &dist.files {
        let (brotli, gzip) = match &file.compressed {
            Some(compressed) => (compressed.brotli.len().to_string(), compressed.gzip.len().to_string()),
            None => ("-".to_owned(), "-".to_owned()),
        };
        let needed: Vec<_> = file.first_load.iter().copied().collect();
        println!("{:>10} {brotli:>10} {gzip:>10}  {} {}", file.content.len(), file.path, needed.join(" "));
    }
    println!("{}", summary(dist));
}

/// The first load of every entrance in one line.
pub fn summary(dist: &Dist) -> String {
    let line = |entrance: &Entrance| {
        let (raw, wire) = first_load(dist, entrance);
        format!(
            "first load of the {}: {:.1} KiB over the wire, {:.1} KiB unpacked (limit {} KiB)",
            entrance.name,
            kib(wire),
            kib(raw),
            entrance.limit / 1024
        )
    };
    ENTRANCES.iter().map(line).collect::<Vec<_>>().join("; ")
}

/// Fails where a first load has outgrown its limit.
pub fn gate(dist: &Dist) -> Result<()> {
    for entrance in &ENTRANCES {
        let (_, wire) = first_load(dist, entrance);
        if wire > entrance.limit {
            bail!(
                "the first load of the {} is {:.1} KiB over the wire, the limit is {} KiB",
                entrance.name,
                kib(wire),
                entrance.limit / 1024
            );
        }
    }
    Ok(())
}

fn first_load(dist: &Dist, entrance: &Entrance) -> (usize, usize) {
    let files = dist.files.iter().filter(|file| file.first_load.contains(entrance.name));
    files.fold((0, 0), |(raw, wire), file| (raw + file.content.len(), wire + file.wire_size()))
}

#[expect(clippy::cast_precision_loss, reason = "a size for reading")]
fn kib(bytes: usize) -> f64 {
    bytes as f64 / 1024.0
}

#[cfg(test)]
mod tests {
    use super::{ENTRANCES, gate};
    use crate::web::dist::{Dist, DistFile};

    fn file(size: usize, first_load: &[&'static str]) -> DistFile {
        DistFile {
            path: String::new(),
            content: vec![0; size],
            compressed: None,
            first_load: first_load.iter().copied().collect(),
        }
    }

    #[test]
    fn only_the_first_load_counts_and_every_entrance_for_itself() {
        let [door, portal, _] = ENTRANCES;
        let dist = |files: Vec<DistFile>| Dist { files };
        assert!(
            gate(&dist(vec![file(door.limit, &["door"]), file(portal.limit, &["portal"]), file(9, &[])]))
                .is_ok()
        );
        assert!(gate(&dist(vec![file(door.limit, &["door"]), file(1, &["door", "portal"])])).is_err());
        assert!(gate(&dist(vec![file(portal.limit + 1, &["portal"])])).is_err());
    }
}
