//! What a stage has whether anybody comes or not. The checks of a plan hold it against these counts.

use crate::infra::catalogue::{Event, Operation};

/// Counts of what is paid for by the month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// Functions, each with a role of its own.
    pub functions: usize,
    /// Keys: the seeds', the table's, and that of logs in each of two regions.
    pub keys: usize,
    /// Firewalls.
    pub web_acls: usize,
    /// Their rules: two rates, and two groups of AWS's own.
    pub rules: usize,
    /// Metrics that alarms look at.
    pub alarm_metrics: usize,
    /// Dashboards.
    pub dashboards: usize,
    /// Whether the API keeps metrics of each route: they are dear, and a function has its own for nothing.
    pub route_metrics: bool,
}

/// Alarms that every stage has: seven of the whole, two metrics of the error budget, two at the edge.
const ALARM_METRICS: usize = 11;
/// Alarms of a function that something wakes: it fails, it gave up on something.
const ALARMS_OF_WOKEN: usize = 2;

impl Standing {
    /// Of a stage with these functions.
    pub fn of(operations: &[Operation]) -> Self {
        let woken = operations.iter().filter(|operation| !operation.events.is_empty()).count();
        let events = operations.iter().flat_map(|operation| &operation.events);
        let streams = events.filter(|event| matches!(event, Event::Stream(_))).count();
        Self {
            functions: operations.len(),
            keys: 4,
            web_acls: 1,
            rules: 4,
            alarm_metrics: ALARM_METRICS + woken * ALARMS_OF_WOKEN + streams,
            dashboards: 1,
            route_metrics: false,
        }
    }
}

#[test]
fn a_function_that_is_woken_has_alarms_of_its_own() {
    let all = super::measured::tests::small().operations;
    assert_eq!(Standing::of(&all).alarm_metrics, 11 + 2 + 1);
    assert_eq!(Standing::of(&all[..3]).alarm_metrics, 11);
}
