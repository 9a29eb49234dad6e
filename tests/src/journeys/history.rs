use crate::harness::{Actor, Company, Fault, SignedIn, Target, Traffic};
use aws_sdk_dynamodb::types::{AttributeValue, PutRequest, WriteRequest};
use futures::stream::{self, StreamExt};
use shared::domain::access::Permission;
use shared::domain::audit::{AuditEvent, Outcome, Refusal, Stream, Subject};
use shared::domain::client::Client;
use shared::domain::id::UserId;
use shared::domain::instant::{CivilDate, Instant};
use shared::domain::user::Role;
use shared::operations::history::{
    History, HistoryAll, HistoryFilter, HistoryKind, HistoryOwn, HistoryResult, HistoryRow,
};
use shared::operations::proof::Proof;
use std::collections::BTreeSet;

fn id(actor: &SignedIn) -> UserId {
    actor.id().as_str().try_into().unwrap()
}

/// An event of a person, made as the pipeline makes them.
fn event(who: &SignedIn, at: Instant, number: u32, operation: &str, done: bool) -> AuditEvent {
    let refused = Outcome::Refused { why: Refusal::Wrong, authenticator: None, rule: None };
    AuditEvent {
        id: format!("{}7000{number:016x}", ports::records::time_prefix(at)),
        at,
        user: Some(id(who)),
        contract: Some(who.person.contract.as_str().try_into().unwrap()),
        name: None,
        login_id: None,
        operation: operation.into(),
        stream: if operation.starts_with("session.") { Stream::Session } else { Stream::Work },
        outcome: if done { Outcome::Done } else { refused },
        subject: Subject::default(),
        client: Client::from_user_agent(""),
        reference: format!("{number}"),
    }
}

