//! `cairn qualification show`.

use chrono::NaiveDate;
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
    let qualification = record.get(ids::qualification(&record, &args.id)?)?;
    let profile = record.profile();
    let mut evidence = record.all_evidence()?;
    evidence.retain(|evidence| evidence.certifies(qualification.id));
    let today = session.today();
    let view = QualificationView::new(&qualification, &evidence, today);
    session.answer(&view, |out| {
        in_words(&qualification, &profile, today, out);
        let certificates = evidence.iter();
        let certificates = certificates.map(|one| format!("{} {}", one.number, one.details.title));
        out.section("Certificates", &certificates.collect::<Vec<_>>().join("\n"));
    });
    Ok(())
}

fn in_words(qualification: &Qualification, profile: &Profile, today: NaiveDate, out: &mut Out) {
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
    if let Some(renewal) = details.renewal(today) {
        out.field("Renewal", renewal);
    }
    out.field("Reference", &details.reference);
    if let Some(key) = &details.requirement {
        let words = name(&key.clone().into(), profile);
        out.field("Answers", format_args!("{words} [{key}]"));
    }
    out.field("Id", id);
    out.section("Notes", &details.notes);
}
