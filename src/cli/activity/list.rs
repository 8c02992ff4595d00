//! `cairn activity list`.

use clap::Args;

use crate::cli::entry::Told as _;
use crate::cli::ids::short;
use crate::cli::out::Out;
use crate::cli::table::{Align, Table};
use crate::cli::typed::Typed;
use crate::cli::{CliError, Format, Session};
use crate::domain::{
    Activity, ActivityKind, ActivityStatus, ActivitySummary, Invalid, Link, Order, Period, Totals,
    short_date,
};
use crate::record::{ActivityFilter, Record, RequirementGroup};
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
    /// This or the last CPD year: this-year or last-year
    #[arg(long, value_name = "PERIOD", conflicts_with_all = ["from", "to"])]
    period: Option<String>,
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
    /// Only those that count toward a development activity of this group
    #[arg(long, value_name = "NAME")]
    group: Option<String>,
    /// Only those that hold these words
    #[arg(long, value_name = "WORDS")]
    text: Option<String>,
    /// Only done ones without a reflection
    #[arg(long, alias = "unreflected")]
    needs_reflection: bool,
    /// Only those that count toward nothing
    #[arg(long)]
    no_links: bool,
    /// Only those without evidence
    #[arg(long)]
    no_evidence: bool,
    /// Only planned ones that were over before this day, such as today
    #[arg(long, value_name = "DATE")]
    planned_before: Option<String>,
    /// By date, title, kind, hours, reflected or evidence; with -reversed after it, the other way round
    #[arg(long, value_name = "ORDER", default_value = "date")]
    sort: String,
}

/// Lists activities.
pub fn run(args: &List, session: &mut Session) -> Result<(), CliError> {
    let record = session.record()?;
    let (filter, order) = read(args, &record)?;
    let found = record.activities(&filter)?;
    let mut found: Vec<&ActivitySummary> = found.iter().collect();
    order.sort(&mut found, |activity| activity);
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
fn print_whole(found: &[&ActivitySummary], record: &Record, out: &mut Out) -> Result<(), CliError> {
    let whole = found.iter().map(|summary| record.get(summary.id));
    let whole = whole.collect::<Result<Vec<_>, _>>()?;
    out.json(&Activity::views(&whole, record)?);
    Ok(())
}

fn read(args: &List, record: &Record) -> Result<(ActivityFilter, Order), CliError> {
    let mut typed = Typed::on(record.today());
    let year = match args.period.as_deref() {
        Some(period) => typed.note(year(period, record)?),
        None => None,
    };
    let from = typed.date("from", args.from.as_deref());
    let to = typed.date("to", args.to.as_deref());
    let planned_before = typed.date("planned-before", args.planned_before.as_deref());
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
    let group = args.group.as_deref();
    let group = group.map(|name| RequirementGroup::of_pdas(&record.profile(), name));
    let order = typed.note(Order::parse(&args.sort)).unwrap_or_default();
    let filter = ActivityFilter {
        from: year.map(|year| year.from()).or(from),
        to: year.map(|year| year.to()).or(to),
        status: status.and_then(|status| typed.note(status)),
        kind: kind.and_then(|kind| typed.note(kind)),
        tag: args.tag.clone(),
        link: link.and_then(|link| typed.key(&record.profile(), link, &orphans)),
        group: group.and_then(|group| typed.note(group)),
        text: args.text.clone(),
        unreflected: args.needs_reflection,
        unlinked: args.no_links,
        unevidenced: args.no_evidence,
        planned_before,
    };
    Ok(typed.finish(Ok((filter, order)))?)
}

/// Reads which CPD year is meant.
fn year(text: &str, record: &Record) -> Result<Result<Period, Invalid>, CliError> {
    let (start, today) = (record.practitioner()?.year_start, record.today());
    Ok(match text.trim() {
        "this-year" => Ok(start.year_of(today)),
        "last-year" => Ok(start.year_before(today)),
        other => Err(
            Invalid::new("period", format!("There is no period called “{other}”"))
                .hinted("Choose one of: this-year, last-year; or give --from and --to"),
        ),
    })
}

fn table(found: &[&ActivitySummary], today: NaiveDate, out: &mut Out) {
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
    out.gap();
    out.line(Totals::of(found.iter().copied()));
}
