//! What a stage of the cloud has beside its functions: a table and a key.

use crate::Error;
use local::engine::{self, Engine, TABLE};
use stage::configuration::{Configuration, Endpoints};
use stage::instance::Environment;
use stage::key_service::KeyService;

/// The portal's origin.
pub const ORIGIN: &str = "https://bank.example";

const CONTACTS: &str = r#"{
    "branch": {"ja": "みらい銀行 本店営業部", "en": "Mirai Bank, Head Office"},
    "telephone": "0120-000-000",
    "hours": {"ja": "平日 9:00–18:00", "en": "Weekdays 9:00–18:00"}
}"#;

/// What CloudFront proves itself by.
pub const ORIGIN_SECRET: &str = "a-secret-of-the-door-in-front-of-all";

/// A running stage.
pub struct Stage {
    pub engine: Engine,
    pub keys: KeyService,
    /// Where mail goes.
    pub mail: String,
}

impl Stage {
    pub async fn start() -> Result<Self, Error> {
        Self::with_mail("http://127.0.0.1:9".into()).await
    }

    /// With a mail service.
    pub async fn with_mail(mail: String) -> Result<Self, Error> {
        let engine = Engine::start(None).await?;
        store::table::create(&engine::client(&engine.endpoint), TABLE).await?;
        Ok(Self { engine, keys: KeyService::start().await?, mail })
    }

    /// The environment of a function, with the stage's endpoints.
    pub fn environment(&self, handler: &str) -> Environment {
        let endpoints = Endpoints {
            table: self.engine.endpoint.clone(),
            keys: self.keys.endpoint.clone(),
            mail: self.mail.clone(),
        };
        configuration(endpoints).environment(handler, MEMORY)
    }
}

/// Megabytes of a full virtual CPU.
const MEMORY: u32 = 1769;

fn configuration(endpoints: Endpoints) -> Configuration {
    Configuration {
        table: TABLE.into(),
        public_origin: ORIGIN.into(),
        origin_secret: ORIGIN_SECRET.into(),
        contacts: CONTACTS.into(),
        policies: String::new(),
        context_words: "みらい銀行,miraibank".into(),
        mail_from: "no-reply@bank.example".into(),
        endpoints,
    }
}

/// The environment of a function whose stage is not there.
pub fn environment(handler: &str) -> Environment {
    let nowhere = || "http://127.0.0.1:9".to_owned();
    let endpoints = Endpoints { table: nowhere(), keys: nowhere(), mail: nowhere() };
    configuration(endpoints).environment(handler, MEMORY)
}
