//! Browsers in which somebody once signed in (OWASP "device cookies"): each has a counter of its own at the login
//! password, so that whoever guesses from elsewhere locks their own way [rules 5, "Locking others out"].

use crate::bank::{Bank, CookieRule};
use crate::mint;
use crate::pipeline::Call;
use data_encoding::HEXLOWER;
use ports::environment::{NoRandomness, Random};
use ports::records::{BrowserChanges, LoginFound};
use shared::domain::attempt::{Lock, LockPolicy};
use shared::domain::id::LoginId;
use shared::domain::instant::Instant;
use shared::domain::policy::DoorPolicy;
use shared::domain::secret::Secret;
use shared::operations::Operation;

/// Bytes of a key: it names a browser of one user, and is of no use as a cookie.
const KEY_BYTES: usize = 16;

/// The cookie of a browser. It opens nothing: it only says on which counter an attempt is taken.
#[derive(Debug, Clone)]
pub(crate) struct BrowserCookie(Secret);

impl BrowserCookie {
    /// A new one.
    pub(crate) fn new(random: &dyn Random) -> Result<Self, NoRandomness> {
        mint::browser_secret(random).map(Self)
    }

    /// Reads the `Cookie` header; what we never gave is none.
    pub(crate) fn read(rule: CookieRule, header: &str) -> Option<Self> {
        let value =
            header.split(';').find_map(|pair| pair.trim().strip_prefix(rule.browser())?.strip_prefix('='))?;
        let ours = value.len() == mint::BROWSER_SIGNS
            && value.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'));
        ours.then(|| Self(Secret::new(value)))
    }

    /// Under which key a login password knows this browser: another one for each login ID, so that an ID that
    /// was given away or guessed says nothing about the others who use the browser.
    pub(crate) fn key(&self, bank: &Bank, id: &LoginId) -> String {
        let digest = bank.credentials.fingerprint(format!("{} {id}", self.0.expose()).as_bytes());
        HEXLOWER.encode(digest.get(..KEY_BYTES).unwrap_or_default())
    }

    /// The `Set-Cookie` header that gives it to the browser, or keeps it there.
    pub(crate) fn set(&self, rule: CookieRule, days: u32) -> String {
        let seconds = u64::from(days) * 86_400;
        format!("{}={}; Max-Age={seconds}; {}", rule.browser(), self.0.expose(), rule.attributes())
    }
}

/// The key of the browser that a request came from, where the bank remembers browsers.
pub(crate) fn browser_key<O: Operation>(bank: &Bank, call: &Call<O>, id: &LoginId) -> Option<String> {
    let cookie = call.browser.as_ref().filter(|_| bank.policies.door().door.browsers > 0);
    cookie.map(|cookie| cookie.key(bank, id))
}

/// What is remembered once somebody signed in by the browser of `key`: the oldest make room.
pub(crate) fn remembered(
    found: &LoginFound,
    policy: &DoorPolicy,
    key: String,
    now: Instant,
) -> BrowserChanges {
    let others = found.browsers.iter().flatten().filter(|(other, _)| **other != key);
    let mut others: Vec<_> = others.map(|(other, known)| (known.seen_at, other)).collect();
    others.sort_unstable();
    let past = |seen: Instant| now >= seen.plus_days(policy.browser_days);
    let surplus = (others.len() + 1).saturating_sub(policy.browsers.max(1));
    let gone = others.iter().enumerate().filter(|(at, (seen, _))| *at < surplus || past(*seen));
    BrowserChanges {
        forgets: gone.map(|(_, (_, other))| (*other).clone()).collect(),
        remembers: Some(key),
        first: found.browsers.is_none(),
    }
}

