//! The steps from the sources of the page to the files that are handed out.

pub mod bindgen;
pub mod compile;
pub mod compress;
pub mod dist;
pub mod entrances;
pub mod naming;
pub mod optimise;
pub mod page;
pub mod report;
pub mod stamp;
pub mod style;

/// How much trouble a build takes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// As shipped.
    Web,
    /// As quickly as possible.
    Dev,
}

impl Mode {
    /// Cargo's profile.
    pub fn profile(self) -> &'static str {
        match self {
            Self::Web => "web",
            Self::Dev => "dev",
        }
    }

    /// The folder in which cargo keeps this profile's results.
    pub fn profile_folder(self) -> &'static str {
        match self {
            Self::Web => "web",
            Self::Dev => "debug",
        }
    }
}
