//! The world that tests act in, and the people who act.

mod actor;
mod answer;
mod cast;
mod clock;
mod copy;
mod desk;
mod device;
mod draft;
mod faults;
mod log;
mod mailed;
mod post;
mod procedures;
mod start_up;
mod table;
mod tokens;
mod users;
mod wire;
mod world;

pub use actor::{Actor, SignedIn, Stranger};
pub use answer::Answer;
pub use cast::{
    Company, FOREIGN, OWN, Person, SHARED, SPARE, account, code, login_id, newcomer, open, open_contract,
    password, replacement, serial, user,
};
pub use desk::{DESK_DEVICES, Desk, desk_user, joins};
pub use device::{csv, import_of};
pub use draft::{Draft, fresh_key};
pub use faults::{Fault, Target};
pub use log::logged;
pub use mailed::{mailed_code, request_reset};
pub use post::Post;
pub use procedures::{STOCKED, address, contract_with, named, stocked};
pub use start_up::{Letter, awaited, with_code};
pub use table::{Table, kind, number, tamper};
pub use tokens::{revokes, with_software};
pub use users::{lifts, suspends};
pub use wire::Traffic;
pub use world::{Setup, World};
