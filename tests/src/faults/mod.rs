//! Faults below the SDK, for every mutation of the catalogue: it happened whole or not at all, and sent again
//! with the same key it has happened once and says so.

mod desk;
mod mutations;
mod procedures;

use crate::harness::{Company, Fault, Table, Target, Traffic, World};
pub use mutations::MUTATIONS;
use mutations::{Mutation, Sending};
use shared::operations::{Method, catalogue};
use std::collections::BTreeMap;
use std::sync::Arc;

/// What a mutation changes when nothing goes wrong: kinds of item, and how many of each.
type Changes = BTreeMap<String, usize>;

/// What a crash may leave: an attempt that was reserved counts as a failure, and may have been written down.
const RESERVED: [&str; 6] = ["LOGIN", "CONFIRM", "RESET", "THROTTLE", "AUDIT", "STRANGERS"];

/// What differs from one good run to another: reservations of repeated attempts.
fn essential(changes: &Changes) -> Changes {
    let kept = changes.iter().filter(|(kind, _)| !RESERVED.contains(&kind.as_str()));
    kept.map(|(kind, count)| (kind.clone(), *count)).collect()
}

/// A mutation that is about to be sent, and what happens when nothing goes wrong.
struct Rehearsed {
    name: &'static str,
    company: Company,
    sending: Sending,
    before: Table,
    calls: Vec<Traffic>,
    whole: Changes,
}

impl Rehearsed {
    async fn new(mutation: &Mutation) -> Self {
        let company = Company::in_world(World::with(mutations::setup(mutation.name)).await).await;
        let sending = (mutation.prepare)(&company).await;
        let before = company.world.table().await;
        company.world.faults.record_by_operation();
        let answer = sending.draft.clone().send(&company.world).await;
        assert_eq!(answer.told(), "done", "{}", mutation.name);
        let calls = company.world.faults.take_by_operation().remove(mutation.name).unwrap_or_default();
        let whole = before.changes(&company.world.table().await);
        Self { name: mutation.name, company, sending, before, calls, whole }
    }

    /// The bank as it was before, in a process that remembers nothing.
    async fn again(&self) -> Arc<World> {
        let world = self.company.world.restarted();
        self.before.restore(&world.past).await;
        world
    }

    async fn befall(&self, action: &'static str, fault: Fault) {
        let count = self.calls.iter().filter(|call| call.action == action).count();
        for after in 0..count {
            // Once: we may hide it. Again and again: the caller hears of it.
            for times in [1, 99] {
                self.strike(fault, Target { action, after, times }).await;
            }
        }
    }

    async fn strike(&self, fault: Fault, target: Target) {
        let Self { sending, before, whole, .. } = self;
        let what = format!("{}: {fault:?} at {target:?}", self.name);
        let world = &self.again().await;
        world.faults.arm(fault, target);
        let answer = sending.draft.clone().send(world).await;
        assert!(world.faults.disarm() > 0, "{what}: the fault struck");
        let changes = before.changes(&world.table().await);
        let happened = essential(&changes) == essential(whole);
        assert!(
            happened || essential(&changes).is_empty(),
            "{what}: {changes:?} is neither whole nor nothing"
        );
        match answer.told().as_str() {
            "done" => assert!(happened, "{what}: told done, and nothing happened"),
            "unavailable" | "stale" => {}
            other => panic!("{what}: {other}"),
        }
        let again = sending.draft.clone().send(world).await;
        if happened && sending.keyed {
            assert!(again.told() == "done" && again.repeated(), "{what}: {}", again.text());
        } else if happened {
            assert_eq!(again.told(), sending.again, "{what}");
        } else {
            assert_eq!(again.told(), "done", "{what}: not at all, so it can happen now");
        }
        let in_the_end = before.changes(&world.table().await);
        let once = |changes: &Changes| {
            // Without a key, who asks twice is told twice.
            let mut once = essential(changes);
            once.retain(|kind, _| sending.keyed || kind != "OUTBOX");
            once
        };
        assert_eq!(once(&in_the_end), once(whole), "{what}: it has happened once");
    }
}

async fn all(mutation: &Mutation) {
    let rehearsed = Rehearsed::new(mutation).await;
    let transacts = rehearsed.calls.iter().any(|call| call.action == "TransactWriteItems");
    assert!(transacts, "{}", mutation.name);
    for fault in [Fault::LostBefore, Fault::LostAfter, Fault::Throttled, Fault::Conflict] {
        rehearsed.befall("TransactWriteItems", fault).await;
    }
    for fault in [Fault::LostBefore, Fault::LostAfter, Fault::Throttled] {
        rehearsed.befall("UpdateItem", fault).await;
    }
    for action in ["BatchGetItem", "GetItem", "Query"] {
        rehearsed.befall(action, Fault::LostBefore).await;
    }
}

