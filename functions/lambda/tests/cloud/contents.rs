//! What `bootstrap` is built from: nothing of the demo, of the desk or of the embedded engine, and no sealer
//! but KMS. Asked of cargo for this package alone, as a deployment builds it; a build of the whole workspace
//! would add the features that other rooms ask for.

use crate::Outcome;
use std::process::Command;

#[test]
fn it_carries_no_engine_no_desk_and_no_other_sealer() -> Outcome {
    let tree = Command::new(env!("CARGO"))
        .args(["tree", "--locked", "--package", "lambda", "--edges", "normal,features", "--prefix", "none"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()?;
    let text = String::from_utf8(tree.stdout)?;
    assert!(tree.status.success(), "{}", String::from_utf8_lossy(&tree.stderr));
    let has = |start: &str| text.lines().any(|line| line.starts_with(start));
    for wanted in [
        "lambda v",
        "store v",
        "credentials v",
        "credentials feature \"kms\"",
        "aws-types v",
        "lambda_http v",
    ] {
        assert!(has(wanted), "the tree is not what this test takes it for: {wanted}");
    }
    for unwanted in [
        "aws-config v",
        "local v",
        "dynoxide-rs v",
        "libsqlite3-sys v",
        "axum v",
        "credentials feature \"key-file\"",
        "credentials feature \"simulator\"",
    ] {
        assert!(!has(unwanted), "bootstrap carries {unwanted}");
    }
    Ok(())
}
