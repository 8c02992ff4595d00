//! The terminal: every verb of the window as a command, for scripts and for people who live there.
//!
//! **Architecture invariant:** a command reads its arguments, calls the record, and shows the answer, in words or as the
//! JSON that [`json`] describes. It decides nothing itself: what counts and what is refused stands below.

mod activity;
mod agenda;
mod assess;
mod assessment;
mod backup;
mod bin;
mod bring;
mod check;
mod entry;
mod erase;
mod error;
mod evidence;
mod exchange;
mod help;
mod hints;
mod ids;
mod init;
pub mod json;
mod mistakes;
mod objective;
mod out;
mod passphrase;
mod person;
mod portfolio;
mod privacy;
mod profile;
mod progress;
mod qualification;
mod redo;
mod restore;
mod review;
mod salvage;
mod sample;
mod search;
mod session;
mod show;
mod suggest;
mod table;
mod take_out;
mod text;
mod told;
mod typed;
mod undo;

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, CommandFactory as _, Parser, Subcommand};

pub use error::{CliError, Format};
use session::Session;

use crate::files;
use crate::record::Clock;

/// Keep your record of continuing professional development
#[derive(Debug, Parser)]
#[command(name = "cairn", bin_name = "cairn", version = env!("CAIRN_VERSION"), about, long_about = help::ABOUT, after_help = help::AFTER)]
struct Cli {
    #[command(flatten)]
    everywhere: Everywhere,
    #[command(subcommand)]
    command: Option<Command>,
}

/// The options that any command takes, before or after its name.
#[derive(Debug, Args)]
struct Everywhere {
    /// Folder of the record, instead of your own
    #[arg(
        long,
        global = true,
        value_name = "DIR",
        env = "CAIRN_RECORD",
        hide_env_values = true,
        help_heading = "Everywhere"
    )]
    record: Option<PathBuf>,
    /// Answer in JSON, which `cairn help json` describes
    #[arg(long, global = true, help_heading = "Everywhere")]
    json: bool,
}

#[derive(Debug, Subcommand)]
enum Command {
    Init(init::Init),
    Person(person::Person),
    #[command(subcommand)]
    Activity(Box<activity::Activity>),
    #[command(subcommand)]
    Evidence(evidence::Evidence),
    #[command(subcommand)]
    Qualification(qualification::Qualification),
    Assess(assess::Assess),
    #[command(subcommand)]
    Assessment(assessment::Assessment),
    #[command(subcommand)]
    Objective(Box<objective::Objective>),
    Agenda(agenda::Agenda),
    Progress(progress::Progress),
    Review(review::ReviewYear),
    #[command(subcommand)]
    Profile(profile::Profile),
    Search(search::Search),
    Suggest(suggest::Suggest),
    #[command(subcommand)]
    Portfolio(portfolio::Portfolio),
    Bin(bin::Bin),
    Undo(undo::Undo),
    Redo(redo::Redo),
    Backup(backup::Backup),
    Restore(restore::Restore),
    Check(check::Check),
    Salvage(salvage::Salvage),
    Export(exchange::Export),
    Import(exchange::Import),
    Erase(erase::Erase),
    Sample(sample::Sample),
    Json(help::Json),
}

impl Command {
    fn run(&self, session: &mut Session) -> Result<(), CliError> {
        match self {
            Self::Init(args) => init::run(args, session),
            Self::Person(args) => person::run(args, session),
            Self::Activity(args) => activity::run(args, session),
            Self::Evidence(args) => evidence::run(args, session),
            Self::Qualification(args) => qualification::run(args, session),
            Self::Assess(args) => assess::run(args, session),
            Self::Assessment(args) => assessment::run(args, session),
            Self::Objective(args) => objective::run(args, session),
            Self::Agenda(args) => agenda::run(args, session),
            Self::Progress(args) => progress::run(args, session),
            Self::Review(args) => review::run(args, session),
            Self::Profile(args) => profile::run(args, session),
            Self::Search(args) => search::run(args, session),
            Self::Suggest(args) => suggest::run(args, session),
            Self::Portfolio(args) => portfolio::run(args, session),
            Self::Bin(args) => bin::run(args, session),
            Self::Undo(args) => undo::run(args, session),
            Self::Redo(args) => redo::run(args, session),
            Self::Backup(args) => backup::run(args, session),
            Self::Restore(args) => restore::run(args, session),
            Self::Export(args) => exchange::export(args, session),
            Self::Import(args) => exchange::import(args, session),
            Self::Erase(args) => erase::run(args, session),
            Self::Salvage(args) => salvage::run(args, session),
            Self::Check(args) => check::run(args, session),
            Self::Sample(args) => sample::run(args, session),
            Self::Json(args) => {
                help::run(args, session);
                Ok(())
            }
        }
    }
}

/// Ends the lines of an argument as Cairn does: texts in scripts on Windows end them otherwise.
fn plain_lines(arg: OsString) -> OsString {
    match arg.to_str() {
        Some(text) if text.contains('\r') => files::plain_lines(text).into(),
        _ => arg,
    }
}

/// Returns all that the terminal takes, for man pages and for what shells complete.
#[must_use]
pub fn command() -> clap::Command {
    Cli::command()
}

/// Runs the program: the command that the arguments name, or the `window` when they name none.
pub fn main<A>(
    args: impl IntoIterator<Item = A>,
    window: impl FnOnce(Option<PathBuf>, &Clock) -> Result<(), CliError>,
) -> ExitCode
where
    A: Into<OsString>,
{
    let args = args.into_iter().map(|arg| plain_lines(arg.into()));
    let args: Vec<OsString> = args.collect();
    let Cli {
        everywhere,
        command,
    } = match Cli::try_parse_from(&args) {
        Ok(cli) => cli,
        Err(err) => return help::misread(&err, &args),
    };
    let format = if everywhere.json {
        Format::Json
    } else {
        Format::Plain
    };
    let named = everywhere.record.filter(|dir| !dir.as_os_str().is_empty());
    let done = Clock::system()
        .map_err(CliError::from)
        .and_then(|clock| match command {
            None if everywhere.json => Err(CliError::usage("--json needs a command to answer")
                .hinted("`cairn --help` lists the commands")),
            None => window(named, &clock),
            Some(command) => {
                let mut session = Session::new(named, clock, format);
                let ran = command.run(&mut session);
                session.back_up();
                ran.and(session.out.finish())
            }
        });
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(err) => err.report(format),
    }
}
