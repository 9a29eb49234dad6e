//! What the clients of all services have in common: the role and the region that Lambda gave this function. The SDK
//! would look for them in files, at other services and on the network, too, and bring a program for each.

use crate::settings::environment;
use crate::trust;
use aws_credential_types::Credentials;
use aws_credential_types::provider::SharedCredentialsProvider;
use aws_sdk_dynamodb::config::{BehaviorVersion, Region};
use aws_types::SdkConfig;
use aws_types::service_config::{LoadServiceConfig, ServiceConfigKey};

/// The region; Lambda sets it.
pub const REGION: &str = "AWS_REGION";

/// The role's key, and its secret.
pub const KEY: [&str; 2] = ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"];

/// Reads it once for all clients.
///
/// # Errors
/// One line: what is missing, or why the roots of trust can't be read.
pub fn config() -> Result<SdkConfig, String> {
    let set = |name: &str| environment(name).ok_or_else(|| format!("{name} is not set"));
    let (region, [id, secret]) = (set(REGION)?, KEY);
    let token = environment("AWS_SESSION_TOKEN");
    let role = Credentials::new(set(id)?, set(secret)?, token, None, "Lambda");
    let config = SdkConfig::builder()
        .behavior_version(BehaviorVersion::v2026_01_12())
        .region(Region::new(region))
        .credentials_provider(SharedCredentialsProvider::new(role))
        .http_client(trust::client()?)
        .service_config(Elsewhere);
    Ok(config.build())
}

/// Stand-ins of this machine, by the variables that the SDK has for them: `AWS_ENDPOINT_URL_DYNAMODB` and the like.
#[derive(Debug)]
struct Elsewhere;

impl LoadServiceConfig for Elsewhere {
    fn load_config(&self, key: ServiceConfigKey<'_>) -> Option<String> {
        environment(&format!("{}_{}", key.env(), key.service_id().to_uppercase().replace(' ', "_")))
    }
}
