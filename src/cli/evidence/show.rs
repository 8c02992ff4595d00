//! `cairn evidence show`.

use clap::Args;

use crate::cli::ids::{self, short};
use crate::cli::json::evidence::EvidenceView;
use crate::cli::out::Out;
use crate::cli::show::links;
use crate::cli::{CliError, Session};
use crate::domain::profile::Profile;
use crate::domain::{Evidence, EvidenceContent, long_date};

/// Show everything about a piece of evidence
#[derive(Debug, Args)]
pub struct Show {
    /// Which, by its reference, such as E7
    reference: String,
}

/// Shows a piece of evidence.
pub fn run(args: &Show, session: &mut Session) -> Result<(), CliError> {
    let record = session.record()?;
    let id = ids::evidence(&record, &args.reference)?;
    let evidence = record.get(id)?;
    let activities = evidence.details.activities.iter();
    let activities = activities.map(|id| {
        let activity = record.get(*id)?;
        let (date, title) = (long_date(activity.details.date), activity.details.title);
        Ok(format!("{title}, {date} ({})", short(id.uuid())))
    });
    let activities = activities.collect::<Result<Vec<String>, CliError>>()?;
    let held = evidence.details.qualifications.iter();
    let held = held.map(|id| {
        let title = record.get(*id)?.details.title;
        Ok(format!("{title} ({})", short(id.uuid())))
    });
    let held = held.collect::<Result<Vec<String>, CliError>>()?;
    let profile = record.profile();
    session.answer(&EvidenceView::from(&evidence), |out| {
        in_words(&evidence, &profile, out);
        out.section("Belongs to", &activities.join("\n"));
        out.section("Certificate of", &held.join("\n"));
    });
    Ok(())
}

fn in_words(evidence: &Evidence, profile: &Profile, out: &mut Out) {
    let Evidence {
        id,
        number,
        details,
        deleted,
    } = evidence;
    out.paragraph(0, &format!("{number} {}", details.title));
    if *deleted {
        out.line("In the Bin");
    }
    out.gap();
    out.field("Date", long_date(details.date));
    match &details.content {
        EvidenceContent::Note(_) => {}
        EvidenceContent::File(file) => {
            out.field("File", format_args!("{}, {}", file.name, file.size()));
        }
        EvidenceContent::Web(url) => out.field("Web address", url),
    }
    out.field("Id", id);
    if let EvidenceContent::Note(text) = &details.content {
        out.section("Note", text);
    }
    links("Shows", &details.links, profile, out);
}
