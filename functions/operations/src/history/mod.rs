mod all;
mod own;
mod reader;

pub(crate) use reader::cursor;
