//! 解約, by a form or by the bank itself: a state that every request checks, so that nothing has to be swept.

use ports::records::Versioned;
use shared::domain::contract::{Contract, ContractStatus};
use shared::domain::id::UserId;
use shared::domain::user::User;

/// The contract once it has ended.
pub(crate) fn ended(contract: Contract) -> Contract {
    Contract { status: ContractStatus::Cancelled, ..contract }
}

/// Who is told: everybody, whatever their role.
pub(crate) fn told(users: &[Versioned<User>]) -> Vec<UserId> {
    users.iter().map(|user| user.value.id.clone()).collect()
}
