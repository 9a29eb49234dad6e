mod about;
mod add_desk_user;
mod cancel_contract;
mod expire_tokens;
mod import_tokens;
mod open_contract;
mod send_notices;

pub(crate) use about::{public_data, told};
