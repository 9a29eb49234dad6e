//! The clock of this machine, which may be moved forward and is kept with the data, so that locks lapse and
//! devices expire while one watches. It never goes back.

use ports::environment::Clock;
use shared::domain::instant::Instant;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

/// The wall clock and an offset.
#[derive(Debug)]
pub struct MovableClock {
    offset: AtomicI64,
    file: Option<PathBuf>,
}

impl MovableClock {
    /// The clock kept in the data folder.
    ///
    /// # Errors
    /// When what is kept there can't be read.
    pub fn open(data: &Path) -> io::Result<Self> {
        let file = data.join("clock");
        let offset = match std::fs::read_to_string(&file) {
            Ok(text) => text.trim().parse().map_err(|_| {
                io::Error::new(io::ErrorKind::InvalidData, format!("{} is corrupt", file.display()))
            })?,
            Err(error) if error.kind() == io::ErrorKind::NotFound => 0,
            Err(error) => return Err(error),
        };
        Ok(Self { offset: AtomicI64::new(offset), file: Some(file) })
    }

    /// A clock that is not kept.
    #[must_use]
    pub fn unkept(offset_millis: i64) -> Self {
        Self { offset: AtomicI64::new(offset_millis), file: None }
    }

    /// How far it is ahead of the wall clock, in milliseconds.
    #[must_use]
    pub fn offset(&self) -> i64 {
        self.offset.load(Ordering::SeqCst)
    }

    /// Moves it forward.
    ///
    /// # Errors
    /// When the new offset can't be kept; it is not moved then.
    pub fn forward(&self, millis: u32) -> io::Result<()> {
        let moved = self.offset() + i64::from(millis);
        if let Some(file) = &self.file {
            let next = file.with_extension("next");
            std::fs::write(&next, moved.to_string())?;
            std::fs::rename(&next, file)?;
        }
        self.offset.fetch_max(moved, Ordering::SeqCst);
        Ok(())
    }
}

impl Clock for MovableClock {
    #[allow(
        clippy::disallowed_methods,
        reason = "a composition root: the one place where this program reads the time"
    )]
    fn now(&self) -> Instant {
        let wall = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_millis();
        Instant(i64::try_from(wall).unwrap_or(i64::MAX).saturating_add(self.offset()))
    }
}
