mod about;
mod add_desk_user;
mod import_tokens;
mod open_contract;
