mod change;
mod replace_temporary;
mod reset_confirmation;
pub(crate) mod rule;
