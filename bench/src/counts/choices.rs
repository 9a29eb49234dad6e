//! What a company and its people decide: settings, language, address; and what they are told of it.

use super::journeys::Office;
use super::runs;
use super::table::Ledger;
use crate::people;
use crate::world::World;
use anyhow::{Context, Result, anyhow};
use operations::mailer;
use ports::records::Versioned;
use ports::transaction::{Transaction, Write};
use shared::domain::settings::ContractSettings;
use shared::domain::user::{Language, User};
use shared::operations::own::{ChooseLanguage, CorrectMail, OwnLanguage, OwnMail};
use shared::operations::proof::{Empty, Proof};
use shared::operations::settings::{ChangeSettings, SettingsChange, SettingsView};

/// Measures each, and lets the notices of it arrive.
///
/// # Errors
/// When one is refused.
pub async fn run(world: &World, ledger: &mut Ledger, office: &mut Office) -> Result<()> {
    office.master.sign_in(world).await?;
    office.clerk.sign_in(world).await?;
    let (master, clerk) = (&office.master, &office.clerk);
    for run in runs() {
        world.pass()?;
        let cookie = Some(master.cookie.as_str());
        let (page, _) = world.caller.done::<SettingsView>(cookie, &Empty {}, &Proof::default()).await?;
        let settings = ContractSettings { sign_in_notices: !page.settings.sign_in_notices, ..page.settings };
        let input = ChangeSettings { version: page.version, settings };
        let (_, cost) = world.caller.done::<SettingsChange>(cookie, &input, &master.proof(world)?).await?;
        ledger.note(run, "settings.change", &cost.cost);

        let cookie = Some(clerk.cookie.as_str());
        let language = if run % 2 == 0 { Language::En } else { Language::Ja };
        let input = ChooseLanguage { language };
        let (_, cost) = world.caller.done::<OwnLanguage>(cookie, &input, &Proof::default()).await?;
        ledger.note(run, "own.language", &cost.cost);
        bounce(world, &clerk.login_id).await?;
        let mail = format!("right{run}@office.example");
        let input = CorrectMail { mail: mail.as_str().try_into().map_err(|reason| anyhow!("{reason}"))? };
        let (_, cost) = world.caller.done::<OwnMail>(cookie, &input, &clerk.proof(world)?).await?;
        ledger.note(run, "own.mail", &cost.cost);
    }
    mailer::sweep(&world.caller.bank, &*world.caller.bank.mailer, 0).await?;
    Ok(())
}

/// A notice to somebody's address came back.
async fn bounce(world: &World, login_id: &str) -> Result<()> {
    let (store, contract) = (&world.caller.bank.store, people::contract("office")?);
    let users = store.users(&contract).await?;
    let found = users.into_iter().find(|user| user.value.login_id.as_str() == login_id);
    let Versioned { version, value } = found.context("no such user")?;
    let user = Versioned { version, value: User { mail_bounced: true, ..value } };
    let writes = vec![Write::User { contract, user }];
    Ok(store.commit(Transaction { writes, checks: Vec::new() }).await?)
}
