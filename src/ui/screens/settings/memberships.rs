//! The professional bodies a person belongs to, as they are being typed.

use egui::{Align, Layout, RichText, Ui, vec2};
use egui_material_icons::icons;

use crate::domain::{Invalid, Membership};
use crate::ui::theme::Tokens;
use crate::ui::widgets::{icon_button, problem, soft_button, text_field};

const GAP: f32 = 8.0;
/// What the button takes that stands at the end of a row.
const BUTTON: f32 = 34.0;
/// From this width on, the three fields stand beside each other.
const BESIDE: f32 = 460.0;

/// Draws a row for each membership, and the way to another.
pub fn memberships_ui(
    ui: &mut Ui,
    tokens: &Tokens,
    memberships: &mut Vec<Membership>,
    err: Option<&Invalid>,
) {
    if memberships.is_empty() {
        ui.label(
            RichText::new("Professional bodies")
                .small()
                .color(tokens.dim),
        );
    }
    let width = ui.available_width();
    let mut removed = None;
    for (i, membership) in memberships.iter_mut().enumerate() {
        ui.push_id(("membership", i), |ui| {
            if membership_ui(ui, tokens, width, membership) {
                removed = Some(i);
            }
        });
    }
    if let Some(i) = removed {
        memberships.remove(i);
    }
    problem(ui, tokens, err);
    if soft_button(ui, "Add a professional body").clicked() {
        memberships.push(Membership::default());
    }
}

/// Draws the fields of one membership over a width; tells whether it is to go.
fn membership_ui(ui: &mut Ui, tokens: &Tokens, width: f32, membership: &mut Membership) -> bool {
    let remove = match membership.body.trim() {
        "" => "Remove this professional body".to_owned(),
        body => format!("Remove {body}"),
    };
    let Membership {
        body,
        number,
        grade,
    } = membership;
    let fields = [
        (0.36, "Professional body", "CILIP, FEDIP, BCS", body),
        (0.32, "Membership number", "Optional", number),
        (0.32, "Grade or letters", "Such as MCLIP", grade),
    ];
    if width < BESIDE {
        for (_, name, hint, text) in fields {
            text_field(ui, tokens, name, hint, text, None);
        }
        return soft_button(ui, &remove).clicked();
    }
    let room = width - BUTTON - 3.0 * GAP;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = GAP;
        for (share, name, hint, text) in fields {
            let size = vec2((room * share).floor(), 0.0);
            ui.allocate_ui_with_layout(size, Layout::top_down(Align::Min), |ui| {
                ui.set_width(size.x);
                text_field(ui, tokens, name, hint, text, None);
            });
        }
        ui.with_layout(Layout::bottom_up(Align::Min), |ui| {
            icon_button(ui, icons::ICON_CLOSE, &remove).clicked()
        })
        .inner
    })
    .inner
}
