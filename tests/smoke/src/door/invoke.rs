//! The functions of a stage, invoked by whoever may: the AWS CLI knows whom this machine is.

use super::BankDoor;
use anyhow::{Context, Result, bail, ensure};
use async_trait::async_trait;
use serde_json::Value;
use shared::operations::Declaration;
use std::path::PathBuf;
use std::process::{Output, Stdio};
use tokio::io::AsyncWriteExt;
use tokio::process::Command;

/// The AWS CLI, for one stage.
pub struct Invoke {
    program: PathBuf,
    stage: String,
}

impl Invoke {
    /// The functions of a stage.
    ///
    /// # Errors
    /// When its name is none, or the AWS CLI is missing.
    pub async fn new(program: impl Into<PathBuf>, stage: &str) -> Result<Self> {
        let named = !stage.is_empty() && stage.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
        ensure!(named, "`{stage}` is no stage: its name is small letters and digits, such as staging");
        let program = program.into();
        let found = Command::new(&program).arg("--version").stdin(Stdio::null()).output().await;
        let found = found.is_ok_and(|output| output.status.success());
        ensure!(
            found,
            "the AWS CLI (`{}`) is missing; the bank's functions are invoked by it",
            program.display()
        );
        Ok(Self { program, stage: stage.to_owned() })
    }

    /// The name of an operation's function, as Terraform gives it.
    fn function(&self, declaration: &Declaration) -> String {
        format!("kagimate-{}-{}", self.stage, declaration.name.replace('.', "-"))
    }
}

/// Why the CLI failed, in its own words; it doesn't repeat what was sent.
fn why(output: &Output) -> String {
    let told = String::from_utf8_lossy(&output.stderr);
    let last = told.lines().rev().find(|line| !line.trim().is_empty());
    last.map_or_else(|| output.status.to_string(), |line| line.trim().to_owned())
}

#[async_trait]
impl BankDoor for Invoke {
    async fn send(&self, declaration: &Declaration, request: &Value) -> Result<Vec<u8>> {
        let function = self.function(declaration);
        // Seeds go in and passwords come out: by a pipe and by a folder of one's own, not by arguments that everybody
        // on this machine may read.
        let folder = tempfile::tempdir().context("a temporary folder")?;
        let answer = folder.path().join("answer.json");
        let mut aws = Command::new(&self.program)
            .args(["lambda", "invoke", "--function-name", &function, "--payload", "fileb:///dev/stdin"])
            .args(["--output", "json"])
            .arg(&answer)
            .env("AWS_PAGER", "")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .kill_on_drop(true)
            .spawn()
            .with_context(|| format!("`{}` can't be started", self.program.display()))?;
        if let Some(mut input) = aws.stdin.take() {
            // A CLI that failed at once reads nothing; why it did is more than that.
            let _ = input.write_all(&serde_json::to_vec(request)?).await;
        }
        let output = aws.wait_with_output().await?;
        if !output.status.success() {
            bail!("{function}: {}", why(&output));
        }
        let told: Value = serde_json::from_slice(&output.stdout).unwrap_or_default();
        if let Some(error) = told["FunctionError"].as_str() {
            bail!("{function}: ended in an error ({error}); its log says why");
        }
        tokio::fs::read(&answer).await.with_context(|| format!("{function}: gave no answer"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;
    use shared::operations::Operation;
    use shared::operations::bank::BankCancelContract;
    use std::os::unix::fs::PermissionsExt;
    use std::path::Path;

    /// A program in the place of the CLI: it notes its arguments and what it is sent, and does as `then` says.
    fn stand_in(folder: &Path, then: &str) -> PathBuf {
        let program = folder.join("aws");
        let script = format!(
            "#!/bin/sh\n[ \"$1\" = --version ] && exit 0\necho \"$@\" > {0}/arguments\ncat > {0}/sent\n\
             for answer in \"$@\"; do :; done\n{then}\n",
            folder.display()
        );
        std::fs::write(&program, script).unwrap();
        std::fs::set_permissions(&program, std::fs::Permissions::from_mode(0o700)).unwrap();
        program
    }

    async fn sent(then: &str) -> (Result<Vec<u8>>, String, String) {
        let folder = tempfile::tempdir().unwrap();
        let door = Invoke::new(stand_in(folder.path(), then), "staging").await.unwrap();
        let request = json!({ "input": { "contract": "s3cret" } });
        let answered = door.send(&BankCancelContract::DECLARATION, &request).await;
        let noted = |name: &str| std::fs::read_to_string(folder.path().join(name)).unwrap();
        (answered, noted("arguments"), noted("sent"))
    }

    /// One test and not two: whoever starts a process while another thread writes a program keeps that busy.
    #[tokio::test]
    async fn the_function_is_invoked_without_a_secret_in_its_arguments_and_what_fails_is_a_sentence() {
        let answers = "echo '{\"contract\":\"a\"}' > \"$answer\"; echo '{\"StatusCode\": 200}'";
        let (answered, arguments, body) = sent(answers).await;
        assert_eq!(answered.unwrap(), b"{\"contract\":\"a\"}\n");
        assert!(
            arguments.starts_with("lambda invoke --function-name kagimate-staging-bank-cancel-contract ")
        );
        assert!(!arguments.contains("s3cret"), "{arguments}");
        assert_eq!(body, r#"{"input":{"contract":"s3cret"}}"#);
        let (denied, failed, silent) = tokio::join!(
            sent("echo 'An error occurred (AccessDenied)' >&2; exit 254"),
            sent(
                "echo '{\"errorMessage\":\"s3cret\"}' > \"$answer\"; echo '{\"FunctionError\": \"Unhandled\"}'"
            ),
            sent("echo '{\"StatusCode\": 200}'")
        );
        let told = |answered: Result<Vec<u8>>| answered.unwrap_err().to_string();
        let function = "kagimate-staging-bank-cancel-contract";
        assert_eq!(told(denied.0), format!("{function}: An error occurred (AccessDenied)"));
        assert_eq!(told(failed.0), format!("{function}: ended in an error (Unhandled); its log says why"));
        assert_eq!(told(silent.0), format!("{function}: gave no answer"));
        let missing = Invoke::new("no-such-program-as-this", "staging").await.err().unwrap().to_string();
        assert!(missing.contains("AWS CLI") && missing.contains("is missing"), "{missing}");
        for stage in ["", "Staging", "a b", "../x", "-x"] {
            assert!(
                Invoke::new("no-such-program-as-this", stage)
                    .await
                    .err()
                    .unwrap()
                    .to_string()
                    .contains("no stage")
            );
        }
    }
}
