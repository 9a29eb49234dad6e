//! What is new on every journey: ids, passwords, seeds.

use anyhow::{Result, anyhow};
use credentials::OsRandom;
use data_encoding::BASE32_NOPAD;
use ports::environment::Random;

/// Bytes that nobody can guess.
pub fn bytes<const N: usize>() -> Result<[u8; N]> {
    let mut bytes = [0; N];
    OsRandom.fill(&mut bytes).map_err(|_| anyhow!("this machine gives no randomness"))?;
    Ok(bytes)
}

/// So many small letters and digits, both kinds; the first is a letter.
pub fn text(length: usize) -> Result<String> {
    let random = BASE32_NOPAD.encode(&bytes::<40>()?).to_ascii_lowercase();
    Ok(format!("k7{random}").chars().take(length.max(2)).collect())
}

#[cfg(test)]
mod tests {
    use super::text;

    #[test]
    fn texts_are_ids_and_differ() {
        let (one, two) = (text(10).unwrap(), text(10).unwrap());
        assert_ne!(one, two);
        assert_eq!((one.len(), text(0).unwrap().len()), (10, 2));
        assert!(one.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()), "{one}");
    }
}
