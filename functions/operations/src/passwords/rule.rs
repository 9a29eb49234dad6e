//! Judging a new password: the shared rule, then how hard it is to guess.

use crate::bank::Bank;
use shared::domain::field::FieldReason;
use shared::domain::password;
use shared::domain::policy::PasswordRule;
use shared::domain::secret::Password;

/// Judges a new password against its context.
pub(crate) fn judge(
    bank: &Bank,
    rule: &PasswordRule,
    new: &Password,
    context: &[&str],
) -> Result<(), FieldReason> {
    let words: Vec<&str> =
        context.iter().copied().chain(bank.config.context_words.iter().map(String::as_str)).collect();
    password::accepts(rule, new, &words)?;
    if bank.credentials.strength(new, &words) < rule.least_strength {
        Err(FieldReason::TooCommon)
    } else {
        Ok(())
    }
}
