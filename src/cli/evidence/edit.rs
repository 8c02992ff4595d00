//! `cairn evidence edit`.

use clap::Args;

use crate::cli::ids::{self, activities, qualifications};
use crate::cli::json::evidence::EvidenceView;
use crate::cli::show::changed;
use crate::cli::typed::{Typed, change};
use crate::cli::{CliError, Session};
use crate::domain::{EvidenceContent, EvidenceDetails, Invalid, Problems};
use crate::record;

/// Change a piece of evidence; what is not given stays, and a file stays the file it is
#[derive(Debug, Args)]
pub struct Edit {
    /// Which, by its reference, such as E7
    reference: String,
    /// What to call it
    #[arg(long, value_name = "TEXT")]
    title: Option<String>,
    /// The day from which it counts
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    date: Option<String>,
    /// The text of a note
    #[arg(
        long,
        value_name = "TEXT",
        allow_hyphen_values = true,
        conflicts_with = "url"
    )]
    note: Option<String>,
    /// The address of a web link
    #[arg(long, value_name = "URL")]
    url: Option<String>,
    /// What it shows, in place of what there is; may be given again
    #[arg(long = "link", value_name = "KEY[=REASON]")]
    links: Option<Vec<String>>,
    /// Add what it shows to what there is; may be given again
    #[arg(long = "add-link", value_name = "KEY[=REASON]")]
    add_links: Vec<String>,
    /// Take away what it shows; may be given again
    #[arg(long = "remove-link", value_name = "KEY")]
    remove_links: Vec<String>,
    /// The activity that it belongs to, in place of those there are; may be given again
    #[arg(long = "activity", value_name = "ID")]
    activities: Option<Vec<String>>,
    /// The qualification that it is a certificate of, in place of those there are; may be given again
    #[arg(long = "qualification", value_name = "ID")]
    qualifications: Option<Vec<String>>,
}

/// Changes a piece of evidence.
pub fn run(args: &Edit, session: &mut Session) -> Result<(), CliError> {
    let mut record = session.record()?;
    let id = ids::evidence(&record, &args.reference)?;
    let profile = record.profile();
    let before = record.get(id)?.details;
    let mut details = before.clone();
    let mut typed = Typed::on(session.today());
    change(&mut details.title, args.title.as_ref());
    details.date = typed
        .date("date", args.date.as_deref())
        .unwrap_or(details.date);
    typed.note(change_content(args, &mut details));
    if let Some(links) = &args.links {
        details.links = typed.links(&profile, links, &details.links);
    }
    typed.change_links(
        &profile,
        &mut details.links,
        &args.add_links,
        &args.remove_links,
    );
    if let Some(ids) = &args.activities {
        details.activities = activities(&record, ids, &mut typed);
    }
    if let Some(ids) = &args.qualifications {
        details.qualifications = qualifications(&record, ids, &mut typed);
    }
    let checked: Result<EvidenceDetails, Problems> = details.checked();
    let details = typed.finish(checked)?;
    let changes = record
        .edit(id, record::Edit::from(before, details))?
        .changes;
    let evidence = record.get(id)?;
    session.warn(&record.exposures_of(&evidence));
    session.answer(&EvidenceView::from(&evidence), |out| {
        let title = &evidence.details.title;
        let number = evidence.number;
        out.line(format_args!("{} {number} “{title}”", changed(changes)));
    });
    Ok(())
}

/// Changes the text of a note or the address of a web link; neither turns into something else.
fn change_content(args: &Edit, details: &mut EvidenceDetails) -> Result<(), Invalid> {
    let kind = details.content.kind();
    match (&args.note, &args.url, &mut details.content) {
        (None, None, _) => Ok(()),
        (Some(note), _, EvidenceContent::Note(text)) => {
            text.clone_from(note);
            Ok(())
        }
        (_, Some(url), EvidenceContent::Web(text)) => {
            text.clone_from(url);
            Ok(())
        }
        (Some(_), _, _) => Err(other_kind("note", kind)),
        (_, Some(_), _) => Err(other_kind("url", kind)),
    }
}

fn other_kind(field: &'static str, kind: &str) -> Invalid {
    Invalid::new(field, format!("This evidence is a {kind} and stays one"))
        .hinted("Add new evidence with `cairn evidence add`")
}
