//! Links of people to devices.

use shared::domain::device::DeviceState;
use shared::domain::id::Serial;
use shared::domain::revocation::RevocationDenied;
use shared::domain::user::TextField;
use shared::operations::tokens::{Sharer, TokenView};
use std::collections::BTreeMap;

/// A link with what is known of its device.
#[derive(Debug, Clone, PartialEq)]
pub struct Held {
    /// The device.
    pub serial: Serial,
    /// What it is good for.
    pub state: DeviceState,
    /// Whose link.
    pub sharer: Sharer,
    /// How many people share the device.
    pub sharers: usize,
    /// Who, of the company, could cut it on screen if the one who asks can't: who could release it.
    pub others: Vec<TextField>,
}

/// All links, device by device.
pub fn links_of(tokens: Vec<TokenView>) -> Vec<Held> {
    let of = |token: TokenView| {
        let TokenView { serial, state, sharers, releasers, .. } = token;
        let count = sharers.len();
        sharers.into_iter().map(move |sharer| Held {
            serial: serial.clone(),
            state,
            sharer,
            sharers: count,
            others: releasers.clone(),
        })
    };
    tokens.into_iter().flat_map(of).collect()
}

/// What keeps the person who asks from cutting any link, if that is it: their own device.
pub fn operator_lacks(links: &[Held]) -> Option<RevocationDenied> {
    let of_operator = |reason: &RevocationDenied| {
        matches!(
            reason,
            RevocationDenied::NoDevice
                | RevocationDenied::OwnDeviceStopped
                | RevocationDenied::OwnDeviceExpired
                | RevocationDenied::OwnDeviceReported
        )
    };
    links.iter().find_map(|held| held.sharer.revocation_denied.filter(of_operator))
}

/// Whether the link is cut in writing: the device is out of order, or nobody of the company could do it on screen.
pub fn in_writing(held: &Held) -> bool {
    match held.sharer.revocation_denied {
        None | Some(RevocationDenied::NotLinked) => false,
        Some(RevocationDenied::Expired | RevocationDenied::Reported) => true,
        Some(_) => held.others.is_empty(),
    }
}

/// How many people keep each device of which links are cut.
pub fn keepers(chosen: &[Held]) -> BTreeMap<Serial, usize> {
    let mut left = BTreeMap::new();
    for held in chosen {
        let count = left.entry(held.serial.clone()).or_insert(held.sharers);
        *count = count.saturating_sub(1);
    }
    left
}

#[cfg(test)]
mod tests {
    use super::*;
    use shared::domain::field::FieldReason;
    use shared::domain::instant::Instant;

    fn held(user: &str, denied: Option<RevocationDenied>, sharers: usize) -> Result<Held, FieldReason> {
        let sharer = Sharer {
            user: user.try_into()?,
            name: user.try_into()?,
            registered_at: Instant(0),
            failures: 0,
            revocation_denied: denied,
        };
        let serial = "0420-3318-7".try_into()?;
        Ok(Held { serial, state: DeviceState::Working, sharer, sharers, others: Vec::new() })
    }

    #[test]
    fn the_last_link_gone_the_device_is_nobodys() -> Result<(), FieldReason> {
        let chosen = [held("tanaka", None, 3)?, held("misaki", None, 3)?];
        assert_eq!(keepers(&chosen).into_values().collect::<Vec<_>>(), [1]);
        assert_eq!(keepers(&[held("tanaka", None, 1)?]).into_values().collect::<Vec<_>>(), [0]);
        Ok(())
    }

    #[test]
    fn a_link_is_cut_in_writing_where_nobody_could_on_screen() -> Result<(), FieldReason> {
        // Source: 77 seed Q10.
        let mut own = held("suzuki", Some(RevocationDenied::OwnDevice), 1)?;
        assert!(in_writing(&own));
        own.others = vec!["佐藤 花子".try_into()?];
        assert!(!in_writing(&own));
        own.sharer.revocation_denied = Some(RevocationDenied::Expired);
        assert!(in_writing(&own));
        assert!(!in_writing(&held("tanaka", None, 1)?));
        Ok(())
    }

    #[test]
    fn what_keeps_one_from_all_of_them_is_said_once() -> Result<(), FieldReason> {
        let links = [held("a", Some(RevocationDenied::OwnDevice), 1)?, held("b", None, 1)?];
        assert_eq!(operator_lacks(&links), None);
        let lacks = Some(RevocationDenied::OwnDeviceStopped);
        assert_eq!(operator_lacks(&[held("b", lacks, 1)?]), lacks);
        Ok(())
    }
}
