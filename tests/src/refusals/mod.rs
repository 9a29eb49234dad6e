//! Every operation of the catalogue, tried by those who may not. What an operation need not refuse stands in
//! [`exempt`], a list that may only shrink.

mod colleagues;
mod exempt;
mod origins;
mod roles;
mod sessions;
mod strangers;

pub use roles::same;

use crate::harness::{Answer, Draft, World};
use crate::samples;
use shared::operations::{Declaration, Method};
use std::sync::Arc;

/// A well-formed request of an operation, with planted secrets for proofs.
fn draft(declaration: &Declaration, cookie: Option<&str>) -> Draft {
    let draft = Draft::new(declaration, cookie);
    match declaration.method {
        Method::Get => draft,
        Method::Post => draft.body(samples::body(&samples::input(declaration.name)).to_string()),
    }
}

async fn send(world: &Arc<World>, declaration: &Declaration, cookie: Option<&str>) -> Answer {
    draft(declaration, cookie).send(world).await
}
