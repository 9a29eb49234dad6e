//! A portal of the journey's own on this machine: fresh data, a free port, stopped at the end.

use crate::site::{Origin, Pace};
use anyhow::{Context, Result, anyhow};
use rustix::process::{Pid, Signal, kill_process};
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Duration;
use tempfile::TempDir;
use tokio::io::{AsyncBufReadExt, BufReader, Lines};
use tokio::process::{Child, ChildStdout, Command};

/// How long a start may take.
const PATIENCE: Duration = Duration::from_secs(60);

/// What the portal prints before its address.
const ADDRESS: &str = "portal ";

/// What it prints last.
const READY: &str = "Ctrl-C stops it";

/// How to start one.
pub struct Start {
    /// `kagimate-local`.
    pub program: PathBuf,
    /// The built page.
    pub web: PathBuf,
    /// `bootstrap`, where every operation is a function of its own.
    pub bootstrap: Option<PathBuf>,
}

/// A running portal; dropping it ends the process.
pub struct Portal {
    child: Child,
    output: Lines<BufReader<ChildStdout>>,
    data: TempDir,
    /// Where it is.
    pub origin: Origin,
    /// How one waits at it: functions that run by themselves have a clock that nobody moves.
    pub pace: Pace,
}

impl Portal {
    /// Starts it, and waits until it says that it is running.
    ///
    /// # Errors
    /// When it does not.
    pub async fn start(start: &Start) -> Result<Self> {
        let data = tempfile::tempdir().context("a temporary folder")?;
        let mut command = Command::new(&start.program);
        command.args(["--port", "0", "--no-demo", "--data"]).arg(data.path()).arg("--web").arg(&start.web);
        if let Some(bootstrap) = &start.bootstrap {
            command.arg("--lambda").arg(bootstrap);
        }
        command.stdin(Stdio::null()).stdout(Stdio::piped()).kill_on_drop(true);
        let mut child =
            command.spawn().with_context(|| format!("{} can't be started", start.program.display()))?;
        let output = child.stdout.take().context("a portal that can't be listened to")?;
        let mut output = BufReader::new(output).lines();
        let origin = tokio::time::timeout(PATIENCE, ready(&mut output));
        let origin = origin.await.map_err(|_| anyhow!("the portal does not start"))??;
        let pace = if start.bootstrap.is_some() { Pace::Real } else { Pace::Moved };
        Ok(Self { child, output, data, origin, pace })
    }

    /// The folder of its data.
    #[must_use]
    pub fn data(&self) -> &Path {
        self.data.path()
    }

    /// Stops it as Ctrl-C would, and gives what it said at the end.
    ///
    /// # Errors
    /// When it ended before, or badly.
    pub async fn stop(mut self) -> Result<String> {
        let id = self.child.id().and_then(|id| Pid::from_raw(i32::try_from(id).ok()?));
        kill_process(id.context("the portal ended by itself")?, Signal::TERM)?;
        let mut said = String::new();
        while let Some(line) = self.output.next_line().await? {
            said.extend([line.as_str(), "\n"]);
        }
        let status = self.child.wait().await?;
        status.success().then_some(said).with_context(|| format!("the portal ended badly ({status})"))
    }
}

async fn ready(output: &mut Lines<BufReader<ChildStdout>>) -> Result<Origin> {
    let mut origin = None;
    while let Some(line) = output.next_line().await? {
        if let Some(address) = line.trim().strip_prefix(ADDRESS) {
            origin = Some(address.trim().parse()?);
        }
        if line.starts_with(READY) {
            return origin.context("the portal says not where it is");
        }
    }
    Err(anyhow!("the portal ended before it was running"))
}
