use crate::harness::{Actor, Company, Fault, Post, SHARED, SignedIn, Target, user};
use aws_sdk_dynamodb::types::AttributeValue;
use operations::mailed_code;
use ports::mail::Mail;
use ports::transaction::{Transaction, Write};
use shared::domain::instant::Instant;
use shared::domain::notice::{Named, Notice, NoticeKind};
use shared::domain::settings::ContractSettings;
use shared::domain::user::{Language, Role};
use shared::operations::bank::{BankSendNotices, NoticeNamed, SendNotices, Sent};
use shared::operations::notices::{NoticeList, NoticePage, NoticesList};
use shared::operations::own::{ChooseLanguage, CorrectMail, OwnLanguage, OwnMail};
use shared::operations::proof::{Empty, Proof};
use shared::operations::session::{Me, SessionMe};
use shared::operations::settings::{ChangeSettings, SettingsChange, SettingsPage, SettingsView};
use shared::operations::users::UsersAdd;

/// A company whose first notices have been read.
async fn company() -> (Company, Post) {
    let (company, post) = (Company::new().await, Post::default());
    post.mails(&company.world).await;
    (company, post)
}

fn addresses(mails: &[Mail]) -> Vec<&str> {
    let mut to: Vec<&str> = mails.iter().map(|mail| mail.to.as_str()).collect();
    to.sort_unstable();
    to
}

fn named(actor: &SignedIn) -> Named {
    let name = format!("社員 {}", actor.person.login_id);
    Named { user: actor.id().as_str().try_into().unwrap(), name: name.as_str().try_into().unwrap() }
}

/// A notice as the pipeline writes them.
fn notice(company: &Company, id: u32, kind: NoticeKind, person: Option<&SignedIn>) -> Notice {
    let at = ports::environment::Clock::now(&*company.world.clock);
    Notice {
        id: format!("{}7000{id:016x}", ports::records::time_prefix(at)),
        at,
        contract: "midori".try_into().unwrap(),
        kind,
        person: person.map(named),
        by: None,
        serial: None,
        fields: Vec::new(),
        also_to: Vec::new(),
        language: Language::default(),
        request: None,
        code_until: None,
        sharers: Vec::new(),
        procedure: None,
        day: None,
        reference: "7K4-M2Q".into(),
    }
}

async fn post_it(company: &Company, notice: Notice) {
    let writes = vec![Write::Outbox(notice)];
    company.world.bank.store.commit(Transaction { writes, checks: Vec::new() }).await.unwrap();
}

/// Changes one attribute of a user, past the store.
async fn set(actor: &SignedIn, attribute: &str, value: AttributeValue) {
    let contract = actor.person.contract.as_str().try_into().unwrap();
    let key = store::keys::user(&contract, &actor.id().as_str().try_into().unwrap());
    crate::harness::tamper(&actor.world.past, &key, attribute, value).await;
}

