//! The bank in process, on a fresh engine in memory.

use super::clock::TestClock;
use super::device::Shelf;
use super::faults::Faults;
use super::log;
use super::post::Post;
use super::table::Table;
use aws_sdk_dynamodb::Client;
use aws_sdk_dynamodb::config::retry::RetryConfig;
use aws_sdk_dynamodb::config::timeout::TimeoutConfig;
use aws_sdk_dynamodb::config::{BehaviorVersion, Credentials, Region};
use credentials::{BankCredentials, HashParameters, KeyFile, OsRandom};
use local::engine::{Engine, TABLE};
use operations::bank::{Bank, Config, CookieRule, IMPORT_SECONDS};
use operations::policies::Policies;
use ports::environment::Random;
use shared::domain::policy::{BankPolicy, Preset};
use shared::domain::restoration::Restoration;
use shared::domain::secret::Secret;
use shared::operations::bank::{Bilingual, Contacts};
use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;
use store::DynamoStore;
use tempfile::TempDir;

/// The one origin of the page.
pub const ORIGIN: &str = "https://bank.example";

/// What a world can be told before it begins.
#[derive(Clone)]
pub struct Setup {
    /// Policies of the bank's own.
    pub policies: BTreeMap<String, BankPolicy>,
    /// How often the SDK sends a call. Once: every fault is seen by our own code.
    pub attempts: u32,
    /// Seconds that one request works on an import. Time stands still here: with none, it does one transaction.
    pub import_seconds: u32,
    /// What the door in front proves itself by.
    pub origin_secrets: Vec<Secret>,
    /// When the table was put back.
    pub restoration: Restoration,
}

impl Default for Setup {
    fn default() -> Self {
        Self {
            policies: BTreeMap::new(),
            attempts: 1,
            import_seconds: IMPORT_SECONDS,
            origin_secrets: Vec::new(),
            restoration: Restoration::default(),
        }
    }
}

impl Setup {
    /// With a preset that differs from what it is elsewhere.
    pub fn differing(change: impl FnOnce(&mut BankPolicy)) -> Self {
        let mut policy = BankPolicy::preset(Preset::Seventyseven);
        change(&mut policy);
        Self { policies: BTreeMap::from([(Preset::Seventyseven.to_string(), policy)]), ..Self::default() }
    }
}

/// The bank, and everything around it that a test may move.
pub struct World {
    /// The bank.
    pub bank: Bank,
    /// Its clock.
    pub clock: Arc<TestClock>,
    /// Faults between it and the table.
    pub faults: Faults,
    /// A client that meets no faults.
    pub past: Client,
    /// The devices that lie on people's desks.
    pub shelf: Shelf,
    /// Its mail service.
    pub post: Arc<Post>,
    setup: Setup,
    ground: Arc<Ground>,
}

/// What outlives a process of the bank: its table, and its key.
struct Ground {
    engine: Engine,
    folder: TempDir,
}

impl World {
    /// A bank without customers.
    pub async fn new() -> Arc<Self> {
        Self::with(Setup::default()).await
    }

    /// A bank without customers, set up in some way.
    pub async fn with(setup: Setup) -> Arc<Self> {
        log::listen();
        let engine = Engine::start(None).await.unwrap();
        store::table::create(&local::engine::client(&engine.endpoint), TABLE).await.unwrap();
        let ground = Ground { engine, folder: tempfile::tempdir().unwrap() };
        Self::on(Arc::new(ground), setup, Arc::default())
    }

    /// The bank as another process knows it: the same table, key and time, and nothing remembered.
    pub fn restarted(&self) -> Arc<Self> {
        self.restarted_with(self.setup.clone())
    }

    /// The same with another configuration.
    pub fn restarted_with(&self, setup: Setup) -> Arc<Self> {
        Self::on(self.ground.clone(), setup, self.clock.clone())
    }

    fn on(ground: Arc<Ground>, setup: Setup, clock: Arc<TestClock>) -> Arc<Self> {
        let endpoint = &ground.engine.endpoint;
        let (faults, past) = (Faults::default(), local::engine::client(endpoint));
        let (random, post): (Arc<dyn Random>, _) = (Arc::new(OsRandom), Arc::<Post>::default());
        let sealer = KeyFile::open(&ground.folder.path().join("key"), random.clone()).unwrap();
        let cheap = HashParameters { memory_kib: 8, passes: 1, lanes: 1 };
        let credentials = Arc::new(BankCredentials::new(Box::new(sealer), cheap, random.clone()).unwrap());
        let bank = Bank {
            store: Arc::new(DynamoStore::new(client(endpoint, &faults, setup.attempts), TABLE)),
            credentials: credentials.clone(),
            clock: clock.clone(),
            random,
            mailer: post.clone(),
            policies: Arc::new(Policies::presets(Preset::Seventyseven).with(setup.policies.clone())),
            config: Arc::new(config(&setup)),
        };
        let shelf = Shelf::new(credentials, clock.clone());
        Arc::new(Self { bank, clock, faults, past, shelf, post, setup, ground })
    }

    /// Everything in the table.
    pub async fn table(&self) -> Table {
        Table::scan(&self.past).await
    }
}

fn client(endpoint: &str, faults: &Faults, attempts: u32) -> Client {
    let backoff = Duration::from_millis(1);
    let retry = RetryConfig::standard().with_max_attempts(attempts).with_initial_backoff(backoff);
    let config = aws_sdk_dynamodb::Config::builder()
        .behavior_version(BehaviorVersion::latest())
        .region(Region::new("local"))
        .credentials_provider(Credentials::new("local", "local", None, None, "local"))
        .endpoint_url(endpoint)
        .retry_config(retry.with_max_backoff(backoff))
        .timeout_config(TimeoutConfig::builder().operation_timeout(Duration::from_secs(60)).build())
        .http_client(faults.client());
    Client::from_conf(config.build())
}

fn config(setup: &Setup) -> Config {
    let both = |ja: &str, en: &str| Bilingual { ja: ja.into(), en: en.into() };
    Config {
        public_origin: ORIGIN.into(),
        cookie: CookieRule::Host,
        origin_secrets: setup.origin_secrets.clone(),
        restoration: setup.restoration,
        contacts: Contacts {
            branch: both("本店営業部", "Head Office"),
            telephone: "0120-000-000".into(),
            hours: both("平日 9:00–18:00", "Weekdays 9:00–18:00"),
        },
        context_words: vec!["kagimate".into()],
        version: "test".into(),
        import_seconds: setup.import_seconds,
    }
}
