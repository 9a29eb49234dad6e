//! How many stops are behind one, remembered for the session.

use super::{RULES, Stop, behind};
use kit::session;
use leptos::prelude::*;
use shared::operations::session::Me;
use std::sync::LazyLock;

const KEY: &str = "kagimate-way-in";

/// Which session, and how many: for where the browser stores nothing.
static PASSED: LazyLock<ArcRwSignal<(String, usize)>> =
    LazyLock::new(|| ArcRwSignal::new((String::new(), 0)));

/// How many are behind one in this session; tracked.
pub fn passed(me: &Me) -> usize {
    let of = name(me);
    let here = PASSED.with(|(session, passed)| (*session == of).then_some(*passed));
    here.or_else(|| stored(&of)).unwrap_or_default()
}

/// Goes past a stop.
pub fn pass(stop: Stop) {
    note(behind(stop));
}

/// Nothing stands in the way any more, and what can be passed won't come up in the midst of work.
pub fn pass_all() {
    note(RULES.len());
}

fn note(count: usize) {
    let Some(me) = untrack(session::me) else { return };
    let of = name(&me);
    if untrack(|| passed(&me)) == count {
        return;
    }
    if let Some(storage) = storage() {
        // A browser that stores nothing remembers until the page is left.
        let _ = storage.set_item(KEY, &format!("{of} {count}"));
    }
    PASSED.set((of, count));
}

fn name(me: &Me) -> String {
    format!("{}@{}", me.user, me.began_at.0)
}

fn stored(of: &str) -> Option<usize> {
    let text = storage()?.get_item(KEY).ok()??;
    let (session, count) = text.split_once(' ')?;
    if session == of { count.parse().ok() } else { None }
}

fn storage() -> Option<web_sys::Storage> {
    window().session_storage().ok().flatten()
}
