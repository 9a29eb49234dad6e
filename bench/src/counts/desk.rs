//! What the desk does beside procedures, and how a new master starts up.

use super::procedures;
use super::runs;
use super::table::Ledger;
use crate::devices;
use crate::people::{self, Person};
use crate::world::World;
use anyhow::{Context, Result, anyhow};
use ports::transaction::{Transaction, Write};
use shared::domain::contract::{Contract, ContractStatus, StartUp};
use shared::domain::desk::{DESK, DeskRole};
use shared::domain::field::FieldReason;
use shared::domain::id::ContractId;
use shared::domain::policy::{BankPolicy, Figures, Preset};
use shared::domain::proposal::Proposed;
use shared::domain::reset::ResetPurpose;
use shared::domain::secret::Secret;
use shared::domain::settings::ContractSettings;
use shared::operations::bank::{Bilingual, Contacts};
use shared::operations::desk::{
    ContractNamed, ContractPage, Decide, DeskBankData, DeskContract, DeskContracts, DeskDecide,
    DeskProposals, DeskPropose, DeskSetBanner, DeskSetContacts, DeskStaff, DeskStopContract, Propose,
    SetBanner, StopContract,
};
use shared::operations::proof::{Empty, Proof};
use shared::operations::session::{
    ObtainLoginId, RequestStartUp, SessionObtainLoginId, SessionRequestStartUp,
};

/// The number on every letter, as it is kept.
const NUMBER: &str = "7K4M2QXP9ABCDEFG";

fn value(reason: FieldReason) -> anyhow::Error {
    anyhow!("{reason}")
}

/// Measures it.
///
/// # Errors
/// When something is refused.
pub async fn run(world: &World, ledger: &mut Ledger) -> Result<()> {
    for run in runs() {
        let person = Person::new(format!("bdesk{run:04}"), None);
        let (_, added) = people::add_desk_user(world, &person, DeskRole::Clerk).await?;
        ledger.note(run, "bank.add-desk-user", &added.cost);
    }
    let batch = devices::make(&*world.caller.bank.credentials, 80_000..80_002)?;
    people::import(world, &people::contract(DESK)?, &batch.csv).await?;
    let mut batch = batch.devices.into_iter();
    let mut clerk = Person::new("bdeskclerk1", batch.next());
    clerk.joins(world, DeskRole::Clerk).await?;
    let mut approver = Person::new("bdeskappro1", batch.next());
    approver.joins(world, DeskRole::Approver).await?;
    for run in runs() {
        looks(world, ledger, run, &clerk).await?;
        decides(world, ledger, run, &clerk, &approver).await?;
        says(world, ledger, run, &clerk, &approver).await?;
        stops(world, ledger, run, &clerk).await?;
        starts(world, ledger, run).await?;
    }
    procedures::run(world, ledger, &clerk, &approver).await
}

async fn looks(world: &World, ledger: &mut Ledger, run: usize, clerk: &Person) -> Result<()> {
    let (caller, nothing, cookie) = (&world.caller, Proof::default(), Some(clerk.cookie.as_str()));
    let (_, seen) = caller.done::<DeskContracts>(cookie, &ContractPage::default(), &nothing).await?;
    ledger.note(run, "desk.contracts", &seen.cost);
    let input = ContractNamed { contract: people::contract("growing")? };
    let (_, seen) = caller.done::<DeskContract>(cookie, &input, &nothing).await?;
    ledger.note(run, "desk.contract", &seen.cost);
    let (_, seen) = caller.done::<DeskStaff>(cookie, &Empty {}, &nothing).await?;
    ledger.note(run, "desk.staff", &seen.cost);
    let (_, seen) = caller.done::<DeskBankData>(cookie, &Empty {}, &nothing).await?;
    ledger.note(run, "desk.bank-data", &seen.cost);
    Ok(())
}

async fn decides(
    world: &World,
    ledger: &mut Ledger,
    run: usize,
    clerk: &Person,
    approver: &Person,
) -> Result<()> {
    world.pass()?;
    let (caller, nothing) = (&world.caller, Proof::default());
    let mut figures = Figures::of(&BankPolicy::preset(Preset::Seventyseven));
    figures.otp_tries = if run.is_multiple_of(2) { 9 } else { 8 };
    let policy = Preset::Seventyseven.to_string();
    let input = Propose { proposed: Proposed::Policy { policy, figures: Box::new(figures) } };
    let (view, proposed) =
        caller.done::<DeskPropose>(Some(&clerk.cookie), &input, &clerk.proof(world)?).await?;
    ledger.note(run, "desk.propose", &proposed.cost);
    let (_, seen) = caller.done::<DeskProposals>(Some(&clerk.cookie), &Empty {}, &nothing).await?;
    ledger.note(run, "desk.proposals", &seen.cost);
    let input = Decide { id: view.proposal.id, accept: true };
    let (_, decided) =
        caller.done::<DeskDecide>(Some(&approver.cookie), &input, &approver.proof(world)?).await?;
    ledger.note(run, "desk.decide", &decided.cost);
    Ok(())
}

