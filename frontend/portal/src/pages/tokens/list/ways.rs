//! What somebody can do about a device now, each only where the rules allow it.

use crate::pages::tokens::hrefs::{release_of, revocation_of, with_serial};
use crate::pages::users;
use kit::i18n::{Locale, td_string};
use kit::routes;
use shared::domain::device::DeviceState;
use shared::domain::id::{Serial, UserId};
use shared::domain::revocation::RevocationDenied;
use shared::operations::tokens::TokenView;

/// Who asks.
#[derive(Debug, Clone, PartialEq)]
pub struct Asker {
    /// They.
    pub user: UserId,
    /// Whether they hold administrator rights.
    pub administrator: bool,
    /// Their own device.
    pub device: Option<Serial>,
}

/// Something that can be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// ワンタイムパスワードの利用停止解除.
    Release,
    /// From one's own device to the one that was sent in its place.
    Switch,
    /// 利用開始登録.
    Register,
    /// トークンの失効.
    Revoke,
    /// The same on paper.
    RevokeInWriting,
    /// Reporting it lost, stolen or faulty.
    Report,
    /// How far the procedure for another one is.
    Procedures,
    /// What happened to it.
    Life,
}

impl Way {
    /// What its button says.
    pub fn text(self, locale: Locale) -> &'static str {
        match self {
            Self::Release => td_string!(locale, tokens.way.release),
            Self::Switch => td_string!(locale, tokens.way.switch),
            Self::Register => td_string!(locale, tokens.way.register),
            Self::Revoke => td_string!(locale, tokens.way.revoke),
            Self::RevokeInWriting => td_string!(locale, tokens.way.revoke_in_writing),
            Self::Report => td_string!(locale, tokens.way.report),
            Self::Procedures => td_string!(locale, tokens.way.procedures),
            Self::Life => td_string!(locale, tokens.way.life),
        }
    }

    /// Where it is done.
    pub fn href(self, token: &TokenView) -> String {
        let serial = &token.serial;
        match self {
            Self::Release => release_of(serial),
            Self::Switch | Self::Register => with_serial(routes::TOKENS_REGISTER, serial),
            Self::Revoke => {
                let able = token.sharers.iter().filter(|sharer| sharer.revocation_denied.is_none());
                users::of(routes::TOKENS_REVOKE, able.map(|sharer| &sharer.user))
            }
            Self::RevokeInWriting => revocation_of(token.sharers.iter().map(|sharer| &sharer.user)),
            Self::Report => with_serial(routes::TOKENS_REPORT, serial),
            Self::Procedures => routes::PROCEDURES.to_owned(),
            Self::Life => with_serial(routes::TOKENS_LIFE, serial),
        }
    }
}

/// Whether the device is one's own.
pub fn is_own(token: &TokenView, asker: &Asker) -> bool {
    token.sharers.iter().any(|sharer| sharer.user == asker.user)
}

/// Whether a link of it is cut in writing: it is out of order, or nobody of the company could cut it on screen.
/// Who could release a stop of it could cut its links: a working device of one's own is asked for both.
fn revoked_in_writing(token: &TokenView) -> bool {
    let mut reasons = token.sharers.iter().map(|sharer| sharer.revocation_denied);
    let first = reasons.next().flatten();
    match first {
        None | Some(RevocationDenied::NotLinked) => false,
        Some(RevocationDenied::Expired | RevocationDenied::Reported) => true,
        Some(_) => token.releasers.is_empty(),
    }
}

