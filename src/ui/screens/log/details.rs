//! One activity, to be read.

use egui::{Align, Label, Layout, RichText, ScrollArea, Ui};
use egui_material_icons::icons;

use crate::domain::{Activity, ActivityStatus, EvidenceContent, Minutes};
use crate::record::{EntryId, HistoryEntry};
use crate::ui::command::Command;
use crate::ui::cx::Cx;
use crate::ui::evidence_form::{EvidenceForm, Uses};
use crate::ui::theme::{Tokens, reading, semibold};
use crate::ui::widgets::{
    card, chip, details_title, icon, icon_button, in_sight, line, link_button, link_name,
    primary_button, prose_width, soft_button,
};

/// Draws the details of an activity.
pub fn details_ui(ui: &mut Ui, cx: &Cx<'_>, activity: &Activity, evidence: &mut EvidenceForm) {
    card(ui, cx.tokens, "", |ui| {
        ScrollArea::vertical()
            .id_salt(activity.id)
            .auto_shrink([false, true])
            .show(ui, |ui| {
                ui.set_width(ui.available_width() - 12.0);
                head_ui(ui, cx, activity);
                facts_ui(ui, cx, activity);
                reflection_ui(ui, cx, activity);
                links_ui(ui, cx, activity);
                objectives_ui(ui, cx, activity);
                evidence_ui(ui, cx, activity, evidence);
                history_ui(ui, cx, &cx.model.history);
            });
    });
}

fn head_ui(ui: &mut Ui, cx: &Cx<'_>, activity: &Activity) {
    ui.horizontal(|ui| {
        ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
            if icon_button(ui, icons::ICON_CLOSE, "Close").clicked() {
                cx.send(Command::CloseActivity);
            }
            if icon_button(ui, icons::ICON_DELETE, "Delete activity").clicked() {
                cx.send(Command::Delete(EntryId::Activity(activity.id)));
            }
            if primary_button(ui, cx.tokens, "Edit").clicked() {
                cx.send(Command::EditActivity(activity.id));
            }
            ui.with_layout(Layout::top_down(Align::Min), |ui| {
                ui.add_space(5.0);
                details_title(ui, cx.tokens, &activity.details.title);
            });
        });
    });
}

fn facts_ui(ui: &mut Ui, cx: &Cx<'_>, activity: &Activity) {
    let details = &activity.details;
    let days = match details.end {
        Some(end) => format!(
            "{} to {}",
            cx.model.dates.long(details.date),
            cx.model.dates.long(end)
        ),
        None => cx.model.dates.long(details.date),
    };
    let mut facts = vec![days, details.kind.to_string()];
    if details.minutes > Minutes(0) {
        facts.push(details.minutes.to_string());
    }
    facts.push(details.status.to_string());
    facts.extend(details.facts().into_iter().map(|(_, says)| says));
    ui.add(Label::new(RichText::new(facts.join(" · ")).color(cx.tokens.dim)).wrap());
    if !details.url.is_empty() && link_button(ui, cx.tokens, &details.url).clicked() {
        cx.send(Command::OpenUrl(details.url.clone()));
    }
    if !details.tags.is_empty() {
        ui.horizontal_wrapped(|ui| {
            for tag in &details.tags {
                chip(ui, cx.tokens, tag);
            }
        });
    }
    prose(ui, cx.tokens, "", &details.description);
}

fn reflection_ui(ui: &mut Ui, cx: &Cx<'_>, activity: &Activity) {
    let reflection = &activity.details.reflection;
    prose(ui, cx.tokens, "What?", &reflection.what);
    prose(ui, cx.tokens, "So what?", &reflection.so_what);
    prose(ui, cx.tokens, "Now what?", &reflection.now_what);
    let done = activity.details.status == ActivityStatus::Done;
    if done && !reflection.counts() {
        ui.add_space(8.0);
        line(ui, |ui| {
            ui.label(RichText::new("No reflection yet").color(cx.tokens.warn));
            if soft_button(ui, "Reflect").clicked() {
                cx.send(Command::EditActivity(activity.id));
            }
        });
    }
}

fn prose(ui: &mut Ui, tokens: &Tokens, heading: &str, text: &str) {
    if text.trim().is_empty() {
        return;
    }
    ui.add_space(8.0);
    ui.scope(|ui| {
        ui.set_max_width(prose_width(ui));
        if !heading.is_empty() {
            ui.label(semibold(heading).color(tokens.ink));
        }
        ui.add(
            Label::new(reading(text).color(tokens.ink))
                .wrap()
                .selectable(true),
        );
    });
}

