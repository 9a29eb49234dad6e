//! Things that are made here and nowhere else: ids, references, temporary passwords, session secrets.

use data_encoding::{BASE64URL_NOPAD, Encoding, Specification};
use ports::environment::{NoRandomness, Random};
use shared::domain::instant::Instant;
use shared::domain::secret::Secret;
use zeroize::Zeroizing;

/// Letters and digits that are not mistaken for each other on paper or by telephone.
const UNMISTAKABLE: &str = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

/// Characters of a temporary password: 16 of 32 are 80 bits.
const TEMPORARY_LENGTH: usize = 16;

/// Characters of the number on a start-up letter: 16 of 32 are 80 bits.
const LETTER_LENGTH: usize = 16;

/// Characters of one of its groups.
const LETTER_GROUP: usize = 4;

/// Bytes of the secret by which a browser is remembered.
const BROWSER_BYTES: usize = 16;

/// Characters of that secret.
pub const BROWSER_SIGNS: usize = 22;

/// Bytes of a session's secret.
const SESSION_BYTES: usize = 32;

fn unmistakable() -> Option<Encoding> {
    let mut specification = Specification::new();
    specification.symbols.push_str(UNMISTAKABLE);
    specification.encoding().ok()
}

fn symbols(random: &dyn Random, count: usize) -> Result<String, NoRandomness> {
    let encoding = unmistakable().ok_or(NoRandomness)?;
    // Five bits of randomness make one symbol; rounding up to whole groups and cutting keeps them even.
    let mut bytes = vec![0; count.div_ceil(8) * 5];
    random.fill(&mut bytes)?;
    let mut text = encoding.encode(&bytes);
    text.truncate(count);
    Ok(text)
}

/// A time-ordered id (UUID version 7).
///
/// # Errors
/// Without randomness.
pub fn id(random: &dyn Random, now: Instant) -> Result<String, NoRandomness> {
    let mut bytes = [0; 10];
    random.fill(&mut bytes)?;
    let millis = u64::try_from(now.0).unwrap_or(0);
    Ok(uuid::Builder::from_unix_timestamp_millis(millis, &bytes).into_uuid().simple().to_string())
}

/// A number to read out on the telephone, `7K4-M2Q`: it finds the log line and the audit event.
///
/// # Errors
/// Without randomness.
pub fn reference(random: &dyn Random) -> Result<String, NoRandomness> {
    let mut text = symbols(random, 6)?;
    text.insert(3, '-');
    Ok(text)
}

/// The number on the paper of a procedure, `7K4M-2Q9X`.
///
/// # Errors
/// Without randomness.
pub fn procedure_number(random: &dyn Random) -> Result<String, NoRandomness> {
    let mut text = symbols(random, 8)?;
    text.insert(4, '-');
    Ok(text)
}

/// A temporary password of signs that can be typed from paper; the page shows them in groups.
///
/// # Errors
/// Without randomness.
pub fn temporary_password(random: &dyn Random) -> Result<Secret, NoRandomness> {
    symbols(random, TEMPORARY_LENGTH).map(Secret::new)
}

/// The number on a start-up letter, in groups: `7K4M-2QXP-…`. It is typed from paper, once.
///
/// # Errors
/// Without randomness.
pub fn letter_number(random: &dyn Random) -> Result<Secret, NoRandomness> {
    let signs: Vec<char> = symbols(random, LETTER_LENGTH)?.chars().collect();
    let groups = signs.chunks(LETTER_GROUP).map(String::from_iter);
    Ok(Secret::new(groups.collect::<Vec<_>>().join("-")))
}

/// The secret of a session: 256 random bits.
///
/// # Errors
/// Without randomness.
pub fn session_secret(random: &dyn Random) -> Result<Secret, NoRandomness> {
    let mut bytes = [0; SESSION_BYTES];
    random.fill(&mut bytes)?;
    Ok(Secret::new(BASE64URL_NOPAD.encode(&bytes)))
}

/// The secret by which a browser is remembered: 128 random bits.
///
/// # Errors
/// Without randomness.
pub fn browser_secret(random: &dyn Random) -> Result<Secret, NoRandomness> {
    let mut bytes = [0; BROWSER_BYTES];
    random.fill(&mut bytes)?;
    Ok(Secret::new(BASE64URL_NOPAD.encode(&bytes)))
}

/// Digits of the serial of a software device: a hundred thousand million of them.
const SOFTWARE_DIGITS: usize = 11;

/// Bytes of its seed: as many as a key of HMAC-SHA-1 has [RFC 4226 4, R6].
const SEED_BYTES: usize = 20;

/// A serial for a software device, `S40203318712`: no hardware has it, and whoever reads it out is understood.
///
/// # Errors
/// Without randomness.
pub fn software_serial(random: &dyn Random) -> Result<String, NoRandomness> {
    let mut bytes = [0; 8];
    random.fill(&mut bytes)?;
    let number = u64::from_be_bytes(bytes) % 10_u64.pow(u32::try_from(SOFTWARE_DIGITS).unwrap_or_default());
    Ok(format!("S{number:0SOFTWARE_DIGITS$}"))
}

/// The seed of a software device: 160 random bits.
///
/// # Errors
/// Without randomness.
pub fn software_seed(random: &dyn Random) -> Result<Zeroizing<[u8; SEED_BYTES]>, NoRandomness> {
    let mut seed = Zeroizing::new([0; SEED_BYTES]);
    random.fill(&mut *seed)?;
    Ok(seed)
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Fixed(u8);

    impl Random for Fixed {
        fn fill(&self, buffer: &mut [u8]) -> Result<(), NoRandomness> {
            buffer.fill(self.0);
            Ok(())
        }
    }

    #[test]
    fn what_is_minted_can_be_read_out() {
        assert_eq!(reference(&Fixed(0)), Ok("222-222".into()));
        assert_eq!(procedure_number(&Fixed(0)), Ok("2222-2222".into()));
        assert_eq!(
            temporary_password(&Fixed(255)).map(|p| p.expose().to_owned()),
            Ok("ZZZZZZZZZZZZZZZZ".into())
        );
        assert_eq!(software_serial(&Fixed(0)), Ok("S00000000000".into()));
        assert_eq!(
            letter_number(&Fixed(0)).map(|number| number.expose().to_owned()),
            Ok("2222-2222-2222-2222".into())
        );
        assert!(session_secret(&Fixed(7)).is_ok_and(|secret| secret.expose().len() == 43));
        assert!(browser_secret(&Fixed(7)).is_ok_and(|secret| secret.expose().len() == BROWSER_SIGNS));
    }

    #[test]
    fn ids_sort_by_time() {
        let ids: Vec<_> = [1, 2, 70_000, 1_795_226_400_000].map(|at| id(&Fixed(9), Instant(at))).into();
        assert!(ids.is_sorted_by(|a, b| matches!((a, b), (Ok(a), Ok(b)) if a < b)));
        assert!(ids.iter().zip([1, 2, 70_000, 1_795_226_400_000]).all(|(id, at)| {
            id.as_ref().is_ok_and(|id| id.starts_with(&ports::records::time_prefix(Instant(at))))
        }));
    }
}
