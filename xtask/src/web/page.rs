//! The HTML of every entrance, boot.js, styles and assets, each under its hashed name and naming the others by
//! theirs.

use super::bindgen::Glue;
use super::entrances::TABLE;
use super::{naming, style};
use crate::tree;
use anyhow::{Context, Result, bail};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// The files of the page, uncompressed.
#[derive(Default)]
pub struct Page {
    /// Content by path below the distribution folder.
    pub files: BTreeMap<String, Vec<u8>>,
    /// The paths that a browser fetches before the page stands, by entrance.
    pub first_load: BTreeMap<&'static str, BTreeSet<String>>,
}

/// What may be named in a placeholder: `{{door.js}}` becomes `/assets/door-0123456789ab.js`.
#[derive(Default)]
struct Names {
    paths: BTreeMap<String, String>,
}

/// Puts the page together. What the HTML of an entrance names is needed for its first load, but for what a
/// `<meta>` names: that is fetched later.
pub fn assemble(frontend: &Path, modules: Vec<(&'static str, Glue)>) -> Result<Page> {
    let mut page = Page::default();
    let mut names = Names::default();

    for (folder, below) in [("assets", ""), ("help", "help/")] {
        let folder = frontend.join(folder);
        for path in tree::files(&folder)? {
            let name = format!("{below}{}", path.strip_prefix(&folder)?.to_string_lossy());
            page.add(&mut names, &name, read(&path)?);
        }
    }
    page.add(&mut names, "boot.js", read(&frontend.join("boot.js"))?);
    let entrances: Vec<_> = modules.iter().map(|(entrance, _)| *entrance).collect();
    for (entrance, glue) in modules {
        let style = frontend.join("style").join(entrance).with_extension("css");
        let css = style::bundle(&style, |asset| names.url(asset))?;
        page.add(&mut names, &format!("{entrance}.css"), css.into_bytes());
        page.add_module(&mut names, entrance, glue)?;
    }
    for entrance in entrances {
        page.add_html(&names, entrance, &frontend.join(entrance).join("index.html"))?;
    }
    page.files.insert(TABLE.to_owned(), read(&frontend.join(TABLE))?);
    Ok(page)
}

impl Page {
    fn add(&mut self, names: &mut Names, name: &str, content: Vec<u8>) {
        let path = naming::hashed(name, &content);
        names.paths.insert(name.to_owned(), path.clone());
        self.files.insert(path, content);
    }

    fn add_module(&mut self, names: &mut Names, entrance: &'static str, glue: Glue) -> Result<()> {
        let mut js = String::from_utf8(glue.js).context("the glue is no UTF-8")?;
        for (name, content) in glue.snippets {
            let path = naming::hashed(&name, &content);
            // The glue imports by paths relative to itself, and lies in the same folder.
            js = js.replace(&name, path.trim_start_matches(naming::FOLDER).trim_start_matches('/'));
            self.first_load.entry(entrance).or_default().insert(path.clone());
            self.files.insert(path, content);
        }
        self.add(names, &format!("{entrance}.js"), js.into_bytes());
        self.add(names, &format!("{entrance}.wasm"), glue.wasm);
        Ok(())
    }

    fn add_html(&mut self, names: &Names, entrance: &'static str, template: &Path) -> Result<()> {
        let path = format!("{entrance}.html");
        let first = self.first_load.entry(entrance).or_default();
        let mut html = String::new();
        for line in String::from_utf8(read(template)?)?.lines() {
            let later = line.starts_with("<meta");
            let line = fill(line, |name| {
                let url = names.url(name)?;
                if !later {
                    first.insert(url.trim_start_matches('/').to_owned());
                }
                Ok(url)
            });
            html.push_str(&line.with_context(|| template.display().to_string())?);
            html.push('\n');
        }
        first.insert(path.clone());
        self.files.insert(path, html.into_bytes());
        Ok(())
    }
}

impl Names {
    /// Absolute, because an entrance's HTML stands at many paths.
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

fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).with_context(|| format!("cannot read {}", path.display()))
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
    use super::{Glue, TABLE, assemble, fill};
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
        for folder in ["assets/icons", "help", "style", "in", "out"] {
            fs::create_dir_all(frontend.join(folder))?;
        }
        fs::write(frontend.join("assets/icons/key.svg"), "<svg/>")?;
        fs::write(frontend.join("assets/unused.txt"), "later")?;
        fs::write(frontend.join("help/ja.json"), "{}")?;
        fs::write(frontend.join("style/out.css"), "@import 'a.css';")?;
        fs::write(frontend.join("style/a.css"), "h1 { background: url('../assets/icons/key.svg') }")?;
        fs::write(frontend.join("boot.js"), "import()")?;
        fs::write(frontend.join(TABLE), "{}")?;
        let lines = "{{icons/key.svg}} {{boot.js}}\n<meta content=\" {{help/ja.json}} {{in.wasm}} \">\n";
        fs::write(frontend.join("out/index.html"), format!("{lines}{{{{out.css}}}} {{{{out.js}}}}"))?;
        fs::write(frontend.join("in/index.html"), "{{in.js}}")?;
        let snippet = "snippets/leaf-0123/inline0.js".to_owned();
        let glue = |wasm: &str| Glue {
            js: format!("import './{snippet}'").into_bytes(),
            snippets: BTreeMap::from([(snippet.clone(), b"export {}".to_vec())]),
            wasm: wasm.as_bytes().to_vec(),
        };
        let page = assemble(&frontend, vec![("out", glue("o")), ("in", glue("i"))])?;
        fs::remove_dir_all(&frontend)?;

        let text = |start: &str, end: &str| {
            let found = page.files.iter().find(|(path, _)| path.starts_with(start) && path.ends_with(end));
            found.map(|(_, content)| String::from_utf8_lossy(content).into_owned()).unwrap_or_default()
        };
        for word in text("out", ".html").split_whitespace().filter(|word| word.starts_with('/')) {
            assert!(page.files.contains_key(word.trim_start_matches('/')), "{word}");
        }
        assert!(text("assets/out-", ".css").contains("url(\"/assets/icons/key-"));
        assert!(text("assets/out-", ".js").starts_with("import './snippets/leaf-0123/inline0-"));
        let first = |entrance: &str, start: &str| {
            page.first_load
                .get(entrance)
                .is_some_and(|paths| paths.iter().any(|path| path.starts_with(start)))
        };
        for needed in ["out.html", "assets/boot-", "assets/out-", "assets/snippets/", "assets/icons/key-"] {
            assert!(first("out", needed), "{needed}");
        }
        for later in ["assets/help/", "assets/in-", "assets/unused", TABLE] {
            assert!(!first("out", later), "{later}");
        }
        assert!(first("in", "assets/in-") && !first("in", "assets/out-"));
        assert!(page.files.contains_key(TABLE));
        Ok(())
    }
}
