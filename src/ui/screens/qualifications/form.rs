//! The form of a qualification.

use chrono::NaiveDate;
use egui::Ui;
use serde::{Deserialize, Serialize};

use crate::domain::profile::RequirementKind;
use crate::domain::{
    Problems, Qualification, QualificationDetails, QualificationId, QualificationStatus,
    RequirementKey,
};
use crate::ui::activity_form::optional_date;
use crate::ui::command::Command;
use crate::ui::cx::Cx;
use crate::ui::drafts::Begun;
use crate::ui::route::Route;
use crate::ui::typing::Typing;
use crate::ui::widgets::{
    Errors, choice, combo, date_field, primary_button, prose, soft_button, text_field,
};

/// What drafts of qualifications begin with.
pub const NOUN: &str = "qualification";

/// What is typed into the form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Typed {
    title: String,
    awarding_body: String,
    status: QualificationStatus,
    started: String,
    awarded: String,
    expires: String,
    reference: String,
    notes: String,
    requirement: Option<RequirementKey>,
}

impl Typed {
    fn of(details: &QualificationDetails) -> Self {
        let date = |date: Option<NaiveDate>| date.map(|date| date.to_string()).unwrap_or_default();
        Self {
            title: details.title.clone(),
            awarding_body: details.awarding_body.clone(),
            status: details.status,
            started: date(details.started),
            awarded: date(details.awarded),
            expires: date(details.expires),
            reference: details.reference.clone(),
            notes: details.notes.clone(),
            requirement: details.requirement.clone(),
        }
    }
}

/// A qualification as it is being typed.
#[derive(Clone, Debug)]
pub struct QualificationForm {
    /// Which qualification; none for a new one.
    pub id: Option<QualificationId>,
    typing: Typing<QualificationDetails, Typed>,
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
        Self {
            id,
            typing: Typing::on(details.clone(), Typed::of),
            errors: Errors::default(),
            wants_focus: true,
        }
    }

    /// Tells whether nothing was typed.
    #[must_use]
    pub fn is_clean(&self) -> bool {
        self.typing.is_clean()
    }

    /// Describes what was begun, if anything was.
    pub fn begun(&self) -> Option<Begun> {
        let typed = &self.typing.now;
        let named = (typed.title.as_str(), "a qualification without a title");
        let noun = (NOUN, Route::Qualifications);
        let text = self.typing.kept(typed.clone()).filter(|_| !self.is_clean());
        Some(Begun::new(noun, self.id, named, text?))
    }

    /// Fills in what was begun before; a draft of an older form is left alone.
    pub fn go_on(&mut self, text: &str) {
        self.typing.go_on(text);
    }

    /// Takes note of what the record says of the qualification.
    pub fn follow(&mut self, stands: &QualificationDetails) {
        self.typing.follow(stands);
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
        self.typing.meanwhile_ui(ui, cx);
        let (tokens, dates, errors) = (cx.tokens, cx.model.dates, &self.errors);
        let named = text_field(
            ui,
            tokens,
            "Qualification title",
            "As the certificate has it",
            &mut self.typing.now.title,
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
        choice(ui, tokens, "Status", &statuses, &mut self.typing.now.status);
        ui.columns(2, |columns| {
            if let [left, right] = columns {
                text_field(
                    left,
                    tokens,
                    "Awarding body",
                    "Who awards it",
                    &mut self.typing.now.awarding_body,
                    None,
                );
                text_field(
                    right,
                    tokens,
                    "Reference number",
                    "Membership or certificate number",
                    &mut self.typing.now.reference,
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
                    &mut self.typing.now.started,
                    dates,
                    errors.of("started"),
                );
                date_field(
                    awarded,
                    tokens,
                    "Awarded",
                    "12 Mar 2026",
                    &mut self.typing.now.awarded,
                    dates,
                    errors.of("awarded"),
                );
                date_field(
                    expires,
                    tokens,
                    "Expires",
                    "If it does",
                    &mut self.typing.now.expires,
                    dates,
                    errors.of("expires"),
                );
            }
        });
        combo(
            ui,
            tokens,
            "Answers the requirement",
            &requirements(cx),
            &mut self.typing.now.requirement,
        );
        prose(ui, tokens, "Notes", "", &mut self.typing.now.notes, 2);
        let mut close = false;
        ui.horizontal(|ui| {
            if primary_button(ui, tokens, "Save").clicked() {
                match self.details(cx.model.today) {
                    Ok(details) => {
                        cx.send(Command::SaveQualification(
                            self.id,
                            Box::new(self.typing.edit(details)),
                        ));
                    }
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
        let started = date("started", &self.typing.now.started);
        let awarded = date("awarded", &self.typing.now.awarded);
        let expires = date("expires", &self.typing.now.expires);
        let details = QualificationDetails {
            title: self.typing.now.title.clone(),
            awarding_body: self.typing.now.awarding_body.clone(),
            status: self.typing.now.status,
            started,
            awarded,
            expires,
            reference: self.typing.now.reference.clone(),
            notes: self.typing.now.notes.clone(),
            requirement: self.typing.now.requirement.clone(),
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
