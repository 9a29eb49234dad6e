//! What a cancelled transaction means: its reasons come by position, and a failed condition is not
//! contention.

use crate::items::{self, SessionItem};
use aws_sdk_dynamodb::types::CancellationReason;
use ports::transaction::{CommitError, Duplicate};

/// What a failed condition at a position says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Label {
    /// Something that was read has changed.
    Changed,
    /// Something that must be unique was there already.
    Unique(Duplicate),
    /// A live session stands in the way; the answer carries it.
    Session,
}

/// What to do about a cancellation.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// Send it again after a while.
    Throttled,
    /// Tell the operation.
    Final(CommitError),
}

/// Judges the reasons. A repeat of the request comes first (it happened already); then whatever makes a new
/// decision necessary; only a decision that still holds may hear of a duplicate.
pub(crate) fn judge(labels: &[Label], reasons: &[CancellationReason]) -> Verdict {
    let code = |reason: &CancellationReason| reason.code().unwrap_or("None").to_owned();
    let failed: Vec<(Label, &CancellationReason)> = labels
        .iter()
        .copied()
        .zip(reasons)
        .filter(|(_, reason)| code(reason) == "ConditionalCheckFailed")
        .collect();
    if failed.iter().any(|(label, _)| *label == Label::Unique(Duplicate::Request)) {
        return Verdict::Final(CommitError::Exists(Duplicate::Request));
    }
    if failed.iter().any(|(label, _)| *label == Label::Changed) {
        return Verdict::Final(CommitError::Conflict);
    }
    if let Some((_, reason)) = failed.iter().find(|(label, _)| *label == Label::Session) {
        let session = reason.item.clone().and_then(|item| items::item::<SessionItem>(item).ok());
        return Verdict::Final(
            session.map_or(CommitError::Conflict, |item| CommitError::SessionLives(Box::new(item.into()))),
        );
    }
    if let Some((Label::Unique(duplicate), _)) = failed.first() {
        return Verdict::Final(CommitError::Exists(*duplicate));
    }
    let codes: Vec<String> = reasons.iter().map(code).collect();
    if codes.iter().any(|code| {
        matches!(code.as_str(), "ThrottlingError" | "ProvisionedThroughputExceeded" | "RequestLimitExceeded")
    }) {
        return Verdict::Throttled;
    }
    if codes.iter().any(|code| code == "TransactionConflict") {
        return Verdict::Final(CommitError::Conflict);
    }
    Verdict::Final(CommitError::Unavailable(format!("the transaction was cancelled: {codes:?}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reasons_by_position() {
        use Label::{Changed, Unique};
        let labels = [Changed, Unique(Duplicate::Payee), Unique(Duplicate::Request)];
        let conflict = || Verdict::Final(CommitError::Conflict);
        for (codes, expected) in [
            (["ConditionalCheckFailed", "None", "None"], conflict()),
            (
                ["None", "ConditionalCheckFailed", "None"],
                Verdict::Final(CommitError::Exists(Duplicate::Payee)),
            ),
            (["ConditionalCheckFailed", "ConditionalCheckFailed", "None"], conflict()),
            (
                ["ConditionalCheckFailed", "None", "ConditionalCheckFailed"],
                Verdict::Final(CommitError::Exists(Duplicate::Request)),
            ),
            (["None", "TransactionConflict", "None"], conflict()),
            (["None", "TransactionConflict", "ThrottlingError"], Verdict::Throttled),
        ] {
            let reasons: Vec<_> =
                codes.iter().map(|code| CancellationReason::builder().code(*code).build()).collect();
            assert_eq!(judge(&labels, &reasons), expected, "{codes:?}");
        }
    }
}
