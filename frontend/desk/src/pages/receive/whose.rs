//! Whose paper it is: the contract is shown before anything of it is chosen.

use kit::api::{self, CallError};
use kit::components::{Button, Chip, Choices, Entry, FailureNotice, Skeleton, TextField};
use kit::i18n::{say, t, use_i18n};
use kit::texts::{self, Said};
use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::domain::field::FieldReason;
use shared::domain::id::ContractId;
use shared::operations::desk::{ContractDenied, ContractNamed, ContractView, DeskContract};
use shared::operations::problem::Failure;

/// The field of the contract's number.
pub const CONTRACT: &str = "whose-contract";
/// The word for a company with a contract.
pub const CUSTOMER: &str = "customer";
/// The word for a new company.
pub const APPLICANT: &str = "applicant";

type Found = Option<Result<ContractView, CallError<ContractDenied>>>;

/// Whose.
#[derive(Clone, Copy)]
pub struct Whose {
    /// A customer or an applicant, by its word.
    pub who: RwSignal<String>,
    /// The contract's number.
    pub number: Entry,
    /// The contract, once it was looked for.
    pub found: RwSignal<Found>,
    busy: RwSignal<bool>,
}

impl Whose {
    /// Nobody yet; with a number it is looked for at once.
    pub fn new(number: Option<String>) -> Self {
        let whose = Self {
            who: RwSignal::new(CUSTOMER.to_owned()),
            number: Entry::default(),
            found: RwSignal::new(None),
            busy: RwSignal::new(false),
        };
        if let Some(number) = number {
            whose.number.text.set(number);
            whose.look();
        }
        whose
    }

    /// Whether it is a new company; tracked.
    pub fn applies(self) -> bool {
        self.who.with(|who| who == APPLICANT)
    }

    /// The contract; tracked.
    pub fn contract(self) -> Option<ContractView> {
        self.found.with(|found| found.as_ref().and_then(|found| found.as_ref().ok().cloned()))
    }

    /// The number that is typed; tracked.
    pub fn typed(self) -> Result<ContractId, FieldReason> {
        contract_number(self.number)
    }

    /// Looks for the contract.
    pub fn look(self) {
        self.number.judge();
        let Ok(contract) = untrack(|| self.typed()) else { return };
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        self.found.set(None);
        spawn_local(async move {
            let answer = api::get::<DeskContract>(&ContractNamed { contract }).await;
            // The page may be gone by now.
            let _ = self.busy.try_set(false);
            let _ = self.found.try_set(Some(answer.map(|answer| answer.value)));
        });
    }
}

/// The number of a contract, as it is typed; tracked.
pub fn contract_number(number: Entry) -> Result<ContractId, FieldReason> {
    let text = number.text.with(|text| text.trim().to_owned());
    if text.is_empty() { Err(FieldReason::Required) } else { ContractId::try_from(text) }
}

/// The choice, and the contract.
#[component]
pub fn WhosePaper(
    /// What is known.
    whose: Whose,
) -> impl IntoView {
    let i18n = use_i18n();
    let options = vec![
        (CUSTOMER.to_owned(), t!(i18n, desk.receive.customer).to_owned()),
        (APPLICANT.to_owned(), t!(i18n, desk.receive.applicant).to_owned()),
    ];
    let applies = Memo::new(move |_| whose.applies());
    // Another number is another contract.
    Effect::new(move |before: Option<String>| {
        let now = whose.number.text.get();
        let other = before.is_some_and(|before| before != now);
        if other && whose.found.with_untracked(Option::is_some) {
            whose.found.set(None);
        }
        now
    });
    let none = move || {
        whose.found.with(|found| match found {
            Some(Err(error)) => {
                matches!(error.failure(), Some(Failure::Denied { reason: ContractDenied::NotFound }))
            }
            _ => false,
        })
    };
    let typed = whose.number.error(move || whose.typed().err());
    let error =
        Signal::derive(
            move || if none() { Some(say!(i18n, desk.receive.contract_none)) } else { typed.get() },
        );
    let look = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        whose.look();
    };
    view! {
        <Choices name="whose" legend=say!(i18n, desk.receive.whose) value=whose.who options=options />
        <Show when=move || !applies.get()>
            <form class="whose" novalidate on:submit=look>
                <TextField id=CONTRACT label=say!(i18n, desk.receive.contract) hint=say!(i18n, desk.receive.contract_hint) value=whose.number.text error=error code=true />
                <Button submit=true busy=whose.busy>{t!(i18n, desk.receive.look)}</Button>
            </form>
            <div role="status">
                <Show when=move || whose.busy.get()><Skeleton lines=2 /></Show>
                {move || whose.found.get().map(|found| view! { <FoundContract found=found /> })}
            </div>
        </Show>
    }
}

#[component]
fn FoundContract(found: Result<ContractView, CallError<ContractDenied>>) -> impl IntoView {
    let i18n = use_i18n();
    let locale = i18n.get_locale_untracked();
    match found {
        Ok(view) => {
            let (kind, status) = texts::contract_status(locale, view.contract.status);
            let address = view.address.map(|address| texts::address(locale, &address));
            view! {
                <p class="whose-found">
                    <strong>{view.contract.name.to_string()}</strong>
                    <Chip kind=kind text=status.to_owned() />
                    <span class="quiet">{address}</span>
                </p>
            }
            .into_any()
        }
        // The field says it.
        Err(error) if matches!(error.failure(), Some(Failure::Denied { .. })) => ().into_any(),
        Err(error) => {
            let reference = error.reference().map(ToOwned::to_owned);
            let denied = |_, _| Said::default();
            view! { <FailureNotice said=move || texts::call_error(i18n.get_locale(), &error, denied) reference=reference /> }
                .into_any()
        }
    }
}
