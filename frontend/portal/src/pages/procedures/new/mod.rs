//! 新しい手続き: choose what is asked for, fill it in, read what it costs and how long it takes, file it.

mod confirm;
mod draft;
mod elsewhere;
mod fields;
mod filed;
mod form;
mod kinds;
mod refused;
mod terms;

pub use confirm::Prove;
pub use filed::Filed;
pub use kinds::{group, groups, price};
pub use refused::Refusal;
pub use terms::{Terms, quoted};

use confirm::Confirm;
use draft::Draft;
use form::Form;
use kinds::Kinds;
use kit::api::{self, Answer};
use kit::components::{Asked, Attempt, LinkButton, Notice, NoticeKind, PageTitle, Stage, Walk};
use kit::i18n::{say, t, use_i18n};
use kit::{routes, texts};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::use_query_map;
use shared::domain::procedure::{ProcedureForm, ProcedureKind};
use shared::operations::procedures::{
    DeviceNamed, PersonNamed, PersonOffered, Prepared, ProcedureView, ProceduresFile, ProceduresPrepare,
    UnderWay,
};
use shared::operations::proof::Empty;

/// What a form is filled in with, as it was asked last.
pub type Known = RwSignal<Prepared>;

/// Asks once more what holds now; what was filled in stays.
pub fn refresh(known: Known, then: impl FnOnce() + 'static) {
    spawn_local(async move {
        // If it can't be had, the refusal stays with its button.
        if let Ok(answer) = api::get::<ProceduresPrepare>(&Empty {}).await
            && known.try_set(answer.value).is_none()
        {
            then();
        }
    });
}

/// The people whom the person may speak for, by name.
pub fn named(known: Known) -> Vec<PersonNamed> {
    known.with_untracked(|known| {
        let named =
            |person: &PersonOffered| PersonNamed { user: person.user.clone(), name: person.name.clone() };
        known.people.iter().map(named).collect()
    })
}

/// Whether a device can be reported: none whose replacement is under way. What a report stopped whose procedure came
/// to nothing is asked for again.
pub fn can_be_reported(known: &Prepared, device: &DeviceNamed) -> bool {
    let replaced = |other: &UnderWay| {
        other.kind == ProcedureKind::TokenReissue && other.serial.as_ref() == Some(&device.serial)
    };
    !known.under_way.iter().any(replaced)
}

/// 新しい手続き.
#[component]
pub fn Page() -> impl IntoView {
    let i18n = use_i18n();
    let locale = i18n.get_locale_untracked();
    let query = use_query_map();
    let kind = Memo::new(move |_| query.with(|query| query.get("kind")?.parse::<ProcedureKind>().ok()));
    let prepared = LocalResource::new(|| async { api::get::<ProceduresPrepare>(&Empty {}).await });
    let show = move |prepared: Prepared| {
        let known = RwSignal::new(prepared);
        let offered =
            move |kind| known.with_untracked(|known| known.kinds.iter().any(|terms| terms.kind == kind));
        move || match kind.get() {
            None => view! { <Kinds known=known /> }.into_any(),
            Some(kind) if offered(kind) => view! { <Work kind=kind known=known /> }.into_any(),
            Some(_) => view! { <NotOffered /> }.into_any(),
        }
    };
    let title = move || match kind.get() {
        Some(kind) => texts::procedure(locale, kind).to_owned(),
        None => say!(i18n, procedures.make.title),
    };
    view! {
        // Another kind is another page: its heading takes the focus.
        {move || {
            let title = title();
            view! { <PageTitle title=Signal::stored(title) lead=say!(i18n, procedures.make.lead) /> }
        }}
        <Asked query=prepared lines=10 show=show />
    }
}

#[component]
fn Work(kind: ProcedureKind, known: Known) -> impl IntoView {
    let i18n = use_i18n();
    let draft = Draft::new(kind, known);
    let attempt = Attempt::<ProceduresFile>::default();
    let stage = RwSignal::new(Stage::<ProcedureForm, (ProcedureView, bool)>::Input(1));
    let check = Callback::new(move |form| {
        attempt.clear();
        stage.set(Stage::Confirm(form));
    });
    let edit = Callback::new(move |()| stage.set(Stage::Input(1)));
    let again = Callback::new(move |()| {
        refresh(known, move || {
            attempt.clear();
            stage.set(Stage::Input(1));
        });
    });
    let done = Callback::new(move |answer: Answer<ProcedureView>| {
        stage.set(Stage::Done((answer.value, answer.repeated)));
    });
    let show = move |stage: Stage<ProcedureForm, (ProcedureView, bool)>| {
        match stage {
        Stage::Input(_) => view! { <Form draft=draft on_check=check /> }.into_any(),
        Stage::Confirm(form) => {
            view! { <Confirm form=form known=known attempt=attempt on_edit=edit on_again=again on_done=done /> }
                .into_any()
        }
        Stage::Done((procedure, repeated)) => {
            view! { <Filed procedure=procedure repeated=repeated known=known /> }.into_any()
        }
    }
    };
    view! {
        <Walk
            inputs=vec![t!(i18n, procedures.make.steps_choose), t!(i18n, proof.steps.input)]
            stage=stage
            show=show
        />
    }
}

#[component]
fn NotOffered() -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <Notice kind=NoticeKind::Warm title=say!(i18n, procedures.make.not_offered.what)>
            <p>{t!(i18n, procedures.make.not_offered.means)}</p>
            <p>{t!(i18n, procedures.make.not_offered.next)}</p>
        </Notice>
        <div class="actions">
            <LinkButton href=routes::PROCEDURES_NEW>{t!(i18n, procedures.make.other)}</LinkButton>
            <LinkButton href=routes::FORMS>{t!(i18n, procedures.blank)}</LinkButton>
        </div>
    }
}
