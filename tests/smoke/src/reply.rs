//! What an operation answered. Nothing of what it was sent, or answered, is repeated in an error: it may be secret.

use anyhow::{Result, bail};
use serde_json::Value;
use shared::operations::Operation;
use shared::operations::problem::{Failure, Problem};

/// An output, or why there is none.
pub enum Reply<O: Operation> {
    /// It happened.
    Done(O::Output),
    /// It did not.
    Refused(Problem<O::Denied>),
}

impl<O: Operation> Reply<O> {
    /// Reads a document.
    ///
    /// # Errors
    /// When it is neither the operation's output nor a problem.
    pub fn read(body: &[u8]) -> Result<Self> {
        let name = O::DECLARATION.name;
        let Ok(document) = serde_json::from_slice::<Value>(body) else {
            bail!("{name}: was answered without a document");
        };
        let read = match document.get("failure") {
            Some(_) => serde_json::from_value(document).map(Self::Refused),
            None => serde_json::from_value(document).map(Self::Done),
        };
        read.or_else(|_| bail!("{name}: was answered otherwise than it is declared"))
    }

    /// The status that it has by HTTP.
    pub fn status(&self) -> u16 {
        match self {
            Self::Done(_) => 200,
            Self::Refused(problem) => problem.status,
        }
    }

    /// The output.
    ///
    /// # Errors
    /// Why there is none.
    pub fn done(self) -> Result<O::Output> {
        match self {
            Self::Done(output) => Ok(output),
            Self::Refused(Problem { status, reference, failure, .. }) => {
                bail!("{}: refused with {status} {failure:?} (reference {reference})", O::DECLARATION.name)
            }
        }
    }

    /// Why it did not happen.
    ///
    /// # Errors
    /// When it did.
    pub fn refused(self) -> Result<Failure<O::Denied>> {
        match self {
            Self::Done(_) => bail!("{}: was done, and has to be refused", O::DECLARATION.name),
            Self::Refused(problem) => Ok(problem.failure),
        }
    }

    /// That it did not happen for a reason that `expected` knows.
    ///
    /// # Errors
    /// When it did, or for another one.
    pub fn refused_as(self, what: &str, expected: impl FnOnce(&Failure<O::Denied>) -> bool) -> Result<()> {
        let failure = self.refused()?;
        if expected(&failure) {
            return Ok(());
        }
        bail!("{}: was refused with {failure:?} instead of {what}", O::DECLARATION.name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use shared::operations::bank::{BankCancelContract, BankOpenContract};

    #[test]
    fn an_answer_is_an_output_or_a_problem() {
        let done = Reply::<BankCancelContract>::read(br#"{"contract":"smoke-1"}"#).and_then(Reply::done);
        assert_eq!(done.unwrap().contract.as_str(), "smoke-1");
        let problem = br#"{"type":"urn:x","title":"x","status":409,"reference":"7K4-M2Q",
            "failure":{"code":"denied","reason":"contract_unknown"}}"#;
        let told = Reply::<BankCancelContract>::read(problem).and_then(Reply::done).unwrap_err().to_string();
        assert_eq!(
            told,
            "bank.cancel-contract: refused with 409 Denied { reason: ContractUnknown } (reference 7K4-M2Q)"
        );
        let known = |failure: &Failure<_>| matches!(failure, Failure::Denied { .. });
        let read = || Reply::<BankCancelContract>::read(problem).unwrap();
        assert!(read().refused_as("a denial", known).is_ok());
        assert!(read().refused_as("its end", |_| false).is_err());
    }

    #[test]
    fn what_came_is_not_repeated() {
        for body in [
            &b"<html>s3cret</html>"[..],
            br#"{"contract":"x","login_id":"a1","secrets":{"login_password":5,"s3cret":"s3cret"}}"#,
            br#"{"failure":{"code":"s3cret"}}"#,
            b"",
        ] {
            let told = Reply::<BankOpenContract>::read(body).err().unwrap();
            assert!(!format!("{told:#?}").contains("s3cret"), "{told:#?}");
        }
    }
}
