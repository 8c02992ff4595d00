//! The evaluative statement and the other parts.

use std::path::Path;

use clap::Args;

use super::assigned;
use crate::cli::CliError;
use crate::cli::entry::Told as _;
use crate::cli::typed::Typed;
use crate::domain::portfolio::{CriterionKey, PortfolioDetails, PortfolioKind, StatementForm};
use crate::domain::{Evidence, Invalid};
use crate::files;
use crate::record::Record;

/// What stands for a criterion where the statement is one text.
const WHOLE: &str = "whole";

/// The options that change what is written.
#[derive(Debug, Args)]
pub struct Texts {
    /// Write the statement on a criterion, or `whole=TEXT` where it is one text; cite evidence as [E7]; may be given again
    #[arg(long, value_name = "CRITERION=TEXT")]
    statement: Vec<String>,
    /// Write the statement from a text file; may be given again
    #[arg(long, value_name = "CRITERION=FILE")]
    statement_file: Vec<String>,
    /// Write another part, or your notes on its documents, such as cv=TEXT; may be given again
    #[arg(long, value_name = "PART=TEXT")]
    part: Vec<String>,
    /// Add a document of a part, kept as evidence, such as cv=E3; `cv=` takes its documents away; may be given again
    #[arg(long, value_name = "PART=EVIDENCE")]
    part_evidence: Vec<String>,
}

impl Texts {
    /// Tells whether the statement is written.
    pub const fn states_anything(&self) -> bool {
        !self.statement.is_empty() || !self.statement_file.is_empty()
    }

    /// Puts what was given into the details, and keeps what is wrong with it.
    pub fn apply(
        &self,
        details: &mut PortfolioDetails,
        record: &Record,
        typed: &mut Typed,
    ) -> Result<(), CliError> {
        for text in &self.statement {
            let example = "1=TEXT";
            let Some((criterion, words)) = assigned("statement", text, example, typed) else {
                continue;
            };
            let answered = answered("statement", criterion, &details.kind);
            if let Some(criterion) = typed.note(answered) {
                details.set_statement(criterion, words);
            }
        }
        for text in &self.statement_file {
            let (field, example) = ("statement-file", "1=statement.txt");
            let Some((criterion, path)) = assigned(field, text, example, typed) else {
                continue;
            };
            let answered = answered(field, criterion, &details.kind);
            let words = files::read_text(Path::new(path))?;
            if let Some(criterion) = typed.note(answered) {
                details.set_statement(criterion, words.trim_end());
            }
        }
        for text in &self.part {
            if let Some((part, words)) = assigned("part", text, "cv=TEXT", typed) {
                details.change_part(part.trim(), |part| words.clone_into(&mut part.text));
            }
        }
        for text in &self.part_evidence {
            let Some((part, document)) = assigned("part-evidence", text, "cv=E3", typed) else {
                continue;
            };
            if document.trim().is_empty() {
                details.change_part(part.trim(), |part| part.evidence.clear());
                continue;
            }
            let found = Evidence::find(record, document)
                .map_err(|err| Invalid::new("part-evidence", err.to_string()).hinted(err.hint()));
            if let Some(id) = typed.note(found) {
                details.change_part(part.trim(), |part| part.evidence.push(id));
            }
        }
        Ok(())
    }
}

/// Reads which part of the statement is written.
fn answered(
    field: &'static str,
    text: &str,
    kind: &PortfolioKind,
) -> Result<Option<CriterionKey>, Invalid> {
    let wanted = text.trim();
    let title = &kind.title;
    match kind.statement.map(|rule| rule.form) {
        None => Err(Invalid::new(field, format!("{title} wants no statement"))
            .hinted("Write what you want to say as a note on an entry or in a part")),
        Some(StatementForm::Whole) if wanted == WHOLE => Ok(None),
        Some(StatementForm::Whole) => {
            let problem = format!("The statement of {title} is one text, not one on “{wanted}”");
            Err(Invalid::new(field, problem).hinted(format!("Write it like --{field} {WHOLE}=…")))
        }
        Some(StatementForm::PerCriterion) => {
            let mut criteria = kind.criteria.iter();
            let found = criteria.find(|criterion| criterion.key.as_str() == wanted);
            found.map(|found| Some(found.key.clone())).ok_or_else(|| {
                let keys = kind.criteria.iter().map(|known| known.key.as_str());
                let keys: Vec<&str> = keys.collect();
                Invalid::new(
                    field,
                    format!("The statement of {title} has no part on “{wanted}”"),
                )
                .hinted(format!("Choose one of: {}", keys.join(", ")))
            })
        }
    }
}
