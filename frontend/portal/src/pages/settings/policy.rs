//! The bank's policy in plain words, with its figures: read, never changed here.

use kit::components::{Card, Table};
use kit::i18n::{Locale, say, t, td_string, use_i18n};
use kit::texts;
use leptos::prelude::*;
use shared::domain::account::Account;
use shared::domain::attempt::LockPolicy;
use shared::domain::authenticator::{Authenticator, Work};
use shared::domain::reset::{IdRecovery, SelfReset};
use shared::operations::settings::{PolicyView, SettingsPage};

const DAY: u32 = 86_400;

/// The policy, and which work asks for which authenticator.
#[component]
pub fn Policy(
    /// What the server said.
    page: SettingsPage,
) -> impl IntoView {
    let i18n = use_i18n();
    let locale = i18n.get_locale_untracked();
    let fact = |(name, text): (&'static str, String)| view! { <dt>{name}</dt> <dd>{text}</dd> };
    let facts = facts(locale, &page.policy, page.accounts.first()).into_iter().map(fact).collect_view();
    let row = move |(work, asks): (Work, Vec<Authenticator>)| {
        let asks: Vec<_> = asks.into_iter().map(|which| texts::asked(locale, which)).collect();
        let asks = if asks.is_empty() { say!(i18n, settings.table.nothing) } else { asks.join(" → ") };
        view! { <tr><th scope="row">{texts::work(locale, work)}</th><td>{asks}</td></tr> }
    };
    // What the bank itself does is no work of its customers.
    let works = page.policy.authenticators.0.into_iter().filter(|(work, _)| *work != Work::Bank);
    view! {
        <Card title=say!(i18n, settings.policy.title) note=say!(i18n, settings.policy.note)>
            <dl class="facts settings-policy">{facts}</dl>
        </Card>
        <Card title=say!(i18n, settings.table.title) note=say!(i18n, settings.table.note)>
            <Table label=say!(i18n, settings.table.title)>
                <thead>
                    <tr><th scope="col">{t!(i18n, settings.table.work)}</th><th scope="col">{t!(i18n, settings.table.asks)}</th></tr>
                </thead>
                <tbody class="settings-works">{works.map(row).collect_view()}</tbody>
            </Table>
        </Card>
    }
}

/// Its figures, by what they are about.
fn facts(locale: Locale, policy: &PolicyView, account: Option<&Account>) -> Vec<(&'static str, String)> {
    let lock = |lock: &LockPolicy| {
        td_string!(
            locale,
            settings.policy.lock,
            tries = lock.tries,
            minutes = lock.temporary_seconds / 60,
            rounds = lock.rounds
        )
        .to_string()
    };
    let days = |days: u32| td_string!(locale, settings.policy.days, days = days).to_string();
    let code = &policy.reset_code;
    let facts = [
        (td_string!(locale, settings.policy.login_lock), lock(&policy.login_lock)),
        (td_string!(locale, settings.policy.confirmation_lock), lock(&policy.confirmation_lock)),
        (
            td_string!(locale, settings.policy.otp),
            td_string!(locale, settings.policy.otp_text, tries = policy.otp_tries).to_string(),
        ),
        (
            td_string!(locale, settings.policy.session),
            td_string!(
                locale,
                settings.policy.session_text,
                idle = policy.idle_seconds / 60,
                hours = policy.absolute_seconds / 3600
            )
            .to_string(),
        ),
        (td_string!(locale, settings.policy.temporary), days(policy.temporary_secret_seconds / DAY)),
        (
            td_string!(locale, settings.policy.plan),
            td_string!(locale, settings.policy.plan_text, users = policy.plan_users).to_string(),
        ),
        (
            td_string!(locale, settings.policy.grant),
            if policy.administrators_grant {
                td_string!(locale, settings.policy.grant_administrators)
            } else {
                td_string!(locale, settings.policy.grant_master)
            }
            .to_owned(),
        ),
        (td_string!(locale, settings.policy.reset), reset(locale, policy.self_reset).to_owned()),
        (
            td_string!(locale, settings.policy.code),
            td_string!(
                locale,
                settings.policy.code_text,
                digits = code.digits,
                minutes = code.seconds / 60,
                tries = code.tries
            )
            .to_string(),
        ),
        (td_string!(locale, settings.policy.id), recovery(locale, policy.id_recovery).to_owned()),
        (
            td_string!(locale, settings.policy.factor),
            if policy.second_factor_at_sign_in {
                td_string!(locale, settings.policy.factor_on)
            } else {
                td_string!(locale, settings.policy.factor_off)
            }
            .to_owned(),
        ),
        (
            td_string!(locale, settings.policy.reminder),
            match policy.password_reminder_days {
                Some(days) => td_string!(locale, settings.policy.reminder_days, days = days).to_string(),
                None => td_string!(locale, settings.policy.reminder_off).to_owned(),
            },
        ),
        (td_string!(locale, settings.policy.history), days(policy.history_days)),
    ];
    let account = account.map(|account| {
        let kind = texts::account_kind(locale, account.kind);
        let text = td_string!(
            locale,
            settings.policy.account,
            branch = account.branch.to_string(),
            kind = kind,
            number = account.number.to_string()
        );
        (td_string!(locale, settings.policy.accounts), text.to_string())
    });
    facts.into_iter().chain(account).collect()
}

fn reset(locale: Locale, who: SelfReset) -> &'static str {
    match who {
        SelfReset::Off => td_string!(locale, settings.policy.reset_off),
        SelfReset::SoleMaster => td_string!(locale, settings.policy.reset_sole_master),
        SelfReset::All => td_string!(locale, settings.policy.reset_all),
    }
}

fn recovery(locale: Locale, how: IdRecovery) -> &'static str {
    match how {
        IdRecovery::Reapply => td_string!(locale, settings.policy.id_reapply),
        IdRecovery::WrittenDisclosure => td_string!(locale, settings.policy.id_written_disclosure),
    }
}
