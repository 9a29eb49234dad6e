//! ログインID取得: how the master of a new contract comes to a login ID. A letter brings a number by post, a code
//! comes by mail; one without the other opens nothing.

use crate::bank::Bank;
use crate::mint;
use crate::pipeline::{Happening, Refused, Scene};
use ports::credentials::Credentials;
use ports::records::Versioned;
use shared::domain::audit::Refusal;
use shared::domain::contract::{Contract, ContractStatus, StartUp};
use shared::domain::id::{ContractId, UserId};
use shared::domain::instant::Instant;
use shared::domain::policy::BankPolicy;
use shared::domain::procedure::NewCompany;
use shared::domain::secret::Secret;
use shared::domain::settings::ContractSettings;
use shared::operations::Operation;
use shared::operations::desk::{Opens, StartUpLetter};

/// A contract that is opened for a new company.
pub(crate) struct Opening {
    /// The contract, still without a data key: `Change::Opened` gives it one, and `Duplicate::Contract` where the
    /// number is taken.
    pub(crate) contract: Contract,
    /// The letter; its number is in this answer and nowhere else.
    pub(crate) letter: StartUpLetter,
}

/// Opens a contract whose master has no login ID yet. Whether the policy exists, and the number may be a
/// company's, is the caller's to say before: `policy` is the row that `opens` names.
///
/// # Errors
/// Without randomness.
pub(crate) fn open<D>(
    scene: &Scene<'_>,
    policy: &BankPolicy,
    company: &NewCompany,
    opens: &Opens,
) -> Result<Opening, Refused<D>> {
    let (bank, now) = (scene.bank, scene.now);
    let number = mint::letter_number(&*bank.random)?;
    let master = UserId::try_from(scene.id()?).map_err(|reason| Refused::Broken(reason.to_string()))?;
    let until = now.plus_days(policy.procedures.start_up_days);
    let start_up = StartUp {
        master,
        number: digest(&*bank.credentials, &number).to_vec(),
        name: company.master_name.clone(),
        mail: company.mail.clone(),
        expires_at: until,
    };
    let contract = Contract {
        id: opens.contract.clone(),
        name: company.name.clone(),
        status: ContractStatus::Opened,
        policy: opens.policy.clone(),
        wrapped_key: Vec::new(),
        live_imports: Vec::new(),
        opened_at: now,
        accounts: vec![company.account.clone()],
        caps: policy.caps.clone(),
        settings: ContractSettings::initial(&policy.settings, &policy.caps, policy.session.idle_seconds),
        address: Some(company.address.clone()),
        plan_users: Some(company.plan_users),
        first_device: None,
        start_up: Some(start_up),
    };
    let letter = StartUpLetter {
        contract: contract.id.clone(),
        company: contract.name.clone(),
        master: company.master_name.clone(),
        number: Some(number),
        until,
    };
    Ok(Opening { contract, letter })
}

/// The digest of a letter's number, however it was typed.
pub(crate) fn digest(credentials: &dyn Credentials, number: &Secret) -> [u8; 32] {
    credentials.fingerprint(number.signs(LONGEST_TYPED).expose().as_bytes())
}

/// More of what is typed as a number is not looked at.
const LONGEST_TYPED: usize = 64;

/// A contract whose letter was typed right.
pub(crate) struct Awaiting {
    pub(crate) contract: Versioned<Contract>,
    pub(crate) start_up: StartUp,
}

/// The contract of a letter, if the number on it is right and it can still be used. The number is compared in
/// constant time, also where there is nothing to compare it with.
pub(crate) fn judge(
    bank: &Bank,
    contract: Option<Versioned<Contract>>,
    number: &Secret,
    now: Instant,
) -> Result<Awaiting, Refusal> {
    let awaited = contract.as_ref().and_then(|contract| contract.value.start_up.clone());
    let expected = awaited.as_ref().map_or(vec![0; 32], |start_up| start_up.number.clone());
    let right = bank.credentials.equal(&digest(&*bank.credentials, number), &expected);
    let (contract, start_up) = contract.zip(awaited).ok_or(Refusal::UnknownId)?;
    if !right {
        return Err(Refusal::Wrong);
    }
    if contract.value.status != ContractStatus::Opened {
        return Err(Refusal::ContractEnded);
    }
    if now >= start_up.expires_at {
        return Err(Refusal::TemporaryExpired);
    }
    Ok(Awaiting { contract, start_up })
}

/// Whose history it stands in: the master's who will be, once the letter was right; else the strangers'.
pub(crate) fn happening<'a, O: Operation>(
    call: &'a crate::pipeline::Call<O>,
    of: Option<(&'a ContractId, &'a StartUp)>,
) -> Happening<'a> {
    Happening {
        operation: O::DECLARATION.name,
        user: of.map(|(_, start_up)| &start_up.master),
        contract: of.map(|(contract, _)| contract),
        name: of.map(|(_, start_up)| &start_up.name),
        login_id: None,
        client: call.client,
        reference: &call.reference,
    }
}
