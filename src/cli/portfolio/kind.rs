//! Finds a kind of portfolio by what a person calls it.

use std::path::Path;

use crate::cli::CliError;
use crate::domain::portfolio::{Portfolio, PortfolioKind};
use crate::files;
use crate::kinds::{read, shipped, shipped_by_key};
use crate::record::Record;

/// Tells whether a text names a file with a kind rather than a kind or a portfolio.
pub fn is_file(text: &str) -> bool {
    let path = Path::new(text);
    let is_toml = path
        .extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case("toml"));
    is_toml || path.is_file()
}

/// Returns the kind that comes with Cairn under a key, the one in the file of that name, or that of a portfolio of the record.
pub fn named(record: Option<&Record>, text: &str) -> Result<PortfolioKind, CliError> {
    let wanted = text.trim();
    if let Some(kind) = shipped_by_key(&wanted.to_lowercase()) {
        return Ok(kind.clone());
    }
    if is_file(text) {
        return Ok(read(&files::read_text(Path::new(text))?)?);
    }
    let own = record.map_or_else(|| Ok(Vec::new()), own)?;
    let own = own.into_iter().find(|kind| kind.key == wanted);
    own.ok_or_else(|| {
        let keys: Vec<&str> = shipped().iter().map(|kind| kind.key.as_str()).collect();
        let error = format!("There is no kind of portfolio and no file called “{wanted}”");
        CliError::usage(error).hinted(format!(
            "Choose one of: {}; or give the path of a file",
            keys.join(", ")
        ))
    })
}

/// Returns the kinds of the record's portfolios that do not come with Cairn as they are, each once.
pub fn own(record: &Record) -> Result<Vec<PortfolioKind>, CliError> {
    let portfolios = record.portfolios()?.into_iter();
    let mut own: Vec<PortfolioKind> = Vec::new();
    for Portfolio { details, .. } in portfolios {
        if !shipped().contains(&details.kind) && !own.contains(&details.kind) {
            own.push(details.kind);
        }
    }
    Ok(own)
}
