//! Reading the life of a device page by page, and what of it is shown.

use super::tone::Tone;
use kit::api::{self, CallError};
use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::domain::id::Serial;
use shared::domain::instant::Instant;
use shared::domain::life::LifeEvent;
use shared::operations::tokens::{FailureMark, HistoryDenied, TokensHistory, WhichToken};

/// What has been read so far.
#[derive(Clone, Copy)]
pub struct Reading {
    /// Newest first.
    pub events: RwSignal<Vec<LifeEvent>>,
    /// Where to go on, if there is more.
    pub next: RwSignal<Option<String>>,
    /// Whether it goes on just now.
    pub busy: RwSignal<bool>,
    /// Whether anything was answered.
    pub begun: RwSignal<bool>,
    /// Why it stopped.
    pub failure: RwSignal<Option<CallError<HistoryDenied>>>,
    serial: StoredValue<Serial>,
}

impl Reading {
    /// Reads the first page.
    pub fn begin(serial: Serial) -> Self {
        let reading = Self {
            events: RwSignal::new(Vec::new()),
            next: RwSignal::new(None),
            busy: RwSignal::new(false),
            begun: RwSignal::new(false),
            failure: RwSignal::new(None),
            serial: StoredValue::new(serial),
        };
        reading.more();
        reading
    }

    /// Reads the next page; after a failure, goes on where it happened.
    pub fn more(self) {
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        self.failure.set(None);
        let input = WhichToken { serial: self.serial.get_value(), before: self.next.get_untracked() };
        spawn_local(async move {
            let answer = api::get::<TokensHistory>(&input).await;
            // Who left the page meanwhile needs none of it.
            if self.busy.try_set(false).is_some() {
                return;
            }
            match answer {
                Ok(answer) => {
                    self.next.set(answer.value.next);
                    self.events.update(|events| events.extend(answer.value.events));
                    self.begun.set(true);
                }
                Err(error) => self.failure.set(Some(error)),
            }
        });
    }
}

/// A thing that happened.
#[derive(Debug, Clone, PartialEq)]
pub enum Happening {
    /// An event of the device's life.
    Event(LifeEvent),
    /// A wrong number that counts towards the stop.
    Failure(FailureMark),
}

impl Happening {
    /// When.
    pub fn at(&self) -> Instant {
        match self {
            Self::Event(event) => event.at,
            Self::Failure(mark) => mark.at,
        }
    }

    /// What it means.
    pub fn tone(&self) -> Tone {
        match self {
            Self::Event(event) => Tone::of(event.kind),
            Self::Failure(_) => Tone::Failure,
        }
    }
}

/// What is shown, newest first.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Shown(pub Vec<Happening>);

impl Shown {
    /// Events and wrong numbers together. While there are earlier events to be read, wrong numbers from before
    /// those that were read wait with them. `whole`: there are none.
    pub fn of(events: &[LifeEvent], failures: &[FailureMark], whole: bool) -> Self {
        let oldest = events.last().map(|event| event.at);
        let fits = |mark: &&FailureMark| whole || oldest.is_some_and(|oldest| mark.at >= oldest);
        let failures = failures.iter().filter(fits).cloned().map(Happening::Failure);
        let mut all: Vec<_> = events.iter().cloned().map(Happening::Event).chain(failures).collect();
        // At one moment the failure comes before the stop that it causes.
        all.sort_by_key(|happening| {
            (std::cmp::Reverse(happening.at()), matches!(happening, Happening::Failure(_)))
        });
        Self(all)
    }

    /// Whether nothing happened.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use shared::domain::field::FieldReason;
    use shared::domain::life::LifeKind;

    fn event(kind: LifeKind, at: i64) -> Result<LifeEvent, FieldReason> {
        let serial = "0420-3318-7".try_into()?;
        Ok(LifeEvent { id: at.to_string(), serial, at: Instant(at), kind, person: None, by: None })
    }

    fn failure(at: i64) -> Result<FailureMark, FieldReason> {
        Ok(FailureMark { name: "高橋 美咲".try_into()?, at: Instant(at) })
    }

    #[test]
    fn wrong_numbers_stand_among_the_events_that_were_read() -> Result<(), FieldReason> {
        let events = [event(LifeKind::Stopped, 30)?, event(LifeKind::Registered, 20)?];
        let failures = [failure(10)?, failure(25)?, failure(30)?];
        let tones = |whole| -> Vec<Tone> {
            Shown::of(&events, &failures, whole).0.iter().map(Happening::tone).collect()
        };
        assert_eq!(tones(false), [Tone::Bad, Tone::Failure, Tone::Failure, Tone::Good]);
        assert_eq!(tones(true), [Tone::Bad, Tone::Failure, Tone::Failure, Tone::Good, Tone::Failure]);
        Ok(())
    }
}
