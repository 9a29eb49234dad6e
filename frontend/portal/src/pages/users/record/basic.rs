//! 基本情報.

use super::draft::Draft;
use super::step_form::StepForm;
use kit::components::{Notice, Select, TextField};
use kit::i18n::{say, t, t_string, use_i18n};
use kit::{api, texts};
use leptos::prelude::*;
use shared::domain::user::{Language, MailAddress, Role, TextField as Name};
use shared::operations::bank::BankAbout;
use shared::operations::proof::Empty;
use strum::IntoEnumIterator;

const NAME: &str = "user-name";
const LOGIN_ID: &str = "user-login-id";
const MAIL: &str = "user-mail";
const MAIL_AGAIN: &str = "user-mail-again";

/// The form.
#[component]
pub fn Basic(
    /// What is typed.
    draft: Draft,
    /// Leads on.
    on_go: Callback<usize>,
) -> impl IntoView {
    let i18n = use_i18n();
    let locale = i18n.get_locale_untracked();
    ask_for_rule(draft);
    let name = draft.name.error_of::<Name>();
    let mail = draft.mail.error_of::<MailAddress>();
    let shape = draft.login_id.error(move || draft.read_login_id().err());
    let login_id = Signal::derive(move || {
        if draft.login_id_refused() {
            return Some(t_string!(i18n, users.new.login_id_taken).to_string());
        }
        shape.get()
    });
    let mail_again = Signal::derive(move || {
        let differs = draft.mail_again.judged() && !draft.mails_agree();
        differs.then(|| t_string!(i18n, users.new.mail_differs).to_string())
    });
    let errors = move || {
        let all = [(NAME, name), (LOGIN_ID, login_id), (MAIL, mail), (MAIL_AGAIN, mail_again)];
        all.into_iter()
            .filter_map(|(id, error)| error.get().map(|text| (id.to_owned(), text)))
            .collect::<Vec<_>>()
    };
    let login_id_hint = move || match draft.rule.get() {
        Some(rule) => {
            t_string!(i18n, users.new.login_id_hint, shortest = rule.shortest, longest = rule.longest)
                .to_string()
        }
        None => t_string!(i18n, users.new.login_id_hint_plain).to_string(),
    };
    let (roles, frozen, oneself) =
        draft.bounds.with_value(|bounds| (bounds.roles.clone(), bounds.login_id_frozen, bounds.oneself));
    let settled = oneself || roles.len() < 2;
    let roles: Vec<_> = roles.into_iter().map(|role| (role.to_string(), texts::role(locale, role))).collect();
    let languages: Vec<_> = Language::iter()
        .map(|language| (language.to_string(), texts::language(locale, language).to_owned()))
        .collect();
    let role_hint = move || match draft.role() {
        Role::Administrator | Role::Master => t_string!(i18n, users.role_hint.administrator).to_string(),
        Role::General => t_string!(i18n, users.role_hint.general).to_string(),
    };
    let role_field = if settled {
        let why = match draft.role.with_untracked(|role| role.parse()) {
            _ if oneself => t!(i18n, users.record.own_rights),
            Ok(Role::Master) => t!(i18n, users.record.master_role),
            _ => t!(i18n, users.new.role_note),
        };
        let role = texts::role(locale, untrack(|| draft.role()));
        view! { <Settled label=t!(i18n, users.new.role) value=role why=why /> }.into_any()
    } else {
        view! { <Select id="user-role" label=say!(i18n, users.new.role) value=draft.role options=Signal::stored(roles) hint=role_hint /> }.into_any()
    };
    let id_field = if frozen {
        view! { <Settled label=t!(i18n, users.new.login_id) value=draft.login_id.text.get_untracked() why=t!(i18n, users.record.login_id_frozen) /> }.into_any()
    } else {
        view! { <TextField id=LOGIN_ID label=say!(i18n, users.new.login_id) value=draft.login_id.text hint=login_id_hint error=login_id on_leave=draft.login_id.on_leave() code=true /> }.into_any()
    };
    let next = Callback::new(move |()| {
        draft.judge_basics();
        if untrack(|| draft.basics_right()) {
            on_go.run(1);
        }
    });
    view! {
        <StepForm title=t!(i18n, users.new.basic) errors=Signal::derive(errors) on_next=next>
            {oneself.then(|| view! { <Notice><p>{t!(i18n, users.record.oneself)}</p></Notice> })}
            <TextField id=NAME label=say!(i18n, users.new.name) value=draft.name.text hint=say!(i18n, users.new.name_hint) error=name on_leave=draft.name.on_leave() />
            {id_field}
            <div class="form-pair">
                <TextField id=MAIL label=say!(i18n, users.new.mail) value=draft.mail.text hint=say!(i18n, users.new.mail_hint) error=mail on_leave=draft.mail.on_leave() kind="email" inputmode="email" />
                <TextField id=MAIL_AGAIN label=say!(i18n, users.new.mail_again) value=draft.mail_again.text error=mail_again on_leave=draft.mail_again.on_leave() kind="email" inputmode="email" />
            </div>
            <div class="form-pair">
                {role_field}
                <Select id="user-language" label=say!(i18n, users.record.language) value=draft.language options=Signal::stored(languages) hint=say!(i18n, users.record.language_hint) />
            </div>
        </StepForm>
    }
}

/// What can't be chosen, and why.
#[component]
fn Settled(label: &'static str, value: String, why: &'static str) -> impl IntoView {
    view! {
        <div class="field">
            <span class="field-label">{label}</span>
            <strong>{value}</strong>
            <p class="field-hint">{why}</p>
        </div>
    }
}

/// Asks for the bank's rule of login IDs; without it the server's answer is the only judge.
fn ask_for_rule(draft: Draft) {
    if draft.rule.with_untracked(Option::is_some) {
        return;
    }
    leptos::task::spawn_local(async move {
        if let Ok(answer) = api::get::<BankAbout>(&Empty {}).await {
            // The page may be gone by now.
            let _ = draft.rule.try_set(Some(answer.value.login_id));
        }
    });
}
