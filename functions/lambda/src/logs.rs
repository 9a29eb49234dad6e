//! The log: a line of JSON for everything, on standard output. The line of an answered request is a set of metrics,
//! too (CloudWatch's embedded metric format), so that nobody has to send them.

use crate::clock::SystemClock;
use crate::settings::environment;
use ports::environment::Clock;
use serde_json::{Map, Value, json};
use std::fmt;
use tracing::{Event, Level, Subscriber};
use tracing_serde::fields::AsMap;
use tracing_subscriber::fmt::format::{JsonFields, Writer};
use tracing_subscriber::fmt::time::{FormatTime, SystemTime};
use tracing_subscriber::fmt::{FmtContext, FormatEvent, FormatFields, FormattedFields};
use tracing_subscriber::registry::LookupSpan;

/// Figures of a request and their units.
const METRICS: [(&str, &str); 7] = [
    ("requests", "Count"),
    ("milliseconds", "Milliseconds"),
    ("round_trips", "Count"),
    ("read_units", "Count"),
    ("write_units", "Count"),
    ("hashes", "Count"),
    ("key_calls", "Count"),
];

/// Starts it. The level is fixed: below it the SDK and the runtime would write whole requests and answers,
/// which hold passwords, codes and keys.
pub fn start() {
    let line = Line { stage: stage(&environment) };
    let subscriber = tracing_subscriber::fmt().with_max_level(Level::INFO);
    subscriber.fmt_fields(JsonFields::new()).event_format(line).init();
    // A panic ends as an invocation error. Its message isn't logged: it may quote what was being worked on.
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        tracing::error!(place, "panicked");
    }));
}

/// What goes before the operation in the function's name, such as `kagimate-staging`.
fn stage(look: &dyn Fn(&str) -> Option<String>) -> Option<String> {
    let (name, operation) = (look("AWS_LAMBDA_FUNCTION_NAME")?, look("_HANDLER")?.replace('.', "-"));
    name.strip_suffix(&operation)?.strip_suffix('-').map(str::to_owned)
}

/// How a line is written.
struct Line {
    stage: Option<String>,
}

impl<S, N> FormatEvent<S, N> for Line
where
    S: Subscriber + for<'a> LookupSpan<'a>,
    N: for<'a> FormatFields<'a> + 'static,
{
    fn format_event(
        &self,
        context: &FmtContext<'_, S, N>,
        mut writer: Writer<'_>,
        event: &Event<'_>,
    ) -> fmt::Result {
        let mut time = String::new();
        SystemTime.format_time(&mut Writer::new(&mut time))?;
        let mut line = Map::new();
        line.insert("timestamp".into(), time.into());
        line.insert("level".into(), event.metadata().level().as_str().into());
        if let Ok(Value::Object(fields)) = serde_json::to_value(event.field_map()) {
            line.extend(fields);
        }
        // The request, as the runtime's span names it.
        for span in context.event_scope().into_iter().flatten() {
            let fields = span.extensions().get::<FormattedFields<N>>().map(|fields| fields.fields.clone());
            if let Some(Ok(Value::Object(fields))) = fields.map(|fields| serde_json::from_str(&fields)) {
                line.extend(fields);
            }
        }
        if let (Some(stage), Some("answered")) = (&self.stage, line.get("message").and_then(Value::as_str)) {
            line.extend(measured(stage));
        }
        writeln!(writer, "{}", Value::Object(line))
    }
}

/// What makes metrics of the line: all figures by stage, and how often requests ended how.
fn measured(stage: &str) -> Map<String, Value> {
    let metrics = METRICS.map(|(name, unit)| json!({ "Name": name, "Unit": unit }));
    let directive = |dimensions: &[&str], metrics: &[Value]| json!({ "Namespace": "Kagimate", "Dimensions": [dimensions], "Metrics": metrics });
    let directives = [directive(&["stage"], &metrics), directive(&["stage", "outcome"], &metrics[..1])];
    let mut fields = Map::new();
    fields.insert("stage".into(), stage.into());
    fields.insert("requests".into(), 1.into());
    fields
        .insert("_aws".into(), json!({ "Timestamp": SystemClock.now().0, "CloudWatchMetrics": directives }));
    fields
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io;
    use std::sync::{Arc, Mutex, PoisonError};
    use tracing_subscriber::fmt::MakeWriter;

    #[derive(Clone, Default)]
    struct Written(Arc<Mutex<Vec<u8>>>);

    impl io::Write for Written {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.lock().unwrap_or_else(PoisonError::into_inner).extend(bytes);
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    impl MakeWriter<'_> for Written {
        type Writer = Self;

        fn make_writer(&self) -> Self {
            self.clone()
        }
    }

    fn lines(stage: Option<&str>, log: impl FnOnce()) -> Vec<Value> {
        let written = Written::default();
        let line = Line { stage: stage.map(str::to_owned) };
        let subscriber = tracing_subscriber::fmt().with_writer(written.clone());
        let subscriber = subscriber.fmt_fields(JsonFields::new()).event_format(line).finish();
        tracing::subscriber::with_default(subscriber, log);
        let bytes = written.0.lock().unwrap().clone();
        String::from_utf8(bytes).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }

    fn answers() {
        let _request = tracing::info_span!("Lambda runtime invoke", requestId = "r-1").entered();
        tracing::info!(
            operation = "session.me",
            outcome = "done",
            milliseconds = 7_i64,
            round_trips = 1_u32,
            read_units = 2.5,
            write_units = 0.0,
            hashes = 0_u32,
            key_calls = 0_u32,
            "answered"
        );
        tracing::warn!(cause = "\"quoted\"", "something else");
    }

    #[test]
    fn an_answer_s_line_names_metrics_that_stand_in_it() {
        // Source: CloudWatch's specification of the embedded metric format: metrics are numbers and dimensions are
        // texts at the top of the line.
        let lines = lines(Some("kagimate-staging"), answers);
        let [answered, other] = lines.as_slice() else { panic!("{lines:?}") };
        let directives = answered["_aws"]["CloudWatchMetrics"].as_array().unwrap();
        assert_eq!(directives.len(), 2);
        for directive in directives {
            let named = |list: &Value| list.as_array().unwrap().clone();
            for metric in named(&directive["Metrics"]) {
                assert!(answered[metric["Name"].as_str().unwrap()].is_number(), "{metric}");
            }
            for dimension in named(&directive["Dimensions"][0]) {
                assert!(answered[dimension.as_str().unwrap()].is_string(), "{dimension}");
            }
        }
        assert_eq!((&answered["stage"], &answered["requestId"]), (&"kagimate-staging".into(), &"r-1".into()));
        assert_eq!((&answered["level"], &other["level"]), (&"INFO".into(), &"WARN".into()));
        assert_eq!((&other["cause"], other.get("_aws")), (&"\"quoted\"".into(), None));
    }

    #[test]
    fn the_stage_is_what_the_function_s_name_says_before_the_operation() {
        for (name, handler, expected) in [
            ("kagimate-staging-session-sign-in", "session.sign-in", Some("kagimate-staging")),
            ("session-sign-in", "session.sign-in", None),
            ("kagimate-staging-other", "session.sign-in", None),
        ] {
            let look = |asked: &str| Some(if asked == "_HANDLER" { handler } else { name }.to_owned());
            assert_eq!(stage(&look).as_deref(), expected, "{name}");
        }
        assert!(lines(None, answers).iter().all(|line| line.get("_aws").is_none()));
    }
}
