//! Qualifications held or worked toward, and the form that changes them.

mod form;

use egui::{Align, Label, Layout, RichText, Ui};
use egui_material_icons::icons;

use crate::domain::{Qualification, QualificationStatus, long_date};
use crate::record::EntryId;
use crate::ui::command::Command;
use crate::ui::cx::Cx;
use crate::ui::theme::{medium, title};
use crate::ui::widgets::{
    card, empty, heading, icon, icon_button, line, page, primary_button, soft_button,
};

pub use form::QualificationForm;

/// How many days before it expires a qualification is pointed out.
const SOON: i64 = 90;

/// What the screen remembers.
#[derive(Debug, Default)]
pub struct Qualifications {
    /// The qualification being typed, if there is one.
    pub form: Option<QualificationForm>,
}

/// Draws the screen.
pub fn qualifications_ui(ui: &mut Ui, cx: &Cx<'_>, screen: &mut Qualifications) {
    page(ui, "qualifications", |ui| {
        let held = cx.model.qualifications().len();
        let says = if held == 1 {
            "1 qualification".to_owned()
        } else {
            format!("{held} qualifications")
        };
        let mut add = false;
        heading(ui, cx.tokens, "Qualifications", &says, |ui| {
            add = primary_button(ui, cx.tokens, "Add a qualification").clicked();
        });
        if add {
            screen.form = Some(QualificationForm::default());
        }
        ui.spacing_mut().item_spacing.y = 16.0;
        if let Some(form) = &mut screen.form {
            let closed = card(ui, cx.tokens, form.heading(), |ui| form.ui(ui, cx));
            if closed {
                screen.form = None;
            }
        }
        if cx.model.qualifications().is_empty() && screen.form.is_none() {
            card(ui, cx.tokens, "", |ui| {
                if empty(
                    ui,
                    cx.tokens,
                    "No qualifications yet. Add those you hold and those you work toward.",
                    Some("Add the first"),
                ) {
                    screen.form = Some(QualificationForm::default());
                }
            });
        }
        for qualification in cx.model.qualifications() {
            card(ui, cx.tokens, "", |ui| {
                ui.spacing_mut().item_spacing.y = 6.0;
                qualification_ui(ui, cx, screen, qualification);
            });
        }
        asked_ui(ui, cx);
    });
}

fn qualification_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    screen: &mut Qualifications,
    qualification: &Qualification,
) {
    let details = &qualification.details;
    line(ui, |ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let name = format!("Delete {}", details.title);
            if icon_button(ui, icons::ICON_DELETE, &name).clicked() {
                cx.send(Command::Delete(EntryId::Qualification(qualification.id)));
            }
            if soft_button(ui, "Edit")
                .accessible_name(format!("Edit {}", details.title))
                .clicked()
            {
                screen.form = Some(QualificationForm::of(qualification));
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                ui.add(Label::new(title(&details.title).color(cx.tokens.ink)).truncate());
            });
        });
    });
    let mut facts = vec![details.status.to_string()];
    if !details.awarding_body.is_empty() {
        facts.push(details.awarding_body.clone());
    }
    let dates = [
        ("started", details.started),
        ("awarded", details.awarded),
        ("expires", details.expires),
    ];
    facts.extend(
        dates
            .iter()
            .filter_map(|(says, date)| date.map(|date| format!("{says} {}", long_date(date)))),
    );
    if !details.reference.is_empty() {
        facts.push(format!("reference {}", details.reference));
    }
    ui.add(Label::new(RichText::new(facts.join(" · ")).color(cx.tokens.dim)).wrap());
    expiry_ui(ui, cx, qualification);
    let answers = details
        .requirement
        .as_ref()
        .and_then(|key| cx.model.profile.requirement(key));
    if let Some(requirement) = answers {
        ui.label(RichText::new(format!("Answers: {}", requirement.name())).color(cx.tokens.accent));
    }
    if !details.notes.is_empty() {
        ui.add(Label::new(&details.notes).wrap());
    }
}

fn expiry_ui(ui: &mut Ui, cx: &Cx<'_>, qualification: &Qualification) {
    let details = &qualification.details;
    let Some(expires) = details
        .expires
        .filter(|_| details.status == QualificationStatus::Held)
    else {
        return;
    };
    let days = (expires - cx.model.today).num_days();
    if days > SOON {
        return;
    }
    let says = match days {
        ..0 => "It has expired: renew it, or mark it as no longer held".to_owned(),
        0 => "It expires today".to_owned(),
        1 => "It expires tomorrow".to_owned(),
        _ => format!("It expires in {days} days"),
    };
    ui.horizontal(|ui| {
        icon(ui, icons::ICON_WARNING, cx.tokens.warn);
        ui.label(RichText::new(says).color(cx.tokens.warn));
    });
}

/// Shows what the role asks for, and how far each is.
fn asked_ui(ui: &mut Ui, cx: &Cx<'_>) {
    let asked: Vec<_> = cx
        .model
        .profile
        .requirements
        .iter()
        .filter_map(|requirement| match &requirement.kind {
            crate::domain::profile::RequirementKind::Qualification { awarding_body } => {
                Some((requirement, awarding_body))
            }
            _ => None,
        })
        .collect();
    if asked.is_empty() {
        return;
    }
    card(ui, cx.tokens, "What the role asks for", |ui| {
        ui.spacing_mut().item_spacing.y = 6.0;
        for (requirement, body) in asked {
            let Some(progress) = cx.model.progress.requirement(&requirement.key) else {
                continue;
            };
            ui.horizontal(|ui| {
                crate::ui::screens::skills::status_icon(ui, cx.tokens, progress.status);
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    ui.label(RichText::new(progress.status.label()).color(cx.tokens.dim));
                    ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                        ui.add(
                            Label::new(medium(format!("{} · {body}", requirement.name())))
                                .truncate(),
                        );
                    });
                });
            });
        }
    });
}
