//! The same thing many times at once.

mod administrators;
mod codes;
mod guesses;
mod repeats;

use crate::harness::Answer;
use std::collections::BTreeMap;

/// How often each thing was told.
fn tally(answers: &[Answer]) -> BTreeMap<String, usize> {
    let mut told = BTreeMap::new();
    for answer in answers {
        assert!(answer.status < 500, "no 5xx: {}", answer.text());
        *told.entry(answer.told()).or_default() += 1;
    }
    told
}
