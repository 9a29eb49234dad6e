//! From an open contract to a payee that a second factor stands for, each step in a function of its own.

use crate::event::{Answer, Browser, in_base64};
use crate::function::Function;
use crate::stage::Stage;
use crate::{Error, Outcome};
use credentials::simulator;
use data_encoding::{BASE64, HEXLOWER};
use ports::credentials::{ImportedDevice, SeedBytes};
use serde_json::{Value, json};
use shared::domain::device::{OtpAlgorithm, OtpParameters};
use shared::domain::device_file::DeviceFileFormat;
use shared::domain::secret::{OtpCode, Password, Secret};
use shared::operations::Operation;
use shared::operations::bank::{
    BankImportTokens, BankOpenContract, ImportReport, ImportTokens, OpenContract, Opened,
};
use shared::operations::passwords::{PasswordsReplaceTemporary, ReplaceTemporary};
use shared::operations::payees::{PayeesRegister, RegisterPayee};
use shared::operations::proof::{Proof, Request};
use shared::operations::session::{SessionSignIn, SignIn};
use shared::operations::tokens::{Register, TokensRegister};
use stage::runtime_api::Invoked;
use std::time::{SystemTime, UNIX_EPOCH};

const CONTRACT: &str = "sakura";
const LOGIN_ID: &str = "sakura01";
const SERIAL: &str = "077100016";
const SEED: &str = "215952b3851d9b443a146e45e42af8f53cccd9f8";
const LOGIN_PASSWORD: &str = "sora-wo-tobu-kujira";
const CONFIRMATION_PASSWORD: &str = "ao-i-tori-no-uta";

#[tokio::test(flavor = "multi_thread")]
async fn the_operations_work_together_as_functions_of_their_own() -> Outcome {
    let stage = Stage::start().await?;
    let mut logs = Vec::new();

    let opened = open_contract(&stage, &mut logs).await?;
    import_tokens(&stage, &mut logs).await?;
    let mut browser = Browser::default();
    sign_in(&stage, &mut browser, &opened, &mut logs).await?;
    replace_temporary(&stage, &browser, &opened, &mut logs).await?;
    // The device's present code and its next: both lie within the window for the next minute.
    let codes = codes()?;
    register_token(&stage, &browser, &codes[0], &mut logs).await?;
    register_payee(&stage, &browser, &codes, &mut logs).await?;

    // A data key is made with the contract (and one for the opening that was refused, which nobody keeps); each
    // of the four functions that work with it has it unwrapped once.
    let (made, unwrapped) = (format!("GenerateDataKey {CONTRACT}"), format!("Decrypt {CONTRACT}"));
    assert_eq!(stage.keys.calls().await, [&*made, &made, &unwrapped, &unwrapped, &unwrapped, &unwrapped]);

    let session = browser.session.unwrap_or_default();
    let secrets = [
        opened.secrets.login_password.expose(),
        opened.secrets.confirmation_password.expose(),
        LOGIN_PASSWORD,
        CONFIRMATION_PASSWORD,
        SEED,
        codes[0].expose(),
        codes[1].expose(),
        session.rsplit('.').next().unwrap_or_default(),
        "a-role-s-own",
    ];
    let keys = stage.keys.keys().await;
    lines_are_json_without_secrets(&logs, secrets.into_iter().chain(keys.iter().map(String::as_str)))?;
    stage.engine.stop().await;
    Ok(())
}

async fn open_contract(stage: &Stage, logs: &mut Vec<String>) -> Result<Opened, Error> {
    let mut function = Function::start(stage, BankOpenContract::DECLARATION.name).await?;
    let input = OpenContract {
        contract: CONTRACT.try_into()?,
        name: "さくら商事株式会社".try_into()?,
        policy: "seventyseven".into(),
        login_id: LOGIN_ID.try_into()?,
        master_name: "佐倉 春".try_into()?,
        mail: "haru@sakura.example".try_into()?,
        accounts: Vec::new(),
        address: None,
    };
    let opened = serde_json::from_value(function.result(direct::<BankOpenContract>(&input)?).await?)?;

    // What didn't happen is a result too, with its status.
    let again = function.result(direct::<BankOpenContract>(&input)?).await?;
    assert_eq!(
        (&again["status"], &again["failure"]["reason"]),
        (&json!(409), &json!("contract_exists")),
        "{again}"
    );

    // An event of the HTTP API is nothing that the bank sends: there is no way in from outside.
    let from_outside = Browser::default().event::<BankOpenContract>(&input, &Proof::default())?;
    let refused = function.result(from_outside).await?;
    assert_eq!(
        (&refused["status"], &refused["failure"]["code"]),
        (&json!(400), &json!("field")),
        "{refused}"
    );
    logs.push(function.stop().await?);
    Ok(opened)
}

