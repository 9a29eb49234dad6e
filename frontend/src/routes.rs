//! The addresses of the pages, once.

/// Signing in.
pub const SIGN_IN: &str = "/sign-in";
/// Replacing temporary passwords.
pub const FIRST_USE: &str = "/first-use";
/// Home.
pub const HOME: &str = "/";
/// The devices.
pub const TOKENS: &str = "/tokens";
/// 利用開始登録.
pub const TOKENS_REGISTER: &str = "/tokens/register";
/// ワンタイムパスワードの利用停止解除.
pub const TOKENS_RELEASE: &str = "/tokens/release";
/// The register of payees.
pub const PAYEES: &str = "/payees";
/// A new payee.
pub const PAYEES_NEW: &str = "/payees/new";
/// The users.
pub const USERS: &str = "/users";
/// A new user.
pub const USERS_NEW: &str = "/users/new";
/// 利用者管理.
pub const MANAGEMENT: &str = "/management";
/// One's own history.
pub const HISTORY: &str = "/history";
/// お困りのとき.
pub const HELP: &str = "/help";

/// The sign-in page, with the way back to where one was.
pub fn sign_in_towards(path: &str) -> String {
    if path == HOME {
        return SIGN_IN.to_owned();
    }
    serde_urlencoded::to_string([("next", path)])
        .map_or_else(|_| SIGN_IN.to_owned(), |query| format!("{SIGN_IN}?{query}"))
}

/// Where to go after signing in: a path of this page, or home.
pub fn after_sign_in(next: Option<String>) -> String {
    let own = |path: &String| {
        path.starts_with('/') && !path.starts_with("//") && !path.contains('\\') && !path.starts_with(SIGN_IN)
    };
    next.filter(own).unwrap_or_else(|| HOME.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_back_never_leaves_the_page() {
        let after = |next: &str| after_sign_in(Some(next.to_owned()));
        assert_eq!(after("/tokens/release"), TOKENS_RELEASE);
        for foreign in ["//evil.example", "https://evil.example", "/\\evil.example", "/sign-in?next=/", ""] {
            assert_eq!(after(foreign), HOME, "{foreign}");
        }
        assert_eq!(sign_in_towards("/users?a=1"), "/sign-in?next=%2Fusers%3Fa%3D1");
    }
}
