//! Terraform or OpenTofu, with the provider from a mirror where there is one.

use super::package::Package;
use super::workplace::Workplace;
use crate::process;
use anyhow::{Context, Result, bail};
use serde_json::Value;
use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Names the folder that holds `registry.terraform.io/`.
const MIRROR: &str = "KAGIMATE_TF_PLUGIN_DIR";

/// Where a mirror is looked for besides. Terraform's own places (`~/.terraform.d/plugins` and
/// `/usr/local/share/terraform/plugins` among them) it finds by itself.
const USUAL: &str = "/opt/tf-plugins";

/// Whoever else plans or applies is done by then.
const WAITS: &str = "-lock-timeout=10m";

/// The program, and where its providers are.
pub struct Terraform {
    program: &'static str,
    mirror: Option<PathBuf>,
}

impl Terraform {
    /// Looks for it, and says what to install.
    pub fn find() -> Result<Self> {
        let Some(program) = ["terraform", "tofu"].into_iter().find(|program| process::is_present(program))
        else {
            bail!(
                "terraform is missing: install 1.10 or newer (https://developer.hashicorp.com/terraform/install), \
                 or OpenTofu as `tofu`"
            );
        };
        let mirrors = env::var_os(MIRROR).into_iter().chain([USUAL.into()]).map(PathBuf::from);
        let mut known = mirrors.filter(|folder| folder.join("registry.terraform.io/hashicorp/aws").is_dir());
        Ok(Self { program, mirror: known.next() })
    }

    /// A call in a folder.
    pub fn command(&self, folder: &Path) -> Command {
        let mut command = Command::new(self.program);
        command.current_dir(folder).env("TF_IN_AUTOMATION", "yes").env("CHECKPOINT_DISABLE", "yes");
        // A configuration file that is named and not there is a warning in every call.
        if env::var_os("TF_CLI_CONFIG_FILE").is_some_and(|file| !Path::new(&file).exists()) {
            command.env_remove("TF_CLI_CONFIG_FILE");
        }
        command
    }

    /// Makes a folder ready.
    pub fn init(&self, place: &Workplace) -> Result<()> {
        let mut command = self.command(&place.stage);
        command.args(["init", "-input=false", "-no-color"]);
        if let Some(backend) = &place.backend {
            command.arg("-reconfigure").arg(format!("-backend-config={backend}"));
        }
        if let Some(mirror) = &self.mirror {
            command.arg(format!("-plugin-dir={}", mirror.display()));
        }
        process::capture(&mut command).map(drop).with_context(|| {
            format!(
                "if it is the AWS provider that is missing: let {} reach registry.terraform.io, or name a mirror's \
                 folder in {MIRROR}",
                self.program
            )
        })
    }

    /// Plans a stage with a catalogue, and gives the plan in JSON.
    pub fn plan(
        &self,
        place: &Workplace,
        stage: &str,
        package: &Package,
        operations: &Path,
    ) -> Result<Value> {
        process::capture(&mut self.planning(place, stage, package, operations))?;
        self.show(place, Some(&place.plan))
    }

    /// Plans what has to be refused, and gives the reason.
    pub fn plan_fails(
        &self,
        place: &Workplace,
        stage: &str,
        package: &Package,
        operations: &Path,
        variable: &str,
    ) -> Result<String> {
        let mut command = self.planning(place, stage, package, operations);
        let output = command.arg(variable).output().context("cannot start terraform")?;
        if output.status.success() {
            bail!("a plan with {variable} is not refused");
        }
        Ok(String::from_utf8_lossy(&output.stderr).into_owned())
    }

    /// Carries out the last plan.
    pub fn apply(&self, place: &Workplace) -> Result<()> {
        let mut command = self.command(&place.stage);
        place.connect(&mut command);
        process::capture(command.args(["apply", "-input=false", "-no-color", WAITS]).arg(&place.plan))
            .map(drop)
    }

    fn planning(&self, place: &Workplace, stage: &str, package: &Package, operations: &Path) -> Command {
        let mut command = self.command(&place.stage);
        place.connect(&mut command);
        command.args(["plan", "-input=false", "-no-color", WAITS]);
        command.arg(format!("-out={}", place.plan.display()));
        command.arg(format!("-var-file=../stages/{stage}.tfvars"));
        command.args(variables(package, operations));
        command.args(
            place.previous.iter().map(|folder| format!("-var=previous_package_dir={}", folder.display())),
        );
        command.args(place.targets.iter().map(|target| format!("-target={target}")));
        command
    }

    /// A plan's file, or the state, in JSON.
    pub fn show(&self, place: &Workplace, file: Option<&Path>) -> Result<Value> {
        let mut command = self.command(&place.stage);
        place.connect(&mut command);
        let shown = process::capture(command.args(["show", "-json"]).args(file))?;
        serde_json::from_str(&shown).context("terraform shows no JSON")
    }

    /// Runs `infra/stage/tests`, whose providers are mocks.
    pub fn test(&self, place: &Workplace, package: &Package, operations: &Path) -> Result<()> {
        let mut command = self.command(&place.stage);
        place.connect(&mut command);
        command.args(["test", "-no-color", "-var-file=../stages/staging.tfvars"]);
        process::run(command.args(variables(package, operations)))
    }
}

/// What no stage file says.
pub fn variables(package: &Package, operations: &Path) -> [String; 2] {
    [
        format!("-var=package_dir={}", package.folder.display()),
        format!("-var=operations_file={}", operations.display()),
    ]
}
