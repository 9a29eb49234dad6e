//! What can be done with a procedure now.

use super::execute::ExecuteForm;
use super::panel::{Back, step_panel};
use super::row::Row;
use super::ship::ShipForm;
use kit::components::{Button, ButtonKind, Card, Notice, NoticeKind};
use kit::i18n::{Locale, say, t, td_string, use_i18n};
use kit::{routes, texts};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use shared::domain::procedure::{Offer, Step};
use shared::operations::desk::{
    DeskApprove, DeskCheck, DeskDeliver, DeskProcedureView, DeskReceived, DeskReject, DeskReturnDevice,
};

/// What a clerk does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// A step.
    Step(Step),
    /// The faulty device is back.
    Return,
}

/// What is said of an act: its name, what to mind, and its button.
pub struct ActText {
    /// Its name.
    pub title: &'static str,
    /// What to mind.
    pub lead: &'static str,
    /// Its button.
    pub submit: &'static str,
}

impl Act {
    /// What is said of it.
    pub fn text(self, locale: Locale) -> ActText {
        macro_rules! text {
            ($key:ident) => {
                ActText {
                    title: td_string!(locale, desk.act.$key.title),
                    lead: td_string!(locale, desk.act.$key.lead),
                    submit: td_string!(locale, desk.act.$key.submit),
                }
            };
        }
        match self {
            // Nobody at the desk files or withdraws.
            Self::Step(Step::Received | Step::Filed | Step::Withdrawn) => text!(received),
            Self::Step(Step::Checked) => text!(checked),
            Self::Step(Step::Approved) => text!(approved),
            Self::Step(Step::Executed) => text!(executed),
            Self::Step(Step::Shipped) => text!(shipped),
            Self::Step(Step::Delivered) => text!(delivered),
            Self::Step(Step::Rejected) => text!(rejected),
            Self::Return => text!(returned),
        }
    }
}

/// The panel of the next step, and the ways to the others.
#[component]
pub fn Acts(
    /// The procedure.
    view: DeskProcedureView,
    /// Where it is read.
    row: Row,
) -> impl IntoView {
    let i18n = use_i18n();
    let next = view.offers.iter().find(|offer| offer.step != Step::Rejected).copied();
    let rejects = view.offers.iter().any(|offer| offer.step == Step::Rejected && offer.denied.is_none());
    let first = next.filter(|offer| offer.denied.is_none()).map(|offer| Act::Step(offer.step));
    if next.is_none() && !view.can_return {
        return view! { <Notice title=say!(i18n, desk.procedure.over_title)><p>{t!(i18n, desk.procedure.over)}</p></Notice> }
            .into_any();
    }
    let chosen = RwSignal::new(first);
    let others = [
        rejects.then_some((Act::Step(Step::Rejected), t!(i18n, desk.act.rejected.open))),
        view.can_return.then_some((Act::Return, t!(i18n, desk.act.returned.open))),
    ];
    let other = move |(act, text): (Act, &'static str)| {
        view! { <Button kind=ButtonKind::Quiet on_press=move |()| chosen.set(Some(act))>{text}</Button> }
    };
    let others: Vec<_> = others.into_iter().flatten().collect();
    let ways = move || {
        // What is being done needs no way to it.
        let open = others.iter().copied().filter(|(act, _)| chosen.get() != Some(*act));
        let open: Vec<_> = open.map(other).collect();
        (!open.is_empty()).then(|| view! {
            <div class="act-others"><span class="quiet">{t!(i18n, desk.act.another)}</span> {open.collect_view()}</div>
        })
    };
    let barred = next.filter(|offer| offer.denied.is_some()).map(|offer| view! { <Barred offer=offer /> });
    let navigate = use_navigate();
    let queue = Callback::new(move |()| navigate(routes::DESK, NavigateOptions::default()));
    let away = Callback::new(move |()| chosen.set(first));
    let panel = move || {
        let act = chosen.get()?;
        let back = if Some(act) == first {
            Back { text: t!(i18n, desk.procedure.to_queue), press: queue }
        } else {
            Back { text: t!(i18n, desk.act.back), press: away }
        };
        Some(panel(act, view.clone(), row, back))
    };
    view! { {barred} {panel} {ways} }.into_any()
}

fn panel(act: Act, view: DeskProcedureView, row: Row, back: Back) -> AnyView {
    match act {
        Act::Step(Step::Executed) => view! { <ExecuteForm view=view row=row back=back /> }.into_any(),
        Act::Step(Step::Shipped) => view! { <ShipForm view=view row=row back=back /> }.into_any(),
        Act::Step(Step::Checked) => step_panel::<DeskCheck>(act, view, row, back),
        Act::Step(Step::Approved) => step_panel::<DeskApprove>(act, view, row, back),
        Act::Step(Step::Rejected) => step_panel::<DeskReject>(act, view, row, back),
        Act::Step(Step::Delivered) => step_panel::<DeskDeliver>(act, view, row, back),
        Act::Return => step_panel::<DeskReturnDevice>(act, view, row, back),
        Act::Step(Step::Received | Step::Filed | Step::Withdrawn) => {
            step_panel::<DeskReceived>(act, view, row, back)
        }
    }
}

/// Why the clerk can't do the next step.
#[component]
fn Barred(offer: Offer) -> impl IntoView {
    let i18n = use_i18n();
    let locale = i18n.get_locale_untracked();
    let name = Act::Step(offer.step).text(locale).title;
    offer.denied.map(|reason| {
        let said = texts::step_denied(locale, reason);
        view! {
            <Card title=name.to_owned()>
                <Notice kind=NoticeKind::Warm title=Signal::stored(said.what)>
                    <p>{said.means}</p>
                    <p>{said.next}</p>
                </Notice>
            </Card>
        }
    })
}
