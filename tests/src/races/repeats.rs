use super::tally;
use crate::harness::{Actor, Answer, Company, fresh_key, user};
use futures::future::join_all;
use shared::domain::user::Role;
use shared::operations::proof::Empty;
use shared::operations::users::{UserAdded, UserList, UsersAdd, UsersList};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_request_sent_eight_times_at_once_with_one_key_happens_once() {
    // Source: architecture 8.3.
    let company = Company::new().await;
    let (master, key) = (&company.master, fresh_key());
    let input = user("newcomer1", Role::General, &[]);
    let draft = master.draft::<UsersAdd>(&input, &master.proof()).key(&key);
    let sent = (0..8).map(|_| {
        let (draft, world) = (draft.clone(), company.world.clone());
        tokio::spawn(async move { draft.send(&world).await })
    });
    let answers: Vec<Answer> = join_all(sent).await.into_iter().map(Result::unwrap).collect();
    let told = tally(&answers);
    assert_eq!(
        answers.iter().filter(|answer| answer.status == 200 && !answer.repeated()).count(),
        1,
        "{told:?}"
    );
    let with_secrets = answers.iter().filter(|answer| answer.status == 200);
    let with_secrets = with_secrets.filter(|answer| answer.output::<UserAdded>().secrets.is_some());
    assert_eq!(with_secrets.count(), 1, "the secrets left once");
    let list: UserList = master.get::<UsersList>(&Empty {}).await;
    assert_eq!(list.users.len(), 5);
    let after = draft.send(&company.world).await;
    assert!(after.repeated(), "{}", after.text());
}
