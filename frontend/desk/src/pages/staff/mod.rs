//! 職員・承認待ち: the people of the desk, what waits for a second person, and helping a colleague.

mod decide;
mod help;
mod people;
mod proposals;
mod what;

use decide::Decide;
use help::Help;
use kit::components::{Asked, Attempt, Button, Card, LinkButton, Notice, NoticeKind, PageTitle, Stage, Walk};
use kit::i18n::{say, t, use_i18n};
use kit::{api, routes};
use leptos::prelude::*;
use people::People;
use proposals::Waiting;
use shared::domain::proposal::Proposed;
use shared::operations::desk::{
    BankDataView, DeskBankData, DeskDecide, DeskProposals, DeskPropose, DeskStaff, PolicyView, ProposalView,
    Proposals, Staff, StaffRow,
};
use shared::operations::proof::Empty;

/// What is checked and proved.
#[derive(Debug, Clone, PartialEq)]
pub enum Chosen {
    /// Deciding what somebody else proposed: whether it is accepted.
    Decide(ProposalView, bool),
    /// Proposing that a colleague is helped.
    Help(StaffRow, Proposed),
}

/// What was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Did {
    Accepted,
    Refused,
    Proposed,
}

/// 職員・承認待ち.
#[component]
pub fn Page() -> impl IntoView {
    let i18n = use_i18n();
    let staff = LocalResource::new(|| async { api::get::<DeskStaff>(&Empty {}).await });
    let proposals = LocalResource::new(|| async { api::get::<DeskProposals>(&Empty {}).await });
    // What policies say now, for what would change.
    let data = LocalResource::new(|| async { api::get::<DeskBankData>(&Empty {}).await });
    let policies = Signal::derive(move || {
        let policies = |data: BankDataView| data.policies;
        data.get().and_then(Result::ok).map(|answer| policies(answer.value)).unwrap_or_default()
    });
    let stage = RwSignal::new(Stage::<Chosen, Did>::Input(0));
    let (decide, help) = (Attempt::<DeskDecide>::default(), Attempt::<DeskPropose>::default());
    let choose = Callback::new(move |chosen: Chosen| stage.set(Stage::Confirm(chosen)));
    let back = Callback::new(move |()| {
        decide.clear();
        help.clear();
        proposals.refetch();
        stage.set(Stage::Input(0));
    });
    let done = move |did: Did| {
        staff.refetch();
        proposals.refetch();
        data.refetch();
        stage.set(Stage::Done(did));
    };
    let decided =
        Callback::new(move |accepted: bool| done(if accepted { Did::Accepted } else { Did::Refused }));
    let proposed = Callback::new(move |()| done(Did::Proposed));
    let lists = move || {
        let people = move |Staff { people }: Staff| view! { <People people=people on_choose=choose /> };
        let waiting = move |Proposals { proposals }: Proposals| {
            view! { <Waiting proposals=proposals policies=policies on_choose=choose /> }
        };
        view! {
            <Card title=say!(i18n, desk_bank.staff.waiting_title) note=say!(i18n, desk_bank.staff.waiting_note)>
                <Asked query=proposals lines=3 show=waiting />
            </Card>
            <Card title=say!(i18n, desk_bank.staff.people_title)>
                <Asked query=staff lines=6 show=people />
            </Card>
        }
    };
    let finished = move |did: Did| {
        let (title, text) = match did {
            Did::Accepted => (t!(i18n, desk_bank.staff.accepted_title), t!(i18n, desk_bank.staff.accepted)),
            Did::Refused => (t!(i18n, desk_bank.staff.refused_title), t!(i18n, desk_bank.staff.refused)),
            Did::Proposed => (t!(i18n, desk_bank.staff.proposed_title), t!(i18n, desk_bank.staff.proposed)),
        };
        view! {
            <Notice kind=NoticeKind::Success title=title.to_owned()><p>{text}</p></Notice>
            <div class="actions">
                <Button on_press=back>{t!(i18n, desk_bank.staff.to_list)}</Button>
                <LinkButton href=routes::DESK>{t!(i18n, desk_bank.staff.to_queue)}</LinkButton>
            </div>
        }
    };
    let policy_of = move |name: &str| -> Option<PolicyView> {
        policies.with_untracked(|policies: &Vec<PolicyView>| {
            policies.iter().find(|view| view.name == name).cloned()
        })
    };
    let show = move |at: Stage<Chosen, Did>| match at {
        Stage::Input(_) => lists().into_any(),
        Stage::Confirm(Chosen::Decide(view, accept)) => {
            let now = what::policy_named(&view.proposal).and_then(policy_of);
            view! { <Decide view=view accept=accept now=now attempt=decide on_back=back on_done=decided /> }
                .into_any()
        }
        Stage::Confirm(Chosen::Help(person, how)) => {
            view! { <Help person=person proposed=how attempt=help on_back=back on_done=proposed /> }
                .into_any()
        }
        Stage::Done(did) => finished(did).into_any(),
    };
    view! {
        <PageTitle title=say!(i18n, desk_bank.staff.title) lead=say!(i18n, desk_bank.staff.lead) />
        <Walk inputs=vec![t!(i18n, proof.steps.select)] stage=stage show=show />
    }
}
