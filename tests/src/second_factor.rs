//! The second factor at sign-in, where the bank's policy asks for it [rules 4: a switch, off].

use crate::harness::{Actor, Company, SHARED, Setup, World};
use shared::operations::home::HomeOverview;
use shared::operations::proof::{Empty, Proof};
use shared::operations::session::{Me, SessionMe, SessionProveSecondFactor, SessionSignOut};

async fn company() -> Company {
    let setup = Setup::differing(|policy| policy.second_factor_at_sign_in = true);
    Company::in_world(World::with(setup).await).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn half_a_sign_in_opens_nothing_until_the_number_of_the_device_is_typed() {
    // Source: issue 3, item 4 "state → second factor where the contract asks for one at sign-in".
    let company = company().await;
    let half = company.stranger().sign_in(&company.administrator.person).await;
    let nothing = Proof::default();
    assert!(half.get::<SessionMe>(&Empty {}).await.half_signed_in);
    assert_eq!(half.send::<HomeOverview>(&Empty {}, &nothing).await.told(), "second_factor_first");
    let missing = half.send::<SessionProveSecondFactor>(&Empty {}, &nothing).await;
    assert_eq!(missing.told(), "proof second_factor_if_linked missing");
    let proof = Proof { otp: half.proof().otp, ..Proof::default() };
    assert_eq!(half.send::<SessionProveSecondFactor>(&Empty {}, &proof).await.told(), "done");
    let me: Me = half.get::<SessionMe>(&Empty {}).await;
    assert!(!me.half_signed_in);
    assert_eq!(half.send::<HomeOverview>(&Empty {}, &nothing).await.told(), "done");
    // Half a session can be left.
    let half = company.stranger().sign_in(&company.administrator.person).await;
    assert_eq!(half.send::<SessionSignOut>(&Empty {}, &nothing).await.told(), "done");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_device_that_is_stopped_there_ends_the_half_session() {
    let company = company().await;
    let half = company.stranger().sign_in(&company.clerk.person).await;
    let wrong: Vec<_> = company.world.shelf.wrong_codes(SHARED).take(10).collect();
    let mut told = Vec::new();
    for otp in wrong {
        let proof = Proof { otp: Some(otp), ..Proof::default() };
        told.push(half.send::<SessionProveSecondFactor>(&Empty {}, &proof).await.told());
    }
    assert_eq!(told[0], "proof second_factor_if_linked wrong 9");
    assert_eq!(told[9], "proof second_factor_if_linked stopped");
    let after = half.send::<SessionMe>(&Empty {}, &Proof::default()).await;
    assert_eq!(after.told(), "session_over signed_out");
    let again = company.stranger().sign_in(&company.clerk.person).await;
    let stopped = again.send::<SessionProveSecondFactor>(&Empty {}, &again.proof()).await;
    assert_eq!(stopped.told(), "proof second_factor_if_linked stopped");
    assert!(stopped.header("set-cookie").is_some_and(|cookie| cookie.contains("Max-Age=0")));
}
