//! Mutations of the desk, and of a master who starts up, ready to be sent.

use super::mutations::{Sending, keyed};
use crate::desk::{fewer_tries, proposed};
use crate::harness::{Actor, Company, Desk, awaited, with_code};
use shared::operations::desk::{
    Decide, DeskDecide, DeskPropose, DeskSetBanner, DeskSetContacts, DeskStopContract,
};
use shared::operations::proof::Proof;
use shared::operations::session::{SessionObtainLoginId, SessionRequestStartUp};

fn sample<T: serde::de::DeserializeOwned>(name: &str) -> T {
    serde_json::from_value(crate::samples::input(name)).unwrap()
}

pub async fn stop(company: &Company) -> Sending {
    let clerk = Desk::open(&company.world).await.clerk;
    keyed(clerk.draft::<DeskStopContract>(&sample("desk.stop-contract"), &clerk.proof()))
}

pub async fn propose(company: &Company) -> Sending {
    let clerk = Desk::open(&company.world).await.clerk;
    keyed(clerk.draft::<DeskPropose>(&fewer_tries(), &clerk.proof()))
}

pub async fn decide(company: &Company) -> Sending {
    let desk = Desk::open(&company.world).await;
    let id = proposed(&desk.clerk, &fewer_tries()).await.proposal.id;
    keyed(desk.approver.draft::<DeskDecide>(&Decide { id, accept: true }, &desk.approver.proof()))
}

pub async fn banner(company: &Company) -> Sending {
    let clerk = Desk::open(&company.world).await.clerk;
    keyed(clerk.draft::<DeskSetBanner>(&sample("desk.set-banner"), &clerk.proof()))
}

pub async fn contacts(company: &Company) -> Sending {
    let approver = Desk::open(&company.world).await.approver;
    keyed(approver.draft::<DeskSetContacts>(&sample("desk.set-contacts"), &approver.proof()))
}

pub async fn ask_start_up(company: &Company) -> Sending {
    let letter = awaited(&company.world, "asahi").await;
    let draft = company.stranger().draft::<SessionRequestStartUp>(&letter.asks(), &Proof::default());
    Sending { draft, keyed: false, again: "done" }
}

pub async fn obtain(company: &Company) -> Sending {
    let letter = awaited(&company.world, "asahi").await;
    let proof = with_code(&letter.mailed().await);
    let draft = company.stranger().draft::<SessionObtainLoginId>(&letter.obtains("asahi001"), &proof);
    Sending { draft, keyed: false, again: "denied refused" }
}
