//! Counting tries in windows of time: one conditional write, so that parallel requests never get more than the
//! limit. A window past is tidied up by the table itself.

use crate::DynamoStore;
use crate::expression::Binder;
use crate::items::SCHEMA;
use crate::keys;
use crate::table::TIME_TO_LIVE;
use ports::store::StoreError;
use shared::domain::instant::Instant;
use shared::domain::throttle::{Throttle, ThrottleKind};

impl DynamoStore {
    /// Takes a try; `false` when the window has none left.
    pub(crate) async fn take_try(
        &self,
        kind: ThrottleKind,
        subject: &str,
        throttle: &Throttle,
        now: Instant,
    ) -> Result<bool, StoreError> {
        if throttle.tries == 0 {
            return Ok(false);
        }
        let window = throttle.window(now);
        let key = keys::throttle(kind, subject, &window);
        let mut bind = Binder::default();
        let (tries, expiry, schema) = (bind.name("tries"), bind.name(TIME_TO_LIVE), bind.name("schema"));
        let (none, one, limit) = (bind.number(0), bind.number(1), bind.number(throttle.tries));
        let (ends, version) = (bind.number(window.ends_at.seconds()), bind.number(SCHEMA));
        let set = format!(
            "SET {tries} = if_not_exists({tries}, {none}) + {one}, {expiry} = {ends}, {schema} = {version}"
        );
        let condition = format!("attribute_not_exists({tries}) OR {tries} < {limit}");
        self.update_if(&key, &set, &condition, &bind).await?.done()
    }
}
