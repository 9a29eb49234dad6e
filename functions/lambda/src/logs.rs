//! The log: a line of JSON for everything, on standard output.

use tracing::Level;

/// Starts it. The level is fixed: below it the SDK and the runtime would write whole requests and answers,
/// which hold passwords, codes and keys.
pub fn start() {
    tracing_subscriber::fmt().json().with_max_level(Level::INFO).with_span_list(false).init();
    // A panic ends as an invocation error. Its message isn't logged: it may quote what was being worked on.
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        tracing::error!(place, "panicked");
    }));
}
