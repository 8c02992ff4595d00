//! The log: a list with search and filters, the chosen activity beside it, and the editor.

mod capture;
mod details;
mod editor;
mod filters;
mod list;

use egui::Ui;

use crate::domain::{ActivityId, LinkKey, Minutes, Objective};
use crate::record::ActivityFilter;
use crate::ui::command::{Action, Command};
use crate::ui::cx::Cx;
use crate::ui::evidence_form::EvidenceForm;
use crate::ui::widgets::{Part, bare_page, heading, list_and_details, primary_button};

pub use capture::capture_ui;
pub use details::history_ui;
pub use editor::Editor;

/// How much of the width the list keeps then.
const LIST_SHARE: f32 = 0.52;

/// What the log remembers.
#[derive(Debug, Default)]
pub struct Log {
    /// Which activities are listed.
    pub filter: ActivityFilter,
    /// What is typed into the search.
    search: String,
    /// Whether the search wants the cursor.
    wants_search: bool,
    /// The activity whose details are shown.
    pub chosen: Option<ActivityId>,
    /// The activity being typed, if there is one.
    pub editor: Option<Editor>,
    /// The evidence being attached to the chosen activity.
    pub evidence: EvidenceForm,
}

impl Log {
    /// Puts the cursor into the search.
    pub const fn search(&mut self) {
        self.wants_search = true;
    }

    /// Shows only what wants a reflection.
    pub fn only_unreflected(&mut self) {
        self.search.clear();
        self.filter = ActivityFilter {
            unreflected: true,
            ..ActivityFilter::default()
        };
    }

    /// Tells whether the editor stands on that activity, or on a new one for none.
    #[must_use]
    pub fn is_editing(&self, id: Option<ActivityId>) -> bool {
        self.editor.as_ref().is_some_and(|editor| editor.id == id)
    }

    /// Has the activity being typed lead to an objective.
    pub fn plan_toward(&mut self, objective: &Objective) {
        if let Some(editor) = &mut self.editor {
            editor.plan_toward(objective);
        }
    }

    /// Links the activity being typed to something more.
    pub fn link(&mut self, key: LinkKey) {
        if let Some(editor) = &mut self.editor {
            editor.link(key);
        }
    }
}

/// Draws the screen.
pub fn log_ui(ui: &mut Ui, cx: &Cx<'_>, log: &mut Log) {
    bare_page(ui, |ui| {
        let total: Minutes = cx
            .model
            .listed
            .iter()
            .map(|activity| activity.minutes)
            .sum();
        let count = cx.model.listed.len();
        let noun = if count == 1 { "activity" } else { "activities" };
        heading(
            ui,
            cx.tokens,
            "Log",
            &format!("{count} {noun} · {total}"),
            |ui| {
                if primary_button(ui, cx.tokens, Action::NewActivity.name()).clicked() {
                    cx.act(Action::NewActivity);
                }
            },
        );
        let aside = log.editor.is_some() || cx.model.shown.is_some();
        list_and_details(ui, LIST_SHARE, aside, |part, ui| match part {
            Part::List => list_ui(ui, cx, log),
            Part::Details => aside_ui(ui, cx, log),
        });
    });
}

fn list_ui(ui: &mut Ui, cx: &Cx<'_>, log: &mut Log) {
    if filters::filters_ui(ui, cx, log) {
        cx.send(Command::List);
    }
    list::list_ui(ui, cx, log);
}

fn aside_ui(ui: &mut Ui, cx: &Cx<'_>, log: &mut Log) {
    if let Some(editor) = &mut log.editor {
        if editor.ui(ui, cx) {
            cx.send(Command::CloseEditor);
        }
    } else if let Some(activity) = &cx.model.shown {
        details::details_ui(ui, cx, activity, &mut log.evidence);
    }
}
