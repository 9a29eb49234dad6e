//! An answer, and reading it.

use http::{HeaderMap, StatusCode};
use operations::pipeline::Answered;
use ports::meter::Figures;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// What came back.
#[derive(Debug, Clone)]
pub struct Answer {
    /// The status.
    pub status: u16,
    /// The headers.
    pub headers: HeaderMap,
    /// The body.
    pub body: Vec<u8>,
    /// What it cost.
    pub figures: Figures,
}

impl Answer {
    pub(super) fn of(answered: Answered) -> Self {
        let (parts, body) = answered.response.into_parts();
        Self { status: parts.status.as_u16(), headers: parts.headers, body, figures: answered.figures }
    }

    pub(super) fn bare(status: StatusCode) -> Self {
        Self {
            status: status.as_u16(),
            headers: HeaderMap::new(),
            body: Vec::new(),
            figures: Figures::default(),
        }
    }

    /// The body as JSON.
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_default()
    }

    /// The body as text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// A header.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).and_then(|value| value.to_str().ok())
    }

    /// Whether it says that the request had been committed before.
    pub fn repeated(&self) -> bool {
        self.header(shared::operations::proof::header::REPEATED) == Some("true")
    }

    /// What came back, in a line: `done`, or the failure with its parts, such as
    /// `proof second_factor wrong 9` or `field input.mail mail_shape`.
    pub fn told(&self) -> String {
        if self.status == 200 {
            return "done".to_owned();
        }
        let json = self.json();
        let failure = &json["failure"];
        let mut words = vec![word(&failure["code"])];
        match words.first().map(String::as_str) {
            Some("field") => words.extend([word(&failure["field"]), word(&failure["reason"])]),
            Some("session_over") => words.push(word(&failure["why"])),
            Some("denied") => words.push(word(&failure["reason"])),
            Some("proof") => {
                let refusal = &failure["refusal"];
                words.extend([word(&failure["authenticator"]), word(&refusal["why"])]);
                words.extend(refusal.get("remaining").map(word));
            }
            _ => {}
        }
        words.join(" ")
    }

    /// The output; fails with what came back instead.
    pub fn output<T: DeserializeOwned>(&self) -> T {
        assert_eq!(self.status, 200, "{}", self.text());
        serde_json::from_slice(&self.body).unwrap()
    }

    /// The body with its reference taken out: what must not differ between answers to strangers.
    pub fn apart_from_reference(&self) -> String {
        let json = self.json();
        let reference = json["reference"].as_str().unwrap_or_default();
        assert_eq!(reference.len(), 7, "a reference such as 7K4-M2Q: {}", self.text());
        self.text().replace(reference, "XXX-XXX")
    }
}

fn word(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}
