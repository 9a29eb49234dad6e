//! The demo: two contracts, made by the operations themselves, as their people would have made them. It takes
//! place in the days before the first start, so that codes of different minutes can be used.

mod cast;
mod client;
mod desk;

use crate::clock::MovableClock;
use cast::{CAST, Person};
use client::Client;
use credentials::simulator;
use operations::bank::Bank;
use ports::credentials::{Credentials, ImportedDevice};
use ports::environment::Clock;
use shared::domain::access::Permission;
use shared::domain::account::{Account, Limits, Yen};
use shared::domain::desk::DESK;
use shared::domain::device_file::DeviceFileFormat;
use shared::domain::field::FieldReason;
use shared::domain::id::{ContractId, Serial};
use shared::domain::instant::Instant;
use shared::domain::payee::AccountKind;
use shared::domain::postal::PostalAddress;
use shared::domain::secret::{OtpCode, Password, Secret};
use shared::domain::user::Language;
use shared::domain::user_draft::UserDraft;
use shared::operations::bank::{BankImportTokens, BankOpenContract, ImportTokens, OpenContract};
use shared::operations::passwords::{PasswordsReplaceTemporary, ReplaceTemporary};
use shared::operations::proof::{Empty, Proof};
use shared::operations::session::SessionProveSecondFactor;
use shared::operations::tokens::{Register, TokensRegister};
use shared::operations::users::{NewSecrets, UsersAdd};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

pub use cast::lines;
pub use desk::open as open_desk;

/// How long before the first start the demo took place, in seconds.
const BEFORE: u32 = 3 * 86_400;

/// When its devices were delivered, 2026-01-01: one of them has a printed day that passes, and no device is imported
/// after its day.
const DELIVERED: i64 = 1_767_225_600_000;

/// Files of the demo's devices.
const FILES: [(&str, DeviceFileFormat, &[u8]); 4] = [
    ("midori", DeviceFileFormat::Pskc, include_bytes!("../../../tests/data/devices/demo-midori.xml")),
    ("sakura", DeviceFileFormat::Csv, include_bytes!("../../../tests/data/devices/demo-sakura.csv")),
    (DESK, DeviceFileFormat::Csv, include_bytes!("../../../tests/data/devices/demo-desk.csv")),
    (STOCK, DeviceFileFormat::Csv, desk::STOCK_FILE),
];

/// In place of a contract, of the devices that none has yet.
const STOCK: &str = "stock";

/// The demo's devices, as they lie on the shelf.
///
/// # Errors
/// When a file is not what it must be.
pub fn devices(credentials: &dyn Credentials) -> Result<Vec<ImportedDevice>, String> {
    let mut devices = Vec::new();
    for (contract, format, file) in FILES {
        let rows = credentials
            .read_device_file(file, format, None)
            .map_err(|problem| format!("the devices of {contract}: {problem}"))?;
        for row in rows {
            devices.push(row.device.map_err(|problem| format!("row {} of {contract}: {problem}", row.row))?);
        }
    }
    Ok(devices)
}

/// Whether the demo is there already.
///
/// # Errors
/// When the table can't be read.
pub async fn loaded(bank: &Bank) -> Result<bool, String> {
    let last = CAST.iter().map(|person| person.contract).next_back().unwrap_or_default();
    has_devices(bank, last).await
}

/// Whether a contract is open and has devices.
async fn has_devices(bank: &Bank, contract: &str) -> Result<bool, String> {
    let contract = bank.store.contract(&id(contract)?).await.map_err(|error| error.to_string())?;
    Ok(contract.is_some_and(|contract| !contract.value.live_imports.is_empty()))
}

/// Brings the devices of a contract.
async fn deliver(bank: &Bank, contract: &str) -> Result<(), String> {
    for (_, format, file) in FILES.into_iter().filter(|(whose, ..)| *whose == contract) {
        let file = Secret::new(data_encoding::BASE64.encode(file));
        let import = ImportTokens { contract: id(contract)?, format, file, key: None, dry_run: false };
        let report = client::bank::<BankImportTokens>(bank, &import).await?;
        if !report.live {
            return Err(format!("the devices of {contract} were not imported: {report:?}"));
        }
    }
    Ok(())
}

/// A clock of the demo's own days.
#[derive(Debug)]
struct StoryClock(AtomicI64);

impl Clock for StoryClock {
    fn now(&self) -> Instant {
        Instant(self.0.load(Ordering::SeqCst))
    }
}

impl StoryClock {
    /// Time passes, so that every device shows a new number.
    fn pass(&self) {
        self.0.fetch_add(61_000, Ordering::SeqCst);
    }
}

