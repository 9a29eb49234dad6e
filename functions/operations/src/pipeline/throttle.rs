//! Throttling the door: per source, and per source and typed login ID, before anything else is looked at. What
//! is answered depends on nothing but how often was asked, so it tells nothing about any ID [rules 5].

use crate::bank::Bank;
use crate::pipeline::{Halt, Source};
use crate::route::HttpRequest;
use data_encoding::HEXLOWER;
use ports::store::StoreError;
use shared::domain::access::AccessFloor;
use shared::domain::instant::Instant;
use shared::domain::throttle::{Throttle, ThrottleKind};
use shared::operations::problem::Failure;
use shared::operations::{Declaration, Grant, Touch};
use std::convert::Infallible;
use std::net::IpAddr;

/// The address that a request came from; the composition root puts it into the request's extensions. Requests
/// without one share one count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SourceAddress(pub IpAddr);

impl SourceAddress {
    /// What counts as one source: an IPv6 customer has a whole /64 to send from.
    fn network(self) -> String {
        match self.0.to_canonical() {
            IpAddr::V4(address) => address.to_string(),
            IpAddr::V6(address) => {
                let [a, b, c, d, ..] = address.segments();
                format!("{a:x}:{b:x}:{c:x}:{d:x}::/64")
            }
        }
    }
}

/// Takes one of the tries of whoever calls an operation of the door.
pub(crate) async fn door(
    bank: &Bank,
    declaration: &Declaration,
    request: &HttpRequest,
    source: Source,
    typed: Option<&str>,
) -> Result<(), Halt> {
    let throttled = declaration.touches.contains(&(Touch::Throttle, Grant::Write));
    let open = declaration.access == AccessFloor::Public && throttled;
    if !open || source == Source::Bank {
        return Ok(());
    }
    let address = request.extensions().get::<SourceAddress>();
    let network = address.map_or_else(|| "unknown".to_owned(), |address| address.network());
    let now = bank.clock.now();
    let take =
        async |kind: ThrottleKind, subject: String| -> Result<Option<Failure<Infallible>>, StoreError> {
            let Some(throttle) = bank.policies.door().door.throttles.get(&kind) else { return Ok(None) };
            // A digest only: the table holds no stranger's address, and nothing that was typed.
            let digest = HEXLOWER.encode(&bank.credentials.fingerprint(subject.as_bytes()));
            let taken = bank.store.throttle(kind, &digest, throttle, now).await?;
            Ok((!taken).then(|| over(throttle, now)))
        };
    let pair = async {
        match typed {
            Some(id) => take(ThrottleKind::SourceAndId, format!("{network} {id}")).await,
            None => Ok(None),
        }
    };
    let by_source = take(ThrottleKind::Source, network.clone());
    let (by_source, by_pair) = futures::try_join!(by_source, pair)?;
    by_source.or(by_pair).map_or(Ok(()), |failure| Err(failure.into()))
}

/// The answer to whoever has no try left.
pub(crate) fn over<D>(throttle: &Throttle, now: Instant) -> Failure<D> {
    let left = throttle.window(now).ends_at.0.saturating_sub(now.0).max(0);
    let seconds = u32::try_from(left.unsigned_abs().div_ceil(1000)).unwrap_or(u32::MAX);
    Failure::Busy { retry_after_seconds: seconds.max(1) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_customer_of_ipv6_is_one_source_with_all_its_addresses() {
        let network = |text: &str| text.parse().ok().map(|address| SourceAddress(address).network());
        assert_eq!(network("2001:db8:1:2::1"), network("2001:db8:1:2:ffff:ffff:ffff:ffff"));
        assert_ne!(network("2001:db8:1:2::1"), network("2001:db8:1:3::1"));
        assert_eq!(network("::ffff:192.0.2.1"), network("192.0.2.1"));
        assert_ne!(network("192.0.2.1"), network("192.0.2.2"));
    }

    #[test]
    fn whoever_waits_as_long_as_told_is_in_the_next_window() {
        let throttle = Throttle { tries: 1, seconds: 60 };
        for (now, seconds) in [(0, 60), (59_000, 1), (59_999, 1), (1, 60)] {
            let failure: Failure<()> = over(&throttle, Instant(now));
            assert_eq!(failure, Failure::Busy { retry_after_seconds: seconds }, "{now}");
        }
    }
}
