//! The bill as tables that a terminal and a README show alike.

use super::bill::sum;
use super::prices::{Line, Prices};
use std::fmt::Write;

/// A number in groups of three digits, without what is after its point.
pub fn whole(number: f64) -> String {
    let digits = format!("{:.0}", number.abs());
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at) % 3 == 0 {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// Small quantities keep three digits after the point.
fn quantity(number: f64) -> String {
    if number >= 100.0 || number.fract() == 0.0 { whole(number) } else { format!("{number:.3}") }
}

/// Lines by service, with their sum.
pub fn table(lines: &[Line]) -> String {
    let mut text = String::from("| service | what | quantity | USD each | USD |\n|---|---|---:|---:|---:|\n");
    for line in lines {
        // Writing into a text can't fail.
        let _ = writeln!(
            text,
            "| {} | {} | {} | {} | {:.2} |",
            line.service,
            line.what,
            quantity(line.quantity),
            line.price,
            line.usd
        );
    }
    let _ = writeln!(text, "| | **together** | | | **{:.2}** |", sum(lines));
    text
}

/// Lines of one service and thing made one, in the order of services.
pub fn merged(lines: Vec<Line>) -> Vec<Line> {
    let mut services: Vec<String> = Vec::new();
    let mut merged: Vec<Line> = Vec::new();
    for line in lines {
        if !services.contains(&line.service) {
            services.push(line.service.clone());
        }
        match merged.iter_mut().find(|known| known.service == line.service && known.what == line.what) {
            Some(known) => {
                known.quantity += line.quantity;
                known.usd += line.usd;
            }
            None => merged.push(line),
        }
    }
    merged.sort_by_key(|line| services.iter().position(|service| *service == line.service));
    merged
}

/// When prices were taken, and which nobody looked up.
pub fn prices(prices: &Prices) -> String {
    let days = || prices.all().filter(|price| !price.assumed).map(|price| price.taken.as_str());
    let (first, last) = (days().min().unwrap_or("never"), days().max().unwrap_or("never"));
    let assumed: Vec<String> = prices
        .all()
        .filter(|price| price.assumed)
        .map(|price| format!("{} {}", price.service, price.what))
        .collect();
    let mut text = format!("Prices of AWS's lists from {first} to {last}");
    if !assumed.is_empty() {
        let _ = write!(text, "; assumed, look them up before a budget: {}", assumed.join(", "));
    }
    text + "."
}

#[cfg(test)]
mod tests {
    use super::super::prices::tests::real;
    use super::*;

    fn line(service: &str, what: &str, usd: f64) -> Line {
        Line { service: service.into(), what: what.into(), quantity: 1234.5, price: "1".into(), usd }
    }

    #[test]
    fn digits_are_grouped() {
        for (number, expected) in
            [(0.0, "0"), (999.0, "999"), (1000.0, "1,000"), (1234567.8, "1,234,568"), (1e7, "10,000,000")]
        {
            assert_eq!(whole(number), expected);
        }
    }

    #[test]
    fn one_thing_stands_once_beside_its_service() {
        let lines = merged(vec![
            line("KMS", "requests", 1.0),
            line("WAF", "rules", 2.0),
            line("KMS", "keys", 4.0),
            line("KMS", "requests", 0.5),
        ]);
        let names: Vec<_> = lines.iter().map(|line| (line.service.as_str(), line.what.as_str())).collect();
        assert_eq!(names, [("KMS", "requests"), ("KMS", "keys"), ("WAF", "rules")]);
        assert_eq!((lines[0].usd, lines[0].quantity, sum(&lines)), (1.5, 2469.0, 7.5));
    }

    #[test]
    fn a_table_ends_in_its_sum() {
        let text = table(&[line("KMS", "keys", 1.0), line("WAF", "rules", 2.25)]);
        assert!(text.contains("| KMS | keys | 1,234 | 1 | 1.00 |"), "{text}");
        assert!(text.ends_with("| | **together** | | | **3.25** |\n"), "{text}");
    }

    #[test]
    fn what_was_not_looked_up_is_named() {
        let said = prices(&real());
        assert!(said.contains("SES mails") && !said.contains("DynamoDB write units"), "{said}");
    }
}
