//! One's own passwords, changed and reset: a sole master without a device, whom nobody else could help.

use super::runs;
use super::table::Ledger;
use crate::people::{self, Person};
use crate::world::{ROOMY, World};
use anyhow::{Context, Result, anyhow};
use shared::domain::id::UserId;
use shared::domain::reset::ResetPurpose;
use shared::domain::secret::OtpCode;
use shared::operations::passwords::{
    ChangeConfirmation, ChangeLogin, PasswordsChangeConfirmation, PasswordsChangeLogin,
    PasswordsRequestReset, PasswordsResetConfirmation, ResetConfirmation,
};
use shared::operations::proof::{Empty, Proof};
use shared::operations::session::{
    RequestReset, ResetPassword, SessionProveSecondFactor, SessionRequestReset, SessionResetPassword,
};

/// The login ID of the sole master.
const SOLE: &str = "solo000001";

/// Measures everything that is done with one's own passwords.
///
/// # Errors
/// When something is refused.
pub async fn run(world: &World, ledger: &mut Ledger) -> Result<()> {
    let (contract, mut sole) = (people::contract("alone")?, Person::new(SOLE, None));
    let (secrets, _) = people::open_contract(world, &contract, ROOMY, &sole).await?;
    sole.begin(world, &secrets).await?;
    for run in runs() {
        world.pass()?;
        sole.sign_in(world).await?;
        changes(world, ledger, run, &mut sole).await?;
        confirmation(world, ledger, run, &mut sole).await?;
        login(world, ledger, run, &mut sole).await?;
    }
    Ok(())
}

async fn changes(world: &World, ledger: &mut Ledger, run: usize, sole: &mut Person) -> Result<()> {
    let caller = &world.caller;
    let nothing = Proof::default();
    let (_, proved) =
        caller.done::<SessionProveSecondFactor>(Some(&sole.cookie), &Empty {}, &nothing).await?;
    ledger.note(run, "session.prove-second-factor", &proved.cost);
    let new = format!("atarashii-kaze-{run}");
    let input = ChangeLogin { password: people::password(&new)? };
    let (_, changed) =
        caller.done::<PasswordsChangeLogin>(Some(&sole.cookie), &input, &sole.knock()?).await?;
    ledger.note(run, "passwords.change-login", &changed.cost);
    sole.login_password = new;
    let new = format!("furui-umi-no-{run}");
    let proof = Proof {
        confirmation_password: Some(people::password(&sole.confirmation_password)?),
        ..Proof::default()
    };
    let input = ChangeConfirmation { password: people::password(&new)? };
    let (_, changed) = caller.done::<PasswordsChangeConfirmation>(Some(&sole.cookie), &input, &proof).await?;
    ledger.note(run, "passwords.change-confirmation", &changed.cost);
    sole.confirmation_password = new;
    Ok(())
}

async fn confirmation(world: &World, ledger: &mut Ledger, run: usize, sole: &mut Person) -> Result<()> {
    let caller = &world.caller;
    let (_, asked) =
        caller.done::<PasswordsRequestReset>(Some(&sole.cookie), &Empty {}, &Proof::default()).await?;
    ledger.note(run, "passwords.request-reset", &asked.cost);
    let mailed = mailed(world, sole, ResetPurpose::Confirmation).await?;
    let proof = Proof { mailed_code: Some(mailed), ..sole.knock()? };
    let new = format!("mata-betsu-no-{run}");
    let input = ResetConfirmation { password: people::password(&new)? };
    let (_, reset) = caller.done::<PasswordsResetConfirmation>(Some(&sole.cookie), &input, &proof).await?;
    ledger.note(run, "passwords.reset-confirmation", &reset.cost);
    sole.confirmation_password = new;
    Ok(())
}

async fn login(world: &World, ledger: &mut Ledger, run: usize, sole: &mut Person) -> Result<()> {
    let caller = &world.caller;
    let (door, nothing) = (sole.door()?, Proof::default());
    let input = RequestReset {
        login_id: door.login_id.clone(),
        mail: format!("{SOLE}@bench.example").try_into().map_err(|reason| anyhow!("{reason}"))?,
        account: people::account()?,
    };
    let stranger = "nobody0001".try_into().map_err(|reason| anyhow!("{reason}"))?;
    let unknown = RequestReset { login_id: stranger, ..input.clone() };
    let (_, asked) = caller.done::<SessionRequestReset>(None, &unknown, &nothing).await?;
    ledger.note(run, "session.request-reset, unknown ID", &asked.cost);
    let (_, asked) = caller.done::<SessionRequestReset>(None, &input, &nothing).await?;
    ledger.note(run, "session.request-reset", &asked.cost);
    let mailed = mailed(world, sole, ResetPurpose::Login).await?;
    let new = format!("kiiroi-hana-to-{run}");
    let input = ResetPassword { login_id: door.login_id, password: people::password(&new)? };
    let code = if mailed.expose() == "00000000" { "11111111" } else { "00000000" };
    let wrong = OtpCode::try_from(code.to_owned()).map_err(|reason| anyhow!("{reason}"))?;
    let wrong = Proof { mailed_code: Some(wrong), ..Proof::default() };
    let refused = caller.refused::<SessionResetPassword>(409, None, &input, &wrong).await?;
    ledger.note(run, "session.reset-password, wrong code", &refused.cost);
    let proof = Proof { mailed_code: Some(mailed), ..Proof::default() };
    let (_, reset) = caller.done::<SessionResetPassword>(None, &input, &proof).await?;
    ledger.note(run, "session.reset-password", &reset.cost);
    sole.login_password = new;
    Ok(())
}

/// The code of the last request, as the mailer derives it.
async fn mailed(world: &World, sole: &Person, purpose: ResetPurpose) -> Result<OtpCode> {
    let bank = &world.caller.bank;
    let user = sole.cookie.split('.').nth(1).context("a cookie of three parts")?;
    let user = UserId::try_from(user).map_err(|reason| anyhow!("{reason}"))?;
    let request = bank.store.reserve_reset(&user, purpose, u32::MAX, world.now()).await?;
    let request = request.context("no code was asked for")?;
    let contract = bank.store.contract(&people::contract("alone")?).await?.context("the contract")?;
    let digits = bank.policies.door().reset_code.digits;
    Ok(operations::mailed_code::derive(bank, &contract.value, &request.id, digits).await?)
}
