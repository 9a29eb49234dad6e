//! Expressions with their placeholders: names and values are bound where they are used, so that no reserved
//! word and no typed text ever stands in an expression.

use aws_sdk_dynamodb::types::AttributeValue;
use std::collections::HashMap;

/// The path before the parts of a counter: of a remembered browser, or of the secret itself.
pub(crate) fn counter(bind: &mut Binder, browser: Option<&str>) -> String {
    browser.map_or_else(String::new, |key| format!("{}.{}.", bind.name("browsers"), bind.name(key)))
}

/// Collects placeholders while an expression is written.
#[derive(Debug, Default)]
pub(crate) struct Binder {
    pub(crate) names: HashMap<String, String>,
    pub(crate) values: HashMap<String, AttributeValue>,
}

impl Binder {
    /// The placeholder of an attribute.
    pub(crate) fn name(&mut self, attribute: &str) -> String {
        let placeholder = format!("#{attribute}");
        self.names.insert(placeholder.clone(), attribute.to_owned());
        placeholder
    }

    /// The placeholder of a value.
    pub(crate) fn value(&mut self, value: AttributeValue) -> String {
        let placeholder = format!(":v{}", self.values.len());
        self.values.insert(placeholder.clone(), value);
        placeholder
    }

    /// The placeholder of a number.
    pub(crate) fn number(&mut self, number: impl ToString) -> String {
        self.value(AttributeValue::N(number.to_string()))
    }

    /// The placeholder of a text.
    pub(crate) fn text(&mut self, text: impl Into<String>) -> String {
        self.value(AttributeValue::S(text.into()))
    }

    /// The placeholder of bytes.
    pub(crate) fn bytes(&mut self, bytes: &[u8]) -> String {
        self.value(AttributeValue::B(bytes.to_vec().into()))
    }

    /// Names as the SDK takes them: none rather than an empty map.
    pub(crate) fn names(&self) -> Option<HashMap<String, String>> {
        (!self.names.is_empty()).then(|| self.names.clone())
    }

    /// Values as the SDK takes them.
    pub(crate) fn values(&self) -> Option<HashMap<String, AttributeValue>> {
        (!self.values.is_empty()).then(|| self.values.clone())
    }
}
