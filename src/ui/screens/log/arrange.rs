//! How the log is arranged: the order, the columns of the table, the calendar.

use egui::{Popup, PopupCloseBehavior, RichText, Ui};

use super::view::{Column, View};
use crate::domain::{Order, SortBy};
use crate::ui::cx::Cx;
use crate::ui::widgets::{choice, hairline, soft_button};

/// Draws the button that opens the choices.
pub fn arrange_ui(ui: &mut Ui, cx: &Cx<'_>, view: &mut View) {
    let button = soft_button(ui, "View").on_hover_text("Order, columns and calendar");
    Popup::from_toggle_button_response(&button)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .show(|ui| menu_ui(ui, cx, view));
}

fn menu_ui(ui: &mut Ui, cx: &Cx<'_>, view: &mut View) {
    ui.set_width(300.0);
    ui.spacing_mut().item_spacing.y = 8.0;
    let all = SortBy::ALL.iter();
    let options: Vec<_> = all.map(|by| (*by, by.label())).collect();
    let mut by = view.order.by;
    if choice(ui, cx.tokens, "Sort by", &options, &mut by) {
        view.order = Order::natural(by);
    }
    let [down, up] = ends(view.order.by);
    let ends = [(true, down), (false, up)];
    choice(ui, cx.tokens, "First", &ends, &mut view.order.descending);
    hairline(ui, cx.tokens);
    ui.label(
        RichText::new("Columns of the table")
            .small()
            .color(cx.tokens.dim),
    );
    ui.columns(2, |columns| {
        for (i, column) in Column::ALL.into_iter().enumerate() {
            let mut shown = view.has(column);
            if let Some(ui) = columns.get_mut(i % 2)
                && ui.checkbox(&mut shown, column.name()).changed()
            {
                view.set(column, shown);
            }
        }
    });
    hairline(ui, cx.tokens);
    ui.checkbox(&mut view.calendar, "Calendar of the year");
}

/// Says what comes first when the order runs down, and when it runs up.
pub const fn ends(by: SortBy) -> [&'static str; 2] {
    match by {
        SortBy::Date => ["Newest", "Oldest"],
        SortBy::Title | SortBy::Kind => ["Z to A", "A to Z"],
        SortBy::Hours | SortBy::Evidence => ["Most", "Least"],
        SortBy::Reflected => ["Reflected on", "Not reflected on"],
    }
}
