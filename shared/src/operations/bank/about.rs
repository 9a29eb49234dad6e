use crate::domain::policy::{LoginIdRule, PasswordRule};
use crate::operations::Nothing;
use crate::operations::proof::Empty;

operation! {
    /// What anyone may know of the bank.
    BankAbout {
        name: "bank.about",
        method: Get,
        path: "/api/bank/about",
        access: Public,
        work: Inquiry,
        touches: [BankData Read],
        input: Empty,
        output: About,
        denied: Nothing,
        summary: "The bank's contacts and the rules of new IDs and passwords",
    }
}

wire! {
    /// What the page needs to know before anyone signs in.
    pub struct About {
        /// Whom to call.
        pub contacts: Contacts,
        /// What a new password must look like.
        pub password: PasswordRule,
        /// What a new login ID must look like.
        pub login_id: LoginIdRule,
        /// What the bank tells everybody now.
        pub banner: Option<Bilingual>,
    }

    /// The bank's contacts, shown wherever only the bank can help.
    pub struct Contacts {
        /// The branch.
        pub branch: Bilingual,
        /// Its telephone number.
        pub telephone: String,
        /// When it answers.
        pub hours: Bilingual,
    }

    /// A text of the bank's own in both languages.
    pub struct Bilingual {
        /// Japanese.
        pub ja: String,
        /// English.
        pub en: String,
    }
}

/// Longest text that the bank tells everybody, in characters.
pub const LONGEST_BANNER: usize = 400;

/// Longest part of a contact, in characters.
pub const LONGEST_CONTACT: usize = 60;

/// A text on one line that says something.
fn says(text: &str, longest: usize) -> bool {
    let length = text.trim().chars().count();
    (1..=longest).contains(&length) && !text.chars().any(char::is_control)
}

impl Bilingual {
    /// Whether it says something in both languages, and not too much.
    #[must_use]
    pub fn is_sound(&self, longest: usize) -> bool {
        says(&self.ja, longest) && says(&self.en, longest)
    }
}

impl Contacts {
    /// Whether people can be told to turn there: a telephone number is digits as people write them.
    #[must_use]
    pub fn are_sound(&self) -> bool {
        let dialled = |sign: char| sign.is_ascii_digit() || matches!(sign, '-' | '+' | '(' | ')' | ' ');
        self.branch.is_sound(LONGEST_CONTACT)
            && self.hours.is_sound(LONGEST_CONTACT)
            && says(&self.telephone, LONGEST_CONTACT)
            && self.telephone.chars().all(dialled)
            && self.telephone.chars().any(|sign| sign.is_ascii_digit())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn both(ja: &str, en: &str) -> Bilingual {
        Bilingual { ja: ja.into(), en: en.into() }
    }

    #[test]
    fn what_everybody_is_told_is_there_in_both_languages() {
        // Source: architecture, invariant 9.
        for (ja, en, sound) in [
            ("休業します", "Closed", true),
            ("", "Closed", false),
            ("休業", " ", false),
            ("a\nb", "b", false),
        ] {
            assert_eq!(both(ja, en).is_sound(LONGEST_BANNER), sound, "{ja:?} {en:?}");
        }
        assert!(!both(&"あ".repeat(401), "a").is_sound(LONGEST_BANNER));
    }

    #[test]
    fn a_telephone_number_can_be_dialled() {
        let with = |telephone: &str| Contacts {
            branch: both("本店", "Head Office"),
            telephone: telephone.into(),
            hours: both("平日", "Weekdays"),
        };
        for (telephone, sound) in
            [("0120-000-000", true), ("+81 (3) 1234", true), ("call us", false), ("--", false), ("", false)]
        {
            assert_eq!(with(telephone).are_sound(), sound, "{telephone}");
        }
    }
}
