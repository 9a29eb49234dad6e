//! A stage's files, before Terraform sees them: it only warns of a key that it doesn't know.

use std::collections::BTreeSet;

/// What the command line gives, and no stage file.
const GIVEN: [&str; 3] = ["operations_file", "package_dir", "previous_package_dir"];

/// A variable that `stage/variables.tf` declares.
#[derive(Debug, PartialEq, Eq)]
pub struct Variable {
    /// Its name.
    pub name: String,
    /// Whether it has no default. `zone_id` has an empty one, which is refused by a sentence of its own.
    pub required: bool,
}

/// The texts of a stage's two files.
pub struct Files<'a> {
    /// The file's name without its ending.
    pub name: &'a str,
    /// `<name>.tfvars`.
    pub values: &'a str,
    /// `<name>.s3.tfbackend`.
    pub backend: &'a str,
}

impl Files<'_> {
    /// Everything that is wrong with them, in sentences.
    pub fn problems(&self, variables: &[Variable]) -> Vec<String> {
        let mut problems = Vec::new();
        let (name, settings) = (self.name, settings(self.values));
        let mut seen = BTreeSet::new();
        for (key, _) in &settings {
            if !seen.insert(*key) {
                problems.push(format!("{name}.tfvars says {key} twice"));
            }
            if GIVEN.contains(key) {
                problems.push(format!("{name}.tfvars says {key}, which the command line gives"));
            } else if !variables.iter().any(|variable| variable.name == *key) {
                let known = variables.iter().map(|variable| variable.name.as_str());
                let known: Vec<&str> = known.filter(|name| !GIVEN.contains(name)).collect();
                problems.push(format!(
                    "{name}.tfvars has a key {key:?} that nothing reads: {}",
                    known.join(", ")
                ));
            }
        }
        for variable in variables.iter().filter(|variable| variable.required) {
            if !GIVEN.contains(&variable.name.as_str()) && !seen.contains(variable.name.as_str()) {
                problems.push(format!("{name}.tfvars lacks the key {:?}", variable.name));
            }
        }
        let value = |key: &str| text(&settings, key);
        if value("stage") != Some(name) {
            problems.push(format!("{name}.tfvars is not the file of the stage {:?}", value("stage")));
        }
        let backend = self::settings(self.backend);
        let key = format!("stages/{name}.tfstate");
        if text(&backend, "key") != Some(key.as_str()) {
            problems.push(format!(
                "{name}.s3.tfbackend keeps the state at {:?}, where another stage's may be: it has to be {key:?}",
                text(&backend, "key")
            ));
        }
        let account = value("account_id").unwrap_or_default();
        let of_account =
            |key: &str| backend.iter().any(|(known, value)| *known == key && value.contains(account));
        if account.is_empty() || !of_account("bucket") || !of_account("allowed_account_ids") {
            problems.push(format!("{name}.s3.tfbackend is not of the account {account:?}"));
        }
        if !backend.iter().any(|(key, value)| *key == "use_lockfile" && *value == "true") {
            problems.push(format!("{name}.s3.tfbackend doesn't lock the state: use_lockfile = true"));
        }
        problems
    }
}

/// The domain that a `<name>.tfvars` names.
pub fn domain(values: &str) -> Option<&str> {
    text(&settings(values), "domain")
}

fn text<'a>(settings: &[(&str, &'a str)], key: &str) -> Option<&'a str> {
    let value = settings.iter().find(|(known, _)| *known == key)?.1;
    value.strip_prefix('"')?.strip_suffix('"')
}

/// The variables that a file declares.
pub fn variables(text: &str) -> Vec<Variable> {
    let mut variables: Vec<Variable> = Vec::new();
    for line in text.lines() {
        if let Some(name) = line.strip_prefix("variable \"").and_then(|rest| rest.strip_suffix("\" {")) {
            variables.push(Variable { name: name.to_owned(), required: true });
        }
        if let Some(variable) = variables.last_mut() {
            variable.required &= !line.starts_with("  default ");
        }
    }
    variables
}

/// The settings of a file's top level: what stands within brackets belongs to the setting that opened them.
fn settings(text: &str) -> Vec<(&str, &str)> {
    let mut depth = 0_i32;
    let mut settings = Vec::new();
    for line in text.lines() {
        let line = code(line).trim();
        if depth == 0
            && let Some((key, value)) = line.split_once('=')
        {
            settings.push((key.trim(), value.trim()));
        }
        depth += brackets(line);
    }
    settings
}

/// A line without its comment.
fn code(line: &str) -> &str {
    let mut quoted = false;
    let mut before = '\0';
    for (at, character) in line.char_indices() {
        match character {
            '"' if before != '\\' => quoted = !quoted,
            '#' if !quoted => return &line[..at],
            _ => {}
        }
        before = character;
    }
    line
}

/// How many more brackets a line opens than it closes.
fn brackets(line: &str) -> i32 {
    let mut quoted = false;
    let mut before = '\0';
    let mut depth = 0;
    for character in line.chars() {
        match character {
            '"' if before != '\\' => quoted = !quoted,
            '{' | '[' | '(' if !quoted => depth += 1,
            '}' | ']' | ')' if !quoted => depth -= 1,
            _ => {}
        }
        before = character;
    }
    depth
}

#[cfg(test)]
mod tests {
    use super::{Files, settings, variables};

    const VARIABLES: &str = "variable \"stage\" {\n}\nvariable \"account_id\" {\n}\nvariable \"contacts\" {\n}\n\
                             variable \"region\" {\n  default     = \"x\"\n}\nvariable \"package_dir\" {\n}\n";
    const VALUES: &str = "# A stage.\nstage = \"one\" # its name\naccount_id = \"123\"\n\
                          contacts = {\n  branch = { ja = \"a # } b\" }\n}\n";
    const BACKEND: &str = "bucket = \"state-123\"\nkey = \"stages/one.tfstate\"\nuse_lockfile = true\n\
                           allowed_account_ids = [\"123\"]\n";

    fn problems(values: &str, backend: &str) -> String {
        Files { name: "one", values, backend }.problems(&variables(VARIABLES)).join("\n")
    }

    #[test]
    fn only_the_top_level_has_keys() {
        let keys: Vec<&str> = settings(VALUES).into_iter().map(|(key, _)| key).collect();
        assert_eq!(keys, ["stage", "account_id", "contacts"]);
    }

    #[test]
    fn a_bad_stage_file_is_refused_by_a_sentence() {
        // Source: issue 5, "Bad input".
        assert_eq!(problems(VALUES, BACKEND), "");
        let changed = |from: &str, to: &str| problems(&VALUES.replace(from, to), BACKEND);
        for (said, words) in [
            (changed("contacts =", "contact ="), "has a key \"contact\" that nothing reads"),
            (changed("contacts =", "contact ="), "lacks the key \"contacts\""),
            (changed("account_id = \"123\"\n", ""), "lacks the key \"account_id\""),
            (changed("stage =", "region = \"y\"\nregion = \"x\"\nstage ="), "says region twice"),
            (changed("stage =", "package_dir = \"x\"\nstage ="), "which the command line gives"),
            (changed("\"one\"", "\"two\""), "is not the file of the stage Some(\"two\")"),
            (changed("\"123\"", "\"456\""), "is not of the account \"456\""),
            (problems(VALUES, &BACKEND.replace("one", "two")), "where another stage's may be"),
            (problems(VALUES, &BACKEND.replace("true", "false")), "doesn't lock the state"),
        ] {
            assert!(said.contains(words), "{words}: {said}");
        }
    }
}
