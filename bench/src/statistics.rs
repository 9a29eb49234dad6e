//! Medians and high percentiles.

use std::time::Duration;

/// The value below which `share` of the sorted values lie, from 0 to 1.
pub fn percentile(sorted: &[Duration], share: f64) -> Duration {
    let places = sorted.len();
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "places are few"
    )]
    let rank = (places as f64 * share).ceil() as usize;
    sorted.get(rank.clamp(1, places.max(1)) - 1).copied().unwrap_or_default()
}

/// The value in the middle.
pub fn median(values: impl IntoIterator<Item = Duration>) -> Duration {
    percentile(&sorted(values), 0.5)
}

/// Values in order.
pub fn sorted(values: impl IntoIterator<Item = Duration>) -> Vec<Duration> {
    let mut values: Vec<Duration> = values.into_iter().collect();
    values.sort_unstable();
    values
}

/// In milliseconds.
pub fn millis(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1000.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_are_values_that_were_measured() {
        let values: Vec<Duration> = sorted((1..=100).rev().map(Duration::from_millis));
        for (share, expected) in [(0.0, 1), (0.5, 50), (0.99, 99), (1.0, 100)] {
            assert_eq!(percentile(&values, share), Duration::from_millis(expected), "{share}");
        }
        assert_eq!(percentile(&[], 0.5), Duration::ZERO);
    }
}
