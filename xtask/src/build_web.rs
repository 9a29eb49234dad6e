//! `cargo xtask build-web`: the page as a folder of files that any static server can hand out.

use crate::web::{self, Mode, dist::Dist, entrances::ENTRANCES, optimise::Optimiser};
use crate::workspace::Workspace;
use crate::{node, wasm_target};
use anyhow::{Context, Result};
use std::fs::{self, File};
use std::path::PathBuf;

/// What `build-web` can be told.
#[derive(clap::Args)]
pub struct Args {
    /// Quick build while working on the page: unoptimised, uncompressed, without the size gate
    #[arg(long)]
    pub dev: bool,
    /// Build even when nothing has changed
    #[arg(long)]
    pub force: bool,
}

/// The distribution folder: below that of cargo's profile `web`, so that it can't be anything else's.
pub fn folder(workspace: &Workspace) -> PathBuf {
    workspace.target.join("web/dist")
}

/// Builds the page where its sources have changed, and gives the folder it is in.
pub fn run(workspace: &Workspace, args: &Args) -> Result<PathBuf> {
    let mode = if args.dev { Mode::Dev } else { Mode::Web };
    let work = workspace.target.join("web");
    fs::create_dir_all(&work).with_context(|| format!("cannot create {}", work.display()))?;
    // Two builds at once would write each other's files; the second one waits and then finds the work done.
    let lock = File::create(work.join("dist.lock")).context("cannot create dist.lock")?;
    lock.lock().context("cannot lock dist.lock")?;

    let optimiser = if mode == Mode::Web { Optimiser::from_node(node::modules(workspace)) } else { None };
    let folder = folder(workspace);
    let stamp = web::stamp::Stamp::new(workspace, mode, optimiser.is_some())?;
    if !args.force
        && let Some(summary) = stamp.summary_of(&folder)
    {
        println!("web: nothing has changed since the last build; {summary}");
        return Ok(folder);
    }

    wasm_target::ensure()?;
    web::compile::check_versions(workspace)?;
    web::compile::build(workspace, mode)?;
    let mut modules = Vec::new();
    for entrance in &ENTRANCES {
        let module = web::compile::module(workspace, entrance, mode);
        let mut glue = web::bindgen::run(&module, entrance.name, &work.join("bindgen"), mode)?;
        if let Some(optimiser) = &optimiser {
            glue.wasm = optimiser.run(&glue.wasm, &work)?;
        }
        modules.push((entrance.name, glue));
    }
    let page = web::page::assemble(&workspace.root.join("frontend"), modules)?;
    let dist = Dist::pack(page, mode);
    web::report::print(&dist);
    // wasm-opt decides over half of the size: without it, the figure says nothing about what is shipped.
    if optimiser.is_some() {
        web::report::gate(&dist)?;
    }
    dist.write(&folder)?;
    stamp.save(&folder, &web::report::summary(&dist))?;
    Ok(folder)
}
