//! What was chosen, as it stands in the address.

use kit::{location, routes};
use shared::domain::rescue::{Helper, Problem};
use shared::domain::user::Role;
use shared::operations::rescue::AskGuide;
use std::str::FromStr;

/// What was chosen so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Asked {
    /// What happened.
    pub problem: Option<Problem>,
    /// Who one is.
    pub role: Option<Role>,
    /// Who else could help.
    pub helper: Option<Helper>,
}

impl Asked {
    /// What the address of the page says.
    pub fn here() -> Self {
        Self { problem: word("problem"), role: word("role"), helper: word("helper") }
    }

    /// With the role of who is signed in, unless another one was chosen.
    pub fn by(self, role: Option<Role>) -> Self {
        Self { role: self.role.or(role), ..self }
    }

    /// With another choice of one question.
    pub fn with(self, question: &str, choice: &str) -> Self {
        match question {
            "problem" => Self { problem: Problem::from_str(choice).ok(), ..self },
            "role" => Self { role: Role::from_str(choice).ok(), ..self },
            _ => Self { helper: Helper::from_str(choice).ok(), ..self },
        }
    }

    /// What is chosen for a question.
    pub fn choice(self, question: &str) -> Option<&'static str> {
        match question {
            "problem" => self.problem.map(Into::into),
            "role" => self.role.map(Into::into),
            _ => self.helper.map(Into::into),
        }
    }

    /// All three, once they are chosen.
    pub fn whole(self) -> Option<AskGuide> {
        Some(AskGuide { role: self.role?, helper: self.helper?, problem: self.problem? })
    }

    /// Its address.
    pub fn href(self) -> String {
        let chosen = ["problem", "role", "helper"];
        let pairs =
            chosen.iter().filter_map(|question| Some(format!("{question}={}", self.choice(question)?)));
        format!("{}?{}", routes::HELP, pairs.collect::<Vec<_>>().join("&"))
    }
}

fn word<T: FromStr>(name: &str) -> Option<T> {
    T::from_str(&location::query(name)?).ok()
}
