//! What the program is told on its command line.

use clap::Parser;
use std::path::PathBuf;

/// The portal on this machine.
#[derive(Debug, Clone, Parser)]
#[command(name = "kagimate-local", version, about = "The portal on this machine, on 127.0.0.1 only")]
pub struct Options {
    /// Port of the portal on 127.0.0.1.
    #[arg(long, default_value_t = 8077)]
    pub port: u16,
    /// Folder of the data: the table, the key file, the clock, the bank's socket.
    #[arg(long, default_value = ".kagimate")]
    pub data: PathBuf,
    /// Folder of the built page.
    #[arg(long)]
    pub web: Option<PathBuf>,
    /// Begin anew: forget all data first.
    #[arg(long)]
    pub fresh: bool,
    /// Use the DynamoDB API at this URL instead of the embedded engine; the demo and the /dev pages are off.
    #[arg(long)]
    pub endpoint: Option<String>,
    /// A JSON file of policies by name, beside the presets.
    #[arg(long)]
    pub policies: Option<PathBuf>,
    /// Run every operation as a function of its own, by this `bootstrap`: the shape of the cloud. Begins anew.
    #[arg(long, conflicts_with = "endpoint")]
    pub lambda: Option<PathBuf>,
    /// Don't load the demo.
    #[arg(long)]
    pub no_demo: bool,
}
