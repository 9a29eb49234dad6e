//! A procedure: how far it is, what was asked for, what the bank says of it, and its paper.

mod withdraw;

use super::{Facts, print, sheet};
use kit::api;
use kit::components::{
    Asked, Button, ButtonKind, Card, Chip, FailureNotice, LinkButton, Moment, Notice, NoticeKind, PageTitle,
    Paper, Progress, Skeleton, focus,
};
use kit::i18n::{say, t, use_i18n};
use kit::procedures::{charged, cost, expected, is_over, last_step};
use kit::{routes, texts, time_text};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use shared::domain::id::ProcedureId;
use shared::domain::instant::CivilDate;
use shared::domain::procedure::{ProcedureForm, Step};
use shared::operations::procedures::{
    Prepared, ProcedureView, ProceduresPrepare, ProceduresView, StepView, WhichProcedure,
};
use shared::operations::proof::Empty;
use withdraw::Withdraw;

const HAPPENED: &str = "procedure-happened";

/// 手続きの内容.
#[component]
pub fn Page() -> impl IntoView {
    let i18n = use_i18n();
    let locale = i18n.get_locale_untracked();
    let query = use_query_map();
    let id = Memo::new(move |_| query.with(|query| ProcedureId::try_from(query.get("id")?).ok()));
    let changed = RwSignal::new(None::<ProcedureView>);
    let asked = LocalResource::new(move || {
        let id = id.get();
        async move {
            match id {
                Some(id) => Some(api::get::<ProceduresView>(&WhichProcedure { id }).await),
                None => None,
            }
        }
    });
    let on_change = Callback::new(move |procedure| {
        changed.set(Some(procedure));
        // The button went away with the focus on it.
        request_animation_frame(|| focus(HAPPENED));
    });
    let changed = move || changed.get().filter(|procedure| Some(&procedure.id) == id.get().as_ref());
    let shown = move || match (changed(), asked.get()) {
        (Some(procedure), _) => view! { <Shown procedure=procedure on_change=on_change /> }.into_any(),
        (None, None) => view! { <Skeleton lines=10 /> }.into_any(),
        (None, Some(Some(Ok(answer)))) => {
            view! { <Shown procedure=answer.value on_change=on_change /> }.into_any()
        }
        (None, Some(Some(Err(error)))) => {
            let reference = error.reference().map(ToOwned::to_owned);
            view! {
                <FailureNotice said=Signal::stored(texts::call_error(locale, &error, texts::procedure_denied)) reference=reference>
                    <Button on_press=move |()| asked.refetch()>{t!(i18n, common.retry)}</Button>
                </FailureNotice>
            }
            .into_any()
        }
        (None, Some(None)) => {
            let said =
                texts::procedure_denied(locale, shared::operations::procedures::ProcedureDenied::NotFound);
            view! { <FailureNotice said=Signal::stored(said) /> }.into_any()
        }
    };
    view! {
        <PageTitle title=say!(i18n, procedures.view.title) />
        {shown}
        <div class="actions"><LinkButton href=routes::PROCEDURES>{t!(i18n, procedures.make.to_list)}</LinkButton></div>
    }
}

#[component]
fn Shown(procedure: ProcedureView, on_change: Callback<ProcedureView>) -> impl IntoView {
    let i18n = use_i18n();
    let locale = i18n.get_locale_untracked();
    let kind = procedure.form.kind();
    let last = last_step(&procedure);
    let (chip, state) = texts::procedure_state(locale, last, is_over(&procedure));
    let day = |at| time_text::day(locale, CivilDate::in_japan(at));
    let (paid, back) = procedure.charge.as_ref().map(|charge| charged(locale, charge)).unzip();
    let serials: Vec<_> = procedure.serials.iter().map(|serial| serial.grouped()).collect();
    let shipment = procedure.shipment.as_ref();
    let more = vec![
        (t!(i18n, procedures.view.filed_by), procedure.filed_by.as_ref().map(ToString::to_string)),
        (t!(i18n, procedures.view.channel), Some(texts::channel(locale, procedure.channel).to_owned())),
        (t!(i18n, procedures.cost.label), Some(cost(locale, &procedure.quote))),
        (t!(i18n, procedures.cost.charged), paid),
        (t!(i18n, procedures.cost.refunded), back.flatten()),
        (t!(i18n, procedures.days.expected), procedure.expected.as_ref().map(|at| expected(locale, at))),
        (t!(i18n, procedures.view.returned), procedure.returned_at.map(day)),
        (
            t!(i18n, procedures.view.serials),
            (!serials.is_empty()).then(|| serials.join(t!(i18n, common.list_comma))),
        ),
        (t!(i18n, procedures.view.shipped), shipment.map(|parcel| day(parcel.at))),
        (
            t!(i18n, procedures.view.shipment),
            shipment.map(|parcel| format!("〒{} {}", parcel.address.code, parcel.address.line)),
        ),
        (t!(i18n, procedures.view.parcel), shipment.and_then(|parcel| parcel.parcel.clone())),
    ];
    let report = matches!(procedure.form, ProcedureForm::TokenReissue { .. });
    let withdraw = procedure
        .can_be_withdrawn
        .then(|| view! { <Withdraw id=procedure.id.clone() report=report on_done=on_change /> });
    let (path, steps, notes) = (procedure.path.clone(), procedure.steps.clone(), procedure.steps.clone());
    let (form, people) = (procedure.form.clone(), procedure.people.clone());
    view! {
        <div class="told" id=HAPPENED tabindex="-1"><Happened procedure=procedure.clone() /></div>
        <Card title=Signal::stored(texts::procedure(locale, kind).to_owned()) note=Signal::stored(format!("{} {}", t!(i18n, procedures.number), procedure.number)) aside=move || view! { <Chip kind=chip text=Signal::stored(state.to_owned()) /> }>
            <Progress path=path steps=steps />
            <Notes steps=notes />
        </Card>
        <Card title=say!(i18n, procedures.view.content)>
            <Facts form=form people=people more=more />
            <div class="actions">
                <Button kind=if last == Step::Filed { ButtonKind::Primary } else { ButtonKind::Secondary } on_press=|()| print()>{t!(i18n, procedures.make.print)}</Button>
                {withdraw}
            </div>
        </Card>
        <Sheet procedure=procedure />
    }
}