async fn says(
    world: &World,
    ledger: &mut Ledger,
    run: usize,
    clerk: &Person,
    approver: &Person,
) -> Result<()> {
    world.pass()?;
    let both = |text: &str| Bilingual { ja: text.to_owned(), en: text.to_owned() };
    let input = SetBanner { banner: Some(both(&format!("お知らせ {run}"))) };
    let (_, set) =
        world.caller.done::<DeskSetBanner>(Some(&clerk.cookie), &input, &clerk.proof(world)?).await?;
    ledger.note(run, "desk.set-banner", &set.cost);
    let input =
        Contacts { branch: both("本店"), telephone: format!("0120-{run:06}"), hours: both("平日") };
    let (_, set) =
        world.caller.done::<DeskSetContacts>(Some(&approver.cookie), &input, &approver.proof(world)?).await?;
    ledger.note(run, "desk.set-contacts", &set.cost);
    Ok(())
}

async fn stops(world: &World, ledger: &mut Ledger, run: usize, clerk: &Person) -> Result<()> {
    world.pass()?;
    let contract = people::contract(&format!("bench-{run:03}"))?;
    let input = StopContract { contract, note: "不正の疑い".try_into().map_err(value)? };
    let (_, stopped) =
        world.caller.done::<DeskStopContract>(Some(&clerk.cookie), &input, &clerk.proof(world)?).await?;
    ledger.note(run, "desk.stop-contract", &stopped.cost);
    Ok(())
}

async fn starts(world: &World, ledger: &mut Ledger, run: usize) -> Result<()> {
    let (caller, bank) = (&world.caller, &world.caller.bank);
    let contract = awaited(world, run).await?;
    let input = RequestStartUp { contract: contract.id.clone(), number: Secret::new(NUMBER) };
    let (_, asked) = caller.done::<SessionRequestStartUp>(None, &input, &Proof::default()).await?;
    ledger.note(run, "session.request-start-up", &asked.cost);
    let master = contract.start_up.as_ref().context("a start-up")?.master.clone();
    let request = bank.store.reserve_reset(&master, ResetPurpose::StartUp, u32::MAX, world.now()).await?;
    let request = request.context("no code was asked for")?;
    let digits = bank.policies.door().reset_code.digits;
    let code = operations::mailed_code::derive(bank, &contract, &request.id, digits).await?;
    let input = ObtainLoginId {
        contract: contract.id.clone(),
        number: Secret::new(NUMBER),
        name: "青木 遥".try_into().map_err(value)?,
        login_id: format!("bstart{run:04}").as_str().try_into().map_err(value)?,
        login_password: people::password("kiiroi-hana-to-umi")?,
        confirmation_password: people::password("shiroi-tori-no-sora")?,
    };
    let proof = Proof { mailed_code: Some(code), ..Proof::default() };
    let (_, obtained) = caller.done::<SessionObtainLoginId>(None, &input, &proof).await?;
    ledger.note(run, "session.obtain-login-id", &obtained.cost);
    Ok(())
}

/// A contract whose master has a letter and no login ID yet.
async fn awaited(world: &World, run: usize) -> Result<Contract> {
    let (bank, now) = (&world.caller.bank, world.now());
    let id = ContractId::try_from(format!("start-{run:03}")).map_err(value)?;
    let policy = bank.policies.door();
    let start_up = StartUp {
        master: format!("master-{run:03}").as_str().try_into().map_err(value)?,
        number: bank.credentials.fingerprint(NUMBER.as_bytes()).to_vec(),
        name: "青木 遥".try_into().map_err(value)?,
        mail: "aoki@bench.example".try_into().map_err(value)?,
        expires_at: now.plus_seconds(86_400),
    };
    let contract = Contract {
        id: id.clone(),
        name: "みどり精機株式会社".try_into().map_err(value)?,
        status: ContractStatus::Opened,
        policy: Preset::Seventyseven.to_string(),
        wrapped_key: bank.credentials.new_contract_key(&id).await?,
        live_imports: Vec::new(),
        opened_at: now,
        accounts: vec![people::account()?],
        caps: policy.caps.clone(),
        settings: ContractSettings::initial(&policy.settings, &policy.caps, policy.session.idle_seconds),
        address: None,
        plan_users: None,
        first_device: None,
        start_up: Some(start_up),
    };
    let writes = vec![Write::NewContract(contract.clone())];
    bank.store.commit(Transaction { writes, checks: Vec::new() }).await?;
    Ok(contract)
}
