//! Another company's user, and those who may administer nobody.

use super::roles::same;
use crate::harness::{Actor, Answer, Company};
use serde_json::json;
use shared::domain::id::UserId;
use shared::operations::Operation;
use shared::operations::proof::Proof;
use shared::operations::users::{
    UsersChange, UsersDelete, UsersSetPasswords, UsersSetState, UsersView, ViewUser,
};

/// The same request about somebody of another company, and about nobody.
async fn of_nobody<O: Operation>(
    company: &Company,
    input: impl Fn(&str) -> serde_json::Value,
) -> (Answer, Answer) {
    let administrator = &company.administrator;
    let send = async |user: &str| {
        let input = serde_json::from_value(input(user)).unwrap();
        administrator.send::<O>(&input, &administrator.proof()).await
    };
    (send(&company.foreigner.id()).await, send("01a0").await)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn another_contract_s_user_is_like_one_that_does_not_exist() {
    // Source: architecture 8.6.
    let company = Company::new().await;
    let record = crate::samples::input("users.add");
    let view = of_nobody::<UsersView>(&company, |user| json!({ "user": user })).await;
    let change = |user: &str| json!({ "user": user, "version": 1, "record": record });
    let change = of_nobody::<UsersChange>(&company, change).await;
    let delete = of_nobody::<UsersDelete>(&company, |user| json!({ "user": user, "version": 1 })).await;
    let random = json!({ "from": "random" });
    let set = |user: &str| json!({ "user": user, "login": random, "confirmation": random });
    let set = of_nobody::<UsersSetPasswords>(&company, set).await;
    for (what, (foreign, unknown)) in [("view", view), ("change", change), ("delete", delete), ("set", set)] {
        same(what, &foreign, &unknown);
        assert_eq!((foreign.told(), foreign.figures.hashes), ("denied not_found".into(), 0), "{what}");
    }
    for after in [json!({ "after": "suspended" }), json!({ "after": "released", "lift": ["login_lock"] })] {
        let state = |user: &str| {
            let mut input = after.clone();
            input["people"] = json!([user]);
            input
        };
        let (foreign, unknown) = of_nobody::<UsersSetState>(&company, state).await;
        let (of, nothing) = (foreign.figures, unknown.figures);
        assert_eq!((of.calls, of.hashes), (nothing.calls, nothing.hashes));
        let text = foreign.text().replace(&company.foreigner.id(), "01a0");
        assert_eq!((text, of.hashes), (unknown.text(), 0), "no secret is looked at for nobody");
        assert!(unknown.text().contains(r#""refused":"not_found""#), "{}", unknown.text());
    }
    let own = company.foreigner.views(&company.foreigner).await;
    assert!(own.states.is_empty() && own.version == 2, "nothing happened to them: {own:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn general_users_administer_nobody_not_even_themselves() {
    // Source: domain 1.1.
    let company = Company::new().await;
    let before = company.world.table().await;
    for actor in [&company.payer, &company.clerk] {
        for user in [actor.user(), company.master.user(), UserId::try_from("01a0").unwrap()] {
            let answer = actor.send::<UsersView>(&ViewUser { user: user.clone() }, &Proof::default()).await;
            assert_eq!(answer.told(), "not_allowed");
            let input = serde_json::from_value(json!({ "people": [user], "after": "suspended" })).unwrap();
            let answer = actor.send::<UsersSetState>(&input, &actor.proof()).await;
            assert_eq!((answer.told(), answer.figures.hashes), ("not_allowed".into(), 0));
        }
    }
    assert_eq!(before.changes(&company.world.table().await).len(), 0, "nothing was written");
}
