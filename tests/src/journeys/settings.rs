use crate::harness::{Actor, Company, Setup, SignedIn, World, fresh_key, number};
use shared::domain::access::{Business, Permission};
use shared::domain::account::{Limits, Yen};
use shared::domain::settings::{ApprovalMode, ContractSettings};
use shared::domain::user::Role;
use shared::operations::Operation;
use shared::operations::home::HomeOverview;
use shared::operations::proof::{Empty, Proof};
use shared::operations::settings::{ChangeSettings, SettingsChange, SettingsPage, SettingsView};

async fn view(actor: &SignedIn) -> SettingsPage {
    actor.get::<SettingsView>(&Empty {}).await
}

/// What changing the settings is told.
async fn change(actor: &SignedIn, edit: impl FnOnce(&mut ContractSettings)) -> String {
    let page = view(actor).await;
    let mut settings = page.settings;
    edit(&mut settings);
    let input = ChangeSettings { version: page.version, settings };
    actor.send::<SettingsChange>(&input, &actor.confirmed()).await.told()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn each_bound_of_the_bank_is_held_and_named() {
    // Source: issue 5; rules 2 "only inside the bank's bounds"; domain 10.
    let company = Company::new().await;
    let master = &company.master;
    let over = Limits::all(Yen::try_from(100_000_001).unwrap());
    let before = view(master).await;
    let approve = |business, mode| {
        move |s: &mut ContractSettings| {
            s.approval.insert(business, mode);
        }
    };
    for (told, expected) in [
        (change(master, approve(Business::Bulk, ApprovalMode::None)).await, "approval_required"),
        (
            change(master, |s| s.approval.retain(|business, _| *business != Business::Payroll)).await,
            "approval_required",
        ),
        (change(master, approve(Business::Transfer, ApprovalMode::DoubleOrdered)).await, "too_few_approvers"),
        (change(master, |s| s.limits = over.clone()).await, "over_cap"),
        (change(master, |s| s.idle_seconds = 901).await, "idle_out_of_bounds"),
        (change(master, |s| s.idle_seconds = 59).await, "idle_out_of_bounds"),
        (change(master, |s| s.typed_secrets = true).await, "typing_not_allowed"),
        (change(master, |_| {}).await, "nothing_changed"),
    ] {
        assert_eq!(told, format!("denied {expected}"));
    }
    assert_eq!(view(master).await, before, "nothing changed");
    // A denial is answered before the secret is looked at.
    let input = ChangeSettings { version: before.version, settings: before.settings.clone() };
    let denied = master.send::<SettingsChange>(&input, &Proof::default()).await;
    assert_eq!((denied.told().as_str(), denied.figures.hashes), ("denied nothing_changed", 0));
    let confirm = company.world.table().await;
    assert!(confirm.of("CONFIRM").into_iter().all(|item| number(item, "failures") == 0));

    assert_eq!(change(master, approve(Business::Transfer, ApprovalMode::Single)).await, "done");
    assert_eq!(change(&company.administrator, |s| s.idle_seconds = 600).await, "done");
    let after = view(master).await;
    assert_eq!(after.settings.approval_of(Business::Transfer), ApprovalMode::Single);
    assert_eq!((after.settings.idle_seconds, after.policy.idle_seconds), (600, 900));
    // With a second approver a double approval can be.
    master.adds("approver1", Role::General, &[Permission::TransferApprove], None).await;
    assert_eq!(change(master, approve(Business::Transfer, ApprovalMode::DoubleOrdered)).await, "done");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_two_who_change_settings_at_once_one_is_told_to_look_again() {
    // Source: issue, "Two administrators editing": the second is told, and nothing is lost without a word.
    let company = Company::new().await;
    let (master, administrator) = (&company.master, &company.administrator);
    let page = view(master).await;
    let input = |idle_seconds| ChangeSettings {
        version: page.version,
        settings: ContractSettings { idle_seconds, ..page.settings.clone() },
    };
    let (hers, his) = (input(600), input(300));
    let (her_proof, his_proof) = (master.confirmed(), administrator.confirmed());
    let (first, second) = futures::join!(
        master.send::<SettingsChange>(&hers, &her_proof),
        administrator.send::<SettingsChange>(&his, &his_proof)
    );
    let mut told = [first.told(), second.told()];
    told.sort();
    assert_eq!(told, ["done", "stale"]);
    let after = view(master).await;
    assert_eq!(after.version, page.version + 1);
    let won = if first.status == 200 { 600 } else { 300 };
    assert_eq!(after.settings.idle_seconds, won);
    let table = company.world.table().await;
    let open = table.of("CONFIRM").into_iter().all(|item| number(item, "failures") == 0);
    assert!(open, "what was typed right counts as no failure, whoever was first");
    assert_eq!(administrator.send::<SettingsChange>(&his, &his_proof).await.told(), "stale");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_repeated_change_of_settings_happens_once() {
    let company = Company::new().await;
    let page = view(&company.master).await;
    let settings = ContractSettings { idle_seconds: 300, ..page.settings };
    let input = ChangeSettings { version: page.version, settings };
    let key = fresh_key();
    let draft = company.master.draft::<SettingsChange>(&input, &company.master.confirmed()).key(&key);
    assert!(!draft.clone().send(&company.world).await.repeated());
    let again = draft.send(&company.world).await;
    assert!(again.repeated() && again.status == 200, "{}", again.text());
    assert_eq!(view(&company.master).await.version, page.version + 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_shorter_idle_time_bites_at_once() {
    // Source: rules 2 "a shorter idle time"; rules 3 "withdrawals bite at once".
    let company = Company::new().await;
    assert_eq!(change(&company.master, |s| s.idle_seconds = 60).await, "done");
    company.world.clock.pass(61);
    let told = company.clerk.send::<HomeOverview>(&Empty {}, &Proof::default()).await.told();
    assert_eq!(told, "session_over idle");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_change_of_settings_is_confirmed_and_of_an_ended_contract_it_can_t_be() {
    // Source: rules 4 "contract settings: confirmation password"; rules 5 "a cancelled contract is a state that
    // every request checks".
    let world = World::with(Setup::default()).await;
    let company = Company::in_world(world).await;
    let page = view(&company.master).await;
    let settings = ContractSettings { idle_seconds: 300, ..page.settings };
    let input = ChangeSettings { version: page.version, settings };
    let bare = company.master.send::<SettingsChange>(&input, &Proof::default()).await;
    assert_eq!(bare.told(), "proof confirmation_password missing");
    let wrong = Proof {
        confirmation_password: Some(crate::harness::password("not-the-right-one")),
        ..Proof::default()
    };
    let wrong = company.master.send::<SettingsChange>(&input, &wrong).await;
    assert_eq!(wrong.told(), "proof confirmation_password wrong 5");
    let key = store::keys::contract(&"midori".try_into().unwrap());
    let ended = aws_sdk_dynamodb::types::AttributeValue::S("cancelled".into());
    crate::harness::tamper(&company.world.past, &key, "contract_status", ended).await;
    let told = company.master.send::<SettingsChange>(&input, &company.master.confirmed()).await.told();
    assert_eq!(told, "session_over contract_ended", "{}", SettingsChange::DECLARATION.name);
}
