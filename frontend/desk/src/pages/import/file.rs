//! A file of the browser's: its bytes, its name, and its parts. Its bytes stay with the browser until they are
//! sent.

use data_encoding::{BASE64, HEXLOWER};
use leptos::prelude::window;
use shared::domain::device_file::DeviceFileFormat;
use shared::domain::id::ImportId;
use shared::domain::secret::Secret;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::File;
use web_sys::js_sys::{ArrayBuffer, Uint8Array};

/// Bytes of a part.
const PART: u32 = 256 * 1024;

/// Why a file can't be read here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unreadable {
    /// The browser does not give its bytes.
    Bytes,
    /// There is nothing in it.
    Empty,
    /// The browser makes no digest, because the page did not come by a safe line.
    Digest,
}

/// A file that was read.
#[derive(Debug, Clone)]
pub struct Content {
    bytes: ArrayBuffer,
    /// Its name: the SHA-256 of all of it.
    pub name: ImportId,
    /// In how many parts it is sent.
    pub parts: u32,
}

impl Content {
    /// Reads a file.
    pub async fn of(file: &File) -> Result<Self, Unreadable> {
        let bytes = JsFuture::from(file.array_buffer()).await.map_err(|_| Unreadable::Bytes)?;
        let bytes: ArrayBuffer = bytes.dyn_into().map_err(|_| Unreadable::Bytes)?;
        if bytes.byte_length() == 0 {
            return Err(Unreadable::Empty);
        }
        let name = digest(&bytes).await.ok_or(Unreadable::Digest)?;
        let parts = bytes.byte_length().div_ceil(PART);
        Ok(Self { bytes, name, parts })
    }

    /// A part of it, from 0, as it travels.
    pub fn part(&self, part: u32) -> Secret {
        let begin = part.saturating_mul(PART);
        let end = begin.saturating_add(PART);
        let bytes = Uint8Array::new(&self.bytes.slice_with_end(begin, end)).to_vec();
        Secret::new(BASE64.encode(&bytes))
    }
}

async fn digest(bytes: &ArrayBuffer) -> Option<ImportId> {
    let subtle = window().crypto().ok()?.subtle();
    let digest =
        JsFuture::from(subtle.digest_with_str_and_buffer_source("SHA-256", bytes).ok()?).await.ok()?;
    let digest = Uint8Array::new(&digest).to_vec();
    ImportId::try_from(HEXLOWER.encode(&digest)).ok()
}

/// The format that a file's name speaks of.
pub fn format_of(name: &str) -> DeviceFileFormat {
    let name = name.to_ascii_lowercase();
    if name.ends_with(".csv") || name.ends_with(".txt") {
        DeviceFileFormat::Csv
    } else {
        DeviceFileFormat::Pskc
    }
}
