//! From calls to the lines of a bill: pure functions.

use super::measured::{Measured, Request};
use super::prices::{Line, Prices};
use super::quantities::{Quantities, float};
use super::standing::Standing;
use anyhow::Result;

/// Hours in which people work, in a month; what is metered by the hour sleeps in the others.
const BUSY_HOURS: f64 = 22.0 * 10.0;
/// Hours of a month, as AWS counts.
const HOURS: f64 = 730.0;
/// Metrics that lines of the log are (`functions/lambda/src/logs.rs`): seven of the stage, which a schedule keeps
/// awake, and one of each way in which requests end; about so many of those a stage sees.
const OWN_METRICS: f64 = 7.0;
const OUTCOMES: f64 = 20.0;
/// The table's key is asked for again after so long by everybody who uses the table.
const TABLE_KEY_HOURS: f64 = 5.0 / 60.0;
/// Bytes of logs by an invocation: the function's own line (`cargo xtask bench --starts` prints its length), the
/// platform's two lines of JSON, and what CloudWatch adds to each of them.
const LOG_BYTES: f64 = 1000.0 + 560.0 + 3.0 * 26.0;
/// The API's own line, with what CloudWatch adds.
const ACCESS_LOG_BYTES: f64 = 230.0 + 26.0;
/// Logs are kept for 400 days, compressed to about this share.
const LOG_MONTHS: f64 = 400.0 / (365.0 / 12.0);
const LOGS_COMPRESSED: f64 = 0.15;
/// X-Ray records the first request of each second, and of the others one in twenty.
const SECONDS: f64 = HOURS * 3600.0;
const TRACED: f64 = 0.05;
/// The door and the portal in brotli, which a browser fetches once for each release; one release a month.
const PAGE_BYTES: f64 = 1_050_000.0;
const PAGE_FILES: f64 = 8.0;
/// The HTML of the door and of the portal, asked for anew by each sign-in.
const HTML_FILES: f64 = 2.0;
const HTML_BYTES: f64 = 2.0 * 2000.0;
/// Of a hundred files that are asked for, how many CloudFront hasn't.
const CACHE_MISSES: f64 = 10.0;
/// A few packages and pages with their versions of ninety days.
const STORED_GB: f64 = 0.5;
/// What is kept of a user (person, passwords, device, link, session), and of a contract, with the index. Bounds by
/// the items' shapes, not measured.
const USER_BYTES: f64 = 6.0 * 1024.0;
const CONTRACT_BYTES: f64 = 8.0 * 1024.0;
/// What a write leaves in the histories: at most a kilobyte, in the table and in the index; for seven years.
const EVENT_BYTES: f64 = 2.0 * 1024.0;
const HISTORY_MONTHS: f64 = 7.0 * 12.0;

const GB: f64 = 1_000_000_000.0;
const GIB: f64 = 1_073_741_824.0;

/// Sums over requests.
#[derive(Debug, Default, Clone, PartialEq)]
pub struct Tally {
    pub invocations: f64,
    pub api_requests: f64,
    pub gb_seconds: f64,
    pub read_units: f64,
    pub write_units: f64,
    pub key_requests: f64,
    pub bytes_in: f64,
    pub bytes_out: f64,
    /// Requests that changed something.
    pub writes: f64,
}

impl Tally {
    /// Adds a request so many times.
    pub fn add(&mut self, request: &Request, times: f64) {
        self.invocations += times;
        self.gb_seconds += times * request.gb_seconds;
        self.read_units += times * request.read_units;
        self.write_units += times * request.write_units;
        if request.unseals {
            // At most: a process remembers the keys that it got.
            self.key_requests += times;
        }
        if request.write_units > 0.0 {
            self.writes += times;
        }
        if request.public {
            self.api_requests += times;
            self.bytes_in += times * request.bytes_in;
            self.bytes_out += times * request.bytes_out;
        }
    }

    /// Adds calls, and gives a sentence for each that is not measured.
    pub fn add_all<'a>(
        &mut self,
        measured: &Measured,
        calls: impl IntoIterator<Item = (&'a str, f64)>,
    ) -> Vec<String> {
        let mut left_out = Vec::new();
        for (call, times) in calls.into_iter().filter(|(_, times)| *times > 0.0) {
            match measured.request(call) {
                Ok(request) => self.add(&request, times),
                Err(sentence) => {
                    left_out.push(format!("{} times: {sentence}", super::report::whole(times)));
                }
            }
        }
        left_out
    }
}

