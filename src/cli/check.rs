//! `cairn check`: look through the record, and mend what can be mended.

use clap::Args;
use serde::Serialize;

use super::out::Out;
use super::{CliError, Session};
use crate::record::Finding;

/// Look through the record for damage, and mend what can be mended
///
/// Every entry is compared with its history, every attached file with its name, and what is derived from the entries with
/// them. With --repair, what the history or a backup can prove is put right; everything else is kept as it is.
#[derive(Debug, Args)]
pub struct Check {
    /// Mend what can be mended
    #[arg(long)]
    repair: bool,
}

#[derive(Serialize)]
struct View<'a> {
    found: Vec<FindingView<'a>>,
    left: Vec<FindingView<'a>>,
}

#[derive(Serialize)]
struct FindingView<'a> {
    problem: &'a str,
    hint: &'a str,
    damage: bool,
}

impl<'a> From<&'a Finding> for FindingView<'a> {
    fn from(finding: &'a Finding) -> Self {
        Self {
            problem: &finding.says,
            hint: &finding.hint,
            damage: finding.is_damage,
        }
    }
}

/// Checks the record; damage that is left makes the call fail.
pub fn run(args: &Check, session: &mut Session) -> Result<(), CliError> {
    let mut record = session.record()?;
    let (found, left) = if args.repair {
        let mended = record.repair()?;
        (mended.found, mended.left)
    } else {
        let found = record.check()?;
        (found.clone(), found)
    };
    let view = View {
        found: found.iter().map(FindingView::from).collect(),
        left: left.iter().map(FindingView::from).collect(),
    };
    session.answer(&view, |out| {
        if found.is_empty() {
            out.line("Everything is as it should be");
        }
        if args.repair {
            let mended = found.iter().filter(|finding| !left.contains(finding));
            listed("Mended:", mended, out);
            listed("Left as it is:", left.iter(), out);
        } else {
            listed("Found:", left.iter(), out);
        }
    });
    let damage = left.iter().filter(|finding| finding.is_damage).count();
    if damage == 0 {
        return Ok(());
    }
    let hint = if args.repair {
        "`cairn backup list` lists the backups you can go back to"
    } else {
        "`cairn check --repair` mends what can be mended, and loses nothing"
    };
    Err(CliError::failed("The record is damaged").hinted(hint))
}

fn listed<'a>(heading: &str, findings: impl Iterator<Item = &'a Finding>, out: &mut Out) {
    for (place, finding) in findings.enumerate() {
        if place == 0 {
            out.line(heading);
        }
        out.paragraph(2, &finding.says);
        out.paragraph(4, &finding.hint);
    }
}
