//! One piece of evidence: what it holds, what it shows, and the activities it belongs to.

use egui::{
    Align, Frame, Image, Label, Layout, Margin, RichText, ScrollArea, Stroke, StrokeKind, Ui, Vec2,
};
use egui_material_icons::icons;

use super::EvidenceScreen;
use super::editor::Begin;
use super::said::sort;
use crate::domain::{Evidence, EvidenceContent, EvidenceId, FileContent, count};
use crate::record::EntryId;
use crate::ui::command::Command;
use crate::ui::cx::Cx;
use crate::ui::preview::Preview;
use crate::ui::shelf::Piece;
use crate::ui::theme::{reading, semibold, title};
use crate::ui::widgets::{
    card, details_title, icon, icon_button, line, link_button, link_name, prose_width, soft_button,
};

/// How wide the first page of a document is drawn, in points.
const PAGE: f32 = 460.0;

/// Draws the details of the chosen piece.
pub fn details_ui(ui: &mut Ui, cx: &Cx<'_>, screen: &mut EvidenceScreen) {
    let chosen = screen.forms.chosen();
    let place = chosen.and_then(|id| cx.model.shelf.place(id));
    let Some((evidence, piece)) = place.and_then(|place| cx.model.piece_at(place)) else {
        screen.forms.look_at(None);
        return;
    };
    card(ui, cx.tokens, "", |ui| {
        ScrollArea::vertical()
            .id_salt(evidence.id)
            .auto_shrink([false, true])
            .show(ui, |ui| {
                ui.set_width(ui.available_width() - 12.0);
                head_ui(ui, cx, screen, evidence);
                facts_ui(ui, cx, evidence);
                twins_ui(ui, cx, piece);
                content_ui(ui, cx, screen, evidence);
                if piece.uses == 0 {
                    unused_ui(ui, cx, screen, evidence);
                } else {
                    shows_ui(ui, cx, evidence);
                    belongs_ui(ui, cx, evidence);
                    certifies_ui(ui, cx, evidence);
                }
            });
    });
}

fn head_ui(ui: &mut Ui, cx: &Cx<'_>, screen: &mut EvidenceScreen, evidence: &Evidence) {
    ui.horizontal(|ui| {
        ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
            if icon_button(ui, icons::ICON_CLOSE, "Close").clicked() {
                screen.forms.look_at(None);
            }
            if icon_button(ui, icons::ICON_DELETE, "Delete evidence").clicked() {
                cx.send(Command::Delete(EntryId::Evidence(evidence.id)));
            }
            if soft_button(ui, "Edit").clicked() {
                screen.forms.edit(evidence, Begin::Title, cx.model.today);
            }
            ui.with_layout(Layout::top_down(Align::Min), |ui| {
                ui.add_space(5.0);
                ui.horizontal_wrapped(|ui| {
                    ui.label(title(evidence.number.to_string()).color(cx.tokens.accent));
                    details_title(ui, cx.tokens, &evidence.details.title);
                });
            });
        });
    });
}

fn facts_ui(ui: &mut Ui, cx: &Cx<'_>, evidence: &Evidence) {
    let details = &evidence.details;
    let mut facts = vec![
        sort(&details.content).to_owned(),
        cx.model.dates.long(details.date),
    ];
    if let EvidenceContent::File(file) = &details.content {
        facts.push(file.name.clone());
        facts.push(file.size());
    }
    ui.add(Label::new(RichText::new(facts.join(" · ")).color(cx.tokens.dim)).wrap());
}

/// Points out that the same file is attached under other references too.
fn twins_ui(ui: &mut Ui, cx: &Cx<'_>, piece: &Piece) {
    if piece.twins.is_empty() {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        icon(ui, icons::ICON_FILE_COPY, cx.tokens.warn);
        ui.label(RichText::new("The same file is also").color(cx.tokens.warn));
        for twin in piece.twins.iter().filter_map(|id| cx.model.evidence(*id)) {
            if link_button(ui, cx.tokens, &twin.number.to_string())
                .on_hover_text(&twin.details.title)
                .clicked()
            {
                cx.send(Command::ShowEvidence(twin.id));
            }
        }
    });
}

