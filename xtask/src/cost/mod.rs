//! `cargo xtask cost`: what a stage costs in a month, from what was measured and from what AWS asks.

mod bill;
mod measured;
mod prices;
mod quantities;
mod report;
mod standing;
mod traffic;

use crate::infra::catalogue;
use crate::workspace::Workspace;
use anyhow::{Context, Result, anyhow};
use bill::{Files, Tally};
use measured::Measured;
use prices::{Line, Prices};
use quantities::Quantities;
use report::whole;
use std::fs;

pub use quantities::Args;
pub use standing::Standing;

/// What is told by the million: what it is, and the call that it is.
const PATHS: [(&str, &str); 2] = [("sign-ins", "session.sign-in"), ("OTP checks", "payees.register")];

/// Computes and prints.
pub fn run(workspace: &Workspace, args: &Args) -> Result<()> {
    let month = Quantities::of(args)?;
    let text = |name: &str| {
        fs::read_to_string(workspace.root.join(name)).with_context(|| {
            format!(
                "cannot read {name}: `cargo xtask bench --write` measures, infra/prices.json is kept by hand"
            )
        })
    };
    let prices = Prices::read(&text("infra/prices.json")?)?;
    let operations = catalogue::read(&workspace.root.join("infra/operations.json"))?;
    let measured = Measured::read(&text("bench/figures.json")?, &text("bench/durations.json")?, operations)?;
    print!("{}", told(&month, &measured, &prices)?);
    Ok(())
}

/// Everything that is told of a month.
fn told(month: &Quantities, measured: &Measured, prices: &Prices) -> Result<String> {
    let mut tally = Tally::default();
    let mut left_out = tally.add_all(measured, traffic::calls(month));
    let woken = traffic::woken(measured, month).map_err(|sentence| anyhow!(sentence))?;
    left_out.extend(tally.add_all(measured, woken.iter().map(|(call, times)| (call.as_str(), *times))));

    let files = Files::of(month);
    let standing = Standing::of(&measured.operations);
    let mut lines = bill::of_requests(&tally, files, prices)?;
    lines.extend(bill::of_the_stage(&tally, files, month, &standing, prices)?);
    let all = bill::sum(&lines);

    let mut text = format!(
        "A month of {} contracts with {} users in {}, in the stage's month {}: {} sign-ins, {} OTP checks, {} pages \
         looked at, {} changes of users, {} procedures, {} mails. USD without tax; free tiers are not taken off.\n\n",
        whole(month.contracts),
        whole(month.users),
        prices.region,
        whole(month.months),
        whole(month.sign_ins),
        whole(month.otp_checks),
        whole(month.page_views),
        whole(month.changes),
        whole(month.procedures),
        whole(month.mails),
    );
    text += &report::table(&report::merged(lines));
    text += &format!("\n{:.4} USD for each contract.\n\n", all / month.contracts);
    for (what, call) in PATHS {
        let lines = million(measured, prices, call)?;
        text += &format!(
            "A million {what} (`{call}`, the whole path of the request): {:.2} USD.\n\n",
            bill::sum(&lines)
        );
        text += &report::table(&lines);
        text.push('\n');
    }
    text += &report::prices(prices);
    let machine = &measured.durations.machine;
    text += &format!(
        "\nDurations of {} on {} cores of {}{}; reserves are in `xtask/src/cost`.\n",
        measured.durations.taken,
        machine.cores,
        machine.architecture,
        if machine.optimised { "" } else { ", not optimised" },
    );
    if !left_out.is_empty() {
        text += &format!(
            "\nNot in the sum (`cargo xtask bench --write` measures what it knows):\n- {}\n",
            left_out.join("\n- ")
        );
    }
    Ok(text)
}

/// What a million of a call cost.
fn million(measured: &Measured, prices: &Prices, call: &str) -> Result<Vec<Line>> {
    let mut tally = Tally::default();
    tally.add(&measured.request(call).map_err(|sentence| anyhow!(sentence))?, 1_000_000.0);
    let lines = bill::of_requests(&tally, Files::default(), prices)?;
    Ok(report::merged(lines.into_iter().filter(|line| line.quantity > 0.0).collect()))
}
