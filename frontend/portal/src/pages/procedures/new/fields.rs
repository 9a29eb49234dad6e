//! The fields of each form.

use super::draft::{CHOICE, CODE, Draft, LINE, NAME, PEOPLE, PERSON, QUANTITY, SERIAL, Wrong, cap_id};
use kit::components::{Checkbox, Choices, Select, TextField};
use kit::i18n::{Locale, say, t, use_i18n};
use kit::{money, texts};
use leptos::prelude::*;
use shared::domain::access::Business;
use shared::domain::device::ReportReason;
use shared::domain::id::Serial;
use shared::domain::procedure::ProcedureKind;
use strum::IntoEnumIterator;

/// What is wrong with the field that has this id.
fn error_at(wrong: Memo<Wrong>, id: impl Into<String>) -> Signal<Option<String>> {
    let id = id.into();
    Signal::derive(move || {
        wrong.with(|wrong| wrong.iter().find(|(at, _)| at.starts_with(&id)).map(|(_, text)| text.clone()))
    })
}

/// What the field with this id is called.
pub fn label(kind: ProcedureKind, id: &str) -> String {
    let i18n = use_i18n();
    let at = |prefix: &str| id.starts_with(prefix);
    let label = if at(QUANTITY) {
        t!(i18n, procedures.row.quantity)
    } else if at(SERIAL) {
        t!(i18n, procedures.row.serial)
    } else if at(PERSON) && kind == ProcedureKind::MasterChange {
        t!(i18n, procedures.row.to)
    } else if at(PERSON) {
        t!(i18n, procedures.row.person)
    } else if at(PEOPLE) {
        t!(i18n, procedures.row.people)
    } else if at(NAME) {
        t!(i18n, procedures.row.company)
    } else if at(CODE) {
        t!(i18n, procedures.row.code)
    } else if at(LINE) {
        t!(i18n, procedures.row.line)
    } else {
        let cap = Business::iter().find(|business| cap_id(*business) == id);
        if let Some(business) = cap {
            return texts::business(i18n.get_locale_untracked(), business).to_owned();
        }
        match kind {
            ProcedureKind::TokenReissue => t!(i18n, procedures.row.reason),
            ProcedureKind::PasswordReset => t!(i18n, procedures.row.lost),
            ProcedureKind::MasterChange => t!(i18n, procedures.row.former),
            ProcedureKind::PinChange => t!(i18n, procedures.row.pin),
            ProcedureKind::LoginMethod => t!(i18n, procedures.row.method),
            _ => t!(i18n, procedures.row.plan),
        }
    };
    label.to_owned()
}

/// The fields.
#[component]
pub fn Fields(
    /// What is filled in.
    draft: Draft,
    /// What is wrong.
    wrong: Memo<Wrong>,
) -> impl IntoView {
    let i18n = use_i18n();
    let locale = i18n.get_locale_untracked();
    match draft.kind {
        ProcedureKind::TokenAddition => {
            let most = draft.known.with_untracked(|known| known.largest);
            let hint = t!(i18n, procedures.make.quantity_hint, most = most).to_string();
            view! { <TextField id=QUANTITY label=say!(i18n, procedures.row.quantity) value=draft.quantity hint=Signal::stored(hint) error=error_at(wrong, QUANTITY) inputmode="numeric" code=true /> }
                .into_any()
        }
        ProcedureKind::TokenReissue => {
            let faulty = Memo::new(move |_| draft.choice.with(|word| *word == ReportReason::Faulty.to_string()));
            view! {
                <Device draft=draft wrong=wrong />
                <Choice draft=draft wrong=wrong legend=say!(i18n, procedures.row.reason) options=words(locale, texts::report_reason) />
                <Show when=move || faulty.get()>
                    <Checkbox id="procedure-returned" label=say!(i18n, procedures.make.returned) checked=draft.returned hint=say!(i18n, procedures.make.returned_hint) />
                </Show>
            }
            .into_any()
        }
        ProcedureKind::StopRelease => view! { <Device draft=draft wrong=wrong /> }.into_any(),
        ProcedureKind::Revocation => view! { <People draft=draft wrong=wrong /> }.into_any(),
        ProcedureKind::PasswordReset => view! {
            <Person draft=draft wrong=wrong label=say!(i18n, procedures.row.person) />
            <Choice draft=draft wrong=wrong legend=say!(i18n, procedures.row.lost) options=words(locale, texts::lost) />
        }
        .into_any(),
        ProcedureKind::Unlock | ProcedureKind::LoginIdDisclosure | ProcedureKind::CertificateRevocation => {
            view! { <Person draft=draft wrong=wrong label=say!(i18n, procedures.row.person) /> }.into_any()
        }
        ProcedureKind::MasterChange => view! {
            <Person draft=draft wrong=wrong label=say!(i18n, procedures.row.to) />
            <Choice draft=draft wrong=wrong legend=say!(i18n, procedures.row.former) options=words(locale, texts::former_master) />
        }
        .into_any(),
        ProcedureKind::PinChange => view! {
            <Choice draft=draft wrong=wrong legend=say!(i18n, procedures.row.pin) options=words(locale, texts::pin) />
            <p class="field-hint">{t!(i18n, procedures.make.pin_hint)}</p>
        }
        .into_any(),
        ProcedureKind::LoginMethod => view! {
            <Choice draft=draft wrong=wrong legend=say!(i18n, procedures.row.method) options=words(locale, texts::login_method) />
        }
        .into_any(),
        ProcedureKind::ContractData => view! {
            <TextField id=NAME label=say!(i18n, procedures.row.company) value=draft.name.text error=error_at(wrong, NAME) autocomplete="organization" />
            <TextField id=CODE label=say!(i18n, procedures.row.code) value=draft.code.text error=error_at(wrong, CODE) inputmode="numeric" autocomplete="postal-code" code=true />
            <TextField id=LINE label=say!(i18n, procedures.row.line) value=draft.line.text hint=say!(i18n, procedures.make.address_hint) error=error_at(wrong, LINE) autocomplete="street-address" />
        }
        .into_any(),
        ProcedureKind::PlanChange => {
            let plans = draft.known.with_untracked(|known| known.plans.clone());
            let word = |users: u32| t!(i18n, procedures.row.plan_of, users = users).to_string();
            let options: Vec<_> = plans.into_iter().map(|users| (users.to_string(), word(users))).collect();
            view! { <Choice draft=draft wrong=wrong legend=say!(i18n, procedures.row.plan) options=options /> }.into_any()
        }
        ProcedureKind::RaisedCaps => {
            let now = draft.known.with_untracked(|known| known.caps.clone());
            let cap = move |(business, value): (Business, RwSignal<String>)| {
                let name = texts::business(locale, business);
                let label = t!(i18n, procedures.row.cap, business = name).to_string();
                let yen = money::yen(locale, now.of(business));
                let hint = t!(i18n, procedures.make.cap_hint, yen = yen).to_string();
                view! { <TextField id=cap_id(business) label=Signal::stored(label) value=value hint=Signal::stored(hint) error=error_at(wrong, cap_id(business)) inputmode="numeric" code=true /> }
            };
            view! { <div class="form-pair">{draft.caps.get_value().into_iter().map(cap).collect_view()}</div> }.into_any()
        }
        ProcedureKind::Cancellation | ProcedureKind::ExpiryReplacement | ProcedureKind::NewApplication => {
            ().into_any()
        }
    }
}

