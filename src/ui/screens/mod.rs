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

use egui::Ui;

use super::cx::Cx;
use super::drafts::{self, Begun};
use super::model::Model;
use super::route::Route;

/// What each screen remembers while the window is open.
#[derive(Debug, Default)]
pub struct Screens {
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
    pub portfolio: portfolio::Portfolio,
    /// The settings.
    pub settings: settings::Settings,
}

impl Screens {
    /// Describes every form that was begun and not saved, but for activities, which keep their own.
    #[must_use]
    pub fn begun(&self) -> Vec<Begun> {
        let evidence = self.evidence.begun();
        let qualifications = self.qualifications.begun();
        evidence
            .chain(qualifications)
            .chain(self.plan.begun())
            .collect()
    }

    /// Opens a form as it was left; tells whether its key is known here.
    pub fn go_on(&mut self, key: &str, text: &str, model: &Model) -> bool {
        match drafts::parts(key) {
            Some((evidence::NOUN, id)) => self.evidence.go_on(parsed(id), text, model),
            Some((qualifications::NOUN, id)) => self.qualifications.go_on(parsed(id), text, model),
            Some((plan::NOUN, id)) => self.plan.go_on(parsed(id), text, model),
            _ => return false,
        }
        true
    }

    /// Throws away what was begun.
    pub fn discard(&mut self, key: &str) {
        match drafts::parts(key) {
            Some((evidence::NOUN, id)) => self.evidence.discard(parsed(id)),
            Some((qualifications::NOUN, id)) => self.qualifications.discard(parsed(id)),
            Some((plan::NOUN, id)) => self.plan.discard(parsed(id)),
            _ => {}
        }
    }

    /// Draws one screen.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, route: Route) {
        match route {
            Route::Home => home::home_ui(ui, cx),
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

/// Reads the id of a draft's key.
pub fn parsed<T: std::str::FromStr>(id: Option<&str>) -> Option<T> {
    id.and_then(|id| id.parse().ok())
}
