//! Names that change with the content, so that everything below `/assets/` may be cached for ever.

use sha2::{Digest, Sha256};

/// The folder of everything but the HTML.
pub const FOLDER: &str = "assets";

/// The first 12 hex digits of the content's SHA-256.
pub fn digest(content: &[u8]) -> String {
    Sha256::digest(content).iter().take(6).map(|byte| format!("{byte:02x}")).collect()
}

/// `icons/key.svg` → `assets/icons/key-0123456789ab.svg`.
pub fn hashed(name: &str, content: &[u8]) -> String {
    let digest = digest(content);
    let (folder, file) = name.rsplit_once('/').map_or(("", name), |(folder, file)| (folder, file));
    let file = match file.rsplit_once('.') {
        Some((stem, ending)) => format!("{stem}-{digest}.{ending}"),
        None => format!("{file}-{digest}"),
    };
    let parts = [FOLDER, folder, &file];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::hashed;

    #[test]
    fn the_digest_stands_before_the_ending() {
        assert_eq!(hashed("app.js", b""), "assets/app-e3b0c44298fc.js");
        assert_eq!(hashed("icons/key.min.svg", b""), "assets/icons/key.min-e3b0c44298fc.svg");
        assert_ne!(hashed("app.js", b"a"), hashed("app.js", b"b"));
    }
}
