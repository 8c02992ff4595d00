//! What is wrong with a TOML file that a person wrote, in words that say what to write instead.

use serde::de::DeserializeOwned;

use crate::domain::FileProblem;

/// The longest file that is read, in bytes: a role profile of hundreds of skills has a tenth of that.
pub(crate) const LONGEST: usize = 1 << 20;

/// Reads a TOML file, or says what kept it from being read.
pub(crate) fn read<T: DeserializeOwned>(text: &str) -> Result<T, FileProblem> {
    check_length(text)?;
    toml::from_str(text).map_err(|err| problem(text, &err))
}

/// Refuses what is longer than any such file, before it takes time and memory.
pub(crate) fn check_length(text: &str) -> Result<(), FileProblem> {
    if text.len() <= LONGEST {
        return Ok(());
    }
    let says = "is longer than 1 MB, and no such file is; check that it is the right one";
    Err(FileProblem::new(1, "file", says))
}

/// Says what kept a file from being read, with its line and field.
///
/// The reader's own words name types of the program; a person who edits a copied file has never heard of those.
fn problem(text: &str, err: &toml::de::Error) -> FileProblem {
    let at = err.span().map_or(0, |span| span.start);
    let said = err.message().replace('\n', ", ");
    let field = missing(&said).or_else(|| field_at(text, at));
    FileProblem::at(text, at, field.unwrap_or("file"), in_plain_words(&said))
}

/// Returns the name that stands on a line: before its equals sign, or in its brackets.
fn field_at(text: &str, at: usize) -> Option<&str> {
    let begins = text.get(..at)?.rfind('\n').map_or(0, |end| end + 1);
    let line = text.get(begins..)?.lines().next()?.trim();
    let name = match line.split_once('=') {
        Some((name, _)) => name.trim(),
        None => line.trim_matches(['[', ']']),
    };
    let is_name = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
    (!name.is_empty() && name.chars().all(is_name)).then_some(name)
}

/// Returns the field that a message misses.
fn missing(said: &str) -> Option<&str> {
    said.strip_prefix("missing field `")?.strip_suffix('`')
}

fn in_plain_words(said: &str) -> String {
    let parts = |begins: &str| {
        let rest = said.strip_prefix(begins)?;
        rest.split_once(", expected ")
    };
    if missing(said).is_some() {
        return "is missing".to_owned();
    }
    if let Some((found, wanted)) = parts("invalid type: ").or_else(|| parts("invalid value: ")) {
        return format!(
            "{} does not do here; it needs {}",
            named(found),
            needed(wanted)
        );
    }
    if let Some((found, wanted)) = parts("unknown field ") {
        return format!("{} is no field; write {}", named(found), choice(wanted));
    }
    if let Some((found, wanted)) = parts("unknown variant ") {
        return format!(
            "{} is not known here; write {}",
            named(found),
            choice(wanted)
        );
    }
    said.to_owned()
}

/// Names what was found: without the program's word for its type, and without backquotes.
fn named(found: &str) -> String {
    let value = found
        .split_once(['`', '"'])
        .map_or(found, |(_, value)| value.trim_end_matches(['`', '"']));
    match value {
        "sequence" => "a list".to_owned(),
        "map" => "a table".to_owned(),
        value => format!("“{value}”"),
    }
}

/// Says what to write in place of a value of the wrong type.
fn needed(wanted: &str) -> &str {
    match wanted {
        "a string" | "string" | "str" => "text in quotes",
        "a boolean" | "bool" => "true or false",
        "a sequence" => "a list in brackets, such as [\"a\", \"b\"]",
        "u8" | "u16" | "u32" | "u64" | "usize" | "i64" => {
            "a whole number, neither negative nor huge"
        }
        other if other.starts_with("a nonzero") => "a whole number above 0",
        other if other.starts_with("struct ") || other == "a map" => {
            "a table with fields of its own"
        }
        other => other,
    }
}

/// Lists what may be written.
fn choice(wanted: &str) -> String {
    let wanted = wanted.strip_prefix("one of ").unwrap_or(wanted);
    wanted.replace('`', "").replace(" or ", ", ")
}

#[cfg(test)]
mod tests {
    use std::num::NonZeroU32;

    use serde::Deserialize;

    use super::*;

    #[derive(Debug, Deserialize)]
    #[serde(rename_all = "kebab-case", deny_unknown_fields)]
    #[expect(dead_code, reason = "only the mistakes are looked at")]
    struct File {
        title: String,
        words: Option<u32>,
        least: Option<NonZeroU32>,
        prints: Option<Vec<Step>>,
        statement: Option<Statement>,
    }

    #[derive(Debug, Deserialize)]
    #[serde(rename_all = "kebab-case")]
    enum Step {
        Matrix,
        Skills,
    }

    #[derive(Debug, Deserialize)]
    #[expect(dead_code, reason = "only the mistakes are looked at")]
    struct Statement {
        asked: bool,
    }

    fn says(text: &str) -> Option<String> {
        let err = toml::from_str::<File>(text).err()?;
        Some(problem(text, &err).to_string())
    }

    #[test]
    fn each_mistake_names_its_line_and_field_and_what_to_write() {
        let cases = [
            (
                "title = 'A'\nwords = \"many\"",
                "line 2, words: “many” does not do here; it needs a whole number, neither negative nor huge",
            ),
            (
                "title = 'A'\nwords = -3",
                "line 2, words: “-3” does not do here; it needs a whole number, neither negative nor huge",
            ),
            (
                "title = 'A'\nleast = 0",
                "line 2, least: “0” does not do here; it needs a whole number above 0",
            ),
            (
                "title = 5",
                "line 1, title: “5” does not do here; it needs text in quotes",
            ),
            (
                "title = 'A'\nprints = 'matrix'",
                "line 2, prints: “matrix” does not do here; it needs a list in brackets, such as [\"a\", \"b\"]",
            ),
            (
                "title = 'A'\nprints = ['matrx']",
                "line 2, prints: “matrx” is not known here; write matrix, skills",
            ),
            (
                "title = 'A'\n[statment]\nasked = true",
                "line 2, statment: “statment” is no field; write title, words, least, prints, statement",
            ),
            (
                "title = 'A'\nstatement = 4",
                "line 2, statement: “4” does not do here; it needs a table with fields of its own",
            ),
            ("words = 3", "line 1, title: is missing"),
        ];
        for (text, wanted) in cases {
            assert_eq!(says(text).as_deref(), Some(wanted), "{text}");
        }
    }

    #[test]
    fn what_is_no_toml_at_all_keeps_the_words_of_its_reader() {
        let said = says("title = 'A").unwrap_or_default();
        assert!(said.starts_with("line 1, title: "), "{said}");
    }
}