/// The words of a closed list as options.
fn words<T: IntoEnumIterator + ToString + Copy>(
    locale: Locale,
    word: fn(Locale, T) -> &'static str,
) -> Vec<(String, String)> {
    T::iter().map(|option| (option.to_string(), word(locale, option).to_owned())).collect()
}

#[component]
fn Choice(
    draft: Draft,
    wrong: Memo<Wrong>,
    #[prop(into)] legend: Signal<String>,
    options: Vec<(String, String)>,
) -> impl IntoView {
    view! {
        <div class="field">
            <Choices name=CHOICE legend=legend value=draft.choice options=options />
            <p class="field-error" aria-live="polite">{error_at(wrong, CHOICE)}</p>
        </div>
    }
}

/// One device, in sight as long as there are few.
#[component]
pub fn Device(
    /// What is filled in.
    draft: Draft,
    /// What is wrong.
    wrong: Memo<Wrong>,
) -> impl IntoView {
    let i18n = use_i18n();
    let option = |(serial, people): (String, String)| {
        let grouped =
            Serial::try_from(serial.as_str()).map_or_else(|_| serial.clone(), |serial| serial.grouped());
        let people =
            if people.is_empty() { t!(i18n, procedures.make.device_nobody).to_owned() } else { people };
        (serial, t!(i18n, procedures.make.device_of, serial = grouped, people = people).to_string())
    };
    let options = draft.devices().into_iter().map(option);
    select(SERIAL, say!(i18n, procedures.row.serial), draft.serial, options.collect(), wrong)
}

#[component]
fn Person(draft: Draft, wrong: Memo<Wrong>, #[prop(into)] label: Signal<String>) -> impl IntoView {
    select(PERSON, label.get_untracked(), draft.person, draft.persons(), wrong)
}

fn select(
    id: &'static str,
    label: String,
    value: RwSignal<String>,
    options: Vec<(String, String)>,
    wrong: Memo<Wrong>,
) -> impl IntoView {
    let i18n = use_i18n();
    let mut all = vec![(String::new(), t!(i18n, procedures.make.choose_one).to_owned())];
    all.extend(options);
    view! { <Select id=id label=Signal::stored(label) value=value options=Signal::stored(all) error=error_at(wrong, id) /> }
}

#[component]
fn People(draft: Draft, wrong: Memo<Wrong>) -> impl IntoView {
    let i18n = use_i18n();
    let most = draft.known.with_untracked(|known| known.largest);
    let tick = move |(user, name): (String, String)| {
        let id = format!("{PEOPLE}-{user}");
        let (held, own) = (user.clone(), user);
        let toggle = move |_| {
            draft.people.update(|people| {
                if !people.remove(&own) {
                    people.insert(own.clone());
                }
            });
        };
        view! {
            <div class="checkbox">
                <input id=id.clone() type="checkbox" prop:checked=move || draft.people.with(|people| people.contains(&held)) on:change=toggle />
                <label for=id>{name}</label>
            </div>
        }
    };
    view! {
        <fieldset class="form-group">
            <legend>{t!(i18n, procedures.row.people)}</legend>
            <p class="field-hint">{t!(i18n, procedures.make.people_hint, most = most).to_string()}</p>
            {draft.persons().into_iter().map(tick).collect_view()}
            <p class="field-error" aria-live="polite">{error_at(wrong, PEOPLE)}</p>
        </fieldset>
    }
}
