//! Why a single field was refused. The page and the pipeline use the same constructors, so a field that the
//! form accepts is never refused by the server for its shape.

words! {
    /// The reasons for which a value type refuses what was typed. Each has a text in both languages.
    pub enum FieldReason {
        /// The field is needed and was empty or absent.
        Required,
        /// Not of the expected type or structure.
        Malformed,
        /// No field of this name exists.
        Unknown,
        /// Longer than the field may be.
        TooLong,
        /// Shorter than the field must be.
        TooShort,
        /// Control characters or characters outside the allowed set.
        Characters,
        /// A login ID: 6 to 12 letters and digits, both kinds.
        LoginIdShape,
        /// Not an e-mail address.
        MailShape,
        /// A one-time password: as many digits as the device shows.
        OtpShape,
        /// A serial number as printed on the device.
        SerialShape,
        /// Seven digits.
        PostalCode,
        /// Four digits.
        BankCode,
        /// Three digits.
        BranchCode,
        /// Seven digits.
        AccountNumber,
        /// Half-width kana, capitals, digits and the signs of the Zengin format.
        HalfWidthKana,
        /// Equal to the login ID, or to the other password.
        SameAsOther,
        /// Contains the login ID, or the name of a person, company or bank.
        ContextWord,
        /// Among the passwords that are guessed first.
        TooCommon,
        /// Letters and digits, both kinds (the banks' composition rule, where switched on).
        Composition,
    }
}

impl std::error::Error for FieldReason {}
