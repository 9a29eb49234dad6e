//! A request through the socket file of a running portal, as a chore sees it.

use anyhow::{Result, anyhow, bail};
use bank_socket::Answer;
use serde_json::{Value, json};
use std::path::Path;

/// Sends an input and gives back the output; a problem document becomes one line.
pub fn call(data: &Path, path: &str, input: &Value) -> Result<Value> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_io().build()?;
    let Answer { status, body } =
        runtime.block_on(bank_socket::call(data, path, &json!({ "input": input })))?;
    let answer: Value = serde_json::from_slice(&body)
        .map_err(|_| anyhow!("the portal answered {status} without a document"))?;
    if status == 200 {
        return Ok(answer);
    }
    let failure = &answer["failure"];
    let said = |name: &str| failure[name].as_str().map(|text| format!(" {text}")).unwrap_or_default();
    bail!(
        "the portal refused: {}{}{} (reference {})",
        failure["code"].as_str().unwrap_or("?"),
        said("field"),
        said("reason"),
        answer["reference"].as_str().unwrap_or("?")
    )
}
