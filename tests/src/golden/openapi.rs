//! `infra/openapi.json`: the API as OpenAPI 3.1, from the schemas of the wire types.

use super::compare;
use schemars::SchemaGenerator;
use schemars::generate::SchemaSettings;
use serde_json::{Map, Value, json};
use shared::domain::access::AccessFloor;
use shared::operations::problem::Problem;
use shared::operations::proof::{Request, header};
use shared::operations::{Declaration, Method, Operation, catalogue};

fn generator() -> SchemaGenerator {
    SchemaSettings::draft2020_12()
        .with(|settings| settings.definitions_path = "/components/schemas".into())
        .into_generator()
}

/// Flat inputs travel as a query.
fn parameters(declaration: &Declaration, input: &Value, schemas: &Map<String, Value>) -> Vec<Value> {
    let required = |name: &str, description: &str| json!({ "name": name, "in": "header", "required": true, "description": description, "schema": { "type": "string" } });
    let mut parameters = vec![required(header::CLIENT, "Any value: a form on a foreign page can't send it.")];
    if declaration.keyed {
        let description = "A key of the caller's choice, by which a repeated request happens once.";
        let mut key = required(header::IDEMPOTENCY_KEY, description);
        key["schema"] = json!({ "type": "string", "pattern": "^[A-Za-z0-9_-]{1,64}$" });
        parameters.push(key);
    }
    if declaration.method == Method::Get {
        let name = input["$ref"].as_str().and_then(|path| path.rsplit('/').next()).unwrap_or_default();
        let fields = schemas.get(name).and_then(|schema| schema["properties"].as_object());
        for (name, schema) in fields.into_iter().flatten() {
            parameters.push(json!({ "name": name, "in": "query", "required": false, "schema": schema }));
        }
    }
    parameters
}

fn describe<O: Operation>(generator: &mut SchemaGenerator, paths: &mut Map<String, Value>) {
    let declaration = O::DECLARATION;
    let output = generator.subschema_for::<O::Output>().to_value();
    let problem = generator.subschema_for::<Problem<O::Denied>>().to_value();
    let input = generator.subschema_for::<O::Input>().to_value();
    let content = |kind: &str, schema: Value| json!({ kind: { "schema": schema } });
    let known = generator.definitions().clone();
    let mut operation = json!({
        "operationId": declaration.name,
        "tags": [declaration.name.split('.').next()],
        "summary": declaration.summary,
        "x-access": declaration.access,
        "x-work": declaration.work,
        "parameters": parameters(&declaration, &input, &known),
        "responses": {
            "200": { "description": "Done", "content": content("application/json", output) },
            "default": { "description": "Not done", "content": content("application/problem+json", problem) },
        },
    });
    if declaration.method == Method::Post {
        let request = generator.subschema_for::<Request<O::Input>>().to_value();
        operation["requestBody"] =
            json!({ "required": true, "content": content("application/json", request) });
    }
    if declaration.access == AccessFloor::Public {
        operation["security"] = json!([]);
    }
    let method: &'static str = declaration.method.into();
    paths.insert(declaration.path.to_owned(), json!({ method: operation }));
}

macro_rules! describe_all {
    ($generator:ident, $paths:ident; $($operation:ty),+ $(,)?) => { $(
        if <$operation as Operation>::DECLARATION.access != AccessFloor::Bank {
            describe::<$operation>(&mut $generator, &mut $paths);
        }
    )+ };
}

fn document() -> Value {
    let (mut generator, mut paths) = (generator(), Map::new());
    shared::for_each_operation!(describe_all, generator, paths);
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Kagimate",
            "version": "1",
            "description": "The public API of the portal. What the bank does itself has no public route.",
        },
        "paths": paths,
        "components": {
            "schemas": generator.take_definitions(true),
            "securitySchemes": { "session": { "type": "apiKey", "in": "cookie", "name": "__Host-kagimate" } },
        },
        "security": [{ "session": [] }],
    })
}

#[test]
fn the_document_of_the_api_follows_from_the_catalogue() {
    // Source: issue, "Under it".
    compare("infra/openapi.json", &format!("{}\n", serde_json::to_string_pretty(&document()).unwrap()));
}

/// Every reference in the document.
fn references<'v>(value: &'v Value, found: &mut Vec<&'v str>) {
    match value {
        Value::Object(fields) => {
            found.extend(fields.get("$ref").and_then(Value::as_str));
            fields.values().for_each(|field| references(field, found));
        }
        Value::Array(values) => values.iter().for_each(|value| references(value, found)),
        _ => {}
    }
}

#[test]
fn the_document_is_whole_and_says_nothing_of_the_bank_s_own() {
    let document = document();
    let mut found = Vec::new();
    references(&document, &mut found);
    assert!(!found.is_empty());
    for reference in found {
        let pointer = reference.strip_prefix('#').unwrap();
        assert!(document.pointer(pointer).is_some(), "{reference} leads nowhere");
    }
    for declaration in catalogue() {
        let described = document["paths"].get(declaration.path).is_some();
        assert_eq!(described, declaration.access != AccessFloor::Bank, "{}", declaration.name);
    }
}
