//! A sole master's passwords: the desk lifts the locks, and a code to the registered address does the rest. The desk
//! never sees a secret.

use super::{open, reissue};
use crate::harness::{
    Actor, Company, Desk, FOREIGN, Person, Post, SignedIn, Stranger, login_id, mailed_code, named, password,
    request_reset,
};
use shared::domain::device::ReportReason;
use shared::domain::procedure::{Lost, ProcedureForm, Step};
use shared::domain::reset::ResetPurpose;
use shared::domain::secret::OtpCode;
use shared::operations::passwords::{PasswordsRequestReset, PasswordsResetConfirmation, ResetConfirmation};
use shared::operations::proof::{Empty, Proof};
use shared::operations::session::{ResetPassword, SessionRequestReset, SessionResetPassword};

async fn locked_for_good(company: &Company, person: &SignedIn) {
    for _ in 0..3 {
        for _ in 0..6 {
            company.stranger().try_sign_in(&person.person.login_id, "wrong").await;
        }
        company.world.clock.pass(60 * 31);
    }
}

async fn resets(desk: &Desk, master: &SignedIn, lost: Lost) {
    let form = ProcedureForm::PasswordReset { user: master.user(), lost };
    let received = desk.receives(&master.person.contract, form).await;
    let procedure = named(&master.person.contract, &received.procedure.id);
    desk.executes(&procedure, Step::Received, &[]).await;
}

