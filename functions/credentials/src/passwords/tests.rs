use super::*;
use crate::OsRandom;
use crate::random::tests::Exhausted;
use ports::environment::NoRandomness;

type TestResult = Result<(), Box<dyn std::error::Error>>;

/// As little work as Argon2 allows.
const QUICK: HashParameters = HashParameters { memory_kib: 8, passes: 1, lanes: 1 };

fn password(text: &str) -> Result<Password, String> {
    Password::try_from(text.to_owned()).map_err(|reason| format!("{reason:?}"))
}

#[tokio::test]
async fn a_password_is_right_for_its_own_hash_only() -> TestResult {
    let passwords = Passwords::new(QUICK, &OsRandom)?;
    let hash = passwords.hash(&password("correct horse")?, &OsRandom).await?;
    for (typed, right) in [("correct horse", true), ("correct horsE", false), ("correct horse ", false)] {
        let verdict = passwords.verify(&password(typed)?, Some(&hash)).await?;
        assert_eq!(verdict, Verdict { right, outdated: false }, "{typed:?}");
    }
    Ok(())
}

#[tokio::test]
async fn by_default_hashes_are_argon2id_with_19_mib_and_two_passes() -> TestResult {
    // Source: rules 5, ASVS 11.4.2; standards 2 "parse stored PHC string".
    let passwords = Passwords::new(HashParameters::default(), &OsRandom)?;
    let hash = passwords.hash(&password("correct horse")?, &OsRandom).await?;
    let parts: Vec<_> = hash.as_phc().split('$').collect();
    assert!(matches!(parts.as_slice(), ["", "argon2id", "v=19", "m=19456,t=2,p=1", salt, output]
        if salt.len() == 22 && output.len() == 43));
    Ok(())
}

#[tokio::test]
async fn the_same_password_has_another_hash_each_time() -> TestResult {
    let passwords = Passwords::new(QUICK, &OsRandom)?;
    let first = passwords.hash(&password("correct horse")?, &OsRandom).await?;
    let second = passwords.hash(&password("correct horse")?, &OsRandom).await?;
    assert!(first != second);
    Ok(())
}

#[tokio::test]
async fn without_a_hash_the_same_work_is_done_and_the_password_is_wrong() -> TestResult {
    // Source: rules 5 "Each path does the same number of hashes"; ASVS 6.3.8.
    let passwords = Passwords::new(QUICK, &OsRandom)?;
    let hash = passwords.hash(&password("correct horse")?, &OsRandom).await?;
    assert_eq!(passwords.made(), 1);
    passwords.verify(&password("correct horse")?, Some(&hash)).await?;
    assert_eq!(passwords.made(), 2);
    let verdict = passwords.verify(&password("correct horse")?, None).await?;
    assert_eq!((verdict.right, verdict.outdated, passwords.made()), (false, false, 3));
    let of_dummy = Phc::new(passwords.dummy.as_phc())?;
    let of_hash = Phc::new(hash.as_phc())?;
    assert_eq!((of_dummy.algorithm, of_dummy.version), (of_hash.algorithm, of_hash.version));
    assert_eq!(of_dummy.params, of_hash.params);
    assert_eq!(of_dummy.salt.map(|s| s.len()), of_hash.salt.map(|s| s.len()));
    assert_eq!(of_dummy.hash.map(|h| h.len()), of_hash.hash.map(|h| h.len()));
    Ok(())
}

#[tokio::test]
async fn hashes_of_other_parameters_still_hold_and_are_outdated() -> TestResult {
    // Source: architecture 4 "rehashed at the next success after a change".
    let today = Passwords::new(QUICK, &OsRandom)?;
    for other in [
        HashParameters { memory_kib: 16, ..QUICK },
        HashParameters { passes: 2, ..QUICK },
        HashParameters { memory_kib: 16, lanes: 2, ..QUICK },
    ] {
        let hash = Passwords::new(other, &OsRandom)?.hash(&password("correct horse")?, &OsRandom).await?;
        let verdict = today.verify(&password("correct horse")?, Some(&hash)).await?;
        assert_eq!(verdict, Verdict { right: true, outdated: true }, "{other:?}");
    }
    let params = Params::new(8, 1, 1, Some(32))?;
    for (algorithm, version) in [(Algorithm::Argon2i, Version::V0x13), (Algorithm::Argon2id, Version::V0x10)]
    {
        let old = Argon2::new(algorithm, version, params.clone());
        let hash = PasswordHash::new(old.hash_password_with_salt(b"correct horse", &[7; 16])?.to_string());
        let verdict = today.verify(&password("correct horse")?, Some(&hash)).await?;
        assert_eq!(verdict, Verdict { right: true, outdated: true }, "{algorithm:?} {version:?}");
    }
    let short_salt = today.argon2.hash_password_with_salt(b"correct horse", &[7; 8])?.to_string();
    assert!(today.verify(&password("correct horse")?, Some(&PasswordHash::new(short_salt))).await?.outdated);
    Ok(())
}

#[test]
fn the_primitive_is_argon2id_of_rfc_9106() -> TestResult {
    // Source: RFC 9106 5.3, whose parameters no stored hash has.
    let params = argon2::ParamsBuilder::new()
        .m_cost(32)
        .t_cost(3)
        .p_cost(4)
        .data(argon2::AssociatedData::new(&[4; 12])?)
        .output_len(32)
        .build()?;
    let argon2 = Argon2::new_with_secret(&[3; 8], Algorithm::Argon2id, Version::V0x13, params)?;
    let mut tag = [0; 32];
    argon2.hash_password_into(&[1; 32], &[2; 16], &mut tag)?;
    assert_eq!(
        data_encoding::HEXLOWER.encode(&tag),
        "0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659"
    );
    Ok(())
}

#[tokio::test]
async fn what_can_not_be_done_is_said() -> TestResult {
    let passwords = Passwords::new(QUICK, &OsRandom)?;
    let unreadable = PasswordHash::new("$argon2id$not a hash");
    assert!(passwords.verify(&password("x")?, Some(&unreadable)).await.is_err());
    assert!(passwords.hash(&password("x")?, &Exhausted).await.is_err());
    assert_eq!(passwords.made(), 0);
    assert_eq!(Passwords::new(QUICK, &Exhausted).err(), Some(SetupError::NoRandomness(NoRandomness)));
    let too_little = HashParameters { memory_kib: 1, ..QUICK };
    assert!(matches!(Passwords::new(too_little, &OsRandom), Err(SetupError::Parameters(_))));
    Ok(())
}
