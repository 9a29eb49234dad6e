//! Going on with an import until its devices are in stock.

use super::Named;
use kit::api::{self, CallError};
use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::operations::desk::{DeskImportOn, ImportNamed, StockImport, UploadDenied};
use shared::operations::proof::Proof;

/// Calls in a row that may bring nothing forward before a person is asked.
const PATIENCE: u32 = 20;

/// An import on its way.
#[derive(Clone, Copy)]
pub struct GoingOn {
    /// Whether it goes on just now.
    pub busy: RwSignal<bool>,
    /// How far it has come.
    pub import: RwSignal<Option<StockImport>>,
    /// Why it stopped.
    pub failure: RwSignal<Option<CallError<UploadDenied>>>,
}

impl GoingOn {
    /// Nothing yet.
    pub fn new() -> Self {
        Self { busy: RwSignal::new(false), import: RwSignal::new(None), failure: RwSignal::new(None) }
    }

    /// Goes on until everything is in stock, or something stands in the way.
    pub fn go(self, named: &Named) {
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        self.failure.set(None);
        let input = ImportNamed { file: named.file.clone() };
        spawn_local(async move {
            let (mut done, mut patience) = (0, PATIENCE);
            while patience > 0 {
                let answer = api::post::<DeskImportOn>(&input, &Proof::default(), &api::new_key()).await;
                // Who left the page meanwhile comes back to it by its address.
                if self.busy.try_get_untracked().is_none() {
                    return;
                }
                match answer {
                    Ok(answer) => {
                        let import = answer.value;
                        let over = import.live || import.bad > 0 || import.problem.is_some();
                        patience = if import.done > done { PATIENCE } else { patience - 1 };
                        done = import.done;
                        self.import.set(Some(import));
                        if over {
                            break;
                        }
                    }
                    Err(error) => {
                        self.failure.set(Some(error));
                        break;
                    }
                }
            }
            self.busy.set(false);
        });
    }
}
