//! `cairn person`: whose record it is.

use clap::Args;

use super::json::person::PersonView;
use super::out::Out;
use super::session::shown;
use super::typed::{Typed, change};
use super::{CliError, Session};
use crate::domain::profile::Profile;
use crate::domain::{Minutes, Practitioner, YearStart};

/// Show whose record it is, or change what is given
#[derive(Debug, Args)]
pub struct Person {
    /// Your name, as the portfolio prints it
    #[arg(long, value_name = "TEXT")]
    name: Option<String>,
    #[command(flatten)]
    about: About,
}

/// The options that say something of the person besides their name.
#[derive(Debug, Args)]
pub struct About {
    /// Your post, such as “Knowledge Specialist”
    #[arg(long, value_name = "TEXT")]
    post: Option<String>,
    /// Where you work
    #[arg(long, value_name = "TEXT")]
    employer: Option<String>,
    /// What you work toward, such as “CILIP Chartership”
    #[arg(long, value_name = "TEXT")]
    registration: Option<String>,
    /// Hours you mean to spend in a CPD year, 0 for no target [at first: 20]
    #[arg(long, value_name = "HOURS", allow_hyphen_values = true)]
    target_hours: Option<String>,
    /// The day your CPD year begins [at first: 01-01]
    #[arg(long, value_name = "MM-DD", allow_hyphen_values = true)]
    year_start: Option<String>,
}

impl About {
    /// Puts what was given into the person, and keeps what is wrong with it.
    pub fn apply(&self, person: &mut Practitioner, typed: &mut Typed) {
        let Self {
            post,
            employer,
            registration,
            target_hours,
            year_start,
        } = self;
        change(&mut person.post, post.as_ref());
        change(&mut person.employer, employer.as_ref());
        change(&mut person.registration, registration.as_ref());
        let target = target_hours.as_deref().map(Practitioner::parse_target);
        person.target = target
            .and_then(|target| typed.note(target))
            .unwrap_or(person.target);
        let start = year_start.as_deref().map(YearStart::parse);
        person.year_start = start
            .and_then(|start| typed.note(start))
            .unwrap_or(person.year_start);
    }

    const fn is_empty(&self) -> bool {
        let Self {
            post,
            employer,
            registration,
            target_hours,
            year_start,
        } = self;
        post.is_none()
            && employer.is_none()
            && registration.is_none()
            && target_hours.is_none()
            && year_start.is_none()
    }
}

/// Shows or changes whose record it is.
pub fn run(args: &Person, session: &mut Session) -> Result<(), CliError> {
    let mut record = session.record()?;
    let mut person = record.practitioner()?;
    if args.name.is_some() || !args.about.is_empty() {
        let mut typed = Typed::on(session.today());
        change(&mut person.name, args.name.as_ref());
        args.about.apply(&mut person, &mut typed);
        let checked = typed.finish(person.checked())?;
        let _changes = record.set_practitioner(checked)?;
        person = record.practitioner()?;
    }
    let profile = record.profile();
    let dir = shown(record.dir());
    let view = PersonView::new(dir.clone(), &person, &profile);
    session.answer(&view, |out| in_words(&person, &profile, &dir, out));
    Ok(())
}

/// Shows the person and where their record lies.
pub fn in_words(person: &Practitioner, profile: &Profile, dir: &str, out: &mut Out) {
    out.field("Name", &person.name);
    out.field("Post", &person.post);
    out.field("Employer", &person.employer);
    out.field("Working toward", &person.registration);
    out.field(
        "Role",
        format_args!(
            "{}, {} requirements",
            profile.title,
            profile.requirements.len()
        ),
    );
    let target = if person.target == Minutes(0) {
        "no target".to_owned()
    } else {
        person.target.to_string()
    };
    out.field(
        "CPD year",
        format_args!("from {}, {target}", day(person.year_start)),
    );
    out.field("Record", dir);
}

/// Returns the day on which a CPD year begins, as people say it.
fn day(start: YearStart) -> String {
    // Any year will do: 29 February begins none.
    let first = chrono::NaiveDate::from_ymd_opt(2023, 1, 1).map(|date| {
        let year = start.year_of(date);
        year.from().format("%-d %B").to_string()
    });
    first.unwrap_or_else(|| start.to_string())
}
