//! 緊急停止: why, what it does, the contract's number typed once more, and the proof.

use crate::pages::confirm::{Confirm, Focused};
use kit::components::{
    Attempt, Button, ButtonKind, Card, Entry, ErrorSummary, Notice, NoticeKind, Steps, TextField,
};
use kit::i18n::{say, t, t_string, use_i18n};
use kit::texts;
use leptos::prelude::*;
use shared::operations::desk::{ContractRow, ContractView, DeskStopContract, Note, StopContract};

const REASON: &str = "stop-reason";
const NUMBER: &str = "stop-number";

/// The stop.
#[component]
pub fn Stop(
    /// The contract.
    contract: ContractView,
    /// The attempt.
    attempt: Attempt<DeskStopContract>,
    /// Leads back to the contract.
    on_back: Callback<()>,
    /// Runs once it is stopped.
    on_done: Callback<ContractRow>,
) -> impl IntoView {
    let i18n = use_i18n();
    let (reason, number) = (Entry::default(), Entry::default());
    let checked = RwSignal::new(None::<StopContract>);
    let id = contract.contract.id.clone();
    let people = contract.users.len();
    let same = {
        let id = id.clone();
        Memo::new(move |_| number.text.with(|text| text.trim() == id.as_str()))
    };
    let reason_error = reason.error_of::<Note>();
    let number_error = Signal::derive(move || {
        (number.judged() && !same.get()).then(|| t!(i18n, desk_bank.stop.number_wrong).to_owned())
    });
    let errors = move || {
        let all = [(REASON, reason_error.get()), (NUMBER, number_error.get())];
        all.into_iter().filter_map(|(id, error)| Some((id.to_owned(), error?))).collect::<Vec<_>>()
    };
    let tried = RwSignal::new(false);
    let summary = Signal::derive(move || if tried.get() { errors() } else { Vec::new() });
    let check = {
        let id = id.clone();
        move |event: web_sys::SubmitEvent| {
            event.prevent_default();
            reason.judge();
            number.judge();
            match untrack(|| reason.read::<Note>()) {
                Ok(note) if same.get_untracked() => {
                    tried.set(false);
                    checked.set(Some(StopContract { contract: id.clone(), note }));
                }
                _ => tried.set(true),
            }
        }
    };
    let check = StoredValue::new(check);
    let again = Callback::new(move |()| {
        attempt.clear();
        checked.set(None);
    });
    let name = StoredValue::new(contract.contract.name.to_string());
    let means = move || {
        let text = t_string!(i18n, desk_bank.stop.means, name = name.get_value(), count = people);
        let text = text.to_string();
        view! {
            <Notice kind=NoticeKind::Danger title=say!(i18n, desk_bank.stop.warning)>
                <p>{text}</p>
                <p>{t!(i18n, desk_bank.stop.undo)}</p>
            </Notice>
        }
    };
    let names = vec![say!(i18n, proof.steps.input), say!(i18n, proof.steps.confirm)];
    let current = move || usize::from(checked.with(Option::is_some));
    view! {
        <Steps names=Signal::stored(names) current=current />
        {move || match checked.get() {
            None => view! {
                <Focused>
                    <ErrorSummary errors=summary />
                    <Card title=say!(i18n, desk_bank.stop.title)>
                        <form class="form" novalidate on:submit=move |event| check.with_value(|check| check(event))>
                            {means()}
                            <TextField id=REASON label=say!(i18n, desk_bank.stop.reason) hint=say!(i18n, desk_bank.stop.reason_hint) value=reason.text error=reason_error on_leave=reason.on_leave() />
                            <TextField id=NUMBER label=say!(i18n, desk_bank.stop.number) hint=say!(i18n, desk_bank.stop.number_hint) value=number.text error=number_error code=true />
                            <div class="actions">
                                <Button kind=ButtonKind::Primary submit=true>{t!(i18n, desk_bank.check)}</Button>
                                <Button on_press=on_back>{t!(i18n, desk_bank.cancel)}</Button>
                            </div>
                        </form>
                    </Card>
                </Focused>
            }
            .into_any(),
            Some(input) => {
                let (number, note) = (input.contract.to_string(), input.note.to_string());
                view! {
                    <Confirm
                        attempt=attempt
                        input=Callback::new(move |()| input.clone())
                        denied=texts::contract_denied
                        title=say!(i18n, desk_bank.stop.title)
                        submit=say!(i18n, desk_bank.stop.submit)
                        on_back=again
                        on_done=on_done
                    >
                        <dl class="facts">
                            <dt>{t!(i18n, desk_bank.contracts.name)}</dt>
                            <dd>{name.get_value()}</dd>
                            <dt>{t!(i18n, desk_bank.contracts.number)}</dt>
                            <dd class="is-code">{number}</dd>
                            <dt>{t!(i18n, desk_bank.stop.reason)}</dt>
                            <dd>{note}</dd>
                        </dl>
                        {means()}
                    </Confirm>
                }
                .into_any()
            }
        }}
    }
}
