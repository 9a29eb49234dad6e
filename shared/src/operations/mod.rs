//! The catalogue: every operation is declared once, in a file of its own under its area. The dispatcher, the
//! page's client, the menu, the OpenAPI document, the functions of the cloud and the access matrix derive
//! from these declarations or are checked against them.

#[macro_use]
mod declare;

pub mod problem;
pub mod proof;

pub mod bank;
pub mod desk;
pub mod history;
pub mod home;
pub mod notices;
pub mod own;
pub mod passwords;
pub mod payees;
pub mod procedures;
pub mod rescue;
pub mod session;
pub mod settings;
pub mod tokens;
pub mod users;

pub use declare::{Declaration, Grant, Method, Nothing, Operation, Reason, Touch, Trigger};

/// Calls a macro with the operations of each area, one call per area: `callback! { args ; Type, Type, … }`.
#[macro_export]
macro_rules! for_each_operation {
    ($callback:ident $(, $arg:ident)*) => {
        $crate::session_operations!($callback $(, $arg)*);
        $crate::passwords_operations!($callback $(, $arg)*);
        $crate::tokens_operations!($callback $(, $arg)*);
        $crate::payees_operations!($callback $(, $arg)*);
        $crate::users_operations!($callback $(, $arg)*);
        $crate::rescue_operations!($callback $(, $arg)*);
        $crate::home_operations!($callback $(, $arg)*);
        $crate::history_operations!($callback $(, $arg)*);
        $crate::notices_operations!($callback $(, $arg)*);
        $crate::own_operations!($callback $(, $arg)*);
        $crate::settings_operations!($callback $(, $arg)*);
        $crate::bank_operations!($callback $(, $arg)*);
        $crate::procedures_operations!($callback $(, $arg)*);
        $crate::desk_procedure_operations!($callback $(, $arg)*);
        $crate::desk_fee_operations!($callback $(, $arg)*);
        $crate::desk_contract_operations!($callback $(, $arg)*);
        $crate::desk_stock_operations!($callback $(, $arg)*);
    };
}

/// All declarations, area by area.
#[must_use]
pub fn catalogue() -> Vec<Declaration> {
    let mut all = Vec::new();
    macro_rules! collect {
        ($list:ident; $($operation:ty),+) => { $list.extend([$(<$operation as Operation>::DECLARATION),+]); };
    }
    for_each_operation!(collect, all);
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::access::AccessFloor;
    use crate::domain::authenticator::AuthenticatorTable;
    use std::collections::BTreeSet;

    #[test]
    fn names_and_routes_are_unique_and_follow_one_form() {
        let all = catalogue();
        let names: BTreeSet<_> = all.iter().map(|d| d.name).collect();
        let routes: BTreeSet<_> = all.iter().map(|d| (d.method, d.path)).collect();
        assert_eq!((names.len(), routes.len()), (all.len(), all.len()));
        for declaration in all {
            assert_eq!(declaration.path, format!("/api/{}", declaration.name.replace('.', "/")));
            assert!(declaration.name.bytes().all(|b| b.is_ascii_lowercase() || matches!(b, b'.' | b'-')));
            assert!(
                !declaration.summary.is_empty() && !declaration.touches.is_empty(),
                "{}",
                declaration.name
            );
        }
    }

    #[test]
    fn every_operation_has_a_row_in_the_authenticator_table_and_hashes_if_it_says_so() {
        use crate::domain::authenticator::Authenticator;
        let table = AuthenticatorTable::seeds();
        for declaration in catalogue() {
            let asks = table.of(declaration.work).unwrap_or_default();
            let slow = asks
                .iter()
                .any(|a| matches!(a, Authenticator::LoginPassword | Authenticator::ConfirmationPassword));
            let fast = asks
                .iter()
                .any(|a| matches!(a, Authenticator::SecondFactor | Authenticator::RegisteredDevice));
            assert!(!slow || declaration.hashes, "{} verifies a password", declaration.name);
            assert!(!fast || declaration.opens_seeds, "{} opens a seed", declaration.name);
            assert!(
                asks.is_empty() || declaration.method == Method::Post,
                "{} asks for a secret",
                declaration.name
            );
        }
    }

    #[test]
    fn whatever_judges_a_code_may_write_down_that_it_stopped_a_device() {
        use crate::domain::authenticator::Authenticator as A;
        let table = AuthenticatorTable::seeds();
        let codes = [A::SecondFactor, A::SecondFactorIfLinked, A::RegisteredDevice, A::ConsecutiveCodes];
        for declaration in catalogue() {
            let asks = table.of(declaration.work).unwrap_or_default();
            let judges = asks.iter().any(|asked| codes.contains(asked));
            let keyring = declaration.touches.iter().any(|(touch, _)| *touch == Touch::Keyring);
            let writes = declaration.touches.contains(&(Touch::Life, Grant::Write));
            assert!(writes || !judges || !keyring, "{}", declaration.name);
        }
    }

    #[test]
    fn writes_that_can_be_repeated_carry_a_key() {
        for declaration in catalogue() {
            let session = declaration.name.starts_with("session.");
            // A language that is chosen twice is chosen.
            let settled = declaration.name == "own.language";
            let keyed = declaration.method == Method::Post
                && declaration.access != AccessFloor::Bank
                && !session
                && !settled;
            assert_eq!(declaration.keyed, keyed, "{}", declaration.name);
        }
    }
}
