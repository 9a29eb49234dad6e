//! A function: the real `bootstrap` in a process of its own.

use crate::Error;
use crate::stage::Stage;
use serde_json::Value;
use stage::instance::{Environment, Instance};
use stage::runtime_api::Invoked;
use std::path::Path;
use std::process::Stdio;
use tokio::io::AsyncReadExt;
use tokio::task::JoinHandle;

/// A running function.
pub struct Function {
    instance: Instance,
    log: JoinHandle<String>,
}

/// A function that could not start.
pub struct Failed {
    pub code: Option<i32>,
    /// Its standard output.
    pub log: String,
    /// What Lambda was told.
    pub told: Option<Value>,
}

async fn run(environment: &Environment) -> Result<(Instance, JoinHandle<String>), Error> {
    let program = Path::new(env!("CARGO_BIN_EXE_bootstrap"));
    let mut instance = Instance::start(program, environment, Stdio::piped()).await?;
    let mut output = instance.log().ok_or("no standard output")?;
    let log = tokio::spawn(async move {
        let mut text = Vec::new();
        let _ = output.read_to_end(&mut text).await;
        String::from_utf8_lossy(&text).into_owned()
    });
    Ok((instance, log))
}

impl Function {
    /// Starts the function of an operation.
    pub async fn start(stage: &Stage, handler: &'static str) -> Result<Self, Error> {
        let (mut instance, log) = run(&stage.environment(handler)).await?;
        let took = instance.start_time().await.ok_or("it ended before its first poll")?;
        println!("{handler}: {} ms from start to first poll", took.as_millis());
        Ok(Self { instance, log })
    }

    /// Runs what must not start, to its end.
    pub async fn fail(environment: &Environment) -> Result<Failed, Error> {
        let (mut instance, log) = run(environment).await?;
        let code = instance.ended().await;
        Ok(Failed { code, log: log.await?, told: instance.api.failure().await })
    }

    /// Invokes it.
    pub async fn invoke(&mut self, event: Value) -> Result<Invoked, Error> {
        Ok(self.instance.invoke(event).await.ok_or("it ended")?)
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
        self.instance.stop().await;
        Ok(self.log.await?)
    }
}
