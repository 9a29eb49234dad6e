mod about;
mod import_tokens;
mod open_contract;
