//! Why a session is over.

use super::Said;
use crate::i18n::{Locale, td_string};
use shared::domain::session::SessionEnd;

/// What the sign-in page says of the session before; nothing where there was none.
pub fn session_end(locale: Locale, why: SessionEnd) -> Option<Said> {
    macro_rules! said {
        ($key:ident) => {
            Some(Said {
                what: td_string!(locale, session.ended.$key.what).to_string(),
                means: td_string!(locale, session.ended.$key.means).to_string(),
                next: td_string!(locale, session.ended.$key.next).to_string(),
            })
        };
    }
    match why {
        SessionEnd::None => None,
        SessionEnd::Idle => said!(idle),
        SessionEnd::Absolute => said!(absolute),
        SessionEnd::SignedInElsewhere => said!(elsewhere),
        SessionEnd::SignedOut => said!(signed_out),
        SessionEnd::Barred => said!(barred),
        SessionEnd::ContractEnded => said!(contract_ended),
        SessionEnd::ContractStopped => said!(contract_stopped),
    }
}
