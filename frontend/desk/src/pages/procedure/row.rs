//! The procedure as it was last read, and what is typed about it: what was typed stays when the row is read anew.

use super::act::Act;
use kit::api::{self, CallError};
use kit::components::Entry;
use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::domain::id::Serial;
use shared::domain::procedure::StepDenied;
use shared::operations::desk::{DeskProcedure, DeskProcedureView, ProcedureNamed, StartUpLetter};
use shared::operations::problem::Failure;

/// What became of the last act.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Told {
    /// It was done.
    Done(Act),
    /// The row had changed before, and is read anew.
    Stale,
}

/// What was read.
pub type Read = Option<Result<DeskProcedureView, CallError<StepDenied>>>;

/// The procedure.
#[derive(Clone, Copy)]
pub struct Row {
    /// As it was last read.
    pub read: RwSignal<Read>,
    /// What became of the last act.
    pub told: RwSignal<Option<Told>>,
    /// The letter of a contract that was opened here.
    pub letter: RwSignal<Option<StartUpLetter>>,
    /// A note.
    pub note: Entry,
    /// The reason of a rejection: unlike a note, the customer is told.
    pub reason: Entry,
    /// Devices that were chosen.
    pub serials: RwSignal<Vec<Serial>>,
    /// The number of a contract that is opened.
    pub contract: Entry,
    /// Its policy.
    pub policy: RwSignal<String>,
    /// The number of a parcel.
    pub parcel: Entry,
    named: StoredValue<Option<ProcedureNamed>>,
}

impl Row {
    /// Nothing yet.
    pub fn new() -> Self {
        Self {
            read: RwSignal::new(None),
            told: RwSignal::new(None),
            letter: RwSignal::new(None),
            note: Entry::default(),
            reason: Entry::default(),
            serials: RwSignal::new(Vec::new()),
            contract: Entry::default(),
            policy: RwSignal::new(String::new()),
            parcel: Entry::default(),
            named: StoredValue::new(None),
        }
    }

    /// Begins with another procedure.
    pub fn begin(self, named: ProcedureNamed) {
        self.read.set(None);
        self.told.set(None);
        self.letter.set(None);
        self.forget();
        self.named.set_value(Some(named));
        self.load();
    }

    /// Reads it; what is shown stays until it is there.
    pub fn load(self) {
        let Some(named) = self.named.get_value() else { return };
        spawn_local(async move {
            let answer = api::get::<DeskProcedure>(&named).await.map(|answer| answer.value);
            // Who went to another one meanwhile needs none of it.
            if self.named.try_get_value().flatten().as_ref() == Some(&named) {
                let _ = self.read.try_set(Some(answer));
            }
        });
    }

    /// Takes what an act made of it.
    pub fn took(self, act: Act, view: DeskProcedureView) {
        self.forget();
        self.told.set(Some(Told::Done(act)));
        self.read.set(Some(Ok(view)));
    }

    /// Reads it anew where an act failed because it had changed.
    pub fn note_failure(self, error: &CallError<StepDenied>) {
        let changed = matches!(
            error.failure(),
            Some(Failure::Stale | Failure::Denied { reason: StepDenied::OutOfTurn })
        );
        if changed {
            self.told.set(Some(Told::Stale));
            self.load();
        }
    }

    fn forget(self) {
        [self.note, self.reason, self.contract, self.parcel].into_iter().for_each(Entry::clear);
        self.serials.set(Vec::new());
    }
}
