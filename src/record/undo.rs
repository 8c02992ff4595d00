//! Undo and redo: one list, kept in the record, for the window and the terminal alike.

use super::{Applied, Record, RecordError, Result};
use crate::store::Kind;
use crate::store::undo::{self, Direction};

impl Record {
    /// Takes the newest change back, and returns what it was.
    pub fn undo(&mut self) -> Result<Applied<String>> {
        let target = undo::to_undo(&self.store)?.ok_or(RecordError::NothingToUndo)?;
        self.write(Kind::Undo(target.txn), &target.label, |change| {
            // Another process may have changed the list since: what counts is what stands now.
            match undo::to_undo(change.store())? {
                Some(now) if now.txn == target.txn => {}
                _ => return Err(RecordError::Busy),
            }
            undo::replay(change.store(), target.txn, Direction::Back)?;
            Ok(target.label.clone())
        })
    }

    /// Makes the change again that was undone last, and returns what it is.
    pub fn redo(&mut self) -> Result<Applied<String>> {
        let target = undo::to_redo(&self.store)?.ok_or(RecordError::NothingToRedo)?;
        self.write(Kind::Redo(target.txn), &target.label, |change| {
            match undo::to_redo(change.store())? {
                Some(now) if now.txn == target.txn => {}
                _ => return Err(RecordError::Busy),
            }
            undo::replay(change.store(), target.txn, Direction::Forward)?;
            Ok(target.label.clone())
        })
    }

    /// Returns what Undo would take back.
    pub fn undo_label(&self) -> Result<Option<String>> {
        Ok(undo::to_undo(&self.store)?.map(|target| target.label))
    }

    /// Returns what Redo would make again.
    pub fn redo_label(&self) -> Result<Option<String>> {
        Ok(undo::to_redo(&self.store)?.map(|target| target.label))
    }
}