async fn import_tokens(stage: &Stage, logs: &mut Vec<String>) -> Outcome {
    let mut function = Function::start(stage, BankImportTokens::DECLARATION.name).await?;
    let file = format!(
        "serial,seed,expires_on,algorithm,digits,step_seconds\n{SERIAL},{SEED},2099-12-31,sha1,6,60\n"
    );
    let input = ImportTokens {
        contract: CONTRACT.try_into()?,
        format: DeviceFileFormat::Csv,
        file: Secret::new(BASE64.encode(file.as_bytes())),
        key: None,
        dry_run: false,
    };
    let result = function.result(direct::<BankImportTokens>(&input)?).await?;
    let report: ImportReport = serde_json::from_value(result)?;
    assert!(report.live && report.rows.len() == 1, "{report:?}");
    logs.push(function.stop().await?);
    Ok(())
}

async fn sign_in(stage: &Stage, browser: &mut Browser, opened: &Opened, logs: &mut Vec<String>) -> Outcome {
    let mut function = Function::start(stage, SessionSignIn::DECLARATION.name).await?;
    let input = SignIn { login_id: LOGIN_ID.try_into()? };
    let with =
        |text: &str| Ok::<_, Error>(Proof { login_password: Some(password(text)?), ..Proof::default() });

    let wrong = browser.post::<SessionSignIn>(&mut function, &input, &with("not-the-password")?).await?;
    assert_eq!((wrong.status, &wrong.cookies[..]), (409, &[][..]), "{wrong:?}");

    let right = with(opened.secrets.login_password.expose())?;
    let mut foreign = browser.event::<SessionSignIn>(&input, &right)?;
    foreign["headers"]["origin"] = json!("https://evil.example");
    let refused = Answer::read(&function.result(foreign).await?)?;
    assert_eq!((refused.status, &refused.body["failure"]["code"]), (403, &json!("foreign_origin")));

    // A panic is an invocation's error: the process lives on and answers the next.
    let mut broken = in_base64(browser.event::<SessionSignIn>(&input, &right)?);
    broken["body"] = json!("%%%");
    let invoked = function.invoke(broken).await?;
    assert!(
        matches!(&invoked, Invoked::Error(error) if error["errorType"].as_str().is_some()),
        "{invoked:?}"
    );

    let event = in_base64(browser.event::<SessionSignIn>(&input, &right)?);
    let answer = Answer::read(&function.result(event).await?)?;
    answer.output::<SessionSignIn>()?;
    assert_eq!(answer.headers["content-type"], "application/json");
    assert_eq!(answer.headers["cache-control"], "no-store");
    let [cookie, known] = &answer.cookies[..] else {
        return Err(format!("not a session and a browser: {answer:?}").into());
    };
    let (pair, attributes) = cookie.split_once("; ").ok_or("a cookie without attributes")?;
    assert!(pair.starts_with("__Host-kagimate="), "{pair}");
    assert_eq!(attributes, "Path=/; HttpOnly; Secure; SameSite=Strict");
    browser.session = Some(pair.to_owned());
    let (pair, attributes) = known.split_once("; ").ok_or("a cookie without attributes")?;
    assert!(pair.starts_with("__Host-kagimate-browser="), "{pair}");
    assert_eq!(attributes, "Max-Age=15552000; Path=/; HttpOnly; Secure; SameSite=Strict");
    let log = function.stop().await?;
    assert_eq!(
        log.matches("panicked").count(),
        2,
        "by us with its place, by the runtime with the request: {log}"
    );
    logs.push(log);
    Ok(())
}

async fn replace_temporary(
    stage: &Stage,
    browser: &Browser,
    opened: &Opened,
    logs: &mut Vec<String>,
) -> Outcome {
    let mut function = Function::start(stage, PasswordsReplaceTemporary::DECLARATION.name).await?;
    let proof = Proof {
        login_password: Some(password(opened.secrets.login_password.expose())?),
        confirmation_password: Some(password(opened.secrets.confirmation_password.expose())?),
        ..Proof::default()
    };
    let weak = ReplaceTemporary {
        login_password: password("miraibank2026")?,
        confirmation_password: password(CONFIRMATION_PASSWORD)?,
    };
    let answer = browser.post::<PasswordsReplaceTemporary>(&mut function, &weak, &proof).await?;
    assert_eq!(answer.status, 400, "a name that is configured may not be in a password: {answer:?}");

    let new = ReplaceTemporary {
        login_password: password(LOGIN_PASSWORD)?,
        confirmation_password: password(CONFIRMATION_PASSWORD)?,
    };
    let stranger = Browser::default().post::<PasswordsReplaceTemporary>(&mut function, &new, &proof).await?;
    assert_eq!(stranger.status, 401, "{stranger:?}");
    browser
        .post::<PasswordsReplaceTemporary>(&mut function, &new, &proof)
        .await?
        .output::<PasswordsReplaceTemporary>()?;
    logs.push(function.stop().await?);
    Ok(())
}

