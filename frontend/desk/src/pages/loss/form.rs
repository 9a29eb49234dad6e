//! Which device of which contract, why, and whom the clerk called back.

use crate::pages::receive::whose::contract_number;
use kit::components::{Button, ButtonKind, Card, Choices, Entry, ErrorSummary, Notice, TextField};
use kit::i18n::{say, t, use_i18n};
use kit::{location, texts};
use leptos::prelude::*;
use shared::domain::device::ReportReason;
use shared::domain::field::FieldReason;
use shared::domain::id::Serial;
use shared::operations::desk::{Note, ReportLoss};
use strum::IntoEnumIterator;

const CONTRACT: &str = "loss-contract";
const SERIAL: &str = "loss-serial";
const CALL_BACK: &str = "loss-call-back";

/// What is typed.
#[derive(Clone, Copy)]
pub struct Draft {
    contract: Entry,
    serial: Entry,
    reason: RwSignal<String>,
    call_back: Entry,
}

impl Draft {
    /// What the address says.
    pub fn new() -> Self {
        let draft = Self {
            contract: Entry::default(),
            serial: Entry::default(),
            reason: RwSignal::new(ReportReason::Lost.to_string()),
            call_back: Entry::default(),
        };
        for (entry, name) in [(draft.contract, "contract"), (draft.serial, "serial")] {
            if let Some(text) = location::query(name) {
                entry.text.set(text);
            }
        }
        draft
    }

    fn entries(self) -> [Entry; 3] {
        [self.contract, self.serial, self.call_back]
    }

    /// Forgets what was typed.
    pub fn clear(self) {
        self.entries().into_iter().for_each(Entry::clear);
        self.reason.set(ReportReason::Lost.to_string());
    }

    fn read(self) -> Result<ReportLoss, FieldReason> {
        Ok(ReportLoss {
            contract: contract_number(self.contract)?,
            serial: self.serial.read::<Serial>()?,
            reason: self.reason.with(|word| word.parse()).map_err(|_| FieldReason::Required)?,
            call_back: self.call_back.read::<Note>()?,
        })
    }
}

/// The form.
#[component]
pub fn Form(
    /// What is typed.
    draft: Draft,
    /// Runs with the report once every field is right.
    on_check: Callback<ReportLoss>,
) -> impl IntoView {
    let i18n = use_i18n();
    let locale = i18n.get_locale_untracked();
    let tried = RwSignal::new(false);
    let contract = draft.contract.error(move || contract_number(draft.contract).err());
    let serial = draft.serial.error_of::<Serial>();
    let call_back = draft.call_back.error_of::<Note>();
    let errors = move || {
        if !tried.get() {
            return Vec::new();
        }
        let all = [(CONTRACT, contract), (SERIAL, serial), (CALL_BACK, call_back)];
        all.into_iter().filter_map(|(id, error)| error.get().map(|text| (id.to_owned(), text))).collect()
    };
    let reasons: Vec<_> = ReportReason::iter()
        .map(|reason| (reason.to_string(), texts::report_reason(locale, reason).to_owned()))
        .collect();
    let check = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        draft.entries().into_iter().for_each(Entry::judge);
        match untrack(|| draft.read()) {
            Ok(loss) => on_check.run(loss),
            Err(_) => tried.set(true),
        }
    };
    view! {
        <ErrorSummary errors=errors />
        <Notice><p>{t!(i18n, desk.loss.advice)}</p></Notice>
        <Card title=say!(i18n, desk.loss.content)>
            <form class="form" novalidate on:submit=check>
                <div class="form-pair">
                    <TextField id=CONTRACT label=say!(i18n, desk.loss.contract) hint=say!(i18n, desk.loss.contract_hint) value=draft.contract.text error=contract on_leave=draft.contract.on_leave() code=true />
                    <TextField id=SERIAL label=say!(i18n, desk.loss.serial) hint=say!(i18n, desk.loss.serial_hint) value=draft.serial.text error=serial on_leave=draft.serial.on_leave() code=true />
                </div>
                <Choices name="loss-reason" legend=say!(i18n, desk.loss.reason) value=draft.reason options=reasons />
                <TextField id=CALL_BACK label=say!(i18n, desk.loss.call_back) hint=say!(i18n, desk.loss.call_back_hint) value=draft.call_back.text error=call_back on_leave=draft.call_back.on_leave() />
                <div class="actions"><Button kind=ButtonKind::Primary submit=true>{t!(i18n, desk.loss.check)}</Button></div>
            </form>
        </Card>
    }
}
