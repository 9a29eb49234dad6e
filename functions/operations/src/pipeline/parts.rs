//! A request about several things at once: each part is a mutation of its own and runs through the same rounds,
//! on proofs that are verified once for the whole request.

use super::proofs::Proofs;
use super::rounds;
use super::{Call, Effects, Handler, Stop};
use crate::bank::Bank;
use shared::operations::Operation;

/// Runs the parts of a request one after another. What a part's rule refuses stands in its output; anything else
/// that goes wrong ends the request, and its repeat finishes the parts that are not done.
pub(crate) async fn each<O: Operation, P: Handler>(
    bank: &Bank,
    call: &Call<O>,
    effects: &mut Effects,
    parts: Vec<P::Input>,
) -> Result<Vec<P::Output>, Stop<P::Denied>> {
    let mut proofs = Proofs::default();
    let mut outputs = Vec::with_capacity(parts.len());
    for input in parts {
        outputs.push(rounds::run::<P>(bank, &call.about(input), effects, &mut proofs).await?);
    }
    // A race may have been lost by the only part that asked for it.
    rounds::settle_rest(bank, &proofs).await;
    Ok(outputs)
}
