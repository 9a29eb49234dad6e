//! An instance of a function: the real `bootstrap` in a process of its own.

use crate::StageError;
use crate::runtime_api::{Invoked, RuntimeApi};
use crate::starts::now;
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant};
use tokio::process::{Child, ChildStdout, Command};

/// Variables of an environment.
pub type Environment = BTreeMap<&'static str, String>;

/// A process at a Runtime API of its own.
pub struct Instance {
    /// Where it gets its events from.
    pub api: RuntimeApi,
    process: Child,
    started: Instant,
}

impl Instance {
    /// Starts a process with this environment and no other. `log` is where its standard output goes.
    ///
    /// # Errors
    /// When it can't be started.
    pub async fn start(program: &Path, environment: &Environment, log: Stdio) -> Result<Self, StageError> {
        let api = RuntimeApi::start().await?;
        let started = now();
        let process = Command::new(program)
            .env_clear()
            .envs(environment)
            .env("AWS_LAMBDA_RUNTIME_API", &api.address)
            .stdin(Stdio::null())
            .stdout(log)
            .kill_on_drop(true)
            .spawn()
            .map_err(|error| StageError::new(&program.display().to_string(), &error))?;
        Ok(Self { api, process, started })
    }

    /// Its standard output, where it was piped.
    pub fn log(&mut self) -> Option<ChildStdout> {
        self.process.stdout.take()
    }

    /// Invokes it; without an answer when the process ended instead.
    pub async fn invoke(&mut self, event: Value) -> Option<Invoked> {
        tokio::select! {
            invoked = self.api.invoke(event) => invoked,
            _ = self.process.wait() => None,
        }
    }

    /// How long it took from the start of the process to its first poll; nothing where it ended before.
    pub async fn start_time(&mut self) -> Option<Duration> {
        tokio::select! {
            polled = self.api.first_poll() => Some(polled?.duration_since(self.started)),
            _ = self.process.wait() => None,
        }
    }

    /// Waits until it ends by itself, and gives its exit code.
    pub async fn ended(&mut self) -> Option<i32> {
        self.process.wait().await.ok()?.code()
    }

    /// Ends it.
    pub async fn stop(&mut self) {
        let _ = self.process.kill().await;
    }
}
