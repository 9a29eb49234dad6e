//! The table itself: the same definition for the embedded engine and for the cloud's modules.

use aws_sdk_dynamodb::Client;
use aws_sdk_dynamodb::types::{
    AttributeDefinition, BillingMode, KeySchemaElement, KeyType, ScalarAttributeType, TimeToLiveSpecification,
};

/// Name of the partition key.
pub const PARTITION_KEY: &str = "pk";
/// Name of the sort key.
pub const SORT_KEY: &str = "sk";
/// Attribute by which DynamoDB tidies up, in seconds since 1970; readers check the time themselves.
pub const TIME_TO_LIVE: &str = "expires_at";

/// Creates the table if it is not there.
///
/// # Errors
/// What the service said.
pub async fn create(client: &Client, table: &str) -> Result<(), String> {
    let exists = client.describe_table().table_name(table).send().await.is_ok();
    if exists {
        return Ok(());
    }
    let attribute = |name: &str| {
        AttributeDefinition::builder().attribute_name(name).attribute_type(ScalarAttributeType::S).build()
    };
    let element =
        |name: &str, kind: KeyType| KeySchemaElement::builder().attribute_name(name).key_type(kind).build();
    let text = |error: &dyn std::error::Error| error.to_string();
    client
        .create_table()
        .table_name(table)
        .billing_mode(BillingMode::PayPerRequest)
        .attribute_definitions(attribute(PARTITION_KEY).map_err(|e| text(&e))?)
        .attribute_definitions(attribute(SORT_KEY).map_err(|e| text(&e))?)
        .key_schema(element(PARTITION_KEY, KeyType::Hash).map_err(|e| text(&e))?)
        .key_schema(element(SORT_KEY, KeyType::Range).map_err(|e| text(&e))?)
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
