use crate::harness::{Actor, Company, Setup, SignedIn, World, fresh_key, password};
use crate::samples::payee;
use shared::domain::access::{Business, Permission};
use shared::domain::account::{Account, Limits, Yen};
use shared::domain::notice::NoticeKind;
use shared::domain::payee::AccountKind;
use shared::domain::user::Role;
use shared::domain::user_draft::UserField;
use shared::operations::payees::PayeesRegister;
use shared::operations::proof::{Empty, Proof};
use shared::operations::session::{Me, SessionMe};
use shared::operations::users::{UserChanged, UserList, UsersChange, UsersList};
use std::collections::BTreeMap;

async fn pays(actor: &SignedIn, number: &str) -> String {
    let input = serde_json::from_value(payee(number)).unwrap();
    actor.send::<PayeesRegister>(&input, &actor.next_proof()).await.told()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn permissions_bite_at_once_in_an_open_session_granted_or_withdrawn() {
    // Source: rules 3 "withdrawals and suspensions bite at once, grants too"; issue, "narrows the open session".
    let company = Company::new().await;
    let (master, clerk) = (&company.master, &company.clerk);
    assert_eq!(pays(clerk, "0000001").await, "not_allowed");
    let answer = master.changes(clerk, |record| record.permissions = vec![Permission::Payees]).await;
    assert_eq!(answer.output::<UserChanged>().fields, [UserField::Permissions]);
    assert_eq!(pays(clerk, "0000001").await, "done");
    assert_eq!(master.changes(clerk, |record| record.permissions.clear()).await.told(), "done");
    assert_eq!(pays(clerk, "0000002").await, "not_allowed");
    assert_eq!(
        clerk.send::<SessionMe>(&Empty {}, &Proof::default()).await.told(),
        "done",
        "the session goes on"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn administrator_rights_are_given_and_taken_by_the_master_and_bite_at_once() {
    // Source: OKB seed マスターユーザから管理者権限を付与された利用者; rules 3.
    let company = Company::new().await;
    let (master, administrator, clerk) = (&company.master, &company.administrator, &company.clerk);
    let answer = administrator.changes(clerk, |record| record.role = Role::Administrator).await;
    assert_eq!((answer.told(), answer.figures.hashes), ("denied role_not_allowed".into(), 0));
    assert_eq!(master.changes(clerk, |record| record.role = Role::Administrator).await.told(), "done");
    let list: UserList = clerk.get::<UsersList>(&Empty {}).await;
    assert_eq!(list.users.len(), 4, "granted at once");
    assert_eq!(master.changes(administrator, |record| record.role = Role::General).await.told(), "done");
    let answer = administrator.send::<UsersList>(&Empty {}, &Proof::default()).await;
    assert_eq!(answer.told(), "not_allowed", "withdrawn at once, in the open session");
    let kinds: Vec<_> = master.notices().await.into_iter().map(|notice| notice.kind).collect();
    assert_eq!(kinds[kinds.len() - 2..], [NoticeKind::RoleChanged, NoticeKind::RoleChanged]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn there_is_exactly_one_master_who_is_never_demoted() {
    // Source: domain 1; issue, "マスターユーザ: exactly one, never demoted".
    let company = Company::new().await;
    let (master, administrator) = (&company.master, &company.administrator);
    for (operator, who, role) in [
        (master, administrator, Role::Master),
        (administrator, master, Role::General),
        (master, master, Role::Administrator),
        (administrator, administrator, Role::Master),
    ] {
        let answer = operator.changes(who, |record| record.role = role).await;
        assert_eq!((answer.told(), answer.figures.hashes), ("denied master".into(), 0), "{role}");
    }
    let answer =
        administrator.changes(administrator, |record| record.permissions = vec![Permission::Payees]).await;
    assert_eq!(answer.told(), "denied own_rights", "nobody widens their own");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_second_editor_is_told_what_changed_and_nothing_is_lost() {
    // Source: issue, "Two administrators editing one user".
    let company = Company::new().await;
    let (master, administrator, clerk) = (&company.master, &company.administrator, &company.clerk);
    let hers = master.change(clerk, |record| record.name = "田中 太郎".try_into().unwrap()).await;
    let his =
        administrator.change(clerk, |record| record.mail = "t@midori.example".try_into().unwrap()).await;
    assert_eq!(master.send::<UsersChange>(&hers, &master.next_proof()).await.told(), "done");
    let stale = administrator.send::<UsersChange>(&his, &administrator.proof()).await;
    assert_eq!((stale.told(), stale.figures.hashes), ("stale".into(), 0), "no secret was looked at");
    let anew = administrator.change(clerk, |record| record.mail = his.record.mail.clone()).await;
    assert_eq!(anew.record.name, hers.record.name, "the page reads what changed meanwhile");
    let done = administrator.send::<UsersChange>(&anew, &administrator.proof()).await;
    assert_eq!(done.output::<UserChanged>().fields, [UserField::Mail], "the proof was not used up");
    let view = master.views(clerk).await;
    assert_eq!((view.record.name, view.record.mail), (hers.record.name, his.record.mail), "nothing is lost");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_who_change_one_user_at_once_change_one_after_the_other() {
    // Source: issue, "Two administrators editing one user", both sent before either is answered.
    let company = Company::new().await;
    let (master, administrator, clerk) = (&company.master, &company.administrator, &company.clerk);
    let hers = master.change(clerk, |record| record.name = "田中 太郎".try_into().unwrap()).await;
    let his = administrator.change(clerk, |record| record.name = "田中 次郎".try_into().unwrap()).await;
    let (one, two) = (master.next_proof(), administrator.proof());
    let (first, second) = futures::join!(
        master.send::<UsersChange>(&hers, &one),
        administrator.send::<UsersChange>(&his, &two)
    );
    let mut told = [first.told(), second.told()];
    told.sort();
    assert_eq!(told, ["done", "stale"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_change_of_address_is_told_to_the_old_one_and_the_new_one() {
    // Source: issue, item 8; domain 11.
    let company = Company::new().await;
    let (master, clerk) = (&company.master, &company.clerk);
    let old = master.views(clerk).await.record.mail;
    let answer = master.changes(clerk, |record| record.mail = "new@midori.example".try_into().unwrap()).await;
    assert_eq!(answer.told(), "done");
    let notice = master.notices().await.pop().unwrap();
    assert_eq!(
        (notice.kind, notice.also_to, notice.fields),
        (NoticeKind::MailChanged, vec![old], vec![UserField::Mail])
    );
    assert_eq!(notice.person.map(|person| person.user), Some(clerk.user()));
    assert_eq!(notice.by.map(|by| by.user), Some(master.user()));
    let old = master.views(clerk).await.record.mail;
    let edit = |record: &mut shared::domain::user_draft::UserDraft| {
        record.mail = "third@midori.example".try_into().unwrap();
        record.role = Role::Administrator;
    };
    assert_eq!(master.changes(clerk, edit).await.told(), "done");
    let notice = master.notices().await.pop().unwrap();
    assert_eq!(
        (notice.kind, notice.also_to),
        (NoticeKind::RoleChanged, vec![old]),
        "whatever the event is called"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_gets_what_the_company_does_not_have() {
    // Source: domain 10 "on-screen values cannot exceed the cap filed on paper".
    let company = Company::new().await;
    let (master, clerk) = (&company.master, &company.clerk);
    let other = Account {
        branch: "002".try_into().unwrap(),
        kind: AccountKind::Ordinary,
        number: "7654321".try_into().unwrap(),
    };
    let limits = |yen: u64| Limits(BTreeMap::from([(Business::Transfer, Yen::try_from(yen).unwrap())]));
    let answer = master.changes(clerk, |record| record.accounts = vec![other]).await;
    assert_eq!(answer.told(), "denied account_unknown");
    let answer = master.changes(clerk, |record| record.limits = limits(100_000_001)).await;
    assert_eq!(answer.told(), "denied over_limit");
    let edit = |record: &mut shared::domain::user_draft::UserDraft| {
        record.accounts = vec![crate::harness::account()];
        record.limits = limits(100_000_000);
    };
    let answer = master.changes(clerk, edit).await;
    assert_eq!(answer.output::<UserChanged>().fields, [UserField::Accounts, UserField::Limits]);
    let answer = master.changes(clerk, |_| {}).await;
    assert_eq!((answer.told(), answer.figures.hashes), ("denied nothing_changed".into(), 0));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_change_asks_for_both_authenticators_and_is_repeated_from_its_record() {
    // Source: 77 seed Q3 (change user); rules 4; rules 5 "Idempotency".
    let company = Company::new().await;
    let (master, clerk, world) = (&company.master, &company.clerk, &company.world);
    let input = master.change(clerk, |record| record.name = "田中 太郎".try_into().unwrap()).await;
    let wrong = Proof { confirmation_password: Some(password("wrong")), ..master.proof() };
    assert_eq!(
        master.send::<UsersChange>(&input, &wrong).await.told(),
        "proof confirmation_password wrong 5"
    );
    assert_eq!(
        master.send::<UsersChange>(&input, &master.confirmed()).await.told(),
        "proof second_factor missing"
    );
    let draft = master.draft::<UsersChange>(&input, &master.proof()).key(&fresh_key());
    assert_eq!(draft.clone().send(world).await.told(), "done");
    let again = draft.send(world).await;
    assert!(again.repeated(), "{}", again.text());
    let me: Me = clerk.get::<SessionMe>(&Empty {}).await;
    assert_eq!(me.name, input.record.name, "in the open session at once");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_master_alone_can_be_renamed_in_a_company_of_one() {
    // Source: domain 1.1. Where there is nobody else, one changes one's own data.
    let world = World::with(Setup::differing(|policy| policy.plan_users = 1)).await;
    let master =
        crate::harness::open(&world, "midori", "hanako01", "seventyseven", &[crate::harness::SHARED]).await;
    let answer = master.changes(&master, |record| record.name = "佐藤 華子".try_into().unwrap()).await;
    assert_eq!(answer.told(), "done");
    let notice = master.notices().await.pop().unwrap();
    assert_eq!((notice.kind, notice.by), (NoticeKind::UserChanged, None), "nobody else did it");
}
