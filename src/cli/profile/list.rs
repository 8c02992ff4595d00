//! `cairn profile list`.

use clap::Args;

use crate::cli::json::profile::ListedView;
use crate::cli::table::{Align, Table};
use crate::cli::{CliError, Session};
use crate::domain::profile::Profile;
use crate::profiles::shipped;

/// List the profiles that come with Cairn, and the one your record uses
#[derive(Debug, Args)]
pub struct List {}

/// Lists the profiles.
pub fn run(args: &List, session: &mut Session) -> Result<(), CliError> {
    let List {} = args;
    let record = session.record_if_any()?;
    let used = record.as_ref().map(crate::record::Record::profile);
    let mut profiles = shipped();
    let known = profiles.len();
    let own = used.as_deref();
    if let Some(own) = own.filter(|own| profiles.iter().all(|profile| profile.key != own.key)) {
        profiles.push(own.clone());
    }
    let view = |(i, profile): (usize, &'_ Profile)| (i < known, in_use(profile, own));
    let marks: Vec<(bool, bool)> = profiles.iter().enumerate().map(view).collect();
    let views: Vec<ListedView<'_>> = profiles
        .iter()
        .zip(&marks)
        .map(|(profile, &(shipped, in_use))| ListedView {
            profile: profile.into(),
            requirements: profile.requirements.len(),
            shipped,
            in_use,
        })
        .collect();
    session.answer(&views, |out| {
        let mut table = Table::new([
            ("Name", Align::Left),
            ("Role", Align::Flexible),
            ("Requirements", Align::Right),
            ("", Align::Left),
        ]);
        for (profile, (_, in_use)) in profiles.iter().zip(&marks) {
            let used = if *in_use { "in use" } else { "" };
            table.row([
                profile.key.clone(),
                profile.title.clone(),
                profile.requirements.len().to_string(),
                used.to_owned(),
            ]);
        }
        table.print(out);
    });
    Ok(())
}

fn in_use(profile: &Profile, own: Option<&Profile>) -> bool {
    own.is_some_and(|own| own.key == profile.key)
}
