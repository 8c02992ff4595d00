//! The rows of another program's file as they will be: what comes in, where its columns go, and what to look at.

use egui::{Align, Checkbox, ComboBox, Id, Label, Layout, RichText, ScrollArea, Ui};

use crate::bring::{Draft, Entry, Field, Home, Passed, Warning};
use crate::ui::bringing::{BringAsk, Bringing};
use crate::ui::command::Command;
use crate::ui::cx::Cx;
use crate::ui::widgets::{hairline, primary_button, soft_button};

/// How high a row is.
const ROW: f32 = 46.0;
/// How much of the window the rows leave to all else.
const ELSE: f32 = 330.0;
/// How much room the columns take before they are scrolled.
const COLUMNS: f32 = 74.0;

/// What a line of the list is.
enum Line<'a> {
    Draft(usize, usize, &'a Draft),
    Warning(&'a Warning),
    Passed(&'a Passed),
}

/// Draws the sheet.
pub fn bring_ui(ui: &mut Ui, cx: &Cx<'_>) {
    let Some(bringing) = &cx.safety.bringing else {
        return;
    };
    ui.label(RichText::new(bringing.summary()).color(cx.tokens.dim));
    question_ui(ui, cx, bringing);
    columns_ui(ui, cx, bringing);
    hairline(ui, cx.tokens);
    let warnings = bringing
        .readings
        .iter()
        .flat_map(|reading| &reading.warnings)
        .map(Line::Warning);
    let drafts = bringing
        .drafts()
        .map(|(at, number, draft)| Line::Draft(at, number, draft));
    let passed = bringing
        .readings
        .iter()
        .flat_map(|reading| &reading.skipped)
        .filter(|passed| passed.why != "empty")
        .map(Line::Passed);
    let lines: Vec<Line<'_>> = warnings.chain(drafts).chain(passed).collect();
    let room = (ui.ctx().content_rect().height() - ELSE).clamp(ROW * 3.0, ROW * 14.0);
    ui.spacing_mut().item_spacing.y = 0.0;
    ScrollArea::vertical()
        .id_salt("bring-rows")
        .max_height(room)
        .auto_shrink([false, true])
        .show_rows(ui, ROW, lines.len(), |ui, shown| {
            for line in lines.get(shown).unwrap_or_default() {
                ui.allocate_ui_with_layout(
                    egui::vec2(ui.available_width(), ROW),
                    Layout::left_to_right(Align::Center),
                    |ui| {
                        ui.set_min_height(ROW);
                        line_ui(ui, cx, line);
                    },
                );
            }
        });
    ui.spacing_mut().item_spacing.y = 6.0;
    hairline(ui, cx.tokens);
    let mut keep = bringing.keep;
    if ui
        .checkbox(
            &mut keep,
            "Keep the file itself, as evidence of what comes in",
        )
        .changed()
    {
        cx.send(Command::Bring(BringAsk::Keep(keep)));
    }
}

/// Draws the buttons; tells whether the sheet is to be closed.
pub fn closing_ui(ui: &mut Ui, cx: &Cx<'_>) -> bool {
    let Some(bringing) = &cx.safety.bringing else {
        return true;
    };
    let ticked = bringing.ticked();
    let can = ticked > 0 && !bringing.busy && bringing.question().is_none();
    let name = match ticked {
        1 => "Import 1 entry".to_owned(),
        ticked => format!("Import {ticked} entries"),
    };
    let import = ui
        .add_enabled_ui(can, |ui| primary_button(ui, cx.tokens, &name))
        .inner;
    if ui.memory(|memory| memory.focused().is_none()) && can {
        import.request_focus();
    }
    if import.clicked() {
        cx.send(Command::Bring(BringAsk::Import));
    }
    let close = soft_button(ui, "Not now").clicked();
    let all = bringing
        .drafts()
        .all(|(_, _, draft)| draft.tick || draft.waits.is_some());
    if soft_button(ui, if all { "Tick none" } else { "Tick all" }).clicked() {
        cx.send(Command::Bring(BringAsk::TickAll(!all)));
    }
    if bringing.paths.len() == 1 && soft_button(ui, "Attach it as evidence instead").clicked() {
        cx.send(Command::Bring(BringAsk::Attach));
    }
    close
}

fn question_ui(ui: &mut Ui, cx: &Cx<'_>, bringing: &Bringing) {
    let Some(question) = bringing.question() else {
        return;
    };
    ui.add(Label::new(RichText::new(&question.ask).color(cx.tokens.warn).strong()).wrap());
    ui.horizontal_wrapped(|ui| {
        let answers: Vec<(String, String)> =
            if question.answers.iter().any(|answer| answer == "points=H") {
                ["0", "0.5", "1"]
                    .iter()
                    .map(|hours| (format!("points={hours}"), format!("{hours} h each")))
                    .collect()
            } else {
                question
                    .answers
                    .iter()
                    .cloned()
                    .zip(question.sample.iter().cloned())
                    .collect()
            };
        for (answer, says) in answers {
            if soft_button(ui, &says).clicked() {
                cx.send(Command::Bring(BringAsk::Answer(question.option, answer)));
            }
        }
    });
}

/// Draws what columns hold, each to be changed.
fn columns_ui(ui: &mut Ui, cx: &Cx<'_>, bringing: &Bringing) {
    let homes: Vec<_> = bringing
        .readings
        .iter()
        .flat_map(|reading| &reading.homes)
        .collect();
    if homes.is_empty() {
        return;
    }
    ScrollArea::vertical()
        .id_salt("bring-columns")
        .max_height(COLUMNS)
        .show(ui, |ui| {
            // As high as what is chosen from, so that all stand on one line.
            ui.spacing_mut().interact_size.y = 32.0;
            ui.horizontal_wrapped(|ui| {
                for home in homes {
                    ui.horizontal(|ui| home_ui(ui, cx, home));
                }
            });
        });
}

/// Draws what one column holds.
fn home_ui(ui: &mut Ui, cx: &Cx<'_>, home: &Home) {
    let now = Field::parse(home.field).unwrap_or(Field::Extra);
    ui.label(RichText::new(&home.column).color(cx.tokens.ink));
    let mut chosen = now;
    let shown = ComboBox::from_id_salt(Id::unique("bring-home").with(&home.column))
        .selected_text(now.label())
        .show_ui(ui, |ui| {
            for field in Field::ALL {
                ui.selectable_value(&mut chosen, *field, field.label());
            }
        });
    let name = format!("What “{}” holds: {}", home.column, now.label());
    shown.response.accessible_name(name);
    if chosen != now {
        cx.send(Command::Bring(BringAsk::Map(home.column.clone(), chosen)));
    }
    ui.add_space(8.0);
}

fn line_ui(ui: &mut Ui, cx: &Cx<'_>, line: &Line<'_>) {
    match line {
        Line::Draft(at, number, draft) => draft_ui(ui, cx, (*at, *number), draft),
        Line::Warning(warning) => {
            ui.add(Label::new(RichText::new(&warning.message).color(cx.tokens.warn)).truncate());
        }
        Line::Passed(passed) => {
            let says = passed.says.replace('\n', " ");
            let says = format!("Row {}: {}. {says}", passed.row, passed.why);
            ui.add(Label::new(RichText::new(says).color(cx.tokens.faint)).truncate());
        }
    }
}

fn draft_ui(ui: &mut Ui, cx: &Cx<'_>, place: (usize, usize), draft: &Draft) {
    let mut tick = draft.tick && draft.waits.is_none();
    let (day, time, kind) = match &draft.entry {
        Entry::Activity(details) if draft.has_date => (
            cx.model.dates.short(details.date),
            details.minutes.to_string(),
            details.kind.label(),
        ),
        Entry::Activity(details) => (
            "No day".to_owned(),
            details.minutes.to_string(),
            details.kind.label(),
        ),
        Entry::Qualification(_) => (String::new(), String::new(), "Qualification"),
        Entry::Objective(_) => (String::new(), String::new(), "Objective"),
    };
    let name = format!("Row {}: {}", draft.row, draft.title());
    let can = draft.waits.is_none();
    let ticked = ui
        .add_enabled(can, Checkbox::without_text(&mut tick))
        .accessible_name(&name);
    if ticked.changed() {
        cx.send(Command::Bring(BringAsk::Tick(place.0, place.1, tick)));
    }
    let ink = if tick { cx.tokens.ink } else { cx.tokens.faint };
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        let says = [day.as_str(), time.as_str(), kind];
        let says: Vec<&str> = says.into_iter().filter(|text| !text.is_empty()).collect();
        ui.add_space(14.0);
        ui.label(RichText::new(says.join(" · ")).color(cx.tokens.dim));
        ui.with_layout(Layout::top_down(Align::Min), |ui| {
            ui.add_space(if draft.warnings.is_empty() { 12.0 } else { 3.0 });
            ui.add(Label::new(RichText::new(draft.title()).color(ink)).truncate());
            let warnings: Vec<&str> = draft
                .warnings
                .iter()
                .map(|warning| warning.message.as_str())
                .collect();
            if !warnings.is_empty() {
                let says = format!("Row {}: {}", draft.row, warnings.join(". "));
                ui.add(Label::new(RichText::new(says).small().color(cx.tokens.warn)).truncate());
            }
        });
    });
}
