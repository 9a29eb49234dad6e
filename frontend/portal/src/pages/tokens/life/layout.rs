//! Where the marks of a life stand, as percentages of the picture's width.

use super::reading::Happening;
use super::tone::Tone;
use shared::domain::instant::Instant;

/// Where the line begins.
const FIRST: f64 = 3.0;
/// Where today stands.
pub const TODAY: f64 = 94.0;
/// What a mark needs to stand beside another.
const MARK_WIDTH: f64 = 2.6;
/// Marks that stand above each other at most.
const LEVELS: usize = 4;
/// What a day below the line needs.
const LABEL_WIDTH: f64 = 22.0;

/// A mark.
#[derive(Debug, Clone, PartialEq)]
pub struct Mark {
    /// Where.
    pub place: f64,
    /// How many stand below it.
    pub level: usize,
    /// What it means.
    pub tone: Tone,
    /// When it was.
    pub at: Instant,
}

/// A stretch of the line in which the device stood so.
#[derive(Debug, Clone, PartialEq)]
pub struct Stretch {
    /// Where it begins.
    pub from: f64,
    /// Where it ends.
    pub to: f64,
    /// How it stood.
    pub tone: Tone,
}

/// The marks, oldest first.
pub fn marks(newest_first: &[Happening], now: Instant) -> Vec<Mark> {
    let begin = newest_first.last().map_or(now, Happening::at);
    let mut marks: Vec<Mark> = Vec::new();
    for happening in newest_first.iter().rev() {
        let place = place(happening.at(), begin, now);
        let level = match marks.last() {
            Some(last) if place - last.place < MARK_WIDTH => (last.level + 1) % LEVELS,
            _ => 0,
        };
        marks.push(Mark { place, level, tone: happening.tone(), at: happening.at() });
    }
    marks
}

/// How the device stood, up to today. Before the first event that is known, it is not known.
pub fn stretches(newest_first: &[Happening], now: Instant) -> Vec<Stretch> {
    let begin = newest_first.last().map_or(now, Happening::at);
    let mut stretches: Vec<Stretch> = Vec::new();
    let mut from = (FIRST, Tone::Idle);
    for happening in newest_first.iter().rev() {
        let after = match happening {
            Happening::Event(event) => Tone::after(event.kind),
            Happening::Failure(_) => None,
        };
        if let Some(tone) = after.filter(|tone| *tone != from.1) {
            let here = place(happening.at(), begin, now);
            if here > from.0 {
                stretches.push(Stretch { from: from.0, to: here, tone: from.1 });
            }
            from = (here, tone);
        }
    }
    stretches.push(Stretch { from: from.0, to: TODAY, tone: from.1 });
    stretches
}

/// Which marks have room for their day below the line, beside today's.
pub fn labelled(marks: &[Mark]) -> Vec<(f64, Instant)> {
    let mut chosen: Vec<(f64, Instant)> = Vec::new();
    for mark in marks {
        let free = chosen.last().is_none_or(|(last, _)| mark.place - last >= LABEL_WIDTH);
        if free && TODAY - mark.place >= LABEL_WIDTH * 0.75 || chosen.is_empty() && marks.len() == 1 {
            chosen.push((mark.place, mark.at));
        }
    }
    chosen
}

// Milliseconds of a device's life are far below 2^52.
#[allow(clippy::cast_precision_loss)]
fn place(at: Instant, begin: Instant, now: Instant) -> f64 {
    let whole = (now.0 - begin.0).max(1) as f64;
    let part = (at.0 - begin.0) as f64 / whole;
    FIRST + part.clamp(0.0, 1.0) * (TODAY - FIRST)
}

#[cfg(test)]
mod tests {
    use super::*;
    use shared::domain::field::FieldReason;
    use shared::domain::life::{LifeEvent, LifeKind};

    fn life(events: &[(LifeKind, i64)]) -> Result<Vec<Happening>, FieldReason> {
        let one = |(kind, at): &(LifeKind, i64)| {
            let serial = "0420-3318-7".try_into()?;
            let event = LifeEvent {
                id: at.to_string(),
                serial,
                at: Instant(*at),
                kind: *kind,
                person: None,
                by: None,
            };
            Ok(Happening::Event(event))
        };
        events.iter().map(one).collect()
    }

    #[test]
    fn a_life_runs_from_its_first_event_to_today() -> Result<(), FieldReason> {
        let life = life(&[
            (LifeKind::Released, 800),
            (LifeKind::Stopped, 600),
            (LifeKind::Registered, 200),
            (LifeKind::Assigned, 0),
        ])?;
        let tones: Vec<_> = stretches(&life, Instant(1000)).iter().map(|part| part.tone).collect();
        assert_eq!(tones, [Tone::Idle, Tone::Good, Tone::Bad, Tone::Good]);
        let marks = marks(&life, Instant(1000));
        assert!(marks.windows(2).all(|pair| pair[0].place < pair[1].place));
        assert!((marks[0].place - FIRST).abs() < f64::EPSILON && marks[3].place < TODAY);
        Ok(())
    }

    #[test]
    fn marks_of_one_moment_stand_above_each_other_and_days_have_room() -> Result<(), FieldReason> {
        let life = life(&[
            (LifeKind::Reported, 1001),
            (LifeKind::Stopped, 1001),
            (LifeKind::Registered, 1000),
            (LifeKind::Assigned, 0),
        ])?;
        let marks = marks(&life, Instant(4000));
        assert_eq!(marks.iter().map(|mark| mark.level).collect::<Vec<_>>(), [0, 0, 1, 2]);
        let days = labelled(&marks);
        assert!(days.windows(2).all(|pair| pair[1].0 - pair[0].0 >= LABEL_WIDTH));
        Ok(())
    }
}
