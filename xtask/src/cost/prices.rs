//! What AWS asks for: `infra/prices.json`, each price with the day on which it was taken and its page.

use anyhow::{Context, Result, bail};
use serde::Deserialize;
use std::collections::BTreeMap;

/// Prices in USD without tax, of the first tier, without free tiers.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Prices {
    /// Where they hold.
    pub region: String,
    prices: BTreeMap<String, Price>,
}

/// One price.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Price {
    /// Whose it is.
    pub service: String,
    /// For what.
    pub what: String,
    usd: f64,
    per: f64,
    /// The day on which it was taken.
    pub taken: String,
    /// Whether nobody looked it up on the page of that day.
    pub assumed: bool,
    /// Where it stands.
    pub page: String,
}

/// A line of a bill.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// Whose it is.
    pub service: String,
    /// For what.
    pub what: String,
    /// How much of it.
    pub quantity: f64,
    /// What it costs, as a person reads it.
    pub price: String,
    /// What that makes.
    pub usd: f64,
}

impl Prices {
    /// Reads them, and refuses what can't be a price.
    pub fn read(text: &str) -> Result<Self> {
        let prices: Self = serde_json::from_str(text).context("infra/prices.json")?;
        for (name, price) in &prices.prices {
            if !(price.usd.is_finite() && price.usd >= 0.0 && price.per.is_finite() && price.per >= 1.0) {
                bail!("infra/prices.json: {name} is no price: {} USD per {}", price.usd, price.per);
            }
            if !price.page.starts_with("https://") || price.taken.is_empty() {
                bail!("infra/prices.json: {name} says no page, or not when it was taken");
            }
        }
        Ok(prices)
    }

    /// What a quantity of something costs.
    pub fn line(&self, name: &str, quantity: f64) -> Result<Line> {
        let Some(price) = self.prices.get(name) else {
            bail!("infra/prices.json has no price {name:?}");
        };
        Ok(Line {
            service: price.service.clone(),
            what: price.what.clone(),
            quantity,
            price: match price.per {
                1.0 => format!("{}", price.usd),
                per => format!("{} per {}", price.usd, super::report::whole(per)),
            },
            usd: quantity / price.per * price.usd,
        })
    }

    /// All of them.
    pub fn all(&self) -> impl Iterator<Item = &Price> {
        self.prices.values()
    }
}

#[cfg(test)]
pub mod tests {
    use super::*;

    /// The prices of the repository.
    pub fn real() -> Prices {
        Prices::read(include_str!("../../../infra/prices.json")).unwrap()
    }

    fn one(usd: &str, per: &str) -> String {
        format!(
            r#"{{"region": "x", "prices": {{"a.b": {{"service": "A", "what": "b", "usd": {usd}, "per": {per},
            "taken": "2026-11-22", "assumed": false, "page": "https://aws.amazon.com/"}}}}}}"#
        )
    }

    #[test]
    fn a_quantity_is_divided_before_it_is_multiplied() {
        let prices = Prices::read(&one("0.5", "1000")).unwrap();
        let line = prices.line("a.b", 3000.0).unwrap();
        assert_eq!((line.usd, line.price.as_str()), (1.5, "0.5 per 1,000"));
    }

    #[test]
    fn a_missing_price_is_a_sentence() {
        let said = real().line("dynamodb.dreams", 1.0).unwrap_err().to_string();
        assert_eq!(said, "infra/prices.json has no price \"dynamodb.dreams\"");
    }

    #[test]
    fn what_is_no_price_is_refused_by_name() {
        for (usd, per) in [("-1", "1"), ("1", "0"), ("1", "-5")] {
            let said = format!("{:#}", Prices::read(&one(usd, per)).unwrap_err());
            assert!(said.contains("a.b is no price"), "{said}");
        }
        let said = format!("{:#}", Prices::read(r#"{"region": "x", "price": {}}"#).unwrap_err());
        assert!(said.contains("unknown field"), "{said}");
    }
}