/// What can be done, the most needed first.
pub fn ways(token: &TokenView, asker: &Asker) -> Vec<Way> {
    let (state, own, administrator) = (token.state, is_own(token, asker), asker.administrator);
    let stopped = state == DeviceState::Stopped;
    let mine = own || administrator;
    let takes = matches!(state, DeviceState::Working | DeviceState::Unregistered) && !own;
    let revocable = administrator && token.sharers.iter().any(|sharer| sharer.revocation_denied.is_none());
    let candidates = [
        (Way::Release, stopped && administrator && token.release_denied.is_none()),
        (Way::Switch, takes && token.moves_here),
        (Way::Register, takes && asker.device.is_none()),
        (Way::Procedures, state == DeviceState::Reported && mine),
        (Way::Revoke, revocable),
        (Way::RevokeInWriting, administrator && !revocable && revoked_in_writing(token)),
        (Way::Report, state != DeviceState::Reported && mine),
        (Way::Life, mine),
    ];
    candidates.into_iter().filter_map(|(way, open)| open.then_some(way)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use shared::domain::device::DeviceKind;
    use shared::domain::field::FieldReason;
    use shared::domain::instant::Instant;
    use shared::domain::release::ReleaseDenied;
    use shared::operations::tokens::Sharer;

    fn token(state: DeviceState, denied: Option<RevocationDenied>) -> Result<TokenView, FieldReason> {
        Ok(TokenView {
            serial: "0420-3318-7".try_into()?,
            state,
            expires_on: None,
            days_left: None,
            sharers: vec![Sharer {
                user: "tanaka".try_into()?,
                name: "田中 健".try_into()?,
                registered_at: Instant(0),
                failures: 0,
                revocation_denied: denied,
            }],
            failures: Vec::new(),
            tries: 10,
            stopped_at: None,
            releasers: Vec::new(),
            release_denied: None,
            kind: DeviceKind::Hardware,
            reported: None,
            replaces: None,
            moves_here: false,
            renewal: None,
            near_expiry: false,
            drifts: false,
        })
    }

    fn asker(user: &str, administrator: bool) -> Result<Asker, FieldReason> {
        Ok(Asker { user: user.try_into()?, administrator, device: Some("0418-9921-4".try_into()?) })
    }

    #[test]
    fn a_colleagues_token_in_use_is_revoked_on_screen_and_one_out_of_order_in_writing()
    -> Result<(), FieldReason> {
        // Source: 77 seed Q10, the third table.
        let suzuki = asker("suzuki", true)?;
        let of = |state, denied| token(state, denied).map(|token| ways(&token, &suzuki));
        assert_eq!(of(DeviceState::Working, None)?, [Way::Revoke, Way::Report, Way::Life]);
        assert_eq!(
            of(DeviceState::Expired, Some(RevocationDenied::Expired))?,
            [Way::RevokeInWriting, Way::Report, Way::Life]
        );
        assert_eq!(
            of(DeviceState::Reported, Some(RevocationDenied::Reported))?,
            [Way::Procedures, Way::RevokeInWriting, Way::Life]
        );
        Ok(())
    }

    #[test]
    fn ones_own_is_revoked_by_colleagues_or_in_writing() -> Result<(), FieldReason> {
        // Source: 77 seed Q10, the first and second tables.
        let mut own = token(DeviceState::Working, Some(RevocationDenied::OwnDevice))?;
        let tanaka = asker("tanaka", true)?;
        assert_eq!(ways(&own, &tanaka), [Way::RevokeInWriting, Way::Report, Way::Life]);
        own.releasers = vec!["鈴木 一郎".try_into()?];
        assert_eq!(ways(&own, &tanaka), [Way::Report, Way::Life]);
        assert_eq!(ways(&own, &asker("tanaka", false)?), [Way::Report, Way::Life]);
        Ok(())
    }

    #[test]
    fn a_stop_is_released_by_who_could() -> Result<(), FieldReason> {
        // Source: 77 seed Q4.
        let mut stopped = token(DeviceState::Stopped, None)?;
        stopped.releasers = vec!["鈴木 一郎".try_into()?];
        assert_eq!(ways(&stopped, &asker("suzuki", true)?)[0], Way::Release);
        stopped.release_denied = Some(ReleaseDenied::OwnDevice);
        assert!(!ways(&stopped, &asker("tanaka", true)?).contains(&Way::Release));
        Ok(())
    }

    #[test]
    fn what_was_sent_in_place_of_ones_own_is_changed_to() -> Result<(), FieldReason> {
        let mut next = token(DeviceState::Unregistered, None)?;
        next.sharers.clear();
        next.moves_here = true;
        assert_eq!(ways(&next, &asker("suzuki", true)?)[0], Way::Switch);
        next.moves_here = false;
        let newcomer = Asker { device: None, ..asker("yamamoto", true)? };
        assert_eq!(ways(&next, &newcomer)[0], Way::Register);
        Ok(())
    }
}
