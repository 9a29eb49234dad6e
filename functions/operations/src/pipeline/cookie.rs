//! The session cookie: contract, user and secret. The ids in it are only where to look; the secret decides.

use crate::bank::CookieRule;
use ports::records::Identity;
use shared::domain::id::{ContractId, UserId};
use shared::domain::secret::Secret;

/// Longest cookie value that is looked at.
const LONGEST: usize = 256;

/// What the cookie says.
#[derive(Debug, Clone)]
pub(crate) struct SessionCookie {
    pub(crate) who: Identity,
    pub(crate) secret: Secret,
}

impl SessionCookie {
    /// Reads the `Cookie` header; anything that is not ours is nobody's.
    pub(crate) fn read(rule: CookieRule, header: &str) -> Option<Self> {
        let value =
            header.split(';').find_map(|pair| pair.trim().strip_prefix(rule.name())?.strip_prefix('='))?;
        if value.len() > LONGEST {
            return None;
        }
        let mut parts = value.split('.');
        let (contract, user, secret) = (parts.next()?, parts.next()?, parts.next()?);
        if parts.next().is_some() {
            return None;
        }
        let who =
            Identity { contract: ContractId::try_from(contract).ok()?, user: UserId::try_from(user).ok()? };
        Some(Self { who, secret: Secret::new(secret) })
    }

    /// The `Set-Cookie` header that gives a browser its session.
    pub(crate) fn set(&self, rule: CookieRule) -> String {
        let (who, secret) = (&self.who, self.secret.expose());
        format!("{}={}.{}.{secret}; {}", rule.name(), who.contract, who.user, rule.attributes())
    }

    /// The `Set-Cookie` header that takes it away.
    pub(crate) fn clear(rule: CookieRule) -> String {
        format!("{}=; Max-Age=0; {}", rule.name(), rule.attributes())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cookies_of_a_deployment_are_bound_to_its_host() {
        // Source: ASVS 3.3.1 to 3.3.4.
        let cookie = SessionCookie::read(CookieRule::Host, "a=b; __Host-kagimate=c.u.s");
        assert_eq!(
            cookie.map(|c| c.set(CookieRule::Host)).as_deref(),
            Some("__Host-kagimate=c.u.s; Path=/; HttpOnly; Secure; SameSite=Strict")
        );
    }

    #[test]
    fn what_is_not_ours_is_nobodys() {
        for header in [
            "",
            "kagimate=",
            "kagimate=a.b",
            "kagimate=a.b.c.d",
            "kagimate=a b.c.d",
            "kagimatex=a.b.c",
            "__Host-kagimate=a.b.c",
        ] {
            assert!(SessionCookie::read(CookieRule::Loopback, header).is_none(), "{header}");
        }
    }
}
