//! A bank on this machine: a data folder, an engine, a clock, and the policies of the bench.

use crate::caller::Caller;
use crate::sink::Sink;
use anyhow::{Result, anyhow};
use credentials::{BankCredentials, HashParameters, KeyFile, OsRandom};
use local::clock::MovableClock;
use local::engine::{self, Engine};
use local::{compose, engine::TABLE};
use operations::bank::Bank;
use operations::policies::Policies;
use ports::environment::{Clock, Random};
use shared::domain::authenticator::{Authenticator, Work};
use shared::domain::instant::Instant;
use shared::domain::policy::{BankPolicy, Preset};
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

/// The preset with room for more users and with software devices: nothing else differs.
pub const ROOMY: &str = "roomy";
/// A row under which guarded work asks for the one-time password only.
pub const OTP_ONLY: &str = "otp-only";

/// What the bench's contracts hold to.
pub fn policies() -> BTreeMap<String, BankPolicy> {
    let mut preset = BankPolicy::preset(Preset::Seventyseven);
    // Everything comes from one address here; what the door counts costs the same under any limit.
    for throttle in preset.door.throttles.values_mut() {
        throttle.tries = u32::MAX;
    }
    let mut roomy = BankPolicy { plan_users: 1000, ..preset.clone() };
    roomy.tokens.software = true;
    let mut otp_only = roomy.clone();
    let table = &mut otp_only.authenticators.0;
    table.insert(Work::TransferPayees, vec![Authenticator::SecondFactor]);
    table.insert(Work::AddUser, Vec::new());
    table.insert(Work::RegisterDevice, vec![Authenticator::RegisteredDevice]);
    BTreeMap::from([
        (Preset::Seventyseven.to_string(), preset),
        (ROOMY.into(), roomy),
        (OTP_ONLY.into(), otp_only),
    ])
}

/// A bank on this machine.
pub struct World {
    /// Calls its operations.
    pub caller: Caller,
    /// Its clock.
    pub clock: Arc<MovableClock>,
}

impl World {
    /// The bank on a data folder and an engine, hashing as it really does.
    ///
    /// # Errors
    /// One line.
    pub async fn open(folder: &Path, endpoint: &str, clock: MovableClock) -> Result<Self> {
        let client = engine::client(endpoint);
        store::table::create(&client, TABLE).await.map_err(|error| anyhow!(error))?;
        let clock = Arc::new(clock);
        let rows = Policies::presets(Preset::Seventyseven).with(policies());
        let origin = "http://127.0.0.1:1".to_owned();
        let sealer = compose::key_file(&folder.join("key")).map_err(|line| anyhow!(line))?;
        let bank = compose::bank(client, sealer, clock.clone(), origin, rows, Arc::new(Sink))
            .map_err(|line| anyhow!(line))?;
        Ok(Self { caller: Caller::new(bank), clock })
    }

    /// The same with hashes that cost next to nothing, for setting many people up.
    ///
    /// # Errors
    /// When the key file can't be used.
    pub fn hashing_cheaply(self, folder: &Path) -> Result<Self> {
        let random: Arc<dyn Random> = Arc::new(OsRandom);
        let sealer = KeyFile::open(&folder.join("key"), random.clone())?;
        let cheap = HashParameters { memory_kib: 8, passes: 1, lanes: 1 };
        let credentials = Arc::new(BankCredentials::new(Box::new(sealer), cheap, random)?);
        Ok(Self { caller: Caller::new(Bank { credentials, ..self.caller.bank }), ..self })
    }

    /// Now.
    pub fn now(&self) -> Instant {
        self.clock.now()
    }

    /// Time passes, so that every device shows a new number.
    ///
    /// # Errors
    /// When the clock can't be kept.
    pub fn pass(&self) -> Result<()> {
        Ok(self.clock.forward(61_000)?)
    }
}

/// Opens the engine in this process on a file of the folder.
///
/// # Errors
/// One line.
pub async fn engine(folder: &Path) -> Result<Engine> {
    Engine::start(Some(&folder.join("table.db"))).await.map_err(|line| anyhow!(line))
}