#[test]
fn every_mutation_of_the_catalogue_meets_faults() {
    // Source: issue, "Under it". Imports, the daily job and the mailer write several times, and have tests of
    // their own.
    let mut declared: Vec<_> =
        catalogue().into_iter().filter(|d| d.method == Method::Post).map(|d| d.name).collect();
    let several =
        ["bank.import-tokens", "bank.expire-tokens", "bank.send-notices", "desk.import", "desk.import-on"];
    let mut tried: Vec<_> = MUTATIONS.iter().map(|mutation| mutation.name).chain(several).collect();
    declared.sort_unstable();
    tried.sort_unstable();
    assert_eq!(tried, declared);
}

macro_rules! each {
    ($($test:ident: $name:literal),+ $(,)?) => { $(
        #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
        async fn $test() {
            // Source: issue, "Under it" fault tests; architecture 8.3.
            all(MUTATIONS.iter().find(|mutation| mutation.name == $name).unwrap()).await;
        }
    )+ };
}

each! {
    signing_in_happens_whole_or_not_at_all: "session.sign-in",
    signing_out_happens_whole_or_not_at_all: "session.sign-out",
    replacing_passwords_happens_whole_or_not_at_all: "passwords.replace-temporary",
    registering_a_device_happens_whole_or_not_at_all: "tokens.register",
    revoking_a_link_happens_whole_or_not_at_all: "tokens.revoke",
    finding_a_clock_again_happens_whole_or_not_at_all: "tokens.resynchronise",
    allowing_a_software_device_happens_whole_or_not_at_all: "tokens.grant-software",
    obtaining_a_software_device_happens_whole_or_not_at_all: "tokens.obtain-software",
    releasing_a_stop_happens_whole_or_not_at_all: "tokens.release-stop",
    registering_a_payee_happens_whole_or_not_at_all: "payees.register",
    adding_a_user_happens_whole_or_not_at_all: "users.add",
    changing_a_user_happens_whole_or_not_at_all: "users.change",
    deleting_a_user_happens_whole_or_not_at_all: "users.delete",
    suspending_a_user_happens_whole_or_not_at_all: "users.set-state",
    setting_passwords_happens_whole_or_not_at_all: "users.set-passwords",
    proving_the_second_factor_happens_whole_or_not_at_all: "session.prove-second-factor",
    asking_for_a_login_code_happens_whole_or_not_at_all: "session.request-reset",
    resetting_a_login_password_happens_whole_or_not_at_all: "session.reset-password",
    changing_the_login_password_happens_whole_or_not_at_all: "passwords.change-login",
    changing_the_confirmation_password_happens_whole_or_not_at_all: "passwords.change-confirmation",
    asking_for_a_confirmation_code_happens_whole_or_not_at_all: "passwords.request-reset",
    resetting_a_confirmation_password_happens_whole_or_not_at_all: "passwords.reset-confirmation",
    opening_a_contract_happens_whole_or_not_at_all: "bank.open-contract",
    ending_a_contract_happens_whole_or_not_at_all: "bank.cancel-contract",
    changing_settings_happens_whole_or_not_at_all: "settings.change",
    correcting_one_s_address_happens_whole_or_not_at_all: "own.mail",
    choosing_a_language_happens_whole_or_not_at_all: "own.language",
    adding_somebody_to_the_desk_happens_whole_or_not_at_all: "bank.add-desk-user",
    stopping_a_contract_happens_whole_or_not_at_all: "desk.stop-contract",
    proposing_happens_whole_or_not_at_all: "desk.propose",
    deciding_happens_whole_or_not_at_all: "desk.decide",
    setting_the_banner_happens_whole_or_not_at_all: "desk.set-banner",
    setting_the_contacts_happens_whole_or_not_at_all: "desk.set-contacts",
    asking_for_a_start_up_code_happens_whole_or_not_at_all: "session.request-start-up",
    obtaining_a_login_id_happens_whole_or_not_at_all: "session.obtain-login-id",
    filing_a_procedure_happens_whole_or_not_at_all: "procedures.file",
    withdrawing_a_procedure_happens_whole_or_not_at_all: "procedures.withdraw",
    receiving_a_paper_happens_whole_or_not_at_all: "desk.receive",
    a_loss_by_telephone_happens_whole_or_not_at_all: "desk.report-loss",
    noting_a_paper_happens_whole_or_not_at_all: "desk.received",
    checking_a_procedure_happens_whole_or_not_at_all: "desk.check",
    approving_a_procedure_happens_whole_or_not_at_all: "desk.approve",
    rejecting_a_procedure_happens_whole_or_not_at_all: "desk.reject",
    carrying_a_procedure_out_happens_whole_or_not_at_all: "desk.execute",
    shipping_a_device_happens_whole_or_not_at_all: "desk.ship",
    delivering_a_device_happens_whole_or_not_at_all: "desk.deliver",
    the_return_of_a_device_happens_whole_or_not_at_all: "desk.return-device",
    sending_a_part_of_a_file_happens_whole_or_not_at_all: "desk.upload-part",
}
