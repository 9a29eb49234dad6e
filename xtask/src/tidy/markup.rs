//! The content security policy of the page allows no inline script and no inline style; a browser would
//! drop them silently, so they are found here.

use super::Source;

/// Checks a file of the page.
pub fn check(source: &Source) -> Vec<String> {
    if !source.is_in(&["frontend"]) {
        return Vec::new();
    }
    let html = source.ends(&[".html"]);
    source.findings(|line| {
        if line.contains("<style") {
            return Some("inline <style>: styles belong into frontend/style".to_owned());
        }
        // Only the template may name scripts, and each must come from a file.
        let loads_file = html && line.contains(" src=") && line.contains("></script>");
        if line.contains("<script") && !loads_file {
            return Some("inline <script>: scripts are files of their own".to_owned());
        }
        if has_attribute(line, |name| name == "style") {
            return Some("style attribute: give it a class, or use `style:property=`".to_owned());
        }
        if html && has_attribute(line, |name| name.starts_with("on")) {
            return Some("inline event handler".to_owned());
        }
        None
    })
}

/// Whether `name=` stands in the line as an attribute does: after a space, and without one before the `=`.
fn has_attribute(line: &str, matches: impl Fn(&str) -> bool) -> bool {
    line.match_indices('=').any(|(at, _)| {
        let before = &line[..at];
        let start = before.rfind(|c: char| !c.is_ascii_alphanumeric() && c != '-').map_or(0, |last| last + 1);
        let spaced = before[..start].ends_with([' ', '\t', '"', '\'']);
        (spaced || start == 0) && matches(&before[start..])
    })
}

#[test]
fn finds_what_the_policy_would_drop() {
    let check =
        |path: &str, text: &str| check(&Source { path: path.to_owned(), text: text.to_owned() }).len();
    let (page, html) = ("frontend/kit/src/a.rs", "frontend/door/index.html");
    assert_eq!(check(page, "let style = 1; view! { <p class=\"style\" style:color=red on:click=go/> }"), 0);
    assert_eq!(check(page, "<p style=\"color: red\">"), 1);
    assert_eq!(check(page, "<p style=move || colour()>"), 1);
    assert_eq!(check(page, "style={colour}"), 1);
    assert_eq!(check(page, "<style>"), 1);
    assert_eq!(check(page, "<script src=\"/x.js\"></script>"), 1);
    assert_eq!(check(html, "<script type=\"module\" src=\"/x.js\"></script>"), 0);
    assert_eq!(check(html, "<script>go()</script>"), 1);
    assert_eq!(check(html, "<body onload=\"go()\">"), 1);
    assert_eq!(check(html, "<meta name=\"viewport\" content=\"width=device-width\">"), 0);
    assert_eq!(check("tests/a.html", "<style>"), 0);
}
