//! The two-dimensional code of a software device, shown once. Nothing of it is drawn into a picture that could be
//! kept: it stands in the page as lines.

use kit::components::{Card, CopyButton, Notice, NoticeKind, focus};
use kit::i18n::{say, t, use_i18n};
use leptos::prelude::*;
use shared::operations::tokens::SoftwareDevice;

const CODE: &str = "software-code";

/// The code, or that it was shown before.
#[component]
pub fn Code(
    /// The device.
    device: SoftwareDevice,
) -> impl IntoView {
    let i18n = use_i18n();
    // The form went away with the focus in it.
    Effect::new(|| focus(CODE));
    let Some((address, path)) = device.otpauth.zip(device.code) else {
        return view! {
            <div id=CODE tabindex="-1">
                <Notice kind=NoticeKind::Warm title=say!(i18n, tokens.software.shown_title)>
                    <p>{t!(i18n, tokens.software.shown)}</p>
                    <p>{t!(i18n, tokens.software.shown_next)}</p>
                </Notice>
            </div>
        }
        .into_any();
    };
    let modules = device.modules;
    let (key, path) = (key_of(address.expose()), path.expose().to_owned());
    view! {
        <div id=CODE tabindex="-1">
            <Card title=say!(i18n, tokens.software.code_title)>
                <Notice kind=NoticeKind::Warm title=say!(i18n, tokens.software.code_once) />
                // Black on white also where the page is dark: cameras read nothing else.
                <svg
                    class="software-code"
                    viewBox=format!("0 0 {modules} {modules}")
                    width="264"
                    height="264"
                    role="img"
                    aria-label=t!(i18n, tokens.software.code_label)
                    shape-rendering="crispEdges"
                >
                    <rect width=modules height=modules fill="#ffffff" />
                    <path d=path fill="#000000" />
                </svg>
                <div class="software-text">
                    <p>{t!(i18n, tokens.software.code_text)}</p>
                    <code translate="no">{grouped(&key)}</code>
                    <CopyButton text=key />
                </div>
            </Card>
        </div>
    }
    .into_any()
}

/// The secret as it is typed into an app by hand, out of the address that the code holds.
fn key_of(address: &str) -> String {
    let (_, query) = address.split_once('?').unwrap_or_default();
    let key = query.split('&').find_map(|pair| pair.strip_prefix("secret="));
    key.unwrap_or_default().to_owned()
}

/// In groups of four letters.
fn grouped(key: &str) -> String {
    let letters: Vec<char> = key.chars().collect();
    letters.chunks(4).map(String::from_iter).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_key_is_shown_as_it_is_typed() {
        let address = "otpauth://totp/Bank:ishida26?secret=ABCDEFGH23&issuer=Bank&digits=6&period=60";
        assert_eq!(grouped(&key_of(address)), "ABCD EFGH 23");
        assert_eq!(key_of("otpauth://totp/Bank"), "");
    }
}
