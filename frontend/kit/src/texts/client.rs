//! Browsers.

use crate::i18n::{Locale, td_string};
use shared::domain::client::{Browser, Client, System};

/// `Edge・Windows` / `Edge, Windows`.
pub fn client(locale: Locale, client: Client) -> String {
    let browser = match client.browser {
        Browser::Edge => "Edge",
        Browser::Chrome => "Chrome",
        Browser::Firefox => "Firefox",
        Browser::Safari => "Safari",
        Browser::Other => td_string!(locale, common.other_browser),
    };
    let system = match client.system {
        System::Windows => "Windows",
        System::Mac => "Mac",
        System::Linux => "Linux",
        System::Android => "Android",
        System::Ios => "iOS",
        System::Other => td_string!(locale, common.other_system),
    };
    td_string!(locale, common.client, browser = browser, system = system).to_string()
}
