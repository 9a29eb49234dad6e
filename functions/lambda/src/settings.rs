//! What a function is configured with: variables of its environment, all read and checked before it takes its
//! first request.

use operations::policies::Policies;
use operations::route::{Route, routes};
use serde::de::DeserializeOwned;
use shared::domain::instant::Instant;
use shared::domain::policy::{BankPolicy, Preset};
use shared::domain::restoration::Restoration;
use shared::domain::secret::Secret;
use shared::domain::user::MailAddress;
use shared::operations::bank::Contacts;
use std::collections::BTreeMap;
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

/// Where Lambda hands out requests; Lambda sets it.
pub const RUNTIME_API: &str = "AWS_LAMBDA_RUNTIME_API";

/// What Lambda itself sets, and its runtime can't do without.
const LAMBDA: [&str; 4] = [
    RUNTIME_API,
    "AWS_LAMBDA_FUNCTION_NAME",
    "AWS_LAMBDA_FUNCTION_VERSION",
    "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
];

/// What Lambda lets a function act as, and where.
const ROLE: [&str; 4] = ["AWS_REGION", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"];

/// The product's names, which no password may contain whatever is configured.
const PRODUCT: [&str; 2] = ["kagimate", "鍵メイト"];

/// Shortest secret of CloudFront, in characters.
const SHORTEST_SECRET: usize = 32;

/// What Lambda lets a function act as, and where.
pub struct Role {
    /// `AWS_REGION`.
    pub region: String,
    /// `AWS_ACCESS_KEY_ID`.
    pub key_id: String,
    /// `AWS_SECRET_ACCESS_KEY`.
    pub secret: String,
    /// `AWS_SESSION_TOKEN`.
    pub token: String,
}

/// What a function is configured with.
pub struct Settings {
    /// The function's role and region.
    pub role: Role,
    /// `_HANDLER`: the operation, by its name in the catalogue. A function's own name can't hold dots.
    pub route: Route,
    /// `KAGIMATE_TABLE`: the table.
    pub table: String,
    /// `KAGIMATE_KMS_KEY`: the KMS key that wraps the contracts' data keys.
    pub kms_key: String,
    /// `KAGIMATE_PUBLIC_ORIGIN`: the one origin from which the page may write.
    pub public_origin: String,
    /// `KAGIMATE_CONTACTS`: the bank's contacts, in JSON.
    pub contacts: Contacts,
    /// `KAGIMATE_POLICIES`: policies of the bank's own by name, in JSON; none by default.
    pub policies: Policies,
    /// `KAGIMATE_ORIGIN_SECRETS`: what CloudFront proves itself by, separated by commas; none where there is no
    /// CloudFront. Who has proved it is believed about the browser's address; else it is the one that API
    /// Gateway saw.
    pub origin_secrets: Vec<Secret>,
    /// `KAGIMATE_MAIL_FROM`: whose mail it is, for the operations that send any.
    pub mail_from: Option<MailAddress>,
    /// `KAGIMATE_RESTORED_AT`: when the table was put back to an earlier state (RFC 3339); never by default.
    pub restoration: Restoration,
    /// `KAGIMATE_CONTEXT_WORDS`: names that no password may contain, separated by commas.
    pub context_words: Vec<String>,
}

/// A variable of the environment.
#[allow(
    clippy::disallowed_methods,
    reason = "a composition root: the one place where this program reads its environment"
)]
pub fn environment(name: &str) -> Option<String> {
    std::env::var(name).ok()
}

impl Settings {
    /// Reads and checks everything.
    ///
    /// # Errors
    /// Everything that is missing or can't be used, each by its name.
    pub fn read(look: &dyn Fn(&str) -> Option<String>) -> Result<Self, Vec<String>> {
        let mut reader = Reader { look, problems: Vec::new() };
        for name in LAMBDA {
            reader.required(name, |_| Ok(()));
        }
        let role = reader.role();
        let sealer = reader.required("KAGIMATE_SEALER", sealer);
        let route = reader.required("_HANDLER", operation);
        let table = reader.required("KAGIMATE_TABLE", text);
        let kms_key = reader.required("KAGIMATE_KMS_KEY", text);
        let public_origin = reader.required("KAGIMATE_PUBLIC_ORIGIN", origin);
        let contacts = reader.required("KAGIMATE_CONTACTS", json::<Contacts>);
        let rows = reader.optional("KAGIMATE_POLICIES", json::<BTreeMap<String, BankPolicy>>);
        let origin_secrets = reader.optional("KAGIMATE_ORIGIN_SECRETS", secrets);
        let mails = route.as_ref().is_some_and(|route| route.declaration.mails);
        let mail_from = mails.then(|| reader.required("KAGIMATE_MAIL_FROM", address)).flatten();
        let restoration = reader.optional("KAGIMATE_RESTORED_AT", restored);
        let context_words = reader.optional("KAGIMATE_CONTEXT_WORDS", words);
        match (role, sealer, route, table, kms_key, public_origin, contacts) {
            (
                Some(role),
                Some(()),
                Some(route),
                Some(table),
                Some(kms_key),
                Some(public_origin),
                Some(contacts),
            ) if reader.problems.is_empty() => {
                let policies = Policies::presets(Preset::Seventyseven).with(rows);
                let context_words = PRODUCT.map(String::from).into_iter().chain(context_words).collect();
                Ok(Self {
                    role,
                    route,
                    table,
                    kms_key,
                    public_origin,
                    contacts,
                    policies,
                    origin_secrets,
                    restoration,
                    mail_from,
                    context_words,
                })
            }
            _ => Err(reader.problems),
        }
    }
}

