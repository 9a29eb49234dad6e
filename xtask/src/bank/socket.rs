//! A request through the socket file of a running portal.

use anyhow::{Context, Result, anyhow, bail};
use http_body_util::{BodyExt, Full};
use hyper::body::Bytes;
use hyper::{Request, header};
use hyper_util::rt::TokioIo;
use serde_json::{Value, json};
use std::path::Path;
use tokio::net::UnixStream;

/// Sends an input and gives back the output; a problem document becomes one line.
pub fn call(data: &Path, path: &str, input: &Value) -> Result<Value> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_io().build()?;
    let (status, answer) = runtime.block_on(send(data, path, input))?;
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

async fn send(data: &Path, path: &str, input: &Value) -> Result<(u16, Value)> {
    let socket = data.join("bank.sock");
    let stream = UnixStream::connect(&socket).await.with_context(|| {
        format!("no portal runs on {} (start it with `cargo xtask serve`)", data.display())
    })?;
    let (mut sender, connection) = hyper::client::conn::http1::handshake(TokioIo::new(stream)).await?;
    let body = serde_json::to_vec(&json!({ "input": input }))?;
    let request = Request::post(path)
        .header(header::HOST, "bank")
        .header(header::CONTENT_TYPE, "application/json")
        .body(Full::new(Bytes::from(body)))?;
    let exchange = async {
        let answer = sender.send_request(request).await?;
        let status = answer.status().as_u16();
        let body = answer.into_body().collect().await?.to_bytes();
        Ok::<_, anyhow::Error>((status, body))
    };
    tokio::pin!(connection, exchange);
    let (status, body) = tokio::select! {
        answered = &mut exchange => answered?,
        ended = &mut connection => {
            ended?;
            exchange.await?
        }
    };
    let answer = serde_json::from_slice(&body)
        .map_err(|_| anyhow!("the portal answered {status} without a document"))?;
    Ok((status, answer))
}
