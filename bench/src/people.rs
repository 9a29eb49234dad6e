//! People of the bench, made by the operations that would have made them.

use crate::caller::Exchange;
use crate::devices;
use crate::world::World;
use anyhow::{Context, Result, anyhow, ensure};
use data_encoding::BASE64;
use ports::credentials::ImportedDevice;
use shared::domain::access::Permission;
use shared::domain::account::{Account, Limits};
use shared::domain::desk::DESK;
use shared::domain::desk::DeskRole;
use shared::domain::device_file::DeviceFileFormat;
use shared::domain::field::FieldReason;
use shared::domain::id::ContractId;
use shared::domain::payee::AccountKind;
use shared::domain::postal::PostalAddress;
use shared::domain::secret::{OtpCode, Password, Secret};
use shared::domain::user::{Language, Role};
use shared::domain::user_draft::UserDraft;
use shared::operations::bank::{
    AddDeskUser, BankAddDeskUser, BankImportTokens, BankOpenContract, ImportTokens, OpenContract,
};
use shared::operations::passwords::{PasswordsReplaceTemporary, ReplaceTemporary};
use shared::operations::proof::{Empty, Proof};
use shared::operations::session::{SessionProveSecondFactor, SessionSignIn, SignIn};
use shared::operations::tokens::{Register, TokensRegister};
use shared::operations::users::{NewSecrets, UsersAdd};

/// A person with what they know and have.
#[derive(Clone)]
pub struct Person {
    /// Their login ID.
    pub login_id: String,
    /// Their login password, once they chose it.
    pub login_password: String,
    /// Their confirmation password, once they chose it.
    pub confirmation_password: String,
    /// Their device.
    pub device: Option<ImportedDevice>,
    /// Their session.
    pub cookie: String,
}

fn value(reason: FieldReason) -> anyhow::Error {
    anyhow!("{reason}")
}

/// A typed password.
///
/// # Errors
/// When it is none.
pub fn password(text: &str) -> Result<Password> {
    Password::try_from(text.to_owned()).map_err(value)
}

impl Person {
    /// Someone with this login ID; the device is registered on their first day.
    pub fn new(login_id: impl Into<String>, device: Option<ImportedDevice>) -> Self {
        let login_id = login_id.into();
        let login_password = format!("sora-wo-tobu-kujira-{}", login_id.len());
        Self {
            login_id,
            login_password,
            confirmation_password: "ao-i-tori-no-uta".into(),
            device,
            cookie: String::new(),
        }
    }

    /// How they sign in.
    ///
    /// # Errors
    /// When the login ID is none.
    pub fn door(&self) -> Result<SignIn> {
        Ok(SignIn { login_id: self.login_id.as_str().try_into().map_err(value)? })
    }

    /// Their login password.
    ///
    /// # Errors
    /// When it is none.
    pub fn knock(&self) -> Result<Proof> {
        Ok(Proof { login_password: Some(password(&self.login_password)?), ..Proof::default() })
    }

    /// Signs in.
    ///
    /// # Errors
    /// When the door stays shut.
    pub async fn sign_in(&mut self, world: &World) -> Result<Exchange> {
        let (_, exchange) = world.caller.done::<SessionSignIn>(None, &self.door()?, &self.knock()?).await?;
        self.cookie = exchange.cookie.clone().context("no session was given")?;
        Ok(exchange)
    }

    /// What their device shows, and how they prove themselves with it.
    ///
    /// # Errors
    /// When they have none.
    pub fn proof(&self, world: &World) -> Result<Proof> {
        let device = self.device.as_ref().context("no device")?;
        self.prove(devices::code(device, world.now())?)
    }

    /// The same with a code that is wrong.
    ///
    /// # Errors
    /// When they have no device.
    pub fn wrong_proof(&self, world: &World) -> Result<Proof> {
        let device = self.device.as_ref().context("no device")?;
        self.prove(devices::wrong_code(device, world.now())?)
    }

    fn prove(&self, otp: OtpCode) -> Result<Proof> {
        Ok(Proof {
            confirmation_password: Some(password(&self.confirmation_password)?),
            otp: Some(otp),
            ..Proof::default()
        })
    }

    /// First use: signs in with the temporary password and replaces both. Gives what replacing cost.
    ///
    /// # Errors
    /// When something is refused.
    pub async fn begin(&mut self, world: &World, secrets: &NewSecrets) -> Result<Exchange> {
        let temporary = password(secrets.login_password.expose())?;
        let knock = Proof { login_password: Some(temporary), ..Proof::default() };
        let (_, exchange) = world.caller.done::<SessionSignIn>(None, &self.door()?, &knock).await?;
        self.cookie = exchange.cookie.context("no session was given")?;
        self.replace(world, secrets).await
    }

    /// Replaces both temporary passwords. Gives what that cost.
    async fn replace(&self, world: &World, secrets: &NewSecrets) -> Result<Exchange> {
        let proof = Proof {
            login_password: Some(password(secrets.login_password.expose())?),
            confirmation_password: Some(password(secrets.confirmation_password.expose())?),
            ..Proof::default()
        };
        let new = ReplaceTemporary {
            login_password: password(&self.login_password)?,
            confirmation_password: password(&self.confirmation_password)?,
        };
        Ok(world.caller.done::<PasswordsReplaceTemporary>(Some(&self.cookie), &new, &proof).await?.1)
    }

    /// Registers their device. Gives what that cost.
    ///
    /// # Errors
    /// When something is refused.
    pub async fn register(&self, world: &World) -> Result<Exchange> {
        let input = Register { serial: self.device.as_ref().context("no device")?.serial.clone() };
        Ok(world.caller.done::<TokensRegister>(Some(&self.cookie), &input, &self.proof(world)?).await?.1)
    }

