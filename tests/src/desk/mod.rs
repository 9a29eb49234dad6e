//! 窓口: the desk itself, its people and what it takes two of them to do.

mod bank_data;
mod cancelled;
mod contracts;
mod people;
pub mod procedures;
mod proposals;
mod staff;
mod start_up;

use crate::harness::{Actor, Answer, Company, Desk, SignedIn, World, awaited, with_code};
use shared::domain::id::ContractId;
use shared::domain::policy::{BankPolicy, Figures, Preset};
use shared::domain::proposal::Proposed;
use shared::operations::desk::{
    Decide, DeskDecide, DeskPropose, DeskSetBanner, DeskSetContacts, DeskStopContract, ProposalView, Propose,
    StopContract,
};
use shared::operations::proof::Proof;
use shared::operations::session::{SessionObtainLoginId, SessionRequestStartUp};
use std::sync::Arc;

/// Nine wrong codes in place of ten stop a device.
pub fn fewer_tries() -> Propose {
    figures("seventyseven", |figures| figures.otp_tries = 9)
}

/// Other figures of a policy.
pub fn figures(policy: &str, change: impl FnOnce(&mut Figures)) -> Propose {
    let mut figures = Figures::of(&BankPolicy::preset(Preset::Seventyseven));
    change(&mut figures);
    Propose { proposed: Proposed::Policy { policy: policy.into(), figures: Box::new(figures) } }
}

/// That a colleague is freed.
pub fn release(colleague: &SignedIn) -> Propose {
    Propose { proposed: Proposed::StaffRelease { user: colleague.user() } }
}

/// That a contract works again.
pub fn restart(contract: &str) -> Propose {
    Propose { proposed: Proposed::Restart { contract: contract.try_into().unwrap() } }
}

/// What came of proposing it.
pub async fn proposed(clerk: &SignedIn, input: &Propose) -> ProposalView {
    clerk.send::<DeskPropose>(input, &clerk.next_proof()).await.output()
}

/// Decides a proposal.
pub async fn decides(clerk: &SignedIn, id: &str, accept: bool) -> Answer {
    clerk.send::<DeskDecide>(&Decide { id: id.into(), accept }, &clerk.next_proof()).await
}

/// Stops a contract.
pub async fn stops(clerk: &SignedIn, contract: &str) -> Answer {
    let input = StopContract {
        contract: ContractId::try_from(contract).unwrap(),
        note: "不正の疑い".try_into().unwrap(),
    };
    clerk.send::<DeskStopContract>(&input, &clerk.next_proof()).await
}

fn sample<T: serde::de::DeserializeOwned>(name: &str) -> T {
    serde_json::from_value(crate::samples::input(name)).unwrap()
}

/// Items of every kind that the desk keeps.
pub async fn lived_in(world: &Arc<World>) -> Desk {
    let desk = Desk::open(world).await;
    let banner = sample("desk.set-banner");
    assert_eq!(desk.clerk.send::<DeskSetBanner>(&banner, &desk.clerk.proof()).await.told(), "done");
    proposed(&desk.clerk, &fewer_tries()).await;
    desk
}

/// A tour of what the desk and a new master write, each with what is wrong first and what is right then.
pub async fn tour(company: &Company) {
    let world = &company.world;
    let desk = lived_in(world).await;
    let letter = awaited(world, "asahi").await;
    let stranger = company.stranger();
    let code = with_code(&letter.mailed().await);
    let taken = stranger.send::<SessionObtainLoginId>(&letter.obtains("hanako01"), &code).await;
    assert_eq!(taken.told(), "denied login_id_taken");
    let obtained = stranger.send::<SessionObtainLoginId>(&letter.obtains("asahi001"), &code).await;
    assert_eq!(obtained.told(), "done");
    let again = stranger.send::<SessionRequestStartUp>(&letter.asks(), &Proof::default()).await;
    assert_eq!(again.told(), "done");
    let again = stranger.send::<SessionObtainLoginId>(&letter.obtains("asahi002"), &code).await;
    assert_eq!(again.told(), "denied refused");
    let (clerk, approver) = (&desk.clerk, &desk.approver);
    let contacts = sample("desk.set-contacts");
    let set = approver.send::<DeskSetContacts>(&contacts, &approver.next_proof()).await;
    assert_eq!(set.told(), "done");
    assert_eq!(stops(clerk, "nobody").await.told(), "denied not_found");
    assert_eq!(stops(clerk, "midori").await.told(), "done");
    let id = proposed(clerk, &restart("midori")).await.proposal.id;
    assert_eq!(decides(approver, &id, true).await.told(), "done");
    let id = proposed(clerk, &figures("seventyseven", |figures| figures.otp_tries = 8)).await.proposal.id;
    assert_eq!(decides(approver, &id, true).await.told(), "done");
    for _ in 0..6 {
        stranger.try_sign_in("mado0002", "wrong").await;
    }
    for help in [release(&desk.second), staff::passwords(&desk.second), staff::device(&desk.second)] {
        let id = proposed(clerk, &help).await.proposal.id;
        assert_eq!(decides(approver, &id, true).await.told(), "done");
        assert_eq!(decides(approver, &id, true).await.told(), "denied not_found");
    }
}
