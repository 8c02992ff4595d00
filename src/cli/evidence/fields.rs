//! What can be changed in a piece of evidence.

use clap::Args;

use crate::cli::entry::{self, More, MoreLinks};
use crate::cli::told::find_all;
use crate::cli::typed::Typed;
use crate::domain::{Activity, Evidence, EvidenceContent, EvidenceDetails, Invalid, Qualification};
use crate::record::Record;

/// The options that say something of evidence that is there.
#[derive(Debug, Args)]
pub struct Fields {
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
    /// The activity that it belongs to, in place of those there are; may be given again
    #[arg(long = "activity", value_name = "ID")]
    activities: Option<Vec<String>>,
    /// The qualification that it is a certificate of, in place of those there are; may be given again
    #[arg(long = "qualification", value_name = "ID")]
    qualifications: Option<Vec<String>>,
}

impl More<Evidence> for MoreLinks {
    fn apply(&self, details: &mut EvidenceDetails, record: &Record, typed: &mut Typed) {
        self.change(&mut details.links, record, typed);
    }
}

impl entry::Fields for Fields {
    type Entry = Evidence;
    type More = MoreLinks;
    const TITLE: &'static str = "What to call it";

    fn title(details: &mut EvidenceDetails) -> &mut String {
        &mut details.title
    }

    fn apply(&self, details: &mut EvidenceDetails, record: &Record, typed: &mut Typed) {
        let given = typed.date("date", self.date.as_deref());
        details.date = given.unwrap_or(details.date);
        typed.note(change_content(self, details));
        if let Some(links) = &self.links {
            details.links = typed.links(&record.profile(), links, &details.links);
        }
        if let Some(ids) = &self.activities {
            details.activities = find_all::<Activity>(record, ids, typed);
        }
        if let Some(ids) = &self.qualifications {
            details.qualifications = find_all::<Qualification>(record, ids, typed);
        }
    }
}

/// Changes the text of a note or the address of a web link; neither turns into something else.
fn change_content(given: &Fields, details: &mut EvidenceDetails) -> Result<(), Invalid> {
    let kind = details.content.kind();
    match (&given.note, &given.url, &mut details.content) {
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
