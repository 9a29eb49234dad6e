//! How much is done in a month: what is told, and what follows from it where nothing is told.

use anyhow::{Result, bail};
use clap::value_parser;

/// What `cost` can be told. Everything is a month's, and everything but the first two follows from them.
#[derive(clap::Args, Default)]
pub struct Args {
    /// Companies with a contract
    #[arg(long, default_value_t = 1000, value_parser = value_parser!(u64).range(1..=1_000_000), allow_negative_numbers = true)]
    pub contracts: u64,
    /// Users of each
    #[arg(long, default_value_t = 7, value_parser = value_parser!(u64).range(1..=100), allow_negative_numbers = true)]
    pub users_per_contract: u64,
    /// Sign-ins [default: twelve of each user]
    #[arg(long, value_parser = counts(), allow_negative_numbers = true)]
    pub sign_ins: Option<u64>,
    /// Times that a one-time password is asked for [default: two of each user]
    #[arg(long, value_parser = counts(), allow_negative_numbers = true)]
    pub otp_checks: Option<u64>,
    /// Pages that are looked at [default: five of each sign-in]
    #[arg(long, value_parser = counts(), allow_negative_numbers = true)]
    pub page_views: Option<u64>,
    /// Users added, changed, suspended, or given other passwords [default: one of twenty]
    #[arg(long, value_parser = counts(), allow_negative_numbers = true)]
    pub changes: Option<u64>,
    /// Procedures filed and brought to their end [default: one of twenty contracts]
    #[arg(long, value_parser = counts(), allow_negative_numbers = true)]
    pub procedures: Option<u64>,
    /// Mails [default: one of each OTP check and change, four of each procedure]
    #[arg(long, value_parser = counts(), allow_negative_numbers = true)]
    pub mails: Option<u64>,
    /// Months since the stage was made: what is kept has grown so long
    #[arg(long, default_value_t = 12, value_parser = value_parser!(u64).range(1..=1200), allow_negative_numbers = true)]
    pub months: u64,
}

fn counts() -> clap::builder::RangedU64ValueParser {
    value_parser!(u64).range(0..=10_000_000_000)
}

/// More of it than this by one user in a month is a slip of the pen.
const MOST_BY_A_USER: u64 = 1000;

/// A month.
#[derive(Debug, Clone, PartialEq)]
pub struct Quantities {
    pub contracts: f64,
    pub users: f64,
    pub sign_ins: f64,
    pub otp_checks: f64,
    pub page_views: f64,
    pub changes: f64,
    pub procedures: f64,
    pub mails: f64,
    pub months: f64,
}

impl Quantities {
    /// Fills in what was not told, and refuses what can't be meant.
    pub fn of(args: &Args) -> Result<Self> {
        let users = args.contracts * args.users_per_contract;
        for (option, told) in [
            ("--sign-ins", args.sign_ins),
            ("--otp-checks", args.otp_checks),
            ("--page-views", args.page_views.map(|views| views / 10)),
            ("--changes", args.changes),
            ("--procedures", args.procedures),
            ("--mails", args.mails),
        ] {
            if told.is_some_and(|told| told > users * MOST_BY_A_USER) {
                bail!("{option} is too much for {users} users: nobody does so much in a month");
            }
        }
        let sign_ins = args.sign_ins.unwrap_or(users * 12);
        let otp_checks = args.otp_checks.unwrap_or(users * 2);
        let changes = args.changes.unwrap_or(users / 20);
        let procedures = args.procedures.unwrap_or(args.contracts / 20);
        Ok(Self {
            contracts: float(args.contracts),
            users: float(users),
            sign_ins: float(sign_ins),
            otp_checks: float(otp_checks),
            page_views: float(args.page_views.unwrap_or(sign_ins.saturating_mul(5))),
            changes: float(changes),
            procedures: float(procedures),
            mails: float(args.mails.unwrap_or(otp_checks + changes + procedures * 4)),
            months: float(args.months),
        })
    }
}

#[allow(clippy::cast_precision_loss, reason = "counts are far below what a float holds exactly")]
pub fn float(count: u64) -> f64 {
    count as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::Parser;

    #[derive(Parser)]
    struct Cli {
        #[command(flatten)]
        args: Args,
    }

    fn read(words: &str) -> Result<Quantities, String> {
        let words = std::iter::once("cost").chain(words.split_whitespace());
        let cli = Cli::try_parse_from(words).map_err(|error| error.to_string())?;
        Quantities::of(&cli.args).map_err(|error| error.to_string())
    }

    #[test]
    fn what_is_not_told_follows_from_what_is() {
        let month = read("--contracts 100 --users-per-contract 5").unwrap();
        let expected = Quantities {
            contracts: 100.0,
            users: 500.0,
            sign_ins: 6000.0,
            otp_checks: 1000.0,
            page_views: 30000.0,
            changes: 25.0,
            procedures: 5.0,
            mails: 1045.0,
            months: 12.0,
        };
        assert_eq!(month, expected);
        let told =
            read("--contracts 100 --users-per-contract 5 --sign-ins 10 --page-views 7 --mails 0").unwrap();
        assert_eq!((told.sign_ins, told.page_views, told.mails), (10.0, 7.0, 0.0));
    }

    #[test]
    fn what_can_t_be_meant_is_refused_by_its_option() {
        // Source: issue 5, "Bad input": a sentence before anything is computed.
        for (words, option) in [
            ("--contracts -5", "--contracts"),
            ("--contracts 0", "--contracts"),
            ("--contracts many", "--contracts"),
            ("--users-per-contract 101", "--users-per-contract"),
            ("--sign-ins -1", "--sign-ins"),
            ("--sign-ins 1.5", "--sign-ins"),
            ("--sign-ins 99999999999999999999", "--sign-ins"),
            ("--contracts 1 --sign-ins 7001", "--sign-ins"),
            ("--contracts 1 --otp-checks 7001", "--otp-checks"),
            ("--contracts 1 --page-views 70010", "--page-views"),
            ("--contracts 1 --mails 7001", "--mails"),
            ("--months 0", "--months"),
        ] {
            let said = read(words).unwrap_err();
            assert!(said.contains(option), "{words}: {said}");
        }
    }
}
