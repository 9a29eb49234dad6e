use super::*;
use aws_sdk_kms::config::{BehaviorVersion, Credentials, Region, retry::RetryConfig};
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use axum::{Json, Router};
use data_encoding::BASE64;
use serde_json::{Value, json};
use std::sync::{Arc, Mutex};

type TestResult = Result<(), Box<dyn std::error::Error>>;

const KEY_ARN: &str = "arn:aws:kms:ap-northeast-1:111122223333:key/1234abcd";
const SECRET: [u8; 32] = *b"a data key that nobody may see..";

type Requests = Arc<Mutex<Vec<(String, Value)>>>;

/// A stand-in for KMS: its "wrapped" key is the encryption context in the clear.
async fn answer(State(seen): State<Requests>, headers: HeaderMap, body: Bytes) -> Response {
    let body: Value = serde_json::from_slice(&body).unwrap_or_default();
    let target = headers.get("x-amz-target").and_then(|t| t.to_str().ok()).unwrap_or_default().to_owned();
    let context = body["EncryptionContext"].to_string();
    if let Ok(mut seen) = seen.lock() {
        seen.push((target.clone(), body.clone()));
    }
    let wrapped = BASE64.encode(context.as_bytes());
    match &*target {
        "TrentService.GenerateDataKey" => {
            let key =
                json!({ "CiphertextBlob": wrapped, "KeyId": KEY_ARN, "Plaintext": BASE64.encode(&SECRET) });
            Json(key).into_response()
        }
        "TrentService.Decrypt" if body["CiphertextBlob"] == wrapped => {
            Json(json!({ "KeyId": KEY_ARN, "Plaintext": BASE64.encode(&SECRET) })).into_response()
        }
        "TrentService.Decrypt" if body["CiphertextBlob"] == BASE64.encode(b"short") => {
            Json(json!({ "KeyId": KEY_ARN, "Plaintext": BASE64.encode(&SECRET[..31]) })).into_response()
        }
        _ => {
            let quoting = BASE64.encode(&SECRET);
            let error = json!({ "__type": "InvalidCiphertextException", "message": quoting });
            (StatusCode::BAD_REQUEST, Json(error)).into_response()
        }
    }
}

fn client(endpoint: &str) -> KmsClient {
    let config = aws_sdk_kms::Config::builder()
        .behavior_version(BehaviorVersion::latest())
        .region(Region::new("ap-northeast-1"))
        .credentials_provider(Credentials::new("id", "secret", None, None, "test"))
        .retry_config(RetryConfig::disabled())
        .http_client(aws_smithy_http_client::Builder::new().build_http())
        .endpoint_url(endpoint)
        .build();
    KmsClient::from_conf(config)
}

async fn stand_in() -> std::io::Result<(Kms, Requests)> {
    let seen = Requests::default();
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
    let endpoint = format!("http://{}", listener.local_addr()?);
    let service = Router::new().route("/", post(answer)).with_state(Arc::clone(&seen));
    tokio::spawn(async move { axum::serve(listener, service).await });
    Ok((Kms::new(client(&endpoint), KEY_ARN), seen))
}

fn contract(name: &str) -> Result<ContractId, String> {
    ContractId::try_from(name).map_err(|reason| format!("{reason:?}"))
}

#[tokio::test]
async fn data_keys_are_bound_to_their_contract_by_the_encryption_context() -> TestResult {
    // Source: standards 2 "per-contract data key"; architecture 4.
    let (kms, seen) = stand_in().await?;
    let made = kms.generate(&contract("c1")?).await?;
    assert!(made.clear.as_bytes() == &SECRET);
    let opened = kms.open(&contract("c1")?, &made.wrapped).await?;
    assert!(opened.as_bytes() == &SECRET);
    assert!(kms.open(&contract("c2")?, &made.wrapped).await.is_err());

    let seen = seen.lock().map_err(|error| error.to_string())?;
    let expected = [
        ("TrentService.GenerateDataKey", json!({ "contract": "c1" })),
        ("TrentService.Decrypt", json!({ "contract": "c1" })),
        ("TrentService.Decrypt", json!({ "contract": "c2" })),
    ];
    assert_eq!(seen.len(), expected.len());
    for ((target, body), (expected_target, context)) in seen.iter().zip(expected) {
        assert_eq!((&**target, &body["EncryptionContext"]), (expected_target, &context));
        assert_eq!(body["KeyId"], KEY_ARN);
    }
    assert_eq!(seen[0].1["KeySpec"], "AES_256");
    Ok(())
}

#[tokio::test]
async fn errors_say_what_failed_and_quote_nothing() -> TestResult {
    let (kms, _) = stand_in().await?;
    let refused = kms.open(&contract("c1")?, b"something else").await.err();
    assert_eq!(refused, Some(CredentialError::Sealer("Decrypt: InvalidCiphertextException".to_owned())));
    let short = kms.open(&contract("c1")?, b"short").await.err();
    assert_eq!(short, Some(CredentialError::Sealer("Decrypt: an answer without a key".to_owned())));

    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
    let nobody = format!("http://{}", listener.local_addr()?);
    drop(listener);
    let unreachable = Kms::new(client(&nobody), KEY_ARN).generate(&contract("c1")?).await.err();
    assert_eq!(unreachable, Some(CredentialError::Sealer("GenerateDataKey: no connection".to_owned())));
    Ok(())
}
