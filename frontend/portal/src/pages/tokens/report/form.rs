//! Which device and what happened, beside what it costs and the proof: all on one page.

use crate::pages::procedures::new::{Known, Prove, Refusal, Terms, can_be_reported, quoted, refresh};
use kit::api::Answer;
use kit::components::{Attempt, Card, Checkbox, Choices, ErrorSummary, LinkButton, Notice, NoticeKind};
use kit::i18n::{say, t, use_i18n};
use kit::{routes, session, texts};
use leptos::prelude::*;
use leptos_router::hooks::{use_navigate, use_query_map};
use shared::domain::device::ReportReason;
use shared::domain::id::Serial;
use shared::domain::procedure::{ProcedureForm, ProcedureKind};
use shared::operations::procedures::{DeviceNamed, FileProcedure, ProcedureView, ProceduresFile};
use shared::operations::proof::Proof;
use strum::IntoEnumIterator;

const SERIAL: &str = "report-serial";
const REASON: &str = "report-reason";

/// The form.
#[component]
pub fn Form(
    /// What is known.
    known: Known,
    /// Runs once it is filed, or was before.
    on_done: Callback<Answer<ProcedureView>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let locale = i18n.get_locale_untracked();
    let devices = devices(known);
    let Some(first) = devices.first().map(|(serial, _)| serial.clone()) else {
        return view! { <NoDevice /> }.into_any();
    };
    let asked = use_query_map().get_untracked();
    let asked_serial = asked.get("serial").and_then(|text| Serial::try_from(text).ok());
    let asked_serial = asked_serial.map(|serial| serial.to_string());
    let own = untrack(session::me).and_then(|me| me.device.as_ref().map(|device| device.serial.to_string()));
    let known_one = |serial: &String| devices.iter().any(|(other, _)| other == serial);
    // Oneself is in a hurry more often than one acts for others.
    let chosen = asked_serial.or(own).filter(known_one);
    let chosen = chosen.unwrap_or_else(|| if devices.len() == 1 { first } else { String::new() });
    let serial = RwSignal::new(chosen);
    let reason = RwSignal::new(asked.get("reason").unwrap_or_default());
    let returned = RwSignal::new(true);
    let tried = RwSignal::new(false);
    let attempt = Attempt::<ProceduresFile>::default();
    let again = Callback::new(move |()| refresh(known, move || attempt.clear()));
    let faulty = Memo::new(move |_| reason.with(|word| *word == ReportReason::Faulty.to_string()));
    let form = Memo::new(move |_| {
        let serial = Serial::try_from(serial.get()).ok()?;
        let reason = reason.with(|word| word.parse::<ReportReason>()).ok()?;
        let returned = reason == ReportReason::Faulty && returned.get();
        Some(ProcedureForm::TokenReissue { serial, reason, returned })
    });
    let errors = move || {
        let wrong = [
            (SERIAL, t!(i18n, procedures.urgent.which), serial.with(String::is_empty)),
            (REASON, t!(i18n, procedures.urgent.why), reason.with(String::is_empty)),
        ];
        let ids = [SERIAL, REASON].map(|name| first_id(name, known));
        let line = |((_, label, wrong), id): ((&str, &str, bool), String)| {
            let text =
                t!(i18n, common.labelled, label = label, text = t!(i18n, procedures.make.choose_wrong));
            wrong.then(|| (id, text.to_string()))
        };
        wrong.into_iter().zip(ids).filter(|_| tried.get()).filter_map(line).collect::<Vec<_>>()
    };
    let prove = Callback::new(move |proof: Proof| {
        let Some(form) = form.get_untracked() else {
            tried.set(true);
            return;
        };
        let quote = quoted(known, &form);
        attempt.send(FileProcedure { form, quote }, proof, move |answer| on_done.run(answer));
    });
    let navigate = use_navigate();
    let back = Callback::new(move |()| navigate(routes::PROCEDURES, Default::default()));
    let reasons = ReportReason::iter()
        .map(|reason| (reason.to_string(), texts::report_reason(locale, reason).to_owned()))
        .collect();
    view! {
        <Refusal form=form known=known attempt=attempt on_again=again />
        <ErrorSummary errors=Signal::derive(errors) />
        <div class="confirm-columns">
            <div class="column">
                <Card title=say!(i18n, procedures.urgent.content)>
                    <div class="form">
                        <Choices name=SERIAL legend=say!(i18n, procedures.urgent.which) value=serial options=devices />
                        <Choices name=REASON legend=say!(i18n, procedures.urgent.why) value=reason options=reasons />
                        <Show when=move || faulty.get()>
                            <Checkbox id="report-returned" label=say!(i18n, procedures.make.returned) checked=returned hint=say!(i18n, procedures.make.returned_hint) />
                        </Show>
                    </div>
                </Card>
                <Terms kind=ProcedureKind::TokenReissue known=known form=form />
            </div>
            <Prove
                kind=ProcedureKind::TokenReissue
                known=known
                attempt=attempt
                submit=say!(i18n, procedures.urgent.submit)
                on_proof=prove
                back=say!(i18n, procedures.urgent.back)
                on_back=back
            />
        </div>
    }
    .into_any()
}

/// The devices that can be reported: one's own first, and by its name.
fn devices(known: Known) -> Vec<(String, String)> {
    let i18n = use_i18n();
    let own = untrack(session::me).and_then(|me| me.device.as_ref().map(|device| device.serial.clone()));
    let mut devices: Vec<DeviceNamed> = known.with_untracked(|known| {
        known.devices.iter().filter(|device| can_be_reported(known, device)).cloned().collect()
    });
    devices.sort_by_key(|device| Some(&device.serial) != own.as_ref());
    let option = |device: DeviceNamed| {
        let serial = device.serial.grouped();
        let text = if Some(&device.serial) == own.as_ref() {
            t!(i18n, procedures.urgent.own, serial = serial).to_string()
        } else if device.sharers.is_empty() {
            let people = t!(i18n, procedures.make.device_nobody);
            t!(i18n, procedures.make.device_of, serial = serial, people = people).to_string()
        } else {
            let people: Vec<_> = device.sharers.iter().map(ToString::to_string).collect();
            let people = people.join(t!(i18n, common.list_comma));
            t!(i18n, procedures.make.device_of, serial = serial, people = people).to_string()
        };
        (device.serial.to_string(), text)
    };
    devices.into_iter().map(option).collect()
}

/// The id of the first option of a choice.
fn first_id(name: &str, known: Known) -> String {
    let word = if name == SERIAL {
        devices(known).into_iter().next().map(|(serial, _)| serial)
    } else {
        ReportReason::iter().next().map(|reason| reason.to_string())
    };
    format!("{name}-{}", word.unwrap_or_default())
}

#[component]
fn NoDevice() -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <Notice kind=NoticeKind::Warm title=say!(i18n, procedures.urgent.none.what)>
            <p>{t!(i18n, procedures.urgent.none.means)}</p>
            <p>{t!(i18n, procedures.urgent.none.next)}</p>
        </Notice>
        <div class="actions"><LinkButton href=routes::PROCEDURES>{t!(i18n, procedures.make.to_list)}</LinkButton></div>
    }
}
