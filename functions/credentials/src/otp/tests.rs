use super::*;
use proptest::prelude::*;
use shared::domain::instant::Instant;
use shared::domain::otp::OtpState;

/// The seed of RFC 4226 and of RFC 6238's SHA-1 values; the longer ones repeat it.
const SEED: &[u8; 64] = b"1234567890123456789012345678901234567890123456789012345678901234";

const SIX: OtpParameters = OtpParameters { algorithm: OtpAlgorithm::Sha1, digits: 6, step_seconds: 60 };

fn seed_of(algorithm: OtpAlgorithm) -> &'static [u8] {
    match algorithm {
        OtpAlgorithm::Sha1 => &SEED[..20],
        OtpAlgorithm::Sha256 => &SEED[..32],
        OtpAlgorithm::Sha512 => SEED,
    }
}

#[test]
fn codes_are_those_of_rfc_4226() {
    // Source: RFC 4226 appendix D.
    let codes =
        ["755224", "287082", "359152", "969429", "338314", "254676", "287922", "162583", "399871", "520489"];
    for (counter, code) in (0..).zip(codes) {
        assert_eq!(matching_steps(&SEED[..20], SIX, code, 0..=9), [counter], "{code}");
    }
}

#[test]
fn codes_are_those_of_rfc_6238() {
    // Source: RFC 6238 appendix B, with the seeds of its erratum 2866: one for each length of hash.
    use OtpAlgorithm::{Sha1, Sha256, Sha512};
    for (seconds, algorithm, code) in [
        (59, Sha1, "94287082"),
        (59, Sha256, "46119246"),
        (59, Sha512, "90693936"),
        (1_111_111_109, Sha1, "07081804"),
        (1_111_111_109, Sha256, "68084774"),
        (1_111_111_109, Sha512, "25091201"),
        (1_111_111_111, Sha1, "14050471"),
        (1_111_111_111, Sha256, "67062674"),
        (1_111_111_111, Sha512, "99943326"),
        (1_234_567_890, Sha1, "89005924"),
        (1_234_567_890, Sha256, "91819424"),
        (1_234_567_890, Sha512, "93441116"),
        (2_000_000_000, Sha1, "69279037"),
        (2_000_000_000, Sha256, "90698825"),
        (2_000_000_000, Sha512, "38618901"),
        (20_000_000_000, Sha1, "65353130"),
        (20_000_000_000, Sha256, "77737706"),
        (20_000_000_000, Sha512, "47863826"),
    ] {
        let parameters = OtpParameters { algorithm, digits: 8, step_seconds: 30 };
        let step = OtpState::default().centre(parameters.step_seconds, Instant(seconds * 1000));
        let found = matching_steps(seed_of(algorithm), parameters, code, step - 1..=step + 1);
        assert_eq!(found, [step], "{seconds} {algorithm:?}");
    }
}

#[test]
fn a_code_of_another_length_matches_nothing() {
    // 755224 is the code of step 0; with 8 digits it is 84755224.
    for (digits, code) in [(6, "84755224"), (6, "7552240"), (7, "755224"), (8, "755224"), (8, "00755224")] {
        let found = matching_steps(&SEED[..20], OtpParameters { digits, ..SIX }, code, 0..=0);
        assert!(found.is_empty(), "{digits} {code}");
    }
    assert_eq!(matching_steps(&SEED[..20], OtpParameters { digits: 8, ..SIX }, "84755224", 0..=0), [0]);
}

#[test]
fn digits_that_no_device_has_match_nothing() {
    for digits in [0, 1, 5, 9, 10, 255] {
        let parameters = OtpParameters { digits, ..SIX };
        assert!(matching_steps(&SEED[..20], parameters, &"0".repeat(usize::from(digits)), 0..=9).is_empty());
    }
}

#[test]
fn all_steps_of_a_code_are_found_at_the_edges_of_time() {
    let last = generator(&SEED[..20], SIX).map(|g| g.generate(u64::MAX).to_string()).unwrap_or_default();
    assert_eq!(matching_steps(&SEED[..20], SIX, &last, u64::MAX..=u64::MAX), [u64::MAX]);
    #[expect(clippy::reversed_empty_ranges, reason = "a window that is none")]
    let none = matching_steps(&SEED[..20], SIX, "755224", 1..=0);
    assert!(none.is_empty());
}

proptest! {
    #[test]
    fn exactly_the_steps_with_that_code_match(
        seed in proptest::collection::vec(any::<u8>(), 14..=64),
        algorithm in prop::sample::select(vec![OtpAlgorithm::Sha1, OtpAlgorithm::Sha256, OtpAlgorithm::Sha512]),
        digits in 6u8..=8,
        step in 10u64..1 << 40,
        off in 0u64..=20,
    ) {
        let parameters = OtpParameters { algorithm, digits, step_seconds: 60 };
        let code_of = |step| generator(&seed, parameters).map(|g| g.generate(step).to_string());
        let code = code_of(step - 10 + off).unwrap_or_default();
        let window = step - 10..=step + 10;
        let expected: Vec<_> = window.clone().filter(|step| code_of(*step).as_ref() == Some(&code)).collect();
        prop_assert!(expected.contains(&(step - 10 + off)));
        prop_assert_eq!(matching_steps(&seed, parameters, &code, window), expected);
    }
}

/// Codes by another implementation: `oathtool` of the OATH Toolkit. Where checks are gated it has to be there.
#[test]
#[allow(clippy::disallowed_methods, reason = "a test asks whether it gates a change")]
fn codes_of_60_seconds_are_those_of_oathtool() -> Result<(), Box<dyn std::error::Error>> {
    let there = std::process::Command::new("oathtool").arg("--version").output().is_ok();
    assert!(
        there || std::env::var_os("CI").is_none(),
        "oathtool is missing (Debian: apt-get install oathtool)"
    );
    if !there {
        return Ok(());
    }
    let seeds: [&[u8]; 4] = [b"fourteen bytes", &SEED[..20], &[0xFF; 32], &SEED[7..]];
    for (algorithm, name) in
        [(OtpAlgorithm::Sha1, "SHA1"), (OtpAlgorithm::Sha256, "SHA256"), (OtpAlgorithm::Sha512, "SHA512")]
    {
        for (seed, digits) in seeds.iter().zip([6, 6, 7, 8]) {
            let parameters = OtpParameters { algorithm, digits, step_seconds: 60 };
            let first = 29_920_440;
            let output = std::process::Command::new("oathtool")
                .arg(format!("--totp={name}"))
                .args(["--time-step-size=60s", "--window=20", &format!("--digits={digits}")])
                .arg(format!("--now=@{}", first * 60 + 59))
                .arg(data_encoding::HEXLOWER.encode(seed))
                .output()?;
            let codes = String::from_utf8(output.stdout)?;
            assert_eq!(codes.lines().count(), 21, "{}", String::from_utf8_lossy(&output.stderr));
            for (step, code) in (first..).zip(codes.lines()) {
                let found = matching_steps(seed, parameters, code, first..=first + 20);
                assert!(found.contains(&step), "{name} {digits} {step} {code}");
            }
        }
    }
    Ok(())
}
