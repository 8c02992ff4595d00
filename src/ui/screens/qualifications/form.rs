//! The form of a qualification.

use chrono::NaiveDate;
use egui::Ui;

use crate::domain::profile::RequirementKind;
use crate::domain::{
    Problems, Qualification, QualificationDetails, QualificationId, QualificationStatus,
    RequirementKey,
};
use crate::ui::activity_form::optional_date;
use crate::ui::command::Command;
use crate::ui::cx::Cx;
use crate::ui::widgets::{
    Errors, choice, combo, date_field, primary_button, prose, soft_button, text_field,
};

/// A qualification as it is being typed.
#[derive(Clone, Debug)]
pub struct QualificationForm {
    id: Option<QualificationId>,
    title: String,
    awarding_body: String,
    status: QualificationStatus,
    started: String,
    awarded: String,
    expires: String,
    reference: String,
    notes: String,
    requirement: Option<RequirementKey>,
    errors: Errors,
    wants_focus: bool,
}

impl Default for QualificationForm {
    fn default() -> Self {
        Self::filled(None, &QualificationDetails::new(""))
    }
}

impl QualificationForm {
    /// Fills the form from a qualification.
    #[must_use]
    pub fn of(qualification: &Qualification) -> Self {
        Self::filled(Some(qualification.id), &qualification.details)
    }

    fn filled(id: Option<QualificationId>, details: &QualificationDetails) -> Self {
        let date = |date: Option<NaiveDate>| date.map(|date| date.to_string()).unwrap_or_default();
        Self {
            id,
            title: details.title.clone(),
            awarding_body: details.awarding_body.clone(),
            status: details.status,
            started: date(details.started),
            awarded: date(details.awarded),
            expires: date(details.expires),
            reference: details.reference.clone(),
            notes: details.notes.clone(),
            requirement: details.requirement.clone(),
            errors: Errors::default(),
            wants_focus: true,
        }
    }

    /// Returns the title of the form.
    #[must_use]
    pub const fn heading(&self) -> &'static str {
        if self.id.is_some() {
            "Edit qualification"
        } else {
            "New qualification"
        }
    }

    /// Shows what the record refused.
    pub fn refused(&mut self, problems: Problems) {
        self.errors = problems.into();
    }

    /// Draws the form; tells whether it is to be closed.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) -> bool {
        let (tokens, today, errors) = (cx.tokens, cx.model.today, &self.errors);
        let named = text_field(
            ui,
            tokens,
            "Qualification title",
            "As the certificate has it",
            &mut self.title,
            errors.of("title"),
        );
        if self.wants_focus {
            self.wants_focus = false;
            named.request_focus();
        }
        let statuses: Vec<_> = QualificationStatus::ALL
            .iter()
            .map(|status| (*status, status.label()))
            .collect();
        choice(ui, tokens, "Status", &statuses, &mut self.status);
        ui.columns(2, |columns| {
            if let [left, right] = columns {
                text_field(
                    left,
                    tokens,
                    "Awarding body",
                    "Who awards it",
                    &mut self.awarding_body,
                    None,
                );
                text_field(
                    right,
                    tokens,
                    "Reference number",
                    "Membership or certificate number",
                    &mut self.reference,
                    None,
                );
            }
        });
        ui.columns(3, |columns| {
            if let [started, awarded, expires] = columns {
                date_field(
                    started,
                    tokens,
                    "Started",
                    "12 Mar 2026",
                    &mut self.started,
                    today,
                    errors.of("started"),
                );
                date_field(
                    awarded,
                    tokens,
                    "Awarded",
                    "12 Mar 2026",
                    &mut self.awarded,
                    today,
                    errors.of("awarded"),
                );
                date_field(
                    expires,
                    tokens,
                    "Expires",
                    "If it does",
                    &mut self.expires,
                    today,
                    errors.of("expires"),
                );
            }
        });
        combo(
            ui,
            tokens,
            "Answers the requirement",
            &requirements(cx),
            &mut self.requirement,
        );
        prose(ui, tokens, "Notes", "", &mut self.notes, 2);
        let mut close = false;
        ui.horizontal(|ui| {
            if primary_button(ui, tokens, "Save").clicked() {
                match self.details(today) {
                    Ok(details) => cx.send(Command::SaveQualification(self.id, Box::new(details))),
                    Err(problems) => self.errors = problems.into(),
                }
            }
            close = soft_button(ui, "Cancel").clicked();
        });
        close
    }

    fn details(&self, today: NaiveDate) -> Result<QualificationDetails, Problems> {
        let mut problems = Problems::default();
        let mut date = |field, typed: &str| {
            let read = optional_date(field, typed, today);
            problems.note(read).flatten()
        };
        let started = date("started", &self.started);
        let awarded = date("awarded", &self.awarded);
        let expires = date("expires", &self.expires);
        let details = QualificationDetails {
            title: self.title.clone(),
            awarding_body: self.awarding_body.clone(),
            status: self.status,
            started,
            awarded,
            expires,
            reference: self.reference.clone(),
            notes: self.notes.clone(),
            requirement: self.requirement.clone(),
        };
        problems.and(details.checked())
    }
}

/// Returns the qualifications the role asks for, and the choice of none.
fn requirements(cx: &Cx<'_>) -> Vec<(Option<RequirementKey>, String)> {
    let asked = cx.model.profile.requirements.iter();
    let asked = asked
        .filter(|requirement| matches!(requirement.kind, RequirementKind::Qualification { .. }));
    let mut options = vec![(None, "None of the role's".to_owned())];
    options.extend(asked.map(|requirement| (Some(requirement.key.clone()), requirement.name())));
    options
}
