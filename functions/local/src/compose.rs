//! Putting the bank together for this machine.

use crate::clock::MovableClock;
use aws_sdk_dynamodb::Client;
use credentials::{BankCredentials, HashParameters, KeyFile, OsRandom, Sealer};
use operations::bank::{Bank, Config, CookieRule, IMPORT_SECONDS};
use operations::policies::Policies;
use ports::environment::Random;
use ports::mail::Mailer;
use shared::domain::policy::{BankPolicy, Preset};
use shared::domain::restoration::Restoration;
use shared::operations::bank::{Bilingual, Contacts};
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;
use store::DynamoStore;

/// The bank whose customers the demo has.
#[must_use]
pub fn contacts() -> Contacts {
    let both = |ja: &str, en: &str| Bilingual { ja: ja.into(), en: en.into() };
    Contacts {
        branch: both("みらい銀行 本店営業部", "Mirai Bank, Head Office"),
        telephone: "0120-000-000".into(),
        hours: both("平日 9:00–18:00", "Weekdays 9:00–18:00"),
    }
}

/// Reads policies by name.
///
/// # Errors
/// One line naming the file.
pub fn policies(file: Option<&Path>) -> Result<Policies, String> {
    let presets = Policies::presets(Preset::Seventyseven);
    let Some(file) = file else { return Ok(presets) };
    let told =
        |error: &dyn std::fmt::Display| format!("the policies in {} can't be used: {error}", file.display());
    let text = std::fs::read_to_string(file).map_err(|error| told(&error))?;
    let rows: BTreeMap<String, BankPolicy> = serde_json::from_str(&text).map_err(|error| told(&error))?;
    Ok(presets.with(rows))
}

/// The sealer of this machine: a key file.
///
/// # Errors
/// One line: the file can't be used.
pub fn key_file(file: &Path) -> Result<Box<dyn Sealer>, String> {
    let sealer = KeyFile::open(file, Arc::new(OsRandom)).map_err(|error| error.to_string())?;
    Ok(Box::new(sealer))
}

/// Names that no password may contain.
pub const CONTEXT_WORDS: [&str; 4] = ["kagimate", "鍵メイト", "みらい銀行", "miraibank"];

/// Puts the bank together.
///
/// # Errors
/// One line: the system gives no randomness.
pub fn bank(
    client: Client,
    sealer: Box<dyn Sealer>,
    clock: Arc<MovableClock>,
    public_origin: String,
    policies: Policies,
    mailer: Arc<dyn Mailer>,
) -> Result<Bank, String> {
    let random: Arc<dyn Random> = Arc::new(OsRandom);
    let credentials = BankCredentials::new(sealer, HashParameters::default(), random.clone())
        .map_err(|error| error.to_string())?;
    Ok(Bank {
        store: Arc::new(DynamoStore::new(client, crate::engine::TABLE)),
        credentials: Arc::new(credentials),
        clock,
        random,
        mailer,
        policies: Arc::new(policies),
        config: Arc::new(Config {
            public_origin,
            cookie: CookieRule::Loopback,
            origin_secrets: Vec::new(),
            restoration: Restoration::default(),
            contacts: contacts(),
            context_words: CONTEXT_WORDS.map(String::from).into(),
            version: env!("CARGO_PKG_VERSION").into(),
            import_seconds: IMPORT_SECONDS,
        }),
    })
}
