//! Passwords that are reset by a mailed code [OKB seed; rules 5, "Self-reset of a sole master"].

use crate::harness::{
    Actor, Answer, Company, SignedIn, code, login_id, mailed_code, number, open, password, request_reset,
    tamper,
};
use aws_sdk_dynamodb::types::AttributeValue;
use futures::future::join_all;
use shared::domain::reset::ResetPurpose;
use shared::domain::secret::OtpCode;
use shared::operations::passwords::{
    CodeSent, PasswordsRequestReset, PasswordsResetConfirmation, ResetConfirmation,
};
use shared::operations::proof::{Empty, Proof};
use shared::operations::session::{
    RequestReset, ResetPassword, SessionMe, SessionRequestReset, SessionResetPassword,
};

const NEW: &str = "atarashii-kaze-9";

/// A sole master without a device, beside the two companies of the cast.
async fn sole(company: &Company) -> SignedIn {
    open(&company.world, "asahi", "asahi001", "seventyseven", &[]).await
}

async fn ask(company: &Company, input: &RequestReset) -> Answer {
    company.stranger().send::<SessionRequestReset>(input, &Proof::default()).await
}

async fn asked(company: &Company, master: &SignedIn) -> OtpCode {
    assert_eq!(ask(company, &request_reset(&master.person.login_id)).await.told(), "done");
    mailed_code(master, ResetPurpose::Login).await
}

async fn reset(company: &Company, id: &str, mailed: &OtpCode, otp: Option<OtpCode>, new: &str) -> Answer {
    let input = ResetPassword { login_id: login_id(id), password: password(new) };
    let proof = Proof { mailed_code: Some(mailed.clone()), otp, ..Proof::default() };
    company.stranger().send::<SessionResetPassword>(&input, &proof).await
}

fn another(mailed: &OtpCode) -> OtpCode {
    code(if mailed.expose() == "00000000" { "11111111" } else { "00000000" })
}

