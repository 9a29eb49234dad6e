//! Which passwords, and where they come from.

use super::typed::{OnePassword, RANDOM, TYPED, Typed};
use kit::api;
use kit::components::{
    Button, ButtonKind, Card, Checkbox, Choices, ErrorSummary, LinkButton, PasswordField, PasswordRules,
    States,
};
use kit::i18n::{say, t, use_i18n};
use kit::{routes, session, texts};
use leptos::prelude::*;
use shared::domain::field::FieldReason;
use shared::operations::bank::BankAbout;
use shared::operations::proof::Empty;
use shared::operations::users::{SetPasswords, UserView};

const SET_LOGIN: &str = "set-login";
const SET_CONFIRMATION: &str = "set-confirmation";
const LOGIN: &str = "new-login";
const CONFIRMATION: &str = "new-confirmation";

/// The form.
#[component]
pub fn Form(
    /// Whose.
    user: UserView,
    /// What is chosen.
    typed: Typed,
    /// Runs with what to send.
    on_check: Callback<SetPasswords>,
) -> impl IntoView {
    let i18n = use_i18n();
    let locale = i18n.get_locale_untracked();
    let rules = rules(&user);
    let tried = RwSignal::new(false);
    // What the server refused is said at once.
    let refused = untrack(|| typed.by_hand() && typed.read(rules).is_none());
    let judged = move || tried.get() || refused;
    let error = move |one: OnePassword, other: bool| {
        Signal::derive(move || {
            if !judged() || !one.set.get() || !typed.by_hand() {
                return None;
            }
            let same = (other && typed.same()).then_some(FieldReason::SameAsOther);
            one.wrong(rules).or(same).map(|reason| texts::field_reason(locale, reason))
        })
    };
    let (login, confirmation) = (error(typed.login, false), error(typed.confirmation, true));
    let errors = move || {
        if !judged() {
            return Vec::new();
        }
        let none = !typed.login.set.get() && !typed.confirmation.set.get();
        let none = none.then(|| (SET_LOGIN.to_owned(), t!(i18n, users.passwords.none).to_owned()));
        let fields = [(LOGIN, login), (CONFIRMATION, confirmation)].into_iter();
        let fields = fields.filter_map(|(id, error)| error.get().map(|text| (id.to_owned(), text)));
        none.into_iter().chain(fields).collect::<Vec<_>>()
    };
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        tried.set(true);
        if let Some(input) = untrack(|| typed.read(rules)) {
            on_check.run(input);
        }
    };
    let by_hand = user.typed_secrets.then(|| {
        let options = vec![
            (RANDOM.to_owned(), t!(i18n, users.passwords.random).to_owned()),
            (TYPED.to_owned(), t!(i18n, users.passwords.typed).to_owned()),
        ];
        view! {
            <Choices name="from" legend=say!(i18n, users.passwords.from) value=typed.from options=options />
            <Show when=move || typed.by_hand() && typed.login.set.get()>
                <PasswordField id=LOGIN label=say!(i18n, users.new.login_password) value=typed.login.text autocomplete="off" rules=rules error=login />
            </Show>
            <Show when=move || typed.by_hand() && typed.confirmation.set.get()>
                <PasswordField id=CONFIRMATION label=say!(i18n, users.new.confirmation_password) value=typed.confirmation.text autocomplete="off" rules=rules error=confirmation />
            </Show>
        }
    });
    let random = (!user.typed_secrets)
        .then(|| view! { <p class="field-hint">{t!(i18n, users.passwords.random_only)}</p> });
    view! {
        <ErrorSummary errors=errors />
        <Card title=Signal::stored(user.record.name.to_string()) note=Signal::stored(user.record.login_id.to_string())>
            <form class="form" novalidate on:submit=submit>
                <States states=user.states />
                <fieldset class="form-group">
                    <legend>{t!(i18n, users.passwords.which)}</legend>
                    <Checkbox id=SET_LOGIN label=say!(i18n, users.passwords.login) checked=typed.login.set hint=say!(i18n, users.passwords.login_hint) />
                    <Checkbox id=SET_CONFIRMATION label=say!(i18n, users.passwords.confirmation) checked=typed.confirmation.set hint=say!(i18n, users.passwords.confirmation_hint) />
                </fieldset>
                {by_hand}
                {random}
                <div class="actions">
                    <Button kind=ButtonKind::Primary submit=true>{t!(i18n, users.new.check)}</Button>
                    <LinkButton href=routes::USERS_PASSWORDS>{t!(i18n, users.passwords.another_person)}</LinkButton>
                </div>
            </form>
        </Card>
    }
}

/// The rules of a password that is typed for somebody.
fn rules(user: &UserView) -> PasswordRules {
    let about = LocalResource::new(|| async {
        api::get::<BankAbout>(&Empty {}).await.ok().map(|answer| answer.value)
    });
    let company = untrack(session::me).map(|me| me.contract.name.to_string());
    let own = [user.record.login_id.to_string(), user.record.name.to_string()];
    let words: Vec<String> = own.into_iter().chain(company).collect();
    PasswordRules {
        rule: Signal::derive(move || about.get().flatten().map(|about| about.password)),
        context: Signal::stored(words),
    }
}
