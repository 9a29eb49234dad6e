//! 窓口: the desk itself, its people and what it takes two of them to do.

mod people;
