//! Asking the table: one item, several, or a part of a partition.

use crate::DynamoStore;
use crate::call;
use crate::expression::Binder;
use crate::items::{self, Attributes};
use crate::keys::Key;
use crate::table::{INDEX, INDEX_PARTITION_KEY, INDEX_SORT_KEY};
use aws_sdk_dynamodb::types::{AttributeValue, KeysAndAttributes, ReturnConsumedCapacity};
use futures::future::try_join_all;
use ports::meter::Meter;
use ports::store::StoreError;
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;

/// Most keys of one batch [DynamoDB limit].
const BATCH: usize = 100;

/// How often what a batch left unprocessed is asked for again.
const BATCH_ROUNDS: usize = 5;

/// Which part of a partition a query wants.
#[derive(Default)]
pub(crate) struct Range {
    pub(crate) index: bool,
    pub(crate) between: Option<(String, String)>,
    pub(crate) after: Option<String>,
    pub(crate) newest_first: bool,
    pub(crate) limit: Option<u32>,
}

impl DynamoStore {
    pub(crate) async fn get<I: DeserializeOwned>(&self, key: &Key) -> Result<Option<I>, StoreError> {
        self.raw(key).await?.map(items::item).transpose()
    }

    pub(crate) async fn raw(&self, key: &Key) -> Result<Option<Attributes>, StoreError> {
        let call = Meter::call();
        let answer = self
            .client
            .get_item()
            .table_name(&self.table)
            .key("pk", AttributeValue::S(key.pk.clone()))
            .key("sk", AttributeValue::S(key.sk.clone()))
            .consistent_read(true)
            .return_consumed_capacity(ReturnConsumedCapacity::Total)
            .send()
            .await
            .map_err(call::failure)?;
        drop(call);
        call::read(answer.consumed_capacity.as_slice());
        Ok(answer.item)
    }

    /// Items by key; those that don't exist are not in the answer.
    pub(crate) async fn batch(&self, keys: Vec<Key>) -> Result<BTreeMap<Key, Attributes>, StoreError> {
        let chunks = keys.chunks(BATCH).map(|chunk| self.batch_of(chunk.to_vec()));
        Ok(try_join_all(chunks).await?.into_iter().flatten().collect())
    }

    async fn batch_of(&self, keys: Vec<Key>) -> Result<Vec<(Key, Attributes)>, StoreError> {
        let asked = keys.into_iter().map(|key| {
            Attributes::from([
                ("pk".into(), AttributeValue::S(key.pk)),
                ("sk".into(), AttributeValue::S(key.sk)),
            ])
        });
        let mut wanted = KeysAndAttributes::builder()
            .set_keys(Some(asked.collect()))
            .consistent_read(true)
            .build()
            .map_err(|error| StoreError(error.to_string()))?;
        let mut found = Vec::new();
        for _ in 0..BATCH_ROUNDS {
            let call = Meter::call();
            let answer = self
                .client
                .batch_get_item()
                .request_items(&self.table, wanted)
                .return_consumed_capacity(ReturnConsumedCapacity::Total)
                .send()
                .await
                .map_err(call::failure)?;
            drop(call);
            call::read(answer.consumed_capacity());
            for attributes in answer.responses.unwrap_or_default().into_values().flatten() {
                if let (Some(AttributeValue::S(pk)), Some(AttributeValue::S(sk))) =
                    (attributes.get("pk"), attributes.get("sk"))
                {
                    found.push((Key { pk: pk.clone(), sk: sk.clone() }, attributes));
                }
            }
            match answer.unprocessed_keys.unwrap_or_default().into_values().next() {
                None => return Ok(found),
                Some(rest) => wanted = rest,
            }
        }
        Err(StoreError("a batch was left unprocessed again and again".into()))
    }

    pub(crate) async fn query(
        &self,
        partition: &str,
        range: Range,
    ) -> Result<(Vec<Attributes>, bool), StoreError> {
        let mut rows = Vec::new();
        let mut start: Option<Attributes> = range.after.map(|sk| {
            Attributes::from([
                ("pk".into(), AttributeValue::S(partition.to_owned())),
                ("sk".into(), AttributeValue::S(sk)),
            ])
        });
        loop {
            let mut bind = Binder::default();
            let (pk, sk) = if range.index { (INDEX_PARTITION_KEY, INDEX_SORT_KEY) } else { ("pk", "sk") };
            let (pk, at) = (bind.name(pk), bind.text(partition));
            let mut condition = format!("{pk} = {at}");
            if let Some((low, high)) = &range.between {
                let (sk, low, high) = (bind.name(sk), bind.text(low), bind.text(high));
                condition.push_str(&format!(" AND {sk} BETWEEN {low} AND {high}"));
            }
            let call = Meter::call();
            let answer = self
                .client
                .query()
                .table_name(&self.table)
                .key_condition_expression(condition)
                .set_expression_attribute_names(bind.names())
                .set_expression_attribute_values(bind.values())
                .set_index_name(range.index.then(|| INDEX.to_owned()))
                .consistent_read(!range.index)
                .scan_index_forward(!range.newest_first)
                .set_limit(range.limit.and_then(|limit| i32::try_from(limit).ok()))
                .set_exclusive_start_key(start.take())
                .return_consumed_capacity(ReturnConsumedCapacity::Total)
                .send()
                .await
                .map_err(call::failure)?;
            drop(call);
            call::read(answer.consumed_capacity.as_slice());
            rows.extend(answer.items.unwrap_or_default());
            let more = answer.last_evaluated_key.filter(|key| !key.is_empty());
            let full = range.limit.is_some_and(|limit| rows.len() >= limit as usize);
            if full || more.is_none() {
                return Ok((rows, more.is_some()));
            }
            start = more;
        }
    }

    pub(crate) async fn all<I: DeserializeOwned>(&self, partition: &str) -> Result<Vec<I>, StoreError> {
        self.query(partition, Range::default()).await?.0.into_iter().map(items::item).collect()
    }
}
