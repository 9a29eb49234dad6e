//! Whether a program runs where functions run.

use crate::process;
use anyhow::{Context, Result, bail};
use std::path::Path;
use std::process::Command;

/// The C library of Amazon Linux 2023, on which `provided.al2023` is built.
const AMAZON_LINUX_2023: (u32, u32) = (2, 34);

/// Refuses a program that asks for a newer C library.
pub fn check(program: &Path) -> Result<()> {
    let asked = process::capture(Command::new("readelf").args(["--version-info", "--wide"]).arg(program))
        .context("`readelf` is missing; on Debian type `apt-get install binutils`")?;
    let (major, minor) = newest(&asked).unwrap_or_default();
    if (major, minor) > AMAZON_LINUX_2023 {
        let (most, least) = AMAZON_LINUX_2023;
        bail!(
            "bootstrap asks for glibc {major}.{minor}, and Amazon Linux 2023 has {most}.{least}: build it on an \
             older system, such as Debian bookworm"
        );
    }
    println!("functions  glibc {major}.{minor} is asked for");
    Ok(())
}

/// The newest version that a program's list of symbols names.
fn newest(text: &str) -> Option<(u32, u32)> {
    let versions = text.split("GLIBC_").skip(1).filter_map(|rest| {
        let end = rest.find(|sign: char| !sign.is_ascii_digit() && sign != '.').unwrap_or(rest.len());
        let mut parts = rest[..end].split('.').map(str::parse);
        Some((parts.next()?.ok()?, parts.next()?.ok()?))
    });
    versions.max()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_version_counts_and_not_the_longest() {
        let text = "0x0010:   Name: GLIBC_2.9  Flags: none\n 0x0020: Name: GLIBC_2.34 Flags: none\nGLIBC_2.2.5 GLIBC_PRIVATE";
        assert_eq!(newest(text), Some((2, 34)));
        assert_eq!(newest("statically linked"), None);
    }
}
