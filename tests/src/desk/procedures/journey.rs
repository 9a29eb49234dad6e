use super::{ADDRESS, open, reissue, seen, shown, steps};
use crate::harness::{Actor, Post, SHARED, STOCKED, address, named, serial};
use shared::domain::device::{DeviceState, ReportReason};
use shared::domain::fee::FeeReason;
use shared::domain::life::LifeKind;
use shared::domain::notice::NoticeKind;
use shared::domain::procedure::{Priority, Step};
use shared::operations::desk::{DeskFees, DeskQueue, FeePage, Fees, Queue, QueuePage};
use shared::operations::proof::{Empty, Proof};
use shared::operations::tokens::{Register, TokenList, TokensList, TokensRegister};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn q6_and_q7_from_the_loss_to_the_new_token() {
    // Source: 77 seed Q6 すみやかにお取引店にご連絡, 2,200円; Q7 7日〜10日前後, お届け住所宛; issue 4 "loss on Monday".
    let (company, desk) = open().await;
    let (world, payer) = (&company.world, &company.payer);
    let post = Post::default();
    post.sweep(world).await;
    post.take();
    // A general user lost the device that they share. It stops at once, for everybody on it.
    let filed = payer.filed(reissue(SHARED, ReportReason::Lost)).await;
    assert_eq!((filed.priority, steps(&filed)), (Priority::Urgent, vec![Step::Filed]));
    assert_eq!((filed.quote.reason, filed.quote.yen.amount()), (FeeReason::Reissue, 2200));
    let list: TokenList = company.administrator.get::<TokensList>(&Empty {}).await;
    let lost = list.tokens.iter().find(|token| token.serial == serial(SHARED)).unwrap();
    assert_eq!(lost.state, DeviceState::Reported);
    let input = serde_json::from_value(crate::samples::payee("0000009")).unwrap();
    let refused = payer.send::<shared::operations::payees::PayeesRegister>(&input, &payer.next_proof()).await;
    assert_eq!(refused.told(), "proof second_factor device_reported");
    let mails = post.mails(world).await;
    assert_eq!(mails.len(), 4, "three who share it, and the administrator: {mails:?}");
    // Its paper comes; two people judge it, a third hand carries it out.
    let queue: Queue =
        desk.clerk.get::<DeskQueue>(&QueuePage { step: Step::Filed, kind: None, after: None }).await;
    assert_eq!(queue.rows.iter().map(|row| &row.id).collect::<Vec<_>>(), [&filed.id]);
    let procedure = named("midori", &filed.id);
    let executed = desk.executes(&procedure, Step::Filed, &STOCKED[..1]).await.procedure;
    let charge = executed.procedure.charge.unwrap();
    assert_eq!((charge.reason, charge.yen.amount(), charge.refunded_at), (FeeReason::Reissue, 2200, None));
    assert_eq!(executed.procedure.serials, [serial(STOCKED[0])]);
    desk.delivers(&procedure, &address(ADDRESS)).await;
    let done = shown(&desk.auditor, &procedure).await;
    assert!(done.offers.is_empty());
    assert_eq!(done.procedure.shipment.unwrap().address, address(ADDRESS));
    let seen = seen(&payer.again().await, &filed.id).await;
    assert_eq!(steps(&seen), seen.path, "every step of its way was done");
    assert!(seen.steps.iter().all(|step| step.by.is_none() && step.note.is_none()), "clerks stay unnamed");
    // Everybody who shared the lost device moves to the new one by registering it.
    let payer = payer.again().await;
    let proof = Proof { otp: Some(world.shelf.code(STOCKED[0])), ..payer.confirmed() };
    let moved = payer.send::<TokensRegister>(&Register { serial: serial(STOCKED[0]) }, &proof).await;
    assert_eq!(moved.told(), "done", "{}", moved.text());
    let told: Vec<NoticeKind> = payer.notices().await.iter().map(|notice| notice.kind).collect();
    for kind in [
        NoticeKind::DeviceReported,
        NoticeKind::ProcedureExecuted,
        NoticeKind::TokensShipped,
        NoticeKind::TokensDelivered,
    ] {
        assert_eq!(told.iter().filter(|told| **told == kind).count(), 1, "{kind}: {told:?}");
    }
    post.sweep(world).await;
    let text = post.take().iter().map(|mail| mail.text.clone()).collect::<String>();
    assert!(text.contains("2,200") && text.contains(&filed.number), "the fee is told: {text}");
    let life = world.bank.store.life(&"midori".try_into().unwrap(), &serial(SHARED), None, 9).await.unwrap();
    let life: Vec<LifeKind> = life.rows.iter().map(|event| event.kind).collect();
    assert_eq!(life[..2], [LifeKind::Replaced, LifeKind::Reported]);
    let month = FeePage { month: "2027-04".try_into().unwrap(), after: None };
    let fees: Fees = desk.auditor.get::<DeskFees>(&month).await;
    let owed: Vec<_> =
        fees.charges.iter().map(|charge| (charge.number.clone(), charge.yen.amount())).collect();
    assert_eq!(owed, [(filed.number, 2200)]);
}
