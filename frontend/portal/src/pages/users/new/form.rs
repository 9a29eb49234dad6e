//! 基本情報.

use super::draft::Draft;
use kit::api;
use kit::components::{Button, ButtonKind, Card, Checkbox, ErrorSummary, LinkButton, Select, TextField};
use kit::i18n::{say, t, t_string, use_i18n};
use kit::{routes, session, texts};
use leptos::prelude::*;
use shared::domain::user::{MailAddress, Role, TextField as Name};
use shared::domain::user_draft::UserDraft;
use shared::operations::bank::BankAbout;
use shared::operations::proof::Empty;

const NAME: &str = "user-name";
const LOGIN_ID: &str = "user-login-id";
const MAIL: &str = "user-mail";
const MAIL_AGAIN: &str = "user-mail-again";
const ROLE: &str = "user-role";
const PAYEES: &str = "user-payees";

/// The form.
#[component]
pub fn Form(
    /// What is typed.
    draft: Draft,
    /// Runs with the user once every field is right.
    on_check: Callback<UserDraft>,
) -> impl IntoView {
    let i18n = use_i18n();
    ask_for_rule(draft);
    let tried = RwSignal::new(false);
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
        if !tried.get() {
            return Vec::new();
        }
        all.into_iter().filter_map(|(id, error)| error.get().map(|text| (id.to_owned(), text))).collect()
    };
    let login_id_hint = move || match draft.rule.get() {
        Some(rule) => {
            t_string!(i18n, users.new.login_id_hint, shortest = rule.shortest, longest = rule.longest)
                .to_string()
        }
        None => t_string!(i18n, users.new.login_id_hint_plain).to_string(),
    };
    let roles = move || {
        let own = session::me().map_or(Role::General, |me| me.role);
        let offered = [Role::General, Role::Administrator]
            .into_iter()
            .filter(|role| own == Role::Master || *role == Role::General);
        offered.map(|role| (role.to_string(), texts::role(i18n.get_locale(), role))).collect()
    };
    let role_hint = move || match draft.role() {
        Role::Administrator | Role::Master => t_string!(i18n, users.role_hint.administrator).to_string(),
        Role::General => t_string!(i18n, users.role_hint.general).to_string(),
    };
    let check = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        draft.judge();
        match untrack(|| draft.read()) {
            Some(user) => on_check.run(user),
            None => tried.set(true),
        }
    };
    view! {
        <ErrorSummary errors=errors />
        <Card title=say!(i18n, users.new.basic)>
            <form class="form" novalidate on:submit=check>
                <TextField id=NAME label=say!(i18n, users.new.name) value=draft.name.text hint=say!(i18n, users.new.name_hint) error=name on_leave=draft.name.on_leave() />
                <TextField id=LOGIN_ID label=say!(i18n, users.new.login_id) value=draft.login_id.text hint=login_id_hint error=login_id on_leave=draft.login_id.on_leave() code=true />
                <div class="form-pair">
                    <TextField id=MAIL label=say!(i18n, users.new.mail) value=draft.mail.text hint=say!(i18n, users.new.mail_hint) error=mail on_leave=draft.mail.on_leave() kind="email" inputmode="email" />
                    <TextField id=MAIL_AGAIN label=say!(i18n, users.new.mail_again) value=draft.mail_again.text error=mail_again on_leave=draft.mail_again.on_leave() kind="email" inputmode="email" />
                </div>
                <Select id=ROLE label=say!(i18n, users.new.role) value=draft.role options=roles hint=role_hint />
                <Show when=move || session::me().is_none_or(|me| me.role != Role::Master)>
                    <p class="field-hint">{t!(i18n, users.new.role_note)}</p>
                </Show>
                <fieldset class="form-group">
                    <legend>{t!(i18n, users.new.permissions)}</legend>
                    <Show
                        when=move || draft.role().has_administrator_rights()
                        fallback=move || view! { <Checkbox id=PAYEES label=say!(i18n, users.permission.payees) checked=draft.payees /> }
                    >
                        <p class="field-hint">{t!(i18n, users.new.permissions_admin)}</p>
                    </Show>
                </fieldset>
                <div class="actions">
                    <Button kind=ButtonKind::Primary submit=true>{t!(i18n, users.new.check)}</Button>
                    <LinkButton href=routes::USERS>{t!(i18n, users.new.to_list)}</LinkButton>
                </div>
            </form>
        </Card>
    }
}

/// Asks for the bank's rule of login IDs; without it the server's answer is the only judge.
fn ask_for_rule(draft: Draft) {
    leptos::task::spawn_local(async move {
        if let Ok(answer) = api::get::<BankAbout>(&Empty {}).await {
            draft.rule.set(Some(answer.value.login_id));
        }
    });
}