async fn kinds(company: &Company, kind: &str) -> usize {
    let table = company.world.table().await;
    let word = format!("\"{kind}\"");
    table.of("OUTBOX").into_iter().filter(|item| format!("{item:?}").contains(&word)).count()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_sole_master_sets_a_new_password_by_a_mailed_code() {
    // Source: rules 5 "Self-reset of a sole master"; OKB seed パスワードの再設定.
    let company = Company::new().await;
    let master = sole(&company).await;
    let mailed = asked(&company, &master).await;
    let answer = reset(&company, "asahi001", &mailed, None, NEW).await;
    assert_eq!((answer.told(), answer.header("set-cookie")), ("done".into(), None), "no sign-in by it");
    assert_eq!(
        master.send::<SessionMe>(&Empty {}, &Proof::default()).await.told(),
        "session_over signed_out"
    );
    let old = &master.person.login_password;
    assert_eq!(company.stranger().try_sign_in("asahi001", old).await.told(), "denied refused");
    let again = company.stranger().try_sign_in("asahi001", NEW).await;
    assert_eq!(again.told(), "done");
    assert_eq!((kinds(&company, "login_reset_code").await, kinds(&company, "login_reset").await), (1, 1));
    assert!(!company.world.table().await.text().contains(mailed.expose()), "the code is stored nowhere");
    // Used once.
    assert_eq!(reset(&company, "asahi001", &mailed, None, "mata-betsu-no-77").await.told(), "denied refused");
}

#[tokio::test]
async fn whatever_is_typed_gets_the_same_answer_after_the_same_work() {
    // Source: rules 5 "always the same answer"; issue 3 "Nothing that a stranger can type tells whether an ID exists".
    let company = Company::new().await;
    let _sole = sole(&company).await;
    for (id, attribute, value) in [("sakura01", "suspended", AttributeValue::Bool(true))] {
        let key = store::keys::user(
            &"sakura".try_into().unwrap(),
            &company.foreigner.id().as_str().try_into().unwrap(),
        );
        tamper(&company.world.past, &key, attribute, value).await;
        assert_eq!(ask(&company, &request_reset(id)).await.told(), "done");
    }
    let reference = ask(&company, &request_reset("asahi001")).await;
    let sent: CodeSent = reference.output();
    assert_eq!((sent.seconds, sent.digits), (600, 8));
    assert_eq!(reference.figures.hashes, 0);
    let right = request_reset("asahi001");
    let mut branch = right.account.clone();
    branch.branch = "002".try_into().unwrap();
    for (what, input) in [
        ("unknown", request_reset("nobody99")),
        ("not sole", request_reset("hanako01")),
        ("general", request_reset("tanaka3k")),
        ("suspended", request_reset("sakura01")),
        ("mail", RequestReset { mail: "x@midori.example".try_into().unwrap(), ..right.clone() }),
        ("account", RequestReset { account: branch, ..right.clone() }),
    ] {
        let answer = ask(&company, &input).await;
        assert_eq!((answer.status, answer.text()), (200, reference.text()), "{what}");
        let (of, to) = (answer.figures, reference.figures);
        assert_eq!((of.calls, of.round_trips, of.hashes), (to.calls, to.round_trips, to.hashes), "{what}");
    }
    assert_eq!(kinds(&company, "login_reset_code").await, 1, "one was right");
    let shouted = RequestReset { mail: "ASAHI001@Midori.Example".try_into().unwrap(), ..right };
    ask(&company, &shouted).await;
    assert_eq!(kinds(&company, "login_reset_code").await, 2, "letters of either case");
    let key = store::keys::contract(&"asahi".try_into().unwrap());
    tamper(&company.world.past, &key, "contract_status", AttributeValue::S("cancelled".into())).await;
    assert_eq!(ask(&company, &request_reset("asahi001")).await.text(), reference.text());
    assert_eq!(kinds(&company, "login_reset_code").await, 2, "a cancelled contract");
}

#[tokio::test]
async fn until_the_code_is_proved_every_refusal_is_the_same() {
    let company = Company::new().await;
    let master = sole(&company).await;
    let mailed = asked(&company, &master).await;
    let wrong = another(&mailed);
    let reference = reset(&company, "nobody99", &mailed, None, NEW).await;
    assert_eq!((reference.told(), reference.figures.hashes), ("denied refused".into(), 1));
    for (what, id, typed, new) in [
        ("no request", "hanako01", &mailed, NEW),
        ("sole, no request", "sakura01", &mailed, NEW),
        ("wrong code", "asahi001", &wrong, NEW),
        ("wrong code, weak password", "asahi001", &wrong, "short"),
    ] {
        let answer = reset(&company, id, typed, None, new).await;
        assert_eq!(answer.apart_from_reference(), reference.apart_from_reference(), "{what}");
        let (of, to) = (answer.figures, reference.figures);
        assert_eq!((of.calls, of.round_trips, of.hashes), (to.calls, to.round_trips, to.hashes), "{what}");
    }
    let weak = reset(&company, "asahi001", &mailed, None, "short").await;
    assert_eq!(weak.told(), "field input.password too_short", "whoever has the code is told");
    let other = &master.person.confirmation_password;
    let same = reset(&company, "asahi001", &mailed, None, other).await;
    assert_eq!(same.told(), "field input.password same_as_other");
    assert_eq!(
        reset(&company, "asahi001", &mailed, None, NEW).await.told(),
        "done",
        "the code was not used up"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_code_stands_five_wrong_tries_at_any_parallelism() {
    // Source: rules 5 "8-digit code by mail (10 min, 5 tries)".
    let company = Company::new().await;
    let master = sole(&company).await;
    let mailed = asked(&company, &master).await;
    let wrong = another(&mailed);
    let guesses = (0..12).map(|_| {
        let input = ResetPassword { login_id: login_id("asahi001"), password: password(NEW) };
        let proof = Proof { mailed_code: Some(wrong.clone()), ..Proof::default() };
        let (draft, world) =
            (company.stranger().draft::<SessionResetPassword>(&input, &proof), company.world.clone());
        tokio::spawn(async move { draft.send(&world).await })
    });
    let answers: Vec<Answer> = join_all(guesses).await.into_iter().map(Result::unwrap).collect();
    assert!(answers.iter().all(|answer| matches!(answer.told().as_str(), "denied refused" | "busy")));
    let table = company.world.table().await;
    assert_eq!(table.of("RESET").into_iter().map(|item| number(item, "tries")).max(), Some(5));
    assert_eq!(reset(&company, "asahi001", &mailed, None, NEW).await.told(), "denied refused", "exhausted");
    let mailed = asked(&company, &master).await;
    assert_eq!(
        reset(&company, "asahi001", &mailed, None, NEW).await.told(),
        "done",
        "another can be asked for"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn codes_lapse_and_a_new_one_replaces_the_old() {
    let company = Company::new().await;
    let master = sole(&company).await;
    let old = asked(&company, &master).await;
    let new = asked(&company, &master).await;
    assert_eq!(reset(&company, "asahi001", &old, None, NEW).await.told(), "denied refused");
    company.world.clock.pass(600);
    assert_eq!(reset(&company, "asahi001", &new, None, NEW).await.told(), "denied refused", "ten minutes");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_has_a_device_types_its_number_too() {
    // Source: rules 5 "plus OTP if linked".
    let company = Company::new().await;
    let master = &company.foreigner;
    let mailed = asked(&company, master).await;
    for _ in 0..6 {
        let missing = reset(&company, "sakura01", &mailed, None, NEW).await;
        assert_eq!(missing.told(), "proof second_factor missing", "neither the code nor a try is used");
    }
    let wrong = company.world.shelf.wrong_codes(crate::harness::FOREIGN).next();
    let wrong = reset(&company, "sakura01", &mailed, wrong, NEW).await;
    assert_eq!(wrong.told(), "proof second_factor wrong 9");
    let right = master.proof().otp;
    assert_eq!(reset(&company, "sakura01", &mailed, right, NEW).await.told(), "done");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_temporary_lock_runs_on_and_one_for_good_is_refused() {
    // Source: rules 5 "Refused (same answer) under a permanent lock; a temporary lock runs on".
    let company = Company::new().await;
    let master = sole(&company).await;
    let stranger = company.stranger();
    for _ in 0..6 {
        stranger.try_sign_in("asahi001", "wrong").await;
    }
    let mailed = asked(&company, &master).await;
    assert_eq!(reset(&company, "asahi001", &mailed, None, NEW).await.told(), "done");
    assert_eq!(stranger.try_sign_in("asahi001", NEW).await.told(), "denied refused", "it runs on");
    company.world.clock.pass(30 * 60);
    assert_eq!(stranger.try_sign_in("asahi001", NEW).await.told(), "done");
    for _ in 0..2 {
        for _ in 0..6 {
            stranger.try_sign_in("asahi001", "wrong").await;
        }
        company.world.clock.pass(30 * 60);
    }
    let mailed = asked(&company, &master).await;
    let before = kinds(&company, "login_reset_code").await;
    for _ in 0..6 {
        stranger.try_sign_in("asahi001", "wrong").await;
    }
    assert_eq!(ask(&company, &request_reset("asahi001")).await.told(), "done", "the same answer");
    assert_eq!(kinds(&company, "login_reset_code").await, before, "and no code");
    assert_eq!(reset(&company, "asahi001", &mailed, None, "mata-betsu-no-77").await.told(), "denied refused");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_sole_master_resets_the_confirmation_password() {
    // Source: rules 5 "Confirmation password: current login password + mailed code + OTP if linked".
    let company = Company::new().await;
    let master = sole(&company).await;
    let nothing = Proof::default();
    let send = async |proof: &Proof, new: &str| {
        let input = ResetConfirmation { password: password(new) };
        master.send::<PasswordsResetConfirmation>(&input, proof).await.told()
    };
    let early = Proof { mailed_code: Some(code("12345678")), ..master.by_login() };
    assert_eq!(send(&early, NEW).await, "proof mailed_code code_expired", "none was asked for");
    assert_eq!(master.send::<PasswordsRequestReset>(&Empty {}, &nothing).await.told(), "done");
    let mailed = mailed_code(&master, ResetPurpose::Confirmation).await;
    let proof = Proof { mailed_code: Some(mailed.clone()), ..master.by_login() };
    assert_eq!(send(&proof, &master.person.login_password).await, "field input.password same_as_other");
    let wrong = Proof { mailed_code: Some(another(&mailed)), ..master.by_login() };
    assert_eq!(send(&wrong, NEW).await, "proof mailed_code wrong 4");
    let login = Proof { login_password: Some(password("wrong")), ..proof.clone() };
    assert_eq!(send(&login, NEW).await, "proof login_password wrong 5");
    assert_eq!(send(&proof, NEW).await, "done");
    assert_eq!(send(&proof, "mata-betsu-no-77").await, "proof mailed_code code_expired", "used");
    assert_eq!(kinds(&company, "confirmation_reset").await, 1);
    let denied = company.master.send::<PasswordsRequestReset>(&Empty {}, &nothing).await;
    assert_eq!(denied.told(), "denied colleague_can_help");
    let denied = company.clerk.send::<PasswordsRequestReset>(&Empty {}, &nothing).await;
    assert_eq!(denied.told(), "denied not_offered");
}
