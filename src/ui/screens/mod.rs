//! The screens, one folder or file each: a function that draws from [`Cx`] and the screen's own state.

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
