//! `cairn activity list`.

use clap::Args;

use super::Attached;
use crate::cli::ids::short;
use crate::cli::out::Out;
use crate::cli::table::{Align, Table};
use crate::cli::text::count;
use crate::cli::typed::Typed;
use crate::cli::{CliError, Format, Session};
use crate::domain::{
    ActivityKind, ActivityStatus, ActivitySummary, Link, Minutes, Period, short_date,
};
use crate::record::{ActivityFilter, Record};
use chrono::NaiveDate;

/// List activities, newest first; every option given must fit
#[derive(Debug, Args)]
pub struct List {
    /// From this day on
    #[arg(long, value_name = "DATE")]
    from: Option<String>,
    /// Up to this day
    #[arg(long, value_name = "DATE")]
    to: Option<String>,
    /// Only planned, in-progress or done ones
    #[arg(long, value_name = "STATUS")]
    status: Option<String>,
    /// Only one sort, such as course or meeting
    #[arg(long, value_name = "KIND")]
    kind: Option<String>,
    /// Only those with this label
    #[arg(long, value_name = "TAG")]
    tag: Option<String>,
    /// Only those that count toward this requirement or statement
    #[arg(long, value_name = "KEY")]
    link: Option<String>,
    /// Only those that hold these words
    #[arg(long, value_name = "WORDS")]
    text: Option<String>,
    /// Only done ones without a reflection
    #[arg(long)]
    unreflected: bool,
}

/// Lists activities.
pub fn run(args: &List, session: &mut Session) -> Result<(), CliError> {
    let record = session.record()?;
    let filter = filter(args, &record)?;
    let found = record.activities(&filter)?;
    let today = session.today();
    match session.format() {
        Format::Json => print_whole(&found, &record, &mut session.out)?,
        Format::Plain if !found.is_empty() => table(&found, today, &mut session.out),
        Format::Plain if filter == ActivityFilter::default() => {
            let said = "No activities yet; log one with `cairn activity add`";
            session.out.line(said);
        }
        Format::Plain => session.out.line("No activity fits"),
    }
    Ok(())
}

/// Prints the activities with all their texts, which lists for people leave out.
fn print_whole(found: &[ActivitySummary], record: &Record, out: &mut Out) -> Result<(), CliError> {
    let attached = Attached::read(record)?;
    let whole = found.iter().map(|summary| record.activity(summary.id));
    let whole = whole.collect::<Result<Vec<_>, _>>()?;
    let views = whole.iter().map(|activity| attached.view(record, activity));
    out.json(&views.collect::<Result<Vec<_>, _>>()?);
    Ok(())
}

fn filter(args: &List, record: &Record) -> Result<ActivityFilter, CliError> {
    let mut typed = Typed::on(record.today());
    let from = typed.date("from", args.from.as_deref());
    let to = typed.date("to", args.to.as_deref());
    if let (Some(from), Some(to)) = (from, to) {
        typed.note(Period::new(from, to));
    }
    let status = args.status.as_deref().map(ActivityStatus::parse);
    let kind = args.kind.as_deref().map(ActivityKind::parse);
    let orphans: Vec<Link> = record
        .orphaned_links()?
        .into_iter()
        .map(Link::new)
        .collect();
    let link = args.link.as_deref();
    let filter = ActivityFilter {
        from,
        to,
        status: status.and_then(|status| typed.note(status)),
        kind: kind.and_then(|kind| typed.note(kind)),
        tag: args.tag.clone(),
        link: link.and_then(|link| typed.key(&record.profile(), link, &orphans)),
        text: args.text.clone(),
        unreflected: args.unreflected,
    };
    Ok(typed.finish(Ok(filter))?)
}

fn table(found: &[ActivitySummary], today: NaiveDate, out: &mut Out) {
    let mut table = Table::new([
        ("Id", Align::Left),
        ("Date", Align::Left),
        ("Time", Align::Right),
        ("Status", Align::Left),
        ("Title", Align::Flexible),
    ]);
    for activity in found {
        table.row([
            short(activity.id.uuid()),
            short_date(activity.date, today),
            activity.minutes.in_columns(),
            activity.status.to_string(),
            activity.title.clone(),
        ]);
    }
    table.print(out);
    let time: Minutes = found.iter().map(|activity| activity.minutes).sum();
    let activities = count(found.len(), "activity", "activities");
    out.gap();
    out.line(format_args!("{activities}, {time}"));
}
