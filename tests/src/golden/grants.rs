//! What a function may do to the table, from the kinds of item that it touches; and that it does no more.

use crate::faults::MUTATIONS;
use crate::harness::{
    Actor, Company, OWN, SHARED, SPARE, Setup, SignedIn, Stranger, Traffic, World, csv, import_of, kind,
    lifts, login_id, newcomer, open_contract, replacement, serial, suspends, user, with_software,
};
use crate::samples::payee;
use crate::stock::office::Office;
use operations::pipeline::Source;
use serde::Serialize;
use shared::domain::settings::ContractSettings;
use shared::domain::user::{Language, Role};
use shared::domain::user_draft::UserDraft;
use shared::domain::user_work::Barrier;
use shared::operations::bank::{
    BankCancelContract, BankImportTokens, BankOpenContract, BankSendNotices, Opened, SendNotices,
};
use shared::operations::desk::ContractNamed;
use shared::operations::own::{ChooseLanguage, CorrectMail, OwnLanguage, OwnMail};
use shared::operations::passwords::PasswordsReplaceTemporary;
use shared::operations::payees::PayeesRegister;
use shared::operations::proof::{Empty, Proof};
use shared::operations::session::SessionSignOut;
use shared::operations::settings::{ChangeSettings, SettingsChange, SettingsPage, SettingsView};
use shared::operations::tokens::{
    GrantSoftware, Register, ReleaseStop, TokensGrantSoftware, TokensObtainSoftware, TokensRegister,
    TokensReleaseStop, TokensResynchronise,
};
use shared::operations::users::UsersAdd;
use shared::operations::{Declaration, Grant, Method, Touch, catalogue};
use std::collections::BTreeSet;
use store::table::INDEX;

/// Actions on items whose partition keys begin so, in the table or in its index.
#[derive(Debug, Serialize, PartialEq, Eq)]
pub struct Grants {
    #[serde(skip_serializing_if = "Option::is_none")]
    index: Option<&'static str>,
    actions: Vec<&'static str>,
    leading_keys: Vec<String>,
}

/// What the partition keys of a kind of item begin with.
pub fn leading(touch: Touch) -> &'static [&'static str] {
    match touch {
        Touch::Contract => &["CONTRACT#*"],
        Touch::Session => &["SESSION#*"],
        Touch::User => &["USER#*"],
        Touch::LoginSecret => &["LOGIN#*"],
        Touch::ConfirmationSecret => &["CONFIRM#*"],
        Touch::Keyring => &["KEYRING#*"],
        Touch::Payee => &["PAYEE#*"],
        Touch::Roster => &["ROSTER#*"],
        Touch::Audit => &["AUDIT#*", "BANKAUDIT#*", "STRANGERS#*"],
        Touch::Idempotency => &["IDEMPOTENCY#*"],
        Touch::Import => &["IMPORT#*"],
        Touch::Serial => &["SERIAL#*"],
        Touch::Throttle => &["THROTTLE#*"],
        Touch::Reset => &["RESET#*"],
        Touch::Outbox => &["OUTBOX#*"],
        Touch::Notice => &["NOTICE#*"],
        Touch::Life => &["LIFE#*"],
        Touch::SoftwareGrant => &["SOFTWARE#*"],
        Touch::Procedure => &["FILINGS#*", "PROCEDURE#*"],
        Touch::Charge => &["CHARGE#*"],
        Touch::Stock => &["STOCK#*"],
        Touch::Upload => &["UPLOAD#*"],
        Touch::Proposal => &["PROPOSAL#*"],
        Touch::BankData => &["BANKDATA#*"],
    }
}

/// Where the index has a kind of item; most are not in it.
fn leading_by_time(touch: Touch) -> Option<&'static str> {
    match touch {
        Touch::Audit => Some("HISTORY#*"),
        Touch::Outbox => Some(store::keys::UNSENT),
        Touch::Procedure => Some("QUEUE#*"),
        Touch::Charge => Some("CHARGES#*"),
        Touch::Keyring => Some("EXPIRES#*"),
        Touch::Contract => Some("CONTRACTS"),
        Touch::Stock => Some("STOCK#all"),
        _ => None,
    }
}

fn actions(declaration: &Declaration, grant: Grant) -> Vec<&'static str> {
    let mut actions = vec!["dynamodb:BatchGetItem", "dynamodb:GetItem", "dynamodb:Query"];
    if declaration.method == Method::Post {
        actions.insert(1, "dynamodb:ConditionCheckItem");
    }
    if grant != Grant::Read {
        actions.extend(["dynamodb:PutItem", "dynamodb:UpdateItem"]);
    }
    if grant == Grant::Delete {
        actions.push("dynamodb:DeleteItem");
    }
    actions
}

