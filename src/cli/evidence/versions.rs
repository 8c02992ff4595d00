//! `cairn evidence versions`.

use crate::cli::entry::One;
use crate::cli::json::evidence::VersionView;
use crate::cli::{CliError, Session};
use crate::domain::{Evidence, long_date};

/// Lists the earlier versions.
pub fn run(one: &One<Evidence>, session: &mut Session) -> Result<(), CliError> {
    let record = session.record()?;
    let id = one.find(&record)?;
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
