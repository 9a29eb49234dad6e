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
        Work::OpenContract { id, name, policy, login_id, master, mail, accounts } => {
            let input = json!({
                "contract": id, "name": name, "policy": policy, "login_id": login_id, "master_name": master, "mail": mail,
                "accounts": accounts.iter().map(|text| account(text)).collect::<Result<Vec<_>>>()?,
            });
            let opened = socket::call(&data, "/api/bank/open-contract", &input)?;
            let text = |field: &str| opened.pointer(field).and_then(Value::as_str).unwrap_or("?").to_owned();
            println!("contract               {}", text("/contract"));
            println!("login ID               {}", text("/login_id"));
            println!("login password         {}", text("/secrets/login_password"));
            println!("confirmation password  {}", text("/secrets/confirmation_password"));
            println!(
                "Both passwords are temporary: they are not shown again and must be replaced at the first sign-in."
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
