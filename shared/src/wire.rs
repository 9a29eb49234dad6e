//! What every type that travels as JSON has in common.

/// Declares types that travel: they derive serde and comparisons, refuse unknown fields, and carry a JSON
/// schema where the `schema` feature asks for one.
macro_rules! wire {
    ($($(#[$meta:meta])* pub $kind:ident $name:ident $body:tt)+) => {$(
        #[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[serde(deny_unknown_fields)]
        $(#[$meta])*
        pub $kind $name $body
    )+};
}

/// Declares closed lists of words that travel as `snake_case` text and can be walked by tests.
macro_rules! words {
    ($($(#[$meta:meta])* pub enum $name:ident $body:tt)+) => {$(
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash,
            serde::Serialize, serde::Deserialize,
            strum::EnumIter, strum::IntoStaticStr, strum::EnumString, strum::Display,
        )]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[serde(rename_all = "snake_case")]
        #[strum(serialize_all = "snake_case")]
        $(#[$meta])*
        pub enum $name $body
    )+};
}
