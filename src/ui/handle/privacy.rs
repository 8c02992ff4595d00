//! Looking through what is to be printed for what could identify a patient.

use crate::domain::Period;
use crate::ui::desk::Desk;

impl Desk {
    /// Has a period looked through off the window's thread, unless it is already.
    pub(super) fn look_through(&mut self, period: Period) {
        if self.model.exposures.has(period) {
            return;
        }
        let as_of = period.to().min(self.model.today);
        match self.record.portfolio_contents(period, as_of) {
            Ok(contents) => {
                let job = self.jobs.look_through(contents);
                self.model.exposures.wait(period, job);
            }
            Err(err) => self.failed(&err),
        }
    }
}
