//! One qualification: its facts, whether it wants to be renewed, and its certificates.

use egui::{Align, Label, Layout, RichText, ScrollArea, Ui};
use egui_material_icons::icons;

use super::Qualifications;
use crate::domain::{Evidence, EvidenceContent, Qualification, QualificationId};
use crate::record::EntryId;
use crate::ui::command::Command;
use crate::ui::cx::Cx;
use crate::ui::evidence_form::Uses;
use crate::ui::keys;
use crate::ui::theme::semibold;
use crate::ui::widgets::{
    card, details_title, hairline, icon, icon_button, line, link_button, prose_width, soft_button,
};

/// Draws the details of the chosen qualification.
pub fn details_ui(ui: &mut Ui, cx: &Cx<'_>, screen: &mut Qualifications) {
    let chosen = screen.forms.chosen();
    let Some(held) = chosen.and_then(|id| cx.model.qualification(id)) else {
        screen.forms.look_at(None);
        return;
    };
    if keys::left_by_escape(ui) {
        screen.forms.look_at(None);
    }
    card(ui, cx.tokens, "", |ui| {
        ScrollArea::vertical()
            .id_salt(held.id)
            .auto_shrink([false, true])
            .show(ui, |ui| {
                ui.set_width(ui.available_width() - 12.0);
                head_ui(ui, cx, screen, held);
                facts_ui(ui, cx, held);
                certificates_ui(ui, cx, screen, held);
            });
    });
}

fn head_ui(ui: &mut Ui, cx: &Cx<'_>, screen: &mut Qualifications, held: &Qualification) {
    let name = &held.details.title;
    ui.horizontal(|ui| {
        ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
            if icon_button(ui, icons::ICON_CLOSE, "Close").clicked() {
                screen.forms.look_at(None);
            }
            if icon_button(ui, icons::ICON_DELETE, &format!("Delete {name}")).clicked() {
                cx.send(Command::Delete(EntryId::Qualification(held.id)));
            }
            if soft_button(ui, "Edit")
                .accessible_name(format!("Edit {name}"))
                .clicked()
            {
                screen.forms.edit(held, (), cx.model.today);
            }
            ui.with_layout(Layout::top_down(Align::Min), |ui| {
                ui.add_space(5.0);
                details_title(ui, cx.tokens, name);
            });
        });
    });
}

fn facts_ui(ui: &mut Ui, cx: &Cx<'_>, held: &Qualification) {
    let details = &held.details;
    let mut facts = vec![details.status.to_string()];
    if !details.awarding_body.is_empty() {
        facts.push(details.awarding_body.clone());
    }
    let days = [
        ("started", details.started),
        ("awarded", details.awarded),
        ("expires", details.expires),
    ];
    let dates = cx.model.dates;
    let days = days.into_iter();
    facts.extend(days.filter_map(|(says, day)| Some(format!("{says} {}", dates.long(day?)))));
    if !details.reference.is_empty() {
        facts.push(format!("reference {}", details.reference));
    }
    ui.add(Label::new(RichText::new(facts.join(" · ")).color(cx.tokens.dim)).wrap());
    if let Some(renewal) = details.renewal(cx.model.today) {
        ui.horizontal(|ui| {
            icon(ui, icons::ICON_WARNING, cx.tokens.warn);
            ui.label(RichText::new(renewal.said(dates.style)).color(cx.tokens.warn));
        });
    }
    let answers = details.requirement.as_ref();
    if let Some(requirement) = answers.and_then(|key| cx.model.profile.requirement(key)) {
        let says = format!("Answers: {}", requirement.name());
        if link_button(ui, cx.tokens, &says).clicked() {
            cx.send(Command::ShowRequirement(requirement.key.clone()));
        }
    }
    if !details.notes.is_empty() {
        ui.scope(|ui| {
            ui.set_max_width(prose_width(ui));
            ui.add(Label::new(&details.notes).wrap().selectable(true));
        });
    }
}

fn certificates_ui(ui: &mut Ui, cx: &Cx<'_>, screen: &mut Qualifications, held: &Qualification) {
    ui.add_space(12.0);
    ui.label(semibold("Certificates").color(cx.tokens.ink));
    let mut any = false;
    for evidence in cx.model.certificates(held.id) {
        any = true;
        certificate_ui(ui, cx, held.id, evidence);
        hairline(ui, cx.tokens);
    }
    let form = screen.certificates.to(held.id);
    if form.is_open() {
        let uses = Uses {
            qualifications: &[held.id],
            ..Uses::default()
        };
        form.ui(ui, cx, uses);
        return;
    }
    let says = if any {
        "Drop another on the window, or"
    } else {
        "None yet: drop a scan on the window, or"
    };
    ui.horizontal_wrapped(|ui| {
        ui.label(RichText::new(says).color(cx.tokens.dim));
        if soft_button(ui, "Attach a certificate").clicked() {
            form.begin_with_file(cx.model.today);
        }
    });
}

fn certificate_ui(ui: &mut Ui, cx: &Cx<'_>, of: QualificationId, evidence: &Evidence) {
    let number = evidence.number;
    ui.horizontal(|ui| {
        icon(ui, icons::ICON_WORKSPACE_PREMIUM, cx.tokens.accent);
        let says = format!("{number} {}", evidence.details.title);
        if link_button(ui, cx.tokens, &says)
            .on_hover_text("Show it among the evidence")
            .clicked()
        {
            cx.send(Command::ShowEvidence(evidence.id));
        }
    });
    line(ui, |ui| {
        match &evidence.details.content {
            EvidenceContent::File(file) => {
                if !file.is_program()
                    && soft_button(ui, "Open")
                        .accessible_name(format!("Open {number}"))
                        .on_hover_text(&file.name)
                        .clicked()
                {
                    cx.send(Command::OpenAttachment(file.clone()));
                }
                if soft_button(ui, "Save a copy…")
                    .accessible_name(format!("Save a copy of {number}"))
                    .clicked()
                {
                    cx.send(Command::ChooseCopyPath(file.clone()));
                }
            }
            EvidenceContent::Web(url) => {
                if soft_button(ui, "Open")
                    .accessible_name(format!("Open {number}"))
                    .on_hover_text(url)
                    .clicked()
                {
                    cx.send(Command::OpenUrl(url.clone()));
                }
            }
            EvidenceContent::Note(_) => {}
        }
        if soft_button(ui, "Detach")
            .accessible_name(format!("Detach {number}"))
            .on_hover_text("It stays among the evidence")
            .clicked()
        {
            cx.send(Command::DetachCertificate(evidence.id, of));
        }
    });
}