fn content_ui(ui: &mut Ui, cx: &Cx<'_>, screen: &EvidenceScreen, evidence: &Evidence) {
    match &evidence.details.content {
        EvidenceContent::Note(text) => {
            ui.add_space(4.0);
            ui.scope(|ui| {
                ui.set_max_width(prose_width(ui));
                let note = reading(text).color(cx.tokens.ink);
                ui.add(Label::new(note).wrap().selectable(true));
            });
        }
        EvidenceContent::Web(url) => {
            if link_button(ui, cx.tokens, url).clicked() {
                cx.send(Command::OpenUrl(url.clone()));
            }
            if soft_button(ui, "Open").clicked() {
                cx.send(Command::OpenUrl(url.clone()));
            }
        }
        EvidenceContent::File(file) => {
            file_ui(ui, cx, evidence.id, file);
            // What it is drawn in stands from the first frame, so that the focus below stays when the text arrives.
            ui.vertical(|ui| {
                if let Some((sha256, preview)) = &screen.preview
                    && *sha256 == file.sha256
                {
                    preview_ui(ui, cx, &file.name, preview);
                }
            });
            earlier_ui(ui, cx);
        }
    }
}

fn file_ui(ui: &mut Ui, cx: &Cx<'_>, id: EvidenceId, file: &FileContent) {
    line(ui, |ui| {
        if !file.is_program()
            && soft_button(ui, "Open")
                .on_hover_text("A copy opens; what you change in it stays out of the record")
                .clicked()
        {
            cx.send(Command::OpenAttachment(file.clone()));
        }
        if soft_button(ui, "Save a copy…").clicked() {
            cx.send(Command::ChooseCopyPath(file.clone()));
        }
        if soft_button(ui, "Replace…")
            .on_hover_text("Put a newer version in its place; this one is kept")
            .clicked()
        {
            cx.send(Command::ChooseNewerFile(id));
        }
    });
    if let Some(empty) = file.emptiness() {
        let why = format!("{}. {}", empty.problem, empty.hint);
        ui.add(Label::new(RichText::new(why).color(cx.tokens.warn)).wrap());
    }
    if file.is_program() {
        let why = "This may be a program, so Cairn does not open it";
        ui.add(Label::new(RichText::new(why).color(cx.tokens.dim)).wrap());
    }
}

/// Draws the versions that were attached before; each can be had again.
fn earlier_ui(ui: &mut Ui, cx: &Cx<'_>) {
    if cx.model.earlier_files.is_empty() {
        return;
    }
    section(ui, cx, "Earlier versions");
    for earlier in &cx.model.earlier_files {
        let until = cx.model.dates.short(cx.model.local_day(earlier.until));
        let about = format!("{} · until {until}", earlier.file.size());
        used_ui(ui, cx, &about, |ui| {
            if link_button(ui, cx.tokens, &earlier.file.name)
                .on_hover_text("Save a copy of this version")
                .clicked()
            {
                cx.send(Command::ChooseCopyPath(earlier.file.clone()));
            }
        });
    }
}

fn preview_ui(ui: &mut Ui, cx: &Cx<'_>, name: &str, preview: &Preview) {
    let quiet = |ui: &mut Ui, text: &str| {
        ui.add(Label::new(RichText::new(text).small().color(cx.tokens.dim)).wrap());
    };
    match preview {
        Preview::Reading => quiet(ui, "Reading the file …"),
        Preview::Nothing(why) => quiet(ui, why),
        Preview::Picture { texture, pages } => {
            ui.add_space(4.0);
            let says = match pages {
                None => format!("What {name} shows"),
                Some(_) => format!("The first page of {name}"),
            };
            let seen = Image::new(texture)
                .fit_to_exact_size(seen_size(ui, texture.size_vec2(), pages.is_some()))
                .alt_text(says)
                .corner_radius(4);
            let rect = ui.add(seen).rect;
            let edge = Stroke::new(1.0, cx.tokens.line);
            ui.painter()
                .rect_stroke(rect, 4.0, edge, StrokeKind::Inside);
            match pages {
                None | Some(1) => {}
                Some(pages) => quiet(ui, &format!("Page 1 of {pages}; open it to read the rest")),
            }
        }
        Preview::Text { text, goes_on } => {
            ui.add_space(4.0);
            let frame = Frame::new()
                .fill(cx.tokens.rail)
                .corner_radius(8)
                .inner_margin(Margin::symmetric(16, 12));
            frame.show(ui, |ui| {
                ui.set_width(ui.available_width());
                let text = RichText::new(text).color(cx.tokens.ink);
                ui.add(Label::new(text).wrap().selectable(true));
            });
            if *goes_on {
                quiet(ui, "The file goes on; open it to read the rest");
            }
        }
    }
}

