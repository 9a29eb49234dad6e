//! A function: the real `bootstrap` in a process of its own.

use crate::Error;
use crate::runtime_api::{Invoked, RuntimeApi};
use crate::stage::Stage;
use serde_json::Value;
use std::collections::BTreeMap;
use std::process::Stdio;
use std::time::Instant;
use tokio::io::AsyncReadExt;
use tokio::process::{Child, Command};
use tokio::task::JoinHandle;

/// A running function.
pub struct Function {
    handler: &'static str,
    api: RuntimeApi,
    process: Child,
    log: JoinHandle<String>,
    /// When it was started, until it has answered.
    started: Option<Instant>,
}

/// A function that could not start.
pub struct Failed {
    pub code: Option<i32>,
    /// Its standard output.
    pub log: String,
    /// What Lambda was told.
    pub told: Option<Value>,
}

#[allow(clippy::disallowed_methods, reason = "a test measures how long the start takes")]
fn now() -> Instant {
    Instant::now()
}

fn run(
    environment: &BTreeMap<&'static str, String>,
    api: &RuntimeApi,
) -> Result<(Child, JoinHandle<String>), Error> {
    let mut process = Command::new(env!("CARGO_BIN_EXE_bootstrap"))
        .env_clear()
        .envs(environment)
        .env("AWS_LAMBDA_RUNTIME_API", &api.address)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .kill_on_drop(true)
        .spawn()?;
    let mut output = process.stdout.take().ok_or("no standard output")?;
    let log = tokio::spawn(async move {
        let mut text = Vec::new();
        let _ = output.read_to_end(&mut text).await;
        String::from_utf8_lossy(&text).into_owned()
    });
    Ok((process, log))
}

impl Function {
    /// Starts the function of an operation.
    pub async fn start(stage: &Stage, handler: &'static str) -> Result<Self, Error> {
        let api = RuntimeApi::start().await?;
        let started = Some(now());
        let (process, log) = run(&stage.environment(handler), &api)?;
        Ok(Self { handler, api, process, log, started })
    }

    /// Runs what must not start, to its end.
    pub async fn fail(environment: &BTreeMap<&'static str, String>) -> Result<Failed, Error> {
        let api = RuntimeApi::start().await?;
        let (mut process, log) = run(environment, &api)?;
        let code = process.wait().await?.code();
        Ok(Failed { code, log: log.await?, told: api.failure().await })
    }

    /// Invokes it, and tells how long the first answer took from the process's start.
    pub async fn invoke(&mut self, event: Value) -> Result<Invoked, Error> {
        let invoked = self.api.invoke(event).await?;
        if let Some(started) = self.started.take() {
            println!(
                "{}: {} ms from start to first answer",
                self.handler,
                now().duration_since(started).as_millis()
            );
        }
        Ok(invoked)
    }

    /// Invokes it; anything but a result is an error.
    pub async fn result(&mut self, event: Value) -> Result<Value, Error> {
        match self.invoke(event).await? {
            Invoked::Result(value) => Ok(value),
            Invoked::Error(error) => Err(error.to_string().into()),
        }
    }

    /// Ends it, and gives what it logged.
    pub async fn stop(mut self) -> Result<String, Error> {
        self.process.kill().await?;
        Ok(self.log.await?)
    }
}
