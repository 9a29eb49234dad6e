//! Tables for people who audit: which role may call what, and what it asks for.

use super::compare;
use shared::domain::access::{AccessFloor, Permission, Standing};
use shared::domain::authenticator::{Authenticator, AuthenticatorTable, Work};
use shared::domain::desk::DeskRole;
use shared::domain::user::Role;
use shared::operations::catalogue;
use std::fmt::Write;
use strum::IntoEnumIterator;

/// Whether somebody may act above a floor.
type May = Box<dyn Fn(AccessFloor) -> bool>;

/// Those who may act, as columns.
fn columns() -> Vec<(&'static str, May)> {
    let desk = |role: DeskRole| {
        let standing = Standing { role: Role::General, permissions: &[], desk: Some(role) };
        Box::new(move |floor: AccessFloor| floor.admits(standing)) as May
    };
    let user = |role: Role, permissions: &'static [Permission]| {
        Box::new(move |floor: AccessFloor| floor.admits(Standing { role, permissions, desk: None })) as May
    };
    vec![
        ("nobody", Box::new(|floor| floor == AccessFloor::Public)),
        ("general", user(Role::General, &[])),
        ("general, payees", user(Role::General, &[Permission::Payees])),
        ("administrator", user(Role::Administrator, &[])),
        ("master", user(Role::Master, &[])),
        ("clerk", desk(DeskRole::Clerk)),
        ("approver", desk(DeskRole::Approver)),
        ("auditor", desk(DeskRole::Auditor)),
        ("bank", Box::new(|floor| floor == AccessFloor::Bank)),
    ]
}

#[test]
fn which_role_may_call_what() {
    // Source: architecture 2; ASVS 8.1.1.
    let columns = columns();
    let mut text =
        String::from("Who may call which operation at all. Rules such as \"not yourself\" come on top.\n\n");
    write!(text, "{:<28}", "operation").unwrap();
    for (name, _) in &columns {
        write!(text, "{name:<17}").unwrap();
    }
    text = format!("{}\n", text.trim_end());
    for declaration in catalogue() {
        let mut row = format!("{:<28}", declaration.name);
        for (_, may) in &columns {
            write!(row, "{:<17}", if may(declaration.access) { "x" } else { "." }).unwrap();
        }
        writeln!(text, "{}", row.trim_end()).unwrap();
    }
    compare("tests/golden/access-matrix.txt", &text);
}

#[test]
fn which_work_asks_for_what() {
    // Source: rules 4, the seeds' preset as it stands.
    let table = AuthenticatorTable::seeds();
    let mut text = String::from("What a person must prove, in this order, for which work [rules 4].\n\n");
    writeln!(text, "{:<26}{:<46}operations", "work", "asks for").unwrap();
    for work in Work::iter() {
        let asks: Vec<&str> =
            table.of(work).unwrap().iter().map(|asks: &Authenticator| (*asks).into()).collect();
        let asks = if asks.is_empty() { "-".to_owned() } else { asks.join(", ") };
        let of = catalogue()
            .into_iter()
            .filter(|declaration| declaration.work == work)
            .map(|declaration| declaration.name);
        let row = format!("{:<26}{asks:<46}{}", work.to_string(), of.collect::<Vec<_>>().join(", "));
        writeln!(text, "{}", row.trim_end()).unwrap();
    }
    compare("tests/golden/authenticators.txt", &text);
}
