//! The bank's own door: a socket file in the data folder, which only the person who runs the program can
//! open. The bank's operations have no other route.

use crate::server;
use operations::bank::Bank;
use operations::pipeline::Source;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use tokio::net::UnixListener;

/// Where the socket lies.
#[must_use]
pub fn path(data: &Path) -> PathBuf {
    data.join("bank.sock")
}

/// Opens the socket; a stale one of a program that was killed is replaced.
///
/// # Errors
/// One line.
pub fn open(data: &Path) -> Result<UnixListener, String> {
    let path = path(data);
    let told =
        |error: std::io::Error| format!("the bank's socket {} can't be opened: {error}", path.display());
    match std::fs::remove_file(&path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(told(error)),
        _ => {}
    }
    let listener = UnixListener::bind(&path).map_err(told)?;
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o600)).map_err(told)?;
    Ok(listener)
}

/// Serves the bank's operations until the task is dropped.
///
/// # Errors
/// When the socket breaks.
pub async fn serve(listener: UnixListener, bank: Bank) -> std::io::Result<()> {
    axum::serve(listener, server::api(bank, Source::Bank)).await
}
