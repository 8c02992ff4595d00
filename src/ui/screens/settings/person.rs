//! Whose record it is, as it is being typed.

use egui::Ui;

use super::memberships::memberships_ui;
use crate::domain::{Membership, Practitioner, Problems, YearStart};
use crate::ui::command::Command;
use crate::ui::cx::Cx;
use crate::ui::widgets::{Errors, primary_button, text_field};

/// The person as it is being typed.
#[derive(Clone, Debug)]
pub struct PersonForm {
    clean: Practitioner,
    name: String,
    post: String,
    employer: String,
    memberships: Vec<Membership>,
    target: String,
    year_start: String,
    errors: Errors,
}

impl PersonForm {
    /// Returns the form on what stands in the record.
    pub fn of(person: &Practitioner) -> Self {
        Self {
            clean: person.clone(),
            name: person.name.clone(),
            post: person.post.clone(),
            employer: person.employer.clone(),
            memberships: person.memberships.clone(),
            target: person.target.to_string(),
            year_start: person.year_start.to_string(),
            errors: Errors::default(),
        }
    }

    /// Shows what the record refused.
    pub fn refused(&mut self, problems: Problems) {
        self.errors = problems.into();
    }

    fn read(&self) -> Result<Practitioner, Problems> {
        let mut problems = Problems::default();
        let target = problems.note(Practitioner::parse_target(&self.target));
        let year_start = problems.note(YearStart::parse(&self.year_start));
        let read = Practitioner {
            name: self.name.clone(),
            post: self.post.clone(),
            employer: self.employer.clone(),
            memberships: self.memberships.clone(),
            target: target.unwrap_or_default(),
            year_start: year_start.unwrap_or(YearStart::JANUARY),
        };
        problems.and(read.checked())
    }
}

/// Draws the form of the person.
pub fn person_ui(ui: &mut Ui, cx: &Cx<'_>, form: &mut Option<PersonForm>) {
    let form = form.get_or_insert_with(|| PersonForm::of(&cx.model.practitioner));
    if form.clean != cx.model.practitioner {
        *form = PersonForm::of(&cx.model.practitioner);
    }
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
                "The CPD year begins",
                "Month and day, such as 01-01",
                &mut form.year_start,
                errors.of("year-start"),
            );
            text_field(
                left,
                tokens,
                "Hours each CPD year",
                "20",
                &mut form.target,
                errors.of("target-hours").or_else(|| errors.of("hours")),
            );
        }
    });
    memberships_ui(ui, tokens, &mut form.memberships, errors.of("body"));
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
