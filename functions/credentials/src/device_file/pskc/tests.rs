use super::super::tests::sample;
use super::*;
use data_encoding::HEXLOWER_PERMISSIVE;
use hmac::{Hmac, KeyInit, Mac};
use sha1::Sha1;
use std::error::Error;

type TestResult = Result<(), Box<dyn Error>>;

/// The pre-shared key of RFC 6030's figure 6.
const RFC_KEY: &str = "12345678901234567890123456789012";

fn keys(text: &str, key: Option<&str>) -> Result<Vec<PskcKey>, FileProblem> {
    let key = key.map(|hex| HEXLOWER_PERMISSIVE.decode(hex.as_bytes()).unwrap_or_default());
    read(text, key.as_deref(), FileLimits::default())
}

fn secret(key: Option<&PskcKey>) -> Option<&[u8]> {
    key.and_then(|key| key.secret.as_ref()).map(|secret| secret.0.as_slice())
}

#[test]
fn the_minimal_example_of_rfc_6030_is_read() -> TestResult {
    // Source: RFC 6030 figure 2.
    let read = keys(&sample("rfc6030-figure2.xml")?, None).map_err(|problem| format!("{problem:?}"))?;
    assert_eq!(read.len(), 1);
    assert_eq!(secret(read.first()), Some(b"1234".as_slice()));
    assert_eq!(
        read.first().map(|key| (&*key.algorithm, &*key.serial)),
        Some(("urn:ietf:params:xml:ns:keyprov:pskc:hotp", ""))
    );
    Ok(())
}

#[test]
fn the_example_with_a_device_of_rfc_6030_is_read() -> TestResult {
    // Source: RFC 6030 figure 3.
    let read = keys(&sample("rfc6030-figure3.xml")?, None).map_err(|problem| format!("{problem:?}"))?;
    let key = read.first().ok_or("no key")?;
    assert_eq!(secret(Some(key)), Some(b"12345678901234567890".as_slice()));
    assert_eq!(
        (&*key.serial, key.length.as_deref(), key.encoding.as_deref(), key.check_digits),
        ("987654321", Some("8"), Some("DECIMAL"), false)
    );
    Ok(())
}

#[test]
fn the_encrypted_example_of_rfc_6030_opens_under_its_key() -> TestResult {
    // Source: RFC 6030 figure 6.
    let read =
        keys(&sample("rfc6030-figure6.xml")?, Some(RFC_KEY)).map_err(|problem| format!("{problem:?}"))?;
    assert_eq!(secret(read.first()), Some(b"12345678901234567890".as_slice()));
    Ok(())
}

#[test]
fn the_bulk_example_of_rfc_6030_is_read() -> TestResult {
    // Source: RFC 6030 figure 10.
    let read = keys(&sample("rfc6030-figure10.xml")?, None).map_err(|problem| format!("{problem:?}"))?;
    let expected = [
        ("654321", "2006-05-31T00:00:00Z"),
        ("123456", "2006-05-31T00:00:00Z"),
        ("9999999", "2006-03-31T00:00:00Z"),
        ("9999999", "2006-04-30T00:00:00Z"),
    ];
    let found: Vec<_> =
        read.iter().map(|key| (&*key.serial, key.expires_at.as_deref().unwrap_or_default())).collect();
    assert_eq!(found, expected);
    Ok(())
}

#[test]
fn a_wrong_key_and_every_change_are_noticed() -> TestResult {
    // Source: RFC 6030 6.1.1; standards 1, row 17 "strict MAC".
    let whole = sample("rfc6030-figure6.xml")?;
    for (from, to, expected) in [
        ("ESIzRFVmd4iZ", "ESIzRFVmd4iY", FileProblem::MacMismatch), // the MAC key's vector
        ("I5wSX", "I5wSY", FileProblem::MacMismatch),               // the MAC key
        ("AAECAwQFBgcI", "AAECAwQFBgcJ", FileProblem::MacMismatch), // the secret's vector
        ("wZqIUqGv", "wZqIUqGw", FileProblem::MacMismatch),         // the secret
        ("Su+NvtQf", "Su+NvtQg", FileProblem::MacMismatch),         // its MAC
        ("Su+NvtQfmvfJzF6bmQiJqoLRExc=", "Su+NvtQfmvfJzF6bmQiJ", FileProblem::MacMismatch),
        ("Su+NvtQfmvfJzF6bmQiJqoLRExc=", "", FileProblem::MacMismatch),
        ("AAECAwQFBgcICQoLDA0OD+", "AAECAwQFBgcICQoLDA0O!!", FileProblem::MacMismatch),
        ("<ValueMAC>", "<Nothing>", FileProblem::NotReadable),
        ("hmac-sha1", "hmac-md5", FileProblem::MethodUnsupported),
        ("#aes128-cbc", "#aes256-cbc", FileProblem::MethodUnsupported),
        ("#aes128-cbc", "#rsa-1_5", FileProblem::MethodUnsupported),
        ("ds:KeyName>", "ds:X509Data>", FileProblem::MethodUnsupported),
    ] {
        let changed = whole.replace(from, to);
        assert_ne!(changed, whole, "{from}");
        assert_eq!(keys(&changed, Some(RFC_KEY)).err(), Some(expected), "{from} to {to}");
    }
    for wrong in ["12345678901234567890123456789013", "", "1234", &RFC_KEY.repeat(2)] {
        assert_eq!(keys(&whole, Some(wrong)).err(), Some(FileProblem::MacMismatch), "{wrong}");
    }
    assert_eq!(keys(&whole, None).err(), Some(FileProblem::KeyMissing));
    Ok(())
}