/// Loads the demo.
///
/// # Errors
/// One line: what went wrong.
pub async fn load(bank: &Bank, clock: &MovableClock) -> Result<(), String> {
    let story = Arc::new(StoryClock(AtomicI64::new(clock.now().minus_seconds(BEFORE).0)));
    let bank = Bank { clock: story.clone(), ..bank.clone() };
    let devices = devices(&*bank.credentials)?;
    for (contract, ..) in FILES {
        let people: Vec<&Person> = CAST.iter().filter(|person| person.contract == contract).collect();
        let [master, others @ ..] = people.as_slice() else { continue };
        let opened = client::bank::<BankOpenContract>(&bank, &open(master)?).await?;
        let delivered = StoryClock(AtomicI64::new(DELIVERED.min(story.now().0)));
        deliver(&Bank { clock: Arc::new(delivered), ..bank.clone() }, contract).await?;
        let actor = begin(&bank, &story, &devices, master, &opened.secrets).await?;
        for person in others {
            let proof = actor.proof(&story, &devices, master)?;
            let added = actor.post::<UsersAdd>(&add(person)?, &proof).await?;
            let secrets = added.secrets.ok_or("a new user without secrets")?;
            begin(&bank, &story, &devices, person, &secrets).await?;
        }
    }
    Ok(())
}

/// A person's first day: signs in, replaces both temporary passwords, registers their device.
async fn begin(
    bank: &Bank,
    story: &StoryClock,
    devices: &[ImportedDevice],
    person: &Person,
    secrets: &NewSecrets,
) -> Result<Client, String> {
    story.pass();
    let client = Client::sign_in(bank, person.login_id, secrets.login_password.expose()).await?;
    if person.contract == DESK {
        // The second half of their sign-in: on the first day there is no device to prove.
        client.post::<SessionProveSecondFactor>(&Empty {}, &Proof::default()).await?;
    }
    let proof = Proof {
        login_password: Some(password(secrets.login_password.expose())?),
        confirmation_password: Some(password(secrets.confirmation_password.expose())?),
        ..Proof::default()
    };
    let new = ReplaceTemporary {
        login_password: password(person.login_password)?,
        confirmation_password: password(person.confirmation_password)?,
    };
    client.post::<PasswordsReplaceTemporary>(&new, &proof).await?;
    if let Some(serial) = person.serial {
        let proof = client.proof(story, devices, person)?;
        client
            .post::<TokensRegister>(
                &Register { serial: Serial::try_from(serial).map_err(|reason| reason.to_string())? },
                &proof,
            )
            .await?;
    }
    Ok(client)
}

impl Client {
    /// What a person types to prove themself, with the number that their device shows next.
    fn proof(
        &self,
        story: &StoryClock,
        devices: &[ImportedDevice],
        person: &Person,
    ) -> Result<Proof, String> {
        story.pass();
        let serial =
            Serial::try_from(person.serial.unwrap_or_default()).map_err(|reason| reason.to_string())?;
        let device =
            devices.iter().find(|device| device.serial == serial).ok_or("a person with an unknown device")?;
        let step = story.now().seconds() / u64::from(device.parameters.step_seconds);
        let code = simulator::code(device, step).ok_or("a device without a code")?;
        let otp = OtpCode::try_from(code.expose().to_owned()).map_err(|reason| reason.to_string())?;
        Ok(Proof {
            confirmation_password: Some(password(person.confirmation_password)?),
            otp: Some(otp),
            ..Proof::default()
        })
    }
}

fn password(text: &str) -> Result<Password, String> {
    Password::try_from(text.to_owned()).map_err(|reason| reason.to_string())
}

fn id(contract: &str) -> Result<ContractId, String> {
    ContractId::try_from(contract).map_err(|reason| reason.to_string())
}

fn open(master: &Person) -> Result<OpenContract, String> {
    let value = |reason: FieldReason| reason.to_string();
    Ok(OpenContract {
        contract: id(master.contract)?,
        name: master.company.try_into().map_err(value)?,
        policy: "seventyseven".into(),
        login_id: master.login_id.try_into().map_err(value)?,
        master_name: master.name.try_into().map_err(value)?,
        mail: format!("{}@{}.example", master.login_id, master.contract).try_into().map_err(value)?,
        accounts: accounts()?,
        address: Some(address(master)?),
    })
}

/// Where the post of a company of the demo goes.
fn address(master: &Person) -> Result<PostalAddress, String> {
    let (code, line) = match master.contract {
        "midori" => ("980-0811", "宮城県仙台市青葉区一番町1-1-1 みどりビル"),
        _ => ("060-0001", "北海道札幌市中央区北一条西2-1"),
    };
    let value = |reason: FieldReason| reason.to_string();
    Ok(PostalAddress { code: code.try_into().map_err(value)?, line: line.try_into().map_err(value)? })
}

/// The accounts of every company of the demo; the first is the representative one.
fn accounts() -> Result<Vec<Account>, String> {
    [("001", AccountKind::Ordinary, "1234567"), ("001", AccountKind::Current, "7654321")]
        .into_iter()
        .map(|(branch, kind, number)| {
            Ok(Account { branch: branch.try_into()?, kind, number: number.try_into()? })
        })
        .collect::<Result<_, FieldReason>>()
        .map_err(|reason| reason.to_string())
}

fn add(person: &Person) -> Result<UserDraft, String> {
    let value = |reason: FieldReason| reason.to_string();
    Ok(UserDraft {
        login_id: person.login_id.try_into().map_err(value)?,
        name: person.name.try_into().map_err(value)?,
        mail: format!("{}@{}.example", person.login_id, person.contract).try_into().map_err(value)?,
        role: person.role,
        permissions: vec![Permission::Payees],
        accounts: accounts()?.into_iter().take(1).collect(),
        limits: Limits::all(Yen::try_from(10_000_000).map_err(value)?),
        language: Language::default(),
    })
}
