//! The people: a company with two devices, of which one is shared, and a small one; made by the operations
//! themselves.

use super::actor::{Actor, SignedIn, Stranger};
use super::device::{csv, import_of};
use super::world::World;
use shared::domain::access::Permission;
use shared::domain::account::{Account, Limits};
use shared::domain::id::Serial;
use shared::domain::payee::AccountKind;
use shared::domain::secret::{OtpCode, Password};
use shared::domain::user::{Language, Role};
use shared::domain::user_draft::UserDraft;
use shared::operations::bank::{BankImportTokens, BankOpenContract, ImportReport, OpenContract};
use shared::operations::passwords::{PasswordsReplaceTemporary, ReplaceTemporary};
use shared::operations::proof::Proof;
use shared::operations::tokens::{Register, TokensRegister};
use shared::operations::users::{NewSecrets, UserAdded, UsersAdd};
use std::sync::Arc;

/// The device that the master shares with the general users.
pub const SHARED: &str = "042033187";
/// The administrator's own.
pub const OWN: &str = "041899214";
/// A device that nobody registered.
pub const SPARE: &str = "041899222";
/// The other company's.
pub const FOREIGN: &str = "077100016";

/// A person, and what they know and have.
#[derive(Debug, Clone)]
pub struct Person {
    /// Their contract.
    pub contract: String,
    /// What they type.
    pub login_id: String,
    /// What they type.
    pub login_password: String,
    /// What they type.
    pub confirmation_password: String,
    /// The device on their desk.
    pub serial: Option<String>,
}

/// A password.
pub fn password(text: &str) -> Password {
    Password::try_from(text.to_owned()).unwrap()
}

/// A code.
pub fn code(text: &str) -> OtpCode {
    OtpCode::try_from(text.to_owned()).unwrap()
}

/// A serial.
pub fn serial(text: &str) -> Serial {
    Serial::try_from(text).unwrap()
}

/// A login ID.
pub fn login_id(text: &str) -> shared::domain::id::LoginId {
    text.try_into().unwrap()
}

/// A new user.
pub fn user(id: &str, role: Role, permissions: &[Permission]) -> UserDraft {
    UserDraft {
        login_id: login_id(id),
        name: format!("社員 {id}").as_str().try_into().unwrap(),
        mail: format!("{id}@midori.example").as_str().try_into().unwrap(),
        role,
        permissions: permissions.to_vec(),
        accounts: Vec::new(),
        limits: Limits::default(),
        language: Language::default(),
    }
}

/// The representative account of every company.
pub fn account() -> Account {
    Account {
        branch: "001".try_into().unwrap(),
        kind: AccountKind::Ordinary,
        number: "1234567".try_into().unwrap(),
    }
}

/// The request that opens a contract.
pub fn open_contract(contract: &str, master: &str, policy: &str) -> OpenContract {
    OpenContract {
        contract: contract.try_into().unwrap(),
        name: "みどり精機株式会社".try_into().unwrap(),
        policy: policy.into(),
        login_id: login_id(master),
        master_name: "佐藤 花子".try_into().unwrap(),
        mail: format!("{master}@midori.example").as_str().try_into().unwrap(),
        accounts: vec![account()],
        address: None,
    }
}

/// Brings devices to a contract, and puts them on desks.
pub async fn grant(world: &Arc<World>, contract: &str, serials: &[&str]) {
    let file = csv(serials);
    let answer = Stranger(world.clone())
        .send::<BankImportTokens>(&import_of(contract, &file), &Proof::default())
        .await;
    assert!(answer.output::<ImportReport>().live, "{}", answer.text());
    world.shelf.place(&file);
}

/// A person with temporary passwords.
pub fn newcomer(contract: &str, id: &str, secrets: &NewSecrets) -> Person {
    Person {
        contract: contract.into(),
        login_id: id.into(),
        login_password: secrets.login_password.expose().into(),
        confirmation_password: secrets.confirmation_password.expose().into(),
        serial: None,
    }
}

/// What a newcomer types to replace both passwords, and who they are then.
pub fn replacement(person: &Person) -> (ReplaceTemporary, Proof, Person) {
    let after = Person {
        login_password: format!("sora-wo-tobu-{}-kujira", person.login_id.len()),
        confirmation_password: format!("ao-i-tori-no-{}-uta", person.login_id.len()),
        ..person.clone()
    };
    let input = ReplaceTemporary {
        login_password: password(&after.login_password),
        confirmation_password: password(&after.confirmation_password),
    };
    let proof = Proof {
        login_password: Some(password(&person.login_password)),
        confirmation_password: Some(password(&person.confirmation_password)),
        ..Proof::default()
    };
    (input, proof, after)
}