/// The page's files that are asked for.
#[derive(Debug, Default, Clone, Copy, PartialEq)]
pub struct Files {
    requests: f64,
    bytes: f64,
}

impl Files {
    /// Of a month's people.
    pub fn of(month: &Quantities) -> Self {
        Self {
            requests: month.sign_ins * HTML_FILES + month.users * PAGE_FILES,
            bytes: month.sign_ins * HTML_BYTES + month.users * PAGE_BYTES,
        }
    }
}

/// What requests cost, each on its whole path.
pub fn of_requests(tally: &Tally, files: Files, prices: &Prices) -> Result<Vec<Line>> {
    let edge = tally.api_requests + files.requests;
    let logs = tally.invocations * LOG_BYTES + tally.api_requests * ACCESS_LOG_BYTES;
    let traces = tally.invocations.min(SECONDS + tally.invocations * TRACED);
    [
        ("cloudfront.requests", edge),
        ("cloudfront.functions", files.requests),
        ("cloudfront.out", (tally.bytes_out + files.bytes) / GB),
        ("cloudfront.to-origin", tally.bytes_in / GB),
        ("waf.requests", edge),
        ("api.requests", tally.api_requests),
        ("lambda.requests", tally.invocations),
        ("lambda.gb-seconds", tally.gb_seconds),
        ("dynamodb.write-units", tally.write_units),
        ("dynamodb.read-units", tally.read_units),
        ("kms.requests", tally.key_requests),
        ("cloudwatch.logs", logs / GB),
        ("x-ray.traces", traces),
    ]
    .into_iter()
    .map(|(name, quantity)| prices.line(name, quantity))
    .collect()
}

/// What is kept, what is sent, and what stands there.
pub fn of_the_stage(
    tally: &Tally,
    files: Files,
    month: &Quantities,
    standing: &Standing,
    prices: &Prices,
) -> Result<Vec<Line>> {
    let count = |count: usize| float(count as u64);
    let events = tally.writes * month.months.min(HISTORY_MONTHS);
    let stored = (month.contracts * CONTRACT_BYTES + month.users * USER_BYTES + events * EVENT_BYTES) / GIB;
    let logs = (tally.invocations * LOG_BYTES + tally.api_requests * ACCESS_LOG_BYTES) / GB;
    let kept = logs * LOGS_COMPRESSED * month.months.min(LOG_MONTHS);
    // A metric is paid for in the hours that have a request.
    let own_metrics = OWN_METRICS + OUTCOMES * tally.api_requests.min(BUSY_HOURS) / HOURS;
    let table_key = tally.invocations.min(count(standing.functions) * BUSY_HOURS / TABLE_KEY_HOURS);
    [
        ("dynamodb.storage", stored),
        ("dynamodb.recovery", stored),
        ("kms.keys", count(standing.keys)),
        ("kms.requests", table_key),
        ("waf.acls", count(standing.web_acls)),
        ("waf.rules", count(standing.rules)),
        ("s3.storage", STORED_GB),
        ("s3.reads", files.requests * CACHE_MISSES / 100.0),
        ("ses.mails", month.mails),
        ("cloudwatch.kept", kept),
        ("cloudwatch.metrics", own_metrics),
        ("cloudwatch.alarms", count(standing.alarm_metrics)),
        ("cloudwatch.dashboards", count(standing.dashboards)),
        ("route-53.zones", 1.0),
    ]
    .into_iter()
    .map(|(name, quantity)| prices.line(name, quantity))
    .collect()
}

/// What lines make together.
pub fn sum(lines: &[Line]) -> f64 {
    lines.iter().map(|line| line.usd).sum()
}

#[cfg(test)]
mod tests {
    use super::super::measured::tests::small;
    use super::super::prices::tests::real;
    use super::super::quantities::Args;
    use super::*;

    fn usd(lines: &[Line], what: &str) -> f64 {
        lines.iter().filter(|line| line.what == what).map(|line| line.usd).sum()
    }

