//! Reading a history by screenfuls. A page of it may be short while there are more, so reading goes on until
//! the screen is full or the history ends.

use super::wanted::Wanted;
use kit::api::CallError;
use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::operations::Nothing;
use shared::operations::history::HistoryRow;

/// Rows that are shown at a time.
const SCREENFUL: usize = 30;

/// What has been read so far.
#[derive(Clone, Copy)]
pub struct Reading {
    /// The rows.
    pub rows: RwSignal<Vec<HistoryRow>>,
    /// Where to go on, if there is more.
    pub next: RwSignal<Option<String>>,
    /// Whether it goes on just now.
    pub busy: RwSignal<bool>,
    /// Whether anything was answered.
    pub begun: RwSignal<bool>,
    /// Why it stopped.
    pub failure: RwSignal<Option<CallError<Nothing>>>,
    wanted: StoredValue<Wanted>,
    /// What is answered to an earlier question is not shown.
    turn: StoredValue<u32>,
}

impl Reading {
    /// Nothing yet.
    pub fn new() -> Self {
        Self {
            rows: RwSignal::new(Vec::new()),
            next: RwSignal::new(None),
            busy: RwSignal::new(false),
            begun: RwSignal::new(false),
            failure: RwSignal::new(None),
            wanted: StoredValue::new(Wanted::default()),
            turn: StoredValue::new(0),
        }
    }

    /// Begins anew with something else.
    pub fn begin(self, wanted: Wanted) {
        self.stop();
        self.wanted.set_value(wanted);
        self.rows.set(Vec::new());
        self.next.set(None);
        self.begun.set(false);
        self.more();
    }

    /// Leaves it at what was found.
    pub fn stop(self) {
        self.turn.update_value(|turn| *turn = turn.wrapping_add(1));
        self.busy.set(false);
    }

    /// Reads the next screenful; after a failure, goes on where it happened.
    pub fn more(self) {
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        self.failure.set(None);
        let (wanted, turn) = (self.wanted.get_value(), self.turn.get_value());
        let goal = self.rows.with_untracked(Vec::len) + SCREENFUL;
        spawn_local(async move {
            let mut by_itself = false;
            loop {
                let answer = wanted.page(self.next.get_untracked(), None, by_itself).await;
                // Who left the page meanwhile, or asked for something else, needs none of it.
                if self.turn.try_get_value() != Some(turn) {
                    return;
                }
                match answer {
                    Ok(page) => {
                        self.next.set(page.next);
                        if !page.rows.is_empty() {
                            self.rows.update(|rows| rows.extend(page.rows));
                        }
                        self.begun.set(true);
                    }
                    Err(error) => self.failure.set(Some(error)),
                }
                let enough = self.rows.with_untracked(Vec::len) >= goal;
                if enough
                    || self.failure.with_untracked(Option::is_some)
                    || self.next.with_untracked(Option::is_none)
                {
                    break;
                }
                by_itself = true;
            }
            self.busy.set(false);
        });
    }
}
