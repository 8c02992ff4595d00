//! The source files of the program, and what is looked for in them.

use std::fs;
use std::path::{Path, PathBuf};

use super::paths::{self, Named};

pub struct Source {
    pub path: PathBuf,
    pub text: String,
}

impl Source {
    /// Returns the source's lines with their numbers, without comments and without its tests.
    pub fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        let lines = self.text.lines().enumerate().map(|(i, line)| (i + 1, line));
        // What is only there for tests ends with the bracket below its beginning, or at once.
        let mut test: Option<&str> = None;
        lines
            .filter(move |(_, line)| {
                let indent = line.len() - line.trim_start().len();
                let indent = line.get(..indent).unwrap_or_default();
                let is_test = test.is_some() || line.trim() == "#[cfg(test)]";
                let ends = line.trim_end().ends_with(';') || line.trim() == "}";
                test = match test {
                    None if is_test => Some(indent),
                    Some(begun) if begun == indent && ends => None,
                    test => test,
                };
                !is_test
            })
            .map(|(n, line)| (n, line.split("//").next().unwrap_or_default()))
    }

    /// Returns what the source names outside its tests.
    pub fn named(&self) -> Vec<Named> {
        paths::read(&paths::module_of(self.inside()), &self.text)
            .unwrap_or_else(|err| panic!("{} does not parse: {err}", self.path.display()))
    }

    /// Returns its place under `src/`.
    pub fn inside(&self) -> &Path {
        let inside = self.path.strip_prefix(root().join("src"));
        inside.expect("a file of src/")
    }

    /// Returns the folder under `src/` that the file lies in, or its own name.
    pub fn layer(&self) -> String {
        let first = self.inside().iter().next().expect("a name");
        first.to_string_lossy().trim_end_matches(".rs").to_owned()
    }
}

pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

pub fn sources(folder: &str, extension: &str) -> Vec<Source> {
    let mut found = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a readable folder") {
            let path = entry.expect("a readable entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|found| found == extension) {
                let text = fs::read_to_string(&path).expect("readable text");
                found.push(Source { path, text });
            }
        }
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    found
}

/// Fails with every offending line at once.
pub fn forbid(faults: &[String], rule: &str) {
    assert!(faults.is_empty(), "{rule}:\n{}", faults.join("\n"));
}

pub fn lines_with(
    sources: &[Source],
    applies: impl Fn(&Source) -> bool,
    wrong: impl Fn(&str) -> bool,
) -> Vec<String> {
    let mut faults = Vec::new();
    for source in sources.iter().filter(|source| applies(source)) {
        for (number, line) in source.code().filter(|(_, line)| wrong(line)) {
            faults.push(format!(
                "{}:{number}: {}",
                source.path.display(),
                line.trim()
            ));
        }
    }
    faults
}

/// Finds the paths that may not stand where they do.
pub fn paths_with(
    sources: &[Source],
    applies: impl Fn(&Source) -> bool,
    wrong: impl Fn(&Named) -> bool,
) -> Vec<String> {
    let mut faults = Vec::new();
    for source in sources.iter().filter(|source| applies(source)) {
        for Named(parts) in source.named().iter().filter(|named| wrong(named)) {
            faults.push(format!("{}: {}", source.path.display(), parts.join("::")));
        }
    }
    faults
}