/// The grants of an operation. Every function reads the figures that the desk changed.
pub fn grants(declaration: &Declaration) -> Vec<Grants> {
    let told = declaration.touches.iter().any(|(touch, _)| *touch == Touch::BankData);
    let figures = (Touch::BankData, Grant::Read);
    let touches: Vec<_> = declaration.touches.iter().copied().chain((!told).then_some(figures)).collect();
    let of_the_table = [Grant::Read, Grant::Write, Grant::Delete].into_iter().map(|grant| {
        let given = touches.iter().filter(|(_, given)| *given == grant);
        let keys = given.flat_map(|(touch, _)| leading(*touch)).map(ToString::to_string).collect();
        Grants { index: None, actions: actions(declaration, grant), leading_keys: keys }
    });
    let listed = declaration.by_time.iter().filter_map(|touch| leading_by_time(*touch));
    let of_the_index = Grants {
        index: Some(INDEX),
        actions: vec!["dynamodb:Query"],
        leading_keys: listed.map(str::to_owned).collect(),
    };
    of_the_table.chain([of_the_index]).filter(|grants| !grants.leading_keys.is_empty()).collect()
}

impl Grants {
    /// As IAM's `ForAllValues:StringLike` reads leading keys.
    fn cover(&self, by_time: bool, action: &str, partition: &str) -> bool {
        self.index.is_some() == by_time
            && self.actions.iter().any(|granted| *granted == format!("dynamodb:{action}"))
            && self.leading_keys.iter().any(|key| match key.strip_suffix('*') {
                Some(beginning) => partition.starts_with(beginning),
                None => key == partition,
            })
    }
}

/// What was done that is not granted.
fn beyond(declaration: &Declaration, traffic: &[Traffic]) -> BTreeSet<String> {
    let grants = grants(declaration);
    let mut beyond = BTreeSet::new();
    for call in traffic {
        for (action, partition) in &call.touched {
            if !grants.iter().any(|grants| grants.cover(call.by_time, action, partition)) {
                let by_time = if call.by_time { " by time" } else { "" };
                beyond.insert(format!("{}: {action}{by_time} {}", declaration.name, kind(partition)));
            }
        }
    }
    beyond
}

/// What a tour can pass by: it happens to some requests only, and tests of its own see it.
const SOMETIMES: [(&str, Touch); 3] = [
    // The free first device is taken by a form, and given back.
    ("desk.receive", Touch::Contract),
    ("procedures.withdraw", Touch::Contract),
    // A suspension is lifted.
    ("desk.decide", Touch::User),
];

/// Whether a grant is for what happens only now and then: a session is noted once a minute, and the last wrong
/// number stops a device and tells people.
fn happens_sometimes(declaration: &Declaration, touch: Touch) -> bool {
    let proves = declaration.touches.contains(&(Touch::Keyring, Grant::Write));
    touch == Touch::Session
        || (proves && matches!(touch, Touch::Life | Touch::Outbox))
        || SOMETIMES.contains(&(declaration.name, touch))
}

/// What is granted and was never done: a kind of item that no call of the operation touched, or only read.
fn idle(declaration: &Declaration, traffic: &[Traffic]) -> BTreeSet<String> {
    let done = |by_time: bool, writing: bool, keys: &[&str]| {
        let calls = traffic.iter().filter(|call| call.by_time == by_time);
        calls.flat_map(|call| &call.touched).any(|(action, partition)| {
            let writes = matches!(*action, "PutItem" | "UpdateItem" | "DeleteItem");
            (writes || !writing) && keys.iter().any(|key| partition.starts_with(key.trim_end_matches('*')))
        })
    };
    let mut idle = BTreeSet::new();
    for (touch, grant) in declaration.touches {
        if !happens_sometimes(declaration, *touch) && !done(false, *grant != Grant::Read, leading(*touch)) {
            idle.insert(format!("{}: {touch:?} {grant:?}", declaration.name));
        }
    }
    for touch in declaration.by_time {
        let keys: Vec<_> = leading_by_time(*touch).into_iter().collect();
        if !done(true, false, &keys) {
            idle.insert(format!("{}: {touch:?} by time", declaration.name));
        }
    }
    idle
}

