mod all;
mod own;
mod reader;
