//! `cairn suggest learnt`, `forget` and `refuse`: what answers to suggestions taught.

use clap::{ArgGroup, Args};

use crate::cli::entry::Told as _;
use crate::cli::json::suggest::{ForgottenView, LearntView};
use crate::cli::table::{Align, Table};
use crate::cli::text::count;
use crate::cli::typed::Typed;
use crate::cli::{CliError, Session, entry};
use crate::domain::{Activity, Evidence, Link, RequirementKey};
use crate::record::Record;

/// Which answers to forget.
#[derive(Debug, Args)]
#[command(group = ArgGroup::new("which").required(true).args(["keys", "everything"]))]
pub struct Forget {
    /// What was learnt of these requirements, by key or name
    #[arg(value_name = "KEY")]
    keys: Vec<String>,
    /// Everything that was learnt
    #[arg(long = "all")]
    everything: bool,
}

/// What an entry does not show.
#[derive(Debug, Args)]
#[command(group = ArgGroup::new("entry").required(true).args(["activity", "evidence"]))]
pub struct Refuse {
    /// What it does not show, by key or name; several may be given
    #[arg(value_name = "KEY", required = true)]
    keys: Vec<String>,
    /// The activity that does not show it
    #[arg(long, value_name = "ID")]
    activity: Option<String>,
    /// The piece of evidence that does not show it
    #[arg(long, value_name = "E7")]
    evidence: Option<String>,
}

/// Lists what was learnt.
pub fn list(session: &mut Session) -> Result<(), CliError> {
    let record = session.record()?;
    let (learnt, profile) = (record.taught()?.learnt, record.profile());
    session.answer(&LearntView::new(&learnt, &profile), |out| {
        if learnt.is_empty() {
            out.line("Nothing was learnt yet: links that you make, and suggestions that you refuse, teach what to suggest");
            return;
        }
        let mut table = Table::new([
            ("Requirement", Align::Flexible),
            ("Taken", Align::Right),
            ("Refused", Align::Right),
            ("Words", Align::Flexible),
        ]);
        for (key, answers) in learnt.iter() {
            let words: Vec<&str> = answers.terms.keys().map(String::as_str).collect();
            table.row([
                profile.name_of(key),
                answers.whole.accepted.to_string(),
                answers.whole.refused.to_string(),
                words.join(", "),
            ]);
        }
        table.print(out);
    });
    Ok(())
}

/// Forgets what was learnt.
pub fn forget(args: &Forget, session: &mut Session) -> Result<(), CliError> {
    let mut record = session.record()?;
    let mut forgotten = 0;
    if args.everything {
        forgotten = record.forget_learnt(None)?.output;
    } else {
        let learnt = record.taught()?.learnt;
        let had: Vec<Link> = learnt
            .iter()
            .map(|(key, _)| Link::new(key.clone()))
            .collect();
        for key in read(&args.keys, &had, &record, session)? {
            forgotten += record.forget_learnt(Some(&key))?.output;
        }
    }
    session.answer(&ForgottenView { forgotten }, |out| {
        out.line(match forgotten {
            0 => "Nothing had been learnt of that".to_owned(),
            some => format!("Forgot {}", count(some, "answer", "answers")),
        });
    });
    Ok(())
}

/// Keeps that an entry does not show something.
pub fn refuse(args: &Refuse, session: &mut Session) -> Result<(), CliError> {
    let mut record = session.record()?;
    let keys = read(&args.keys, &[], &record, session)?;
    if let Some(typed) = &args.activity {
        let id = Activity::find(&record, typed)?;
        let _changes = record.refuse(id, &keys)?;
        return entry::answer(id, &record, session, |found: &Activity, out| {
            out.line(format_args!("Kept what {} does not show", found.called()));
        });
    }
    let typed = args.evidence.as_deref().unwrap_or_default();
    let id = Evidence::find(&record, typed)?;
    let _changes = record.refuse(id, &keys)?;
    entry::answer(id, &record, session, |found: &Evidence, out| {
        out.line(format_args!("Kept what {} does not show", found.called()));
    })
}

/// Reads requirements by their keys or names; those that are `had` may be gone from the role.
pub fn read(
    keys: &[String],
    had: &[Link],
    record: &Record,
    session: &Session,
) -> Result<Vec<RequirementKey>, CliError> {
    let (profile, mut typed) = (record.profile(), Typed::on(session.today()));
    let keys = keys.iter();
    let keys = keys.filter_map(|text| Some(typed.key(&profile, text, had)?.requirement));
    let keys = keys.collect();
    Ok(typed.finish(Ok(keys))?)
}