/// Reads variables and keeps what is wrong with them, so that all of it is told at once.
struct Reader<'a> {
    look: &'a dyn Fn(&str) -> Option<String>,
    problems: Vec<String>,
}

impl Reader<'_> {
    fn role(&mut self) -> Option<Role> {
        let [region, key_id, secret, token] = ROLE.map(|name| self.required(name, text));
        Some(Role { region: region?, key_id: key_id?, secret: secret?, token: token? })
    }

    fn required<T>(&mut self, name: &str, read: impl FnOnce(&str) -> Result<T, String>) -> Option<T> {
        let value = (self.look)(name).filter(|value| !value.is_empty());
        let read = match value {
            Some(value) => read(&value).map_err(|problem| format!("{name} {problem}")),
            None => Err(format!("{name} is not set")),
        };
        read.map_err(|problem| self.problems.push(problem)).ok()
    }

    fn optional<T: Default>(&mut self, name: &str, read: impl FnOnce(&str) -> Result<T, String>) -> T {
        if (self.look)(name).is_none_or(|value| value.is_empty()) {
            return T::default();
        }
        self.required(name, read).unwrap_or_default()
    }
}

fn text(value: &str) -> Result<String, String> {
    Ok(value.to_owned())
}

/// In the cloud, seeds are sealed by KMS. It is said aloud so that nothing else is ever taken for it.
fn sealer(value: &str) -> Result<(), String> {
    if value == "kms" {
        Ok(())
    } else {
        Err(format!("is {value:?}: \"kms\" is the only sealer of a function"))
    }
}

fn operation(name: &str) -> Result<Route, String> {
    let route = routes().into_iter().find(|route| route.declaration.name == name);
    route.ok_or_else(|| format!("names no operation: {name:?}"))
}

/// As browsers write it: in lower case, without a path and the slash that begins one.
fn origin(value: &str) -> Result<String, String> {
    let host = value.strip_prefix("https://").unwrap_or_default();
    let plain =
        |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'.' | b'-' | b':');
    if !host.is_empty() && host.bytes().all(plain) {
        Ok(value.to_owned())
    } else {
        Err(format!("is no origin such as https://bank.example: {value:?}"))
    }
}

fn json<T: DeserializeOwned>(value: &str) -> Result<T, String> {
    serde_json::from_str(value).map_err(|error| format!("can't be used: {error}"))
}

/// Long enough that nobody guesses one, and told to nobody: not even what is wrong with it quotes it.
fn secrets(value: &str) -> Result<Vec<Secret>, String> {
    let secrets: Vec<_> = value.split(',').map(str::trim).collect();
    match secrets.iter().all(|secret| secret.len() >= SHORTEST_SECRET) {
        true => Ok(secrets.into_iter().map(Secret::new).collect()),
        false => Err(format!("has a secret of less than {SHORTEST_SECRET} characters")),
    }
}

fn address(value: &str) -> Result<MailAddress, String> {
    value.try_into().map_err(|reason| format!("is no address of mail: {reason}"))
}

fn restored(value: &str) -> Result<Restoration, String> {
    let at = OffsetDateTime::parse(value, &Rfc3339)
        .map_err(|_| format!("is no moment such as 2026-11-22T03:00:00Z: {value:?}"))?;
    Ok(Restoration::at(Instant(at.unix_timestamp().saturating_mul(1000))))
}

fn words(value: &str) -> Result<Vec<String>, String> {
    Ok(value.split(',').map(str::trim).filter(|word| !word.is_empty()).map(String::from).collect())
}

#[cfg(test)]
mod tests;
