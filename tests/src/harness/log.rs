//! Everything that is logged, as an operator would see it at the most talkative setting of our own code.

use std::io;
use std::sync::{LazyLock, Mutex, PoisonError};
use tracing_subscriber::EnvFilter;

static LINES: Mutex<Vec<u8>> = Mutex::new(Vec::new());

static LISTENING: LazyLock<()> = LazyLock::new(|| {
    let filter =
        EnvFilter::new("info,operations=trace,store=trace,credentials=trace,local=trace,ports=trace");
    let subscriber =
        tracing_subscriber::fmt().json().with_env_filter(filter).with_writer(|| Listener).finish();
    tracing::subscriber::set_global_default(subscriber).unwrap();
});

struct Listener;

impl io::Write for Listener {
    fn write(&mut self, line: &[u8]) -> io::Result<usize> {
        LINES.lock().unwrap_or_else(PoisonError::into_inner).extend_from_slice(line);
        Ok(line.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Begins to listen.
pub fn listen() {
    LazyLock::force(&LISTENING);
}

/// What was logged so far.
pub fn logged() -> String {
    String::from_utf8_lossy(&LINES.lock().unwrap_or_else(PoisonError::into_inner)).into_owned()
}
