//! Reads a kind of portfolio from TOML and names every mistake in it with its line.

use std::collections::HashSet;

use toml::de::{DeTable, DeValue};

use crate::domain::portfolio::PortfolioKind;
use crate::domain::{FileProblem, FileProblems};
use crate::toml_file;

/// Why a text is no kind of portfolio: every mistake with its line and field.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("The kind of portfolio has {}:\n  {}", FileProblem::count(.0), FileProblem::list(.0))]
pub struct KindError(pub Vec<FileProblem>);

impl KindError {
    /// Says what to do about it.
    #[must_use]
    pub const fn hint(&self) -> &'static str {
        "Mend these lines and look at the file again"
    }
}

/// Reads a kind of portfolio.
///
/// # Errors
/// Every mistake with its line and field: not TOML, a field missing or unknown, an empty title, a key that is empty or
/// there twice, a limit of no words, fewer pieces at the most than at the least, nothing to print.
pub fn read(text: &str) -> Result<PortfolioKind, KindError> {
    let kind: PortfolioKind = toml_file::read(text).map_err(|problem| KindError(vec![problem]))?;
    let mut checker = Checker {
        text,
        // It was read once already, so this finds a table.
        table: DeTable::parse(text).ok().map(toml::Spanned::into_inner),
        problems: FileProblems::default(),
    };
    checker.kind(&kind);
    let problems = checker.problems.by_line();
    if problems.is_empty() {
        return Ok(kind);
    }
    Err(KindError(problems))
}

/// Writes a kind as TOML; [`read`] gives the same kind back.
#[must_use]
pub fn write(kind: &PortfolioKind) -> String {
    // Strings, numbers and lists of them: there is nothing here that TOML cannot hold.
    toml::to_string_pretty(kind).unwrap_or_default()
}

/// One step into the file: a field's name, or a place in a list.
#[derive(Clone, Copy)]
enum Step {
    Field(&'static str),
    Place(usize),
}
use Step::{Field, Place};

/// Checks what serde cannot.
struct Checker<'a> {
    text: &'a str,
    table: Option<DeTable<'a>>,
    problems: FileProblems,
}

impl Checker<'_> {
    fn kind(&mut self, kind: &PortfolioKind) {
        self.slug(&[Field("key")], &kind.key);
        self.filled(&[Field("title")], &kind.title);
        if kind.prints.is_empty() {
            self.problem(&[Field("prints")], "is empty; name what is to be printed");
        }
        if kind.months == 0 {
            self.problem(&[Field("months")], "must be 1 or more");
        }
        if kind.statement.is_some_and(|rule| rule.words == 0) {
            let problem = "must be 1 or more; leave [statement] out where none is wanted";
            self.problem(&[Field("statement"), Field("words")], problem);
        }
        if kind
            .evidence
            .is_some_and(|advice| advice.at_most < advice.at_least.max(1))
        {
            let problem = "must be 1 or more and no less than at-least";
            self.problem(&[Field("evidence"), Field("at-most")], problem);
        }
        if kind
            .hours
            .is_some_and(|rule| rule.hours == 0 || rule.months == 0)
        {
            let problem =
                "hours and months must be 1 or more; leave [hours] out where none are asked";
            self.problem(&[Field("hours")], problem);
        }
        self.criteria(kind);
        self.parts(kind);
    }

    fn criteria(&mut self, kind: &PortfolioKind) {
        let mut keys = HashSet::new();
        for (n, criterion) in kind.criteria.iter().enumerate() {
            let at = [Field("criterion"), Place(n)];
            self.key(&mut keys, &at, criterion.key.as_str());
            self.titled(&at, &criterion.title);
            for (n, element) in criterion.elements.iter().enumerate() {
                let at = [at[0], at[1], Field("element"), Place(n)];
                self.key(&mut keys, &at, element.key.as_str());
                self.titled(&at, &element.title);
            }
        }
    }

    fn parts(&mut self, kind: &PortfolioKind) {
        let mut keys = HashSet::new();
        for (n, part) in kind.parts.iter().enumerate() {
            let at = [Field("part"), Place(n)];
            self.key(&mut keys, &at, &part.key);
            self.titled(&at, &part.title);
            if part.number == 0 {
                let problem = "must be 1 or more; take the part out where none is asked";
                self.problem(&below(&at, "number"), problem);
            }
        }
    }

    fn key<'k>(&mut self, keys: &mut HashSet<&'k str>, at: &[Step], key: &'k str) {
        let at = below(at, "key");
        self.slug(&at, key);
        if !keys.insert(key) {
            self.problem(&at, &format!("{key} is there twice; keep one"));
        }
    }

    fn titled(&mut self, at: &[Step], title: &str) {
        self.filled(&below(at, "title"), title);
    }

    fn slug(&mut self, at: &[Step], key: &str) {
        let plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '.');
        if key.is_empty() || !key.chars().all(plain) {
            self.problem(at, "use letters, digits, hyphens and full stops");
        }
    }

    fn filled(&mut self, at: &[Step], text: &str) {
        if text.trim().is_empty() {
            self.problem(at, "is empty; it needs words");
        }
    }

    fn problem(&mut self, at: &[Step], problem: &str) {
        let field = at.iter().rev().find_map(|step| match step {
            Field(name) => Some(*name),
            Place(_) => None,
        });
        let field = field.unwrap_or("file");
        let (text, table) = (self.text, self.table.as_ref());
        self.problems
            .add(|| FileProblem::at(text, byte(table, at), field, problem));
    }
}

/// Returns where a field stands in a file, or the nearest thing around it that is there.
fn byte(table: Option<&DeTable<'_>>, at: &[Step]) -> usize {
    let mut byte = 0;
    let (Some(table), [Field(first), rest @ ..]) = (table, at) else {
        return byte;
    };
    let mut here = table.get(*first);
    let mut rest = rest.iter();
    while let Some(found) = here {
        byte = found.span().start;
        here = match (rest.next(), found.get_ref()) {
            (Some(Field(name)), DeValue::Table(table)) => table.get(*name),
            (Some(Place(place)), DeValue::Array(items)) => items.get(*place),
            _ => None,
        };
    }
    byte
}

fn below(at: &[Step], field: &'static str) -> Vec<Step> {
    at.iter().copied().chain([Field(field)]).collect()
}
