//! The mailer as the table's stream and a schedule run it.

use crate::Outcome;
use crate::function::Function;
use crate::stage::Stage;
use async_trait::async_trait;
use local::engine::{self, TABLE};
use ports::mail::{Mail, MailError, Mailer};
use ports::store::Store;
use ports::transaction::{Transaction, Write};
use serde_json::json;
use shared::domain::instant::Instant;
use shared::domain::notice::{Notice, NoticeKind};
use shared::domain::user::Language;
use shared::operations::Operation;
use shared::operations::bank::{BankOpenContract, BankSendNotices};
use stage::stream;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{SystemTime, UNIX_EPOCH};

#[derive(Default)]
struct Letters(Mutex<Vec<Mail>>);

#[async_trait]
impl Mailer for Letters {
    async fn send(&self, mail: &Mail) -> Result<(), MailError> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(mail.clone());
        Ok(())
    }
}

impl Letters {
    fn ids(&self) -> Vec<String> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).iter().map(|mail| mail.id.clone()).collect()
    }
}

#[allow(clippy::disallowed_methods, reason = "the functions run on the system's time")]
fn notice(id: &str) -> Result<Notice, crate::Error> {
    let at = i64::try_from(SystemTime::now().duration_since(UNIX_EPOCH)?.as_millis())?;
    Ok(Notice {
        id: id.into(),
        at: Instant(at),
        contract: "sakura".try_into()?,
        kind: NoticeKind::PasswordChanged,
        person: None,
        by: None,
        serial: None,
        fields: Vec::new(),
        also_to: Vec::new(),
        language: Language::Ja,
        sharers: Vec::new(),
        procedure: None,
        day: None,
        request: None,
        code_until: None,
        reference: "1234".into(),
    })
}

#[tokio::test(flavor = "multi_thread")]
async fn a_poisoned_record_stops_no_other() -> Outcome {
    // Source: issue, "a poisoned stream record ends in the dead-letter queue without stopping the rest".
    let letters = Arc::new(Letters::default());
    let stage = Stage::with_mail(stage::mail_service::start(letters.clone()).await?).await?;
    let mut bank = Function::start(&stage, BankOpenContract::DECLARATION.name).await?;
    let opened = json!({ "input": {
        "contract": "sakura", "name": "さくら商事株式会社", "policy": "seventyseven", "login_id": "sakura01",
        "master_name": "佐倉 春", "mail": "haru@sakura.example", "accounts": []
    } });
    let opened = bank.result(opened).await?;
    assert!(opened["secrets"].is_object(), "{opened}");
    bank.stop().await?;
    let store = store::DynamoStore::new(engine::client(&stage.engine.endpoint), TABLE);
    for id in ["1", "2"] {
        let writes = vec![Write::Outbox(notice(id)?)];
        store.commit(Transaction { writes, checks: Vec::new() }).await?;
    }
    let key = |pk: &str, sk: &str| (pk.to_owned(), sk.to_owned());
    let keys = [key("OUTBOX#sakura", "1"), key("OUTBOX#", "?"), key("OUTBOX#sakura", "2")];
    let mut mailer = Function::start(&stage, BankSendNotices::DECLARATION.name).await?;
    let told = mailer.result(stream::event(&keys)).await?;
    assert_eq!(told, json!({ "batchItemFailures": [{ "itemIdentifier": "000000000000000000002" }] }));
    let first = letters.ids();
    assert_eq!(first.len(), 2, "one each for the master: {first:?}");
    // Delivered again is delivered once; and a schedule finds nothing left.
    assert_eq!(mailer.result(stream::event(&keys[..1])).await?, json!({ "batchItemFailures": [] }));
    assert_eq!(mailer.result(json!({ "input": {} })).await?, json!({ "delivered": 0, "left": 0 }));
    assert_eq!(letters.ids(), first);
    let log = mailer.stop().await?;
    assert!(!log.contains("haru@sakura.example"), "an address is in the log: {log}");
    stage.engine.stop().await;
    Ok(())
}
