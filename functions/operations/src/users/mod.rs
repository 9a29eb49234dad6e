mod add;
mod change;
mod colleague;
mod delete;
mod list;
pub(crate) mod newcomer;
mod set_passwords;
mod set_state;
mod view;

pub(crate) use colleague::{Colleague, beside, subject};
pub(crate) use list::{Standing, rows};
use ports::records::Versioned;
use shared::domain::contract::Contract;
use shared::domain::policy::BankPolicy;
use shared::domain::user::User;
use shared::domain::user_work::Company;

/// Values without the versions under which they were read.
pub(crate) fn plain(users: Vec<Versioned<User>>) -> Vec<User> {
    users.into_iter().map(|user| user.value).collect()
}

/// What the company has, which no user's record may go beyond.
pub(crate) fn company<'a>(policy: &'a BankPolicy, contract: &'a Contract) -> Company<'a> {
    Company {
        accounts: &contract.accounts,
        limits: &contract.settings.limits,
        plan_users: policy.plan_of(contract),
        administrators_grant: policy.administrators_grant,
    }
}

/// Whether administrators of the company may type temporary passwords: where the bank and the company allow it.
pub(crate) fn typed_secrets(policy: &BankPolicy, contract: &Contract) -> bool {
    policy.settings.typed_secrets && contract.settings.typed_secrets
}
