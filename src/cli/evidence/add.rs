//! `cairn evidence add`.

use std::path::PathBuf;

use clap::Args;

use crate::cli::entry::kept;
use crate::cli::session::warn_if_empty;
use crate::cli::told::find_all;
use crate::cli::typed::Typed;
use crate::cli::{CliError, Session};
use crate::domain::{
    Activity, Evidence, EvidenceContent, EvidenceDetails, FileContent, Qualification,
};
use crate::record::{NewContent, NewEvidence};

/// Keep a note, a copy of a file, or a web link
#[derive(Debug, Args)]
pub struct Add {
    /// What to call it
    #[arg(long, value_name = "TEXT")]
    title: String,
    #[command(flatten)]
    content: Content,
    /// The day from which it counts [default: today]
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    date: Option<String>,
    /// What it shows, and why; may be given again
    #[arg(long = "link", value_name = "KEY[=REASON]")]
    links: Vec<String>,
    /// The activity that it belongs to, by its id; may be given again
    #[arg(long = "activity", value_name = "ID")]
    activities: Vec<String>,
    /// The qualification that it is a certificate of, by its id; may be given again
    #[arg(long = "qualification", value_name = "ID")]
    qualifications: Vec<String>,
}

/// What a new piece of evidence holds; exactly one of these.
#[derive(Debug, Args)]
#[group(required = true, multiple = false)]
struct Content {
    /// A text
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    note: Option<String>,
    /// A file, of which the record keeps a copy
    #[arg(long, value_name = "FILE")]
    file: Option<PathBuf>,
    /// A web address
    #[arg(long, value_name = "URL")]
    url: Option<String>,
}

/// Keeps a piece of evidence.
pub fn run(args: &Add, session: &mut Session) -> Result<(), CliError> {
    let mut record = session.record()?;
    let mut typed = Typed::on(session.today());
    let date = typed.date("date", args.date.as_deref());
    let details = EvidenceDetails {
        title: args.title.clone(),
        date: date.unwrap_or(session.today()),
        content: args.content.to_check(&mut typed),
        links: typed.links(&record.profile(), &args.links, &[]),
        activities: find_all::<Activity>(&record, &args.activities, &mut typed),
        qualifications: find_all::<Qualification>(&record, &args.qualifications, &mut typed),
    };
    let details = typed.finish(details.checked())?;
    let evidence = record
        .add_evidence(NewEvidence {
            title: details.title,
            date: details.date,
            content: args.content.to_keep(),
            links: details.links,
            activities: details.activities,
            qualifications: details.qualifications,
        })?
        .output;
    warn_if_empty(&evidence);
    kept(evidence.id, &record, session, |evidence: &Evidence, out| {
        let (title, number) = (&evidence.details.title, evidence.number);
        out.line(format_args!("Kept “{title}” as {number}"));
    })
}

impl Content {
    /// Returns the content as far as it can be checked before a file is copied.
    fn to_check(&self, typed: &mut Typed) -> EvidenceContent {
        if let Some(path) = &self.file {
            typed.file(path);
            return EvidenceContent::File(FileContent {
                name: path.display().to_string(),
                sha256: String::new(),
                bytes: 0,
            });
        }
        match &self.url {
            Some(url) => EvidenceContent::Web(url.clone()),
            None => EvidenceContent::Note(self.note.clone().unwrap_or_default()),
        }
    }

    fn to_keep(&self) -> NewContent {
        match (&self.file, &self.url) {
            (Some(path), _) => NewContent::File(path.clone()),
            (None, Some(url)) => NewContent::Web(url.trim().to_owned()),
            (None, None) => NewContent::Note(self.note.clone().unwrap_or_default()),
        }
    }
}
