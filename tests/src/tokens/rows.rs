//! Q10 row by row, on screen as the bank answers it.

use crate::harness::{Actor, Answer, Company, FOREIGN, OWN, SHARED, Setup, SignedIn, World, revokes};
use aws_sdk_dynamodb::types::AttributeValue;
use shared::domain::device::ReportReason;
use shared::domain::revocation::{OutOfOrder, RevocationDenied};
use shared::operations::proof::Empty;
use shared::operations::tokens::{Revoked, TokenList, TokensList, TokensRevoke};

/// The columns of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Condition {
    InUse,
    Expired,
    Faulty,
    Lost,
    Stolen,
}

const CONDITIONS: [Condition; 5] =
    [Condition::InUse, Condition::Expired, Condition::Faulty, Condition::Lost, Condition::Stolen];

async fn put(world: &World, contract: &str, device: &str, condition: Condition) {
    let reason = match condition {
        Condition::InUse => return,
        Condition::Expired => {
            let yesterday = AttributeValue::S("2027-03-31".into());
            return world.changes(contract, device, "expires_on", yesterday).await;
        }
        Condition::Faulty => ReportReason::Faulty,
        Condition::Lost => ReportReason::Lost,
        Condition::Stolen => ReportReason::Stolen,
    };
    world.report(contract, device, reason).await;
}

async fn company(reading: OutOfOrder) -> Company {
    let setup = Setup::differing(|policy| policy.tokens.out_of_order = reading);
    Company::in_world(World::with(setup).await).await
}

async fn tried(operator: &SignedIn, victim: &SignedIn, device: &str) -> (Option<RevocationDenied>, Answer) {
    let answer = operator.send::<TokensRevoke>(&revokes(&[(victim, device)]), &operator.proof()).await;
    (answer.output::<Revoked>().people[0].refused, answer)
}

/// What the page shows beforehand is what the bank answers then.
async fn shown(operator: &SignedIn, victim: &SignedIn) -> Option<RevocationDenied> {
    let list: TokenList = operator.get::<TokensList>(&Empty {}).await;
    let mut sharers = list.tokens.iter().flat_map(|token| &token.sharers);
    sharers.find(|sharer| sharer.user == victim.user()).unwrap().revocation_denied
}

async fn row(
    company: &Company,
    (operator, victim, device): (&SignedIn, &SignedIn, &str),
    expected: Option<RevocationDenied>,
    what: &str,
) {
    let before = company.world.table().await;
    assert_eq!(shown(operator, victim).await, expected, "{what}: the page");
    let (refused, answer) = tried(operator, victim, device).await;
    assert_eq!(refused, expected, "{what}");
    if expected.is_some() {
        assert_eq!(answer.figures.hashes, 0, "{what}: no secret is looked at");
        let changed = before.changes(&company.world.table().await);
        assert!(
            changed.keys().all(|kind| matches!(kind.as_str(), "AUDIT" | "SESSION")),
            "{what}: {changed:?}"
        );
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn q10_with_one_user_everything_is_written() {
    // Source: 77 seed Q10, ユーザが1名のみの場合.
    for condition in CONDITIONS {
        let company = company(OutOfOrder::Written).await;
        put(&company.world, "sakura", FOREIGN, condition).await;
        let alone = (&company.foreigner, &company.foreigner, FOREIGN);
        row(&company, alone, Some(RevocationDenied::OwnDevice), &format!("{condition:?}")).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn q10_with_several_users_on_one_token_everything_is_written() {
    // Source: 77 seed Q10, 複数ユーザが1つのハードウェアトークンを共有: also for a sharer, under either reading.
    for (condition, reading) in CONDITIONS
        .into_iter()
        .flat_map(|condition| [(condition, OutOfOrder::Written), (condition, OutOfOrder::SelfService)])
    {
        let company = company(reading).await;
        put(&company.world, "midori", SHARED, condition).await;
        let shared = (&company.master, &company.clerk, SHARED);
        row(&company, shared, Some(RevocationDenied::OwnDevice), &format!("{condition:?}")).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn q10_with_different_tokens_one_in_use_is_cut_on_screen_and_others_in_writing() {
    // Source: 77 seed Q10, 複数ユーザが別のハードウェアトークンを利用; rules 2: the preset's last row is "written".
    for (condition, expected) in [
        (Condition::InUse, None),
        (Condition::Expired, Some(RevocationDenied::Expired)),
        (Condition::Faulty, Some(RevocationDenied::Reported)),
        (Condition::Lost, Some(RevocationDenied::Reported)),
        (Condition::Stolen, Some(RevocationDenied::Reported)),
    ] {
        let written = company(OutOfOrder::Written).await;
        put(&written.world, "midori", SHARED, condition).await;
        let apart = (&written.administrator, &written.clerk, SHARED);
        row(&written, apart, expected, &format!("{condition:?}")).await;
        let other = company(OutOfOrder::SelfService).await;
        put(&other.world, "midori", SHARED, condition).await;
        let apart = (&other.administrator, &other.clerk, SHARED);
        row(&other, apart, None, &format!("{condition:?}, the switch's other reading")).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn q10_whose_own_token_is_out_of_order_cuts_nobody_s_link() {
    // Source: 77 seed Q10, 自ら使用しているハードウェアトークンの有効期限切れ・故障・紛失状態.
    for (condition, expected) in [
        (Condition::Expired, RevocationDenied::OwnDeviceExpired),
        (Condition::Faulty, RevocationDenied::OwnDeviceReported),
        (Condition::Lost, RevocationDenied::OwnDeviceReported),
        (Condition::Stolen, RevocationDenied::OwnDeviceReported),
    ] {
        for reading in [OutOfOrder::Written, OutOfOrder::SelfService] {
            let company = company(reading).await;
            put(&company.world, "midori", OWN, condition).await;
            let apart = (&company.administrator, &company.clerk, SHARED);
            row(&company, apart, Some(expected), &format!("{condition:?} under {reading:?}")).await;
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn q10_whose_own_token_is_stopped_cuts_nobody_s_link() {
    // Source: 77 seed Q4 and Q10; attack: to be rid of a stop by cutting the links of those who could tell.
    let company = company(OutOfOrder::SelfService).await;
    company.stop_shared().await;
    let apart = (&company.master, &company.administrator, OWN);
    row(&company, apart, Some(RevocationDenied::OwnDeviceStopped), "stopped").await;
    let own = (&company.master, &company.master, SHARED);
    row(&company, own, Some(RevocationDenied::OwnDevice), "one's own, stopped").await;
}
