//! The shape of the cloud on this machine: the API is answered by functions, each in a process of its own, and the
//! program itself only loads the demo and plays the table's stream.

use crate::compose;
use crate::engine::TABLE;
use credentials::{Kms, OsRandom};
use data_encoding::HEXLOWER;
use operations::bank::Bank;
use ports::environment::Random;
use ports::mail::Mailer;
use stage::configuration::{Configuration, Endpoints};
use stage::front::Front;
use stage::functions::Functions;
use stage::key_service::{KEY_ARN, KeyService};
use stage::{http_api, mail_service};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tokio::sync::Notify;

/// Whose mail it is.
const MAIL_FROM: &str = "no-reply@miraibank.example";

/// Notices that are told to the mailer at once.
const BATCH: u32 = 10;

/// A running stage.
pub struct Cloud {
    /// What stands between a browser and the functions.
    pub front: Front,
    /// The functions.
    pub functions: Arc<Functions>,
    keys: KeyService,
}

fn told(error: &dyn std::fmt::Display) -> String {
    error.to_string()
}

impl Cloud {
    /// Starts the stand-ins around the functions that `program` runs.
    ///
    /// # Errors
    /// One line.
    pub async fn start(
        program: &Path,
        table: String,
        origin: &str,
        policies: Option<&Path>,
        mailer: Arc<dyn Mailer>,
    ) -> Result<Self, String> {
        // The functions' own folder is another one.
        let program: PathBuf =
            program.canonicalize().map_err(|error| format!("{}: {error}", program.display()))?;
        let keys = KeyService::start().await.map_err(|error| told(&error))?;
        let mail = mail_service::start(mailer).await.map_err(|error| told(&error))?;
        let mut secret = [0; 32];
        OsRandom.fill(&mut secret).map_err(|error| told(&error))?;
        let origin_secret = HEXLOWER.encode(&secret);
        let configuration = Configuration {
            table: TABLE.into(),
            public_origin: http_api::over_tls(origin),
            origin_secret: origin_secret.clone(),
            contacts: serde_json::to_string(&compose::contacts()).map_err(|error| told(&error))?,
            policies: policies
                .map(std::fs::read_to_string)
                .transpose()
                .map_err(|error| told(&error))?
                .unwrap_or_default(),
            context_words: compose::CONTEXT_WORDS.join(","),
            mail_from: MAIL_FROM.into(),
            endpoints: Endpoints { table, keys: keys.endpoint.clone(), mail },
        };
        let functions = Arc::new(Functions::new(program, configuration).map_err(|error| told(&error))?);
        Ok(Self { front: Front::new(functions.clone(), &origin_secret), functions, keys })
    }

    /// The sealer of this program: the same keys as the functions'.
    #[must_use]
    pub fn sealer(&self) -> Box<Kms> {
        use aws_sdk_kms::config::{BehaviorVersion, Credentials, Region};
        let config = aws_sdk_kms::Config::builder()
            .behavior_version(BehaviorVersion::latest())
            .region(Region::new("local"))
            .credentials_provider(Credentials::new("local", "local", None, None, "local"))
            .endpoint_url(&self.keys.endpoint)
            .http_client(aws_smithy_http_client::Builder::new().build_http())
            .build();
        Box::new(Kms::new(aws_sdk_kms::Client::from_conf(config), KEY_ARN))
    }
}

/// Plays the table's stream: whenever the bell rings, the mailer's function is told of every notice that was not
/// sent. Unlike the stream it doesn't remember what it told: what failed is told again at the next bell.
pub async fn stream(bank: Bank, front: Front, bell: Arc<Notify>) {
    loop {
        if let Err(cause) = tell(&bank, &front).await {
            tracing::warn!(cause, "mail was left");
        }
        bell.notified().await;
    }
}

async fn tell(bank: &Bank, front: &Front) -> Result<(), String> {
    let mut after = None;
    loop {
        let page = bank.store.unsent(after.as_deref(), BATCH).await.map_err(|error| told(&error))?;
        let keys: Vec<_> = page
            .rows
            .iter()
            .map(|notice| store::keys::outbox(&notice.contract, &notice.id))
            .map(|key| (key.pk, key.sk))
            .collect();
        if !keys.is_empty() && !front.tell(&keys).await {
            return Err("the mailer failed".into());
        }
        after = page.next;
        if after.is_none() {
            return Ok(());
        }
    }
}
