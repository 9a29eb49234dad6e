//! `cargo xtask package`: what a stage is deployed from, byte for byte the same for the same sources.

mod archive;
mod components;
mod glibc;
mod licences;
mod sbom;
mod website;

use crate::workspace::Workspace;
use crate::{build_web, process};
use anyhow::{Context, Result, bail};
use clap::ValueEnum;
use components::Components;
use data_encoding::HEXLOWER;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::fs;
use std::path::{Path, PathBuf};

/// Largest archive of the functions, in bytes: a start begins with its download. 5 MB are aimed at; what is there are
/// the SDK, the cryptography, and the word lists by which passwords are judged, before the operations.
const LARGEST_ZIP: usize = 6 * 1024 * 1024;

/// What a function runs on.
#[derive(Clone, Copy, ValueEnum)]
pub enum Architecture {
    /// 64-bit ARM; needs its linker where this machine is another one
    Arm64,
    /// 64-bit Intel and AMD
    X86_64,
}

impl Architecture {
    fn triple(self) -> &'static str {
        match self {
            Self::Arm64 => "aarch64-unknown-linux-gnu",
            Self::X86_64 => "x86_64-unknown-linux-gnu",
        }
    }

    /// As Terraform's provider calls it.
    fn name(self) -> &'static str {
        match self {
            Self::Arm64 => "arm64",
            Self::X86_64 => "x86_64",
        }
    }

    /// That of this machine.
    pub fn here() -> Self {
        if cfg!(target_arch = "aarch64") { Self::Arm64 } else { Self::X86_64 }
    }
}

/// What `package` can be told.
#[derive(clap::Args)]
pub struct Args {
    /// What the functions run on [default: what this machine is]
    #[arg(long)]
    architecture: Option<Architecture>,
    /// Leave out the page
    #[arg(long)]
    functions_only: bool,
}

/// Where the package is.
pub fn folder(workspace: &Workspace) -> PathBuf {
    workspace.target.join("package")
}

/// Builds everything and says what it weighs.
pub fn run(workspace: &Workspace, args: &Args) -> Result<()> {
    let architecture = args.architecture.unwrap_or_else(Architecture::here);
    let folder = folder(workspace);
    if folder.exists() {
        fs::remove_dir_all(&folder).context("the package of before can't be removed")?;
    }
    fs::create_dir_all(&folder).with_context(|| format!("cannot create {}", folder.display()))?;

    let program = program(workspace, architecture, Program::Bootstrap)?;
    glibc::check(&program)?;
    let bytes = fs::read(&program).with_context(|| program.display().to_string())?;
    let zip = archive::pack("bootstrap", &bytes)?;
    println!("functions  bootstrap {} KiB, zipped {} KiB", bytes.len() / 1024, zip.len() / 1024);
    if zip.len() > LARGEST_ZIP {
        bail!("bootstrap.zip has {} bytes; a function's package has {LARGEST_ZIP} at most", zip.len());
    }
    let mut files = vec![write(&folder, "bootstrap.zip", &zip)?];

    let mut packages = vec!["lambda"];
    if !args.functions_only {
        let dist = build_web::run(workspace, &build_web::Args { dev: false, force: false })?;
        let page = website::lay_out(&dist, &folder.join("web"))?;
        let weight: u64 = page.iter().filter_map(|file| file["bytes"].as_u64()).sum();
        println!("page       {} files, {} KiB with their compressed twins", page.len(), weight / 1024);
        files.push(write(&folder, "web-manifest.json", &pretty(&json!(page))?)?);
        packages.extend(["door", "portal", "desk"]);
    }
    let components = Components::of(workspace, &packages, architecture.triple())?;
    files.push(write(&folder, "sbom.cdx.json", &pretty(&sbom::document(&components)?)?)?);
    files.push(write(&folder, "licences.txt", licences::text(&components)?.as_bytes())?);
    println!("built from {} packages of others (sbom.cdx.json, licences.txt)", components.foreign().count());

    let manifest = json!({
        "version": env!("CARGO_PKG_VERSION"),
        "architecture": architecture.name(),
        "commit": commit(workspace),
        "rustc": process::capture(std::process::Command::new("rustc").arg("--version"))?.trim(),
        "files": files,
    });
    write(&folder, "manifest.json", &pretty(&manifest)?)?;
    println!("\nThe package is in {}.", folder.display());
    Ok(())
}

/// What is built as functions are.
#[derive(Clone, Copy)]
pub enum Program {
    /// The functions' one program.
    Bootstrap,
    /// The least that a function can be.
    Hello,
}

/// Builds a program of the functions. Paths of this machine are left out of it: they differ from one to another.
pub fn program(workspace: &Workspace, architecture: Architecture, program: Program) -> Result<PathBuf> {
    let triple = architecture.triple();
    let home = std::env::var("CARGO_HOME").or_else(|_| std::env::var("HOME").map(|home| home + "/.cargo"));
    let home = home.context("neither CARGO_HOME nor HOME is set")?;
    let flags = [
        format!("--remap-path-prefix={}=/kagimate", workspace.root.display()),
        format!("--remap-path-prefix={home}=/cargo"),
    ];
    let name = match program {
        Program::Bootstrap => "bootstrap",
        Program::Hello => "hello",
    };
    let mut cargo = process::cargo();
    cargo.current_dir(&workspace.root).env("CARGO_ENCODED_RUSTFLAGS", flags.join("\u{1f}"));
    cargo.args(["build", "--locked", "--package", "lambda", "--bin", name]);
    cargo.args(["--profile", "lambda", "--target", triple]);
    process::run(&mut cargo)?;
    Ok(workspace.target.join(triple).join("lambda").join(name))
}

/// The sources' commit; with a plus sign where they differ from it.
fn commit(workspace: &Workspace) -> Option<String> {
    let git = |words: &[&str]| {
        process::capture(std::process::Command::new("git").current_dir(&workspace.root).args(words)).ok()
    };
    let commit = git(&["rev-parse", "HEAD"])?.trim().to_owned();
    let changed = git(&["status", "--porcelain"])?.lines().next().is_some();
    Some(if changed { commit + "+" } else { commit })
}

fn pretty(value: &Value) -> Result<Vec<u8>> {
    let mut bytes = serde_json::to_vec_pretty(value)?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// Writes a file of the package, and what the manifest says of it.
fn write(folder: &Path, name: &str, bytes: &[u8]) -> Result<Value> {
    let path = folder.join(name);
    fs::write(&path, bytes).with_context(|| format!("cannot write {}", path.display()))?;
    Ok(json!({ "path": name, "bytes": bytes.len(), "sha256": digest(bytes) }))
}

fn digest(bytes: &[u8]) -> String {
    HEXLOWER.encode(&Sha256::digest(bytes))
}
