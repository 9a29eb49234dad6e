//! All functions of a stage: an instance takes one event at a time, so there are as many as events at once.

use crate::StageError;
use crate::configuration::Configuration;
use crate::instance::Instance;
use crate::runtime_api::Invoked;
use crate::starts::{Starts, now};
use serde::Deserialize;
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::Stdio;
use std::time::Duration;
use tokio::sync::Mutex;

/// A function, as the catalogue wrote it for Terraform.
#[derive(Debug, Clone, Deserialize)]
pub struct Entry {
    /// The operation's name, which is the handler's too.
    pub operation: String,
    /// `GET` or `POST`.
    pub method: String,
    /// Where the HTTP API has it.
    pub path: String,
    /// Who may call it; the bank's own has no route.
    pub access: String,
    /// Megabytes.
    pub memory: u32,
    /// Seconds.
    pub timeout: u64,
}

/// What came of invoking a function, as the HTTP API sees it.
#[derive(Debug)]
pub enum Answer {
    /// It answered.
    Result(Value),
    /// It ended in an error, or ended.
    Failed,
    /// It took longer than it may.
    TimedOut,
}

struct Function {
    entry: Entry,
    idle: Mutex<Vec<Instance>>,
}

/// The functions of a stage.
pub struct Functions {
    program: PathBuf,
    configuration: Configuration,
    by_operation: BTreeMap<&'static str, Function>,
    /// How long they took.
    pub starts: Starts,
}

impl Functions {
    /// The functions of `infra/operations.json`, run by `program`.
    ///
    /// # Errors
    /// When the file names what can't be read.
    pub fn new(program: PathBuf, configuration: Configuration) -> Result<Self, StageError> {
        let told = |error| StageError::new("infra/operations.json", &error);
        let entries: Vec<Entry> =
            serde_json::from_str(include_str!("../../../infra/operations.json")).map_err(told)?;
        let mut by_operation = BTreeMap::new();
        for declaration in shared::operations::catalogue() {
            if let Some(entry) = entries.iter().find(|entry| entry.operation == declaration.name) {
                by_operation
                    .insert(declaration.name, Function { entry: entry.clone(), idle: Mutex::default() });
            }
        }
        Ok(Self { program, configuration, by_operation, starts: Starts::default() })
    }

    /// The operation that the HTTP API has a route for.
    pub fn routed(&self, method: &http::Method, path: &str) -> Option<&'static str> {
        let found = self.by_operation.iter().find(|(_, function)| {
            let entry = &function.entry;
            entry.access != "bank" && entry.method == method.as_str() && entry.path == path
        });
        found.map(|(operation, _)| *operation)
    }

    /// Invokes a function, starting a process where none is idle.
    pub async fn invoke(&self, operation: &'static str, event: Value) -> Answer {
        let Some(function) = self.by_operation.get(operation) else { return Answer::Failed };
        let idle = function.idle.lock().await.pop();
        let warm = idle.is_some();
        let mut instance = match idle {
            Some(instance) => instance,
            None => match self.start(operation, &function.entry).await {
                Some(instance) => instance,
                None => return Answer::Failed,
            },
        };
        let began = now();
        let limit = Duration::from_secs(function.entry.timeout);
        let Ok(invoked) = tokio::time::timeout(limit, instance.invoke(event)).await else {
            tracing::error!(operation, "timed out");
            return Answer::TimedOut;
        };
        if warm {
            self.starts.answered(operation, now().duration_since(began));
        }
        // A process that ended takes no further event.
        let Some(invoked) = invoked else { return Answer::Failed };
        function.idle.lock().await.push(instance);
        match invoked {
            Invoked::Result(value) => Answer::Result(value),
            Invoked::Error(error) => {
                tracing::error!(operation, %error, "ended in an error");
                Answer::Failed
            }
        }
    }

    async fn start(&self, operation: &'static str, entry: &Entry) -> Option<Instance> {
        let environment = self.configuration.environment(operation, entry.memory);
        // Its log goes where ours goes.
        let log = Stdio::from(std::io::stderr());
        let mut instance = match Instance::start(&self.program, &environment, log).await {
            Ok(instance) => instance,
            Err(error) => {
                tracing::error!(operation, %error, "can't be started");
                return None;
            }
        };
        let took = instance.start_time().await?;
        self.starts.started(operation, took);
        Some(instance)
    }
}
