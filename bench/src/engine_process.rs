//! The embedded engine in a process of its own, so that its CPU is not in ours.

use crate::cpu;
use anyhow::{Context, Result, anyhow};
use local::engine::Engine;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// Serves until the standard input ends.
///
/// # Errors
/// When the file can't be used.
pub async fn serve(file: &Path) -> Result<()> {
    let engine = Engine::start(Some(file)).await.map_err(|line| anyhow!(line))?;
    println!("{}", engine.endpoint);
    tokio::task::spawn_blocking(|| std::io::stdin().read_to_end(&mut Vec::new())).await??;
    engine.stop().await;
    Ok(())
}

/// An engine in a child process; dropping it ends the process.
pub struct EngineProcess {
    child: Child,
    /// Where it is served.
    pub endpoint: String,
}

impl EngineProcess {
    /// Starts it.
    ///
    /// # Errors
    /// When it does not say where it is served.
    pub fn start(file: &Path) -> Result<Self> {
        let mut child = Command::new(std::env::current_exe()?)
            .arg("--engine")
            .arg(file)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()?;
        let mut endpoint = String::new();
        BufReader::new(child.stdout.take().context("the engine's output")?).read_line(&mut endpoint)?;
        Ok(Self { child, endpoint: endpoint.trim().to_owned() })
    }

    /// What it used so far.
    ///
    /// # Errors
    /// When it has ended.
    pub fn cpu(&self) -> Result<Duration> {
        cpu::of(self.child.id())
    }
}

impl Drop for EngineProcess {
    fn drop(&mut self) {
        drop(self.child.stdin.take());
        let _ = self.child.wait();
    }
}