#[test]
fn a_file_whose_macs_were_taken_away_is_refused() -> TestResult {
    let whole = sample("rfc6030-figure6.xml")?;
    let cut = |text: &str, from: &str, to: &str| -> Option<String> {
        let (before, rest) = text.split_once(from)?;
        let (_, after) = rest.split_once(to)?;
        Some(format!("{before}{after}"))
    };
    for (from, to, expected) in [
        ("<ValueMAC>", "</ValueMAC>", FileProblem::MacMismatch),
        ("<MACMethod", "</MACMethod>", FileProblem::MacMismatch),
        // Drafts before the RFC let the encryption key stand in for the MAC key; the RFC does not.
        ("<MACKey>", "</MACKey>", FileProblem::MethodUnsupported),
        ("<EncryptionKey>", "</EncryptionKey>", FileProblem::MethodUnsupported),
    ] {
        let without = cut(&whole, from, to).ok_or(from)?;
        assert_eq!(keys(&without, Some(RFC_KEY)).err(), Some(expected), "{from}");
    }
    Ok(())
}

#[test]
fn a_plain_value_is_refused_where_encrypted_ones_are_expected() -> TestResult {
    let encrypted = sample("rfc6030-figure6.xml")?;
    let plain = sample("rfc6030-figure3.xml")?;
    assert_eq!(keys(&plain, Some(RFC_KEY)).err(), Some(FileProblem::MacMismatch), "a key was given");
    let (_, rest) = plain.split_once("<KeyPackage>").ok_or("no package")?;
    let (package, _) = rest.split_once("</KeyContainer>").ok_or("no end")?;
    let mixed = encrypted.replace("</KeyContainer>", &format!("<KeyPackage>{package}</KeyContainer>"));
    assert_eq!(keys(&mixed, Some(RFC_KEY)).err(), Some(FileProblem::MacMismatch), "smuggled in");
    Ok(())
}

#[test]
fn a_mac_key_that_is_too_short_is_refused() -> TestResult {
    // Without the key, somebody puts one block in the place of the MAC key's two and tries its vectors until
    // it decrypts to nothing but padding; everyone knows the MACs under an empty key.
    let whole = sample("rfc6030-figure6.xml")?;
    let mac_key = "ESIzRFVmd4iZABEiM0RVZgKn6WjLaTC1sbeBMSvIhRejN9vJa2BOlSaMrR7I5wSX";
    let value = "AAECAwQFBgcICQoLDA0OD+cIHItlB3Wra1DUpxVvOx2lef1VmNPCMl8jwZqIUqGv";
    let block = BASE64.decode(mac_key.as_bytes())?.split_off(32);
    let mut empty_key = Hmac::<Sha1>::new_from_slice(&[])?;
    empty_key.update(&BASE64.decode(value.as_bytes())?);
    let forged = BASE64.encode(&empty_key.finalize().into_bytes());
    for last in 0..=255 {
        let short: Vec<u8> = [0; 15].into_iter().chain([last]).chain(block.clone()).collect();
        let changed =
            whole.replace(mac_key, &BASE64.encode(&short)).replace("Su+NvtQfmvfJzF6bmQiJqoLRExc=", &forged);
        assert_eq!(keys(&changed, Some(RFC_KEY)).err(), Some(FileProblem::MacMismatch), "{last}");
    }
    Ok(())
}

#[test]
fn password_based_encryption_is_named_as_unsupported_even_without_a_key() -> TestResult {
    // Source: RFC 6030 figure 7.
    let whole = sample("rfc6030-figure7.xml")?;
    for key in [None, Some(RFC_KEY)] {
        assert_eq!(keys(&whole, key).err(), Some(FileProblem::MethodUnsupported));
    }
    Ok(())
}

#[test]
fn other_documents_and_too_many_devices_are_refused() {
    let container = |inside: &str| {
        format!(
            r#"<KeyContainer Version="1.0" xmlns="urn:ietf:params:xml:ns:keyprov:pskc">{inside}</KeyContainer>"#
        )
    };
    assert_eq!(keys("<KeyContainer/>", None).err(), Some(FileProblem::NotReadable));
    assert_eq!(keys("<html/>", None).err(), Some(FileProblem::NotReadable));
    assert!(keys(&container(""), None).is_ok_and(|keys| keys.is_empty()));
    let limits = FileLimits { devices: 2 };
    assert!(read(&container(&"<KeyPackage/>".repeat(2)), None, limits).is_ok_and(|keys| keys.len() == 2));
    assert_eq!(read(&container(&"<KeyPackage/>".repeat(3)), None, limits).err(), Some(FileProblem::TooMany));
    assert_eq!(read(&container(&"<x/>".repeat(1000)), None, limits).err(), Some(FileProblem::TooMany));
}
