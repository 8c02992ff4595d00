//! Another day: what stood for the last one, and what nobody typed, follows it.

use crate::ui::desk::Desk;
use crate::ui::safety::Upkeep;

impl Desk {
    /// Reads everything for the day it is, once that is another than was seen last: after midnight or sleep, or where the
    /// clock or the time zone was changed.
    ///
    /// What a person typed or chose stays. A form in which nothing was typed begins on the new day.
    pub(in crate::ui) fn follow_day(&mut self) {
        let today = self.record.today();
        if today == self.day {
            return;
        }
        let before = std::mem::replace(&mut self.day, today);
        let start = self.model.practitioner.year_start;
        self.screens.log.turn(before, today, start);
        if self.screens.skills.as_of.is_some_and(|day| day >= today) {
            self.as_it_was_on(None);
        }
        self.refresh();
        match self.upkeep {
            // A window that stays open for weeks has its backups too.
            Upkeep::Automatic => {
                self.jobs.back_up_soon(self.record.backups());
                self.jobs.check_soon(self.record.backups());
            }
            Upkeep::OnDemand => self.safety.standing = self.record.backups().standing().ok(),
        }
    }
}
