use super::enters;
use crate::harness::{Actor, Company, SHARED, Setup, World, serial, suspends, user};
use crate::samples::payee;
use shared::domain::notice::NoticeKind;
use shared::domain::user::Role;
use shared::operations::payees::PayeesRegister;
use shared::operations::proof::{Empty, Proof};
use shared::operations::session::SessionMe;
use shared::operations::tokens::{TokenList, TokensList};
use shared::operations::users::{UserList, UsersAdd, UsersDelete, UsersList};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_deleted_person_s_open_session_answers_401_and_nothing_of_theirs_is_left() {
    // Source: issue, "deletion ends the person's open session at once"; rules 3.
    let company = Company::new().await;
    let (master, payer) = (&company.master, &company.payer);
    let mail = master.views(payer).await.record.mail;
    assert_eq!(master.deletes(payer).await.told(), "done");
    let input = serde_json::from_value(payee("0000001")).unwrap();
    for answer in [
        payer.send::<SessionMe>(&Empty {}, &Proof::default()).await,
        payer.send::<PayeesRegister>(&input, &payer.next_proof()).await,
    ] {
        assert_eq!((answer.status, answer.told()), (401, "session_over none".into()));
    }
    assert!(!enters(&company, payer).await);
    let id = payer.id();
    let table = company.world.table().await;
    let left = table.0.keys().filter(|(pk, sk)| {
        let kind = crate::harness::kind(pk);
        ["USER", "CONFIRM", "KEYRING", "SESSION"].contains(&kind.as_str())
            && (pk.contains(&id) || sk.contains(&id))
    });
    assert_eq!(left.count(), 0);
    let tokens: TokenList = master.get::<TokensList>(&Empty {}).await;
    let shared = tokens.tokens.iter().find(|token| token.serial == serial(SHARED)).unwrap();
    assert_eq!(shared.sharers.len(), 2, "the device is still the others'");
    let list: UserList = master.get::<UsersList>(&Empty {}).await;
    assert!(list.users.iter().all(|row| row.id.as_str() != id));
    let notice = master.notices().await.pop().unwrap();
    assert_eq!((notice.kind, notice.also_to), (NoticeKind::UserDeleted, vec![mail]));
    assert_eq!(notice.person.map(|person| person.user.to_string()), Some(id));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_deleted_login_id_is_never_given_to_anybody_else() {
    // Source: rules 3 "never reused".
    let company = Company::new().await;
    let (master, clerk) = (&company.master, &company.clerk);
    assert_eq!(master.deletes(clerk).await.told(), "done");
    for operator in [master, &company.foreigner] {
        let again = user("tanaka3k", Role::General, &[]);
        let answer = operator.send::<UsersAdd>(&again, &operator.next_proof()).await;
        assert_eq!(answer.told(), "denied login_id_taken", "by {}", operator.person.login_id);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_master_is_never_deleted_nor_anybody_by_themself() {
    // Source: domain 1.1; issue, "never deleted on screen".
    let company = Company::new().await;
    let (master, administrator, clerk) = (&company.master, &company.administrator, &company.clerk);
    for (operator, who, told) in [
        (administrator, master, "denied master"),
        (master, master, "denied master"),
        (administrator, administrator, "denied oneself"),
    ] {
        let answer = operator.deletes(who).await;
        assert_eq!((answer.told(), answer.figures.hashes), (told.into(), 0));
    }
    assert_eq!(master.changes(clerk, |record| record.role = Role::Administrator).await.told(), "done");
    assert_eq!(
        clerk.deletes(administrator).await.told(),
        "denied role_not_allowed",
        "that would withdraw rights"
    );
    assert_eq!(master.deletes(administrator).await.told(), "done");
    assert_eq!(clerk.deletes(&company.payer).await.told(), "done", "a general user, by an administrator");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_deletion_makes_room_in_the_plan() {
    // Source: domain 1, "including the master"; rules 3 "plan 20 users with the master".
    let company =
        Company::in_world(World::with(Setup::differing(|policy| policy.plan_users = 4)).await).await;
    let master = &company.master;
    let one_more = user("newcomer1", Role::General, &[]);
    assert_eq!(master.send::<UsersAdd>(&one_more, &master.next_proof()).await.told(), "denied plan_full");
    assert_eq!(master.deletes(&company.clerk).await.told(), "done");
    assert_eq!(master.send::<UsersAdd>(&one_more, &master.next_proof()).await.told(), "done");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_deletion_that_was_decided_on_an_old_page_is_stale() {
    let company = Company::new().await;
    let (master, administrator, clerk) = (&company.master, &company.administrator, &company.clerk);
    let input = administrator.deletion(clerk).await;
    assert_eq!(master.changes(clerk, |record| record.name = "田中".try_into().unwrap()).await.told(), "done");
    let answer = administrator.send::<UsersDelete>(&input, &administrator.proof()).await;
    assert_eq!((answer.told(), answer.figures.hashes), ("stale".into(), 0));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_last_usable_administrator_can_t_be_deleted_or_demoted() {
    // Source: architecture 8.5; issue, "the last usable user with administrator rights". The master suspended
    // herself; whoever is left with rights deletes and demotes nobody, so only oneself is left to try.
    let setup = Setup::differing(|policy| policy.administrators_grant = true);
    let company = Company::in_world(World::with(setup).await).await;
    let (master, administrator) = (&company.master, &company.administrator);
    let row = &master.sets_state(&suspends(&[master])).await[0];
    assert_eq!(row.refused, None);
    let row = &administrator.sets_state(&suspends(&[administrator])).await[0];
    assert_eq!(row.refused, Some(shared::domain::user_work::StateDenied::LastAdministrator));
    assert_eq!(administrator.deletes(administrator).await.told(), "denied oneself");
    let answer = administrator.changes(administrator, |record| record.role = Role::General).await;
    assert_eq!(answer.told(), "denied own_rights");
}
