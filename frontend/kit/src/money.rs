//! Amounts of money as people write and read them.

use crate::i18n::{Locale, td_string};
use shared::domain::account::Yen;
use shared::domain::field::FieldReason;

/// `1,234,567`.
pub fn grouped(amount: u64) -> String {
    let digits = amount.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.char_indices() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// `1,234,567円` / `¥1,234,567`.
pub fn yen(locale: Locale, yen: Yen) -> String {
    td_string!(locale, common.yen, amount = grouped(yen.amount())).to_string()
}

/// What somebody typed as an amount: separators, yen signs and full-width digits are let pass. `Ok(None)`:
/// nothing.
///
/// # Errors
/// It is no amount, or one of more than fifteen digits.
pub fn read(text: &str) -> Result<Option<Yen>, FieldReason> {
    let mut digits = String::new();
    for c in
        text.chars().filter(|c| !c.is_whitespace() && !matches!(c, ',' | '，' | '、' | '円' | '¥' | '￥'))
    {
        let full = u32::from(c).checked_sub(u32::from('０')).filter(|digit| *digit < 10);
        digits.push(full.and_then(|digit| char::from_digit(digit, 10)).unwrap_or(c));
    }
    if digits.is_empty() {
        return Ok(None);
    }
    if !digits.bytes().all(|b| b.is_ascii_digit()) {
        return Err(FieldReason::Malformed);
    }
    let amount: u64 = digits.parse().map_err(|_| FieldReason::TooLong)?;
    Yen::try_from(amount).map(Some)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_written_in_groups_and_read_as_people_write_them() {
        for (amount, text) in [(0, "0"), (999, "999"), (1000, "1,000"), (1_234_567, "1,234,567")] {
            assert_eq!(grouped(amount), text);
            assert_eq!(read(text), Ok(Some(Yen::try_from(amount).unwrap())));
        }
        for (text, amount) in [("１０，０００円", 10_000), (" ¥5 000 ", 5_000), ("0", 0)] {
            assert_eq!(read(text), Ok(Some(Yen::try_from(amount).unwrap())), "{text}");
        }
        assert_eq!(read(" 円"), Ok(None));
        for (bad, reason) in [
            ("1.5", FieldReason::Malformed),
            ("-1", FieldReason::Malformed),
            ("千円", FieldReason::Malformed),
            ("1000000000000000", FieldReason::TooLong),
            ("99999999999999999999999", FieldReason::TooLong),
        ] {
            assert_eq!(read(bad), Err(reason), "{bad}");
        }
    }
}
