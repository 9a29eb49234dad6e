//! Events of the HTTP API (payload 2.0) as API Gateway records them behind CloudFront, and its reading of answers.

use crate::Error;
use crate::function::Function;
use crate::stage::{ORIGIN, ORIGIN_SECRET};
use data_encoding::BASE64;
use serde_json::{Value, json};
use shared::operations::Operation;
use shared::operations::proof::{Proof, Request};
use std::cell::Cell;

/// A browser on the portal's page.
#[derive(Default)]
pub struct Browser {
    /// Its session's cookie, as `name=value`.
    pub session: Option<String>,
    requests: Cell<u32>,
}

/// An answer as API Gateway takes it from a function.
#[derive(Debug)]
pub struct Answer {
    pub status: u64,
    pub headers: Value,
    /// `Set-Cookie` headers.
    pub cookies: Vec<String>,
    pub body: Value,
}

impl Browser {
    /// What API Gateway sends for a request of the page.
    pub fn event<O: Operation>(&self, input: &O::Input, proof: &Proof) -> Result<Value, Error> {
        let declaration = O::DECLARATION;
        self.requests.set(self.requests.get() + 1);
        let body = serde_json::to_string(&Request { input: input.clone(), proof: proof.clone() })?;
        let mut event = json!({
            "version": "2.0",
            "routeKey": format!("POST {}", declaration.path),
            "rawPath": declaration.path,
            "rawQueryString": "",
            "headers": {
                "accept": "application/json",
                "accept-encoding": "br,gzip",
                "accept-language": "ja",
                "content-length": body.len().to_string(),
                "content-type": "application/json",
                "host": "abcdefghij.execute-api.ap-northeast-1.amazonaws.com",
                "idempotency-key": format!("{}-{:08}", declaration.name.replace('.', "-"), self.requests.get()),
                "kagimate-client": "0.1.0",
                "kagimate-origin-secret": ORIGIN_SECRET,
                "origin": ORIGIN,
                "sec-fetch-site": "same-origin",
                "user-agent": "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/130.0 Safari/537.36",
                "via": "2.0 0123456789abcdef.cloudfront.net (CloudFront)",
                "cloudfront-viewer-address": "192.0.2.1:50123",
                "x-amzn-trace-id": "Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700",
                "x-forwarded-for": "192.0.2.1, 198.51.100.1",
                "x-forwarded-port": "443",
                "x-forwarded-proto": "https"
            },
            "requestContext": {
                "accountId": "111122223333",
                "apiId": "abcdefghij",
                "domainName": "abcdefghij.execute-api.ap-northeast-1.amazonaws.com",
                "domainPrefix": "abcdefghij",
                "http": {
                    "method": "POST",
                    "path": declaration.path,
                    "protocol": "HTTP/1.1",
                    "sourceIp": "198.51.100.1",
                    "userAgent": "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/130.0 Safari/537.36"
                },
                "requestId": "JKJaXmPLvHcESHA=",
                "routeKey": format!("POST {}", declaration.path),
                "stage": "$default",
                "time": "21/Nov/2026:20:43:58 +0000",
                "timeEpoch": 1_795_293_838_390_u64
            },
            "body": body,
            "isBase64Encoded": false
        });
        // API Gateway takes cookies out of the headers; ours is one of several.
        if let Some(session) = &self.session {
            event["cookies"] = json!(["language=ja", session, "theme=dark"]);
        }
        Ok(event)
    }

    /// Sends a request of the page to its function.
    pub async fn post<O: Operation>(
        &self,
        function: &mut Function,
        input: &O::Input,
        proof: &Proof,
    ) -> Result<Answer, Error> {
        Answer::read(&function.result(self.event::<O>(input, proof)?).await?)
    }
}

/// The same event with its body in base64, which API Gateway makes of what it takes for binary.
pub fn in_base64(mut event: Value) -> Value {
    let body = event["body"].as_str().map(|body| BASE64.encode(body.as_bytes()));
    event["body"] = json!(body);
    event["isBase64Encoded"] = json!(true);
    event
}

impl Answer {
    pub fn read(result: &Value) -> Result<Self, Error> {
        assert_eq!(result["isBase64Encoded"], false, "{result}");
        Ok(Self {
            status: result["statusCode"].as_u64().ok_or("an answer without a status")?,
            headers: result["headers"].clone(),
            cookies: serde_json::from_value(result["cookies"].clone())?,
            body: serde_json::from_str(result["body"].as_str().ok_or("an answer without a body")?)?,
        })
    }

    /// The output of a request that happened.
    pub fn output<O: Operation>(&self) -> Result<O::Output, Error> {
        if self.status == 200 {
            Ok(serde_json::from_value(self.body.clone())?)
        } else {
            Err(format!("{self:?}").into())
        }
    }
}
