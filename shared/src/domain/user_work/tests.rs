//! Each table names its source.

use super::*;
use crate::domain::access::Business;
use crate::domain::account::Yen;
use crate::domain::id::LoginId;
use crate::domain::instant::Instant;
use crate::domain::user::TextField;
use crate::domain::user::tests::user;
use std::collections::BTreeMap;

fn limits(amount: u64) -> Limits {
    Limits(BTreeMap::from([(Business::Transfer, Yen::try_from(amount).unwrap())]))
}

fn company(limits: &Limits) -> Company<'_> {
    Company { accounts: &[], limits, plan_users: 3, administrators_grant: false }
}

fn roster(users: &[&User]) -> Roster {
    users.iter().fold(Roster::default(), |roster, user| roster.changed(None, Some(user), 99).unwrap())
}

#[test]
fn only_the_master_creates_administrators_and_nobody_a_master() {
    // Source: rules 3; domain 1.
    use Role::{Administrator, General, Master};
    let limits = Limits::default();
    for (who, whom, switch, expected) in [
        (Master, Master, false, Err(UserDenied::Master)),
        (Master, Administrator, false, Ok(())),
        (Master, General, false, Ok(())),
        (Administrator, Master, true, Err(UserDenied::Master)),
        (Administrator, Administrator, false, Err(UserDenied::RoleNotAllowed)),
        (Administrator, Administrator, true, Ok(())),
        (Administrator, General, false, Ok(())),
    ] {
        let company = Company { administrators_grant: switch, ..company(&limits) };
        let draft = UserDraft::of(&user("new", whom));
        assert_eq!(may_add(&user("who", who), &draft, &company), expected, "{who} adds {whom}");
    }
}

#[test]
fn what_may_be_changed() {
    let (master, adm, gen_user) =
        (user("master", Role::Master), user("adm", Role::Administrator), user("gen", Role::General));
    let roster = roster(&[&master, &adm, &gen_user]);
    let cap = limits(100);
    let frozen = User { login_id_frozen: true, ..gen_user.clone() };
    type Edit = fn(&mut UserDraft);
    type Case<'a> = (&'a str, &'a User, &'a User, Edit, Result<(), UserDenied>);
    let cases: [Case<'_>; 13] = [
        ("domain 1.1", &adm, &gen_user, |d| d.name = TextField::try_from("改名").unwrap(), Ok(())),
        (
            "domain 1.1: the master too",
            &adm,
            &master,
            |d| d.name = TextField::try_from("改名").unwrap(),
            Ok(()),
        ),
        ("domain 1.1: one's own name", &adm, &adm, |d| d.name = TextField::try_from("改名").unwrap(), Ok(())),
        (
            "rules 3: only the master grants",
            &adm,
            &gen_user,
            |d| d.role = Role::Administrator,
            Err(UserDenied::RoleNotAllowed),
        ),
        (
            "rules 3: only the master withdraws",
            &adm,
            &adm,
            |d| d.role = Role::General,
            Err(UserDenied::RoleNotAllowed),
        ),
        ("OKB seed: granted by the master", &master, &gen_user, |d| d.role = Role::Administrator, Ok(())),
        ("domain 1: exactly one master", &master, &adm, |d| d.role = Role::Master, Err(UserDenied::Master)),
        (
            "domain 1: never demoted",
            &master,
            &master,
            |d| d.role = Role::Administrator,
            Err(UserDenied::Master),
        ),
        (
            "nobody widens their own",
            &adm,
            &adm,
            |d| d.permissions = vec![Permission::Payees],
            Err(UserDenied::OwnRights),
        ),
        (
            "OKB seed: after a certificate",
            &adm,
            &frozen,
            |d| d.login_id = LoginId::try_from("another1").unwrap(),
            Err(UserDenied::LoginIdFrozen),
        ),
        (
            "domain 10: above the company's",
            &adm,
            &gen_user,
            |d| d.limits = limits(101),
            Err(UserDenied::OverLimit),
        ),
        ("domain 10: as the company's", &adm, &gen_user, |d| d.limits = limits(100), Ok(())),
        ("nothing", &adm, &gen_user, |_| {}, Err(UserDenied::NothingChanged)),
    ];
    for (source, operator, before, edit, expected) in cases {
        let mut draft = UserDraft::of(before);
        edit(&mut draft);
        let changed = change(operator, before, draft, &company(&cap), &roster).map(|_| ());
        assert_eq!(changed, expected, "{source}");
    }
}

#[test]
fn a_record_above_a_lowered_cap_can_still_be_renamed() {
    let (master, mut gen_user) = (user("master", Role::Master), user("gen", Role::General));
    gen_user.limits = limits(500);
    let mut draft = UserDraft::of(&gen_user);
    draft.name = TextField::try_from("改名").unwrap();
    assert!(
        change(&master, &gen_user, draft, &company(&limits(100)), &roster(&[&master, &gen_user])).is_ok()
    );
}

#[test]
fn the_last_usable_administrator_keeps_the_rights() {
    // Source: architecture, invariant 5. The master is suspended, so the administrator is the last.
    let master = User { suspended: true, ..user("master", Role::Master) };
    let adm = user("adm", Role::Administrator);
    let roster = roster(&[&master, &adm]);
    let mut demoted = UserDraft::of(&adm);
    demoted.role = Role::General;
    let limits = Limits::default();
    let company = Company { administrators_grant: true, ..company(&limits) };
    let other = user("other", Role::Administrator);
    assert_eq!(change(&other, &adm, demoted, &company, &roster), Err(UserDenied::LastAdministrator));
    assert_eq!(delete(&other, &adm, &company, &roster), Err(UserDenied::LastAdministrator));
    assert_eq!(suspend(&adm, &roster), Err(StateDenied::LastAdministrator));
}

