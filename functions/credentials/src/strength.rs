//! How hard a password is to guess.

use shared::domain::secret::Password;

/// Characters of a password that are looked at: the estimate grows faster than the text.
const LOOKED_AT: usize = 100;

/// 0 (guessed at once) to 4, when an attacker tries `context` first.
pub(crate) fn strength(password: &Password, context: &[&str]) -> u8 {
    let text = password.expose();
    let end = text.char_indices().nth(LOOKED_AT).map_or(text.len(), |(at, _)| at);
    zxcvbn::zxcvbn(text.get(..end).unwrap_or(text), context).score().into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use shared::domain::field::FieldReason;
    use shared::domain::secret::LONGEST_PASSWORD;

    fn score(text: &str, context: &[&str]) -> Result<u8, FieldReason> {
        Password::try_from(text.to_owned()).map(|password| strength(&password, context))
    }

    #[test]
    fn common_words_are_weak_and_random_ones_are_not() {
        // Source: ASVS 6.2.4, 6.2.12.
        assert_eq!(score("password", &[]), Ok(0));
        assert_eq!(score("12345678", &[]), Ok(0));
        assert_eq!(score("vK3#pQ9-wz-Lt7", &[]), Ok(4));
    }

    #[test]
    fn words_of_the_context_are_weak() {
        // Source: ASVS 6.2.11 (bank, contract, login id).
        let alone = score("midorishoji7", &[]);
        let known = score("midorishoji7", &["midorishoji"]);
        assert!(known < alone, "{known:?} {alone:?}");
        assert_eq!(score("midorishoji", &["MidoriShoji"]), Ok(0));
    }

    #[test]
    fn the_longest_password_is_estimated_without_splitting_a_character() {
        assert!(score(&"a".repeat(LONGEST_PASSWORD), &[]).is_ok_and(|score| score < 2));
        assert!(score(&"\u{1F600}".repeat(LONGEST_PASSWORD), &[]).is_ok());
    }
}
