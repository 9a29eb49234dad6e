//! What a function is configured with, as Terraform would write it, and where this machine's stand-ins are.

use crate::instance::Environment;
use crate::key_service::KEY_ARN;

/// Where the stand-ins are.
#[derive(Debug, Clone)]
pub struct Endpoints {
    /// DynamoDB.
    pub table: String,
    /// KMS.
    pub keys: String,
    /// SES.
    pub mail: String,
}

/// The configuration that all functions have in common.
#[derive(Debug, Clone)]
pub struct Configuration {
    /// The table's name.
    pub table: String,
    /// The page's origin, over TLS.
    pub public_origin: String,
    /// What CloudFront proves itself by.
    pub origin_secret: String,
    /// The bank's contacts, in JSON.
    pub contacts: String,
    /// Policies by name, in JSON; may be empty.
    pub policies: String,
    /// Names that no password may contain, separated by commas.
    pub context_words: String,
    /// Whose mail it is.
    pub mail_from: String,
    /// Where the stand-ins are.
    pub endpoints: Endpoints,
}

/// What Lambda itself sets.
#[must_use]
pub fn of_lambda(handler: &str, memory: u32) -> Environment {
    let name = format!("kagimate-here-{}", handler.replace('.', "-"));
    let all = [
        ("_HANDLER", handler),
        ("AWS_LAMBDA_FUNCTION_NAME", name.as_str()),
        ("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST"),
        ("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/kagimate-here"),
        ("AWS_LAMBDA_LOG_STREAM_NAME", "2026/11/21/[$LATEST]1"),
        ("AWS_REGION", "ap-northeast-1"),
        ("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE"),
        ("AWS_SECRET_ACCESS_KEY", "a-role-s-own-secret"),
        ("AWS_SESSION_TOKEN", "a-role-s-own-token"),
    ];
    let mut all: Environment = all.into_iter().map(|(name, value)| (name, value.to_owned())).collect();
    all.insert("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", memory.to_string());
    all
}

impl Configuration {
    /// The environment of a function.
    #[must_use]
    pub fn environment(&self, handler: &str, memory: u32) -> Environment {
        let mut all = of_lambda(handler, memory);
        let ours = [
            ("AWS_ENDPOINT_URL_DYNAMODB", &self.endpoints.table),
            ("AWS_ENDPOINT_URL_KMS", &self.endpoints.keys),
            ("AWS_ENDPOINT_URL_SESV2", &self.endpoints.mail),
            ("KAGIMATE_TABLE", &self.table),
            ("KAGIMATE_PUBLIC_ORIGIN", &self.public_origin),
            ("KAGIMATE_ORIGIN_SECRETS", &self.origin_secret),
            ("KAGIMATE_CONTACTS", &self.contacts),
            ("KAGIMATE_POLICIES", &self.policies),
            ("KAGIMATE_CONTEXT_WORDS", &self.context_words),
            ("KAGIMATE_MAIL_FROM", &self.mail_from),
        ];
        all.extend(ours.map(|(name, value)| (name, value.clone())));
        all.insert("KAGIMATE_SEALER", "kms".into());
        all.insert("KAGIMATE_KMS_KEY", KEY_ARN.into());
        all
    }
}
