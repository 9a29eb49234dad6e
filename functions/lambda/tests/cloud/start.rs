//! A function that is not configured as it must be ends before it takes a request, and says why in one line.

use crate::Outcome;
use crate::function::Function;
use crate::stage::environment;
use serde_json::Value;
use stage::instance::Environment;

/// Starts it: it must end with exit code 1, one line at error level, and the same told to Lambda.
async fn fails(environment: &Environment, because: &str) -> Outcome {
    let failed = Function::fail(environment).await?;
    let lines = failed.log.lines().map(serde_json::from_str).collect::<Result<Vec<Value>, _>>()?;
    let [line] = &lines[..] else { return Err(format!("not one line: {}", failed.log).into()) };
    assert_eq!((failed.code, line["level"].as_str()), (Some(1), Some("ERROR")), "{}", failed.log);
    assert_eq!(line["cause"], because);
    assert_eq!(failed.told.unwrap_or_default()["errorMessage"], because);
    Ok(())
}

#[tokio::test]
async fn an_unknown_handler_is_named() -> Outcome {
    fails(&environment("session.sing-in"), r#"_HANDLER names no operation: "session.sing-in""#).await?;
    // What Lambda sets where nothing was configured.
    fails(&environment("hello.handler"), r#"_HANDLER names no operation: "hello.handler""#).await?;
    let mut without = environment("session.sign-in");
    without.remove("_HANDLER");
    fails(&without, "_HANDLER is not set").await
}

#[tokio::test]
async fn missing_variables_are_named() -> Outcome {
    for name in [
        "KAGIMATE_TABLE",
        "KAGIMATE_KMS_KEY",
        "KAGIMATE_PUBLIC_ORIGIN",
        "KAGIMATE_CONTACTS",
        "KAGIMATE_SEALER",
    ] {
        let mut without = environment("session.sign-in");
        without.remove(name);
        fails(&without, &format!("{name} is not set")).await?;
    }
    let mut without = environment("session.sign-in");
    without.retain(|name, _| !matches!(*name, "KAGIMATE_TABLE" | "KAGIMATE_KMS_KEY"));
    fails(&without, "KAGIMATE_TABLE is not set; KAGIMATE_KMS_KEY is not set").await
}

#[tokio::test]
async fn there_is_no_sealer_but_kms() -> Outcome {
    for other in ["key-file", "simulator", "Kms"] {
        let mut environment = environment("session.sign-in");
        environment.insert("KAGIMATE_SEALER", other.into());
        fails(
            &environment,
            &format!("KAGIMATE_SEALER is {other:?}: \"kms\" is the only sealer of a function"),
        )
        .await?;
    }
    Ok(())
}
