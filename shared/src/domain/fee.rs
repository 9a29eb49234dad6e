//! 手数料: what a procedure costs, told before it is filed and charged once [77 seed Q6, Q7, Q11].

use super::account::Yen;
use super::device::ReportReason;
use super::id::{ContractId, ProcedureId};
use super::instant::Instant;
use super::procedure::ProcedureForm;
use serde::{Deserialize, Serialize};

/// What the bank asks for a device, in yen with tax.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FeeTable {
    /// 追加発行, each.
    pub addition: Yen,
    /// 再発行.
    pub reissue: Yen,
    /// 再発行 of a faulty device that is returned.
    pub faulty_returned: Yen,
    /// Replacement before the printed day.
    pub expiry: Yen,
    /// The first device of a contract.
    pub first: Yen,
}

words! {
    /// For what a fee is asked.
    pub enum FeeReason {
        /// Nothing is asked.
        Free,
        /// The first device of a contract.
        First,
        /// More devices.
        Addition,
        /// Another device for a lost or stolen one.
        Reissue,
        /// Another device for a faulty one.
        Faulty,
        /// Another device before the printed day.
        Expiry,
    }
}

/// What a procedure costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Quote {
    /// For what.
    pub reason: FeeReason,
    /// How much, with tax.
    pub yen: Yen,
    /// How much if the faulty device comes back.
    pub if_returned: Option<Yen>,
    /// Whether it takes the contract's first device, which is free once.
    pub takes_first: bool,
}

/// What `form` costs. `first_is_free`: the contract has not had its first device yet.
#[must_use]
pub fn quote(table: &FeeTable, form: &ProcedureForm, first_is_free: bool) -> Quote {
    let plain = |reason, yen| Quote { reason, yen, if_returned: None, takes_first: false };
    match form {
        ProcedureForm::TokenAddition { quantity } => {
            let (free, count) = (first_is_free && *quantity > 0, u64::from(*quantity));
            let amount = if free {
                table.first.amount() + table.addition.amount() * (count - 1)
            } else {
                table.addition.amount() * count
            };
            let reason = if free && count == 1 { FeeReason::First } else { FeeReason::Addition };
            Quote { takes_first: free, ..plain(reason, Yen::try_from(amount).unwrap_or_default()) }
        }
        ProcedureForm::TokenReissue { reason: ReportReason::Faulty, .. } => {
            Quote { if_returned: Some(table.faulty_returned), ..plain(FeeReason::Faulty, table.reissue) }
        }
        ProcedureForm::TokenReissue { .. } => plain(FeeReason::Reissue, table.reissue),
        ProcedureForm::ExpiryReplacement { .. } => plain(FeeReason::Expiry, table.expiry),
        ProcedureForm::NewApplication { .. } => {
            Quote { takes_first: true, ..plain(FeeReason::First, table.first) }
        }
        _ => plain(FeeReason::Free, Yen::default()),
    }
}

/// What a contract owes for a procedure: one charge each, however often it is retried.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Charge {
    /// The procedure.
    pub procedure: ProcedureId,
    /// The number on its paper.
    pub number: String,
    /// Who owes it.
    pub contract: ContractId,
    /// For what.
    pub reason: FeeReason,
    /// How much, with tax.
    pub yen: Yen,
    /// When it was charged.
    pub at: Instant,
    /// When it was given back, because the faulty device came back.
    pub refunded_at: Option<Instant>,
    /// How much of it was given back; missing: all of it, if any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refunded: Option<Yen>,
}

impl Charge {
    /// How much of it was given back.
    #[must_use]
    pub fn given_back(&self) -> Yen {
        self.refunded_at.map(|_| self.refunded.unwrap_or(self.yen)).unwrap_or_default()
    }
}

