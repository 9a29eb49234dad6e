//! One stylesheet out of an entrance's in `frontend/style` and what it imports.

use anyhow::{Context, Result, anyhow, bail};
use lightningcss::bundler::{Bundler, FileProvider};
use lightningcss::dependencies::{Dependency, DependencyOptions};
use lightningcss::stylesheet::{MinifyOptions, ParserOptions, PrinterOptions};
use lightningcss::targets::{Browsers, Targets};
use std::path::Path;

/// The oldest browsers that start the page at all under our content security policy.
const OLDEST: Browsers = Browsers {
    android: None,
    chrome: Some(97 << 16),
    edge: Some(97 << 16),
    firefox: Some(102 << 16),
    ie: None,
    ios_saf: Some(16 << 16),
    opera: None,
    safari: Some(16 << 16),
    samsung: None,
};

/// Bundles and minifies; `url` gives the address of an asset by its path in `frontend/assets`.
///
/// While there is no stylesheet yet, the bundle is empty: the page's template can name it regardless.
pub fn bundle(entry: &Path, url: impl Fn(&str) -> Result<String>) -> Result<String> {
    if !entry.exists() {
        println!("web: there is no {}: the stylesheet is empty", entry.display());
        return Ok(String::new());
    }
    let provider = FileProvider::new();
    let mut bundler = Bundler::new(&provider, None, ParserOptions::default());
    let mut sheet = bundler.bundle(entry).map_err(|error| anyhow!("{error}"))?;
    let targets = Targets::from(OLDEST);
    sheet
        .minify(MinifyOptions { targets, ..MinifyOptions::default() })
        .map_err(|error| anyhow!("{error}"))
        .context("cannot minify the styles")?;
    let options = PrinterOptions {
        minify: true,
        targets,
        analyze_dependencies: Some(DependencyOptions { remove_imports: false }),
        ..PrinterOptions::default()
    };
    let printed =
        sheet.to_css(options).map_err(|error| anyhow!("{error}")).context("cannot print the styles")?;

    let mut css = printed.code;
    for dependency in printed.dependencies.unwrap_or_default() {
        match dependency {
            Dependency::Url(asset) => {
                let Some((_, name)) = asset.url.split_once("assets/") else {
                    bail!("{}: url({}) is no file of frontend/assets", asset.loc.file_path, asset.url);
                };
                let address = url(name).with_context(|| asset.loc.file_path.clone())?;
                css = css.replace(&asset.placeholder, &address);
            }
            Dependency::Import(import) => bail!("{}: @import of {}", import.loc.file_path, import.url),
        }
    }
    Ok(css)
}
