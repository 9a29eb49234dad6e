//! The addresses of the pages, once.

use crate::location;
use shared::domain::id::ProcedureId;
use shared::domain::procedure::ProcedureKind;
use shared::domain::rescue::{Problem, Way};

/// Signing in.
pub const SIGN_IN: &str = "/sign-in";
/// Getting in again without a login password.
pub const RESET: &str = "/reset";
/// The second factor of a sign-in.
pub const SECOND_FACTOR: &str = "/second-factor";
/// Replacing temporary passwords.
pub const FIRST_USE: &str = "/first-use";
/// 確認用パスワードの再設定.
pub const PASSWORDS_RESET: &str = "/passwords/reset";
/// Home.
pub const HOME: &str = "/";
/// The devices.
pub const TOKENS: &str = "/tokens";
/// 利用開始登録.
pub const TOKENS_REGISTER: &str = "/tokens/register";
/// ワンタイムパスワードの利用停止解除.
pub const TOKENS_RELEASE: &str = "/tokens/release";
/// The register of payees.
pub const PAYEES: &str = "/payees";
/// A new payee.
pub const PAYEES_NEW: &str = "/payees/new";
/// The users.
pub const USERS: &str = "/users";
/// A new user.
pub const USERS_NEW: &str = "/users/new";
/// A user with everything about them.
pub const USERS_VIEW: &str = "/users/view";
/// 利用者情報の変更.
pub const USERS_CHANGE: &str = "/users/change";
/// 利用者の削除.
pub const USERS_DELETE: &str = "/users/delete";
/// 利用者停止・解除.
pub const USERS_STATE: &str = "/users/state";
/// パスワード変更 of others.
pub const USERS_PASSWORDS: &str = "/users/passwords";
/// One's own passwords.
pub const PASSWORDS: &str = "/passwords";
/// The settings of the contract.
pub const SETTINGS: &str = "/settings";
/// One's own notices.
pub const NOTICES: &str = "/notices";
/// もしも.
pub const RESCUE: &str = "/rescue";
/// 利用者管理.
pub const MANAGEMENT: &str = "/management";
/// One's own history.
pub const HISTORY: &str = "/history";
/// お困りのとき.
pub const HELP: &str = "/help";

/// What stands at the door; every other page is the portal's.
pub const DOOR: [&str; 2] = [SIGN_IN, HELP];

/// The first page of the desk.
pub const DESK: &str = "/desk";
/// A procedure at the desk.
pub const DESK_PROCEDURE: &str = "/desk/procedure";
/// 受付 of a paper form.
pub const DESK_RECEIVE: &str = "/desk/receive";
/// 紛失の届出 by telephone.
pub const DESK_LOSS: &str = "/desk/loss";
/// 手数料.
pub const DESK_FEES: &str = "/desk/fees";
/// The contracts.
pub const DESK_CONTRACTS: &str = "/desk/contracts";
/// A contract.
pub const DESK_CONTRACT: &str = "/desk/contract";
/// 在庫.
pub const DESK_STOCK: &str = "/desk/stock";
/// Importing devices.
pub const DESK_IMPORT: &str = "/desk/import";
/// お知らせ・方針.
pub const DESK_BANK: &str = "/desk/bank";
/// 職員・承認待ち.
pub const DESK_STAFF: &str = "/desk/staff";
/// Reporting a device lost, stolen or faulty.
pub const TOKENS_REPORT: &str = "/tokens/report";
/// トークンの失効.
pub const TOKENS_REVOKE: &str = "/tokens/revoke";
/// Setting the clock of one's own device right.
pub const TOKENS_CLOCK: &str = "/tokens/clock";
/// The life of a device.
pub const TOKENS_LIFE: &str = "/tokens/life";
/// Allowing and obtaining software devices.
pub const TOKENS_SOFTWARE: &str = "/tokens/software";
/// 手続き.
pub const PROCEDURES: &str = "/procedures";
/// A procedure with its progress and its paper.
pub const PROCEDURES_VIEW: &str = "/procedures/view";
/// A new procedure.
pub const PROCEDURES_NEW: &str = "/procedures/new";
/// The blank forms, also for those who can't sign in.
pub const FORMS: &str = "/forms";
/// ログインID取得.
pub const START_UP: &str = "/start-up";
/// Q&A.
pub const QUESTIONS: &str = "/questions";

/// What the guide says of a problem.
pub fn help_with(problem: Problem) -> String {
    let problem: &str = problem.into();
    format!("{HELP}?problem={problem}")
}

/// A procedure.
pub fn procedure(id: &ProcedureId) -> String {
    format!("{PROCEDURES_VIEW}?id={id}")
}

/// A new procedure of a kind.
pub fn new_procedure(kind: ProcedureKind) -> String {
    let kind: &str = kind.into();
    format!("{PROCEDURES_NEW}?kind={kind}")
}

/// The blank form of a kind.
pub fn form(kind: ProcedureKind) -> String {
    let kind: &str = kind.into();
    format!("{FORMS}?kind={kind}")
}

