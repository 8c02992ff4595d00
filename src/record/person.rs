//! The person whose record it is.

use super::{Applied, Op, Record, Result};
use crate::domain::Practitioner;
use crate::store::person;

impl Record {
    /// Returns who the person is.
    pub fn practitioner(&self) -> Result<Practitioner> {
        Ok(person::get(&self.store)?)
    }

    /// Changes who the person is and how their CPD year is counted.
    pub fn set_practitioner(&mut self, practitioner: Practitioner) -> Result<Applied<()>> {
        let practitioner = practitioner.checked()?;
        self.transact(Op::new("change your details"), |change| {
            Ok(person::set(change.store(), &practitioner)?)
        })
    }
}
