//! Settings: the person, their role, the look, where the record lives, the keys.

mod backups;
mod bin;
mod check;
mod exchange;
mod learnt;
mod memberships;
mod person;
mod role;

use egui::{Label, RichText, ThemePreference, Ui};

use self::backups::backups_ui;
use self::bin::bin_ui;
use self::check::check_ui;
use self::exchange::exchange_ui;
use self::learnt::learnt_ui;
use self::person::{PersonForm, person_ui};
pub use self::role::{Refusal, RoleForm, RoleRead, Seen};
use crate::domain::{DateStyle, Problems};
use crate::ui::command::{Action, Command};
use crate::ui::cx::Cx;
use crate::ui::machine::{SIZES, chosen_renderer, has_reduced_motion};
use crate::ui::renderer::Renderer;
use crate::ui::widgets::{card, choice, heading, in_sight, narrow, page, soft_button};

/// What the screen remembers.
#[derive(Debug, Default)]
pub struct Settings {
    person: Option<PersonForm>,
    /// Another role being chosen.
    pub role: RoleForm,
    /// Whether all that suggestions learnt is listed.
    all_learnt: bool,
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
            card(ui, cx.tokens, "Your role", |ui| screen.role.ui(ui, cx));
            card(ui, cx.tokens, "Suggestions", |ui| {
                learnt_ui(ui, cx, &mut screen.all_learnt);
            });
            card(ui, cx.tokens, "Look", |ui| look_ui(ui, cx));
            card(ui, cx.tokens, "Your record", |ui| {
                record_ui(ui, cx);
            });
            card(ui, cx.tokens, "Backups", |ui| backups_ui(ui, cx));
            card(ui, cx.tokens, "Check my data", |ui| check_ui(ui, cx));
            card(ui, cx.tokens, "Export, import and erase", |ui| {
                exchange_ui(ui, cx);
            });
            card(ui, cx.tokens, "Bin", |ui| bin_ui(ui, cx));
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
    if choice(ui, cx.tokens, "Theme", &options, &mut theme) {
        cx.send(Command::Theme(theme));
    }
    let mut style = cx.model.dates.style;
    let example = cx.model.today;
    let styles = DateStyle::ALL.map(|style| (style, style.medium(example)));
    if choice(ui, cx.tokens, "Dates", &named(&styles), &mut style) {
        cx.send(Command::DateStyle(style));
    }
    let now = ui.ctx().zoom_factor();
    let nearest = SIZES.into_iter().min_by(|a, b| {
        let far = |size: f32| (size - now).abs();
        far(*a).total_cmp(&far(*b))
    });
    let mut size = nearest.unwrap_or(1.0);
    let sizes = SIZES.map(|size| (size, format!("{:.0} %", size * 100.0)));
    if choice(ui, cx.tokens, "Text size", &named(&sizes), &mut size) {
        cx.send(Command::TextSize(size));
    }
    let mut reduced = has_reduced_motion(ui.ctx());
    if in_sight(ui.checkbox(&mut reduced, "Reduce motion")).clicked() {
        cx.send(Command::ReduceMotion(reduced));
    }
    // Where there is nothing to choose from, there is no choice to show.
    if Renderer::HERE.len() > 1 {
        let mut renderer = chosen_renderer(ui.ctx());
        let each = Renderer::HERE
            .iter()
            .map(|one| (Some(*one), one.to_string()));
        let whatever = (None, "Whichever works".to_owned());
        let options: Vec<_> = std::iter::once(whatever).chain(each).collect();
        let label = "Drawn by, from the next start";
        if choice(ui, cx.tokens, label, &named(&options), &mut renderer) {
            cx.send(Command::Renderer(renderer));
        }
    }
    let says = "Text size and motion are kept on this computer; the theme and the form of dates go with your record.";
    ui.add(Label::new(RichText::new(says).small().color(cx.tokens.dim)).wrap());
    if soft_button(ui, Action::Shortcuts.name()).clicked() {
        cx.act(Action::Shortcuts);
    }
}

/// Lends the names of options.
fn named<T: Copy>(options: &[(T, String)]) -> Vec<(T, &str)> {
    let options = options.iter();
    options
        .map(|(option, name)| (*option, name.as_str()))
        .collect()
}

fn record_ui(ui: &mut Ui, cx: &Cx<'_>) {
    let model = cx.model;
    ui.add(
        Label::new(model.dir.display().to_string())
            .wrap()
            .selectable(true),
    );
    let says =
        "Everything you keep is in this folder: the database, the files you attached, and backups.";
    ui.add(Label::new(RichText::new(says).color(cx.tokens.dim)).wrap());
    if soft_button(ui, "Open the folder").clicked() {
        cx.act(Action::OpenFolder);
    }
}