/// The procedure that a way out asks for, where the bank does it in writing.
pub fn written(way: Way, problem: Problem) -> Option<ProcedureKind> {
    match way {
        Way::WrittenProcedure => Some(match problem {
            Problem::OtpStopped => ProcedureKind::StopRelease,
            Problem::DeviceLost | Problem::DeviceBroken => ProcedureKind::TokenReissue,
            Problem::DeviceExpired => ProcedureKind::Revocation,
            Problem::LoginIdForgotten => ProcedureKind::LoginIdDisclosure,
            Problem::LoginLockedForAWhile
            | Problem::LoginLockedForGood
            | Problem::ConfirmationLockedForAWhile
            | Problem::ConfirmationLockedForGood => ProcedureKind::Unlock,
            _ => ProcedureKind::PasswordReset,
        }),
        Way::WrittenDisclosure => Some(ProcedureKind::LoginIdDisclosure),
        Way::CancelAndApplyAgain => Some(ProcedureKind::Cancellation),
        Way::CallBankAtOnce => Some(ProcedureKind::TokenReissue),
        _ => None,
    }
}

/// An entrance: a module of its own with the pages of some paths.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Entrance {
    Door,
    Desk,
    Portal,
}

fn entrance(href: &str) -> Entrance {
    let path = href.split(['?', '#']).next().unwrap_or_default();
    if DOOR.contains(&path) {
        Entrance::Door
    } else if path == DESK || path.starts_with("/desk/") {
        Entrance::Desk
    } else {
        Entrance::Portal
    }
}

/// The `rel` of a link: the router of an entrance has to leave the pages of the others to the browser.
pub fn rel(href: &str) -> Option<&'static str> {
    rel_from(&location::path(), href)
}

fn rel_from(here: &str, href: &str) -> Option<&'static str> {
    (entrance(here) != entrance(href)).then_some("external")
}

/// An address with what is asked for there.
pub fn asking(path: &str, query: &[(&str, &str)]) -> String {
    match serde_urlencoded::to_string(query) {
        Ok(query) if !query.is_empty() => format!("{path}?{query}"),
        _ => path.to_owned(),
    }
}

/// The sign-in page, with the way back to where one was.
pub fn sign_in_towards(path: &str) -> String {
    if path == HOME {
        return SIGN_IN.to_owned();
    }
    serde_urlencoded::to_string([("next", path)])
        .map_or_else(|_| SIGN_IN.to_owned(), |query| format!("{SIGN_IN}?{query}"))
}

/// Where to go after signing in: a path of this site, or home. Browsers drop line breaks and tabs from
/// addresses and take `\` for `/`, so what has any of them could lead elsewhere.
pub fn after_sign_in(next: Option<String>) -> String {
    let odd = |c: char| c.is_control() || c == '\\';
    let own = |path: &String| {
        path.starts_with('/') && !path.starts_with("//") && !path.contains(odd) && !path.starts_with(SIGN_IN)
    };
    next.filter(own).unwrap_or_else(|| HOME.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    #[test]
    fn the_door_has_the_paths_that_the_server_gives_it() -> serde_json::Result<()> {
        #[derive(serde::Deserialize)]
        struct Entrances {
            paths: BTreeMap<String, String>,
            otherwise: String,
        }
        let Entrances { paths, otherwise } = serde_json::from_str(include_str!("../../entrances.json"))?;
        let mut others: BTreeMap<_, _> = DOOR.map(|path| (path.to_owned(), "door".to_owned())).into();
        others.insert(DESK.to_owned(), "desk".to_owned());
        assert_eq!(paths, others);
        assert_eq!(otherwise, "portal");
        Ok(())
    }

    #[test]
    fn links_to_another_entrance_are_left_to_the_browser() {
        for (here, href, expected) in [
            (TOKENS, "/help#token", Some("external")),
            (TOKENS, "/sign-in?next=%2F", Some("external")),
            (TOKENS, HOME, None),
            (TOKENS, "/helpers", None),
            (TOKENS, DESK, Some("external")),
            (TOKENS, "/desks", None),
            (DESK, "/desk/procedure?id=1", None),
            (DESK_FEES, TOKENS_REGISTER, Some("external")),
        ] {
            assert_eq!(rel_from(here, href), expected, "{here} -> {href}");
        }
    }

    #[test]
    fn the_way_back_never_leaves_the_page() {
        let after = |next: &str| after_sign_in(Some(next.to_owned()));
        assert_eq!(after("/tokens/release"), TOKENS_RELEASE);
        for foreign in [
            "//evil.example",
            "https://evil.example",
            "/\\evil.example",
            "/\t/evil.example",
            "/\n/evil.example",
            "/sign-in?next=/",
            "",
        ] {
            assert_eq!(after(foreign), HOME, "{foreign}");
        }
        assert_eq!(sign_in_towards("/users?a=1"), "/sign-in?next=%2Fusers%3Fa%3D1");
    }
}
