//! Settings: the person, the look, where the record lives, the keys.

mod bin;
mod person;

use egui::{Label, RichText, ThemePreference, Ui};

use self::bin::bin_ui;
use self::person::{PersonForm, person_ui};
use crate::domain::Problems;
use crate::ui::command::{Action, Command};
use crate::ui::cx::Cx;
use crate::ui::widgets::{card, choice, heading, narrow, page, soft_button, stat_line};

/// What the screen remembers.
#[derive(Debug, Default)]
pub struct Settings {
    person: Option<PersonForm>,
}

impl Settings {
    /// Forgets what was typed, once it is saved.
    pub fn saved(&mut self) {
        self.person = None;
    }

    /// Shows what the record refused.
    pub fn refused(&mut self, problems: Problems) {
        if let Some(form) = &mut self.person {
            form.refused(problems);
        }
    }
}

/// Draws the screen.
pub fn settings_ui(ui: &mut Ui, cx: &Cx<'_>, screen: &mut Settings) {
    page(ui, "settings", |ui| {
        heading(ui, cx.tokens, "Settings", "", |_| {});
        ui.spacing_mut().item_spacing.y = 16.0;
        narrow(ui, |ui| {
            card(ui, cx.tokens, "You", |ui| {
                person_ui(ui, cx, &mut screen.person);
            });
            card(ui, cx.tokens, "Look", |ui| look_ui(ui, cx));
            card(ui, cx.tokens, "Your record", |ui| {
                record_ui(ui, cx);
            });
            card(ui, cx.tokens, "Bin", |ui| bin_ui(ui, cx));
            card(ui, cx.tokens, "Keys", |ui| {
                ui.spacing_mut().item_spacing.y = 6.0;
                for action in Action::ALL {
                    stat_line(
                        ui,
                        cx.tokens,
                        action.name(),
                        &ui.ctx().format_shortcut(&action.shortcut()),
                    );
                }
                stat_line(ui, cx.tokens, "Save what is being typed", "Ctrl+Enter");
                stat_line(ui, cx.tokens, "Move in a list", "Arrow keys, Tab");
                stat_line(ui, cx.tokens, "Larger, smaller", "Ctrl++, Ctrl+-");
            });
        });
    });
}

fn look_ui(ui: &mut Ui, cx: &Cx<'_>) {
    let mut theme = ui.ctx().options(|options| options.theme_preference);
    let options = [
        (ThemePreference::System, "As the system"),
        (ThemePreference::Light, "Light"),
        (ThemePreference::Dark, "Dark"),
    ];
    if choice(ui, cx.tokens, "", &options, &mut theme) {
        cx.send(Command::Theme(theme));
    }
}

fn record_ui(ui: &mut Ui, cx: &Cx<'_>) {
    let model = cx.model;
    ui.add(
        Label::new(model.dir.display().to_string())
            .wrap()
            .selectable(true),
    );
    let says = "Everything you keep is in this folder: the database, the files you attached, and backups. To back it up, close Cairn and copy the whole folder.";
    ui.add(Label::new(RichText::new(says).color(cx.tokens.dim)).wrap());
    if soft_button(ui, "Open the folder").clicked() {
        cx.send(Command::OpenPath(model.dir.clone()));
    }
    stat_line(ui, cx.tokens, "Role profile", &model.profile.title);
    stat_line(ui, cx.tokens, "Kept by", &model.profile.responsible_body);
    stat_line(ui, cx.tokens, "Cairn", env!("CARGO_PKG_VERSION"));
}
