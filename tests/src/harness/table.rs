//! Looking at the whole table, and tampering with it, past the store.

use aws_sdk_dynamodb::Client;
use aws_sdk_dynamodb::types::AttributeValue;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// An item, as the SDK has it.
pub type Attributes = HashMap<String, AttributeValue>;

/// Everything in the table at a moment, by key.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Table(pub BTreeMap<(String, String), Attributes>);

fn text(attributes: &Attributes, name: &str) -> String {
    attributes.get(name).and_then(|value| value.as_s().ok()).cloned().unwrap_or_default()
}

/// The kind of item that lies under a partition key.
pub fn kind(partition: &str) -> String {
    partition.split('#').next().unwrap_or_default().to_owned()
}

impl Table {
    /// Reads everything.
    pub async fn scan(client: &Client) -> Self {
        let (mut rows, mut start) = (BTreeMap::new(), None);
        loop {
            let page = client.scan().table_name(local::engine::TABLE).set_exclusive_start_key(start.take());
            let page = page.consistent_read(true).send().await.unwrap();
            for item in page.items.unwrap_or_default() {
                rows.insert((text(&item, "pk"), text(&item, "sk")), item);
            }
            start = page.last_evaluated_key.filter(|key| !key.is_empty());
            if start.is_none() {
                return Self(rows);
            }
        }
    }

    /// Writes everything.
    pub async fn put(&self, client: &Client) {
        for item in self.0.values() {
            put(client, item).await;
        }
    }

    /// Makes the table what it was, whatever it has become.
    pub async fn restore(&self, client: &Client) {
        let now = Self::scan(client).await;
        for (key, item) in &self.0 {
            if now.0.get(key) != Some(item) {
                put(client, item).await;
            }
        }
        for (pk, sk) in now.0.into_keys().filter(|key| !self.0.contains_key(key)) {
            let delete = client.delete_item().table_name(local::engine::TABLE);
            delete.key("pk", AttributeValue::S(pk)).key("sk", AttributeValue::S(sk)).send().await.unwrap();
        }
    }

    /// Items of one kind.
    pub fn of(&self, wanted: &str) -> Vec<&Attributes> {
        self.0.iter().filter(|((partition, _), _)| kind(partition) == wanted).map(|(_, item)| item).collect()
    }

    /// The kinds of item in which two tables differ, with how many items do.
    pub fn changes(&self, later: &Self) -> BTreeMap<String, usize> {
        let keys: BTreeSet<_> = self.0.keys().chain(later.0.keys()).collect();
        let mut changed = BTreeMap::new();
        for key in keys {
            if self.0.get(key) != later.0.get(key) {
                *changed.entry(kind(&key.0)).or_default() += 1;
            }
        }
        changed
    }

    /// Everything as text, for looking for secrets.
    pub fn text(&self) -> String {
        format!("{:?}", self.0)
    }
}

async fn put(client: &Client, item: &Attributes) {
    let put = client.put_item().table_name(local::engine::TABLE);
    put.set_item(Some(item.clone())).send().await.unwrap();
}

/// A number of an item.
pub fn number(item: &Attributes, name: &str) -> i64 {
    item.get(name).and_then(|value| value.as_n().ok()).and_then(|number| number.parse().ok()).unwrap()
}

/// Changes one attribute of an item, past the store.
pub async fn tamper(client: &Client, key: &store::keys::Key, attribute: &str, value: AttributeValue) {
    let update = client.update_item().table_name(local::engine::TABLE).update_expression("SET #a = :v");
    update
        .key("pk", AttributeValue::S(key.pk.clone()))
        .key("sk", AttributeValue::S(key.sk.clone()))
        .expression_attribute_names("#a", attribute)
        .expression_attribute_values(":v", value)
        .send()
        .await
        .unwrap();
}