/// What the person should know first.
#[component]
fn Happened(procedure: ProcedureView) -> impl IntoView {
    let i18n = use_i18n();
    let again = routes::new_procedure(procedure.form.kind());
    let again = match procedure.form.serial() {
        Some(serial) => format!("{again}&serial={serial}"),
        None => again,
    };
    match last_step(&procedure) {
        Step::Filed => {
            view! { <Notice kind=NoticeKind::Warm><p>{t!(i18n, procedures.paper_waits)}</p></Notice> }.into_any()
        }
        Step::Rejected => view! {
            <Notice kind=NoticeKind::Danger title=say!(i18n, procedures.view.rejected.what)>
                <p>{t!(i18n, procedures.view.rejected.means)}</p>
                <p>{t!(i18n, procedures.view.rejected.next)}</p>
                <div class="notice-actions">
                    <LinkButton href=again>{t!(i18n, procedures.view.again)}</LinkButton>
                </div>
            </Notice>
        }
        .into_any(),
        Step::Withdrawn => {
            // What the report stopped is still to be replaced.
            let report = matches!(procedure.form, ProcedureForm::TokenReissue { .. });
            let still = report.then(|| {
                view! {
                    <p>{t!(i18n, procedures.view.withdraw_report)}</p>
                    <div class="notice-actions"><LinkButton href=again>{t!(i18n, procedures.view.again)}</LinkButton></div>
                }
            });
            view! { <Notice kind=NoticeKind::Success title=say!(i18n, procedures.view.withdrawn)>{still}</Notice> }.into_any()
        }
        Step::Shipped | Step::Delivered if procedure.form.kind().ships() => view! {
            <Notice>
                <p>{t!(i18n, procedures.view.register_next)}</p>
                <div class="notice-actions"><LinkButton href=routes::TOKENS_REGISTER>{t!(i18n, procedures.view.register)}</LinkButton></div>
            </Notice>
        }
        .into_any(),
        _ => ().into_any(),
    }
}

/// What the clerks noted.
#[component]
fn Notes(steps: Vec<StepView>) -> impl IntoView {
    let i18n = use_i18n();
    let locale = i18n.get_locale_untracked();
    let note = |done: StepView| {
        done.note.map(|note| {
            view! { <li><strong>{texts::step(locale, done.step)}</strong> " " <Moment at=done.at /> <br /> {note}</li> }
        })
    };
    let notes: Vec<_> = steps.into_iter().filter_map(note).collect();
    (!notes.is_empty()).then(|| {
        view! { <h3 class="card-subtitle">{t!(i18n, procedures.view.notes)}</h3><ul class="marked">{notes}</ul> }
    })
}

/// The paper, with the address where it is known.
#[component]
fn Sheet(procedure: ProcedureView) -> impl IntoView {
    let i18n = use_i18n();
    let prepared = LocalResource::new(|| async { api::get::<ProceduresPrepare>(&Empty {}).await });
    let paper =
        move |prepared: Prepared| view! { <Paper sheet=sheet(&procedure, prepared.address.as_ref()) /> };
    view! {
        <h2>{t!(i18n, procedures.view.paper)}</h2>
        <Asked query=prepared lines=8 show=paper />
    }
}
