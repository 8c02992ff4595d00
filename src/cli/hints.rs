//! What to do about an error, where the terminal has a command for it. The errors themselves speak to the window too, which
//! has none.

use crate::kinds::KindError;
use crate::profiles::ProfileError;
use crate::record::RecordError;

/// Says what to do about an error of a record.
pub fn of_record(err: &RecordError) -> String {
    let hint = match err {
        RecordError::Profile(err) => of_profile(err),
        RecordError::NotStanding(_) => {
            "It was taken back already, or never made; `cairn undo` alone takes back the newest, and nothing was changed now"
        }
        RecordError::NoRecord(_) => {
            "Make one with `cairn init`, or name the folder of yours with --record"
        }
        RecordError::OpensWell(_) => "`cairn check --repair` looks for damage and mends it",
        RecordError::NoExport { .. } => {
            "Choose a file that `cairn export` made; nothing was changed"
        }
        RecordError::NoHome => "Name a folder with --record",
        RecordError::Damaged(_) => {
            "Copy the whole folder before you try anything; `cairn backup list` lists the backups you can go back to"
        }
        err => return err.hint(),
    };
    hint.to_owned()
}

/// Says what to do about a text that is no role profile.
pub const fn of_profile(err: &ProfileError) -> &'static str {
    match err {
        ProfileError::Problems(_) => {
            "Mend these lines and check the file again with `cairn profile check FILE`"
        }
        ProfileError::NoTitle => "Name the role yourself with --title",
        ProfileError::NotAPage => err.hint(),
    }
}

/// Says what to do about a text that is no kind of portfolio.
pub const fn of_kind(_err: &KindError) -> &'static str {
    "Mend these lines and check the file again with `cairn portfolio check FILE`"
}
