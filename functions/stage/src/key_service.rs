//! A stand-in for KMS: it gives out data keys, and gives them back for the same key and encryption context.

use crate::StageError;
use crate::runtime_api::serve;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::routing::post;
use axum::{Json, Router};
use data_encoding::BASE64;
use serde_json::{Value, json};
use std::collections::HashMap;
use std::sync::Arc;
use tokio::sync::Mutex;

/// The one key that there is.
pub const KEY_ARN: &str = "arn:aws:kms:ap-northeast-1:111122223333:key/1234abcd";

/// What was asked for, and what was given out.
#[derive(Default)]
struct Book {
    calls: Vec<String>,
    /// By wrapped key: the encryption context, and the key in the clear.
    keys: HashMap<String, (Value, String)>,
}

/// A running stand-in.
pub struct KeyService {
    /// Where it is.
    pub endpoint: String,
    book: Arc<Mutex<Book>>,
}

impl KeyService {
    /// Starts it on a port of the loopback interface.
    ///
    /// # Errors
    /// When there is no port.
    pub async fn start() -> Result<Self, StageError> {
        let book = Arc::new(Mutex::new(Book::default()));
        let router = Router::new().route("/", post(answer)).with_state(book.clone());
        Ok(Self { endpoint: format!("http://{}", serve(router).await?.0), book })
    }

    /// What was asked for so far: call and contract.
    pub async fn calls(&self) -> Vec<String> {
        self.book.lock().await.calls.clone()
    }

    /// The data keys that were given out, in base64.
    pub async fn keys(&self) -> Vec<String> {
        self.book.lock().await.keys.values().map(|(_, clear)| clear.clone()).collect()
    }
}

async fn answer(
    State(book): State<Arc<Mutex<Book>>>,
    headers: HeaderMap,
    body: Bytes,
) -> (StatusCode, Json<Value>) {
    let body: Value = serde_json::from_slice(&body).unwrap_or_default();
    let target = headers.get("x-amz-target").and_then(|target| target.to_str().ok()).unwrap_or_default();
    let context = body["EncryptionContext"].clone();
    let mut book = book.lock().await;
    book.calls.push(format!(
        "{} {}",
        target.trim_start_matches("TrentService."),
        context["contract"].as_str().unwrap_or_default()
    ));
    if body["KeyId"] != KEY_ARN {
        return refused("NotFoundException");
    }
    match target {
        "TrentService.GenerateDataKey" if body["KeySpec"] == "AES_256" => {
            let number = book.keys.len() + 1;
            let wrapped = BASE64.encode(format!("wrapped {number}").as_bytes());
            let clear = BASE64.encode(format!("{number:032}").as_bytes());
            book.keys.insert(wrapped.clone(), (context, clear.clone()));
            (StatusCode::OK, Json(json!({ "CiphertextBlob": wrapped, "KeyId": KEY_ARN, "Plaintext": clear })))
        }
        "TrentService.Decrypt" => {
            match body["CiphertextBlob"].as_str().and_then(|wrapped| book.keys.get(wrapped)) {
                Some((bound, clear)) if *bound == context => {
                    (StatusCode::OK, Json(json!({ "KeyId": KEY_ARN, "Plaintext": clear })))
                }
                _ => refused("InvalidCiphertextException"),
            }
        }
        _ => refused("ValidationException"),
    }
}

fn refused(code: &str) -> (StatusCode, Json<Value>) {
    (StatusCode::BAD_REQUEST, Json(json!({ "__type": code, "message": code })))
}
