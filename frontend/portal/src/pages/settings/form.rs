//! The settings, field by field, within the bank's bounds.

use super::draft::{Draft, number};
use super::told::BUSINESSES;
use kit::components::{
    Button, ButtonKind, Card, Checkbox, ErrorSummary, Notice, NoticeKind, Select, TextField,
};
use kit::i18n::{say, t, t_string, use_i18n};
use kit::texts;
use leptos::prelude::*;
use shared::domain::settings::{ApprovalMode, ContractSettings};
use shared::operations::settings::SettingsPage;

/// From lenient to strict.
const MODES: [ApprovalMode; 4] =
    [ApprovalMode::None, ApprovalMode::Single, ApprovalMode::DoubleUnordered, ApprovalMode::DoubleOrdered];

const IDLE: &str = "settings-idle";

/// The form.
#[component]
pub fn Form(
    /// The settings as they are, and what may be chosen.
    page: RwSignal<SettingsPage>,
    /// What is typed.
    draft: Draft,
    /// Runs with the settings once every field is right and something differs.
    on_check: Callback<ContractSettings>,
) -> impl IntoView {
    let i18n = use_i18n();
    let locale = i18n.get_locale_untracked();
    let tried = RwSignal::new(false);
    let same = RwSignal::new(false);
    let bounds = page.with_untracked(|page| page.bounds.clone());
    let least = bounds.least_idle_seconds.div_ceil(60);
    let most = page.with_untracked(|page| page.policy.idle_seconds / 60);
    let caps = page.with_untracked(|page| BUSINESSES.map(|business| page.caps.of(business)));
    let idle_error = Signal::derive(move || {
        let right = draft
            .idle
            .text
            .with(|text| number(text))
            .is_some_and(|minutes| (u64::from(least)..=u64::from(most)).contains(&minutes));
        (draft.idle.judged() && !right)
            .then(|| t_string!(i18n, settings.idle_wrong, least = least, most = most).to_string())
    });
    let limit_errors: [Signal<Option<String>>; 4] = std::array::from_fn(|index| {
        let (entry, cap) = (draft.limits[index], caps[index]);
        Signal::derive(move || {
            let typed = entry.text.with(|text| number(text));
            let wrong = match typed {
                None => say!(i18n, settings.limit_shape),
                Some(amount) if amount > cap.amount() => {
                    t_string!(i18n, settings.limit_over, cap = texts::yen(locale, cap)).to_string()
                }
                Some(_) => return None,
            };
            entry.judged().then_some(wrong)
        })
    });
    let limit_id = |index: usize| format!("settings-limit-{}", BUSINESSES[index]);
    let errors = move || {
        if !tried.get() {
            return Vec::new();
        }
        let limits = limit_errors.iter().enumerate().map(|(index, error)| (limit_id(index), error.get()));
        let all = limits.chain([(IDLE.to_owned(), idle_error.get())]);
        all.filter_map(|(id, error)| error.map(|error| (id, error))).collect()
    };
    let check = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        draft.judge();
        let wrong =
            untrack(|| limit_errors.iter().any(|error| error.get().is_some()) || idle_error.get().is_some());
        let Some(settings) = untrack(|| draft.read()).filter(|_| !wrong) else {
            tried.set(true);
            return;
        };
        let differs =
            page.with_untracked(|page| !super::changes(locale, &page.settings, &settings).is_empty());
        same.set(!differs);
        if differs {
            on_check.run(settings);
        }
    };
    let approval = BUSINESSES.into_iter().zip(draft.approval).map(|(business, value)| {
        let floor = bounds.least_approval.get(&business).copied().unwrap_or_default();
        let modes = MODES.into_iter().filter(|mode| *mode >= floor);
        let modes: Vec<_> = modes.map(|mode| (mode.to_string(), texts::approval(locale, mode).to_owned())).collect();
        let hint = if floor > ApprovalMode::None { say!(i18n, settings.approval_least) } else { String::new() };
        view! { <Select id=format!("settings-approval-{business}") label=texts::business(locale, business).to_owned() value=value options=modes hint=hint /> }
    });
    let approval = approval.collect_view();
    let limits = (0..4).map(|index| {
        let (business, entry) = (BUSINESSES[index], draft.limits[index]);
        let cap = t_string!(i18n, settings.limit_hint, cap = texts::yen(locale, caps[index])).to_string();
        view! {
            <TextField id=limit_id(index) label=texts::business(locale, business).to_owned() value=entry.text hint=cap error=limit_errors[index] on_leave=entry.on_leave() inputmode="numeric" code=true />
        }
    });
    let limits = limits.collect_view();
    let typed_secrets = bounds.typed_secrets;
    let idle_hint = t_string!(i18n, settings.idle_hint, least = least, most = most).to_string();
    view! {
        <ErrorSummary errors=errors />
        <Card title=say!(i18n, settings.form_title)>
            <form class="form" novalidate on:submit=check>
                <fieldset class="fieldset">
                    <legend>{t!(i18n, settings.approval_title)}</legend>
                    <p class="field-hint">{t!(i18n, settings.approval_hint)}</p>
                    <div class="settings-fields">{approval}</div>
                </fieldset>
                <fieldset class="fieldset">
                    <legend>{t!(i18n, settings.limits_title)}</legend>
                    <div class="settings-fields">{limits}</div>
                </fieldset>
                <fieldset class="fieldset">
                    <legend>{t!(i18n, settings.session_title)}</legend>
                    <div class="settings-fields">
                        <TextField id=IDLE label=say!(i18n, settings.idle) value=draft.idle.text hint=idle_hint error=idle_error on_leave=draft.idle.on_leave() inputmode="numeric" code=true />
                    </div>
                </fieldset>
                <fieldset class="fieldset">
                    <legend>{t!(i18n, settings.others_title)}</legend>
                    {typed_secrets.then(|| view! {
                        <Checkbox id="settings-typed" label=say!(i18n, settings.typed) checked=draft.typed hint=say!(i18n, settings.typed_hint) />
                    })}
                    <Checkbox id="settings-notices" label=say!(i18n, settings.notices) checked=draft.notices />
                </fieldset>
                <Show when=move || same.get()><Notice kind=NoticeKind::Warm><p>{t!(i18n, settings.nothing)}</p></Notice></Show>
                <div class="actions">
                    <Button kind=ButtonKind::Primary submit=true>{t!(i18n, settings.check)}</Button>
                    <Button on_press=move |()| { draft.fill(&page.get_untracked().settings); same.set(false); tried.set(false); }>{t!(i18n, settings.cancel)}</Button>
                </div>
            </form>
        </Card>
    }
}
