//! Compression once at build time, as strong as it gets.

use super::Mode;
use flate2::{Compression, write::GzEncoder};
use std::io::Write;

/// A file's content in the two encodings that browsers ask for.
pub struct Compressed {
    /// Brotli, quality 11.
    pub brotli: Vec<u8>,
    /// gzip, for what doesn't speak Brotli.
    pub gzip: Vec<u8>,
}

/// Compresses what gains by it; pictures and fonts are compressed in themselves.
pub fn compress(path: &str, content: &[u8], mode: Mode) -> Option<Compressed> {
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
    let gains = matches!(ending, "html" | "js" | "css" | "wasm" | "svg" | "json" | "txt" | "webmanifest");
    if mode == Mode::Dev || !gains || content.is_empty() {
        return None;
    }
    let (mut brotli, mut gzip) = (Vec::new(), Vec::new());
    let params = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
    brotli::BrotliCompress(&mut &content[..], &mut brotli, &params).ok()?;
    let mut encoder = GzEncoder::new(&mut gzip, Compression::best());
    encoder.write_all(content).ok()?;
    encoder.finish().ok()?;
    Some(Compressed { brotli, gzip })
}
