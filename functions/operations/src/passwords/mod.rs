mod replace_temporary;
pub(crate) mod rule;
