mod about;
mod expire_tokens;
mod import_tokens;
mod open_contract;
