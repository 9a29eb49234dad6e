//! Q3: what asks for a one-time password, and whether it concerns somebody at all.

use crate::domain::access::{AccessFloor, Permission, Standing};
use crate::domain::authenticator::{Authenticator, Work};
use crate::domain::policy::BankPolicy;
use crate::domain::user::Role;
use strum::IntoEnumIterator;

/// The work of companies that asks for a one-time password by the bank's table, and whether someone who stands so
/// may do it.
#[must_use]
pub fn guarded(policy: &BankPolicy, standing: Standing<'_>) -> Vec<(Work, bool)> {
    let asks = |work: &Work| {
        policy.authenticators.of(*work).is_some_and(|asks| asks.contains(&Authenticator::SecondFactor))
    };
    let offered = |work: &Work| *work != Work::GrantSoftware || policy.tokens.software;
    let works = Work::iter().filter(|work| *work != Work::Desk).filter(asks).filter(offered);
    works.map(|work| (work, may(work, standing))).collect()
}

fn may(work: Work, standing: Standing<'_>) -> bool {
    let holds = |any: &[Permission]| {
        // [domain 1.1] the master holds everything.
        standing.role == Role::Master || any.iter().any(|one| standing.permissions.contains(one))
    };
    match work {
        Work::AdHocTransfer => holds(&[Permission::TransferRequest]),
        Work::PayEasy => holds(&[Permission::PayEasyRequest]),
        Work::BulkApproval => holds(&[Permission::BulkApprove, Permission::PayrollApprove]),
        Work::ExternalFile => holds(&[Permission::BulkRequest, Permission::PayrollRequest]),
        Work::TransferPayees | Work::BulkPayees => AccessFloor::PayeeWork.admits(standing),
        Work::AddUser
        | Work::ChangeUser
        | Work::DeleteUser
        | Work::RevokeLink
        | Work::ReleaseStop
        | Work::GrantSoftware => AccessFloor::AdministratorRights.admits(standing),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::policy::Preset;

    fn told(role: Role, permissions: &[Permission]) -> Vec<Work> {
        let policy = BankPolicy::preset(Preset::Seventyseven);
        let all = guarded(&policy, Standing { role, permissions, desk: None });
        all.into_iter().filter_map(|(work, mine)| mine.then_some(work)).collect()
    }

    #[test]
    fn q3_names_what_a_one_time_password_guards_and_whom_it_concerns() {
        // Source: 77 seed Q3; rules 4.
        let every = [
            Work::AdHocTransfer,
            Work::PayEasy,
            Work::TransferPayees,
            Work::BulkPayees,
            Work::BulkApproval,
            Work::ExternalFile,
            Work::AddUser,
            Work::ChangeUser,
            Work::DeleteUser,
            Work::RevokeLink,
            Work::ReleaseStop,
        ];
        assert_eq!(told(Role::Master, &[]), every);
        assert_eq!(told(Role::General, &[]), []);
        assert_eq!(told(Role::General, &[Permission::Payees]), [Work::TransferPayees, Work::BulkPayees]);
        assert_eq!(told(Role::General, &[Permission::BulkApprove]), [Work::BulkApproval]);
        let administrator = told(Role::Administrator, &[]);
        assert!(administrator.contains(&Work::RevokeLink) && !administrator.contains(&Work::AdHocTransfer));
    }
}
