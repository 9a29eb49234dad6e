use super::{addition, open};
use crate::harness::{Desk, Draft, Post, named};
use shared::domain::access::AccessFloor;
use shared::domain::notice::NoticeKind;
use shared::domain::procedure::{ProcedureForm, Step};
use shared::operations::catalogue;
use shared::operations::desk::{DeskReceived, DeskReject};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_cancelled_contract_answers_every_request_with_its_end_at_once() {
    // Source: issue 4 "a cancelled contract answers every request of its people with its end, at once".
    let (company, desk) = open().await;
    let post = Post::default();
    let pending = company.master.filed(addition(1)).await;
    let filed = company.master.filed(ProcedureForm::Cancellation {}).await;
    // Those who work on stay signed in while the desk decides.
    let people = [&company.master, &company.administrator, &company.payer, &company.clerk];
    desk.executes(&named("midori", &filed.id), Step::Filed, &[]).await;
    for actor in people {
        for declaration in catalogue() {
            if matches!(declaration.access, AccessFloor::Public | AccessFloor::Bank) {
                continue;
            }
            let draft = Draft::new(&declaration, Some(&actor.cookie));
            let body = crate::samples::body(&crate::samples::input(declaration.name)).to_string();
            let answer = draft.body(body).send(&company.world).await;
            assert_eq!(answer.told(), "session_over contract_ended", "{}", declaration.name);
        }
        let person = &actor.person;
        let refused = company.stranger().try_sign_in(&person.login_id, &person.login_password).await;
        assert_ne!(refused.told(), "done");
    }
    let told = company.master.notices().await.pop().unwrap();
    assert_eq!((told.kind, told.sharers.len()), (NoticeKind::ContractEnded, 4));
    let mails = post.mails(&company.world).await;
    let ended = mails.iter().filter(|mail| mail.id.starts_with(&told.id)).count();
    assert_eq!(ended, 4, "everybody is told");
    // What was under way comes to nothing: it can only be rejected.
    let step = Desk::step("midori", &pending.id, Step::Filed);
    assert_eq!(desk.clerk.works::<DeskReceived>(&step).await.told(), "denied contract_ended");
    let mut reject = step;
    reject.note = Some("解約のため".try_into().unwrap());
    assert_eq!(desk.clerk.works::<DeskReject>(&reject).await.told(), "done");
    assert_eq!(company.foreigner.again().await.files(addition(1)).await.told(), "done", "others go on");
}
