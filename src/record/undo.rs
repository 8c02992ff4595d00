//! Undo and redo: one list, kept in the record, for the window and the terminal alike.

use super::{Applied, Record, RecordError, Result, Txn};
use crate::store::undo::{self, Target};
use crate::store::{Kind, Write};

impl Record {
    /// Takes the newest change back, and returns what it was.
    pub fn undo(&mut self) -> Result<Applied<String>> {
        let newest = |write: &Write<'_>| undo::to_undo(write)?.ok_or(RecordError::NothingToUndo);
        self.turn(Kind::Undo, newest)
    }

    /// Takes one change back and nothing else, whatever came after it, and returns what it was.
    ///
    /// # Errors
    /// When it does not stand, or when a later change builds on it; nothing is changed then.
    pub fn undo_change(&mut self, Txn(txn): Txn) -> Result<Applied<String>> {
        self.turn(Kind::Undo, |write| {
            let target = undo::standing(write, txn)?.ok_or(RecordError::NotStanding(Txn(txn)))?;
            match undo::built_on(write, txn)? {
                None => Ok(target),
                Some(later) => Err(RecordError::BuiltOn {
                    change: target.label,
                    later: later.label,
                }),
            }
        })
    }

    /// Makes the change again that was undone last, and returns what it is.
    pub fn redo(&mut self) -> Result<Applied<String>> {
        let last = |write: &Write<'_>| undo::to_redo(write)?.ok_or(RecordError::NothingToRedo);
        self.turn(Kind::Redo, last)
    }

    /// Goes back or forward by the change that is found once nobody else can write.
    fn turn(
        &mut self,
        way: impl FnOnce(i64) -> Kind,
        find: impl FnOnce(&Write<'_>) -> Result<Target>,
    ) -> Result<Applied<String>> {
        let mut turned = String::new();
        let applied = self.write(
            |write| {
                let Target { txn, label } = find(write)?;
                turned.clone_from(&label);
                Ok((way(txn), label))
            },
            |change| Ok(undo::replay(change.store())?),
        )?;
        Ok(applied.map(|()| turned))
    }

    /// Returns the change that Undo would take back, and what it was.
    pub fn undoable(&self) -> Result<Option<(Txn, String)>> {
        Ok(undo::to_undo(&self.store)?.map(|target| (Txn(target.txn), target.label)))
    }

    /// Returns what Redo would make again.
    pub fn redo_label(&self) -> Result<Option<String>> {
        Ok(undo::to_redo(&self.store)?.map(|target| target.label))
    }
}
