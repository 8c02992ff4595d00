//! The log: a list with search and filters, the chosen activity beside it, and the editor.

mod arrange;
mod capture;
mod cells;
mod details;
mod editor;
mod filters;
mod keys;
mod list;
mod period;
mod selection;
mod several;
mod table;
mod view;
mod year;

use chrono::NaiveDate;
use egui::{Popup, Ui};

use crate::domain::{ActivityId, LinkKey, Objective, YearStart};
use crate::record::ActivityFilter;
use crate::ui::attaching::Attaching;
use crate::ui::command::{Action, Command};
use crate::ui::cx::Cx;
use crate::ui::listing::Asked;
use crate::ui::widgets::{Part, bare_page, heading, list_and_details, primary_button};

pub use capture::capture_ui;
pub use details::{history_if_open_ui, history_ui};
pub use editor::Editor;
use period::PeriodForm;
use selection::Selection;
pub use several::{SelectedChange, Several};
pub use view::View;

/// How much of the width the list keeps then.
const LIST_SHARE: f32 = 0.52;

/// What the log remembers.
#[derive(Debug, Default)]
pub struct Log {
    /// Which activities are listed.
    pub filter: ActivityFilter,
    /// Whether the filters are open.
    filtering: bool,
    /// The period of the filter, as typed.
    period: PeriodForm,
    /// How they are listed.
    pub view: View,
    /// What is typed into the search.
    search: String,
    /// Whether the search wants the cursor.
    wants_search: bool,
    /// The activity whose details are shown.
    pub chosen: Option<ActivityId>,
    /// Whether its row is to be brought into sight.
    pub reveal: bool,
    /// The activities chosen to be changed at once.
    pub selection: Selection,
    /// What is being typed for them.
    pub several: Several,
    /// The day of the calendar that the arrow keys stand on.
    day: Option<NaiveDate>,
    /// The activity being typed, if there is one.
    pub editor: Option<Editor>,
    /// The evidence being attached to activities.
    pub evidence: Attaching<ActivityId>,
}

/// What drafts of evidence that is being attached to an activity begin with.
pub const EVIDENCE_NOUN: &str = "activity-evidence";

impl Log {
    /// Returns what is to be listed.
    #[must_use]
    pub fn asked(&self) -> Asked {
        Asked {
            filter: self.filter.clone(),
            order: self.view.order,
        }
    }

    /// Follows the day: “This CPD year” and what was planned and has passed mean another now.
    pub fn turn(&mut self, before: NaiveDate, today: NaiveDate, start: YearStart) {
        self.period.turn(&mut self.filter, start, [before, today]);
        if let Some(day) = &mut self.filter.planned_before {
            *day = today;
        }
        if let Some(editor) = &mut self.editor {
            editor.turn(before, today);
        }
    }

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
        let totals = cx.model.listing.totals.to_string();
        heading(ui, cx.tokens, "Log", &totals, |ui| {
            if primary_button(ui, cx.tokens, Action::NewActivity.name()).clicked() {
                cx.act(Action::NewActivity);
            }
        });
        let aside = log.editor.is_some() || cx.model.shown.is_some();
        list_and_details(ui, LIST_SHARE, aside, |part, ui| match part {
            Part::List => list_ui(ui, cx, log),
            Part::Details => aside_ui(ui, cx, log),
        });
    });
}

fn list_ui(ui: &mut Ui, cx: &Cx<'_>, log: &mut Log) {
    let (filter, view) = (log.filter.clone(), log.view.clone());
    // Keys belong to what floats above the list, Escape too, which closes it.
    let below = log.filtering || Popup::is_any_open(ui.ctx());
    filters::filters_ui(ui, cx, log);
    if log.selection.is_open() {
        several::several_ui(ui, cx, log);
    }
    if log.view.calendar {
        year::year_ui(ui, cx, log);
    }
    if !below {
        keys::keys(ui, cx, log);
    }
    list::list_ui(ui, cx, log);
    if log.view != view {
        cx.send(Command::KeepView);
    } else if log.filter != filter {
        cx.send(Command::List);
    }
}

fn aside_ui(ui: &mut Ui, cx: &Cx<'_>, log: &mut Log) {
    if let Some(editor) = &mut log.editor {
        if editor.ui(ui, cx) {
            cx.send(Command::CloseEditor);
        }
    } else if let Some(activity) = &cx.model.shown {
        let evidence = log.evidence.to(activity.id);
        details::details_ui(ui, cx, activity, evidence);
    }
}
