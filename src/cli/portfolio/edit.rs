//! `cairn portfolio edit`.

use clap::Args;

use super::changes::{Choice, Skills, Texts};
use super::period::Days;
use super::{answer, words};
use crate::cli::entry::One;
use crate::cli::ids::short;
use crate::cli::show::changed;
use crate::cli::typed::{Typed, change};
use crate::cli::{CliError, Session};
use crate::domain::portfolio::Portfolio;
use crate::record;

/// Change a portfolio; what is not given stays, an empty value takes away
#[derive(Debug, Args)]
pub struct Edit {
    #[command(flatten)]
    one: One<Portfolio>,
    /// What you call it
    #[arg(long, value_name = "TEXT")]
    title: Option<String>,
    /// Its first day
    #[arg(long, value_name = "DATE")]
    from: Option<String>,
    /// Its last day
    #[arg(long, value_name = "DATE")]
    to: Option<String>,
    #[command(flatten)]
    choice: Choice,
    #[command(flatten)]
    skills: Skills,
    #[command(flatten)]
    texts: Texts,
}

/// Changes a portfolio.
pub fn run(args: &Edit, session: &mut Session) -> Result<(), CliError> {
    let mut record = session.record()?;
    let id = args.one.find(&record)?;
    let before = record.get(id)?.details;
    let mut details = before.clone();
    let mut typed = Typed::on(session.today());
    change(&mut details.title, args.title.as_ref());
    let days = Days {
        from: args.from.clone(),
        to: args.to.clone(),
    };
    days.change(&mut details.period, &mut typed);
    args.choice.apply(&mut details, &record, &mut typed);
    args.skills.apply(&mut details, &record, &mut typed);
    args.texts.apply(&mut details, &record, &mut typed)?;
    let details = typed.finish(details.checked())?;
    let changes = record
        .edit(id, record::Edit::from(before, details))?
        .changes;
    answer(session, &record, id, |seen, out| {
        let id = short(id.uuid());
        out.line(format_args!(
            "{} “{}” ({id})",
            changed(changes),
            seen.title()
        ));
        if args.texts.states_anything()
            && let Some(length) = words::length(&seen.portfolio.details)
        {
            out.line(format_args!("The statement has {length}"));
        }
    })
}