async fn notices(actor: &SignedIn) -> NoticeList {
    actor.get::<NoticesList>(&NoticePage::default()).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_person_and_the_administrators_are_told_each_in_their_language() {
    // Source: issue 8; domain 11; rules 5 "one outbox event per mutation, the mailer fans out".
    let (company, post) = company().await;
    let english = ChooseLanguage { language: Language::En };
    let administrator = &company.administrator;
    assert_eq!(administrator.send::<OwnLanguage>(&english, &Proof::default()).await.told(), "done");
    assert_eq!(post.mails(&company.world).await, [], "a language is nobody else's business");
    company.stop_shared().await;
    let mails = post.mails(&company.world).await;
    let expected = ["hanako01@midori.example", "suzuki77@midori.example"];
    assert_eq!(addresses(&mails), expected, "the master typed the last wrong code");
    let to = |address: &str| mails.iter().find(|mail| mail.to.as_str().starts_with(address)).unwrap();
    let (person, other) = (to("hanako01"), to("suzuki77"));
    assert_eq!(person.subject, "ワンタイムパスワードが利用停止になりました");
    for part in
        ["佐藤 花子 様", "2027年4月1日", "みどり精機株式会社", "0420-3318-7", "本店営業部", "0120-000-000"]
    {
        assert!(person.text.contains(part), "{part}: {}", person.text);
    }
    assert_eq!(other.subject, "One-time passwords were stopped");
    for part in ["The device of 佐藤 花子", "1 Apr 2027", "Head Office", "Dear 社員 suzuki77,"] {
        assert!(other.text.contains(part), "{part}: {}", other.text);
    }
    let shown = notices(&company.master).await;
    assert_eq!(shown.notices.first().map(|notice| notice.kind), Some(NoticeKind::DeviceStopped));
    assert_eq!(shown.notices.first().and_then(|n| n.serial.clone()).unwrap().to_string(), SHARED);
    let reference = &shown.notices.first().unwrap().reference;
    assert!(person.text.contains(reference.as_str()), "the number to read out");
    let told: Vec<_> = notices(&company.clerk).await.notices.iter().map(|notice| notice.kind).collect();
    assert!(!told.contains(&NoticeKind::DeviceStopped), "a general user is told of what is theirs: {told:?}");
    let foreign = notices(&company.foreigner).await.notices;
    assert!(foreign.iter().all(|notice| notice.kind != NoticeKind::DeviceStopped), "{foreign:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_person_is_told_of_their_own_sign_ins_where_the_company_wants_it() {
    // Source: rules 2 "notices" among the settings of a contract; standards 2, "FSA: login notices".
    let (company, post) = company().await;
    let person = &company.clerk.person;
    company.stranger().sign_in(person).await;
    assert_eq!(post.mails(&company.world).await, [], "not unless the company chose it");
    let page: SettingsPage = company.master.get::<SettingsView>(&Empty {}).await;
    let settings = ContractSettings { sign_in_notices: true, ..page.settings };
    let input = ChangeSettings { version: page.version, settings };
    let proof = company.master.confirmed();
    assert_eq!(company.master.send::<SettingsChange>(&input, &proof).await.told(), "done");
    post.mails(&company.world).await;
    company.stranger().sign_in(person).await;
    let mails = post.mails(&company.world).await;
    assert_eq!(addresses(&mails), ["tanaka3k@midori.example"], "theirs alone");
    assert!(mails[0].text.contains("社員 tanaka3k"), "by name: {}", mails[0].text);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_is_suspended_is_told_of_nothing_but_what_happens_to_them() {
    let (company, post) = company().await;
    set(&company.administrator, "suspended", AttributeValue::Bool(true)).await;
    post_it(&company, notice(&company, 1, NoticeKind::LoginLocked, Some(&company.clerk))).await;
    let mails = post.mails(&company.world).await;
    assert_eq!(addresses(&mails), ["hanako01@midori.example", "tanaka3k@midori.example"]);
    post_it(&company, notice(&company, 2, NoticeKind::SettingsChanged, None)).await;
    assert_eq!(addresses(&post.mails(&company.world).await), ["hanako01@midori.example"]);
    let suspended = notice(&company, 3, NoticeKind::UserSuspended, Some(&company.administrator));
    post_it(&company, suspended).await;
    let mails = post.mails(&company.world).await;
    assert_eq!(addresses(&mails), ["hanako01@midori.example", "suzuki77@midori.example"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn somebody_deleted_is_told_at_the_address_that_they_had() {
    let (company, post) = company().await;
    let gone = Named {
        user: "0000000000000000000000000000dead".try_into().unwrap(),
        name: "去った 人".try_into().unwrap(),
    };
    let deleted = Notice {
        person: Some(gone),
        by: Some(named(&company.administrator)),
        also_to: vec!["gone@midori.example".try_into().unwrap()],
        language: Language::En,
        ..notice(&company, 1, NoticeKind::UserDeleted, None)
    };
    post_it(&company, deleted).await;
    let mails = post.mails(&company.world).await;
    let expected = ["gone@midori.example", "hanako01@midori.example", "suzuki77@midori.example"];
    assert_eq!(addresses(&mails), expected);
    let text = &mails.iter().find(|mail| mail.to.as_str().starts_with("gone")).unwrap().text;
    assert!(text.contains("You were deleted") && text.contains("Done by: 社員 suzuki77"), "{text}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_code_is_mailed_to_the_person_alone_and_kept_nowhere() {
    // Source: rules 5: codes are derived from the record's id under a key, never stored; invariant 7.
    let (company, post) = company().await;
    let world = &company.world;
    let id = "019a0000000070008000000000000001";
    let asked = |number| Notice {
        request: Some(id.into()),
        ..notice(&company, number, NoticeKind::LoginResetCode, Some(&company.master))
    };
    post_it(&company, asked(1)).await;
    let contract = world.bank.store.contract(&"midori".try_into().unwrap()).await.unwrap().unwrap();
    let code = mailed_code::derive(&world.bank, &contract.value, id, 8).await.unwrap();
    let mails = post.mails(world).await;
    assert_eq!(addresses(&mails), ["hanako01@midori.example"]);
    let text = &mails.first().unwrap().text;
    assert!(text.contains(code.expose()) && text.contains("10分以内"), "{text}");
    assert!(!mails.first().unwrap().subject.contains(code.expose()), "no code on a locked screen");
    assert!(!format!("{mails:?}").contains(code.expose()), "no code in a log");
    assert!(!world.table().await.text().contains(code.expose()), "no code in the table");
    let kinds = |list: NoticeList| list.notices.iter().map(|notice| notice.kind).collect::<Vec<_>>();
    assert!(!kinds(notices(&company.master).await).contains(&NoticeKind::LoginResetCode));
    // A code that can't be used any more is not mailed.
    post_it(&company, asked(2)).await;
    world.clock.pass(600);
    assert_eq!((post.sweep(world).await.delivered, post.take().len()), (1, 0));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_sweep_finds_what_was_not_delivered_and_nothing_twice() {
    // Source: rules 5 "a scheduled sweep of the unsent makes it sure".
    let (company, post) = company().await;
    let world = &company.world;
    for number in 0..3 {
        post_it(&company, notice(&company, number, NoticeKind::PasswordChanged, Some(&company.clerk))).await;
    }
    post.breaks(true);
    let swept = post.sweep(world).await;
    assert_eq!((swept.delivered, swept.left, post.take().len()), (0, 3, 0));
    post.breaks(false);
    let swept = post.sweep(world).await;
    assert_eq!((swept.delivered, swept.left, post.take().len()), (3, 0, 9));
    let swept = post.sweep(world).await;
    assert_eq!((swept.delivered, swept.left, post.take().len()), (0, 0, 0), "nothing is unsent");
    // What is on its way just now is somebody else's.
    post_it(&company, notice(&company, 9, NoticeKind::PasswordChanged, Some(&company.clerk))).await;
    let swept = operations::mailer::sweep(&world.bank, &post, 60).await.unwrap();
    assert_eq!(swept.delivered, 0);
    world.clock.pass(60);
    assert_eq!(operations::mailer::sweep(&world.bank, &post, 60).await.unwrap().delivered, 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_crash_on_the_way_repeats_and_harms_nothing() {
    // Source: at least once; the same item, and a mail with the same id.
    let (company, post) = company().await;
    let world = &company.world;
    let before = notices(&company.clerk).await.notices.len();
    post_it(&company, notice(&company, 1, NoticeKind::PasswordChanged, Some(&company.clerk))).await;
    world.faults.arm(Fault::LostBefore, Target { action: "UpdateItem", after: 0, times: 1 });
    let swept = post.sweep(world).await;
    assert_eq!((world.faults.disarm(), swept.left), (1, 1), "sent, and not noted");
    let first = post.take();
    let second = post.mails(world).await;
    assert_eq!((first.len(), &first), (3, &second));
    assert_eq!(notices(&company.clerk).await.notices.len(), before + 1);
    // Delivering what was delivered is nothing.
    let id = notice(&company, 1, NoticeKind::PasswordChanged, None).id;
    operations::mailer::deliver(&world.bank, &post, &"midori".try_into().unwrap(), &id).await.unwrap();
    assert_eq!(post.take(), []);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_notice_that_nobody_could_be_told_of_in_time_is_given_up() {
    let (company, post) = company().await;
    post_it(&company, notice(&company, 1, NoticeKind::PasswordChanged, Some(&company.clerk))).await;
    company.world.clock.pass(30 * 86_400);
    assert_eq!((post.sweep(&company.world).await.delivered, post.take().len()), (1, 0));
    let table = company.world.table().await;
    assert!(
        table.of("OUTBOX").iter().all(|item| item.contains_key("expires_at") && !item.contains_key("by"))
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_address_that_bounces_is_corrected_by_its_holder_and_both_are_told() {
    // Source: issue 4 "invalid-mail correction", 8 "a change of mail address goes to the old and the new".
    let (company, post) = company().await;
    let (world, clerk) = (&company.world, &company.clerk);
    let right = CorrectMail { mail: "right@midori.example".try_into().unwrap() };
    let told = clerk.send::<OwnMail>(&right, &clerk.confirmed()).await.told();
    assert_eq!(told, "denied not_bounced", "addresses are the administrators' business");
    let me: Me = clerk.get::<SessionMe>(&Empty {}).await;
    assert!(!me.mail_bounced);
    post.bounce("tanaka3k@midori.example");
    post_it(&company, notice(&company, 1, NoticeKind::PasswordChanged, Some(clerk))).await;
    let mails = post.mails(world).await;
    assert_eq!(addresses(&mails), ["hanako01@midori.example", "suzuki77@midori.example"]);
    let me: Me = clerk.get::<SessionMe>(&Empty {}).await;
    assert!(me.mail_bounced, "told at the next look");
    assert_eq!(post.sweep(world).await.delivered, 0, "it was delivered as far as it can be");

    let same = CorrectMail { mail: "tanaka3k@midori.example".try_into().unwrap() };
    let told = clerk.send::<OwnMail>(&same, &clerk.confirmed()).await.told();
    assert_eq!(told, "denied nothing_changed");
    let bare = clerk.send::<OwnMail>(&right, &Proof::default()).await.told();
    assert_eq!(bare, "proof confirmation_password missing");
    assert_eq!(clerk.send::<OwnMail>(&right, &clerk.confirmed()).await.told(), "done");
    let me: Me = clerk.get::<SessionMe>(&Empty {}).await;
    assert_eq!((me.mail_bounced, me.mail.as_str()), (false, "right@midori.example"));
    let told = clerk.send::<OwnMail>(&right, &clerk.confirmed()).await.told();
    assert_eq!(told, "denied not_bounced", "once");

    let other = Post::default();
    let mails = other.mails(world).await;
    assert_eq!(
        addresses(&mails),
        [
            "hanako01@midori.example",
            "right@midori.example",
            "suzuki77@midori.example",
            "tanaka3k@midori.example"
        ]
    );
    let text = |start: &str| mails.iter().find(|m| m.to.as_str().starts_with(start)).unwrap().text.clone();
    assert!(text("tanaka3k").contains("変更前と変更後の両方") && text("right") == text("tanaka3k"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_bounce_of_an_address_that_was_corrected_meanwhile_is_nobody_s() {
    let (company, post) = company().await;
    post.bounce("tanaka3k@midori.example");
    let changed = Notice {
        also_to: vec!["tanaka3k@midori.example".try_into().unwrap()],
        ..notice(&company, 1, NoticeKind::MailChanged, Some(&company.clerk))
    };
    set(&company.clerk, "mail", AttributeValue::S("right@midori.example".into())).await;
    post_it(&company, changed).await;
    assert_eq!(post.mails(&company.world).await.len(), 3);
    let me: Me = company.clerk.get::<SessionMe>(&Empty {}).await;
    assert!(!me.mail_bounced, "the old address came back, and not theirs");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_people_are_told_is_written_with_what_happened_or_not_at_all() {
    // Source: issue 8 "as an outbox item in the same transaction"; the faults tests befall every mutation so.
    let (company, post) = company().await;
    let world = &company.world;
    let draft =
        company.master.draft::<UsersAdd>(&user("newcomer1", Role::General, &[]), &company.master.proof());
    world.faults.arm(Fault::LostBefore, Target { action: "TransactWriteItems", after: 0, times: 99 });
    assert_eq!(draft.clone().send(world).await.told(), "unavailable");
    world.faults.disarm();
    assert_eq!(post.mails(world).await, [], "nobody was added, and nobody is told so");
    world.faults.arm(Fault::LostAfter, Target { action: "TransactWriteItems", after: 0, times: 1 });
    assert_eq!(draft.send(world).await.told(), "unavailable");
    world.faults.disarm();
    let mails = post.mails(world).await;
    let expected = ["hanako01@midori.example", "newcomer1@midori.example", "suzuki77@midori.example"];
    assert_eq!(addresses(&mails), expected, "it happened, whatever the answer said");
    let secret = |text: &str| text.contains("PLANTED") || text.contains("sora-wo-tobu");
    assert!(mails.iter().all(|mail| !secret(&mail.text)));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_s_notices_come_in_pages_and_are_gone_after_their_days() {
    let (company, post) = company().await;
    let (world, clerk) = (&company.world, &company.clerk);
    let begin = notices(clerk).await.notices.len();
    for number in 0..60 {
        post_it(&company, notice(&company, number, NoticeKind::PasswordChanged, Some(clerk))).await;
    }
    post.sweep(world).await;
    let (mut page, mut seen) = (NoticePage::default(), 0);
    loop {
        let list: NoticeList = clerk.get::<NoticesList>(&page).await;
        assert!(list.notices.len() <= 30 && list.notices.is_sorted_by(|a, b| a.at >= b.at));
        seen += list.notices.len();
        page.before = list.next;
        if page.before.is_none() {
            break;
        }
    }
    assert_eq!(seen, begin + 60);
    for (before, told) in [("x", "field input.before malformed"), (&"0".repeat(32), "done")] {
        let page = NoticePage { before: Some(before.into()) };
        assert_eq!(clerk.send::<NoticesList>(&page, &Proof::default()).await.told(), told);
    }
    world.clock.pass(30 * 86_400);
    let clerk = company.stranger().sign_in(&clerk.person).await;
    assert_eq!(notices(&clerk).await.notices, [], "the table tidies up later; people see none of it");
    assert!(ports::environment::Clock::now(&*world.clock) > Instant(0));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_mailer_carries_the_notice_that_it_is_told_of_and_whatever_was_left() {
    // Source: issue, "stream and schedule functions (mail first)".
    let (company, _) = company().await;
    let (world, stranger) = (&company.world, company.stranger());
    let about = |number| notice(&company, number, NoticeKind::PasswordChanged, Some(&company.clerk));
    let send = async |notice| {
        let answer = stranger.send::<BankSendNotices>(&SendNotices { notice }, &Proof::default()).await;
        (answer.status == 200).then(|| answer.output::<Sent>())
    };
    let named = |id: String| Some(NoticeNamed { contract: "midori".try_into().unwrap(), id });
    for number in [1, 2] {
        post_it(&company, about(number)).await;
    }
    world.post.breaks(true);
    assert_eq!(send(named(about(1).id)).await, None, "it failed, and comes again");
    world.post.breaks(false);
    let one = Some(Sent { delivered: 1, left: 0 });
    assert_eq!((send(named(about(1).id)).await, world.post.take().len()), (one.clone(), 3));
    assert_eq!((send(named(about(1).id)).await, world.post.take().len()), (one, 0), "it was delivered");
    let none = Some(Sent { delivered: 0, left: 0 });
    assert_eq!(send(None).await, none, "the other is on its way");
    world.clock.pass(60);
    let one = Some(Sent { delivered: 1, left: 0 });
    assert_eq!((send(None).await, world.post.take().len()), (one, 3));
    assert!(send(named("nothing".into())).await.is_some_and(|sent| sent.left == 0), "there is nothing to do");
}
