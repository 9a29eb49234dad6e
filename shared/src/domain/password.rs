//! What a *new* password must satisfy. Length and context are judged here, by page and server alike; whether
//! it is among the commonly guessed is the server's answer (its lists outweigh the page).

use super::field::FieldReason;
use super::policy::PasswordRule;
use super::secret::Password;

/// Shortest context word that is looked for: shorter ones occur by chance.
const SHORTEST_CONTEXT: usize = 4;

/// Judges a new password [rules 3; ASVS 6.2.1, 6.2.5, 6.2.9, 6.2.11].
///
/// `context` holds the words that an attacker would try first: login ID, names of person, company and bank.
///
/// # Errors
/// The first reason for which it is refused.
pub fn accepts(rule: &PasswordRule, password: &Password, context: &[&str]) -> Result<(), FieldReason> {
    let text = password.expose();
    let length = text.chars().count();
    if length < rule.shortest {
        return Err(FieldReason::TooShort);
    }
    if length > rule.longest {
        return Err(FieldReason::TooLong);
    }
    if text.chars().any(char::is_control) {
        return Err(FieldReason::Characters);
    }
    let both_kinds =
        text.chars().any(|c| c.is_ascii_alphabetic()) && text.chars().any(|c| c.is_ascii_digit());
    if rule.letters_and_digits && !(both_kinds && text.chars().all(|c| c.is_ascii_alphanumeric())) {
        return Err(FieldReason::Composition);
    }
    let folded = text.to_lowercase();
    let known = context
        .iter()
        .map(|word| word.to_lowercase())
        .any(|word| folded == word || (word.chars().count() >= SHORTEST_CONTEXT && folded.contains(&word)));
    if known { Err(FieldReason::ContextWord) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::policy::{BankPolicy, Preset};

    #[test]
    fn new_passwords() {
        // Source: rules 3; NIST SP 800-63B 3.1.1.2.
        let rule = BankPolicy::preset(Preset::Seventyseven).password;
        let judged = |text: &str| {
            Password::try_from(text.to_owned())
                .and_then(|p| accepts(&rule, &p, &["hanako01", "みどり精機", "佐藤"]))
        };
        for (text, expected) in [
            ("correct horse battery", Ok(())),
            ("🦊🦊🦊🦊🦊🦊🦊🦊", Ok(())),
            ("trailing space ", Ok(())),
            ("seven77", Err(FieldReason::TooShort)),
            ("", Err(FieldReason::Required)),
            ("nul\0nul\0nul", Err(FieldReason::Characters)),
            ("xxHANAKO01xx", Err(FieldReason::ContextWord)),
            ("みどり精機みどり精機", Err(FieldReason::ContextWord)),
        ] {
            assert_eq!(judged(text), expected, "{text:?}");
        }
        assert_eq!(judged(&"y".repeat(64)), Ok(()));
        assert_eq!(judged(&"y".repeat(129)), Err(FieldReason::TooLong));
    }

    #[test]
    fn the_composition_of_sibling_banks_is_a_switch() {
        let mut rule = BankPolicy::preset(Preset::Seventyseven).password;
        rule.letters_and_digits = true;
        let judged = |text: &str| Password::try_from(text.to_owned()).and_then(|p| accepts(&rule, &p, &[]));
        assert_eq!(judged("abcdefgh"), Err(FieldReason::Composition));
        assert_eq!(judged("abcd 1234"), Err(FieldReason::Composition));
        assert_eq!(judged("abcd1234"), Ok(()));
    }
}
