//! What the commands of every sort of entry share: how one is named and answered with, and what is done to all of them alike.

use std::fmt::Debug;
use std::marker::PhantomData;

use clap::{Arg, ArgMatches, Args, Command, FromArgMatches};

use super::out::Out;
use super::show::{binned, changed, print_history};
pub use super::told::Told;
use super::typed::Typed;
use super::{CliError, Format, Session};
use crate::domain::{Details as _, Entry as _, Link};
use crate::record::{self, Record};

/// A sort of which each can be shown in full.
pub trait Shown: Told {
    /// Prints everything about it.
    fn in_words(&self, record: &Record, out: &mut Out) -> Result<(), CliError>;
}

/// A sort of which all can be listed.
pub trait Listed: Told {
    /// What to say where there are none.
    const NONE: &'static str;

    /// Prints them as a table.
    fn table(entries: &[Self], record: &Record, out: &mut Out);
}

/// One entry that is named on the command line.
#[derive(Clone, Debug)]
pub struct One<E> {
    typed: String,
    sort: PhantomData<E>,
}

impl<E: Told> One<E> {
    /// Finds the entry, in the Bin too.
    pub fn find(&self, record: &Record) -> Result<E::Id, CliError> {
        E::find(record, &self.typed)
    }
}

impl<E: Told> FromArgMatches for One<E> {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        let typed = matches.get_one::<String>(E::NAMED_BY.0).cloned();
        Ok(Self {
            typed: typed.unwrap_or_default(),
            sort: PhantomData,
        })
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        *self = Self::from_arg_matches(matches)?;
        Ok(())
    }
}

