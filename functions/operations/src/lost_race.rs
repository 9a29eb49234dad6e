//! A commit that met another one: whoever has no pipeline around them reads anew and tries again, so often at most.

use std::time::Duration;

/// How often it is run.
pub(crate) const ROUNDS: u32 = 8;

/// How long the other one is given.
const PAUSE: Duration = Duration::from_millis(3);

/// Lets the other one finish.
pub(crate) async fn pause() {
    tokio::time::sleep(PAUSE).await;
}