/// What is given back of a charge once its faulty device came back: the difference, once; none where there is none.
#[must_use]
pub fn refund(charge: &Charge, quote: &Quote) -> Option<Yen> {
    let owed = charged(quote, true).amount();
    let back = charge.yen.amount().checked_sub(owed).filter(|back| *back > 0)?;
    Yen::try_from(back).ok().filter(|_| charge.refunded_at.is_none())
}

/// What is charged when a procedure is executed: nothing where nothing is asked, and the lesser amount where the
/// faulty device came back before.
#[must_use]
pub fn charged(quote: &Quote, returned: bool) -> Yen {
    quote.if_returned.filter(|_| returned).unwrap_or(quote.yen)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::device::tests::serial;
    use crate::domain::policy::{BankPolicy, Preset};

    #[test]
    fn what_the_seed_asks_for_each_device() {
        // Source: 77 seed Q6, Q7, Q9, Q11; rules 2 "fees".
        let table = BankPolicy::preset(Preset::Seventyseven).fees;
        let reissue =
            |reason| ProcedureForm::TokenReissue { serial: serial("AAAA1"), reason, returned: true };
        for (source, form, first, returned, expected) in [
            ("Q7", ProcedureForm::TokenAddition { quantity: 1 }, false, false, 2200),
            ("Q7, each", ProcedureForm::TokenAddition { quantity: 3 }, false, false, 6600),
            ("Q11, the first is free", ProcedureForm::TokenAddition { quantity: 1 }, true, false, 0),
            ("Q11, only the first", ProcedureForm::TokenAddition { quantity: 2 }, true, false, 2200),
            ("Q6, lost", reissue(ReportReason::Lost), false, false, 2200),
            ("Q6, stolen", reissue(ReportReason::Stolen), true, false, 2200),
            ("Q6, faulty and kept", reissue(ReportReason::Faulty), false, false, 2200),
            ("Q6, faulty and returned", reissue(ReportReason::Faulty), false, true, 0),
            ("Q6, lost is not returned", reissue(ReportReason::Lost), false, true, 2200),
            ("Q9", ProcedureForm::ExpiryReplacement { serial: serial("AAAA1") }, false, false, 0),
            ("domain 12", ProcedureForm::Cancellation {}, false, false, 0),
        ] {
            let quote = quote(&table, &form, first);
            assert_eq!(charged(&quote, returned).amount(), expected, "{source}: {form:?}");
        }
    }
    #[test]
    fn what_is_given_back_is_the_difference_and_once() {
        // Source: 77 seed Q6 再発行手数料は不要; rules 2 "fees": what a returned one costs is a figure of the policy.
        let yen = |amount: u64| Yen::try_from(amount).unwrap();
        let preset = BankPolicy::preset(Preset::Seventyseven).fees;
        let form = ProcedureForm::TokenReissue {
            serial: serial("AAAA1"),
            reason: ReportReason::Faulty,
            returned: true,
        };
        let at = |was: u64, refunded_at, refunded| Charge {
            procedure: "p".try_into().unwrap(),
            number: "7K4M-2Q9X".into(),
            contract: "midori".try_into().unwrap(),
            reason: FeeReason::Faulty,
            yen: yen(was),
            at: Instant(1),
            refunded_at,
            refunded,
        };
        for (returned, was, expected) in [
            (0, 2200, Some(2200)),
            (500, 2200, Some(1700)),
            (500, 500, None),
            (0, 0, None),
            (3000, 2200, None),
        ] {
            let quote = quote(&FeeTable { faulty_returned: yen(returned), ..preset.clone() }, &form, false);
            let back = refund(&at(was, None, None), &quote);
            assert_eq!(back.map(Yen::amount), expected, "{returned} of {was}");
            assert_eq!(refund(&at(was, Some(Instant(2)), back), &quote), None, "once");
        }
        for (charge, back) in [
            (at(2200, None, None), 0),
            (at(2200, Some(Instant(2)), None), 2200),
            (at(2200, Some(Instant(2)), Some(yen(1700))), 1700),
        ] {
            assert_eq!(charge.given_back().amount(), back);
        }
    }
}
