//! `cargo xtask bank …`: what only the bank may do, on a portal that runs on this machine.

mod socket;

use crate::workspace::Workspace;
use anyhow::{Context, Result, bail};
use clap::{Subcommand, ValueEnum};
use serde_json::{Value, json};
use std::path::PathBuf;

/// What the bank is asked to do.
#[derive(clap::Args)]
pub struct Args {
    #[command(subcommand)]
    work: Work,
    /// Folder of the running portal's data [default: .kagimate in the workspace]
    #[arg(long, global = true)]
    data: Option<PathBuf>,
}

#[derive(Subcommand)]
enum Work {
    /// Open a contract with its master; prints the temporary passwords, once
    OpenContract {
        /// The contract's id
        #[arg(long)]
        id: String,
        /// The company's name
        #[arg(long)]
        name: String,
        /// The policy that holds for it
        #[arg(long, default_value = "seventyseven")]
        policy: String,
        /// The master's login ID
        #[arg(long)]
        login_id: String,
        /// The master's name
        #[arg(long)]
        master: String,
        /// The master's e-mail address
        #[arg(long)]
        mail: String,
        /// An account as BRANCH-KIND-NUMBER, such as 001-ordinary-1234567; the first is the representative one
        #[arg(long = "account", required = true)]
        accounts: Vec<String>,
        /// Its postal code, with --address: without them no device can be shipped
        #[arg(long, requires = "address")]
        postal_code: Option<String>,
        /// Prefecture, city, street, building
        #[arg(long, requires = "postal_code")]
        address: Option<String>,
    },
    /// End a contract for good, at once
    CancelContract {
        /// The contract's id
        #[arg(long)]
        id: String,
    },
    /// Add somebody to the bank's desk; prints the temporary passwords, once
    DeskUser {
        /// Their login ID
        #[arg(long)]
        login_id: String,
        /// Their name
        #[arg(long)]
        name: String,
        /// Their e-mail address
        #[arg(long)]
        mail: String,
        /// What they do
        #[arg(long)]
        role: DeskRole,
    },
    /// Import hardware devices for a contract, all or none
    ImportTokens {
        /// The device file
        file: PathBuf,
        /// The contract
        #[arg(long)]
        contract: String,
        /// Its format [default: by the file's name]
        #[arg(long)]
        format: Option<Format>,
        /// A file with the pre-shared key in hex, for encrypted values
        #[arg(long)]
        key_file: Option<PathBuf>,
        /// Only report what would happen
        #[arg(long)]
        dry_run: bool,
    },
}

/// What somebody at the desk may do.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum DeskRole {
    /// Receives, checks, executes, ships
    Clerk,
    /// That, and approves what another has checked
    Approver,
    /// Looks at everything and changes nothing
    Auditor,
}

impl DeskRole {
    fn word(self) -> &'static str {
        match self {
            Self::Clerk => "clerk",
            Self::Approver => "approver",
            Self::Auditor => "auditor",
        }
    }
}

/// Formats of device files.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Pskc,
    Csv,
}

/// Asks the running portal.
pub fn run(workspace: &Workspace, args: &Args) -> Result<()> {
    let data = args.data.clone().unwrap_or_else(|| workspace.root.join(".kagimate"));
    match &args.work {
        Work::OpenContract { id, name, policy, login_id, master, mail, accounts, postal_code, address } => {
            let mut input = json!({
                "contract": id, "name": name, "policy": policy, "login_id": login_id, "master_name": master, "mail": mail,
                "accounts": accounts.iter().map(|text| account(text)).collect::<Result<Vec<_>>>()?,
            });
            if let (Some(code), Some(line)) = (postal_code, address) {
                input["address"] = json!({ "code": code, "line": line });
            }
            let opened = socket::call(&data, "/api/bank/open-contract", &input)?;
            println!("contract               {}", text(&opened, "/contract"));
            secrets(&opened);
            Ok(())
        }
        Work::CancelContract { id } => {
            socket::call(&data, "/api/bank/cancel-contract", &json!({ "contract": id }))?;
            println!("{id} has ended: none of its people can work or sign in any more.");
            Ok(())
        }
        Work::DeskUser { login_id, name, mail, role } => {
            let input = json!({ "login_id": login_id, "name": name, "mail": mail, "role": role.word() });
            secrets(&socket::call(&data, "/api/bank/add-desk-user", &input)?);
            println!(
                "Nobody works at the desk without a device: bring one with \
                 `cargo xtask bank import-tokens FILE --contract desk`."
            );
            Ok(())
        }
        Work::ImportTokens { file, contract, format, key_file, dry_run } => {
            let bytes = std::fs::read(file).with_context(|| format!("the device file {}", file.display()))?;
            let by_name =
                if file.extension().is_some_and(|end| end == "csv") { Format::Csv } else { Format::Pskc };
            let format = if format.unwrap_or(by_name) == Format::Csv { "csv" } else { "pskc" };
            let mut input = json!({
                "contract": contract, "format": format, "file": data_encoding::BASE64.encode(&bytes), "dry_run": dry_run,
            });
            if let Some(path) = key_file {
                let key = std::fs::read_to_string(path)
                    .with_context(|| format!("the key file {}", path.display()))?;
                input["key"] = json!(key.trim());
            }
            report(&socket::call(&data, "/api/bank/import-tokens", &input)?, *dry_run)
        }
    }
}

fn text(answer: &Value, field: &str) -> String {
    answer.pointer(field).and_then(Value::as_str).unwrap_or("?").to_owned()
}

/// Prints the temporary passwords of somebody new.
fn secrets(answer: &Value) {
    println!("login ID               {}", text(answer, "/login_id"));
    println!("login password         {}", text(answer, "/secrets/login_password"));
    println!("confirmation password  {}", text(answer, "/secrets/confirmation_password"));
    println!(
        "Both passwords are temporary: they are not shown again and must be replaced at the first sign-in."
    );
}

/// Reads an account as it is typed.
fn account(text: &str) -> Result<Value> {
    let parts: Vec<&str> = text.split('-').collect();
    let [branch, kind, number] = parts[..] else {
        bail!("`{text}` is no account: write BRANCH-KIND-NUMBER, such as 001-ordinary-1234567")
    };
    Ok(json!({ "branch": branch, "kind": kind, "number": number }))
}

/// Prints an import's report, a line per row; fails where nothing became live.
fn report(report: &Value, dry_run: bool) -> Result<()> {
    let rows = report["rows"].as_array().map(Vec::as_slice).unwrap_or_default();
    for row in rows {
        let problem = row["problem"].as_str().unwrap_or("good");
        println!(
            "{:>5}  {:<20} {problem}",
            row["row"].to_string(),
            row["serial"].as_str().unwrap_or_default()
        );
    }
    let refused = rows.iter().filter(|row| !row["problem"].is_null()).count();
    match (report["problem"].as_str(), report["live"].as_bool(), report["repeated"].as_bool()) {
        (Some(problem), ..) => bail!("the file can't be used: {problem}"),
        (None, Some(true), Some(true)) => {
            println!("{} devices are live already: this file was imported before.", rows.len())
        }
        (None, Some(true), _) => println!("{} devices are live.", rows.len()),
        (None, ..) if refused > 0 => {
            bail!("nothing was imported: {refused} of {} rows were refused", rows.len())
        }
        (None, ..) if dry_run => println!("{} devices would be imported. Nothing was changed.", rows.len()),
        (None, ..) => bail!("nothing was imported"),
    }
    Ok(())
}
