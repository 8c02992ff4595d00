//! What of an export could identify a patient, before it is written. Nothing is held back for it.

use egui::{Label, RichText, ScrollArea, Ui};

use crate::domain::Exposure;
use crate::record::{GivenAway, Stands};
use crate::ui::command::{Action, Command};
use crate::ui::cx::Cx;
use crate::ui::exposed::{exposures_ui, leads_to};
use crate::ui::route::Route;
use crate::ui::safety::Exporting;
use crate::ui::widgets::{link_button, warning};

/// How many are listed; the next ones follow when these are mended.
const MOST: usize = 50;
/// About six of them; more are scrolled to.
const LIST: f32 = 300.0;

/// Draws what was found, each with a way to look at it.
pub fn export_ui(ui: &mut Ui, cx: &Cx<'_>) {
    let Exporting::Asking(found) = &cx.safety.exporting else {
        return;
    };
    let says = match found.len() {
        1 => "In 1 place the export could identify a patient.".to_owned(),
        count => format!("In {count} places the export could identify a patient."),
    };
    ui.add(Label::new(RichText::new(says).color(cx.tokens.warn)).wrap());
    let about = "It holds all that you keep: also the Bin, earlier versions of entries and forms that you began. As your own copy that is as it should be. To show your work to others, print a portfolio instead.";
    ui.add(Label::new(RichText::new(about).color(cx.tokens.dim)).wrap());
    ui.add_space(4.0);
    ScrollArea::vertical()
        .id_salt("given-away")
        .max_height(LIST)
        .show(ui, |ui| {
            for one in found.iter().take(MOST) {
                one_ui(ui, cx, one);
            }
            if let Some(more @ 1..) = found.len().checked_sub(MOST) {
                warning(ui, cx.tokens, &format!("And {more} more"));
            }
        });
}

fn one_ui(ui: &mut Ui, cx: &Cx<'_>, one: &GivenAway) {
    let title = &one.title;
    let there = match &one.stands {
        Stands::Now(entry) | Stands::Before(entry) => {
            let (named, command) = leads_to(entry, title);
            Some((format!("Show {named}"), command))
        }
        Stands::InBin(_) => {
            let bin = Command::Act(Action::Go(Route::Settings));
            Some((format!("{title}, in the Bin at the end of Settings"), bin))
        }
        Stands::Begun => {
            let home = Command::Act(Action::Go(Route::Home));
            Some(("Show what you began, on Home".to_owned(), home))
        }
        Stands::Undone => None,
    };
    if let Some((name, command)) = there {
        if link_button(ui, cx.tokens, &name).clicked() {
            cx.send(Command::CloseDialog);
            cx.send(command);
        }
    } else {
        let says = format!("{title}, which you took back with Undo");
        ui.add(Label::new(RichText::new(says).color(cx.tokens.ink)).wrap());
    }
    if matches!(one.stands, Stands::Now(_)) {
        exposures_ui(ui, cx, &one.exposures);
        return;
    }
    // What is no entry, or no more, nobody can mend there.
    for Exposure { field, identifier } in &one.exposures {
        let says = format!("“{field}”: {}", identifier.looks_like());
        warning(ui, cx.tokens, &says);
    }
}
