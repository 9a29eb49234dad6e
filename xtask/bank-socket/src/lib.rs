//! Calls of the bank's own operations through the socket file of a portal on this machine: they have no other route.

use anyhow::{Context, Result};
use http_body_util::{BodyExt, Full};
use hyper::body::Bytes;
use hyper::{Request, header};
use hyper_util::rt::TokioIo;
use serde_json::Value;
use std::path::Path;
use tokio::net::UnixStream;

/// What a portal answered.
pub struct Answer {
    /// The status.
    pub status: u16,
    /// The document.
    pub body: Vec<u8>,
}

/// Sends a request, `{"input": …}`, to the portal that keeps its data in a folder.
///
/// # Errors
/// When no portal runs there, or it does not answer.
pub async fn call(data: &Path, path: &str, request: &Value) -> Result<Answer> {
    let stream = UnixStream::connect(&data.join("bank.sock")).await.with_context(|| {
        format!("no portal runs on {} (start it with `cargo xtask serve`)", data.display())
    })?;
    let (mut sender, connection) = hyper::client::conn::http1::handshake(TokioIo::new(stream)).await?;
    let request = Request::post(path)
        .header(header::HOST, "bank")
        .header(header::CONTENT_TYPE, "application/json")
        .body(Full::new(Bytes::from(serde_json::to_vec(request)?)))?;
    let exchange = async {
        let answer = sender.send_request(request).await?;
        let status = answer.status().as_u16();
        let body = answer.into_body().collect().await?.to_bytes().to_vec();
        Ok::<_, anyhow::Error>(Answer { status, body })
    };
    tokio::pin!(connection, exchange);
    tokio::select! {
        answered = &mut exchange => answered,
        ended = &mut connection => {
            ended?;
            exchange.await
        }
    }
}
