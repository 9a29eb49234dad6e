use super::{addition, open};
use crate::harness::{Actor, World, fresh_key};
use ports::transaction::{Transaction, Write};
use shared::domain::account::Yen;
use shared::domain::fee::{FeeReason, Quote};
use shared::domain::instant::Instant;
use shared::domain::procedure::{Channel, Priority, Procedure, ProcedureKind, Step, StepDone};
use shared::operations::desk::{DeskQueue, Queue, QueuePage};
use shared::operations::proof::Proof;

fn procedure(number: u32, priority: Priority) -> Procedure {
    Procedure {
        id: format!("{number:032x}").try_into().unwrap(),
        number: fresh_key(),
        contract: Some("midori".try_into().unwrap()),
        opened: None,
        form: addition(1),
        channel: Channel::Paper,
        filed_by: None,
        steps: vec![StepDone { step: Step::Filed, at: Instant(1), by: None, note: None }],
        quote: Quote {
            reason: FeeReason::Addition,
            yen: Yen::try_from(2_200).unwrap(),
            if_returned: None,
            takes_first: false,
        },
        priority,
        serials: Vec::new(),
        shipment: None,
        returned_at: None,
    }
}

async fn fill(world: &World, numbers: std::ops::Range<u32>) {
    let company: shared::domain::user::TextField = "みどり精機".try_into().unwrap();
    let all: Vec<u32> = numbers.collect();
    for chunk in all.chunks(100) {
        let new = |number: &u32| Write::NewProcedure {
            procedure: procedure(*number, Priority::Ordinary),
            company: company.clone(),
        };
        let writes = chunk.iter().map(new).collect();
        world.bank.store.commit(Transaction { writes, checks: Vec::new() }).await.unwrap();
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_first_page_costs_the_same_however_long_the_queue_is() {
    // Source: issue 4 "the first page of a queue of 100,000 procedures costs the same calls and capacity units as one of 100".
    let (company, desk) = open().await;
    let page = QueuePage { step: Step::Filed, kind: None, after: None };
    let ask = async || desk.clerk.send::<DeskQueue>(&page, &Proof::default()).await;
    fill(&company.world, 1..101).await;
    // The first request of a minute notes that the session is used.
    ask().await;
    let short = ask().await;
    fill(&company.world, 101..3001).await;
    let long = ask().await;
    assert_eq!(short.figures.calls, long.figures.calls);
    assert!((short.figures.read_units - long.figures.read_units).abs() < f64::EPSILON);
    let (short, long): (Queue, Queue) = (short.output(), long.output());
    assert_eq!((short.rows.len(), short.rows), (50, long.rows), "the oldest, all of them");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_urgent_come_first_and_pages_follow_each_other() {
    let (company, desk) = open().await;
    fill(&company.world, 1..121).await;
    let urgent = procedure(999, Priority::Urgent);
    let write = Write::NewProcedure { procedure: urgent.clone(), company: "みどり".try_into().unwrap() };
    company.world.bank.store.commit(Transaction { writes: vec![write], checks: Vec::new() }).await.unwrap();
    let (mut after, mut rows) = (None, Vec::new());
    loop {
        let page = QueuePage { step: Step::Filed, kind: Some(ProcedureKind::TokenAddition), after };
        let page: Queue = desk.auditor.get::<DeskQueue>(&page).await;
        rows.extend(page.rows);
        after = page.next;
        if after.is_none() {
            break;
        }
    }
    assert_eq!((rows.len(), &rows[0].id), (121, &urgent.id));
    assert!(rows[1..].is_sorted_by(|one, next| one.id < next.id));
    let mut pages = Vec::new();
    after = None;
    loop {
        let page: Queue =
            desk.auditor.get::<DeskQueue>(&QueuePage { step: Step::Filed, kind: None, after }).await;
        pages.push(page.rows.len());
        after = page.next;
        if after.is_none() {
            break;
        }
    }
    assert_eq!(pages, [50, 50, 21], "none twice, none left out");
    let none = QueuePage { step: Step::Filed, kind: Some(ProcedureKind::Unlock), after: None };
    assert!(desk.auditor.get::<DeskQueue>(&none).await.rows.is_empty());
    let forged = QueuePage { step: Step::Filed, kind: None, after: Some("2-x".into()) };
    let told = desk.auditor.send::<DeskQueue>(&forged, &Proof::default()).await.told();
    assert_eq!(told, "field input.after malformed");
}
