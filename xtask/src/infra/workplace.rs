//! A copy of `infra` in which Terraform may write, connected to no account or to a pretended one.

use crate::tree;
use crate::workspace::Workspace;
use anyhow::{Context, Result};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Which account stands behind a copy.
pub enum Account {
    /// None: nothing is asked.
    Nowhere,
    /// One that a server here pretends.
    Pretended {
        /// Where it answers.
        endpoint: String,
        /// Parts that it can make.
        targets: Vec<String>,
    },
}

/// A copy.
pub struct Workplace {
    /// The folder that Terraform is started in.
    pub stage: PathBuf,
    /// What is planned of it; everything where nothing is named.
    pub targets: Vec<String>,
    /// Where the last plan is kept. It holds secrets of the stage.
    pub plan: PathBuf,
    /// The package that is being replaced.
    pub previous: Option<PathBuf>,
    /// The file that says where the state lies, if not beside the configuration.
    pub backend: Option<String>,
    endpoint: Option<String>,
}

/// What asks the account by itself.
const ASKING: &str = "stage/existing.tf";

const FILES: [&str; 3] = ["operations.json", "table.json", "headers.json"];

/// What a pretended account lacks: the distribution, and a memory of where functions log.
const PRETENDED: [(&str, &str); 2] = [
    (
        "stage/pretended_override.tf",
        r#"
module "web" {
  distribution_arn = "arn:aws:cloudfront::${var.account_id}:distribution/PRETENDED"
}
"#,
    ),
    (
        "modules/functions/pretended_override.tf",
        r#"
resource "aws_lambda_function" "this" {
  lifecycle {
    ignore_changes = [logging_config]
  }
}
"#,
    ),
];

impl Workplace {
    /// The configuration itself, and the account that the environment's credentials open.
    pub fn real(workspace: &Workspace, stage: &str, previous: Option<PathBuf>) -> Result<Self> {
        let folder = workspace.target.join("infra");
        fs::create_dir_all(&folder).with_context(|| format!("cannot create {}", folder.display()))?;
        Ok(Self {
            stage: workspace.root.join("infra/stage"),
            targets: Vec::new(),
            plan: folder.join("plan"),
            previous,
            backend: Some(format!("../stages/{stage}.s3.tfbackend")),
            endpoint: None,
        })
    }

    /// Copies, and puts the account in the providers' place.
    pub fn prepare(workspace: &Workspace, name: &str, account: &Account) -> Result<Self> {
        let (from, to) = (workspace.root.join("infra"), workspace.target.join("infra").join(name));
        if to.exists() {
            fs::remove_dir_all(&to).with_context(|| format!("cannot remove {}", to.display()))?;
        }
        for folder in ["modules", "stage", "stages"] {
            for file in tree::files(&from.join(folder))? {
                copy(&file, &to.join(file.strip_prefix(&from)?))?;
            }
        }
        for file in FILES {
            copy(&from.join(file), &to.join(file))?;
        }
        let stage = to.join("stage");
        fs::write(stage.join("account_override.tf"), providers())?;
        let (targets, endpoint) = match account {
            Account::Nowhere => {
                fs::remove_file(to.join(ASKING)).with_context(|| format!("{ASKING} is not there"))?;
                (Vec::new(), None)
            }
            Account::Pretended { endpoint, targets } => {
                for (file, text) in PRETENDED {
                    fs::write(to.join(file), text)?;
                }
                (targets.clone(), Some(endpoint.clone()))
            }
        };
        Ok(Self { plan: stage.join("plan"), stage, targets, previous: None, backend: None, endpoint })
    }

    /// Tells a call which account it talks to.
    pub fn connect(&self, command: &mut Command) {
        if let Some(endpoint) = &self.endpoint {
            command.env("AWS_ENDPOINT_URL", endpoint);
        }
    }
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    if let Some(folder) = to.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::copy(from, to).map(drop).with_context(|| format!("cannot copy {}", from.display()))
}

/// Providers that believe what they are told, and a state beside the configuration.
fn providers() -> String {
    let provider = |alias: &str| {
        format!(
            r#"
provider "aws" {{{alias}
  access_key                  = "nobody"
  secret_key                  = "nothing"
  allowed_account_ids         = []
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_requesting_account_id  = true
  s3_use_path_style           = true
}}
"#
        )
    };
    let local = "terraform {\n  backend \"local\" {}\n}\n";
    format!("{local}{}{}", provider(""), provider("\n  alias = \"us_east_1\""))
}
