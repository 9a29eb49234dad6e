//! The form, beside what it costs and how long it takes as it is filled in.

use super::draft::{Draft, Wrong};
use super::elsewhere::Elsewhere;
use super::fields::{Fields, label};
use super::terms::Terms;
use kit::components::{Button, ButtonKind, Card, ErrorSummary, LinkButton, Notice, NoticeKind};
use kit::i18n::{say, t, use_i18n};
use kit::{routes, texts};
use leptos::prelude::*;
use shared::domain::procedure::{ProcedureForm, ProcedureKind};

/// The form.
#[component]
pub fn Form(
    /// What is filled in.
    draft: Draft,
    /// Runs with the form once every field is right.
    on_check: Callback<ProcedureForm>,
) -> impl IntoView {
    let i18n = use_i18n();
    let locale = i18n.get_locale_untracked();
    let tried = RwSignal::new(false);
    let read = Memo::new(move |_| draft.read(locale));
    let wrong: Memo<Wrong> = Memo::new(move |_| {
        if tried.get() { read.with(|read| read.clone().err().unwrap_or_default()) } else { Wrong::new() }
    });
    let summary = move || {
        let line = |(id, text): (String, String)| {
            let label = label(draft.kind, &id);
            let line = t!(i18n, common.labelled, label = label, text = text).to_string();
            (id, line)
        };
        wrong.get().into_iter().map(line).collect::<Vec<_>>()
    };
    let check = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        match read.get_untracked() {
            Ok(form) => on_check.run(form),
            Err(_) => tried.set(true),
        }
    };
    let other = move || view! { <LinkButton href=routes::PROCEDURES_NEW>{t!(i18n, procedures.make.other)}</LinkButton> };
    if draft.kind == ProcedureKind::LoginIdDisclosure {
        // Whoever could file it reads the login IDs on screen; the paper is for those who can't sign in.
        return view! {
            <Elsewhere kind=draft.kind />
            <div class="actions">
                {other()}
                <LinkButton href=routes::form(draft.kind) kind=ButtonKind::Quiet>{t!(i18n, procedures.blank)}</LinkButton>
            </div>
        }
        .into_any();
    }
    if draft.is_empty() {
        return view! {
            <Elsewhere kind=draft.kind />
            <Notice kind=NoticeKind::Warm title=say!(i18n, procedures.make.none.what)>
                <p>{t!(i18n, procedures.make.none.means)}</p>
                <p>{t!(i18n, procedures.make.none.next)}</p>
            </Notice>
            <div class="actions">{other()}</div>
        }
        .into_any();
    }
    view! {
        <Elsewhere kind=draft.kind />
        <ErrorSummary errors=Signal::derive(summary) />
        <div class="confirm-columns">
            <Card title=say!(i18n, procedures.make.form)>
                <form class="form" novalidate on:submit=check>
                    <p class="quiet">{texts::procedure_about(locale, draft.kind)}</p>
                    <Fields draft=draft wrong=wrong />
                    <div class="actions">
                        <Button kind=ButtonKind::Primary submit=true>{t!(i18n, procedures.make.check)}</Button>
                        {other()}
                    </div>
                </form>
            </Card>
            <Terms kind=draft.kind known=draft.known form=Signal::derive(move || read.get().ok()) />
        </div>
    }
    .into_any()
}
