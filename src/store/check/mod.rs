//! Looking through a record: every row against history, every attachment against its name, and what follows from them;
//! and mending what history, or a backup, can prove.

mod folded;
mod history;
mod mend;
mod reads;
mod rows;
mod structure;

use std::path::Path;

use rusqlite::Connection;

pub use history::HistoryFault;
pub use mend::{mend_files, mend_history, mend_indexes, mend_rows};
pub use reads::{never_kept, unreadable};
pub use rows::{RowFault, Wrong, rows};
pub use structure::NAMED;

use super::{StoreError, attachments};

/// One side of a revision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The row before, which is not as the revision before left it.
    Before,
    /// The row after, which has not its hash.
    After,
}

/// Something that is not as it should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// SQLite finds the file's structure damaged, in its words.
    Structure(String),
    /// A row is not as history has it.
    Row(RowFault),
    /// History itself is damaged.
    History(HistoryFault),
    /// What is derived from the entries differs from what they say.
    Derived(Derived),
    /// An attached file is gone.
    FileGone(String),
    /// An attached file has not the content its name says.
    FileDamaged(String),
    /// A part of the record does not read.
    Unreadable(&'static str),
    /// Two pieces of evidence bear one number, or one bears a number that was not given yet.
    Number(i64),
    /// An entry of that table leads to one that is not there.
    LeadsNowhere {
        /// The table of the entry.
        table: &'static str,
        /// Its id.
        id: String,
    },
}

/// What is derived from the entries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Derived {
    /// The index of words.
    Search,
    /// The lists of what links to what.
    Lists,
}

/// Looks through everything.
pub fn everything(conn: &Connection, dir: &Path) -> Result<Vec<Fault>, StoreError> {
    let mut faults: Vec<Fault> = structure::structure(conn)?
        .into_iter()
        .map(Fault::Structure)
        .collect();
    // Where pages cannot be read at all, what stands in them cannot be compared; the rest still is.
    let mut look = |found: Result<Vec<Fault>, StoreError>| match found {
        Ok(found) => {
            faults.extend(found);
            Ok(())
        }
        Err(StoreError::Damaged(how)) => {
            faults.push(Fault::Structure(how));
            Ok(())
        }
        Err(err) => Err(err),
    };
    look(rows(conn).map(|found| found.into_iter().map(Fault::Row).collect()))?;
    look(history::history(conn).map(|found| found.into_iter().map(Fault::History).collect()))?;
    look(Ok(structure::derived(conn)))?;
    look(unreadable(conn).map(|found| found.into_iter().map(Fault::Unreadable).collect()))?;
    look(structure::numbers(conn))?;
    look(structure::leads_nowhere(conn))?;
    look(files(conn, dir))?;
    // The last version of a damaged row is reported with the row.
    let known: Vec<i64> = faults
        .iter()
        .filter_map(|fault| match fault {
            Fault::Row(fault) => fault.revision,
            _ => None,
        })
        .collect();
    faults.retain(|fault| match fault {
        Fault::History(fault) => !(fault.side == Side::After && known.contains(&fault.revision)),
        _ => true,
    });
    faults.dedup();
    Ok(faults)
}

/// Looks for every attachment, and at what is in it.
fn files(conn: &Connection, dir: &Path) -> Result<Vec<Fault>, StoreError> {
    let mut faults = Vec::new();
    for sha256 in attachments::named(conn)? {
        if attachments::is_whole(dir, &sha256)? {
            continue;
        }
        faults.push(if attachments::path(dir, &sha256).exists() {
            Fault::FileDamaged(sha256)
        } else {
            Fault::FileGone(sha256)
        });
    }
    Ok(faults)
}
