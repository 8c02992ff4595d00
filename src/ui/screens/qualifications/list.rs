//! The list of qualifications, and below it what the role asks for.

use egui::{Align, Layout, RichText, ScrollArea, Ui};
use egui_material_icons::icons;

use super::Qualifications;
use crate::domain::profile::{Requirement, RequirementKind};
use crate::domain::{Qualification, QualificationStatus, count};
use crate::ui::command::Command;
use crate::ui::cx::Cx;
use crate::ui::screens::skills::status_icon;
use crate::ui::theme::title;
use crate::ui::widgets::{Row, by_arrows, empty, icon, list_card, row, title_over};

const HEIGHT: f32 = 52.0;

/// Draws the list on its card.
pub fn list_ui(ui: &mut Ui, cx: &Cx<'_>, screen: &mut Qualifications) {
    list_card(ui, cx.tokens, "Qualifications", |ui| {
        ScrollArea::vertical()
            .id_salt("qualifications")
            .auto_shrink([false, true])
            .show(ui, |ui| {
                ui.set_width(ui.available_width() - 14.0);
                ui.spacing_mut().item_spacing.y = 0.0;
                if cx.model.qualifications().is_empty() {
                    let says =
                        "No qualifications yet. Add those you hold and those you work toward.";
                    if empty(ui, cx.tokens, says, Some("Add the first")) {
                        screen.forms.add(cx.model.today);
                    }
                }
                arrow_keys(ui, cx, screen);
                for held in cx.model.qualifications() {
                    held_row(ui, cx, screen, held);
                }
                asked_ui(ui, cx);
            });
    });
}

/// Moves the choice with the arrow keys while nothing has the focus.
fn arrow_keys(ui: &Ui, cx: &Cx<'_>, screen: &Qualifications) {
    let all = cx.model.qualifications();
    let next = by_arrows(ui, || {
        all.iter()
            .position(|held| Some(held.id) == screen.forms.chosen())
    });
    if let Some(held) = next.and_then(|next| all.get(next)) {
        cx.send(Command::ShowQualification(held.id));
    }
}

fn held_row(ui: &mut Ui, cx: &Cx<'_>, screen: &Qualifications, held: &Qualification) {
    let details = &held.details;
    let renewal = details.renewal(cx.model.today);
    let renew = renewal.map(|renewal| renewal.said(cx.model.dates.style));
    let mut name = format!("{}, {}", details.title, details.status);
    if let Some(renew) = &renew {
        name = format!("{name}, {renew}");
    }
    let mut about = about(cx, held);
    if screen.forms.is_unsaved(held.id) {
        name.push_str(", not saved");
        about = format!("Not saved · {about}");
    }
    let looks = Row {
        name: &name,
        height: HEIGHT,
        selected: screen.forms.is_selected(held.id),
    };
    let response = row(ui, cx.tokens, looks, |ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if let Some(renewal) = renewal {
                let day = cx.model.dates.short(renewal.by());
                let word = if details.has_expired(cx.model.today) {
                    "Expired"
                } else {
                    "Renew by"
                };
                ui.label(
                    RichText::new(format!("{word} {day}"))
                        .small()
                        .color(cx.tokens.warn),
                );
                let warning = icon(ui, icons::ICON_WARNING, cx.tokens.warn);
                warning.on_hover_text(renew.as_deref().unwrap_or_default());
            }
            title_over(ui, cx.tokens, 7.0, &details.title, (&about, cx.tokens.dim));
        });
    });
    if response.clicked() {
        cx.send(Command::ShowQualification(held.id));
    }
}

/// Says in short what a qualification is.
fn about(cx: &Cx<'_>, held: &Qualification) -> String {
    let details = &held.details;
    let date = |word: &str, date| {
        let day = cx.model.dates.short(date);
        format!("{word} {day}")
    };
    let dated = match details.status {
        QualificationStatus::Held => details.awarded.map(|day| date("awarded", day)),
        _ => details.started.map(|day| date("started", day)),
    };
    let certificates = cx.model.certificates(held.id).count();
    let certificates = match certificates {
        0 => None,
        some => Some(count(some, "certificate", "certificates")),
    };
    let body = Some(details.awarding_body.clone()).filter(|body| !body.is_empty());
    let parts = [Some(details.status.to_string()), body, dated, certificates];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// Shows what the role asks for, and how far each is.
fn asked_ui(ui: &mut Ui, cx: &Cx<'_>) {
    let asked = cx.model.profile.requirements.iter();
    let asked: Vec<(&Requirement, &String)> = asked
        .filter_map(|asked| match &asked.kind {
            RequirementKind::Qualification { awarding_body } => Some((asked, awarding_body)),
            _ => None,
        })
        .collect();
    if asked.is_empty() {
        return;
    }
    ui.add_space(20.0);
    ui.label(title("What the role asks for").color(cx.tokens.ink));
    ui.add_space(4.0);
    for (asked, body) in asked {
        asked_row(ui, cx, asked, body);
    }
}

fn asked_row(ui: &mut Ui, cx: &Cx<'_>, asked: &Requirement, body: &str) {
    let Some(judged) = cx.model.progress.requirement(&asked.key) else {
        return;
    };
    let name = format!("{}, {}", judged.name, judged.status.label());
    let looks = Row {
        name: &name,
        height: HEIGHT,
        selected: false,
    };
    let response = row(ui, cx.tokens, looks, |ui| {
        status_icon(ui, cx.tokens, judged.status);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let status = RichText::new(judged.status.label()).small();
            ui.label(status.color(cx.tokens.dim));
            title_over(ui, cx.tokens, 7.0, &judged.name, (body, cx.tokens.dim));
        });
    });
    if response.clicked() {
        cx.send(Command::ShowRequirement(asked.key.clone()));
    }
}
