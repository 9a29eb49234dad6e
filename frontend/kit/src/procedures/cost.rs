//! What a procedure costs, and when it is done.

use crate::i18n::{Locale, td_string};
use crate::{money, texts, time_text};
use shared::domain::account::Yen;
use shared::domain::fee::{FeeReason, Quote};
use shared::domain::instant::{CivilDate, Instant};
use shared::domain::procedure::ProcedureKind;
use shared::operations::procedures::{ChargeView, Expected};

/// What it costs, in a line.
pub fn cost(locale: Locale, quote: &Quote) -> String {
    let free = quote.yen == Yen::default();
    let reason = texts::fee_reason(locale, quote.reason);
    let cost = match (quote.reason, free) {
        (FeeReason::Free, _) => td_string!(locale, procedures.cost.nothing).to_owned(),
        (_, true) => td_string!(locale, procedures.cost.free, reason = reason).to_string(),
        (_, false) => {
            let yen = money::yen(locale, quote.yen);
            td_string!(locale, procedures.cost.yen, yen = yen, reason = reason).to_string()
        }
    };
    match quote.if_returned {
        Some(yen) if yen == Yen::default() => {
            td_string!(locale, procedures.cost.returned_free, cost = cost).to_string()
        }
        Some(yen) => td_string!(locale, procedures.cost.returned, cost = cost, yen = money::yen(locale, yen))
            .to_string(),
        None => cost,
    }
}

/// What was charged and what was given back, each with its day.
pub fn charged(locale: Locale, charge: &ChargeView) -> (String, Option<String>) {
    let (yen, day) =
        (|yen| money::yen(locale, yen), |at: Instant| time_text::day(locale, CivilDate::in_japan(at)));
    let paid = td_string!(locale, procedures.cost.charged_yen, yen = yen(charge.yen), day = day(charge.at));
    let paid = paid.to_string();
    let back = charge.refunded_at.map(|at| {
        td_string!(locale, procedures.cost.refunded_yen, yen = yen(charge.refunded), day = day(at))
            .to_string()
    });
    (paid, back)
}

/// How long a kind usually takes: devices from the filing, other work from the arrival of the paper.
pub fn days(locale: Locale, kind: ProcedureKind, least: u32, most: u32) -> String {
    let from = if kind.ships() {
        td_string!(locale, procedures.days.from_filing)
    } else {
        td_string!(locale, procedures.days.from_paper)
    };
    if least == most {
        td_string!(locale, procedures.days.one, from = from, most = most).to_string()
    } else {
        td_string!(locale, procedures.days.range, from = from, least = least, most = most).to_string()
    }
}

/// When it is expected to be done.
pub fn expected(locale: Locale, expected: &Expected) -> String {
    let Expected { least, most } = expected;
    if least == most {
        return time_text::day(locale, *most);
    }
    let (least, most) = (time_text::day(locale, *least), time_text::short_day(locale, *most));
    td_string!(locale, procedures.days.between, least = least, most = most).to_string()
}
