//! `cairn evidence versions`.

use clap::Args;

use crate::cli::ids;
use crate::cli::json::evidence::VersionView;
use crate::cli::{CliError, Session};
use crate::domain::long_date;

/// List the earlier versions of a file, the last replaced first
#[derive(Debug, Args)]
pub struct Versions {
    /// Which, by its reference, such as E7
    reference: String,
}

/// Lists the earlier versions.
pub fn run(args: &Versions, session: &mut Session) -> Result<(), CliError> {
    let record = session.record()?;
    let id = ids::evidence(&record, &args.reference)?;
    let number = record.get(id)?.number;
    let earlier = record.earlier_files(id)?;
    let views: Vec<VersionView<'_>> = earlier.iter().map(VersionView::from).collect();
    session.answer(&views, |out| {
        if earlier.is_empty() {
            out.line(format_args!("{number} has no earlier versions"));
        }
        for (at, one) in earlier.iter().enumerate() {
            let (name, size) = (&one.file.name, one.file.size());
            let until = long_date(record.clock().local(one.until).date());
            out.line(format_args!("{}  {name}, {size}, until {until}", at + 1));
        }
        if !earlier.is_empty() {
            out.line(format_args!(
                "`cairn evidence save {number} --earlier 1` copies the first of them out"
            ));
        }
    });
    Ok(())
}
