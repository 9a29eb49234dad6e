//! What the daily job reads: as much as is due, however many devices there are.

use crate::harness::{Actor, Company, SHARED, World, serial};
use aws_sdk_dynamodb::types::{AttributeValue, PutRequest, WriteRequest};
use futures::StreamExt;
use shared::domain::instant::CivilDate;
use shared::operations::bank::BankExpireTokens;
use shared::operations::proof::{Empty, Proof};
use std::sync::Arc;

/// Devices of other contracts, like one that is registered, whose printed days come later.
async fn crowd(world: &Arc<World>, count: usize) {
    let key = store::keys::device(&"midori".try_into().unwrap(), &serial(SHARED));
    let table = world.table().await;
    let model = table.0[&(key.pk, key.sk)].clone();
    assert!(model.contains_key("by"), "it stands in the index");
    let put = |at: usize| {
        let (mut item, contract) = (model.clone(), format!("crowd{}", at / 50));
        let device = format!("9{at:08}");
        let day = CivilDate::new(2027 + i32::try_from(at % 5).unwrap(), 6 + u8::try_from(at % 7).unwrap(), 1)
            .unwrap();
        let place = store::keys::expiry(day, &contract.as_str().try_into().unwrap(), &serial(&device));
        for (name, text) in [
            ("pk", format!("KEYRING#{contract}")),
            ("sk", format!("DEVICE#{device}")),
            ("serial", device),
            ("expires_on", day.to_string()),
            ("by", store::keys::expires(day)),
            ("at_id", place),
        ] {
            item.insert(name.to_owned(), AttributeValue::S(text));
        }
        let put = PutRequest::builder().set_item(Some(item)).build().unwrap();
        WriteRequest::builder().put_request(put).build()
    };
    let batches =
        (0..count).step_by(25).map(|from| (from..count.min(from + 25)).map(put).collect::<Vec<_>>());
    let sent = batches.map(|batch| async {
        let answer = world.past.batch_write_item().request_items(local::engine::TABLE, batch).send().await;
        assert!(answer.unwrap().unprocessed_items.unwrap_or_default().is_empty());
    });
    futures::stream::iter(sent).buffer_unordered(4).collect::<Vec<_>>().await;
}

async fn read_units(company: &Company) -> (f64, u32) {
    let run = company.stranger().send::<BankExpireTokens>(&Empty {}, &Proof::default()).await;
    assert_eq!(run.told(), "done");
    (run.figures.read_units, run.figures.calls)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn twenty_thousand_tokens_that_are_not_due_cost_the_job_nothing() {
    // Source: issue 4, "the expiry job over 1,000,000 tokens touches only those due".
    let company = Company::new().await;
    let alone = read_units(&company).await;
    crowd(&company.world, 20_000).await;
    assert_eq!(read_units(&company).await, alone);
    // What is due costs its contract and its keyring, and nothing of the crowd.
    let world = &company.world;
    world.expires("midori", SHARED, "2027-04-20").await;
    let (units, _) = read_units(&company).await;
    assert!(units > alone.0 && units < alone.0 + 10.0, "{units} and {alone:?}");
}
