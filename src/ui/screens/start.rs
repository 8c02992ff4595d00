//! The first start: who, which role, how many hours.

use egui::{Align2, Area, Context, Id, Label, RichText, Ui, vec2};

use crate::domain::profile::Profile;
use crate::domain::{Invalid, Practitioner, Problems};
use crate::record::Setup;
use crate::ui::keys;
use crate::ui::theme::{Tokens, display};
use crate::ui::widgets::{Errors, card, combo, primary_button, text_field};

/// What is being typed on the first start.
#[derive(Debug)]
pub struct Start {
    profiles: Vec<Profile>,
    name: String,
    profile: String,
    target: String,
    errors: Errors,
    wants_focus: bool,
    /// Why the folder is no good place for a record.
    pub warning: Option<String>,
}

impl Start {
    /// Begins with the roles that come with Cairn.
    #[must_use]
    pub fn new() -> Self {
        let profiles = crate::profiles::shipped();
        Self {
            profile: profiles
                .first()
                .map(|profile| profile.key.clone())
                .unwrap_or_default(),
            profiles,
            name: String::new(),
            target: Practitioner::USUAL_TARGET
                .0
                .checked_div(60)
                .unwrap_or_default()
                .to_string(),
            errors: Errors::default(),
            wants_focus: true,
            warning: None,
        }
    }

    /// Shows what was refused.
    pub fn refused(&mut self, problems: Problems) {
        self.errors = problems.into();
    }

    /// Draws the form; returns the setup once it is complete.
    pub fn ui(&mut self, ui: &mut Ui, tokens: &Tokens, place: &str) -> Option<Setup> {
        let mut done = None;
        centred(ui.ctx(), |ui| {
            ui.label(display("Welcome to Cairn").color(tokens.ink));
            let says = "A record of your professional development, in one folder on your own disk. Three things to begin; each can be changed later.";
            ui.add(Label::new(RichText::new(says).color(tokens.dim)).wrap());
            ui.add_space(8.0);
            card(ui, tokens, "", |ui| done = self.form_ui(ui, tokens));
            ui.add_space(4.0);
            ui.add(
                Label::new(
                    RichText::new(format!("It will be kept in {place}"))
                        .small()
                        .color(tokens.dim),
                )
                .wrap(),
            );
            if let Some(warning) = &self.warning {
                ui.add(Label::new(RichText::new(warning).color(tokens.warn)).wrap());
            }
        });
        done
    }

    fn form_ui(&mut self, ui: &mut Ui, tokens: &Tokens) -> Option<Setup> {
        let errors = &self.errors;
        let enter = keys::entered(ui);
        let name = text_field(
            ui,
            tokens,
            "Your name",
            "As the portfolio prints it",
            &mut self.name,
            errors.of("name"),
        );
        if self.wants_focus {
            self.wants_focus = false;
            name.request_focus();
        }
        let roles: Vec<_> = self
            .profiles
            .iter()
            .map(|profile| (profile.key.clone(), profile.title.clone()))
            .collect();
        combo(ui, tokens, "Your role", &roles, &mut self.profile);
        text_field(
            ui,
            tokens,
            "Hours you mean to spend each year",
            "20",
            &mut self.target,
            errors.of("target-hours"),
        );
        ui.add_space(8.0);
        let pressed = primary_button(ui, tokens, "Begin").clicked();
        if !(pressed || enter && !self.name.trim().is_empty()) {
            return None;
        }
        match self.read() {
            Ok(setup) => Some(setup),
            Err(problems) => {
                self.errors = problems.into();
                None
            }
        }
    }

    fn read(&self) -> Result<Setup, Problems> {
        let target = Practitioner::parse_target(&self.target);
        let mut practitioner = Practitioner::new(self.name.clone());
        let mut problems = Problems::default();
        if let Some(target) = problems.note(target) {
            practitioner.target = target;
        }
        let profile = self
            .profiles
            .iter()
            .find(|profile| profile.key == self.profile)
            .cloned();
        match (practitioner.checked(), profile) {
            (Ok(practitioner), Some(profile)) => problems.or_else_ok(Setup {
                practitioner,
                profile,
            }),
            (Ok(_), None) => Err(Invalid::new("profile", "Choose a role").into()),
            (Err(more), _) => {
                problems.0.extend(more.0);
                Err(problems)
            }
        }
    }
}

impl Default for Start {
    fn default() -> Self {
        Self::new()
    }
}

/// Draws a narrow column in the middle of the window.
pub fn centred(ctx: &Context, add: impl FnOnce(&mut Ui)) {
    Area::new(Id::unique("centred"))
        .anchor(Align2::CENTER_CENTER, vec2(0.0, 0.0))
        .show(ctx, |ui| {
            ui.set_width(480.0);
            add(ui);
        });
}