/// A tour of every mutation, each with what is wrong first and what is right then.
async fn tour(company: &Company) {
    let (world, master, administrator, payer) =
        (&company.world, &company.master, &company.administrator, &company.payer);
    let (stranger, nothing) = (company.stranger(), Proof::default());
    stranger.try_sign_in("nobody99", "anything").await;
    stranger.try_sign_in("tanaka3k", "wrong").await;
    let clerk = stranger.sign_in(&company.clerk.person).await;
    let input = open_contract("asahi", "asahi001", "seventyseven");
    let opened: Opened = stranger.send::<BankOpenContract>(&input, &nothing).await.output();
    let input = import_of("asahi", &csv(&["099000001"]));
    assert_eq!(stranger.send::<BankImportTokens>(&input, &nothing).await.told(), "done");
    let person = newcomer("asahi", "asahi001", &opened.secrets);
    let asahi = Stranger(world.clone()).sign_in(&person).await;
    let (input, proof, _) = replacement(&person);
    assert_eq!(asahi.send::<PasswordsReplaceTemporary>(&input, &proof).await.told(), "done");
    let input = ContractNamed { contract: opened.contract };
    assert_eq!(stranger.send::<BankCancelContract>(&input, &nothing).await.told(), "done");
    let input = serde_json::from_value(payee("0000001")).unwrap();
    assert_eq!(payer.send::<PayeesRegister>(&input, &payer.proof()).await.told(), "done");
    assert_eq!(
        payer.send::<PayeesRegister>(&input, &payer.next_proof()).await.told(),
        "denied already_registered"
    );
    let newcomer = master.adds("ryo00001", Role::General, &[], None).await;
    assert_eq!(
        master.send::<UsersAdd>(&user("sakura01", Role::General, &[]), &master.next_proof()).await.told(),
        "denied login_id_taken"
    );
    let proof = Proof { otp: Some(world.shelf.code(SPARE)), ..newcomer.confirmed() };
    assert_eq!(
        newcomer.send::<TokensRegister>(&Register { serial: serial(SPARE) }, &proof).await.told(),
        "done"
    );
    company.stop_shared().await;
    let stopped_at = ports::environment::Clock::now(&*world.clock);
    let input = ReleaseStop { serial: serial(SHARED), stopped_at };
    assert_eq!(master.send::<TokensReleaseStop>(&input, &master.proof()).await.told(), "denied own_device");
    assert_eq!(
        administrator.send::<TokensReleaseStop>(&input, &administrator.next_proof()).await.told(),
        "done"
    );
    tokens(company).await;
    own(&clerk).await;
    settings(master).await;
    administer(company).await;
    assert_eq!(clerk.send::<SessionSignOut>(&Empty {}, &Proof::default()).await.told(), "done");
    let office = Office::new(world).await;
    crate::stock::tour(company, &office).await;
    for declaration in catalogue().into_iter().filter(|declaration| declaration.method == Method::Get) {
        let who = if declaration.access.is_desk() { &office.clerk } else { master };
        let asked = crate::harness::Draft::new(&declaration, Some(&who.cookie)).through(Source::Public);
        let told = asked.send(world).await.told();
        // A sample may name what there is not: that is looked up, too.
        assert!(matches!(told.as_str(), "done" | "denied not_found"), "{}: {told}", declaration.name);
    }
    assert_ne!(OWN, SPARE);
}

/// Links that are cut, clocks that are found again, a stop by a wrong code, software devices, and the daily job.
async fn tokens(company: &Company) {
    let (world, administrator, master) = (&company.world, &company.administrator, &company.master);
    let stranger = company.stranger();
    world.clock.next_code();
    assert_eq!(administrator.revokes(&[(&company.clerk, SHARED)]).await, [None]);
    world.clock.next_code();
    let found = administrator.send::<TokensResynchronise>(&Empty {}, &administrator.pair(OWN, 4)).await;
    assert_eq!(found.told(), "done");
    let somebody = master.adds("soft0001", Role::General, &[], None).await;
    let input = GrantSoftware { user: somebody.user() };
    assert_eq!(master.send::<TokensGrantSoftware>(&input, &master.next_proof()).await.told(), "done");
    let made = somebody.send::<TokensObtainSoftware>(&Empty {}, &somebody.confirmed()).await;
    assert_eq!(made.told(), "done");
    world.expires("midori", OWN, "2027-04-20").await;
    assert_eq!(world.day().await, (1, 1, 0));
    world.post.bounce("sakura01@midori.example");
    world.clock.pass(60);
    let sent = stranger.send::<BankSendNotices>(&SendNotices { notice: None }, &Proof::default()).await;
    assert_eq!(sent.told(), "done");
}