/// Returns how large a picture is drawn: as wide as there is room, and never larger than it is.
fn seen_size(ui: &Ui, size: Vec2, page: bool) -> Vec2 {
    let widest = if page { PAGE } else { size.x };
    let width = ui.available_width().min(widest).min(size.x);
    size * (width / size.x.max(1.0))
}

fn unused_ui(ui: &mut Ui, cx: &Cx<'_>, screen: &mut EvidenceScreen, evidence: &Evidence) {
    ui.add_space(8.0);
    line(ui, |ui| {
        icon(ui, icons::ICON_LINK_OFF, cx.tokens.warn);
        ui.label(RichText::new("Nothing uses it yet").color(cx.tokens.warn));
        if soft_button(ui, "Link it").clicked() {
            screen.forms.edit(evidence, Begin::Links, cx.model.today);
        }
    });
}

/// Draws the requirements it is linked to; each leads there.
fn shows_ui(ui: &mut Ui, cx: &Cx<'_>, evidence: &Evidence) {
    section(ui, cx, "What it shows");
    if evidence.details.links.is_empty() {
        let nothing = "Nothing of the role yet";
        ui.label(RichText::new(nothing).color(cx.tokens.dim));
    }
    for link in &evidence.details.links {
        used_ui(ui, cx, &link.reason, |ui| {
            let shown = link_button(ui, cx.tokens, &link_name(cx, &link.key));
            let shown = match cx.model.candidates.get(&link.key) {
                Some(statement) => shown.on_hover_text(&statement.name),
                None => shown,
            };
            if shown.clicked() {
                cx.send(Command::ShowRequirement(link.key.requirement.clone()));
            }
        });
    }
}

/// Draws the activities it belongs to; each leads to the log.
fn belongs_ui(ui: &mut Ui, cx: &Cx<'_>, evidence: &Evidence) {
    let activities = &evidence.details.activities;
    if activities.is_empty() {
        return;
    }
    section(ui, cx, "Belongs to");
    let mut in_bin = 0;
    for id in activities {
        let Some(activity) = cx.model.activity(*id) else {
            in_bin += 1;
            continue;
        };
        let date = cx.model.dates.short(activity.date);
        used_ui(ui, cx, &format!("{date} · {}", activity.kind), |ui| {
            if link_button(ui, cx.tokens, &activity.title).clicked() {
                cx.send(Command::ShowActivity(*id));
            }
        });
    }
    if in_bin > 0 {
        let says = format!("{} in the Bin", count(in_bin, "activity", "activities"));
        ui.label(RichText::new(says).color(cx.tokens.dim));
    }
}

/// Draws the qualifications it is a certificate of; each leads there.
fn certifies_ui(ui: &mut Ui, cx: &Cx<'_>, evidence: &Evidence) {
    let held = evidence.details.qualifications.iter();
    let held: Vec<_> = held.filter_map(|id| cx.model.qualification(*id)).collect();
    if held.is_empty() {
        return;
    }
    section(ui, cx, "Certificate of");
    for held in held {
        used_ui(ui, cx, &held.details.awarding_body, |ui| {
            if link_button(ui, cx.tokens, &held.details.title).clicked() {
                cx.send(Command::ShowQualification(held.id));
            }
        });
    }
}

/// Draws what leads somewhere, with a quiet line close below.
fn used_ui(ui: &mut Ui, cx: &Cx<'_>, about: &str, lead: impl FnOnce(&mut Ui)) {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        lead(ui);
        if !about.is_empty() {
            ui.add(Label::new(RichText::new(about).small().color(cx.tokens.dim)).wrap());
        }
    });
}

fn section(ui: &mut Ui, cx: &Cx<'_>, name: &str) {
    ui.add_space(12.0);
    ui.label(semibold(name).color(cx.tokens.ink));
}
