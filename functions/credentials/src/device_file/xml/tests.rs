use super::*;

fn refused(text: &str) -> Option<FileProblem> {
    document(text, 100).err()
}

#[test]
fn names_go_by_namespace_and_not_by_prefix() {
    for text in [
        r#"<a xmlns="urn:ietf:params:xml:ns:keyprov:pskc"><b>t</b></a>"#,
        r#"<p:a xmlns:p="urn:ietf:params:xml:ns:keyprov:pskc"><p:b>t</p:b></p:a>"#,
        r#"<p:a xmlns:p="urn:ietf:params:xml:ns:keyprov:pskc"><q:b xmlns:q="urn:ietf:params:xml:ns:keyprov:pskc">t</q:b></p:a>"#,
    ] {
        let read = document(text, 100).map(|root| root.pskc(&["b"]).map(|b| b.text().to_string()));
        assert_eq!(read, Ok(Some("t".to_owned())), "{text}");
    }
    let elsewhere =
        document(r#"<a xmlns="urn:ietf:params:xml:ns:keyprov:pskc"><b xmlns="urn:x">t</b></a>"#, 100);
    assert!(elsewhere.is_ok_and(|root| root.pskc(&["b"]).is_none()));
}

#[test]
fn texts_are_joined_trimmed_and_their_references_resolved() {
    for (text, expected) in [
        ("<a> x y </a>", "x y"),
        ("<a>x<!-- c -->y</a>", "xy"),
        ("<a><![CDATA[<x>]]></a>", "<x>"),
        ("<a>&lt;&amp;&gt;&quot;&apos;</a>", "<&>\"'"),
        ("<a>&#65;&#x42;</a>", "AB"),
        ("<?xml version=\"1.0\"?>\n<!-- c --><?pi x?><a>x</a>\n", "x"),
        ("<a/>", ""),
        ("<a>x<b>y</b>z</a>", "xz"),
    ] {
        assert_eq!(document(text, 100).map(|a| a.text().to_string()), Ok(expected.to_owned()), "{text}");
    }
    let root = document(r#"<a x="1 &amp; &#50;" y='"'/>"#, 100);
    assert!(root.is_ok_and(|a| (a.attribute("x"), a.attribute("y")) == (Some("1 & 2"), Some("\""))));
}

#[test]
fn document_types_and_entities_are_refused_unread() {
    // Source: standards 3, menu (6) "PSKC XML (entity bombs)"; OWASP XXE.
    for text in [
        "<!DOCTYPE a><a/>",
        "<!doctype a><a/>",
        "<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><a/>",
        "<!DOCTYPE a [<!ENTITY x \"y\">]><a>&x;</a>",
        "<!DOCTYPE a [<!ENTITY x \"y\">",
        "<a>&x;</a>",
        "<a b='&x;'/>",
        "<a><!DOCTYPE b></a>",
    ] {
        assert_eq!(refused(text), Some(FileProblem::EntitiesRefused), "{text}");
    }
}

#[test]
fn what_is_not_well_formed_is_refused() {
    for text in [
        "",
        "  ",
        "text",
        "<a>",
        "<a></b>",
        "</a>",
        "<a/><b/>",
        "<a/>text",
        "text<a/>",
        "<a b='1' b='2'/>",
        "<a b=1/>",
        "<a",
        "<p:a/>",
        "<a>&#xD800;</a>",
        "<a>&#0;</a>",
        "<a>&</a>",
        "<a>&amp</a>",
        "<!ELEMENT a><a/>",
    ] {
        assert_eq!(refused(text), Some(FileProblem::NotReadable), "{text}");
    }
}

#[test]
fn depth_breadth_and_attributes_are_bounded() {
    let nested = |depth: usize| "<a>".repeat(depth) + &"</a>".repeat(depth);
    assert_eq!(refused(&nested(DEPTH)), None);
    assert_eq!(refused(&nested(DEPTH + 1)), Some(FileProblem::NotReadable));
    let broad = |children: usize| format!("<a>{}</a>", "<b/>".repeat(children));
    assert_eq!(refused(&broad(99)), None);
    assert_eq!(refused(&broad(100)), Some(FileProblem::TooMany));
    let attributes = |n: usize| format!("<a {}/>", (0..n).map(|i| format!("x{i}='' ")).collect::<String>());
    assert_eq!(refused(&attributes(ATTRIBUTES)), None);
    assert_eq!(refused(&attributes(ATTRIBUTES + 1)), Some(FileProblem::NotReadable));
}
