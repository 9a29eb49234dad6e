//! Why a field was refused.

use crate::i18n::{Locale, td_string};
use shared::domain::field::FieldReason;

/// What is said at the field.
pub fn field_reason(locale: Locale, reason: FieldReason) -> String {
    match reason {
        FieldReason::Required => td_string!(locale, failures.fields.required),
        FieldReason::Malformed => td_string!(locale, failures.fields.malformed),
        FieldReason::Unknown => td_string!(locale, failures.fields.unknown),
        FieldReason::TooLong => td_string!(locale, failures.fields.too_long),
        FieldReason::TooShort => td_string!(locale, failures.fields.too_short),
        FieldReason::Characters => td_string!(locale, failures.fields.characters),
        FieldReason::LoginIdShape => td_string!(locale, failures.fields.login_id_shape),
        FieldReason::MailShape => td_string!(locale, failures.fields.mail_shape),
        FieldReason::OtpShape => td_string!(locale, failures.fields.otp_shape),
        FieldReason::SerialShape => td_string!(locale, failures.fields.serial_shape),
        FieldReason::PostalCode => td_string!(locale, failures.fields.postal_code),
        FieldReason::BankCode => td_string!(locale, failures.fields.bank_code),
        FieldReason::BranchCode => td_string!(locale, failures.fields.branch_code),
        FieldReason::AccountNumber => td_string!(locale, failures.fields.account_number),
        FieldReason::HalfWidthKana => td_string!(locale, failures.fields.half_width_kana),
        FieldReason::SameAsOther => td_string!(locale, failures.fields.same_as_other),
        FieldReason::ContextWord => td_string!(locale, failures.fields.context_word),
        FieldReason::TooCommon => td_string!(locale, failures.fields.too_common),
        FieldReason::Composition => td_string!(locale, failures.fields.composition),
    }
    .to_string()
}
