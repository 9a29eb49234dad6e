//! `infra/operations.json`: the functions of a stage, as Terraform makes them.

use super::compare;
use super::grants::{Grants, grants};
use serde::Serialize;
use shared::domain::access::AccessFloor;
use shared::domain::authenticator::Work;
use shared::operations::{Declaration, Method, catalogue};

/// A full virtual CPU, for those that hash [architecture 4].
const HASHES: u32 = 1769;
/// For those that only read and write.
const PLAIN: u32 = 512;

/// The daily job: as long as a function may take.
const EXPIRY: &str = "bank.expire-tokens";

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
        memory: if declaration.hashes { HASHES } else { PLAIN },
        timeout: match declaration.name {
            EXPIRY => 900,
            _ if bank => 30,
            _ => 10,
        },
        kms: match declaration.name {
            "bank.open-contract" => &["kms:GenerateDataKey"],
            // Opens contracts, and seals the seeds of their devices.
            "desk.execute" => &["kms:Decrypt", "kms:GenerateDataKey"],
            _ if declaration.opens_seeds || declaration.keyed => &["kms:Decrypt"],
            _ => &[],
        },
        dynamodb: grants(declaration),
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