#[test]
fn who_may_be_deleted() {
    let (master, adm, gen_user) =
        (user("master", Role::Master), user("adm", Role::Administrator), user("gen", Role::General));
    let (roster, limits) = (roster(&[&master, &adm, &gen_user]), Limits::default());
    for (source, operator, victim, expected) in [
        ("domain 1.1", &adm, &gen_user, Ok(2)),
        ("domain 1.1: never the master", &adm, &master, Err(UserDenied::Master)),
        ("domain 1.1: never the master", &master, &master, Err(UserDenied::Master)),
        ("domain 1.1: never oneself", &adm, &adm, Err(UserDenied::Oneself)),
        (
            "rules 3: withdrawing is the master's",
            &user("adm2", Role::Administrator),
            &adm,
            Err(UserDenied::RoleNotAllowed),
        ),
        ("rules 3", &master, &adm, Ok(2)),
    ] {
        let left = delete(operator, victim, &company(&limits), &roster).map(|roster| roster.users);
        assert_eq!(left, expected, "{source}");
    }
}

#[test]
fn one_may_suspend_oneself_but_never_release_oneself() {
    // Source: domain 3; OKB seed 当該ユーザ以外の管理者権限のあるユーザ.
    let (master, adm) = (user("master", Role::Master), user("adm", Role::Administrator));
    let (after, left) = suspend(&adm, &roster(&[&master, &adm])).unwrap();
    assert!(after.suspended && left.usable_administrators.len() == 1);
    assert_eq!(suspend(&after, &left), Err(StateDenied::NothingToDo));
    assert_eq!(may_release(&adm, &adm), Err(StateDenied::Oneself));
    assert_eq!(may_release(&master, &adm), Ok(()));
    assert_eq!(may_set_password(&adm, &adm), Err(SetPasswordDenied::Oneself));
    assert_eq!(may_set_password(&adm, &master), Ok(()));
}

#[test]
fn a_release_lifts_exactly_what_was_named_and_holds() {
    // Source: domain 3, "states of different secrets are independent and can coexist".
    use Barrier::{ConfirmationLock, LoginLock, Suspension};
    let (master, adm) = (user("master", Role::Master), user("adm", Role::Administrator));
    let suspended = User { suspended: true, ..adm.clone() };
    let temporary = Lock::Temporary { until: Instant(1) };
    let nothing = Err(StateDenied::NothingToDo);
    type Case<'a> = (&'a User, &'a [Barrier], Lock, Lock, Result<Vec<Barrier>, StateDenied>);
    let cases: [Case<'_>; 8] = [
        (&suspended, &[Suspension, LoginLock], Lock::Open, Lock::Permanent, Ok(vec![Suspension])),
        (&suspended, &[LoginLock], Lock::Permanent, Lock::Open, Ok(vec![LoginLock])),
        (&adm, &[LoginLock, ConfirmationLock], temporary, temporary, Ok(vec![LoginLock, ConfirmationLock])),
        (&adm, &[ConfirmationLock, ConfirmationLock], Lock::Open, temporary, Ok(vec![ConfirmationLock])),
        (&adm, &[Suspension], Lock::Permanent, Lock::Permanent, nothing.clone()),
        (&adm, &[Suspension, LoginLock, ConfirmationLock], Lock::Open, Lock::Open, nothing.clone()),
        (&suspended, &[], Lock::Permanent, Lock::Permanent, nothing),
        (&master, &[LoginLock], Lock::Permanent, Lock::Open, Err(StateDenied::Oneself)),
    ];
    for (victim, lift, login, confirmation, expected) in cases {
        let lifted = release(&master, victim, lift, login, confirmation);
        assert_eq!(lifted.map(|set| set.into_iter().collect()), expected, "{lift:?}");
    }
}

#[test]
fn roles_are_offered_as_a_change_would_accept_them() {
    // Source: rules 3; domain 1.
    use Role::{Administrator, General, Master};
    let limits = Limits::default();
    let all: [(&str, Role); 4] =
        [("master", Master), ("adm", Administrator), ("other", Administrator), ("gen", General)];
    let people: Vec<User> = all.iter().map(|(id, role)| user(id, *role)).collect();
    let roster = roster(&people.iter().collect::<Vec<_>>());
    for switch in [false, true] {
        let company = Company { administrators_grant: switch, ..company(&limits) };
        for operator in people.iter().filter(|user| user.role.has_administrator_rights()) {
            for whom in &people {
                let offered = company.roles_of(operator, whom);
                for role in [Master, Administrator, General] {
                    let draft = UserDraft { role, ..UserDraft::of(whom) };
                    let accepted =
                        role == whom.role || change(operator, whom, draft, &company, &roster).is_ok();
                    assert_eq!(offered.contains(&role), accepted, "{} {} {role}", operator.id, whom.id);
                }
            }
        }
    }
}

#[test]
fn a_plan_is_full_with_its_master() {
    // Source: domain 1, "including the master".
    let users = [user("master", Role::Master), user("a", Role::General), user("b", Role::General)];
    let full = roster(&users.iter().collect::<Vec<_>>());
    assert_eq!(full.changed(None, Some(&user("c", Role::General)), 3), Err(RosterDenied::PlanFull));
    assert!(full.changed(None, Some(&user("c", Role::General)), 4).is_ok());
}
