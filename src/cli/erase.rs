//! `cairn erase`: the end of a record.

use clap::Args;
use serde::Serialize;

use super::session::shown;
use super::{CliError, Session};

/// Erase the whole record from this computer
///
/// Without --name it lists what would go, and nothing goes. Export everything first if you may want it again: nothing brings
/// it back but an export or a backup kept elsewhere.
#[derive(Debug, Args)]
pub struct Erase {
    /// The name in the record, typed to say that you mean it
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
}

#[derive(Serialize)]
struct View {
    erased: bool,
    name: String,
    paths: Vec<String>,
    left: Option<String>,
}

/// Erases the record, or says what would go.
pub fn run(args: &Erase, session: &mut Session) -> Result<(), CliError> {
    let backups = session.backups()?;
    let belongings = match &args.name {
        None => backups.belongings()?,
        Some(name) => backups.erase(name)?,
    };
    let view = View {
        erased: args.name.is_some(),
        name: belongings.person.clone(),
        paths: belongings.paths.iter().map(|path| shown(path)).collect(),
        left: belongings.left.as_deref().map(shown),
    };
    session.answer(&view, |out| {
        out.line(if view.erased {
            "Erased:"
        } else {
            "This would go, for good:"
        });
        out.paragraph(
            2,
            &format!("The record of {}: {}", view.name, belongings.entries),
        );
        for path in &view.paths {
            out.paragraph(2, path);
        }
        if let Some(left) = &view.left {
            out.line("Backups in the folder you chose stay; remove them yourself:");
            out.paragraph(2, left);
        }
        if !view.erased {
            out.gap();
            out.line(format_args!(
                "Nothing was erased. To do it: cairn erase --name \"{}\"",
                view.name
            ));
        }
    });
    Ok(())
}
