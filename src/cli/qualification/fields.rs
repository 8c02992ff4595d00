//! What can be said of a qualification, in adding it and in changing it.

use clap::Args;

use crate::cli::entry::{self, New, NoMore};
use crate::cli::typed::{Typed, change};
use crate::domain::profile::Profile;
use crate::domain::{Invalid, Link, Qualification, QualificationDetails, QualificationStatus};
use crate::record::Record;

/// The options that say something of a qualification.
#[derive(Debug, Args)]
pub struct Fields {
    /// Who awards it
    #[arg(long, value_name = "TEXT")]
    awarding_body: Option<String>,
    /// Whether it is planned, in-progress or held [when adding: held]
    #[arg(long, value_name = "STATUS")]
    status: Option<String>,
    /// The day work toward it began
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    started: Option<String>,
    /// The day it was awarded
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    awarded: Option<String>,
    /// The last day it is valid, if it lapses
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    expires: Option<String>,
    /// Membership, registration or certificate number
    #[arg(long, value_name = "TEXT")]
    reference: Option<String>,
    /// Anything else
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    notes: Option<String>,
    /// The requirement of the profile that it answers
    #[arg(long, value_name = "KEY")]
    requirement: Option<String>,
}

impl New for Fields {
    const ADDED: &'static str = "Added";

    fn begin(title: &str) -> QualificationDetails {
        QualificationDetails::new(title)
    }
}

impl entry::Fields for Fields {
    type Entry = Qualification;
    type More = NoMore;
    const TITLE: &'static str = "What it is called";

    fn title(details: &mut QualificationDetails) -> &mut String {
        &mut details.title
    }

    fn apply(&self, details: &mut QualificationDetails, record: &Record, typed: &mut Typed) {
        let Self {
            awarding_body,
            status,
            started,
            awarded,
            expires,
            reference,
            notes,
            requirement,
        } = self;
        let status = status.as_deref().map(QualificationStatus::parse);
        details.status = status
            .and_then(|status| typed.note(status))
            .unwrap_or(details.status);
        typed.change_date("started", started.as_deref(), &mut details.started);
        typed.change_date("awarded", awarded.as_deref(), &mut details.awarded);
        typed.change_date("expires", expires.as_deref(), &mut details.expires);
        change(&mut details.awarding_body, awarding_body.as_ref());
        change(&mut details.reference, reference.as_ref());
        change(&mut details.notes, notes.as_ref());
        match requirement.as_deref() {
            None => {}
            Some(text) if text.trim().is_empty() => details.requirement = None,
            Some(text) => self::requirement(text, details, &record.profile(), typed),
        }
    }
}

/// Reads the requirement that a qualification answers; one it had may stay though the profile lacks it now.
fn requirement(
    text: &str,
    details: &mut QualificationDetails,
    profile: &Profile,
    typed: &mut Typed,
) {
    let had: Vec<Link> = details.requirement.iter().cloned().map(Link::new).collect();
    let Some(key) = typed.key(profile, text, &had) else {
        return;
    };
    if key.statement.is_some() {
        let problem = format!("{key} is a statement of a skill");
        typed.note::<()>(Err(Invalid::new("requirement", problem)
            .hinted("A qualification answers a requirement as a whole")));
    } else {
        details.requirement = Some(key.requirement);
    }
}