/// What is forgotten once the password is another: every browser but the one in which it was changed. A lock
/// runs on, so a browser that is barred stays barred.
pub(crate) fn forgotten(
    found: &LoginFound,
    here: Option<&str>,
    lock: &LockPolicy,
    now: Instant,
) -> BrowserChanges {
    let others = found.browsers.iter().flatten().filter(|(key, _)| here != Some(key.as_str()));
    let open = others.filter(|(_, known)| known.attempts.lock(lock, now) == Lock::Open);
    BrowserChanges { forgets: open.map(|(key, _)| key.clone()).collect(), ..BrowserChanges::default() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ports::credentials::PasswordHash;
    use ports::records::{Identity, KnownBrowser, LoginRecord};
    use shared::domain::attempt::Attempts;
    use shared::domain::policy::{BankPolicy, Preset};
    use std::collections::BTreeMap;

    #[test]
    fn the_cookie_of_a_browser_is_bound_to_its_host_and_stays() {
        // Source: rules 5; ASVS 3.3.1 to 3.3.4.
        let header = "a=b; __Host-kagimate=c.u.s; __Host-kagimate-browser=AAAAAAAAAAAAAAAAAAAAAA";
        let cookie = BrowserCookie::read(CookieRule::Host, header);
        assert_eq!(
            cookie.map(|cookie| cookie.set(CookieRule::Host, 180)).as_deref(),
            Some(
                "__Host-kagimate-browser=AAAAAAAAAAAAAAAAAAAAAA; Max-Age=15552000; Path=/; HttpOnly; Secure; \
                 SameSite=Strict"
            )
        );
        let local = BrowserCookie::read(CookieRule::Loopback, "kagimate-browser=AAAAAAAAAAAAAAAAAAAAA_");
        let local = local.map(|cookie| cookie.set(CookieRule::Loopback, 1)).unwrap_or_default();
        assert!(local.starts_with("kagimate-browser=") && !local.contains("Secure"), "{local}");
    }

    #[test]
    fn what_we_never_gave_is_none() {
        for header in [
            "",
            "kagimate-browser=",
            "kagimate-browser=short",
            "kagimate-browser=AAAAAAAAAAAAAAAAAAAA .",
            "kagimate=AAAAAAAAAAAAAAAAAAAAAA",
        ] {
            assert!(BrowserCookie::read(CookieRule::Loopback, header).is_none(), "{header}");
        }
    }

    fn found(browsers: &[(&str, u32, i64)]) -> LoginFound {
        let known = |(key, failures, seen): &(&str, u32, i64)| {
            let attempts = Attempts { failures: *failures, cleared: 0, last_at: Instant(*seen) };
            ((*key).to_owned(), KnownBrowser { attempts, seen_at: Instant(*seen) })
        };
        let id = |text: &str| LoginId::try_from(text).unwrap_or_else(|_| unreachable!("{text}"));
        let who = Identity {
            contract: "midori".try_into().unwrap_or_else(|_| unreachable!()),
            user: "u".try_into().unwrap_or_else(|_| unreachable!()),
        };
        LoginFound {
            record: LoginRecord {
                login_id: id("hanako01"),
                who,
                hash: PasswordHash::new(""),
                attempts: Attempts::default(),
                temporary_until: None,
                suspended: false,
                last_success_at: None,
            },
            browsers: (!browsers.is_empty()).then(|| browsers.iter().map(known).collect::<BTreeMap<_, _>>()),
            way: None,
        }
    }

    #[test]
    fn the_oldest_browser_makes_room() {
        let policy = BankPolicy::preset(Preset::Seventyseven).door;
        let five = found(&[("a", 0, 5), ("b", 0, 1), ("c", 0, 3), ("d", 0, 4), ("e", 0, 2)]);
        let now = Instant(10);
        assert_eq!(remembered(&five, &policy, "f".into(), now).forgets, ["b"]);
        assert!(remembered(&five, &policy, "c".into(), now).forgets.is_empty(), "known already");
        assert!(remembered(&found(&[]), &policy, "a".into(), now).first);
        let late = Instant(181 * 86_400_000);
        assert_eq!(
            remembered(&found(&[("a", 0, 5)]), &policy, "b".into(), late).forgets,
            ["a"],
            "past its days"
        );
    }

    #[test]
    fn a_changed_password_forgets_the_others_but_ends_no_lock() {
        let lock = BankPolicy::preset(Preset::Seventyseven).login_lock;
        let known = found(&[("here", 1, 1), ("barred", 6, 1), ("other", 2, 1)]);
        assert_eq!(forgotten(&known, Some("here"), &lock, Instant(2)).forgets, ["other"]);
        assert_eq!(forgotten(&known, None, &lock, Instant(2)).forgets, ["here", "other"]);
    }
}
