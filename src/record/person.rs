//! The person whose record it is.

use super::{Applied, Edit, Op, Record, Result};
use crate::domain::Practitioner;
use crate::store::person;

impl Record {
    /// Returns who the person is.
    pub fn practitioner(&self) -> Result<Practitioner> {
        Ok(person::get(&self.store)?)
    }

    /// Changes who the person is and how their CPD year is counted.
    pub fn set_practitioner(&mut self, edit: impl Into<Edit<Practitioner>>) -> Result<Applied<()>> {
        let edit = edit.into();
        self.transact(Op::new("change your details"), |change| {
            let stands = person::get(change.store())?;
            let practitioner = edit.over(&stands, &stands.name)?.checked()?;
            Ok(person::set(change.store(), &practitioner)?)
        })
    }
}
