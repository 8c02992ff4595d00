//! What can be said of an activity, in adding it and in changing it.

use clap::Args;

use crate::cli::entry::{self, More, MoreLinks};
use crate::cli::typed::{Typed, change};
use crate::domain::{Activity, ActivityDetails, ActivityKind, ActivityStatus};
use crate::record::Record;

/// The options that say something of an activity.
#[derive(Debug, Args)]
pub struct Fields {
    /// The day of it, or its first [when adding: today]
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    date: Option<String>,
    /// Its last day, if it took more than one
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    end: Option<String>,
    /// Time spent, such as 1.5, 1h30 or 90m
    #[arg(
        long,
        value_name = "HOURS",
        allow_hyphen_values = true,
        conflicts_with = "minutes"
    )]
    hours: Option<String>,
    /// Time spent in whole minutes
    #[arg(long, value_name = "MINUTES", allow_hyphen_values = true)]
    minutes: Option<String>,
    #[arg(long, value_name = "KIND", help = kinds())]
    kind: Option<String>,
    /// How far it has come: planned, in-progress or done [when adding: done, or planned on a day to come]
    #[arg(long, value_name = "STATUS")]
    status: Option<String>,
    /// What it was about
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    description: Option<String>,
    /// What happened: the facts
    #[arg(
        long,
        value_name = "TEXT",
        allow_hyphen_values = true,
        help_heading = "Reflection"
    )]
    what: Option<String>,
    /// So what: why it mattered and what you learnt
    #[arg(
        long,
        value_name = "TEXT",
        allow_hyphen_values = true,
        help_heading = "Reflection"
    )]
    so_what: Option<String>,
    /// Now what: what you will do differently
    #[arg(
        long,
        value_name = "TEXT",
        allow_hyphen_values = true,
        help_heading = "Reflection"
    )]
    now_what: Option<String>,
    /// Who ran it
    #[arg(long, value_name = "TEXT")]
    provider: Option<String>,
    /// Where it took place
    #[arg(long, value_name = "TEXT")]
    location: Option<String>,
    /// What it cost, in pounds, such as 12.50
    #[arg(long, value_name = "POUNDS", allow_hyphen_values = true)]
    cost: Option<String>,
    /// Its web address
    #[arg(long, value_name = "URL")]
    url: Option<String>,
    /// A label of your own; may be given again [when editing: in place of those there are]
    #[arg(long = "tag", value_name = "TAG")]
    tags: Option<Vec<String>>,
    /// What it counts toward, and why; may be given again [when editing: in place of those there are]
    #[arg(long = "link", value_name = "KEY[=REASON]")]
    links: Option<Vec<String>>,
}

impl Fields {
    /// Tells whether it is said how far the activity has come.
    pub const fn have_status(&self) -> bool {
        self.status.is_some()
    }
}

/// Options that change its lists by a part.
#[derive(Debug, Args)]
pub struct MoreLists {
    /// Add a label to those there are; may be given again
    #[arg(long = "add-tag", value_name = "TAG")]
    add_tags: Vec<String>,
    /// Take a label away; may be given again
    #[arg(long = "remove-tag", value_name = "TAG")]
    remove_tags: Vec<String>,
    #[command(flatten)]
    links: MoreLinks,
}

impl More<Activity> for MoreLists {
    fn apply(&self, details: &mut ActivityDetails, record: &Record, typed: &mut Typed) {
        details.tags.extend(self.add_tags.iter().cloned());
        typed.take_tags(&mut details.tags, &self.remove_tags);
        self.links.change(&mut details.links, record, typed);
    }
}

impl entry::Fields for Fields {
    type Entry = Activity;
    type More = MoreLists;
    const TITLE: &'static str = "What to call it";

    fn title(details: &mut ActivityDetails) -> &mut String {
        &mut details.title
    }

    fn apply(&self, details: &mut ActivityDetails, record: &Record, typed: &mut Typed) {
        let Self {
            date,
            end,
            hours,
            minutes,
            kind,
            status,
            description,
            what,
            so_what,
            now_what,
            provider,
            location,
            cost,
            url,
            tags,
            links,
        } = self;
        if let Some((first, last)) = typed.days("date", date.as_deref()) {
            details.date = first;
            details.end = last.or(details.end);
        }
        typed.change_date("end", end.as_deref(), &mut details.end);
        let time = typed.minutes(hours.as_deref(), minutes.as_deref());
        details.minutes = time.unwrap_or(details.minutes);
        let kind = kind.as_deref().map(ActivityKind::parse);
        details.kind = kind
            .and_then(|kind| typed.note(kind))
            .unwrap_or(details.kind);
        let status = status.as_deref().map(ActivityStatus::parse);
        details.status = status
            .and_then(|status| typed.note(status))
            .unwrap_or(details.status);
        for (text, given) in [
            (&mut details.description, description),
            (&mut details.reflection.what, what),
            (&mut details.reflection.so_what, so_what),
            (&mut details.reflection.now_what, now_what),
            (&mut details.provider, provider),
            (&mut details.location, location),
            (&mut details.url, url),
        ] {
            change(text, given.as_ref());
        }
        let cost = cost.as_deref().map(ActivityDetails::read_cost);
        details.cost = cost
            .and_then(|cost| typed.note(cost))
            .unwrap_or(details.cost);
        if let Some(tags) = tags {
            details.tags.clone_from(tags);
        }
        if let Some(links) = links {
            details.links = typed.links(&record.profile(), links, &details.links);
        }
    }
}

fn kinds() -> String {
    let kinds: Vec<&str> = ActivityKind::ALL.iter().map(|kind| kind.key()).collect();
    format!(
        "What sort of thing it was: {} [when adding: other]",
        kinds.join(", ")
    )
}
