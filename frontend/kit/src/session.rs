//! Who is signed in, as far as the page knows. There is one session per page, so it stands beside the
//! component tree: answers of the server change it wherever they arrive.

use crate::api;
use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::domain::access::{AccessFloor, Standing};
use shared::domain::instant::Instant;
use shared::domain::session::SessionEnd;
use shared::operations::Operation;
use shared::operations::proof::Empty;
use shared::operations::session::{Me, SessionMe};
use std::sync::{Arc, LazyLock, OnceLock};

/// What is known.
#[derive(Debug, Clone, PartialEq)]
pub enum State {
    /// It is still being asked.
    Unknown,
    /// It could not be asked.
    Unreachable,
    /// Nobody is.
    Out {
        /// Why, if someone was.
        why: SessionEnd,
    },
    /// Someone is.
    In(Arc<Me>),
}

static STATE: LazyLock<ArcRwSignal<State>> = LazyLock::new(|| ArcRwSignal::new(State::Unknown));
static ENDS: LazyLock<ArcRwSignal<Option<Instant>>> = LazyLock::new(|| ArcRwSignal::new(None));
static DISPLACED: LazyLock<ArcRwSignal<bool>> = LazyLock::new(|| ArcRwSignal::new(false));
static OUTDATED: LazyLock<ArcRwSignal<bool>> = LazyLock::new(|| ArcRwSignal::new(false));
static VERSION: OnceLock<String> = OnceLock::new();

/// What is known; tracked.
pub fn state() -> State {
    STATE.get()
}

/// Who is signed in; tracked.
pub fn me() -> Option<Arc<Me>> {
    match STATE.get() {
        State::In(me) => Some(me),
        State::Unknown | State::Unreachable | State::Out { .. } => None,
    }
}

/// Whether the user may call an operation, by its declaration; tracked.
pub fn may<O: Operation>() -> bool {
    admitted(O::DECLARATION.access)
}

/// How somebody stands.
pub fn standing(me: &Me) -> Standing<'_> {
    Standing { role: me.role, permissions: &me.permissions, desk: me.desk }
}

/// Whether the user passes an access floor; tracked.
pub fn admitted(floor: AccessFloor) -> bool {
    me().is_some_and(|me| floor.admits(standing(&me)))
}

/// Whether nothing that can't be passed stands between signing in and work at the desk.
pub fn ready_for_desk(me: &Me) -> bool {
    let without_device = me.needs_device && me.device.is_none();
    !(me.half_signed_in || me.temporary.any() || without_device)
}

/// When the session ends if nothing happens; tracked.
pub fn ends() -> Option<Instant> {
    ENDS.get()
}

/// Whether signing in ended another session of the same user; tracked.
pub fn displaced() -> bool {
    DISPLACED.get()
}

/// Whether the server is newer than the page; tracked.
pub fn outdated() -> bool {
    OUTDATED.get()
}

/// Notes whether signing in ended another session, until it has been read.
pub fn set_displaced(displaced: bool) {
    DISPLACED.set(displaced);
}

/// Asks who is signed in, and tells whether that is known now. This is work of the user: it extends the session.
pub async fn refresh_me() -> bool {
    let answer = api::get::<SessionMe>(&Empty {}).await;
    let known = answer.is_ok();
    took(answer);
    known
}

/// Asks without extending the session, for when it should have ended.
pub async fn look() {
    let answer = api::background::<SessionMe>(&Empty {}).await;
    took(answer);
}

/// Asks who is signed in, where nobody can wait for it.
pub fn refresh_soon() {
    spawn_local(async {
        // The state says what came of it.
        let _ = refresh_me().await;
    });
}

/// Notes that the session is over.
pub fn over(why: SessionEnd) {
    let known = matches!(STATE.get_untracked(), State::Out { .. });
    // The first reason is the one to show; a later answer only confirms it.
    if !known {
        STATE.set(State::Out { why });
    }
    ENDS.set(None);
    DISPLACED.set(false);
}

/// Notes when the session ends.
pub fn ends_at(at: Instant) {
    ENDS.set(Some(at));
}

/// Notes the server's version: the first one is taken as the page's own.
pub fn served_by(version: &str) {
    if VERSION.get_or_init(|| version.to_owned()) != version && !OUTDATED.get_untracked() {
        OUTDATED.set(true);
    }
}

fn took(answer: api::Outcome<SessionMe>) {
    match answer {
        Ok(answer) => STATE.set(State::In(Arc::new(answer.value))),
        // The end of a session was noted where the answer arrived.
        Err(_) => STATE.maybe_update(|state| {
            let asked = *state == State::Unknown;
            if asked {
                *state = State::Unreachable;
            }
            asked
        }),
    }
}
