//! Reads the three parts of a message from one key.

/// `said!(locale, area.key)`: what happened, what it means, what to do next.
macro_rules! said {
    ($locale:ident, $($key:ident).+) => {
        Said {
            what: td_string!($locale, $($key).+.what).to_string(),
            means: td_string!($locale, $($key).+.means).to_string(),
            next: td_string!($locale, $($key).+.next).to_string(),
        }
    };
}
pub(super) use said;
