//! `cairn init`: a new record.

use clap::Args;

use super::json::person::PersonView;
use super::person::{About, in_words};
use super::profile::{Role, named};
use super::session::shown;
use super::typed::Typed;
use super::{CliError, Session};
use crate::domain::Practitioner;
use crate::record::{Record, Setup};

/// Make a new record
#[derive(Debug, Args)]
pub struct Init {
    /// Your name, as the portfolio prints it
    #[arg(long, value_name = "TEXT")]
    name: String,
    /// The role you measure against: the name of a profile that comes with Cairn, or a profile file
    #[arg(long, value_name = "NAME|FILE", default_value = "knowledge-manager")]
    profile: String,
    #[command(flatten)]
    about: About,
}

/// Makes a record.
pub fn run(args: &Init, session: &mut Session) -> Result<(), CliError> {
    let Role { profile, lexicon } = named(&args.profile)?;
    let mut practitioner = Practitioner::new(&args.name);
    let mut typed = Typed::on(session.today());
    args.about.apply(&mut practitioner, &mut typed);
    let practitioner = typed.finish(practitioner.checked())?;
    let setup = Setup {
        practitioner,
        profile,
    };
    let made = Record::create_with(
        &session.dir()?,
        setup,
        lexicon.as_deref(),
        session.clock().clone(),
    );
    let record = made?;
    let (person, profile) = (record.practitioner()?, record.profile());
    if let Some(warning) = Record::place_warning(record.dir()) {
        CliError::failed(warning).warn("The record was made");
    }
    let dir = shown(record.dir());
    let view = PersonView::new(dir.clone(), &person, &profile);
    session.answer(&view, |out| {
        out.line("Made a new record");
        out.gap();
        in_words(&person, &profile, &dir, out);
        out.gap();
        out.line("Log the first activity with `cairn activity add`");
    });
    Ok(())
}
