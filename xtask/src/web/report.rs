//! What the page weighs, and what it may weigh.

use super::dist::Dist;
use anyhow::{Result, bail};

/// The first load's limit over the wire.
const LIMIT: usize = 450 * 1024;

/// Prints every file with its sizes.
pub fn print(dist: &Dist) {
    println!("{:>10} {:>10} {:>10}  file (* first load)", "bytes", "brotli", "gzip");
    for file in &dist.files {
        let (brotli, gzip) = match &file.compressed {
            Some(compressed) => (compressed.brotli.len().to_string(), compressed.gzip.len().to_string()),
            None => ("-".to_owned(), "-".to_owned()),
        };
        let mark = if file.first_load { '*' } else { ' ' };
        println!("{:>10} {brotli:>10} {gzip:>10} {mark}{}", file.content.len(), file.path);
    }
    println!("{}", summary(dist));
}

/// The first load in one line.
pub fn summary(dist: &Dist) -> String {
    let (raw, wire) = first_load(dist);
    format!(
        "first load: {:.1} KiB over the wire, {:.1} KiB unpacked (limit {} KiB)",
        kib(wire),
        kib(raw),
        LIMIT / 1024
    )
}

/// Fails where the first load has outgrown the limit.
pub fn gate(dist: &Dist) -> Result<()> {
    let (_, wire) = first_load(dist);
    if wire > LIMIT {
        bail!("the first load is {:.1} KiB over the wire, the limit is {} KiB", kib(wire), LIMIT / 1024);
    }
    Ok(())
}

fn first_load(dist: &Dist) -> (usize, usize) {
    let files = dist.files.iter().filter(|file| file.first_load);
    files.fold((0, 0), |(raw, wire), file| (raw + file.content.len(), wire + file.wire_size()))
}

#[expect(clippy::cast_precision_loss, reason = "a size for reading")]
fn kib(bytes: usize) -> f64 {
    bytes as f64 / 1024.0
}

#[cfg(test)]
mod tests {
    use super::{LIMIT, gate};
    use crate::web::dist::{Dist, DistFile};

    fn page(first: usize, later: usize) -> Dist {
        let file = |first_load, size| DistFile {
            path: String::new(),
            content: vec![0; size],
            compressed: None,
            first_load,
        };
        Dist { files: vec![file(true, first), file(false, later)] }
    }

    #[test]
    fn only_the_first_load_counts() {
        assert!(gate(&page(LIMIT, 1)).is_ok());
        assert!(gate(&page(LIMIT + 1, 0)).is_err());
    }
}
