//! `cairn evidence save`.

use std::path::{Path, PathBuf};

use clap::Args;

use crate::cli::entry::One;
use crate::cli::json::evidence::SavedView;
use crate::cli::session::shown;
use crate::cli::{CliError, Session};
use crate::domain::{Evidence, EvidenceContent, FileContent, file_name};

/// Copy the file of a piece of evidence out of the record
#[derive(Debug, Args)]
pub struct Save {
    #[command(flatten)]
    one: One<Evidence>,
    /// Where to: a new file, or a folder, where it keeps its name [default: this folder]
    #[arg(value_name = "TO")]
    to: Option<PathBuf>,
    /// The same, as an option
    #[arg(long, value_name = "FILE", conflicts_with = "to")]
    out: Option<PathBuf>,
    /// An earlier version, by its number in `cairn evidence versions`
    #[arg(long, value_name = "N")]
    earlier: Option<usize>,
}

/// Copies a file out of the record.
pub fn run(args: &Save, session: &mut Session) -> Result<(), CliError> {
    let record = session.record()?;
    let evidence = record.get(args.one.find(&record)?)?;
    let reference = evidence.number.to_string();
    let file = match evidence.details.content {
        EvidenceContent::File(file) => file,
        EvidenceContent::Note(_) => return Err(no_file(&reference, "a note")),
        EvidenceContent::Web(_) => return Err(no_file(&reference, "a web link")),
    };
    let file = match args.earlier {
        None => file,
        Some(number) => record.earlier_file(evidence.id, number)?.file,
    };
    let to = args.out.as_ref().or(args.to.as_ref());
    let to = destination(
        to.map_or(Path::new("."), PathBuf::as_path),
        &file,
        &reference,
    );
    record.save_attachment(&file, &to)?;
    let view = SavedView {
        reference,
        saved: shown(&to),
    };
    session.answer(&view, |out| {
        out.line(format_args!("Saved {} as {}", view.reference, view.saved));
    });
    Ok(())
}

/// Returns the file to write: in a folder, under the name it had, and never anywhere else.
fn destination(to: &Path, file: &FileContent, reference: &str) -> PathBuf {
    if !to.is_dir() {
        return to.to_owned();
    }
    // The name came with the file, perhaps from another system.
    let name = file_name(&file.name);
    to.join(if name.is_empty() { reference } else { &name })
}

fn no_file(reference: &str, what: &str) -> CliError {
    CliError::failed(format!("{reference} is {what}, not a file"))
        .hinted(format!("Read it with `cairn evidence show {reference}`"))
}
