//! Names of things. Ids are minted by the functions, never by a client.

use super::field::FieldReason;
use unicode_normalization::UnicodeNormalization;

/// Declares a text value type with one fallible constructor that serde uses too.
macro_rules! text_value {
    ($(#[$meta:meta])* $name:ident, $parse:expr) => {
        $(#[$meta])*
        #[derive(
            Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
        )]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(String);

        impl $name {
            /// The value as text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl TryFrom<String> for $name {
            type Error = $crate::domain::field::FieldReason;
            fn try_from(text: String) -> Result<Self, Self::Error> {
                let parse: fn(String) -> Result<String, $crate::domain::field::FieldReason> = $parse;
                parse(text).map(Self)
            }
        }

        impl TryFrom<&str> for $name {
            type Error = $crate::domain::field::FieldReason;
            fn try_from(text: &str) -> Result<Self, Self::Error> {
                Self::try_from(text.to_owned())
            }
        }

        impl From<$name> for String {
            fn from(value: $name) -> String {
                value.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}
pub(crate) use text_value;

fn opaque(text: String) -> Result<String, FieldReason> {
    let shaped = !text.is_empty()
        && text.len() <= 64
        && text.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'));
    if shaped { Ok(text) } else { Err(FieldReason::Malformed) }
}

text_value!(
    /// A contract (契約) with the bank.
    ContractId, opaque
);
text_value!(
    /// A user, unique over the whole bank; never reused.
    UserId, opaque
);
text_value!(
    /// One import of devices: its file and target together, so that a repeat is the same import.
    ImportId, opaque
);
text_value!(
    /// A procedure (手続き) with the bank; ids sort by the time of filing.
    ProcedureId, opaque
);
text_value!(
    /// What a client sends so that a repeated request happens once.
    IdempotencyKey, opaque
);
text_value!(
    /// A login ID as typed. Whether a new one is acceptable is [`super::policy::LoginIdRule::accepts`];
    /// here only what can be an ID at all passes, so that a lookup never carries anything else.
    LoginId, |text| {
        let text: String = text.trim().nfkc().collect();
        if text.is_empty() {
            Err(FieldReason::Required)
        } else if text.len() > 64 {
            Err(FieldReason::TooLong)
        } else if !text.bytes().all(|b| b.is_ascii_alphanumeric()) {
            Err(FieldReason::Characters)
        } else {
            Ok(text)
        }
    }
);
text_value!(
    /// The serial number printed on a device, unique over the whole bank: capitals and digits without the
    /// hyphens and spaces that people type between them.
    Serial, |text| {
        let text = serial_signs(&text);
        if text.is_empty() {
            Err(FieldReason::Required)
        } else if text.len() < 4 || text.len() > 32 || !text.bytes().all(|b| b.is_ascii_alphanumeric()) {
            Err(FieldReason::SerialShape)
        } else {
            Ok(text)
        }
    }
);

/// The signs of a serial, without what people type between them.
fn serial_signs(text: &str) -> String {
    text.nfkc()
        .filter(|c| !c.is_whitespace() && !matches!(c, '-' | '‐' | '−' | 'ー'))
        .flat_map(char::to_uppercase)
        .collect()
}

impl ContractId {
    /// The name under which seeds in stock are sealed, as those of a contract are under its id. No company
    /// gets it.
    #[must_use]
    pub fn stock() -> Self {
        Self(STOCK.to_owned())
    }
}

impl ImportId {
    /// What stands in place of an import at a device that the desk gave to a contract out of its stock, and at one
    /// that is software: it is live from the moment it is there.
    #[must_use]
    pub fn assigned() -> Self {
        Self(ASSIGNED.to_owned())
    }
}

/// Names that are not ids of anything.
const STOCK: &str = "stock";
const ASSIGNED: &str = "assigned";

impl Serial {
    /// The beginning of a serial as people type it, empty for all; none where no serial begins so.
    #[must_use]
    pub fn beginning(text: &str) -> Option<String> {
        let signs = serial_signs(text);
        (signs.len() <= 32 && signs.bytes().all(|b| b.is_ascii_alphanumeric())).then_some(signs)
    }

    /// As the device shows it: in groups of four, `0420-3318-7`.
    #[must_use]
    pub fn grouped(&self) -> String {
        let mut out = String::with_capacity(self.0.len() + self.0.len() / 4);
        for (i, c) in self.0.chars().enumerate() {
            if i > 0 && i % 4 == 0 {
                out.push('-');
            }
            out.push(c);
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn serials_are_read_as_people_type_them() {
        for typed in ["0420-3318-7", " 0420 3318 7 ", "０４２０３３１８７", "042033187", "0420−3318−7"]
        {
            assert_eq!(Serial::try_from(typed).map(|s| s.grouped()), Ok("0420-3318-7".into()), "{typed}");
        }
        for (typed, why) in [
            ("", FieldReason::Required),
            ("12", FieldReason::SerialShape),
            ("あいうえ", FieldReason::SerialShape),
        ] {
            assert_eq!(Serial::try_from(typed), Err(why), "{typed}");
        }
    }

    #[test]
    fn serials_begin_as_people_type_them() {
        for (typed, begins) in [
            ("", Some("")),
            (" - ", Some("")),
            ("０４２０-3", Some("04203")),
            ("ab1", Some("AB1")),
            ("#", None),
            ("あ", None),
            ("0123456789012345678901234567890123", None),
        ] {
            assert_eq!(Serial::beginning(typed).as_deref(), begins, "{typed}");
        }
    }

    #[test]
    fn a_login_id_carries_nothing_but_letters_and_digits() {
        assert!(LoginId::try_from("hanako01").is_ok());
        assert_eq!(LoginId::try_from("a#b"), Err(FieldReason::Characters));
        assert_eq!(LoginId::try_from("a".repeat(65)), Err(FieldReason::TooLong));
    }
}
