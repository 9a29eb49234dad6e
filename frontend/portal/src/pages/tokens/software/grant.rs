//! Allowing a colleague a software device: chosen among those without a device, checked, proved.

use kit::api;
use kit::components::{
    Asked, Attempt, AttemptFailure, Button, ButtonKind, Card, Choices, Moment, Notice, NoticeKind, ProofPanel,
};
use kit::i18n::{say, t, t_string, use_i18n};
use kit::{session, texts};
use leptos::prelude::*;
use shared::domain::id::UserId;
use shared::operations::Operation;
use shared::operations::proof::{Empty, Proof};
use shared::operations::tokens::{GrantSoftware, SoftwareGranted, TokensGrantSoftware};
use shared::operations::users::{UserList, UserRow, UsersList};

/// The work.
#[component]
pub fn Grant() -> impl IntoView {
    let i18n = use_i18n();
    let users = LocalResource::new(|| async { api::get::<UsersList>(&Empty {}).await });
    let granted = RwSignal::new(None::<SoftwareGranted>);
    let done = Callback::new(move |answer| granted.set(Some(answer)));
    let again = move |()| {
        granted.set(None);
        users.refetch();
    };
    let show = move |list: UserList| view! { <Choice people=without_device(list) on_done=done /> };
    let said = move |answer: SoftwareGranted| {
        let title = t_string!(i18n, tokens.software.granted, name = answer.name.to_string()).to_string();
        view! {
            <Notice kind=NoticeKind::Success title=Signal::stored(title)>
                <p>{t!(i18n, tokens.software.granted_next)}</p>
                <p>{t!(i18n, tokens.software.granted_until)} " " <Moment at=answer.until /></p>
                <div class="notice-actions"><Button on_press=again>{t!(i18n, tokens.software.grant_again)}</Button></div>
            </Notice>
        }
    };
    move || match granted.get() {
        Some(answer) => said(answer).into_any(),
        None => view! { <Asked query=users lines=5 show=show /> }.into_any(),
    }
}

/// Nobody allows it to themself.
fn without_device(list: UserList) -> Vec<UserRow> {
    let own = untrack(session::me).map(|me| me.user.clone());
    list.users.into_iter().filter(|user| user.serial.is_none() && Some(&user.id) != own.as_ref()).collect()
}

#[component]
fn Choice(people: Vec<UserRow>, on_done: Callback<SoftwareGranted>) -> impl IntoView {
    let i18n = use_i18n();
    if people.is_empty() {
        return view! {
            <Card title=say!(i18n, tokens.software.grant_title)><p class="quiet">{t!(i18n, tokens.software.grant_nobody)}</p></Card>
        }
        .into_any();
    }
    let attempt = Attempt::<TokensGrantSoftware>::default();
    let chosen = RwSignal::new(String::new());
    let checking = RwSignal::new(false);
    let options: Vec<_> = people.iter().map(|user| (user.id.to_string(), user.name.to_string())).collect();
    let named = StoredValue::new(options);
    let name = move || {
        chosen.with(|chosen| {
            named.with_value(|named| named.iter().find(|(id, _)| id == chosen).map(|(_, name)| name.clone()))
        })
    };
    let none = Signal::derive(move || chosen.with(String::is_empty));
    let go = move |()| {
        attempt.clear();
        checking.set(true);
    };
    let back = Callback::new(move |()| checking.set(false));
    let prove = Callback::new(move |proof: Proof| {
        if let Ok(user) = UserId::try_from(chosen.get_untracked()) {
            attempt.send(GrantSoftware { user }, proof, move |answer| on_done.run(answer.value));
        }
    });
    let choose = move || {
        view! {
            <Card title=say!(i18n, tokens.software.grant_title)>
                <Choices name="software-user" legend=say!(i18n, tokens.software.grant_whom) value=chosen options=named.get_value() />
                <div class="actions"><Button kind=ButtonKind::Primary disabled=none on_press=go>{t!(i18n, tokens.software.grant_go)}</Button></div>
                <p class="bulk-note" role="status">{move || none.get().then(|| t!(i18n, tokens.software.grant_choose))}</p>
            </Card>
        }
    };
    let confirm = move || {
        view! {
            <AttemptFailure failure=attempt.failure denied=texts::software_denied />
            <div class="confirm-columns">
                <Card title=say!(i18n, tokens.software.grant_content)>
                    <dl class="facts">
                        <dt>{t!(i18n, tokens.software.grant_whom)}</dt>
                        <dd>{name()}</dd>
                    </dl>
                    <p class="release-advice">{t!(i18n, tokens.software.grant_means)}</p>
                </Card>
                <ProofPanel
                    work=TokensGrantSoftware::DECLARATION.work
                    proving=attempt.proving
                    submit=say!(i18n, tokens.software.grant_submit)
                    on_proof=prove
                    back=say!(i18n, proof.back)
                    on_back=back
                />
            </div>
        }
    };
    (move || if checking.get() { confirm().into_any() } else { choose().into_any() }).into_any()
}