    fn near(left: f64, right: f64) -> bool {
        (left - right).abs() < 1e-9 * right.abs().max(1.0)
    }

    #[test]
    fn a_million_writes_cost_what_their_units_cost() {
        let mut tally = Tally::default();
        assert_eq!(tally.add_all(&small(), [("a.write", 1e6)]), Vec::<String>::new());
        let lines = of_requests(&tally, Files::default(), &real()).unwrap();
        // 18 and 5 units, at the prices of Tokyo; each on the way through edge, firewall and API.
        for (what, expected) in [
            ("write units", 18.0 * 0.715),
            ("read units", 5.0 * 0.1425),
            ("invocations", 0.2),
            ("GB-seconds on arm64", 1769.0 / 1024.0 * 0.103 * 13.3334),
            ("requests over TLS, Japan", 1.2),
            ("runs of the paths' function", 0.0),
            ("traces recorded", 5.0),
        ] {
            assert!(near(usd(&lines, what), expected), "{what}: {} and not {expected}", usd(&lines, what));
        }
        // WAF 0.60, the API 1.29, KMS 3.
        let requests: Vec<f64> =
            lines.iter().filter(|line| line.what == "requests").map(|line| line.usd).collect();
        assert!(requests.len() == 3 && near(requests.iter().sum(), 0.6 + 1.29 + 3.0), "{requests:?}");
    }

    #[test]
    fn what_nobody_calls_from_outside_passes_no_edge() {
        let mut measured = small();
        for operation in &mut measured.operations {
            operation.access = "bank".into();
        }
        let mut tally = Tally::default();
        tally.add_all(&measured, [("a.read", 10.0)]);
        assert_eq!((tally.invocations, tally.api_requests, tally.bytes_out), (10.0, 0.0, 0.0));
    }

    #[test]
    fn what_is_not_measured_is_said_and_not_counted() {
        let mut tally = Tally::default();
        let said = tally.add_all(&small(), [("a.unmeasured", 40.0), ("a.none", 0.0)]);
        assert_eq!(tally, Tally::default());
        assert_eq!(said.len(), 1);
        assert!(said[0].starts_with("40 times: a.unmeasured is not in bench/figures.json"), "{said:?}");
    }

    #[test]
    fn traces_are_a_sample_where_there_are_many() {
        let lines = |invocations| {
            let tally = Tally { invocations, ..Tally::default() };
            usd(&of_requests(&tally, Files::default(), &real()).unwrap(), "traces recorded")
        };
        assert!(near(lines(1e6), 5.0));
        assert!(near(lines(1e9), (730.0 * 3600.0 + 5e7) * 5e-6));
    }

    #[test]
    fn a_stage_that_nobody_visits_costs_what_stands_there() {
        let args = Args {
            contracts: 1,
            users_per_contract: 1,
            sign_ins: Some(0),
            otp_checks: Some(0),
            page_views: Some(0),
            changes: Some(0),
            procedures: Some(0),
            mails: Some(0),
            months: 1,
        };
        let month = Quantities::of(&args).unwrap();
        let standing = Standing::of(&[]);
        let lines = of_the_stage(&Tally::default(), Files::default(), &month, &standing, &real()).unwrap();
        // Four keys, a firewall and four rules, eleven metrics of alarms, seven of our own, a dashboard, a zone, the package.
        let expected = 4.0 + 5.0 + 4.0 + 1.1 + 7.0 * 0.3 + 3.0 + 0.5 + 0.5 * 0.025;
        assert!((sum(&lines) - expected).abs() < 0.001, "{}", sum(&lines));
    }

    #[test]
    fn histories_grow_for_seven_years_and_not_longer() {
        let stored = |months| {
            let args = Args { contracts: 1, users_per_contract: 1, months, ..Args::default() };
            let month = Quantities::of(&args).unwrap();
            let tally = Tally { writes: 1e6, ..Tally::default() };
            usd(
                &of_the_stage(&tally, Files::default(), &month, &Standing::of(&[]), &real()).unwrap(),
                "GB stored",
            )
        };
        assert!(near(stored(2) - stored(1), 1e6 * 2048.0 / GIB * 0.285));
        assert!(near(stored(84), stored(200)));
    }
}