/// What administrators do to their colleagues.
async fn administer(company: &Company) {
    let (master, payer) = (&company.master, &company.payer);
    for _ in 0..6 {
        company.stranger().try_sign_in(&payer.person.login_id, "wrong").await;
    }
    let all = [Barrier::Suspension, Barrier::LoginLock, Barrier::ConfirmationLock];
    master.sets_state(&suspends(&[payer])).await;
    master.sets_state(&suspends(&[payer])).await;
    assert_eq!(master.sets_state(&lifts(&[payer], &all)).await[0].refused, None);
    assert_eq!(master.sets_passwords(payer, true, true).await.told(), "done");
    let answer = master.changes(payer, |record| record.login_id = login_id("sakura01")).await;
    assert_eq!(answer.told(), "denied login_id_taken");
    let promoted =
        |record: &mut UserDraft| (record.login_id, record.role) = (login_id("misaki99"), Role::Administrator);
    assert_eq!(master.changes(payer, promoted).await.told(), "done");
    assert_eq!(master.deletes(payer).await.told(), "done");
}

/// Passwords that were forgotten and changed.
async fn resets(company: &Company) {
    for name in [
        "session.prove-second-factor",
        "passwords.request-reset",
        "passwords.reset-confirmation",
        "passwords.change-login",
        "passwords.change-confirmation",
        "session.request-reset",
        "session.reset-password",
    ] {
        let mutation = MUTATIONS.iter().find(|mutation| mutation.name == name).unwrap();
        company.world.clock.next_code();
        let sending = (mutation.prepare)(company).await;
        assert_eq!(sending.draft.send(&company.world).await.told(), "done", "{name}");
    }
}

async fn own(clerk: &SignedIn) {
    let language = ChooseLanguage { language: Language::En };
    assert_eq!(clerk.send::<OwnLanguage>(&language, &Proof::default()).await.told(), "done");
    let mail = CorrectMail { mail: "right@midori.example".try_into().unwrap() };
    assert_eq!(clerk.send::<OwnMail>(&mail, &clerk.confirmed()).await.told(), "denied not_bounced");
    clerk.bounced().await;
    assert_eq!(clerk.send::<OwnMail>(&mail, &clerk.confirmed()).await.told(), "done");
}

async fn settings(master: &SignedIn) {
    let page: SettingsPage = master.get::<SettingsView>(&Empty {}).await;
    let settings = ContractSettings { idle_seconds: 600, ..page.settings };
    let input = ChangeSettings { version: page.version, settings };
    assert_eq!(master.send::<SettingsChange>(&input, &master.confirmed()).await.told(), "done");
    assert_eq!(master.send::<SettingsChange>(&input, &master.confirmed()).await.told(), "stale");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_operation_does_more_to_the_table_than_it_declares() {
    // Source: architecture 6 "least privilege comes from the catalogue's grants, per function".
    let company = Company::in_world(World::with(Setup { import_seconds: 0, ..with_software() }).await).await;
    company.world.faults.record_by_operation();
    tour(&company).await;
    let mut recorded = company.world.faults.take_by_operation();
    let forgetful = Company::new().await;
    forgetful.world.faults.record_by_operation();
    resets(&forgetful).await;
    for (name, traffic) in forgetful.world.faults.take_by_operation() {
        recorded.entry(name).or_default().extend(traffic);
    }
    let watched = Company::new().await;
    watched.world.faults.record_by_operation();
    crate::desk::tour(&watched).await;
    for (name, traffic) in watched.world.faults.take_by_operation() {
        recorded.entry(name).or_default().extend(traffic);
    }
    let busy = crate::desk::procedures::tour().await;
    for (name, traffic) in busy.world.faults.take_by_operation() {
        recorded.entry(name).or_default().extend(traffic);
    }
    let (mut beyond_all, mut idle_all) = (BTreeSet::new(), BTreeSet::new());
    for declaration in catalogue() {
        let traffic = recorded.get(declaration.name).cloned().unwrap_or_default();
        let silent = matches!(declaration.name, "rescue.guide");
        assert!(silent || !traffic.is_empty(), "{} is not in the tour", declaration.name);
        beyond_all.extend(beyond(&declaration, &traffic));
        if !silent {
            idle_all.extend(idle(&declaration, &traffic));
        }
    }
    assert!(idle_all.is_empty(), "granted, and not used: {idle_all:#?}");
    assert!(beyond_all.is_empty(), "not granted: {beyond_all:#?}");
}
