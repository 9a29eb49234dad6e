//! What was found wrong, said together at the end.

/// How far beyond its target a time must be to fail: machines differ, and others work on them.
pub const PATIENCE: f64 = 3.0;

/// Gates that did not hold.
#[derive(Debug, Default)]
pub struct Verdict {
    broken: Vec<String>,
}

impl Verdict {
    /// Notes a gate that must hold.
    pub fn must(&mut self, holds: bool, told: impl FnOnce() -> String) {
        if !holds {
            self.broken.push(told());
        }
    }

    /// Notes a figure that may not be above its target by more than the patience.
    pub fn at_most(&mut self, what: &str, measured: f64, target: f64, unit: &str) {
        self.must(measured <= target * PATIENCE, || {
            format!("{what}: {measured:.1}{unit}, more than {PATIENCE} times the target of {target}{unit}")
        });
    }

    /// Notes a figure that may not be below its target by more than the patience.
    pub fn at_least(&mut self, what: &str, measured: f64, target: f64, unit: &str) {
        self.must(measured >= target / PATIENCE, || {
            format!("{what}: {measured:.1}{unit}, less than a third of the target of {target}{unit}")
        });
    }

    /// Prints what did not hold; whether everything did.
    #[must_use]
    pub fn tell(self) -> bool {
        match self.broken.as_slice() {
            [] => println!("\nevery gate holds"),
            broken => {
                println!("\n{} gates do not hold:", broken.len());
                for line in broken {
                    println!("  {line}");
                }
            }
        }
        self.broken.is_empty()
    }
}
