//! `cairn qualification show`.

use clap::Args;

use crate::cli::ids;
use crate::cli::json::qualification::QualificationView;
use crate::cli::out::Out;
use crate::cli::show::name;
use crate::cli::{CliError, Session};
use crate::domain::profile::Profile;
use crate::domain::{Qualification, long_date};

/// Show everything about a qualification
#[derive(Debug, Args)]
pub struct Show {
    /// Which qualification, by its id
    id: String,
}

/// Shows a qualification.
pub fn run(args: &Show, session: &mut Session) -> Result<(), CliError> {
    let record = session.record()?;
    let qualification = record.qualification(ids::qualification(&record, &args.id)?)?;
    let profile = record.profile();
    session.answer(&QualificationView::from(&qualification), |out| {
        in_words(&qualification, &profile, out);
    });
    Ok(())
}

fn in_words(qualification: &Qualification, profile: &Profile, out: &mut Out) {
    let Qualification {
        id,
        details,
        deleted,
    } = qualification;
    out.paragraph(0, &details.title);
    if *deleted {
        out.line("In the Bin");
    }
    out.gap();
    out.field("Awarding body", &details.awarding_body);
    out.field("Status", details.status);
    for (name, date) in [
        ("Started", details.started),
        ("Awarded", details.awarded),
        ("Expires", details.expires),
    ] {
        out.field(name, date.map_or_else(String::new, long_date));
    }
    out.field("Reference", &details.reference);
    if let Some(key) = &details.requirement {
        let words = name(&key.clone().into(), profile);
        out.field("Answers", format_args!("{words} [{key}]"));
    }
    out.field("Id", id);
    out.section("Notes", &details.notes);
}
