//! Tables as CSV files, for the spreadsheets of our users.
//!
//! RFC 4180, with the byte order mark by which they know UTF-8, and so that no cell is ever taken for a formula.

use leptos::prelude::{document, set_timeout};
use std::time::Duration;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::js_sys::Array;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

/// By this they know that it is UTF-8.
const MARK: &str = "\u{feff}";

/// Where a spreadsheet would begin to calculate: in full width, too, as Japanese ones do [OWASP, CSV injection].
const FORMULA: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

/// Long enough for a browser to begin reading what it was told to keep.
const KEPT: Duration = Duration::from_secs(60);

/// Appends a row.
pub fn row<T: AsRef<str>>(text: &mut String, cells: impl IntoIterator<Item = T>) {
    for (index, content) in cells.into_iter().enumerate() {
        if index > 0 {
            text.push(',');
        }
        cell(text, content.as_ref());
    }
    text.push_str("\r\n");
}

fn cell(text: &mut String, content: &str) {
    let guard = if content.starts_with(FORMULA) { "'" } else { "" };
    if content.contains([',', '"', '\r', '\n']) {
        text.push('"');
        text.push_str(guard);
        text.push_str(&content.replace('"', "\"\""));
        text.push('"');
    } else {
        text.push_str(guard);
        text.push_str(content);
    }
}

/// A file that grows row by row. What is written goes to the browser part by part, so that a long table
/// never lies in the page's memory as one text.
pub struct Sheet {
    parts: Array,
    text: String,
}

impl Sheet {
    /// A file with the names of its columns.
    pub fn new<T: AsRef<str>>(head: impl IntoIterator<Item = T>) -> Self {
        let mut text = MARK.to_owned();
        row(&mut text, head);
        Self { parts: Array::new(), text }
    }

    /// Writes a row.
    pub fn row<T: AsRef<str>>(&mut self, cells: impl IntoIterator<Item = T>) {
        row(&mut self.text, cells);
    }

    /// Hands what was written to the browser.
    pub fn part(&mut self) {
        let text = Array::of1(&JsValue::from_str(&self.text));
        // A browser that can't make it would not have run this page.
        if let Ok(blob) = Blob::new_with_str_sequence(&text) {
            self.parts.push(&blob);
        }
        self.text.clear();
    }

    /// Has the browser keep the file under a name.
    pub fn save(mut self, name: &str) {
        self.part();
        let kind = BlobPropertyBag::new();
        kind.set_type("text/csv;charset=utf-8");
        let Ok(blob) = Blob::new_with_blob_sequence_and_options(&self.parts, &kind) else { return };
        let Ok(address) = Url::create_object_url_with_blob(&blob) else { return };
        let link = document().create_element("a").map(JsCast::dyn_into::<HtmlAnchorElement>);
        if let Ok(Ok(link)) = link {
            link.set_href(&address);
            link.set_download(name);
            link.click();
        }
        let forget = move || {
            // An address that is gone already needs no forgetting.
            let _ = Url::revoke_object_url(&address);
        };
        set_timeout(forget, KEPT);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(cells: &[&str]) -> String {
        let mut text = String::new();
        row(&mut text, cells);
        text
    }

    #[test]
    fn cells_are_quoted_where_they_must_be() {
        // Source: RFC 4180 section 2, rules 5 to 7.
        for (cells, expected) in [
            (&["a", "b"][..], "a,b\r\n"),
            (&["a,b", "c"], "\"a,b\",c\r\n"),
            (&["say \"yes\""], "\"say \"\"yes\"\"\"\r\n"),
            (&["one\ntwo", ""], "\"one\ntwo\",\r\n"),
            (&["佐藤 花子", "0420-3318-7"], "佐藤 花子,0420-3318-7\r\n"),
        ] {
            assert_eq!(line(cells), expected);
        }
    }

    #[test]
    fn no_cell_is_a_formula() {
        // Source: OWASP, CSV injection.
        for evil in ["=1+1", "+1", "-1", "@SUM(A1)", "＝1", "＋1", "－1", "＠x"] {
            assert_eq!(line(&[evil]), format!("'{evil}\r\n"));
        }
        assert_eq!(line(&["=cmd|' /C calc'!A0,\"x\""]), "\"'=cmd|' /C calc'!A0,\"\"x\"\"\"\r\n");
        assert_eq!(line(&["\t=1"]), "'\t=1\r\n");
        assert_eq!(line(&["\r=1"]), "\"'\r=1\"\r\n");
        assert_eq!(line(&["a=b", "1-2"]), "a=b,1-2\r\n");
    }

    #[test]
    fn a_file_begins_with_the_mark() {
        assert_eq!(MARK.as_bytes(), [0xef, 0xbb, 0xbf]);
    }
}
