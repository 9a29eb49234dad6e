//! The charges of a month, read page by page until all of them are there: totals of a part would be wrong.

use kit::api::{self, CallError};
use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::domain::account::Yen;
use shared::domain::fee::Charge;
use shared::operations::Nothing;
use shared::operations::desk::{DeskFees, FeePage, Month};

/// How far it is.
#[derive(Debug, Clone, PartialEq)]
pub enum Phase {
    /// It goes on.
    Reading,
    /// It could not go on.
    Broken(CallError<Nothing>),
    /// Everything is there.
    Read,
}

/// The charges.
#[derive(Clone, Copy)]
pub struct Ledger {
    /// Oldest first.
    pub charges: RwSignal<Vec<Charge>>,
    /// How far it is.
    pub phase: RwSignal<Phase>,
    next: StoredValue<Option<String>>,
    month: StoredValue<Option<Month>>,
    /// What is answered to an earlier question is not taken.
    turn: StoredValue<u32>,
}

impl Ledger {
    /// Nothing yet.
    pub fn new() -> Self {
        Self {
            charges: RwSignal::new(Vec::new()),
            phase: RwSignal::new(Phase::Reading),
            next: StoredValue::new(None),
            month: StoredValue::new(None),
            turn: StoredValue::new(0),
        }
    }

    /// Begins with a month.
    pub fn begin(self, month: Month) {
        self.turn.update_value(|turn| *turn = turn.wrapping_add(1));
        self.charges.set(Vec::new());
        self.next.set_value(None);
        self.month.set_value(Some(month));
        self.go_on();
    }

    /// Reads on, after a failure where it happened. Only the first page is the person's own work.
    pub fn go_on(self) {
        let Some(month) = self.month.get_value() else { return };
        let turn = self.turn.get_value();
        self.phase.set(Phase::Reading);
        spawn_local(async move {
            loop {
                let after = self.next.try_get_value().flatten();
                let input = FeePage { month: month.clone(), after };
                let answer = if input.after.is_none() {
                    api::get::<DeskFees>(&input).await
                } else {
                    api::background::<DeskFees>(&input).await
                };
                // Who left the page meanwhile, or asked for another month, needs none of it.
                if self.turn.try_get_value() != Some(turn) {
                    return;
                }
                match answer {
                    Err(error) => return self.phase.set(Phase::Broken(error)),
                    Ok(answer) => {
                        self.charges.update(|charges| charges.extend(answer.value.charges));
                        let over = answer.value.next.is_none();
                        self.next.set_value(answer.value.next);
                        if over {
                            return self.phase.set(Phase::Read);
                        }
                    }
                }
            }
        });
    }

    /// How many there are so far; tracked.
    pub fn count(self) -> usize {
        self.charges.with(Vec::len)
    }
}

/// What was charged and what was given back, in yen.
pub fn totals(charges: &[Charge]) -> (u64, u64) {
    let sum = |amount: fn(&Charge) -> Yen| charges.iter().map(|charge| amount(charge).amount()).sum();
    (sum(|charge| charge.yen), sum(Charge::given_back))
}