impl<E: Told> Args for One<E> {
    fn augment_args(command: Command) -> Command {
        let (name, help) = E::NAMED_BY;
        command.arg(
            Arg::new(name)
                .value_name(name.to_uppercase())
                .help(help)
                .required(true),
        )
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

/// The options that say something of an entry, in adding it and in changing it.
pub trait Fields: Args + Debug {
    /// What they say it of.
    type Entry: Told;
    /// More options in changing it.
    type More: More<Self::Entry>;
    /// What its title is, in a help text.
    const TITLE: &'static str;

    /// Returns the title to change.
    fn title(details: &mut Said<Self>) -> &mut String;

    /// Puts what was given into the details, and keeps what is wrong with it.
    fn apply(&self, details: &mut Said<Self>, record: &Record, typed: &mut Typed);
}

/// Options with which an entry is added.
pub trait New: Fields {
    /// What is said of one that was added.
    const ADDED: &'static str;

    /// Begins an entry of which only the title is known.
    fn begin(title: &str) -> Said<Self>;
}

/// What options say, put into details.
pub type Said<F> = DetailsOf<<F as Fields>::Entry>;
type DetailsOf<E> = <E as crate::domain::Entry>::Details;

/// Options that change lists by a part.
pub trait More<E: Told>: Args + Debug {
    /// Changes them, and keeps what is wrong with it.
    fn apply(&self, details: &mut DetailsOf<E>, record: &Record, typed: &mut Typed);
}

/// No more options.
#[derive(Debug, Args)]
pub struct NoMore {}

impl<E: Told> More<E> for NoMore {
    fn apply(&self, _details: &mut DetailsOf<E>, _record: &Record, _typed: &mut Typed) {}
}

/// Options that add links and take others away.
#[derive(Debug, Args)]
pub struct MoreLinks {
    /// Add a link to those there are; may be given again
    #[arg(long = "add-link", value_name = "KEY[=REASON]")]
    add_links: Vec<String>,
    /// Take a link away; may be given again
    #[arg(long = "remove-link", value_name = "KEY")]
    remove_links: Vec<String>,
}

impl MoreLinks {
    /// Changes links, and keeps what is wrong with it.
    pub fn change(&self, links: &mut Vec<Link>, record: &Record, typed: &mut Typed) {
        typed.change_links(
            &record.profile(),
            links,
            &self.add_links,
            &self.remove_links,
        );
    }
}

/// What a new entry says.
#[derive(Debug, Args)]
pub struct Add<F: New> {
    #[arg(long, value_name = "TEXT", help = F::TITLE)]
    title: String,
    #[command(flatten)]
    fields: F,
}

/// What an entry is to say; what is not given stays.
#[derive(Debug, Args)]
pub struct Edit<F: Fields> {
    #[command(flatten)]
    one: One<F::Entry>,
    #[arg(long, value_name = "TEXT", help = F::TITLE)]
    title: Option<String>,
    #[command(flatten)]
    fields: F,
    #[command(flatten)]
    more: F::More,
}

/// Adds an entry.
pub fn add<F: New>(args: &Add<F>, session: &mut Session) -> Result<(), CliError> {
    let mut record = session.record()?;
    let mut details = F::begin(&args.title);
    let mut typed = Typed::on(session.today());
    args.fields.apply(&mut details, &record, &mut typed);
    let details = typed.finish(details.checked())?;
    let id = record.add(details)?.output;
    kept(id, &record, session, |entry: &F::Entry, out| {
        out.line(format_args!("{} {}", F::ADDED, entry.named()));
    })
}

/// Changes an entry.
pub fn edit<F: Fields>(args: &Edit<F>, session: &mut Session) -> Result<(), CliError> {
    let mut record = session.record()?;
    let id = args.one.find(&record)?;
    let before = record.get(id)?.into_details();
    let mut details = before.clone();
    let mut typed = Typed::on(session.today());
    if let Some(title) = &args.title {
        F::title(&mut details).clone_from(title);
    }
    args.fields.apply(&mut details, &record, &mut typed);
    args.more.apply(&mut details, &record, &mut typed);
    let details = typed.finish(details.checked())?;
    let edit = record::Edit::from(before, details);
    let changes = record.edit(id, edit)?.changes;
    kept(id, &record, session, |entry: &F::Entry, out| {
        out.line(format_args!("{} {}", changed(changes), entry.named()));
    })
}

/// Answers with an entry that was just written, and warns of what in it could identify a patient.
pub fn kept<E: Told>(
    id: E::Id,
    record: &Record,
    session: &mut Session,
    say: impl FnOnce(&E, &mut Out),
) -> Result<(), CliError> {
    session.warn(&record.exposures_of(&record.get(id)?));
    answer(id, record, session, say)
}

/// Answers with one entry, in JSON or in the words that `say` prints.
pub fn answer<E: Told>(
    id: E::Id,
    record: &Record,
    session: &mut Session,
    say: impl FnOnce(&E, &mut Out),
) -> Result<(), CliError> {
    let entry = record.get(id)?;
    let view = entry.view(record)?;
    session.answer(&view, |out| say(&entry, out));
    Ok(())
}

/// Lists entries.
pub fn list<E: Listed>(
    entries: &[E],
    record: &Record,
    session: &mut Session,
) -> Result<(), CliError> {
    let views = E::views(entries, record)?;
    session.answer(&views, |out| match entries {
        [] => out.line(E::NONE),
        entries => E::table(entries, record, out),
    });
    Ok(())
}

/// Lists all entries of a sort.
pub fn list_all<E: Listed>(session: &mut Session) -> Result<(), CliError> {
    let record = session.record()?;
    list::<E>(&record.all()?, &record, session)
}

/// Shows an entry.
pub fn show<E: Shown>(one: &One<E>, session: &mut Session) -> Result<(), CliError> {
    let record = session.record()?;
    let entry = record.get(one.find(&record)?)?;
    match session.format() {
        Format::Json => session.out.json(&entry.view(&record)?),
        Format::Plain => entry.in_words(&record, &mut session.out)?,
    }
    Ok(())
}

/// Moves an entry to the Bin.
pub fn delete<E: Told>(one: &One<E>, session: &mut Session) -> Result<(), CliError> {
    let mut record = session.record()?;
    let id = one.find(&record)?;
    let deleted = record.delete(id)?;
    answer(id, &record, session, |entry: &E, out| {
        let restore = format!("{} restore {}", E::SORT.key(), entry.name());
        binned(entry.called(), &deleted, restore, out);
    })
}

/// Brings an entry back from the Bin.
pub fn restore<E: Told>(one: &One<E>, session: &mut Session) -> Result<(), CliError> {
    let mut record = session.record()?;
    let id = one.find(&record)?;
    let _changes = record.restore(id)?;
    answer(id, &record, session, |entry: &E, out| {
        out.line(format_args!("Brought {} back from the Bin", entry.called()));
    })
}

/// Shows what was done to an entry.
pub fn history<E: Told>(one: &One<E>, session: &mut Session) -> Result<(), CliError> {
    let record = session.record()?;
    let id = one.find(&record)?;
    print_history(&record.history(id)?, session);
    Ok(())
}