async fn register_token(stage: &Stage, browser: &Browser, code: &OtpCode, logs: &mut Vec<String>) -> Outcome {
    let mut function = Function::start(stage, TokensRegister::DECLARATION.name).await?;
    let input = Register { serial: SERIAL.try_into()? };
    let answer = browser.post::<TokensRegister>(&mut function, &input, &proof(code)?).await?;
    assert_eq!(answer.output::<TokensRegister>()?.sharers, 1);
    logs.push(function.stop().await?);
    Ok(())
}

async fn register_payee(
    stage: &Stage,
    browser: &Browser,
    codes: &[OtpCode; 2],
    logs: &mut Vec<String>,
) -> Outcome {
    let mut function = Function::start(stage, PayeesRegister::DECLARATION.name).await?;
    let [registered_with, next] = codes;
    let already_used =
        json!({ "code": "proof", "authenticator": "second_factor", "refusal": { "why": "already_used" } });

    let refused =
        browser.post::<PayeesRegister>(&mut function, &payee("1234567")?, &proof(registered_with)?).await?;
    assert_eq!((refused.status, &refused.body["failure"]), (422, &already_used), "{refused:?}");
    let answer = browser.post::<PayeesRegister>(&mut function, &payee("1234567")?, &proof(next)?).await?;
    answer.output::<PayeesRegister>()?;
    let refused = browser.post::<PayeesRegister>(&mut function, &payee("7654321")?, &proof(next)?).await?;
    assert_eq!((refused.status, &refused.body["failure"]), (422, &already_used), "{refused:?}");
    logs.push(function.stop().await?);
    Ok(())
}

/// Every line is JSON, every request has one, and nothing that is secret stands in any.
fn lines_are_json_without_secrets<'a>(logs: &[String], secrets: impl Iterator<Item = &'a str>) -> Outcome {
    let (mut answered, mut said) = (0, String::new());
    for line in logs.iter().flat_map(|log| log.lines()) {
        let mut line: Value = serde_json::from_str(line).map_err(|error| format!("{error}: {line}"))?;
        let metrics = line["_aws"]["CloudWatchMetrics"].is_array();
        answered += usize::from(line["message"] == "answered" && line["requestId"].is_string() && metrics);
        // Its digits may be those of a code.
        line["timestamp"].take();
        line["_aws"]["Timestamp"].take();
        said += &line.to_string();
    }
    // Three each of the contract, of signing in, of passwords and of payees, and one of the devices' import
    // and of registering: the panic never came to the pipeline.
    assert_eq!(answered, 3 + 1 + 3 + 3 + 1 + 3);
    for secret in secrets {
        assert!(secret.len() >= 6 && !said.contains(secret), "a secret is in the log: {secret}");
    }
    Ok(())
}

fn direct<O: Operation>(input: &O::Input) -> Result<Value, Error> {
    Ok(serde_json::to_value(Request { input: input.clone(), proof: Proof::default() })?)
}

fn password(text: &str) -> Result<Password, Error> {
    Ok(Password::try_from(text.to_owned())?)
}

fn proof(code: &OtpCode) -> Result<Proof, Error> {
    Ok(Proof {
        confirmation_password: Some(password(CONFIRMATION_PASSWORD)?),
        otp: Some(code.clone()),
        ..Proof::default()
    })
}

fn payee(number: &str) -> Result<RegisterPayee, Error> {
    Ok(serde_json::from_value(json!({
        "bank": "0001", "branch": "123", "kind": "ordinary", "number": number, "holder": "ｻｸﾗｼﾖｳｼﾞ"
    }))?)
}

#[allow(
    clippy::disallowed_methods,
    reason = "the functions run on the system's time, and so does the device"
)]
fn codes() -> Result<[OtpCode; 2], Error> {
    let parameters = OtpParameters { algorithm: OtpAlgorithm::Sha1, digits: 6, step_seconds: 60 };
    let device = ImportedDevice {
        serial: SERIAL.try_into()?,
        parameters,
        expires_on: None,
        seed: SeedBytes(HEXLOWER.decode(SEED.as_bytes())?),
    };
    let step = SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs() / u64::from(parameters.step_seconds);
    let code = |step| {
        let code = simulator::code(&device, step).ok_or("a device without a code")?;
        Ok::<_, Error>(OtpCode::try_from(code.expose().to_owned())?)
    };
    Ok([code(step)?, code(step + 1)?])
}
