//! `cairn person`: whose record it is.

use clap::Args;

use super::json::person::PersonView;
use super::out::Out;
use super::session::shown;
use super::typed::{Typed, change};
use super::{CliError, Session};
use crate::domain::profile::Profile;
use crate::domain::{Invalid, Membership, Minutes, Practitioner, YearStart};
use crate::record::Edit;

/// Show whose record it is, or change what is given
#[derive(Debug, Args)]
pub struct Person {
    /// Your name, as the portfolio prints it
    #[arg(long, value_name = "TEXT")]
    name: Option<String>,
    #[command(flatten)]
    about: About,
    /// Take a professional body out of the list; may be given again
    #[arg(long = "remove-body", value_name = "BODY")]
    remove_bodies: Vec<String>,
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
    /// A professional body you belong to, such as “CILIP, 0123456, MCLIP”, in place of what was said of it; may be given again
    #[arg(long = "body", value_name = "BODY[,NUMBER[,GRADE]]")]
    bodies: Vec<String>,
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
            bodies,
            target_hours,
            year_start,
        } = self;
        change(&mut person.post, post.as_ref());
        change(&mut person.employer, employer.as_ref());
        for text in bodies {
            if let Some(read) = typed.note(Membership::parse(text)) {
                list(&mut person.memberships, read);
            }
        }
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
            bodies,
            target_hours,
            year_start,
        } = self;
        post.is_none()
            && employer.is_none()
            && bodies.is_empty()
            && target_hours.is_none()
            && year_start.is_none()
    }
}

/// Shows or changes whose record it is.
pub fn run(args: &Person, session: &mut Session) -> Result<(), CliError> {
    let mut record = session.record()?;
    let mut person = record.practitioner()?;
    let before = person.clone();
    if args.name.is_some() || !args.about.is_empty() || !args.remove_bodies.is_empty() {
        let mut typed = Typed::on(session.today());
        change(&mut person.name, args.name.as_ref());
        for body in &args.remove_bodies {
            typed.note(strike(&mut person.memberships, body));
        }
        args.about.apply(&mut person, &mut typed);
        let checked = typed.finish(person.checked())?;
        let _changes = record.set_practitioner(Edit::from(before, checked))?;
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
    for (i, membership) in person.memberships.iter().enumerate() {
        out.field(if i == 0 { "Member of" } else { "" }, membership);
    }
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

/// Puts a membership in place of what was said of its body, or after the others.
fn list(memberships: &mut Vec<Membership>, read: Membership) {
    match memberships.iter_mut().find(|known| known.is_of(&read.body)) {
        Some(known) => *known = read,
        None => memberships.push(read),
    }
}

/// Takes a body out of the list.
fn strike(memberships: &mut Vec<Membership>, body: &str) -> Result<(), Invalid> {
    let before = memberships.len();
    memberships.retain(|known| !known.is_of(body));
    if memberships.len() < before {
        return Ok(());
    }
    let problem = format!("There is no professional body “{}”", body.trim());
    Err(Invalid::new("remove-body", problem).hinted("See those there are with `cairn person`"))
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
