//! The portal as a process of its own.

use super::connection::Connection;
use crate::cpu;
use anyhow::{Context, Result, bail};
use serde::Deserialize;
use shared::domain::instant::Instant;
use shared::domain::policy::BankPolicy;
use std::collections::BTreeMap;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// How long a start may take, in tenths of a second.
const PATIENCE: usize = 200;

/// A running portal; dropping it ends the process.
pub struct Portal {
    child: Child,
    /// Its port on 127.0.0.1.
    pub port: u16,
}

/// What `/dev/clock.json` tells.
#[derive(Deserialize)]
struct Reading {
    now: i64,
}

impl Portal {
    /// Starts it on a data folder, and waits until it answers.
    ///
    /// # Errors
    /// When it does not.
    pub async fn start(
        program: Option<PathBuf>,
        folder: &Path,
        policies: &BTreeMap<String, BankPolicy>,
    ) -> Result<Self> {
        let program = match program {
            Some(program) => program,
            None => std::env::current_exe()?.with_file_name("kagimate-local"),
        };
        let file = folder.join("policies.json");
        std::fs::write(&file, serde_json::to_vec(policies)?)?;
        let port = TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port();
        let child = Command::new(&program)
            .args(["--no-demo", "--port", &port.to_string()])
            .arg("--data")
            .arg(folder)
            .arg("--policies")
            .arg(&file)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .spawn()
            .with_context(|| format!("{} can't be started", program.display()))?;
        let mut portal = Self { child, port };
        for _ in 0..PATIENCE {
            if let Ok(mut connection) = Connection::open(port).await
                && connection.get("/api/bank/about", None).await.is_ok_and(|answer| answer.status == 200)
            {
                return Ok(portal);
            }
            if let Some(status) = portal.child.try_wait()? {
                bail!("the portal ended ({status})");
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        bail!("the portal does not answer")
    }

    /// Moves its clock, and says what it shows then.
    ///
    /// # Errors
    /// When it refuses.
    pub async fn pass(&self, seconds: u32) -> Result<Instant> {
        let body = format!("{{\"seconds\":{seconds}}}");
        let answer =
            Connection::open(self.port).await?.post("/dev/clock.json", None, body.into_bytes()).await?;
        let reading: Reading = serde_json::from_slice(&answer.body).context("the portal's clock")?;
        Ok(Instant(reading.now))
    }

    /// CPU that it used so far, the embedded engine's included.
    ///
    /// # Errors
    /// When it has ended.
    pub fn cpu(&self) -> Result<Duration> {
        cpu::of(self.child.id())
    }

    /// Ends it at once, without a word.
    ///
    /// # Errors
    /// When it has ended already.
    pub fn kill(mut self) -> Result<()> {
        self.child.kill()?;
        self.child.wait()?;
        Ok(())
    }
}

impl Drop for Portal {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
