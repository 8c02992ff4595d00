//! `cairn profile focus`: what the person chose to work on.

use clap::{Args, Subcommand};

use crate::cli::json::profile::{FocusView, FocusedView};
use crate::cli::table::{Align, Table};
use crate::cli::typed::Typed;
use crate::cli::{CliError, Session};
use crate::domain::{Link, RequirementKey};
use crate::record::Record;

/// Choose the few skills you mean to work on
#[derive(Debug, Subcommand)]
pub enum Focus {
    /// List what is in focus, with how it stands
    List,
    /// Take requirements into focus
    Add(Keys),
    /// Take requirements out of focus
    Remove(Keys),
}

/// Requirements by their keys or names.
#[derive(Debug, Args)]
pub struct Keys {
    /// Which, by key or name; several may be given
    #[arg(value_name = "KEY", required = true)]
    keys: Vec<String>,
}

/// Changes the focus, if asked to, and lists it.
pub fn run(command: &Focus, session: &mut Session) -> Result<(), CliError> {
    let mut record = session.record()?;
    match command {
        Focus::List => {}
        Focus::Add(args) => {
            let keys = args.read(&record, session)?;
            let _changes = record.focus_on(&keys)?;
        }
        Focus::Remove(args) => {
            let keys = args.read(&record, session)?;
            let _changes = record.unfocus(&keys)?;
        }
    }
    list(&record, session)
}

impl Keys {
    /// Reads the keys; one that is in focus passes though the profile lacks it by now.
    fn read(&self, record: &Record, session: &Session) -> Result<Vec<RequirementKey>, CliError> {
        let (profile, focus) = (record.profile(), record.focus()?);
        let had: Vec<Link> = focus.keys().iter().cloned().map(Link::new).collect();
        let mut typed = Typed::on(session.today());
        let keys = self.keys.iter();
        let keys = keys.filter_map(|text| Some(typed.key(&profile, text, &had)?.requirement));
        let keys = keys.collect();
        Ok(typed.finish(Ok(keys))?)
    }
}

fn list(record: &Record, session: &mut Session) -> Result<(), CliError> {
    let (focus, progress) = (record.focus()?, record.progress(session.today())?);
    let orphaned = focus.orphaned(&record.profile());
    let found = focus.keys().iter();
    let found: Vec<_> = found.filter_map(|key| progress.requirement(key)).collect();
    let view = FocusView {
        focus: found
            .iter()
            .map(|found| FocusedView::from(*found))
            .collect(),
        orphaned: &orphaned,
    };
    session.answer(&view, |out| {
        if !found.is_empty() {
            let mut table = Table::new([
                ("Key", Align::Left),
                ("In focus", Align::Flexible),
                ("Status", Align::Left),
            ]);
            for requirement in &found {
                table.row([
                    requirement.key.to_string(),
                    requirement.name.clone(),
                    requirement.status.label().to_owned(),
                ]);
            }
            table.print(out);
        }
        if !orphaned.is_empty() {
            out.gap();
            out.line("Your profile does not ask for these; they are kept for one that does:");
            for key in &orphaned {
                out.line(format_args!("  {key}"));
            }
        }
        if let Some(advice) = focus.advice() {
            if !focus.keys().is_empty() {
                out.gap();
            }
            out.line(advice);
        }
    });
    Ok(())
}
