//! The embedded DynamoDB: served on a loopback port of this process, used through the AWS SDK like any other.

use aws_sdk_dynamodb::Client;
use aws_sdk_dynamodb::config::{BehaviorVersion, Credentials, Region};
use aws_smithy_http_client::tls::Provider;
use aws_smithy_http_client::tls::rustls_provider::CryptoMode;
use dynoxide::Database;
use std::path::Path;
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

/// Name of the table.
pub const TABLE: &str = "kagimate";

/// A running engine. Everything that was answered is on disk.
#[derive(Debug)]
pub struct Engine {
    /// Where it is served.
    pub endpoint: String,
    stop: oneshot::Sender<()>,
    served: JoinHandle<Result<(), String>>,
}

impl Engine {
    /// Opens the data file, or memory where there is none, and serves it.
    ///
    /// # Errors
    /// One line: the file is corrupt or can't be used.
    pub async fn start(file: Option<&Path>) -> Result<Self, String> {
        let database = match file {
            None => Database::memory(),
            Some(file) => Database::new(&file.to_string_lossy()),
        };
        let told = |error: &dyn std::fmt::Display| match file {
            Some(file) => format!("the data file {} can't be used: {error}", file.display()),
            None => format!("the embedded engine can't be used: {error}"),
        };
        let database = database.map_err(|error| told(&error))?;
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.map_err(|error| told(&error))?;
        let address = listener.local_addr().map_err(|error| told(&error))?;
        let (stop, stopped) = oneshot::channel();
        let served = tokio::spawn(dynoxide::server::serve_with_shutdown(listener, database, async move {
            // A dropped sender stops the engine as well.
            let _ = stopped.await;
        }));
        Ok(Self { endpoint: format!("http://{address}"), stop, served })
    }

    /// Stops it once every request under way was answered.
    pub async fn stop(self) {
        let _ = self.stop.send(());
        let _ = self.served.await;
    }
}

/// A client for a DynamoDB API at a plain-HTTP or TLS endpoint.
#[must_use]
pub fn client(endpoint: &str) -> Client {
    let http = aws_smithy_http_client::Builder::new();
    let http = if endpoint.starts_with("http://") {
        http.build_http()
    } else {
        http.tls_provider(Provider::Rustls(CryptoMode::AwsLc)).build_https()
    };
    let config = aws_sdk_dynamodb::Config::builder()
        .behavior_version(BehaviorVersion::latest())
        .region(Region::new("local"))
        .credentials_provider(Credentials::new("local", "local", None, None, "local"))
        .endpoint_url(endpoint)
        .http_client(http);
    Client::from_conf(config.build())
}
