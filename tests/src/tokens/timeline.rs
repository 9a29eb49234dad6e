use crate::harness::{Actor, Company, FOREIGN, OWN, SHARED, serial};
use shared::domain::life::LifeKind;
use shared::operations::proof::{Empty, Proof};
use shared::operations::tokens::{
    ReleaseStop, TokenHistory, TokensHistory, TokensReleaseStop, TokensResynchronise, WhichToken,
};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_token_tells_its_life() {
    // Source: issue 4, item 1 "history on a timeline".
    let company = Company::new().await;
    let administrator = &company.administrator;
    company.stop_shared().await;
    let stopped_at = ports::environment::Clock::now(&*company.world.clock);
    let input = ReleaseStop { serial: serial(SHARED), stopped_at };
    assert_eq!(
        administrator.send::<TokensReleaseStop>(&input, &administrator.next_proof()).await.told(),
        "done"
    );
    company.world.clock.next_code();
    let pair = company.payer.pair(SHARED, 0);
    assert_eq!(company.payer.send::<TokensResynchronise>(&Empty {}, &pair).await.told(), "done");
    company.world.clock.next_code();
    assert_eq!(administrator.revokes(&[(&company.clerk, SHARED)]).await, [None]);

    let life = administrator.life(SHARED).await;
    let said: Vec<_> = life
        .iter()
        .map(|event| {
            let name = |named: &Option<shared::domain::notice::Named>| {
                named.as_ref().map_or("-".to_owned(), |named| named.name.to_string())
            };
            format!("{} {} {}", event.kind, name(&event.person), name(&event.by))
        })
        .collect();
    assert_eq!(
        said,
        [
            "revoked 社員 tanaka3k 社員 suzuki77",
            "resynchronised 社員 misaki88 -",
            "released - 社員 suzuki77",
            "stopped 佐藤 花子 -",
            "registered 社員 tanaka3k -",
            "registered 社員 misaki88 -",
            "registered 佐藤 花子 -",
        ]
    );
    assert!(life.is_sorted_by(|newer, older| newer.at >= older.at));
    assert_eq!(company.payer.life(SHARED).await.len(), 7, "who shares it sees it too");
    assert!(life.iter().all(|event| event.kind != LifeKind::Reported));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_reads_the_life_of_a_token_that_is_not_theirs() {
    // Source: architecture 8.6; general users see their own.
    let company = Company::new().await;
    let ask = async |actor: &crate::harness::SignedIn, device: &str, before: Option<&str>| {
        let input = WhichToken { serial: serial(device), before: before.map(Into::into) };
        actor.send::<TokensHistory>(&input, &Proof::default()).await
    };
    assert_eq!(ask(&company.payer, OWN, None).await.told(), "denied not_found");
    for (actor, device) in [(&company.master, FOREIGN), (&company.foreigner, SHARED)] {
        let (foreign, unknown) = (ask(actor, device, None).await, ask(actor, "099999999", None).await);
        assert_eq!(foreign.apart_from_reference(), unknown.apart_from_reference());
        assert_eq!(foreign.figures.calls, unknown.figures.calls);
    }
    for cursor in ["~", "KEYRING", "0", "fffffffffffffffffffffffffffffffff"] {
        let page: TokenHistory = ask(&company.master, SHARED, Some(cursor)).await.output();
        assert!(page.events.is_empty() && page.next.is_none(), "a cursor leads nowhere else: {cursor}");
    }
}
