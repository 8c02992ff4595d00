//! Settings: the person, the look, where the record lives, the keys.

use egui::{Align, Label, Layout, RichText, ThemePreference, Ui};

use crate::domain::{Practitioner, Problems, YearStart, short_date};
use crate::record::EntryId;
use crate::ui::command::{Action, Command};
use crate::ui::cx::Cx;
use crate::ui::widgets::{
    Errors, card, choice, heading, line, narrow, page, primary_button, soft_button, stat_line,
    text_field,
};

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
            form.errors = problems.into();
        }
    }
}

/// The person as it is being typed.
#[derive(Clone, Debug)]
struct PersonForm {
    clean: Practitioner,
    name: String,
    post: String,
    employer: String,
    registration: String,
    target: String,
    year_start: String,
    errors: Errors,
}

impl PersonForm {
    fn of(person: &Practitioner) -> Self {
        Self {
            clean: person.clone(),
            name: person.name.clone(),
            post: person.post.clone(),
            employer: person.employer.clone(),
            registration: person.registration.clone(),
            target: person.target.to_string(),
            year_start: person.year_start.to_string(),
            errors: Errors::default(),
        }
    }

    fn read(&self) -> Result<Practitioner, Problems> {
        let mut problems = Problems::default();
        let target = problems.note(Practitioner::parse_target(&self.target));
        let year_start = problems.note(YearStart::parse(&self.year_start));
        let read = Practitioner {
            name: self.name.clone(),
            post: self.post.clone(),
            employer: self.employer.clone(),
            registration: self.registration.clone(),
            target: target.unwrap_or_default(),
            year_start: year_start.unwrap_or(YearStart::JANUARY),
        };
        problems.and(read.checked())
    }
}

/// Draws the screen.
pub fn settings_ui(ui: &mut Ui, cx: &Cx<'_>, screen: &mut Settings) {
    page(ui, "settings", |ui| {
        heading(ui, cx.tokens, "Settings", "", |_| {});
        ui.spacing_mut().item_spacing.y = 16.0;
        narrow(ui, |ui| {
            let form = screen
                .person
                .get_or_insert_with(|| PersonForm::of(&cx.model.practitioner));
            if form.clean != cx.model.practitioner {
                *form = PersonForm::of(&cx.model.practitioner);
            }
            card(ui, cx.tokens, "You", |ui| {
                person_ui(ui, cx, form);
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

fn person_ui(ui: &mut Ui, cx: &Cx<'_>, form: &mut PersonForm) {
    let (tokens, errors) = (cx.tokens, &form.errors);
    ui.columns(2, |columns| {
        if let [left, right] = columns {
            text_field(
                left,
                tokens,
                "Your name",
                "As the portfolio prints it",
                &mut form.name,
                errors.of("name"),
            );
            text_field(
                right,
                tokens,
                "Post",
                "Your job title",
                &mut form.post,
                None,
            );
            text_field(
                left,
                tokens,
                "Employer",
                "Your organisation",
                &mut form.employer,
                None,
            );
            text_field(
                right,
                tokens,
                "Registration",
                "CILIP or FEDIP number",
                &mut form.registration,
                None,
            );
            text_field(
                left,
                tokens,
                "Hours each CPD year",
                "20",
                &mut form.target,
                errors.of("target-hours").or_else(|| errors.of("hours")),
            );
            text_field(
                right,
                tokens,
                "The CPD year begins",
                "Month and day, such as 01-01",
                &mut form.year_start,
                errors.of("year-start"),
            );
        }
    });
    let changed = form.read().map_or(true, |read| read != form.clean);
    ui.add_enabled_ui(changed, |ui| {
        if primary_button(ui, tokens, "Save").clicked() {
            match form.read() {
                Ok(person) => cx.send(Command::SavePractitioner(Box::new(person))),
                Err(problems) => form.errors = problems.into(),
            }
        }
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

/// Draws what was deleted; each can be taken out again.
fn bin_ui(ui: &mut Ui, cx: &Cx<'_>) {
    if cx.model.bin.is_empty() {
        ui.label(RichText::new("Nothing lies in the Bin").color(cx.tokens.dim));
    }
    for entry in &cx.model.bin {
        let sort = match entry.entry {
            EntryId::Activity(_) => "Activity",
            EntryId::Evidence(_) => "Evidence",
            EntryId::Qualification(_) => "Qualification",
            EntryId::Assessment(_) => "Rating",
        };
        line(ui, |ui| {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let name = format!("Restore {}", entry.title);
                if soft_button(ui, "Restore").accessible_name(name).clicked() {
                    cx.send(Command::Restore(entry.entry));
                }
                let day = short_date(entry.deleted_at.date_naive(), cx.model.today);
                let says = format!("{sort}, deleted {day}");
                ui.label(RichText::new(says).small().color(cx.tokens.dim));
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    ui.add(Label::new(&entry.title).truncate());
                });
            });
        });
    }
}
