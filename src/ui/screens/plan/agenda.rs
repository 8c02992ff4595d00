//! The agenda: what is overdue and what comes, each line leading to its entry.

use egui::{Align, Layout, Rect, RichText, ScrollArea, Ui, vec2};
use egui_material_icons::{MaterialIcon, icons};

use crate::domain::{AgendaItem, Matter, count};
use crate::record::ActivityFilter;
use crate::ui::command::Command;
use crate::ui::cx::Cx;
use crate::ui::theme::title;
use crate::ui::widgets::{
    Long, Row, empty, icon, link_button, list_card, long_keys, long_rows, row, title_over,
};

const HEIGHT: f32 = 52.0;

/// Draws all of it on a card; only the rows in sight.
pub fn agenda_ui(ui: &mut Ui, cx: &Cx<'_>) {
    list_card(ui, cx.tokens, "What is due", |ui| {
        ui.add_space(6.0);
        ui.label(title("Agenda").color(cx.tokens.ink));
        let agenda = cx.model.plan.agenda();
        forgotten_ui(ui, cx, agenda.forgotten());
        let items = agenda.items();
        if items.is_empty() {
            empty(ui, cx.tokens, "Nothing has a day yet.", None);
            return;
        }
        ui.spacing_mut().item_spacing.y = 0.0;
        let list = ui.scope_id().with("agenda-rows");
        let long = Long {
            count: items.len(),
            across: 1,
            name: &|at| {
                let item = items.get(at);
                item.map(|item| item.title.clone()).unwrap_or_default()
            },
        };
        let moved = long_keys(ui, list, &long);
        ScrollArea::vertical()
            .id_salt("agenda")
            .auto_shrink([false, true])
            .show_rows(ui, HEIGHT, items.len(), |ui, shown| {
                ui.set_width(ui.available_width() - 14.0);
                if let Some(at) = moved {
                    let below = (at as f32 - shown.start as f32) * HEIGHT;
                    let corner = ui.max_rect().left_top() + vec2(0.0, below);
                    ui.scroll_to_rect(Rect::from_min_size(corner, vec2(1.0, HEIGHT)), None);
                }
                long_rows(ui, list, (shown, HEIGHT), |ui, shown| {
                    agenda_rows(ui, cx, items.get(shown).unwrap_or_default());
                });
            });
    });
}

/// Leads to what was planned more than a year ago, and is asked after no more.
fn forgotten_ui(ui: &mut Ui, cx: &Cx<'_>, forgotten: usize) {
    if forgotten == 0 {
        return;
    }
    let says = count(forgotten, "plan", "plans");
    let says = format!("{says} of more than a year ago");
    let pressed = link_button(ui, cx.tokens, &says);
    if pressed
        .on_hover_text("They stay planned, and the log lists them. Press to see them")
        .clicked()
    {
        cx.send(Command::ShowLog(Box::new(ActivityFilter {
            planned_before: Some(cx.model.today),
            ..ActivityFilter::default()
        })));
    }
}

/// Draws lines of the agenda.
pub fn agenda_rows(ui: &mut Ui, cx: &Cx<'_>, items: &[AgendaItem]) {
    for item in items {
        item_row(ui, cx, item);
    }
}

fn item_row(ui: &mut Ui, cx: &Cx<'_>, item: &AgendaItem) {
    let says = item.to_string();
    let date = cx.model.dates.short(item.date);
    let name = format!("{}, {date}, {}", item.title, says.to_lowercase());
    let looks = Row {
        name: &name,
        height: HEIGHT,
        selected: false,
    };
    let colour = if item.is_overdue() {
        cx.tokens.warn
    } else {
        cx.tokens.dim
    };
    let pressed = row(ui, cx.tokens, looks, |ui| {
        let symbol = if item.is_overdue() {
            icons::ICON_WARNING
        } else {
            symbol(item.matter)
        };
        icon(ui, symbol, colour);
        ui.add_space(4.0);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.label(RichText::new(&date).color(colour));
            title_over(ui, cx.tokens, 7.0, &item.title, (&says, colour));
        });
    });
    if pressed.clicked() {
        cx.send(match item.matter {
            Matter::Due(id) | Matter::Review(id) => Command::ShowObjective(id),
            Matter::Activity(id) => Command::ShowActivity(id),
            Matter::Expiry(id) => Command::ShowQualification(id),
        });
    }
}

const fn symbol(matter: Matter) -> MaterialIcon {
    match matter {
        Matter::Due(_) => icons::ICON_FLAG,
        Matter::Review(_) => icons::ICON_RATE_REVIEW,
        Matter::Activity(_) => icons::ICON_EDIT_NOTE,
        Matter::Expiry(_) => icons::ICON_WORKSPACE_PREMIUM,
    }
}
