//! What the clients of all services have in common: the role and the region that Lambda gave this function. The SDK
//! would look for them in files, at other services and on the network, too, and bring a program for each.

use crate::settings::{Role, environment};
use crate::trust;
use aws_credential_types::Credentials;
use aws_credential_types::provider::SharedCredentialsProvider;
use aws_sdk_dynamodb::config::{BehaviorVersion, Region};
use aws_types::SdkConfig;
use aws_types::service_config::{LoadServiceConfig, ServiceConfigKey};

/// Makes it once for all clients.
///
/// # Errors
/// One line: the roots of trust can't be read.
pub fn config(role: Role) -> Result<SdkConfig, String> {
    let Role { region, key_id, secret, token } = role;
    let credentials = Credentials::new(key_id, secret, Some(token), None, "Lambda");
    let config = SdkConfig::builder()
        .behavior_version(BehaviorVersion::v2026_01_12())
        .region(Region::new(region))
        .credentials_provider(SharedCredentialsProvider::new(credentials))
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
