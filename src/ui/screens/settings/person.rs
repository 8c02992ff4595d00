//! Whose record it is, as it is being typed.

use egui::Ui;
use serde::{Deserialize, Serialize};

use super::memberships::memberships_ui;
use crate::domain::{Membership, Practitioner, Problems, YearStart};
use crate::ui::command::Command;
use crate::ui::cx::Cx;
use crate::ui::typing::Typing;
use crate::ui::widgets::{Errors, primary_button, text_field};

/// What is typed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Typed {
    name: String,
    post: String,
    employer: String,
    memberships: Vec<Membership>,
    target: String,
    year_start: String,
}

impl Typed {
    fn of(person: &Practitioner) -> Self {
        Self {
            name: person.name.clone(),
            post: person.post.clone(),
            employer: person.employer.clone(),
            memberships: person.memberships.clone(),
            target: person.target.to_string(),
            year_start: person.year_start.to_string(),
        }
    }
}

/// The person as it is being typed.
#[derive(Clone, Debug)]
pub struct PersonForm {
    typing: Typing<Practitioner, Typed>,
    errors: Errors,
}

impl PersonForm {
    /// Returns the form on what stands in the record.
    pub fn of(person: &Practitioner) -> Self {
        Self {
            typing: Typing::on(person.clone(), Typed::of),
            errors: Errors::default(),
        }
    }

    /// Shows what the record refused.
    pub fn refused(&mut self, problems: Problems) {
        self.errors = problems.into();
    }

    fn read(&self) -> Result<Practitioner, Problems> {
        let typed = &self.typing.now;
        let mut problems = Problems::default();
        let target = problems.note(Practitioner::parse_target(&typed.target));
        let year_start = problems.note(YearStart::parse(&typed.year_start));
        let read = Practitioner {
            name: typed.name.clone(),
            post: typed.post.clone(),
            employer: typed.employer.clone(),
            memberships: typed.memberships.clone(),
            target: target.unwrap_or_default(),
            year_start: year_start.unwrap_or(YearStart::JANUARY),
        };
        problems.and(read.checked())
    }
}

/// Draws the form of the person.
pub fn person_ui(ui: &mut Ui, cx: &Cx<'_>, form: &mut Option<PersonForm>) {
    let form = form.get_or_insert_with(|| PersonForm::of(&cx.model.practitioner));
    form.typing.follow(&cx.model.practitioner);
    form.typing.meanwhile_ui(ui, cx);
    let (tokens, errors) = (cx.tokens, &form.errors);
    let typed = &mut form.typing.now;
    ui.columns(2, |columns| {
        if let [left, right] = columns {
            text_field(
                left,
                tokens,
                "Your name",
                "As the portfolio prints it",
                &mut typed.name,
                errors.of("name"),
            );
            text_field(
                right,
                tokens,
                "Post",
                "Your job title",
                &mut typed.post,
                None,
            );
            text_field(
                left,
                tokens,
                "Employer",
                "Your organisation",
                &mut typed.employer,
                None,
            );
            text_field(
                right,
                tokens,
                "The CPD year begins",
                "Month and day, such as 01-01",
                &mut typed.year_start,
                errors.of("year-start"),
            );
            text_field(
                left,
                tokens,
                "Hours each CPD year",
                "20",
                &mut typed.target,
                errors.of("target-hours").or_else(|| errors.of("hours")),
            );
        }
    });
    memberships_ui(ui, tokens, &mut typed.memberships, errors.of("body"));
    form.typing.ask_ui(ui, cx);
    ui.add_enabled_ui(!form.typing.is_clean(), |ui| {
        if primary_button(ui, tokens, "Save").clicked() && !form.typing.leads_to_choice() {
            match form.read() {
                Ok(person) => cx.send(Command::SavePractitioner(Box::new(
                    form.typing.edit(person),
                ))),
                Err(problems) => form.errors = problems.into(),
            }
        }
    });
}
