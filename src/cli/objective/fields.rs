//! What can be said of an objective, in adding it and in changing it.

use clap::Args;

use crate::cli::entry::{self, More, MoreLinks, New};
use crate::cli::told::find_all;
use crate::cli::typed::{Typed, change};
use crate::domain::{Activity, Objective, ObjectiveDetails, ObjectiveStatus};
use crate::record::Record;

/// The options that say something of an objective.
#[derive(Debug, Args)]
pub struct Fields {
    /// Whether it is not-started, in-progress, achieved or dropped [when adding: not-started]
    #[arg(long, value_name = "STATUS")]
    status: Option<String>,
    /// The day by which you want to reach it
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    due: Option<String>,
    /// The day on which to look at how it goes
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    review: Option<String>,
    /// How you will know that you reached it
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    measure: Option<String>,
    /// How you will reach it, and what that takes
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    approach: Option<String>,
    /// The day you reached it [when achieved: today]
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    achieved: Option<String>,
    /// What came of it, for you and for others
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    outcome: Option<String>,
    /// What it is to meet, and why; may be given again [when editing: in place of what there is]
    #[arg(long = "link", value_name = "KEY[=REASON]")]
    links: Option<Vec<String>>,
    /// The activity that leads to it, by its id; may be given again [when editing: in place of those there are]
    #[arg(long = "activity", value_name = "ID")]
    activities: Option<Vec<String>>,
}

impl More<Objective> for MoreLinks {
    fn apply(&self, details: &mut ObjectiveDetails, record: &Record, typed: &mut Typed) {
        self.change(&mut details.links, record, typed);
    }
}

impl New for Fields {
    const ADDED: &'static str = "Set";

    fn begin(title: &str) -> ObjectiveDetails {
        ObjectiveDetails::new(title)
    }
}

impl entry::Fields for Fields {
    type Entry = Objective;
    type More = MoreLinks;
    const TITLE: &'static str = "The outcome you want";

    fn title(details: &mut ObjectiveDetails) -> &mut String {
        &mut details.title
    }

    fn apply(&self, details: &mut ObjectiveDetails, record: &Record, typed: &mut Typed) {
        let Self {
            status,
            due,
            review,
            measure,
            approach,
            achieved,
            outcome,
            links,
            activities: leading,
        } = self;
        if let Some(status) = status.as_deref().map(ObjectiveStatus::parse)
            && let Some(status) = typed.note(status)
        {
            details.status = status;
            // A day achieved comes and goes with the status, unless it is given.
            let day = details.achieved.unwrap_or(record.today());
            details.achieved = (status == ObjectiveStatus::Achieved).then_some(day);
        }
        typed.change_date("due", due.as_deref(), &mut details.due);
        typed.change_date("review", review.as_deref(), &mut details.review);
        typed.change_date("achieved", achieved.as_deref(), &mut details.achieved);
        change(&mut details.measure, measure.as_ref());
        change(&mut details.approach, approach.as_ref());
        change(&mut details.outcome, outcome.as_ref());
        if let Some(links) = links {
            details.links = typed.links(&record.profile(), links, &details.links);
        }
        if let Some(ids) = leading {
            details.activities = find_all::<Activity>(record, ids, typed);
        }
    }
}
