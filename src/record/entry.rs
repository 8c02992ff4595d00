//! Verbs of entries: every sort is added, edited, put into the Bin and taken out by the same code. What only one sort asks
//! for stands in the file of that sort.

use super::{Applied, Change, Edit, Op, Record, RecordError, Result};
use crate::domain::{
    Details, Entry, EntryId, EntryKey, Exposure, Invalid, RequirementKey, with_id,
};
use crate::store::row::{self, Row};
use crate::suggest::Tells;

/// A sort of entry as the record keeps it.
pub trait Kept: Row + Entry<Details: Tells> {
    /// Returns what adding one is called.
    fn adding(record: &Record, details: &Self::Details) -> Op;

    /// Returns what doing something else to it is called; `details` is what it says by then.
    fn op(&self, verb: &str, _record: &Record, details: &Self::Details) -> Op {
        Op::titled(verb, details.title())
    }

    /// Refuses a change, because of how it stands.
    fn may_change(&self) -> Result<()> {
        Ok(())
    }

    /// Refuses details for what the record says beside them, but for what stood there `before`.
    fn check(
        change: &Change<'_>,
        details: &Self::Details,
        before: Option<&Self::Details>,
    ) -> Result<()>;

    /// Finds what in its texts, and in what it brings along, could identify a patient.
    fn exposures(&self, _record: &Record) -> Vec<Exposure> {
        self.details().exposures()
    }
}

/// The id of entries that the record keeps.
pub trait KeptId: EntryKey<Entry: Kept> {}

impl<Id: EntryKey<Entry: Kept>> KeptId for Id {}

impl Change<'_> {
    /// Adds an entry.
    pub fn add<D: Details<Entry: Kept>>(&mut self, details: D) -> Result<<D::Entry as Entry>::Id> {
        let details = details.checked()?;
        D::Entry::check(self, &details, None)?;
        let id = EntryKey::from_uuid(self.new_id());
        row::insert::<D::Entry>(self.store(), id, &details)?;
        Ok(id)
    }

    /// Adds an entry, and learns from what the person linked it to.
    pub fn add_learning<D: Details<Entry: Kept>>(
        &mut self,
        details: D,
        refused: &[RequirementKey],
    ) -> Result<<D::Entry as Entry>::Id> {
        let says = details.clone();
        let id = self.add(details)?;
        self.learn(id, None, &says, refused)?;
        Ok(id)
    }

    /// Writes new details over an entry's, and learns from what the person links it to now and refuses.
    pub fn edit_learning<Id: KeptId>(
        &mut self,
        id: Id,
        edit: impl Into<Edit<<Id::Entry as Entry>::Details>>,
    ) -> Result<()> {
        let (edit, before) = (edit.into(), self.live(id)?.into_details());
        let (says, refused) = (edit.to().clone(), edit.refused().to_vec());
        self.edit(id, edit)?;
        self.learn(id, Some(&before), &says, &refused)
    }

    /// Writes new details over an entry's.
    pub fn edit<Id: KeptId>(
        &mut self,
        id: Id,
        edit: impl Into<Edit<<Id::Entry as Entry>::Details>>,
    ) -> Result<()> {
        let before = self.live(id)?.into_details();
        let details = edit.into().over(&before, before.title())?.checked()?;
        Id::Entry::check(self, &details, Some(&before))?;
        Ok(row::update::<Id::Entry>(self.store(), id, &details)?)
    }

    /// Returns an entry that may be changed: one in the Bin may not.
    pub(super) fn live<Id: KeptId>(&self, id: Id) -> Result<Id::Entry> {
        let found = or_not_found(row::get(self.store(), id)?, id)?;
        if found.is_deleted() {
            let title = found.details().title().to_owned();
            return Err(RecordError::InBin { title });
        }
        found.may_change()?;
        Ok(found)
    }

    /// Tells whether an entry is there, and not in the Bin.
    pub(super) fn is_live<Id: KeptId>(&self, id: Id) -> Result<bool> {
        Ok(row::get(self.store(), id)?.is_some_and(|found| !found.is_deleted()))
    }

    /// Refuses entries that are not there, but for those that were named `before`.
    pub(super) fn check_named<Id: KeptId>(
        &self,
        ids: &[Id],
        before: Option<&[Id]>,
        choose: &str,
    ) -> Result<()> {
        for id in ids {
            let kept = before.is_some_and(|before| before.contains(id));
            if !kept && !self.is_live(*id)? {
                let sort = Id::SORT;
                let problem = format!("There is no {sort} {id}");
                return Err(Invalid::new(sort.key(), problem).hinted(choose).into());
            }
        }
        Ok(())
    }

    /// Puts an entry into the Bin; tells whether it was not there yet.
    pub(super) fn delete<Id: KeptId>(&self, id: Id) -> Result<bool> {
        let is_live = self.is_live(id)?;
        if is_live {
            row::set_deleted(self.store(), id, Some(self.at()))?;
        }
        Ok(is_live)
    }
}

