//! The screens, one folder or file each: a function that draws from [`Cx`] and the screen's own state.

pub mod broken;
pub mod evidence;
pub mod home;
pub mod log;
pub mod plan;
pub mod portfolio;
pub mod qualifications;
pub mod settings;
pub mod skills;
pub mod start;

use chrono::NaiveDate;
use egui::Ui;

use super::cx::Cx;
use super::drafts::{self, Begun};
use super::forms::{Fields, Forms};
use super::model::Model;
use super::route::Route;
use crate::domain::{RequirementKey, Sort};
use crate::record::Record;

/// What each screen remembers while the window is open.
#[derive(Debug, Default)]
pub struct Screens {
    /// The path on Home.
    pub path: home::PathCard,
    /// The log.
    pub log: log::Log,
    /// The evidence.
    pub evidence: evidence::EvidenceScreen,
    /// The skills.
    pub skills: skills::Skills,
    /// The qualifications.
    pub qualifications: qualifications::Qualifications,
    /// The plan.
    pub plan: plan::PlanScreen,
    /// The portfolio.
    pub portfolio: portfolio::PortfolioScreen,
    /// The settings.
    pub settings: settings::Settings,
}

impl Screens {
    /// Describes every form that was begun and not saved.
    #[must_use]
    pub fn begun(&self, today: NaiveDate) -> Vec<Begun> {
        let attached = self.log.evidence.begun((log::EVIDENCE_NOUN, Route::Log));
        self.log
            .forms
            .begun(today)
            .chain(self.evidence.begun(today))
            .chain(self.qualifications.begun(today))
            .chain(self.plan.begun(today))
            .chain(attached)
            .chain(self.skills.begun())
            .chain(self.portfolio.begun())
            .collect()
    }

    /// Opens a form as it was left; tells whether it goes on. One of an entry that is gone, or of an older form, is left alone.
    pub fn go_on(&mut self, key: &str, text: &str, record: &Record, model: &Model) -> bool {
        let Some((noun, id)) = drafts::parts(key) else {
            return false;
        };
        match Sort::read(noun) {
            Some(Sort::Activity) => self.log.forms.go_on(parsed(id), text, record),
            Some(Sort::Evidence) => self.evidence.go_on(parsed(id), text, record),
            Some(Sort::Qualification) => self.qualifications.forms.go_on(parsed(id), text, record),
            Some(Sort::Objective) => self.plan.go_on(parsed(id), text, record),
            Some(Sort::Portfolio) => self.portfolio.go_on(parsed(id), text),
            Some(Sort::Assessment) => {}
            None => self.go_on_attaching(noun, id, text, model),
        }
        self.begun(model.today).iter().any(|begun| begun.key == key)
    }

    /// Opens a form that attaches evidence to an entry or a requirement, as it was left.
    fn go_on_attaching(&mut self, noun: &str, id: Option<&str>, text: &str, model: &Model) {
        match noun {
            log::EVIDENCE_NOUN => {
                let id = parsed(id).filter(|id| model.activity(*id).is_some());
                if let Some(id) = id {
                    self.log.evidence.go_on(id, text);
                }
            }
            qualifications::CERTIFICATE_NOUN => {
                if let Some(id) = parsed(id) {
                    self.qualifications.go_on_with_certificate(id, text, model);
                }
            }
            skills::EVIDENCE_NOUN => {
                if let Some(key) = requirement(id) {
                    self.skills.go_on(key, text, model);
                }
            }
            portfolio::review::NOUN => self.portfolio.reviews.go_on(text),
            _ => {}
        }
    }

    /// Throws away what was begun.
    pub fn discard(&mut self, key: &str) {
        let Some((noun, id)) = drafts::parts(key) else {
            return;
        };
        match (Sort::read(noun), id) {
            (Some(Sort::Activity), id) => self.log.forms.discard(parsed(id)),
            (Some(Sort::Evidence), id) => self.evidence.discard(parsed(id)),
            (Some(Sort::Qualification), id) => self.qualifications.forms.discard(parsed(id)),
            (Some(Sort::Objective), id) => self.plan.discard(parsed(id)),
            (Some(Sort::Portfolio), id) => self.portfolio.discard(parsed(id)),
            (None, Some(id)) => self.discard_attached(noun, id),
            _ => {}
        }
    }

    /// Looks at the record anew.
    pub fn follow(&mut self, record: &Record, model: &Model) {
        self.log.forms.follow(record);
        self.evidence.follow(record);
        self.plan.follow(record);
        self.qualifications.follow(record, model);
    }

    /// Throws away evidence that was being attached to an entry or a requirement.
    fn discard_attached(&mut self, noun: &str, id: &str) {
        match noun {
            log::EVIDENCE_NOUN => {
                if let Some(id) = parsed(Some(id)) {
                    self.log.evidence.discard(id);
                }
            }
            qualifications::CERTIFICATE_NOUN => {
                if let Some(id) = parsed(Some(id)) {
                    self.qualifications.discard_certificate(id);
                }
            }
            skills::EVIDENCE_NOUN => {
                if let Some(key) = requirement(Some(id)) {
                    self.skills.discard(&key);
                }
            }
            portfolio::review::NOUN => self.portfolio.reviews.discard(parsed(Some(id))),
            _ => {}
        }
    }

    /// Draws one screen.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, route: Route) {
        match route {
            Route::Home => home::home_ui(ui, cx, &mut self.path),
            Route::Log => log::log_ui(ui, cx, &mut self.log),
            Route::Evidence => evidence::evidence_ui(ui, cx, &mut self.evidence),
            Route::Skills => skills::skills_ui(ui, cx, &mut self.skills),
            Route::Qualifications => {
                qualifications::qualifications_ui(ui, cx, &mut self.qualifications);
            }
            Route::Plan => plan::plan_ui(ui, cx, &mut self.plan),
            Route::Portfolio => portfolio::portfolio_ui(ui, cx, &mut self.portfolio),
            Route::Settings => settings::settings_ui(ui, cx, &mut self.settings),
        }
    }
}

/// Has the forms of one sort of entry.
pub trait Has<F: Fields> {
    /// Returns them.
    fn forms(&mut self) -> &mut Forms<F>;
}

impl Has<log::ActivityFields> for Screens {
    fn forms(&mut self) -> &mut Forms<log::ActivityFields> {
        &mut self.log.forms
    }
}

impl Has<plan::ObjectiveFields> for Screens {
    fn forms(&mut self) -> &mut Forms<plan::ObjectiveFields> {
        &mut self.plan
    }
}

impl Has<qualifications::QualificationFields> for Screens {
    fn forms(&mut self) -> &mut Forms<qualifications::QualificationFields> {
        &mut self.qualifications.forms
    }
}

impl Has<evidence::EvidenceFields> for Screens {
    fn forms(&mut self) -> &mut Forms<evidence::EvidenceFields> {
        &mut self.evidence.forms
    }
}

/// Reads the id of a draft's key.
pub fn parsed<T: std::str::FromStr>(id: Option<&str>) -> Option<T> {
    id.and_then(|id| id.parse().ok())
}

/// Reads the requirement of a draft's key.
pub fn requirement(id: Option<&str>) -> Option<RequirementKey> {
    id.and_then(|id| RequirementKey::parse(id).ok())
}
