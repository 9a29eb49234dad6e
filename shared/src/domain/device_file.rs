//! What may be wrong with a file of devices (PSKC, RFC 6030, or CSV).

words! {
    /// The formats that are read.
    pub enum DeviceFileFormat {
        /// RFC 6030, plain values or AES-128-CBC with a pre-shared key.
        Pskc,
        /// Columns `serial,seed,expires_on,algorithm,digits,step_seconds`, or their Japanese names, in UTF-8 or
        /// Shift_JIS.
        Csv,
    }
}

words! {
    /// Why a file as a whole can't be used.
    pub enum FileProblem {
        /// Not well-formed, or not of the format.
        NotReadable,
        /// It declares entities or a document type, which are refused unread.
        EntitiesRefused,
        /// Its values are encrypted, and no key was given.
        KeyMissing,
        /// The key does not fit, or the file was changed: a MAC does not match.
        MacMismatch,
        /// An encryption or MAC method that is not supported.
        MethodUnsupported,
        /// No device in it.
        Empty,
        /// More devices than one import may bring.
        TooMany,
    }
}

words! {
    /// Why a row is no device.
    pub enum RowProblem {
        /// The serial is missing or not one.
        Serial,
        /// The seed is missing, not readable, or shorter than 128 bits [RFC 4226 4, R6].
        Seed,
        /// The date is not one.
        ExpiryDate,
        /// Not a time-based device of 6 to 8 digits with SHA-1, SHA-256 or SHA-512.
        Algorithm,
        /// A time step other than 60 seconds [77 seed Q1].
        TimeStep,
        /// The serial stands in the file twice.
        Repeated,
        /// The serial is known in the bank already, in whatever contract.
        Known,
        /// Its printed day has ended: it would work for nobody.
        Expired,
    }
}