impl Record {
    /// Returns an entry; also a deleted one.
    pub fn get<Id: KeptId>(&self, id: Id) -> Result<Id::Entry> {
        or_not_found(row::get(&self.store, id)?, id)
    }

    /// Returns the entries of a sort in its order, without deleted ones.
    pub fn all<E: Kept>(&self) -> Result<Vec<E>> {
        Ok(row::list(&self.store)?)
    }

    /// Returns the ids of all entries of a sort, deleted ones too, the oldest first.
    pub fn ids<E: Kept>(&self) -> Result<Vec<E::Id>> {
        Ok(row::ids::<E>(&self.store)?)
    }

    /// Adds an entry.
    pub fn add<D: Details<Entry: Kept>>(
        &mut self,
        details: D,
    ) -> Result<Applied<<D::Entry as Entry>::Id>> {
        self.add_refusing(details, &[])
    }

    /// Adds an entry that, as the person said, does not show what was `refused`.
    pub fn add_refusing<D: Details<Entry: Kept>>(
        &mut self,
        details: D,
        refused: &[RequirementKey],
    ) -> Result<Applied<<D::Entry as Entry>::Id>> {
        let op = D::Entry::adding(self, &details);
        self.transact(op, |change| change.add_learning(details, refused))
    }

    /// Writes new details over an entry's. What it points at and the profile or the record lost may stay; what it newly
    /// points at must be there.
    pub fn edit<Id: KeptId>(
        &mut self,
        id: Id,
        edit: impl Into<Edit<<Id::Entry as Entry>::Details>>,
    ) -> Result<Applied<()>> {
        let edit = edit.into();
        let op = self.get(id)?.op("edit", self, edit.to());
        self.transact(op, |change| change.edit_learning(id, edit))
    }

    /// Puts an entry into the Bin.
    pub fn delete(&mut self, entry: impl Into<EntryId>) -> Result<Applied<()>> {
        with_id!(entry.into(), id => {
            let op = self.op("delete", id)?;
            self.transact(op, |change| change.delete(id).map(drop))
        })
    }

    /// Takes an entry out of the Bin.
    pub fn restore(&mut self, entry: impl Into<EntryId>) -> Result<Applied<()>> {
        with_id!(entry.into(), id => {
            let op = self.op("restore", id)?;
            self.transact(op, |change| Ok(row::set_deleted(change.store(), id, None)?))
        })
    }

    /// Returns what an entry is called in a sentence: “Ward audit”, or the rating of a skill.
    pub fn called(&self, entry: impl Into<EntryId>) -> Result<String> {
        let op = with_id!(entry.into(), id => self.op("", id)?);
        Ok(op.label().trim_start().to_owned())
    }

    /// Finds what in an entry could identify a patient: in its own texts, and in its file where that is plain text.
    pub fn exposures_of(&self, entry: &impl Kept) -> Vec<Exposure> {
        entry.exposures(self)
    }

    fn op<Id: KeptId>(&self, verb: &str, id: Id) -> Result<Op> {
        let found = self.get(id)?;
        Ok(found.op(verb, self, found.details()))
    }
}

fn or_not_found<Id: EntryKey>(found: Option<Id::Entry>, id: Id) -> Result<Id::Entry> {
    found.ok_or_else(|| RecordError::NotFound {
        what: Id::SORT.noun(),
        id: id.to_string(),
    })
}
