//! Skills: everything the role asks for, section by section, and what backs each.

mod details;
mod list;
mod rating;

use egui::Ui;

use crate::domain::RequirementKey;
use crate::ui::cx::Cx;
use crate::ui::evidence_form::EvidenceForm;
use crate::ui::widgets::{Part, bare_page, heading, list_and_details};

pub use list::status_icon;
pub use rating::RatingForm;

const LIST_SHARE: f32 = 0.46;

/// Which requirements are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Shown {
    #[default]
    All,
    Gaps,
    Met,
}

/// What the screen remembers.
#[derive(Debug, Default)]
pub struct Skills {
    /// The requirement whose details are shown.
    pub chosen: Option<RequirementKey>,
    /// Whether the list must move to the chosen one.
    pub reveal: bool,
    shown: Shown,
    search: String,
    /// The rating being given.
    pub rating: RatingForm,
    /// The evidence being attached.
    pub evidence: EvidenceForm,
    /// The statement that the evidence is for; none for the skill as a whole.
    evidence_for: Option<crate::domain::LinkKey>,
}

impl Skills {
    /// Shows a requirement.
    pub fn choose(&mut self, key: RequirementKey) {
        if self.chosen.as_ref() != Some(&key) {
            self.rating = RatingForm::default();
            self.evidence = EvidenceForm::default();
            self.evidence_for = None;
        }
        self.chosen = Some(key);
        self.reveal = true;
    }
}

/// Draws the screen.
pub fn skills_ui(ui: &mut Ui, cx: &Cx<'_>, skills: &mut Skills) {
    bare_page(ui, |ui| {
        let progress = &cx.model.progress;
        let says = format!(
            "{} · {} of {} met",
            cx.model.profile.title, progress.met, progress.total
        );
        heading(ui, cx.tokens, "Skills", &says, |_| {});
        list_and_details(
            ui,
            LIST_SHARE,
            skills.chosen.is_some(),
            |part, ui| match part {
                Part::List => list::list_ui(ui, cx, skills),
                Part::Details => details::details_ui(ui, cx, skills),
            },
        );
    });
}