/// The first day of somebody: signs in, replaces both passwords, registers the device on their desk.
pub async fn begin(world: &Arc<World>, person: &Person, device: Option<&str>) -> SignedIn {
    let mut actor = Stranger(world.clone()).sign_in(person).await;
    let (input, proof, after) = replacement(person);
    assert_eq!(actor.send::<PasswordsReplaceTemporary>(&input, &proof).await.told(), "done");
    actor.person = after;
    if let Some(device) = device {
        actor.person.serial = Some(device.to_owned());
        let answer =
            actor.send::<TokensRegister>(&Register { serial: serial(device) }, &actor.next_proof()).await;
        assert_eq!(answer.told(), "done", "{} registers {device}", actor.person.login_id);
    }
    actor
}

/// Opens a contract; its master's first day.
pub async fn open(
    world: &Arc<World>,
    contract: &str,
    master: &str,
    policy: &str,
    devices: &[&str],
) -> SignedIn {
    let input = open_contract(contract, master, policy);
    let opened = Stranger(world.clone()).send::<BankOpenContract>(&input, &Proof::default()).await;
    let opened: shared::operations::bank::Opened = opened.output();
    if !devices.is_empty() {
        grant(world, contract, devices).await;
    }
    begin(world, &newcomer(contract, master, &opened.secrets), devices.first().copied()).await
}

impl SignedIn {
    /// Adds a user; their first day.
    pub async fn adds(
        &self,
        id: &str,
        role: Role,
        permissions: &[Permission],
        device: Option<&str>,
    ) -> SignedIn {
        let answer = self.send::<UsersAdd>(&user(id, role, permissions), &self.next_proof()).await;
        let added: UserAdded = answer.output();
        begin(&self.world, &newcomer(&self.person.contract, id, &added.secrets.unwrap()), device).await
    }
}

/// Two companies.
pub struct Company {
    /// The bank.
    pub world: Arc<World>,
    /// On the shared device.
    pub master: SignedIn,
    /// An administrator on a device of their own.
    pub administrator: SignedIn,
    /// A general user who registers payees, on the shared device.
    pub payer: SignedIn,
    /// A general user who may do nothing of the sort, on the shared device.
    pub clerk: SignedIn,
    /// The master of another company.
    pub foreigner: SignedIn,
}

impl Company {
    /// Both, at work, every device with a number that was not used.
    pub async fn new() -> Self {
        Self::in_world(World::new().await).await
    }

    /// Both, in a world of some setup.
    pub async fn in_world(world: Arc<World>) -> Self {
        let foreigner = open(&world, "sakura", "sakura01", "seventyseven", &[FOREIGN]).await;
        let master = open(&world, "midori", "hanako01", "seventyseven", &[SHARED, OWN, SPARE]).await;
        let administrator = master.adds("suzuki77", Role::Administrator, &[], Some(OWN)).await;
        let payer = master.adds("misaki88", Role::General, &[Permission::Payees], Some(SHARED)).await;
        let clerk = master.adds("tanaka3k", Role::General, &[], Some(SHARED)).await;
        world.clock.next_code();
        Self { world, master, administrator, payer, clerk, foreigner }
    }

    /// Somebody without a session.
    pub fn stranger(&self) -> Stranger {
        Stranger(self.world.clone())
    }
}

impl Company {
    /// Ten wrong codes stop the shared device: the payer's and the clerk's in turn. What each was told.
    pub async fn stop_shared(&self) -> Vec<String> {
        let mut told = Vec::new();
        let wrong: Vec<OtpCode> = self.world.shelf.wrong_codes(SHARED).take(10).collect();
        for (at, otp) in wrong.into_iter().enumerate() {
            let actor = if at % 2 == 0 { &self.payer } else { &self.master };
            let proof = Proof { otp: Some(otp), ..actor.confirmed() };
            let input = serde_json::from_value(crate::samples::payee("7777777")).unwrap();
            told.push(actor.send::<shared::operations::payees::PayeesRegister>(&input, &proof).await.told());
        }
        told
    }
}
