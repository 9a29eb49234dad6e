//! A rough word for the browser that a request came from, so that a person recognises their own sign-ins.

use serde::{Deserialize, Serialize};

words! {
    /// The browser, as far as it says.
    pub enum Browser {
        /// Microsoft Edge.
        Edge,
        /// Google Chrome and Chromium.
        Chrome,
        /// Mozilla Firefox.
        Firefox,
        /// Apple Safari.
        Safari,
        /// Anything else.
        Other,
    }
}

words! {
    /// The operating system, as far as the browser says.
    pub enum System {
        /// Microsoft Windows.
        Windows,
        /// Apple macOS.
        Mac,
        /// Linux and ChromeOS.
        Linux,
        /// Android.
        Android,
        /// iOS and iPadOS.
        Ios,
        /// Anything else.
        Other,
    }
}

/// What a sign-in is recognised by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Client {
    /// The browser.
    pub browser: Browser,
    /// The system.
    pub system: System,
}

impl Client {
    /// Reads a `User-Agent` header. It can be forged, so nothing is ever decided by it.
    #[must_use]
    pub fn from_user_agent(header: &str) -> Self {
        let first =
            |table: &[(&str, usize)]| table.iter().find(|(mark, _)| header.contains(mark)).map(|(_, at)| *at);
        let browser = match first(&[("Edg", 0), ("Firefox/", 1), ("Chrom", 2), ("CriOS", 2), ("Safari/", 3)])
        {
            Some(0) => Browser::Edge,
            Some(1) => Browser::Firefox,
            Some(2) => Browser::Chrome,
            Some(3) => Browser::Safari,
            _ => Browser::Other,
        };
        let system = match first(&[
            ("iPhone", 0),
            ("iPad", 0),
            ("Android", 1),
            ("Windows", 2),
            ("Mac OS", 3),
            ("Linux", 4),
            ("CrOS", 4),
        ]) {
            Some(0) => System::Ios,
            Some(1) => System::Android,
            Some(2) => System::Windows,
            Some(3) => System::Mac,
            Some(4) => System::Linux,
            _ => System::Other,
        };
        Self { browser, system }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn browsers_are_told_apart() {
        for (header, browser, system) in [
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Safari/537.36 Edg/130.0",
                Browser::Edge,
                System::Windows,
            ),
            (
                "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Safari/605.1.15",
                Browser::Safari,
                System::Mac,
            ),
            (
                "Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0",
                Browser::Firefox,
                System::Linux,
            ),
            ("curl/8", Browser::Other, System::Other),
        ] {
            assert_eq!(Client::from_user_agent(header), Client { browser, system }, "{header}");
        }
    }
}
