//! What the table's stream tells the mailer.

use serde_json::{Value, json};

/// A batch with a record for each new item of these keys.
#[must_use]
pub fn event(keys: &[(String, String)]) -> Value {
    let record = |(at, (pk, sk)): (usize, &(String, String))| {
        json!({
            "eventID": format!("{at}"),
            "eventName": "INSERT",
            "eventVersion": "1.1",
            "eventSource": "aws:dynamodb",
            "awsRegion": "ap-northeast-1",
            "dynamodb": {
                "Keys": { "pk": { "S": pk }, "sk": { "S": sk } },
                "SequenceNumber": format!("{:021}", at + 1),
                "SizeBytes": 59,
                "StreamViewType": "KEYS_ONLY"
            },
            "eventSourceARN": "arn:aws:dynamodb:ap-northeast-1:111122223333:table/kagimate/stream/2026-11-21T00:00:00.000"
        })
    };
    json!({ "Records": keys.iter().enumerate().map(record).collect::<Vec<_>>() })
}
