//! 手続き as the people of a company file them, and what filing has in common with the desk.

mod catalogue;
mod file;
pub(crate) mod filing;
mod list;
mod prepare;
pub(crate) mod show;
mod withdraw;

pub(crate) use file::applicant;
