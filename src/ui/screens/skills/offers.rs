//! What is logged already and could back a statement, in a sheet over the screen; a press links it.

use egui::{Align, Context, Label, Layout, RichText, ScrollArea, Ui};
use egui_material_icons::icons;

use super::Skills;
use crate::domain::progress::Backing;
use crate::domain::{Dates, LinkKey};
use crate::suggest::CouldBack;
use crate::ui::command::Command;
use crate::ui::cx::Cx;
use crate::ui::theme::{semibold, title};
use crate::ui::widgets::{hairline, icon, prose_width, sheet, soft_button};

/// How wide the sheet is, where the window lets it be.
const WIDTH: f32 = 560.0;

/// What is offered for a statement.
#[derive(Clone, Debug)]
pub struct Offers {
    /// The statement.
    pub key: LinkKey,
    /// What could back it, the likeliest first.
    pub all: Vec<CouldBack>,
    /// Whether the sheet has yet to take the focus.
    opens: bool,
}

impl Offers {
    /// Offers what could back a statement.
    #[must_use]
    pub const fn new(key: LinkKey, all: Vec<CouldBack>) -> Self {
        Self {
            key,
            all,
            opens: true,
        }
    }
}

/// Draws the sheet while something is offered.
pub fn offers_ui(ctx: &Context, cx: &Cx<'_>, skills: &mut Skills) {
    let Some(mut offers) = skills.offers.take() else {
        return;
    };
    let room = ctx.content_rect().size() - egui::vec2(72.0, 72.0);
    let name = ("offers", "Back a statement");
    let (close, done) = sheet(ctx, cx.tokens, name, WIDTH.min(room.x), |ui| {
        sheet_ui(ui, cx, &mut offers, room.y)
    });
    if close || done {
        skills.wall.enter();
    } else {
        skills.offers = Some(offers);
    }
}

/// Tells whether it is done with.
fn sheet_ui(ui: &mut Ui, cx: &Cx<'_>, offers: &mut Offers, height: f32) -> bool {
    let key = offers.key.clone();
    let judged = cx.model.seen().requirement(&key.requirement);
    let skill = judged.and_then(|judged| judged.skill.as_ref());
    let statement = skill.and_then(|skill| {
        let mut statements = skill.statements.iter();
        statements.find(|statement| statement.key == key)
    });
    let (Some(judged), Some(statement)) = (judged, statement) else {
        return true;
    };
    let number = key.statement.map_or(0, std::num::NonZeroU16::get);
    ui.add(
        Label::new(title(format!("Statement {number} of {}", judged.name)).color(cx.tokens.ink))
            .wrap(),
    );
    ui.scope(|ui| {
        ui.set_max_width(prose_width(ui));
        ui.add(Label::new(&statement.text).wrap());
    });
    let mut done = false;
    ScrollArea::vertical()
        .max_height((height - 190.0).max(120.0))
        .show(ui, |ui| {
            backing_ui(ui, cx, &statement.backing);
            if offers.all.is_empty() {
                let says =
                    "Nothing that is logged already fits it. Log what you did, or attach evidence.";
                ui.add(Label::new(RichText::new(says).color(cx.tokens.dim)).wrap());
            } else {
                ui.add(Label::new(semibold("Could back it").color(cx.tokens.ink)));
            }
            for offered in &offers.all {
                done |= offered_ui(ui, cx, &key, offered, &mut offers.opens);
            }
        });
    ui.horizontal_wrapped(|ui| {
        let close = soft_button(ui, "Close");
        if std::mem::take(&mut offers.opens) {
            close.request_focus();
        }
        done |= close.clicked();
        if soft_button(ui, "Attach evidence").clicked() {
            cx.send(Command::AttachFor(key.clone()));
            done = true;
        }
        if soft_button(ui, "Log an activity").clicked() {
            cx.send(Command::LogFor(key.clone()));
            done = true;
        }
    });
    done
}

fn backing_ui(ui: &mut Ui, cx: &Cx<'_>, backing: &[Backing]) {
    const SHOWN: usize = 3;
    if backing.is_empty() {
        return;
    }
    ui.add(Label::new(semibold("Backed by").color(cx.tokens.ink)));
    for by in backing.iter().rev().take(SHOWN) {
        let (says, _) = named(by, cx.model.dates);
        ui.add(Label::new(RichText::new(says).color(cx.tokens.dim)).wrap());
    }
    if let Some(more) = backing.len().checked_sub(SHOWN).filter(|more| *more > 0) {
        ui.label(RichText::new(format!("and {more} more")).color(cx.tokens.dim));
    }
}

/// Draws one that could back it; tells whether it is linked.
fn offered_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    key: &LinkKey,
    offered: &CouldBack,
    first: &mut bool,
) -> bool {
    let (name, symbol) = named(&offered.by, cx.model.dates);
    let mut linked = false;
    ui.horizontal_top(|ui| {
        ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
            let link =
                soft_button(ui, "Link").accessible_name(format!("Link {name}, {}", offered.why));
            if std::mem::take(first) {
                link.request_focus();
            }
            linked = link.clicked();
            ui.with_layout(Layout::left_to_right(Align::Min), |ui| {
                icon(ui, symbol, cx.tokens.dim);
                ui.vertical(|ui| {
                    ui.spacing_mut().item_spacing.y = 1.0;
                    ui.add(Label::new(RichText::new(&name).color(cx.tokens.ink)).wrap());
                    let why = RichText::new(offered.why.to_string()).small();
                    ui.add(Label::new(why.color(cx.tokens.dim)).wrap());
                });
            });
        });
    });
    hairline(ui, cx.tokens);
    if linked {
        cx.send(Command::Back(key.clone(), Box::new(offered.by.clone())));
    }
    linked
}

/// Names an entry with its day, and the sign of its sort.
fn named(by: &Backing, dates: Dates) -> (String, egui_material_icons::MaterialIcon) {
    match by {
        Backing::Activity { title, date, .. } => (
            format!("{title}, {}", dates.long(*date)),
            icons::ICON_EDIT_NOTE,
        ),
        Backing::Evidence {
            number,
            title,
            date,
            ..
        } => (
            format!("{number} {title}, {}", dates.long(*date)),
            icons::ICON_ATTACH_FILE,
        ),
    }
}
