//! Skills: shown, rated, chosen to be worked on, looked at as they were.

use chrono::NaiveDate;

use crate::domain::profile::Requirement;
use crate::domain::progress::Backing;
use crate::domain::{AssessmentDetails, LinkKey, RequirementKey};
use crate::record::RecordError;
use crate::suggest::could_back;
use crate::ui::desk::Desk;
use crate::ui::model::Model;
use crate::ui::route::Route;
use crate::ui::screens::skills::Offers;

impl Desk {
    pub(super) fn show_requirement(&mut self, key: &RequirementKey) {
        if !matches!(self.route, Route::Skills | Route::Home) {
            // What led here is of today.
            self.as_it_was_on(None);
        }
        self.route = Route::Skills;
        self.screens.skills.choose(key, &self.model);
        self.look_behind();
    }

    pub(super) fn as_it_was_on(&mut self, day: Option<NaiveDate>) {
        self.model.look_back(day);
        self.screens.skills.looks_back_to(self.model.dates, day);
        self.look_behind();
    }

    /// Reads what stands behind the requirement that is shown.
    pub(in crate::ui) fn look_behind(&mut self) {
        let chosen = self.screens.skills.chosen.as_ref();
        if let Err(err) = self.model.look_behind(&self.record, chosen) {
            self.failed(&err);
        }
    }

    /// Offers what is logged already and could back a statement; nothing is linked on an earlier day.
    pub(super) fn offer_for(&mut self, key: LinkKey) {
        if self.model.looks_back() {
            self.show_requirement(&key.requirement);
            return;
        }
        let Model {
            profile,
            ledger,
            today,
            ..
        } = &self.model;
        let offered = could_back(profile, ledger, &key, *today);
        self.screens.skills.offers = Some(Offers::new(key, offered));
    }

    pub(super) fn back(&mut self, key: LinkKey, by: &Backing) {
        let name = self.model.profile.name_of(&key.requirement);
        let number = key.statement.map_or(0, std::num::NonZeroU16::get);
        let linked = self.record.back(by, key);
        self.settle(linked, &format!("Linked to statement {number} of {name}"));
    }

    pub(super) fn attach_for(&mut self, key: LinkKey) {
        self.show_requirement(&key.requirement);
        self.screens.skills.attach(key, self.model.today);
    }

    pub(super) fn focus(&mut self, key: &RequirementKey, on: bool) {
        let requirement = self.model.profile.requirement(key);
        let name = requirement.map_or_else(|| key.to_string(), Requirement::name);
        let keys = std::slice::from_ref(key);
        let (changed, said) = if on {
            (self.record.focus_on(keys), format!("In focus: {name}"))
        } else {
            let said = format!("No longer in focus: {name}");
            (self.record.unfocus(keys), said)
        };
        self.settle(changed, &said);
    }

    pub(super) fn assess(&mut self, details: AssessmentDetails) {
        match self.record.add(details) {
            Ok(applied) => {
                self.screens.skills.rated();
                self.settle(Ok(applied), "Rated");
            }
            Err(RecordError::Invalid(problems)) => self.screens.skills.rating.refused(problems),
            Err(err) => self.failed(&err),
        }
    }
}
