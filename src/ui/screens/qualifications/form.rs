//! The form of a qualification.

use chrono::NaiveDate;
use egui::Ui;
use serde::{Deserialize, Serialize};

use crate::domain::profile::RequirementKind;
use crate::domain::{
    Problems, Qualification, QualificationDetails, QualificationId, QualificationStatus,
    RequirementKey,
};
use crate::record::Edit;
use crate::ui::command::Command;
use crate::ui::cx::Cx;
use crate::ui::forms::{Answers, Fields, optional_date};
use crate::ui::route::Route;
use crate::ui::widgets::{Errors, choice, combo, date_field, prose, text_field};

/// What is typed into the form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Typed {
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

/// The fields of a qualification.
#[derive(Debug)]
pub struct QualificationFields;

impl Fields for QualificationFields {
    type Entry = Qualification;
    type Typed = Typed;
    type Begin = ();
    const ROUTE: Route = Route::Qualifications;
    const UNTITLED: &'static str = "a qualification without a title";

    fn new((): ()) -> Self {
        Self
    }

    fn blank(_today: NaiveDate) -> QualificationDetails {
        QualificationDetails::new("")
    }

    fn fill(details: &QualificationDetails) -> Typed {
        let date = |date: Option<NaiveDate>| date.map(|date| date.to_string()).unwrap_or_default();
        Typed {
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

    fn title(typed: &Typed) -> &str {
        &typed.title
    }

    fn save(
        _typed: &Typed,
        id: Option<QualificationId>,
        edit: Box<Edit<QualificationDetails>>,
    ) -> Command {
        Command::SaveQualification(id, edit)
    }

    fn read(typed: &Typed, today: NaiveDate) -> Result<QualificationDetails, Problems> {
        let mut problems = Problems::default();
        let mut date = |field, text: &str| {
            let read = optional_date(field, text, today);
            problems.note(read).flatten()
        };
        let started = date("started", &typed.started);
        let awarded = date("awarded", &typed.awarded);
        let expires = date("expires", &typed.expires);
        let details = QualificationDetails {
            title: typed.title.clone(),
            awarding_body: typed.awarding_body.clone(),
            status: typed.status,
            started,
            awarded,
            expires,
            reference: typed.reference.clone(),
            notes: typed.notes.clone(),
            requirement: typed.requirement.clone(),
        };
        problems.and(details.checked())
    }

    fn ui(
        &mut self,
        ui: &mut Ui,
        cx: &Cx<'_>,
        typed: &mut Typed,
        errors: &Errors,
        begin: Option<()>,
        _answers: Answers<'_>,
    ) {
        let (tokens, dates) = (cx.tokens, cx.model.dates);
        let named = text_field(
            ui,
            tokens,
            "Qualification title",
            "As the certificate has it",
            &mut typed.title,
            errors.of("title"),
        );
        if begin.is_some() {
            named.request_focus();
        }
        let statuses: Vec<_> = QualificationStatus::ALL
            .iter()
            .map(|status| (*status, status.label()))
            .collect();
        choice(ui, tokens, "Status", &statuses, &mut typed.status);
        ui.columns(2, |columns| {
            if let [left, right] = columns {
                text_field(
                    left,
                    tokens,
                    "Awarding body",
                    "Who awards it",
                    &mut typed.awarding_body,
                    None,
                );
                text_field(
                    right,
                    tokens,
                    "Reference number",
                    "Membership or certificate number",
                    &mut typed.reference,
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
                    &mut typed.started,
                    dates,
                    errors.of("started"),
                );
                date_field(
                    awarded,
                    tokens,
                    "Awarded",
                    "12 Mar 2026",
                    &mut typed.awarded,
                    dates,
                    errors.of("awarded"),
                );
                date_field(
                    expires,
                    tokens,
                    "Expires",
                    "If it does",
                    &mut typed.expires,
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
            &mut typed.requirement,
        );
        prose(ui, tokens, "Notes", "", &mut typed.notes, 2);
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
