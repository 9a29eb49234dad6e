//! お困りのとき, asked of the running portal.

use crate::harness::{Actor, Company};
use shared::domain::rescue::{Helper, Problem, Way};
use shared::domain::user::Role;
use shared::operations::proof::{Empty, Proof};
use shared::operations::rescue::{AskGuide, GuideAnswer, RescueGuide, RescueWhatIf, WhatIf, WhatIfAnswer};
use shared::operations::users::{UserList, UsersList};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn anyone_in_trouble_is_answered_without_signing_in() {
    // Source: OKB seed: a sole master's login ID; issue, item 3 "public".
    let company = Company::new().await;
    let asked = AskGuide { role: Role::Master, helper: Helper::Nobody, problem: Problem::LoginIdForgotten };
    let answer: GuideAnswer =
        company.stranger().send::<RescueGuide>(&asked, &Proof::default()).await.output();
    assert_eq!(answer.ways, [Way::CancelAndApplyAgain]);
    assert!(!answer.reference.is_empty());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_if_names_who_could_help_today() {
    // Source: 77 seed Q4: another administrator on another device; ux, もしも.
    let company = Company::new().await;
    let list: UserList = company.master.get::<UsersList>(&Empty {}).await;
    let id = |login_id: &str| {
        list.users.iter().find(|user| user.login_id.as_str() == login_id).map(|user| user.id.clone()).unwrap()
    };
    let ask = |login_id: &str| WhatIf { user: id(login_id), problem: Problem::OtpStopped };
    let answer: WhatIfAnswer = company.master.get::<RescueWhatIf>(&ask("tanaka3k")).await;
    let people: Vec<&str> = answer.helps[0].people.iter().map(|name| name.as_str()).collect();
    assert_eq!((answer.helps[0].way, people), (Way::ColleagueReleasesStop, vec!["社員 suzuki77"]));
    assert_eq!(answer.helps.len(), 1);
    let own: WhatIfAnswer = company.clerk.get::<RescueWhatIf>(&ask("tanaka3k")).await;
    assert_eq!(own, answer, "one's own mishap is nobody's secret to oneself");
    let others = company.clerk.send::<RescueWhatIf>(&ask("hanako01"), &Proof::default()).await;
    assert_eq!(others.told(), "denied not_found");
    let foreign = company.foreigner.send::<RescueWhatIf>(&ask("hanako01"), &Proof::default()).await;
    assert_eq!(foreign.told(), "denied not_found");
}
