//! The table itself: the same definition for the embedded engine and for the cloud's modules.

use aws_sdk_dynamodb::Client;
use aws_sdk_dynamodb::error::BuildError;
use aws_sdk_dynamodb::types::{
    AttributeDefinition, BillingMode, CreateGlobalSecondaryIndexAction, GlobalSecondaryIndex,
    GlobalSecondaryIndexUpdate, KeySchemaElement, KeyType, Projection, ProjectionType, ScalarAttributeType,
    TableDescription, TimeToLiveSpecification,
};

/// Name of the partition key.
pub const PARTITION_KEY: &str = "pk";
/// Name of the sort key.
pub const SORT_KEY: &str = "sk";
/// Attribute by which DynamoDB tidies up, in seconds since 1970; readers check the time themselves.
pub const TIME_TO_LIVE: &str = "expires_at";
/// Name of the one index, for reading by time: it has whole items, and only those that carry its keys.
pub const INDEX: &str = "by_time";
/// Name of the index's partition key.
pub const INDEX_PARTITION_KEY: &str = "by";
/// Name of the index's sort key.
pub const INDEX_SORT_KEY: &str = "at_id";

fn attribute(name: &str) -> Result<AttributeDefinition, BuildError> {
    AttributeDefinition::builder().attribute_name(name).attribute_type(ScalarAttributeType::S).build()
}

fn element(name: &str, kind: KeyType) -> Result<KeySchemaElement, BuildError> {
    KeySchemaElement::builder().attribute_name(name).key_type(kind).build()
}

fn whole_items() -> Projection {
    Projection::builder().projection_type(ProjectionType::All).build()
}

/// Creates the table if it is not there, and the index of a table that an older version made.
///
/// # Errors
/// What the service said.
pub async fn create(client: &Client, table: &str) -> Result<(), String> {
    let text = |error: &dyn std::error::Error| error.to_string();
    if let Ok(described) = client.describe_table().table_name(table).send().await {
        let indexed = described.table.as_ref().is_some_and(is_indexed);
        return if indexed { Ok(()) } else { add_index(client, table).await };
    }
    let index = GlobalSecondaryIndex::builder()
        .index_name(INDEX)
        .key_schema(element(INDEX_PARTITION_KEY, KeyType::Hash).map_err(|e| text(&e))?)
        .key_schema(element(INDEX_SORT_KEY, KeyType::Range).map_err(|e| text(&e))?)
        .projection(whole_items())
        .build()
        .map_err(|e| text(&e))?;
    client
        .create_table()
        .table_name(table)
        .billing_mode(BillingMode::PayPerRequest)
        .attribute_definitions(attribute(PARTITION_KEY).map_err(|e| text(&e))?)
        .attribute_definitions(attribute(SORT_KEY).map_err(|e| text(&e))?)
        .attribute_definitions(attribute(INDEX_PARTITION_KEY).map_err(|e| text(&e))?)
        .attribute_definitions(attribute(INDEX_SORT_KEY).map_err(|e| text(&e))?)
        .key_schema(element(PARTITION_KEY, KeyType::Hash).map_err(|e| text(&e))?)
        .key_schema(element(SORT_KEY, KeyType::Range).map_err(|e| text(&e))?)
        .global_secondary_indexes(index)
        .send()
        .await
        .map_err(|e| text(&e.into_service_error()))?;
    let ttl = TimeToLiveSpecification::builder()
        .attribute_name(TIME_TO_LIVE)
        .enabled(true)
        .build()
        .map_err(|e| text(&e))?;
    client
        .update_time_to_live()
        .table_name(table)
        .time_to_live_specification(ttl)
        .send()
        .await
        .map_err(|e| text(&e.into_service_error()))?;
    Ok(())
}

fn is_indexed(table: &TableDescription) -> bool {
    table.global_secondary_indexes().iter().any(|index| index.index_name() == Some(INDEX))
}

/// Adds the index. Items of before carry none of its keys, so it begins empty.
async fn add_index(client: &Client, table: &str) -> Result<(), String> {
    let text = |error: &dyn std::error::Error| error.to_string();
    let create = CreateGlobalSecondaryIndexAction::builder()
        .index_name(INDEX)
        .key_schema(element(INDEX_PARTITION_KEY, KeyType::Hash).map_err(|e| text(&e))?)
        .key_schema(element(INDEX_SORT_KEY, KeyType::Range).map_err(|e| text(&e))?)
        .projection(whole_items())
        .build()
        .map_err(|e| text(&e))?;
    client
        .update_table()
        .table_name(table)
        .attribute_definitions(attribute(INDEX_PARTITION_KEY).map_err(|e| text(&e))?)
        .attribute_definitions(attribute(INDEX_SORT_KEY).map_err(|e| text(&e))?)
        .global_secondary_index_updates(GlobalSecondaryIndexUpdate::builder().create(create).build())
        .send()
        .await
        .map_err(|e| format!("the index can't be added: {}", e.into_service_error()))?;
    Ok(())
}
