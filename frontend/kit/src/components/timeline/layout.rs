//! Where the marks of a timeline stand, as percentages of its width.

use shared::domain::instant::Instant;
use shared::operations::tokens::FailureMark;

/// Where the line begins.
const FIRST: f64 = 4.0;
/// Where the stop stands; its label follows to the right.
pub const STOP: f64 = 68.0;
/// The distance that a time below the line needs.
const LABEL_WIDTH: f64 = 22.0;

/// The wrong codes of one person.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Whose.
    pub name: String,
    /// Where they stand, and when they were.
    pub marks: Vec<(f64, Instant)>,
}

/// The wrong codes up to the stop, person by person in the order in which they began.
pub fn rows(failures: &[FailureMark], stopped: Instant) -> Vec<Row> {
    let begin = failures.iter().map(|mark| mark.at).min().unwrap_or(stopped);
    let mut rows: Vec<Row> = Vec::new();
    for mark in failures {
        let place = (place(mark.at, begin, stopped), mark.at);
        match rows.iter_mut().find(|row| row.name == mark.name.as_str()) {
            Some(row) => row.marks.push(place),
            None => rows.push(Row { name: mark.name.to_string(), marks: vec![place] }),
        }
    }
    rows
}

/// Which marks have room for their time below the line.
pub fn labelled(rows: &[Row]) -> Vec<(f64, Instant)> {
    let mut marks: Vec<_> = rows.iter().flat_map(|row| row.marks.iter().copied()).collect();
    marks.sort_by_key(|(_, at)| *at);
    let mut chosen: Vec<(f64, Instant)> = Vec::new();
    for (place, at) in marks {
        let free = chosen.last().is_none_or(|(last, _)| place - last >= LABEL_WIDTH);
        if free && STOP - place >= LABEL_WIDTH / 2.0 || chosen.is_empty() {
            chosen.push((place, at));
        }
    }
    chosen
}

// Milliseconds between the marks of one device are far below 2^52.
#[allow(clippy::cast_precision_loss)]
fn place(at: Instant, begin: Instant, stopped: Instant) -> f64 {
    let whole = (stopped.0 - begin.0).max(1) as f64;
    let part = (at.0 - begin.0) as f64 / whole;
    // The last failure is the stop: it stays beside the stop's own mark.
    FIRST + part.clamp(0.0, 1.0) * (STOP - 3.0 - FIRST)
}

#[cfg(test)]
mod tests {
    use super::*;
    use shared::domain::user::TextField;

    fn failures(times: &[(&str, i64)]) -> Vec<FailureMark> {
        let name = |text: &str| TextField::try_from(text).unwrap_or_else(|_| unreachable!());
        times.iter().map(|(who, at)| FailureMark { name: name(who), at: Instant(at * 1000) }).collect()
    }

    #[test]
    fn every_person_has_a_row_and_marks_keep_their_order() {
        let rows = rows(&failures(&[("高橋", 0), ("田中", 30), ("高橋", 60)]), Instant(60_000));
        assert_eq!(
            rows.iter().map(|row| (row.name.as_str(), row.marks.len())).collect::<Vec<_>>(),
            [("高橋", 2), ("田中", 1)]
        );
        assert!(rows[0].marks[0].0 < rows[1].marks[0].0 && rows[1].marks[0].0 < rows[0].marks[1].0);
        assert!(rows[0].marks[1].0 < STOP);
    }

    #[test]
    fn times_below_the_line_never_overlap() {
        let crowd: Vec<_> = (0..10).map(|minute| ("高橋", minute * 60)).collect();
        let chosen = labelled(&rows(&failures(&crowd), Instant(540_000)));
        assert!(!chosen.is_empty() && chosen.windows(2).all(|pair| pair[1].0 - pair[0].0 >= LABEL_WIDTH));
    }
}
