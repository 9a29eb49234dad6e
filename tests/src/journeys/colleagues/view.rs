use super::{fail_at_the_door, fail_to_confirm, names};
use crate::harness::{Actor, Company, OWN, SHARED, Setup, World, serial, suspends};
use shared::domain::user::{Role, ServiceState};
use shared::operations::proof::Proof;
use shared::operations::users::{UsersView, ViewUser};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_forgotten_login_id_is_found_by_whoever_has_administrator_rights() {
    // Source: OKB seed, ログイン ID を失念した場合: 「利用者情報の管理」より、ログイン ID を確認できます.
    let company = Company::new().await;
    for (what, operator, who) in [
        ("the master's, by an administrator", &company.administrator, &company.master),
        ("an administrator's, by the master", &company.master, &company.administrator),
        ("a general user's, by an administrator", &company.administrator, &company.clerk),
        ("a general user's, by the master", &company.master, &company.payer),
    ] {
        let view = operator.views(who).await;
        assert_eq!(view.record.login_id.as_str(), who.person.login_id, "{what}");
    }
    let input = ViewUser { user: company.master.user() };
    let answer = company.clerk.send::<UsersView>(&input, &Proof::default()).await;
    assert_eq!(answer.told(), "not_allowed", "a general user asks somebody");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_view_shows_what_may_be_changed_and_by_whom() {
    // Source: rules 3 "only the master grants"; domain 1.1.
    let company = Company::new().await;
    let (master, administrator, clerk) = (&company.master, &company.administrator, &company.clerk);
    let of_roles = [Role::Administrator, Role::General];
    for (operator, who, roles, deletable) in [
        (master, master, &[Role::Master][..], false),
        (master, administrator, &of_roles[..], true),
        (master, clerk, &of_roles[..], true),
        (administrator, master, &[Role::Master][..], false),
        (administrator, administrator, &[Role::Administrator][..], false),
        (administrator, clerk, &[Role::General][..], true),
    ] {
        let view = operator.views(who).await;
        let case = format!("{} of {}", operator.person.login_id, who.person.login_id);
        assert_eq!((view.roles.as_slice(), view.deletable), (roles, deletable), "{case}");
        assert_eq!(view.oneself, operator.person.login_id == who.person.login_id, "{case}");
        assert!(!view.typed_secrets && !view.login_id_frozen && !view.mail_bounced, "{case}");
    }
    let view = master.views(administrator).await;
    assert_eq!(view.serial, Some(serial(OWN)));
    assert!(view.last_sign_in.is_some() && !view.temporary.any() && view.states.is_empty());
    assert_eq!(master.views(clerk).await.serial, Some(serial(SHARED)));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_view_lists_all_states_that_hold() {
    // Source: domain 3 "states of different secrets are independent and can coexist; the row must list all".
    let company = Company::new().await;
    fail_at_the_door(&company, &company.payer, 6).await;
    fail_to_confirm(&company.payer, 6).await;
    company.stop_shared().await;
    company.master.sets_state(&suspends(&[&company.payer])).await;
    let view = company.administrator.views(&company.payer).await;
    use ServiceState::{ConfirmationTemporarilyLocked, LoginTemporarilyLocked, Suspended};
    assert_eq!(names(&view.states)[..3], [Suspended, LoginTemporarilyLocked, ConfirmationTemporarilyLocked]);
    assert!(view.states.iter().filter(|chip| chip.until.is_some()).count() == 2, "{:?}", view.states);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn administrators_who_may_grant_are_offered_it() {
    // Source: rules 3 "switch for OKB's siblings".
    let setup = Setup::differing(|policy| policy.administrators_grant = true);
    let company = Company::in_world(World::with(setup).await).await;
    let view = company.administrator.views(&company.clerk).await;
    assert_eq!(view.roles, [Role::Administrator, Role::General]);
}