fn new_password(otp: Option<OtpCode>, code: OtpCode) -> (ResetPassword, Proof) {
    let input = ResetPassword { login_id: login_id("sakura01"), password: password("atarashii-kaze-9") };
    (input, Proof { mailed_code: Some(code), otp, ..Proof::default() })
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_sole_master_who_is_locked_for_good_sets_a_new_password_by_the_desk_s_code() {
    // Source: issue 4 "a desk reset sends a mailed code to the registered address"; domain 12.
    let (company, desk) = open().await;
    let master = &company.foreigner;
    locked_for_good(&company, master).await;
    let desk = desk.again().await;
    let post = Post::default();
    post.mails(&company.world).await;
    resets(&desk, master, Lost::Login).await;
    let mails = post.mails(&company.world).await;
    let code = mailed_code(master, ResetPurpose::Login).await;
    let with_code: Vec<_> = mails.iter().filter(|mail| mail.text.contains(code.expose())).collect();
    assert_eq!(with_code.len(), 1, "to the registered address, and to nobody else");
    assert_eq!(with_code[0].to.as_str(), "sakura01@midori.example");
    let procedures = company.world.table().await;
    assert!(!procedures.text().contains(code.expose()), "the code is kept nowhere");
    // The device works, so it is asked for.
    let (input, proof) = new_password(None, code.clone());
    let told = company.stranger().send::<SessionResetPassword>(&input, &proof).await.told();
    assert_eq!(told, "proof second_factor missing");
    company.world.clock.next_code();
    let (input, proof) = new_password(Some(company.world.shelf.code(FOREIGN)), code);
    let told = company.stranger().send::<SessionResetPassword>(&input, &proof).await.told();
    assert_eq!(told, "done");
    let again = company.stranger().send::<SessionResetPassword>(&input, &proof).await.told();
    assert_eq!(again, "denied refused", "a code is used once");
    assert_eq!(company.stranger().try_sign_in("sakura01", "atarashii-kaze-9").await.told(), "done");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_reported_device_is_not_asked_for_beside_the_desk_s_code() {
    // Source: issue 4 "never the factor in trouble".
    let (company, desk) = open().await;
    let master = &company.foreigner;
    master.filed(reissue(FOREIGN, ReportReason::Lost)).await;
    resets(&desk, master, Lost::Both).await;
    let code = mailed_code(master, ResetPurpose::Login).await;
    let (input, proof) = new_password(None, code);
    assert_eq!(company.stranger().send::<SessionResetPassword>(&input, &proof).await.told(), "done");
    let person = Person { login_password: "atarashii-kaze-9".into(), ..master.person.clone() };
    let master = company.stranger().sign_in(&person).await;
    let proof = Proof {
        mailed_code: Some(mailed_code(&master, ResetPurpose::Confirmation).await),
        ..master.by_login()
    };
    let input = ResetConfirmation { password: password("furui-umi-no-77") };
    assert_eq!(master.send::<PasswordsResetConfirmation>(&input, &proof).await.told(), "done");
    let told = master.send::<PasswordsResetConfirmation>(&input, &proof).await.told();
    assert_ne!(told, "done", "used once");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_code_of_the_desk_lapses_and_is_not_guessed() {
    // Source: issue 4 "a replayed, late or guessed mail code".
    let (company, desk) = open().await;
    let master = &company.foreigner;
    resets(&desk, master, Lost::Login).await;
    let code = mailed_code(master, ResetPurpose::Login).await;
    let wrong: OtpCode =
        if code.expose() == "00000000" { "00000001" } else { "00000000" }.to_owned().try_into().unwrap();
    for _ in 0..5 {
        let (input, proof) = new_password(None, wrong.clone());
        let told = company.stranger().send::<SessionResetPassword>(&input, &proof).await.told();
        assert_eq!(told, "denied refused");
    }
    let (input, proof) = new_password(Some(company.world.shelf.code(FOREIGN)), code);
    let told = company.stranger().send::<SessionResetPassword>(&input, &proof).await.told();
    assert_eq!(told, "denied refused", "five tries, also for whoever knows it");
    let desk = desk.again().await;
    resets(&desk, master, Lost::Login).await;
    let code = mailed_code(master, ResetPurpose::Login).await;
    company.world.clock.pass(3 * 86_400);
    let (input, proof) = new_password(Some(company.world.shelf.code(FOREIGN)), code);
    let told = company.stranger().send::<SessionResetPassword>(&input, &proof).await.told();
    assert_eq!(told, "denied refused", "three days");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_asks_for_a_code_while_the_desk_s_lives_is_mailed_that_one_again() {
    // Source: rules 5 "Self-reset of a sole master": also a stranger who knows what is typed there can ask; what two
    // people of the desk have judged is not lost by it.
    let (company, desk) = open().await;
    let post = Post::default();
    resets(&desk, &company.foreigner, Lost::Both).await;
    let master = &company.foreigner.again().await;
    let login = mailed_code(master, ResetPurpose::Login).await;
    let confirmation = mailed_code(master, ResetPurpose::Confirmation).await;
    post.mails(&company.world).await;
    let ask = async || {
        let asked = request_reset("sakura01");
        let answer = company.stranger().send::<SessionRequestReset>(&asked, &Proof::default()).await;
        assert_eq!(answer.told(), "done");
        answer.text()
    };
    let text = ask().await;
    let own = master.send::<PasswordsRequestReset>(&Empty {}, &Proof::default()).await;
    assert_eq!(own.told(), "done");
    let mails = post.mails(&company.world).await;
    for code in [&login, &confirmation] {
        assert_eq!(mails.iter().filter(|mail| mail.text.contains(code.expose())).count(), 1, "{mails:?}");
    }
    // It does not live longer by that, nor stand more tries.
    let (input, proof) = new_password(
        None,
        crate::harness::code(if login.expose() == "00000000" { "00000001" } else { "00000000" }),
    );
    for _ in 0..4 {
        let told = company.stranger().send::<SessionResetPassword>(&input, &proof).await.told();
        assert_eq!(told, "denied refused");
    }
    assert_eq!(ask().await, text, "the same answer");
    company.world.clock.next_code();
    let (right, proof_of) = new_password(Some(company.world.shelf.code(FOREIGN)), login.clone());
    let told = company.stranger().send::<SessionResetPassword>(&right, &proof_of).await.told();
    assert_eq!(told, "done", "the fifth try, by the desk's code");
    // Once it is used, or has lapsed, a code of one's own is made.
    ask().await;
    assert_ne!(mailed_code(master, ResetPurpose::Login).await.expose(), login.expose());
    company.world.clock.pass(3 * 86_400);
    let master = Stranger(company.world.clone())
        .sign_in(&Person { login_password: "atarashii-kaze-9".into(), ..master.person.clone() })
        .await;
    let own = master.send::<PasswordsRequestReset>(&Empty {}, &Proof::default()).await;
    assert_eq!(own.told(), "done");
    assert_ne!(mailed_code(&master, ResetPurpose::Confirmation).await.expose(), confirmation.expose());
}
