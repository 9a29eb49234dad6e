//! Reading: everything that a page shows of a company after a busy day.

use super::journeys::Office;
use super::runs;
use super::table::Ledger;
use crate::world::World;
use anyhow::{Context, Result};
use shared::domain::rescue::{Helper, Problem};
use shared::domain::user::Role;
use shared::operations::Operation;
use shared::operations::bank::BankAbout;
use shared::operations::history::{HistoryAll, HistoryFilter, HistoryOwn};
use shared::operations::home::HomeOverview;
use shared::operations::notices::{NoticePage, NoticesList};
use shared::operations::payees::{PayeePage, PayeesList};
use shared::operations::proof::{Empty, Proof};
use shared::operations::rescue::{AskGuide, RescueGuide, RescueWhatIf, WhatIf};
use shared::operations::session::SessionMe;
use shared::operations::settings::SettingsView;
use shared::operations::tokens::{TokensList, TokensOwn};
use shared::operations::users::UsersList;

/// Measures every inquiry, asked by the master; payees by the clerk who registered them.
///
/// # Errors
/// When one is refused.
pub async fn run(world: &World, ledger: &mut Ledger, office: &mut Office) -> Result<()> {
    office.master.sign_in(world).await?;
    office.clerk.sign_in(world).await?;
    let (master, clerk) = (office.master.cookie.as_str(), office.clerk.cookie.as_str());
    ask::<BankAbout>(world, ledger, master, &Empty {}).await?;
    ask::<SessionMe>(world, ledger, master, &Empty {}).await?;
    ask::<HomeOverview>(world, ledger, master, &Empty {}).await?;
    ask::<UsersList>(world, ledger, master, &Empty {}).await?;
    let guide = AskGuide { role: Role::General, helper: Helper::OtherToken, problem: Problem::OtpStopped };
    ask::<RescueGuide>(world, ledger, master, &guide).await?;
    let (list, _) = world.caller.done::<UsersList>(Some(master), &Empty {}, &Proof::default()).await?;
    let user = list.users.first().context("a company without users")?.id.clone();
    ask::<RescueWhatIf>(world, ledger, master, &WhatIf { user, problem: Problem::OtpStopped }).await?;
    ask::<TokensList>(world, ledger, master, &Empty {}).await?;
    ask::<TokensOwn>(world, ledger, master, &Empty {}).await?;
    ask::<HistoryOwn>(world, ledger, master, &HistoryFilter::default()).await?;
    ask::<HistoryAll>(world, ledger, master, &HistoryFilter::default()).await?;
    ask::<NoticesList>(world, ledger, master, &NoticePage::default()).await?;
    ask::<SettingsView>(world, ledger, master, &Empty {}).await?;
    ask::<PayeesList>(world, ledger, clerk, &PayeePage::default()).await
}

async fn ask<O: Operation>(world: &World, ledger: &mut Ledger, cookie: &str, input: &O::Input) -> Result<()> {
    for run in runs() {
        let (_, answered) = world.caller.done::<O>(Some(cookie), input, &Proof::default()).await?;
        ledger.note(run, O::DECLARATION.name, &answered.cost);
    }
    Ok(())
}
