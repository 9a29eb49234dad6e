mod list;
mod own;
mod register;
mod release_stop;
pub(crate) mod view;
