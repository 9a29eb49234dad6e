//! index.html, boot.js, styles and assets, each under its hashed name and naming the others by theirs.

use super::bindgen::Glue;
use super::{naming, style};
use crate::tree;
use anyhow::{Context, Result, bail};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// The files of the page, uncompressed.
pub struct Page {
    /// Content by path below the distribution folder.
    pub files: BTreeMap<String, Vec<u8>>,
    /// The paths that a browser fetches before the page stands.
    pub first_load: BTreeSet<String>,
}

/// What may be named in a placeholder: `{{app.js}}` becomes `/assets/app-0123456789ab.js`.
#[derive(Default)]
struct Names {
    paths: BTreeMap<String, String>,
}

/// Puts the page together. Whatever index.html names is needed for the first load.
pub fn assemble(frontend: &Path, glue: Glue) -> Result<Page> {
    let mut page = Page { files: BTreeMap::new(), first_load: BTreeSet::new() };
    let mut names = Names::default();

    let assets = frontend.join("assets");
    for path in tree::files(&assets)? {
        let name = path.strip_prefix(&assets)?.to_string_lossy().into_owned();
        let content = fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
        page.add(&mut names, &name, content);
    }

    let css = style::bundle(&frontend.join("style/index.css"), |asset| names.url(asset))?;
    page.add(&mut names, "app.css", css.into_bytes());

    let mut js = String::from_utf8(glue.js).context("the glue is no UTF-8")?;
    for (name, content) in glue.snippets {
        let path = naming::hashed(&name, &content);
        // The glue imports by paths relative to itself, and lies in the same folder.
        js = js.replace(&name, path.trim_start_matches(naming::FOLDER).trim_start_matches('/'));
        page.first_load.insert(path.clone());
        page.files.insert(path, content);
    }
    page.add(&mut names, "app.js", js.into_bytes());
    page.add(&mut names, "app.wasm", glue.wasm);

    let boot = fill(&read(frontend, "boot.js")?, |name| names.url(name)).context("frontend/boot.js")?;
    page.add(&mut names, "boot.js", boot.into_bytes());

    let named = &mut page.first_load;
    let html = fill(&read(frontend, "index.html")?, |name| {
        let url = names.url(name)?;
        named.insert(url.trim_start_matches('/').to_owned());
        Ok(url)
    })
    .context("frontend/index.html")?;
    page.first_load.insert("index.html".to_owned());
    page.files.insert("index.html".to_owned(), html.into_bytes());
    Ok(page)
}

impl Page {
    fn add(&mut self, names: &mut Names, name: &str, content: Vec<u8>) {
        let path = naming::hashed(name, &content);
        names.paths.insert(name.to_owned(), path.clone());
        self.files.insert(path, content);
    }
}

impl Names {
    /// Absolute, because the portal answers every unknown path with index.html.
    fn url(&self, name: &str) -> Result<String> {
        match self.paths.get(name) {
            Some(path) => Ok(format!("/{path}")),
            None => bail!(
                "nothing is called {name:?}; known: {}",
                self.paths.keys().cloned().collect::<Vec<_>>().join(", ")
            ),
        }
    }
}

fn read(frontend: &Path, name: &str) -> Result<String> {
    fs::read_to_string(frontend.join(name)).with_context(|| format!("cannot read frontend/{name}"))
}

/// Replaces every `{{name}}`.
fn fill(template: &str, mut url: impl FnMut(&str) -> Result<String>) -> Result<String> {
    let mut filled = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((before, after)) = rest.split_once("{{") {
        let (name, tail) = after.split_once("}}").context("a {{ is never closed")?;
        filled.push_str(before);
        filled.push_str(&url(name.trim())?);
        rest = tail;
    }
    filled.push_str(rest);
    Ok(filled)
}

#[cfg(test)]
mod tests {
    use super::{Glue, assemble, fill};
    use anyhow::{Result, bail};
    use std::collections::BTreeMap;
    use std::fs;

    #[test]
    fn placeholders_are_replaced_and_unknown_ones_refused() -> Result<()> {
        let known = |name: &str| if name == "a" { Ok("/x".to_owned()) } else { bail!("unknown") };
        assert_eq!(fill("<{{a}}> <{{ a }}>", known)?, "</x> </x>");
        assert!(fill("{{b}}", known).is_err());
        assert!(fill("{{a", known).is_err());
        Ok(())
    }

    #[test]
    fn every_file_names_the_others_by_their_hashed_names() -> Result<()> {
        let frontend = std::env::temp_dir().join(format!("kagimate-xtask-page-{}", std::process::id()));
        fs::create_dir_all(frontend.join("assets/icons"))?;
        fs::create_dir_all(frontend.join("style"))?;
        fs::write(frontend.join("assets/icons/key.svg"), "<svg/>")?;
        fs::write(frontend.join("assets/unused.txt"), "later")?;
        fs::write(frontend.join("style/index.css"), "@import 'a.css';")?;
        fs::write(frontend.join("style/a.css"), "h1 { background: url('../assets/icons/key.svg') }")?;
        fs::write(frontend.join("boot.js"), "import('{{app.js}}')")?;
        fs::write(frontend.join("index.html"), "{{icons/key.svg}} {{boot.js}} {{app.css}} {{app.js}}")?;
        let snippet = "snippets/leaf-0123/inline0.js".to_owned();
        let glue = Glue {
            js: format!("import './{snippet}'").into_bytes(),
            snippets: BTreeMap::from([(snippet, b"export {}".to_vec())]),
            wasm: Vec::new(),
        };
        let page = assemble(&frontend, glue)?;
        fs::remove_dir_all(&frontend)?;

        let text = |start: &str, end: &str| {
            let found = page.files.iter().find(|(path, _)| path.starts_with(start) && path.ends_with(end));
            found.map(|(_, content)| String::from_utf8_lossy(content).into_owned()).unwrap_or_default()
        };
        for word in text("index", ".html").split(' ') {
            assert!(page.files.contains_key(word.trim_start_matches('/')), "{word}");
        }
        assert!(text("assets/boot-", ".js").starts_with("import('/assets/app-"));
        assert!(text("assets/app-", ".css").contains("url(\"/assets/icons/key-"));
        assert!(text("assets/app-", ".js").starts_with("import './snippets/leaf-0123/inline0-"));
        assert!(page.first_load.iter().any(|path| path.starts_with("assets/snippets/")));
        assert!(!page.first_load.iter().any(|path| path.contains("unused")));
        Ok(())
    }
}
