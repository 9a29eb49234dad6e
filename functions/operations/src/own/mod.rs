mod language;
mod mail;
