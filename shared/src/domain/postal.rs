//! お届け住所: where the bank sends things.

use super::field::FieldReason;
use super::id::text_value;
use unicode_normalization::UnicodeNormalization;

text_value!(
    /// Seven digits of a Japanese postal code, `980-0811`.
    PostalCode, |text| {
        let digits: String = text.nfkc().filter(|c| !c.is_whitespace() && !matches!(c, '-' | '‐' | '−' | 'ー' | '〒')).collect();
        match (digits.len(), digits.bytes().all(|b| b.is_ascii_digit())) {
            (0, _) => Err(FieldReason::Required),
            (7, true) => Ok(format!("{}-{}", digits.get(..3).unwrap_or_default(), digits.get(3..).unwrap_or_default())),
            _ => Err(FieldReason::PostalCode),
        }
    }
);
text_value!(
    /// A line of an address: up to 60 characters.
    AddressLine, |text| {
        let text: String = text.trim().nfc().collect();
        match text.chars().count() {
            0 => Err(FieldReason::Required),
            n if n > 60 => Err(FieldReason::TooLong),
            _ if text.chars().any(char::is_control) => Err(FieldReason::Characters),
            _ => Ok(text),
        }
    }
);

wire! {
    /// A postal address in Japan.
    pub struct PostalAddress {
        /// Its code.
        pub code: PostalCode,
        /// Prefecture, city, street, building.
        pub line: AddressLine,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn postal_codes_are_read_as_people_write_them() {
        for typed in ["980-0811", "9800811", "〒980-0811", "９８０−０８１１"] {
            assert_eq!(PostalCode::try_from(typed).map(String::from), Ok("980-0811".into()), "{typed}");
        }
        for (typed, why) in [
            ("", FieldReason::Required),
            ("980-08", FieldReason::PostalCode),
            ("abcdefg", FieldReason::PostalCode),
        ] {
            assert_eq!(PostalCode::try_from(typed), Err(why), "{typed}");
        }
    }
}
