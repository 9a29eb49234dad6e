//! Putting the bank together for the cloud: DynamoDB, KMS, the system's clock and randomness. There is no
//! other sealer in this program than KMS.

use crate::clock::SystemClock;
use crate::mail::Ses;
use crate::sdk;
use crate::settings::Settings;
use credentials::{BankCredentials, HashParameters, Kms, OsRandom};
use operations::bank::{Bank, Config, CookieRule, IMPORT_SECONDS};
use operations::route::Route;
use ports::environment::Random;
use ports::mail::{Mailer, NoMailer};
use std::sync::Arc;
use store::DynamoStore;

/// Puts the bank together, and says which operation is run.
///
/// # Errors
/// One line: the system gives no randomness, or can't be read.
pub fn bank(settings: Settings) -> Result<(Bank, Route), String> {
    let sdk = sdk::config(settings.role)?;
    let random: Arc<dyn Random> = Arc::new(OsRandom);
    let sealer = Kms::new(aws_sdk_kms::Client::new(&sdk), settings.kms_key);
    let credentials = BankCredentials::new(Box::new(sealer), HashParameters::default(), random.clone())
        .map_err(|error| error.to_string())?;
    let mailer: Arc<dyn Mailer> = match settings.mail_from {
        Some(from) => Arc::new(Ses::new(aws_sdk_sesv2::Client::new(&sdk), from)),
        None => Arc::new(NoMailer),
    };
    let bank = Bank {
        store: Arc::new(DynamoStore::new(aws_sdk_dynamodb::Client::new(&sdk), settings.table)),
        credentials: Arc::new(credentials),
        clock: Arc::new(SystemClock),
        random,
        mailer,
        policies: Arc::new(settings.policies),
        config: Arc::new(Config {
            public_origin: settings.public_origin,
            cookie: CookieRule::Host,
            origin_secrets: settings.origin_secrets,
            restoration: settings.restoration,
            contacts: settings.contacts,
            context_words: settings.context_words,
            version: env!("CARGO_PKG_VERSION").into(),
            import_seconds: IMPORT_SECONDS,
        }),
    };
    Ok((bank, settings.route))
}
