//! `infra/operations.json`: the functions of a stage, as Terraform makes them.

use super::compare;
use super::grants::{Grants, grants, leading};
use serde::Serialize;
use shared::domain::access::AccessFloor;
use shared::domain::authenticator::Work;
use shared::operations::{Declaration, Method, Trigger, catalogue};

/// A full virtual CPU, for those that hash [architecture 4].
const HASHES: u32 = 1769;
/// For those that only read and write.
const PLAIN: u32 = 512;

/// What runs by itself may go through all there is: as long as a function may take, in seconds.
const LONGEST: u32 = 900;

#[derive(Serialize)]
struct Function {
    operation: &'static str,
    /// The name of the function and of its role: no dots.
    function: String,
    handler: &'static str,
    method: &'static str,
    path: &'static str,
    access: AccessFloor,
    work: Work,
    summary: &'static str,
    /// Megabytes.
    memory: u32,
    /// Seconds.
    timeout: u32,
    /// Whether it decrypts, and generates, data keys of contracts.
    kms: &'static [&'static str],
    dynamodb: Vec<Grants>,
    /// Whether it sends mail.
    ses: &'static [&'static str],
    /// What runs it, beside being called.
    events: Vec<Event>,
}

/// What runs a function.
#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
enum Event {
    /// Time, in Japan.
    Schedule(&'static str),
    /// The table's stream, of new items whose partition keys begin so.
    Stream(&'static str),
}

fn event(trigger: &Trigger) -> Event {
    match *trigger {
        Trigger::Schedule(expression) => Event::Schedule(expression),
        Trigger::Stream(touch) => {
            let [key] = leading(touch) else { panic!("{touch:?} has no one kind of key") };
            Event::Stream(key.trim_end_matches('*'))
        }
    }
}

fn function(declaration: &Declaration) -> Function {
    let bank = declaration.access == AccessFloor::Bank;
    Function {
        operation: declaration.name,
        function: declaration.name.replace('.', "-"),
        handler: declaration.name,
        method: if declaration.method == Method::Get { "GET" } else { "POST" },
        path: declaration.path,
        access: declaration.access,
        work: declaration.work,
        summary: declaration.summary,
        // Going on with an import reads a whole file again.
        memory: if declaration.hashes || declaration.name == "desk.import-on" { HASHES } else { PLAIN },
        timeout: match declaration.name {
            _ if !declaration.triggers.is_empty() => LONGEST,
            _ if bank => 30,
            _ => 10,
        },
        kms: match declaration.name {
            "bank.open-contract" => &["kms:GenerateDataKey"],
            // Opens contracts, and seals the seeds of their devices; the first part that is ever sent makes the
            // stock's key.
            "desk.execute" | "desk.upload-part" => &["kms:Decrypt", "kms:GenerateDataKey"],
            _ if declaration.opens_seeds || declaration.keyed => &["kms:Decrypt"],
            _ => &[],
        },
        dynamodb: grants(declaration),
        ses: if declaration.mails { &["ses:SendEmail"] } else { &[] },
        events: declaration.triggers.iter().map(event).collect(),
    }
}

#[test]
fn the_functions_of_a_stage_follow_from_the_catalogue() {
    // Source: architecture 2 and 6.
    let functions: Vec<Function> = catalogue().iter().map(function).collect();
    let mut names: Vec<&str> = functions.iter().map(|function| function.function.as_str()).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), functions.len(), "every function has a name of its own");
    compare("infra/operations.json", &format!("{}\n", serde_json::to_string_pretty(&functions).unwrap()));
}