fn links_ui(ui: &mut Ui, cx: &Cx<'_>, activity: &Activity) {
    ui.add_space(12.0);
    ui.label(semibold("Linked to").color(cx.tokens.ink));
    if activity.details.links.is_empty() {
        ui.label(
            RichText::new("Nothing yet: it does not count toward the role").color(cx.tokens.dim),
        );
    }
    for link in &activity.details.links {
        let statement = cx
            .model
            .candidates
            .get(&link.key)
            .map(|candidate| candidate.name.clone())
            .unwrap_or_default();
        if link_button(ui, cx.tokens, &link_name(cx, &link.key))
            .on_hover_text(statement)
            .clicked()
        {
            cx.send(Command::ShowRequirement(link.key.requirement.clone()));
        }
        if !link.reason.is_empty() {
            ui.add(Label::new(RichText::new(&link.reason).color(cx.tokens.dim)).wrap());
        }
    }
}

/// Draws the objectives that the activity leads to.
fn objectives_ui(ui: &mut Ui, cx: &Cx<'_>, activity: &Activity) {
    let mut goals = cx.model.plan.led_to_by(activity.id).peekable();
    if goals.peek().is_none() {
        return;
    }
    ui.add_space(12.0);
    ui.label(semibold("Leads to").color(cx.tokens.ink));
    for goal in goals {
        if link_button(ui, cx.tokens, &goal.objective.details.title).clicked() {
            cx.send(Command::ShowObjective(goal.objective.id));
        }
    }
}

fn evidence_ui(ui: &mut Ui, cx: &Cx<'_>, activity: &Activity, form: &mut EvidenceForm) {
    ui.add_space(12.0);
    ui.label(semibold("Evidence").color(cx.tokens.ink));
    for evidence in cx.model.evidence_of(activity.id) {
        evidence_line(ui, cx, evidence);
    }
    let uses = Uses {
        links: &activity.details.links,
        activities: &[activity.id],
        ..Uses::default()
    };
    form.ui(ui, cx, uses);
}

/// Draws what was done to an entry, newest first; folded until it is asked for.
pub fn history_ui(ui: &mut Ui, cx: &Cx<'_>, history: &[HistoryEntry]) {
    history_if_open_ui(ui, cx, || Some(history));
}

/// Draws a history that is only looked up once somebody opens it.
pub fn history_if_open_ui<'h>(
    ui: &mut Ui,
    cx: &Cx<'_>,
    history: impl FnOnce() -> Option<&'h [HistoryEntry]>,
) {
    ui.add_space(12.0);
    let shown = ui.collapsing(semibold("History").color(cx.tokens.ink), |ui| {
        for entry in history().unwrap_or_default() {
            let day = cx.model.dates.short(cx.model.local_day(entry.at));
            ui.add(Label::new(format!("{day} · {}", entry.op)).wrap());
            for change in &entry.fields {
                let from = if change.before.is_empty() {
                    "nothing"
                } else {
                    &change.before
                };
                let to = if change.after.is_empty() {
                    "nothing"
                } else {
                    &change.after
                };
                let says = format!("{}: {from} became {to}", change.field);
                ui.add(Label::new(RichText::new(says).small().color(cx.tokens.dim)).wrap());
            }
        }
    });
    in_sight(shown.header_response);
}

/// Draws a piece of evidence as a line that opens it.
pub fn evidence_line(ui: &mut Ui, cx: &Cx<'_>, evidence: &crate::domain::Evidence) {
    let details = &evidence.details;
    let (symbol, note) = match &details.content {
        EvidenceContent::Note(text) => (icons::ICON_STICKY_NOTE_2, Some(text)),
        EvidenceContent::File(_) => (icons::ICON_ATTACH_FILE, None),
        EvidenceContent::Web(_) => (icons::ICON_LANGUAGE, None),
    };
    line(ui, |ui| {
        icon(ui, symbol, cx.tokens.dim);
        if link_button(ui, cx.tokens, &evidence.number.to_string())
            .on_hover_text("Show it among the evidence")
            .clicked()
        {
            cx.send(Command::ShowEvidence(evidence.id));
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let name = format!("Delete evidence {}", evidence.number);
            if icon_button(ui, icons::ICON_DELETE, &name).clicked() {
                cx.send(Command::Delete(EntryId::Evidence(evidence.id)));
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                match &details.content {
                    EvidenceContent::Note(_) => {
                        ui.add(Label::new(&details.title).truncate());
                    }
                    EvidenceContent::File(file) => {
                        if link_button(ui, cx.tokens, &details.title)
                            .on_hover_text(format!("Open {}", file.name))
                            .clicked()
                        {
                            cx.send(Command::OpenAttachment(file.clone()));
                        }
                    }
                    EvidenceContent::Web(url) => {
                        if link_button(ui, cx.tokens, &details.title)
                            .on_hover_text(url)
                            .clicked()
                        {
                            cx.send(Command::OpenUrl(url.clone()));
                        }
                    }
                }
            });
        });
    });
    if let Some(note) = note {
        ui.add(Label::new(RichText::new(note).color(cx.tokens.dim)).wrap());
    }
}
