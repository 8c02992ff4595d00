//! Undo and redo: one list, kept in the record, for the window and the terminal alike.

use super::{Applied, Record, RecordError, Result};
use crate::store::Kind;
use crate::store::undo::{self, Direction};

impl Record {
    /// Takes the newest change back, and returns what it was.
    pub fn undo(&mut self) -> Result<Applied<String>> {
        self.write(
            |write| {
                let target = undo::to_undo(write)?.ok_or(RecordError::NothingToUndo)?;
                Ok((Kind::Undo(target.txn), target.label))
            },
            |change| Ok(undo::replay(change.store(), Direction::Back)?),
        )
    }

    /// Makes the change again that was undone last, and returns what it is.
    pub fn redo(&mut self) -> Result<Applied<String>> {
        self.write(
            |write| {
                let target = undo::to_redo(write)?.ok_or(RecordError::NothingToRedo)?;
                Ok((Kind::Redo(target.txn), target.label))
            },
            |change| Ok(undo::replay(change.store(), Direction::Forward)?),
        )
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