    /// Adds a user. Gives the new user's temporary passwords and what adding cost.
    ///
    /// # Errors
    /// When something is refused.
    pub async fn add(
        &self,
        world: &World,
        newcomer: &Person,
        role: Role,
        proof: &Proof,
    ) -> Result<(NewSecrets, Exchange)> {
        let input = UserDraft {
            login_id: newcomer.login_id.as_str().try_into().map_err(value)?,
            name: "青木 遥".try_into().map_err(value)?,
            mail: format!("{}@bench.example", newcomer.login_id).try_into().map_err(value)?,
            role,
            permissions: vec![Permission::Payees],
            accounts: Vec::new(),
            limits: Limits::default(),
            language: Language::default(),
        };
        let (added, exchange) = world.caller.done::<UsersAdd>(Some(&self.cookie), &input, proof).await?;
        Ok((added.secrets.context("a new user without secrets")?, exchange))
    }
}

impl Person {
    /// Their first day at the desk: signs in, replaces both passwords, registers their device.
    ///
    /// # Errors
    /// When something is refused.
    pub async fn joins(&mut self, world: &World, role: DeskRole) -> Result<()> {
        let (secrets, _) = add_desk_user(world, self, role).await?;
        let temporary = password(secrets.login_password.expose())?;
        let knock = Proof { login_password: Some(temporary), ..Proof::default() };
        let (_, exchange) = world.caller.done::<SessionSignIn>(None, &self.door()?, &knock).await?;
        self.cookie = exchange.cookie.context("no session was given")?;
        // On the first day there is no device to prove.
        let nothing = Proof::default();
        world.caller.done::<SessionProveSecondFactor>(Some(&self.cookie), &Empty {}, &nothing).await?;
        self.replace(world, &secrets).await?;
        self.register(world).await?;
        Ok(())
    }
}

/// Adds somebody to the desk. Gives their temporary passwords and what adding cost.
///
/// # Errors
/// When something is refused.
pub async fn add_desk_user(world: &World, person: &Person, role: DeskRole) -> Result<(NewSecrets, Exchange)> {
    let input = AddDeskUser {
        login_id: person.login_id.as_str().try_into().map_err(value)?,
        name: "窓口 一郎".try_into().map_err(value)?,
        mail: format!("{}@bench.example", person.login_id).try_into().map_err(value)?,
        role,
    };
    let (added, exchange) = world.caller.done::<BankAddDeskUser>(None, &input, &Proof::default()).await?;
    Ok((added.secrets, exchange))
}

/// Opens a contract. Gives the master's temporary passwords and what opening cost.
///
/// # Errors
/// When something is refused.
pub async fn open_contract(
    world: &World,
    contract: &ContractId,
    policy: &str,
    master: &Person,
) -> Result<(NewSecrets, Exchange)> {
    open_contract_at(world, contract, policy, master, None).await
}

/// The same with an address, to which devices can be shipped.
///
/// # Errors
/// When something is refused.
pub async fn open_contract_at(
    world: &World,
    contract: &ContractId,
    policy: &str,
    master: &Person,
    address: Option<PostalAddress>,
) -> Result<(NewSecrets, Exchange)> {
    let input = OpenContract {
        contract: contract.clone(),
        name: "みどり精機株式会社".try_into().map_err(value)?,
        policy: policy.into(),
        login_id: master.login_id.as_str().try_into().map_err(value)?,
        master_name: "佐藤 花子".try_into().map_err(value)?,
        mail: format!("{}@bench.example", master.login_id).try_into().map_err(value)?,
        accounts: vec![account()?],
        address,
    };
    let (opened, exchange) = world.caller.done::<BankOpenContract>(None, &input, &Proof::default()).await?;
    Ok((opened.secrets, exchange))
}

/// The representative account of every company.
///
/// # Errors
/// When it is none.
pub fn account() -> Result<Account> {
    Ok(Account {
        branch: "101".try_into().map_err(value)?,
        kind: AccountKind::Ordinary,
        number: "1234567".try_into().map_err(value)?,
    })
}

/// Imports devices for a contract. Gives what that cost.
///
/// # Errors
/// When something is refused.
pub async fn import(world: &World, contract: &ContractId, csv: &str) -> Result<Exchange> {
    let file = Secret::new(BASE64.encode(csv.as_bytes()));
    let input = ImportTokens {
        contract: contract.clone(),
        format: DeviceFileFormat::Csv,
        file,
        key: None,
        dry_run: false,
    };
    let (report, exchange) = world.caller.done::<BankImportTokens>(None, &input, &Proof::default()).await?;
    ensure!(report.live, "the devices were not imported: {report:?}");
    Ok(exchange)
}

/// A contract's id.
///
/// # Errors
/// When it is none.
pub fn contract(id: &str) -> Result<ContractId> {
    ContractId::try_from(id).map_err(value)
}

/// Somebody at the desk with a device.
///
/// # Errors
/// When something is refused.
pub async fn at_the_desk(world: &World) -> Result<Person> {
    // The first one opens the desk, so that a device can be brought.
    add_desk_user(world, &Person::new("benchdesk0", None), DeskRole::Auditor).await?;
    let batch = devices::make(&*world.caller.bank.credentials, 90_000..90_001)?;
    import(world, &contract(DESK)?, &batch.csv).await?;
    let mut clerk = Person::new("benchdesk1", batch.devices.into_iter().next());
    clerk.joins(world, DeskRole::Clerk).await?;
    Ok(clerk)
}
