//! The register of transfer payees (振込先口座情報登録): an account, named as Zengin files name it.

use super::field::FieldReason;
use super::id::text_value;
use super::instant::Instant;
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;

fn digits(text: &str, count: usize, reason: FieldReason) -> Result<String, FieldReason> {
    let text: String = text.nfkc().filter(|c| !c.is_whitespace()).collect();
    if text.is_empty() {
        Err(FieldReason::Required)
    } else if text.len() == count && text.bytes().all(|b| b.is_ascii_digit()) {
        Ok(text)
    } else {
        Err(reason)
    }
}

text_value!(
    /// A bank's code of four digits.
    BankCode, |text| digits(&text, 4, FieldReason::BankCode)
);
text_value!(
    /// A branch's code of three digits.
    BranchCode, |text| digits(&text, 3, FieldReason::BranchCode)
);
text_value!(
    /// An account number of up to seven digits, filled with zeros on the left as banks print it.
    AccountNumber, |text| {
        let text: String = text.nfkc().filter(|c| !c.is_whitespace()).collect();
        let shaped = text.len() <= 7 && text.bytes().all(|b| b.is_ascii_digit());
        if text.is_empty() {
            Err(FieldReason::Required)
        } else if shaped && text.bytes().any(|b| b != b'0') {
            Ok(format!("{text:0>7}"))
        } else {
            Err(FieldReason::AccountNumber)
        }
    }
);
text_value!(
    /// An account holder's name in the half-width characters of Zengin files: kana with sound marks,
    /// capitals, digits, space and a few signs; at most 30.
    HolderName, |text| {
        let half = to_half_width(text.trim());
        if half.is_empty() {
            Err(FieldReason::Required)
        } else if half.chars().count() > 30 {
            Err(FieldReason::TooLong)
        } else if half.chars().all(is_zengin) {
            Ok(half)
        } else {
            Err(FieldReason::HalfWidthKana)
        }
    }
);

words! {
    /// What kind of account it is (預金種目).
    pub enum AccountKind {
        /// 普通.
        Ordinary,
        /// 当座.
        Current,
        /// 貯蓄.
        Savings,
    }
}

/// An account that transfers may go to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Payee {
    /// The bank.
    pub bank: BankCode,
    /// Its branch.
    pub branch: BranchCode,
    /// Kind of account.
    pub kind: AccountKind,
    /// Its number.
    pub number: AccountNumber,
    /// Its holder.
    pub holder: HolderName,
    /// When it was registered.
    pub registered_at: Instant,
}

/// Half-width kana without the small `ｦ` range's full-width twins, in the order of U+FF66 to U+FF9D.
const HALF: &str = "ｦｧｨｩｪｫｬｭｮｯｰｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜﾝ";
/// Their full-width twins.
const FULL: &str = "ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン";

/// Puts what people type into the form of Zengin files: full-width letters, kana and hiragana become half
/// width, small letters become capitals, small kana become large ones, as the banks' own screens do.
fn to_half_width(text: &str) -> String {
    let large = |c: char| match c {
        'ｧ' => 'ｱ',
        'ｨ' => 'ｲ',
        'ｩ' => 'ｳ',
        'ｪ' => 'ｴ',
        'ｫ' => 'ｵ',
        'ｬ' => 'ﾔ',
        'ｭ' => 'ﾕ',
        'ｮ' => 'ﾖ',
        'ｯ' => 'ﾂ',
        'ｰ' => '-',
        other => other,
    };
    text.nfkd()
        .map(|c| match c {
            'ぁ'..='ゖ' => char::from_u32(c as u32 + 0x60).unwrap_or(c),
            other => other,
        })
        .map(|c| match c {
            '\u{3099}' | '゛' => 'ﾞ',
            '\u{309A}' | '゜' => 'ﾟ',
            '‐' | '−' | '–' | '—' => '-',
            '・' => '.',
            '「' => '｢',
            '」' => '｣',
            other => FULL
                .chars()
                .zip(HALF.chars())
                .find(|(full, _)| *full == other)
                .map_or(other, |(_, half)| half),
        })
        .map(large)
        .flat_map(char::to_uppercase)
        .collect()
}

fn is_zengin(c: char) -> bool {
    c.is_ascii_uppercase()
        || c.is_ascii_digit()
        || matches!(c, ' ' | '(' | ')' | '.' | '/' | '-' | '\\' | '｢' | '｣' | 'ﾞ' | 'ﾟ' | 'ｱ'..='ﾝ')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holders_are_put_into_half_width() {
        for (typed, stored) in [
            ("ﾐﾄﾞﾘｾｲｷ(ｶ", "ﾐﾄﾞﾘｾｲｷ(ｶ"),
            ("ミドリセイキ（カ", "ﾐﾄﾞﾘｾｲｷ(ｶ"),
            ("みどりせいき　（か", "ﾐﾄﾞﾘｾｲｷ (ｶ"),
            ("カ）ショッピング", "ｶ)ｼﾖﾂﾋﾟﾝｸﾞ"),
            ("ａｃｍｅ １", "ACME 1"),
            ("スーパー", "ｽ-ﾊﾟ-"),
        ] {
            assert_eq!(HolderName::try_from(typed).map(String::from), Ok(stored.into()), "{typed}");
        }
        assert_eq!(HolderName::try_from("株式会社"), Err(FieldReason::HalfWidthKana));
        assert_eq!(HolderName::try_from("<script>"), Err(FieldReason::HalfWidthKana));
        assert_eq!(HolderName::try_from("ｱ".repeat(31)), Err(FieldReason::TooLong));
    }

    #[test]
    fn numbers_are_digits_of_their_length() {
        assert_eq!(BankCode::try_from("０１２５").map(String::from), Ok("0125".into()));
        assert_eq!(BankCode::try_from("125"), Err(FieldReason::BankCode));
        assert_eq!(BranchCode::try_from("12a"), Err(FieldReason::BranchCode));
        assert_eq!(AccountNumber::try_from("12345").map(String::from), Ok("0012345".into()));
        assert_eq!(AccountNumber::try_from("0000000"), Err(FieldReason::AccountNumber));
        assert_eq!(AccountNumber::try_from("12345678"), Err(FieldReason::AccountNumber));
    }
}
