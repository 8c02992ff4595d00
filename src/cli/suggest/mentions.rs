//! `cairn suggest mentions`: what is logged already and may fill a gap.

use clap::Args;

use super::learnt::read;
use crate::cli::ids::short;
use crate::cli::json::suggest::MentionsView;
use crate::cli::{CliError, Session};
use crate::record::Mention;

/// What may be shown.
#[derive(Debug, Args)]
pub struct Mentions {
    /// The requirement, by key or name
    #[arg(value_name = "KEY")]
    key: String,
}

/// Lists the entries that may show a requirement.
pub fn list(args: &Mentions, session: &mut Session) -> Result<(), CliError> {
    let record = session.record()?;
    let keys = read(std::slice::from_ref(&args.key), &[], &record, session)?;
    let found = record.mentions()?;
    let all: &[Mention] = keys.first().map_or(&[], |key| found.of(key));
    session.answer(&MentionsView::new(all), |out| {
        if all.is_empty() {
            out.line("No entry that is not linked to it mentions it");
        }
        for mention in all {
            let id = short(mention.entry.uuid());
            out.line(format_args!(
                "{}  {} ({id})",
                mention.entry.sort(),
                mention.title
            ));
            let words = mention.suggestion.because.iter();
            let words: Vec<String> = words.map(|because| format!("“{}”", because.text)).collect();
            out.paragraph(2, &format!("you wrote {}", words.join(", ")));
        }
    });
    Ok(())
}
