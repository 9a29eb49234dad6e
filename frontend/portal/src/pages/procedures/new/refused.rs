//! Why a form was not filed, with the way on: to the screen that does it, to the one under way, or once more
//! with what holds now.

use super::Known;
use super::elsewhere::elsewhere;
use kit::components::{Attempt, Button, FailureNotice, LinkButton};
use kit::i18n::{t, use_i18n};
use kit::{routes, texts};
use leptos::prelude::*;
use shared::domain::procedure::{FormDenied, ProcedureForm};
use shared::operations::problem::Failure;
use shared::operations::procedures::ProceduresFile;

/// The refusal, if there is one.
#[component]
pub fn Refusal(
    /// What was to be filed.
    #[prop(into)]
    form: Signal<Option<ProcedureForm>>,
    /// What was known.
    known: Known,
    /// The attempt.
    attempt: Attempt<ProceduresFile>,
    /// Asks what holds now.
    on_again: Callback<()>,
) -> impl IntoView {
    let i18n = use_i18n();
    let locale = i18n.get_locale_untracked();
    move || {
        let error = attempt.failure.get()?;
        let form = form.get_untracked();
        let way = match error.failure() {
            Some(Failure::Denied { reason: FormDenied::OnScreen | FormDenied::NotMaster }) => {
                let place = form.as_ref().and_then(|form| elsewhere(form.kind()));
                place.map(|(href, _)| {
                    view! { <LinkButton href=href>{t!(i18n, procedures.make.elsewhere_go)}</LinkButton> }
                        .into_any()
                })
            }
            Some(Failure::Denied { reason: FormDenied::UnderWay | FormDenied::AlreadyReported }) => {
                let other = form.as_ref().and_then(|form| under_way(known, form));
                let href = other.unwrap_or_else(|| routes::PROCEDURES.to_owned());
                Some(
                    view! { <LinkButton href=href>{t!(i18n, procedures.make.see_under_way)}</LinkButton> }
                        .into_any(),
                )
            }
            Some(Failure::Stale) => Some(
                view! { <Button on_press=on_again>{t!(i18n, procedures.make.refresh)}</Button> }.into_any(),
            ),
            _ => None,
        };
        let reference = error.reference().map(ToOwned::to_owned);
        Some(view! {
            <FailureNotice said=Signal::stored(texts::call_error(locale, &error, texts::form_denied)) reference=reference>
                {way}
            </FailureNotice>
        })
    }
}

/// The procedure that is under way for the same thing.
fn under_way(known: Known, form: &ProcedureForm) -> Option<String> {
    known.with_value(|known| {
        let same = |serial: &Option<_>| serial.is_none() || serial.as_ref() == form.serial();
        let mut others = known.under_way.iter().filter(|other| other.kind == form.kind());
        others.find(|other| same(&other.serial)).map(|other| routes::procedure(&other.id))
    })
}