/// Every page, and how many there were.
async fn pages(actor: &SignedIn, filter: &HistoryFilter) -> (Vec<HistoryRow>, usize) {
    let (mut filter, mut rows, mut pages) = (filter.clone(), Vec::new(), 0);
    loop {
        let page: History = actor.get::<HistoryAll>(&filter).await;
        rows.extend(page.rows);
        pages += 1;
        filter.before = page.next;
        if filter.before.is_none() {
            return (rows, pages);
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn everybody_s_history_has_refusals_and_nothing_of_strangers_the_bank_or_others() {
    // Source: issue 7 "Refusals are in it"; invariant 6 "nothing crosses contracts".
    let company = Company::new().await;
    let (master, foreigner) = (&company.master, &company.foreigner);
    company.stranger().try_sign_in("nobody99", "anything").await;
    company.stranger().try_sign_in("tanaka3k", "wrong").await;
    let (rows, _) = pages(master, &HistoryFilter::default()).await;
    let refused = |row: &&HistoryRow| matches!(row.outcome, Outcome::Refused { .. });
    let person = rows.iter().find(refused).and_then(|row| row.person.clone()).unwrap();
    assert_eq!((person.user, person.name.as_str()), (id(&company.clerk), "社員 tanaka3k"));
    assert_eq!(rows.iter().filter(refused).count(), 1, "the stranger's attempt is nobody's");
    assert!(rows.iter().all(|row| !row.operation.starts_with("bank.")));
    let acted: BTreeSet<UserId> = rows.iter().map(|row| row.person.clone().unwrap().user).collect();
    let ours = [master, &company.administrator, &company.payer, &company.clerk];
    assert_eq!(acted, ours.into_iter().map(id).collect());
    assert!(rows.is_sorted_by(|a, b| a.at >= b.at), "newest first");

    // A person of another contract is like one that does not exist, at the same price.
    let of = |person: UserId| HistoryFilter { person: Some(person), ..HistoryFilter::default() };
    let foreign = master.send::<HistoryAll>(&of(id(foreigner)), &Proof::default()).await;
    let unknown = master.send::<HistoryAll>(&of("0123456789".try_into().unwrap()), &Proof::default()).await;
    assert_eq!((foreign.status, foreign.text()), (200, unknown.text()));
    assert_eq!(foreign.figures.calls, unknown.figures.calls);
    assert_eq!(foreign.output::<History>().rows, []);
    let own: History = foreigner.get::<HistoryAll>(&of(id(foreigner))).await;
    assert!(!own.rows.is_empty(), "there it exists");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn everybody_s_history_is_for_those_who_were_given_it() {
    // Source: domain 1.1: to see all history is granted; the master holds everything.
    let company = Company::new().await;
    let told = async |actor: &SignedIn| {
        actor.send::<HistoryAll>(&HistoryFilter::default(), &Proof::default()).await.told()
    };
    for (actor, expected) in [
        (&company.master, "done"),
        (&company.administrator, "not_allowed"),
        (&company.payer, "not_allowed"),
        (&company.clerk, "not_allowed"),
    ] {
        assert_eq!(told(actor).await, expected, "{}", actor.person.login_id);
    }
    let reader = company.master.adds("reader01", Role::General, &[Permission::AllHistory], None).await;
    assert_eq!(told(&reader).await, "done");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_filter_shows_what_fits_it_and_nothing_else() {
    // Source: issue 7 "filter by time, person, kind and result; page".
    let company = Company::new().await;
    let (master, clerk) = (&company.master, &company.clerk);
    let day = CivilDate::new(2027, 3, 10).unwrap();
    let begin = day.begin_in_japan();
    let operations = [
        "session.sign-in",
        "users.add",
        "users.set-passwords",
        "payees.register",
        "settings.change",
        "session.request-reset",
    ];
    let mut all = Vec::new();
    for number in 0..300 {
        let who = if number % 3 == 0 { master } else { clerk };
        let at = begin.plus_seconds(number * 600);
        let operation = operations.get(number as usize % operations.len()).unwrap();
        let event = event(who, at, number, operation, number % 5 != 0);
        company.world.bank.store.record(event.clone()).await.unwrap();
        all.push(event);
    }
    let next = CivilDate::new(2027, 3, 11).unwrap();
    let none = HistoryFilter { from: Some(day), to: Some(next), ..HistoryFilter::default() };
    let kinds = [None, Some(HistoryKind::Passwords), Some(HistoryKind::SignIn), Some(HistoryKind::Tokens)];
    let mut tried = 0;
    for person in [None, Some(id(clerk))] {
        for kind in kinds {
            for result in [None, Some(HistoryResult::Refused), Some(HistoryResult::Done)] {
                for (from, to) in [(day, next), (day, day), (next, next)] {
                    let filter = HistoryFilter {
                        person: person.clone(),
                        kind,
                        result,
                        from: Some(from),
                        to: Some(to),
                        rows: Some(60),
                        ..none.clone()
                    };
                    let fits = all.iter().rev().filter(|event| {
                        let on = CivilDate::in_japan(event.at);
                        let done = event.outcome == Outcome::Done;
                        person.as_ref().is_none_or(|person| event.user.as_ref() == Some(person))
                            && kind.is_none_or(|kind| HistoryKind::of(&event.operation) == Some(kind))
                            && result.is_none_or(|result| done == (result == HistoryResult::Done))
                            && (from..=to).contains(&on)
                    });
                    let expected: Vec<_> = fits.map(|event| event.reference.clone()).collect();
                    let (rows, _) = pages(master, &filter).await;
                    let shown: Vec<_> = rows.into_iter().map(|row| row.reference).collect();
                    assert_eq!(shown, expected, "{filter:?}");
                    tried += 1;
                }
            }
        }
    }
    assert_eq!(tried, 72);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_filter_that_can_t_be_is_named_at_its_field() {
    // Source: standards 2: errors name the field; a forged cursor only turns pages of one's own.
    let company = Company::new().await;
    let good = HistoryFilter::default();
    let before = |text: &str| HistoryFilter { before: Some(text.into()), ..good.clone() };
    let rows = |rows| HistoryFilter { rows: Some(rows), ..good.clone() };
    let days = HistoryFilter {
        from: CivilDate::new(2027, 3, 11),
        to: CivilDate::new(2027, 3, 10),
        ..HistoryFilter::default()
    };
    for (filter, told) in [
        (before(""), "field input.before malformed"),
        (before("x"), "field input.before malformed"),
        (before(&"F".repeat(32)), "field input.before malformed"),
        (before(&"0".repeat(33)), "field input.before malformed"),
        (before(&"0".repeat(32)), "done"),
        (before(&"f".repeat(32)), "done"),
        (rows(0), "field input.rows malformed"),
        (rows(501), "field input.rows malformed"),
        (rows(500), "done"),
        (days, "field input.to malformed"),
    ] {
        let all = company.master.send::<HistoryAll>(&filter, &Proof::default()).await;
        let own = company.clerk.send::<HistoryOwn>(&filter, &Proof::default()).await;
        assert_eq!((all.told().as_str(), own.told().as_str()), (told, told), "{filter:?}");
    }
    let other = HistoryFilter { person: Some(id(&company.master)), ..good };
    let told = company.clerk.send::<HistoryOwn>(&other, &Proof::default()).await.told();
    assert_eq!(told, "field input.person unknown", "one's own history has one person");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_history_is_shown_as_far_back_as_the_bank_says_and_keeps_the_names_of_the_time() {
    // Source: rules 3 "shown 1 year"; domain 11. Deleted people keep their name.
    let company = Company::new().await;
    let (world, master) = (&company.world, &company.master);
    let now = ports::environment::Clock::now(&*world.clock);
    for (number, days) in [(1, 364), (2, 366), (3, 400)] {
        let at = now.minus_seconds(days * 86_400);
        world.bank.store.record(event(master, at, number, "users.add", true)).await.unwrap();
    }
    let (rows, _) = pages(master, &HistoryFilter { rows: Some(500), ..HistoryFilter::default() }).await;
    let told = |reference: &str| rows.iter().any(|row| row.reference == reference);
    assert_eq!((told("1"), told("2"), told("3")), (true, false, false));

    let gone = id(&company.payer);
    let key = store::keys::user(&"midori".try_into().unwrap(), &gone);
    let delete = world.past.delete_item().table_name(local::engine::TABLE);
    let delete = delete.key("pk", AttributeValue::S(key.pk)).key("sk", AttributeValue::S(key.sk));
    delete.send().await.unwrap();
    let filter = HistoryFilter { person: Some(gone), ..HistoryFilter::default() };
    let (rows, _) = pages(master, &filter).await;
    let names: BTreeSet<_> =
        rows.iter().map(|row| (row.operation.as_str(), row.person.as_ref().unwrap().name.as_str())).collect();
    assert!(names.contains(&("tokens.register", "社員 misaki88")), "{names:?}");
    assert!(names.contains(&("session.sign-in", "misaki88")), "the door knows the login ID: {names:?}");
}

/// Writes events past the store, many at once.
async fn fill(company: &Company, count: u32) {
    let at = ports::environment::Clock::now(&*company.world.clock).minus_seconds(86_400);
    company.world.bank.store.record(event(&company.clerk, at, 0, "payees.register", true)).await.unwrap();
    let table = company.world.table().await;
    let first = format!("{}7000{:016x}", ports::records::time_prefix(at), 0);
    let sample = table.of("AUDIT").into_iter().find(|item| item["id"].as_s().unwrap() == &first).unwrap();
    let numbers: Vec<u32> = (1..count).collect();
    let writes = numbers.chunks(25).map(|chunk| {
        let puts = chunk.iter().map(|number| {
            let id = format!("{}7000{number:016x}", ports::records::time_prefix(at));
            let mut item = sample.clone();
            item.insert("sk".into(), AttributeValue::S(format!("WORK#{id}")));
            item.insert("at_id".into(), AttributeValue::S(id.clone()));
            item.insert("id".into(), AttributeValue::S(id));
            let put = PutRequest::builder().set_item(Some(item)).build().unwrap();
            WriteRequest::builder().put_request(put).build()
        });
        let call = company.world.past.batch_write_item();
        call.request_items(local::engine::TABLE, puts.collect()).send()
    });
    let mut written = stream::iter(writes).buffer_unordered(8);
    while let Some(answer) = written.next().await {
        assert!(answer.unwrap().unprocessed_items.is_none_or(|left| left.is_empty()));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_page_of_a_long_history_costs_what_a_page_of_a_short_one_does() {
    // Source: issue, "Figures": pages of 100,000 rows; calls and capacity don't grow with what is there.
    let company = Company::new().await;
    let master = &company.master;
    let page = HistoryFilter { rows: Some(500), ..HistoryFilter::default() };
    let narrow = HistoryFilter { kind: Some(HistoryKind::Tokens), ..page.clone() };
    fill(&company, 1_000).await;
    let cost = async |filter: &HistoryFilter| {
        let answer = master.send::<HistoryAll>(filter, &Proof::default()).await;
        let history: History = answer.output();
        (answer.figures.calls, answer.figures.read_units, history)
    };
    cost(&page).await; // notes that the session was used
    let (calls, units, first) = cost(&page).await;
    assert_eq!((calls, first.rows.len()), (3, 500), "actor, names and one read");
    let (few, ..) = cost(&narrow).await;
    fill(&company, 100_000).await;
    let (long_calls, long_units, second) = cost(&page).await;
    assert_eq!((long_calls, second.rows.len()), (calls, 500));
    assert!(long_units <= units + 1.0, "{long_units} and not {units}");
    let deep = HistoryFilter { before: second.next, ..page };
    let (deep_calls, deep_units, third) = cost(&deep).await;
    assert_eq!((deep_calls, third.rows.len()), (calls, 500));
    assert!(deep_units <= units + 1.0, "{deep_units} and not {units}");
    // What fits nothing is looked for six times, and no more.
    let (looked, _, found) = cost(&narrow).await;
    assert!(few <= looked && looked <= 2 + 6, "{few} {looked}");
    assert!(found.next.is_some(), "it goes on from there");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_is_authorised_from_the_index() {
    // Source: architecture 5. Only histories read it; every other read is consistent.
    let company = Company::new().await;
    company.world.faults.record_by_operation();
    company.master.get::<HistoryAll>(&HistoryFilter::default()).await;
    let calls = company.world.faults.take_by_operation().remove("history.all").unwrap();
    let indexed = |call: &&Traffic| call.touched.iter().any(|(_, key)| key.starts_with("HISTORY#"));
    assert_eq!(calls.iter().filter(indexed).count(), 1);
    company.world.faults.arm(Fault::LostBefore, Target { action: "Query", after: 0, times: 99 });
    let told = company.master.send::<HistoryAll>(&HistoryFilter::default(), &Proof::default()).await.told();
    assert!(company.world.faults.disarm() > 0);
    assert_eq!(told, "unavailable");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_table_that_an_older_version_made_gets_its_index() {
    use aws_sdk_dynamodb::types::{
        AttributeDefinition, BillingMode, KeySchemaElement, KeyType, ScalarAttributeType,
    };
    let engine = local::engine::Engine::start(None).await.unwrap();
    let client = local::engine::client(&engine.endpoint);
    let mut create = client.create_table().table_name("old").billing_mode(BillingMode::PayPerRequest);
    for (name, kind) in [("pk", KeyType::Hash), ("sk", KeyType::Range)] {
        let attribute = AttributeDefinition::builder().attribute_name(name);
        let attribute = attribute.attribute_type(ScalarAttributeType::S).build().unwrap();
        let key = KeySchemaElement::builder().attribute_name(name).key_type(kind).build().unwrap();
        create = create.attribute_definitions(attribute).key_schema(key);
    }
    create.send().await.unwrap();
    for _ in 0..2 {
        store::table::create(&client, "old").await.unwrap();
        let table = client.describe_table().table_name("old").send().await.unwrap().table.unwrap();
        let names: Vec<_> =
            table.global_secondary_indexes().iter().filter_map(|index| index.index_name()).collect();
        assert_eq!(names, [store::table::INDEX]);
    }
    engine.stop().await;
}
