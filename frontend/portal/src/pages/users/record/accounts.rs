//! 口座・限度額.

use super::draft::{Draft, LimitError};
use super::step_form::StepForm;
use kit::components::{Entry, Notice, TextField};
use kit::i18n::{Locale, t, t_string, td_string, use_i18n};
use kit::{money, texts};
use leptos::prelude::*;
use shared::domain::access::Business;
use shared::domain::account::Account;

/// The form.
#[component]
pub fn Accounts(
    /// What is typed.
    draft: Draft,
    /// Leads on and back.
    on_go: Callback<usize>,
) -> impl IntoView {
    let i18n = use_i18n();
    let locale = i18n.get_locale_untracked();
    let (accounts, company, oneself) =
        draft.bounds.with_value(|bounds| (bounds.accounts.clone(), bounds.limits.clone(), bounds.oneself));
    let tick = move |(at, account): (usize, Account)| {
        let id = format!("account-{at}");
        let (text, held, own) = (texts::account(locale, &account), account.clone(), account);
        let toggle = move |_| {
            draft.accounts.update(|accounts| {
                if !accounts.remove(&own) {
                    accounts.insert(own.clone());
                }
            });
        };
        view! {
            <div class="checkbox">
                <input id=id.clone() type="checkbox" disabled=oneself prop:checked=move || draft.accounts.with(|accounts| accounts.contains(&held)) on:change=toggle />
                <label for=id>{text}</label>
            </div>
        }
    };
    let errors = Signal::derive(move || {
        let limits = draft.limits.get_value().into_iter();
        let wrong = limits
            .filter_map(|(business, entry)| Some((id(business), error(locale, draft, business, entry)?)));
        wrong.collect::<Vec<_>>()
    });
    let limit = move |(business, entry): (Business, Entry)| {
        let most = money::yen(locale, company.of(business));
        let hint = t_string!(i18n, users.record.limit_hint, most = most).to_string();
        if oneself {
            let own = entry.text.get_untracked();
            return view! { <div class="field"><span class="field-label">{texts::business(locale, business)}</span><strong>{if own.is_empty() { "0".to_owned() } else { own }}</strong></div> }.into_any();
        }
        let leave = Callback::new(move |()| {
            entry.on_leave().run(());
            // As it will be read, with separators.
            if let Ok(Some(yen)) = entry.text.with_untracked(|text| money::read(text)) {
                entry.text.set(money::grouped(yen.amount()));
            }
        });
        let error = Signal::derive(move || error(locale, draft, business, entry));
        view! {
            <TextField id=id(business) label=Signal::stored(texts::business(locale, business).to_owned()) value=entry.text hint=Signal::stored(hint) error=error on_leave=leave inputmode="numeric" code=true />
        }
        .into_any()
    };
    let next = Callback::new(move |()| {
        draft.judge_limits();
        if untrack(|| draft.limits_right()) || oneself {
            on_go.run(3);
        }
    });
    view! {
        <StepForm title=t!(i18n, users.record.accounts) errors=errors last=true on_next=next on_back=Callback::new(move |()| on_go.run(1))>
            {oneself.then(|| view! { <Notice><p>{t!(i18n, users.record.own_rights)}</p></Notice> })}
            <fieldset class="form-group">
                <legend>{t!(i18n, users.record.accounts_held)}</legend>
                {accounts.is_empty().then(|| view! { <p class="field-hint">{t!(i18n, users.record.no_accounts)}</p> })}
                {accounts.into_iter().enumerate().map(tick).collect_view()}
            </fieldset>
            <fieldset class="form-group">
                <legend>{t!(i18n, users.record.limits)}</legend>
                <p class="field-hint">{t!(i18n, users.record.limits_hint)}</p>
                <div class="form-pair">{draft.limits.get_value().into_iter().map(limit).collect_view()}</div>
            </fieldset>
        </StepForm>
    }
}

fn id(business: Business) -> String {
    format!("limit-{business}")
}

/// What is wrong, once it is time to say so.
fn error(locale: Locale, draft: Draft, business: Business, entry: Entry) -> Option<String> {
    if !entry.judged() {
        return None;
    }
    let text = match draft.limit_error(business, entry)? {
        LimitError::Shape => td_string!(locale, users.record.limit_shape).to_owned(),
        LimitError::Over(most) => {
            td_string!(locale, users.record.limit_over, most = money::yen(locale, most)).to_string()
        }
    };
    Some(text)
}
