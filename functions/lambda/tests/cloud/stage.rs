//! What a stage of the cloud has beside its functions: a table and a key.

use crate::Error;
use crate::key_service::{KEY_ARN, KeyService};
use local::engine::{self, Engine, TABLE};
use std::collections::BTreeMap;

/// The portal's origin.
pub const ORIGIN: &str = "https://bank.example";

const CONTACTS: &str = r#"{
    "branch": {"ja": "みらい銀行 本店営業部", "en": "Mirai Bank, Head Office"},
    "telephone": "0120-000-000",
    "hours": {"ja": "平日 9:00–18:00", "en": "Weekdays 9:00–18:00"}
}"#;

/// A running stage.
pub struct Stage {
    pub engine: Engine,
    pub keys: KeyService,
}

impl Stage {
    pub async fn start() -> Result<Self, Error> {
        let engine = Engine::start(None).await?;
        store::table::create(&engine::client(&engine.endpoint), TABLE).await?;
        Ok(Self { engine, keys: KeyService::start().await? })
    }

    /// The environment of a function, with the stage's endpoints.
    pub fn environment(&self, handler: &str) -> BTreeMap<&'static str, String> {
        let mut all = environment(handler);
        all.insert("AWS_ENDPOINT_URL_DYNAMODB", self.engine.endpoint.clone());
        all.insert("AWS_ENDPOINT_URL_KMS", self.keys.endpoint.clone());
        all
    }
}

/// The environment of a function: what Lambda sets, and what is configured.
pub fn environment(handler: &str) -> BTreeMap<&'static str, String> {
    let all = [
        ("_HANDLER", handler),
        ("AWS_LAMBDA_FUNCTION_NAME", "kagimate-test"),
        ("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST"),
        ("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "1769"),
        ("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/kagimate-test"),
        ("AWS_LAMBDA_LOG_STREAM_NAME", "2026/11/21/[$LATEST]1"),
        ("AWS_REGION", "ap-northeast-1"),
        ("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE"),
        ("AWS_SECRET_ACCESS_KEY", "a-role-s-own-secret"),
        ("AWS_SESSION_TOKEN", "a-role-s-own-token"),
        // Nothing may be looked for on the network, were something amiss.
        ("AWS_EC2_METADATA_DISABLED", "true"),
        ("KAGIMATE_TABLE", TABLE),
        ("KAGIMATE_KMS_KEY", KEY_ARN),
        ("KAGIMATE_SEALER", "kms"),
        ("KAGIMATE_PUBLIC_ORIGIN", ORIGIN),
        ("KAGIMATE_CONTACTS", CONTACTS),
        ("KAGIMATE_CONTEXT_WORDS", "みらい銀行,miraibank"),
    ];
    all.into_iter().map(|(name, value)| (name, value.to_owned())).collect()
}
