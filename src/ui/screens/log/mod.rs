//! The log: a list with search and filters, the chosen activity beside it, and the editor.

mod arrange;
mod capture;
mod cells;
mod details;
mod filters;
mod form;
mod keys;
mod list;
mod period;
mod review;
mod selection;
mod several;
mod table;
mod view;
mod year;

use chrono::NaiveDate;
use egui::{Popup, Ui};

use crate::domain::{ActivityId, YearStart};
use crate::record::ActivityFilter;
use crate::ui::attaching::Attaching;
use crate::ui::command::{Action, Command};
use crate::ui::cx::Cx;
use crate::ui::forms::Forms;
use crate::ui::listing::Asked;
use crate::ui::widgets::{Pane, bare_page, heading, list_and_details, primary_button};

pub use capture::capture_ui;
pub use details::{history_if_open_ui, history_ui};
pub use form::{ActivityFields, link, plan_toward};
use period::PeriodForm;
use review::{Review, review_ui};
use selection::Selection;
pub use several::Several;
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
    /// The activities being looked at and typed.
    pub forms: Forms<ActivityFields>,
    /// The activities chosen to be changed at once.
    pub selection: Selection,
    /// What is being typed for them.
    pub several: Several,
    /// The day of the calendar that the arrow keys stand on.
    day: Option<NaiveDate>,
    /// What is gone through one by one.
    review: Option<Review>,
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
        self.forms.turn(today);
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
        let aside = log.forms.is_form_shown() || cx.model.shown.is_some();
        list_and_details(ui, LIST_SHARE, aside, |part, ui| match part {
            Pane::List => list_ui(ui, cx, log),
            Pane::Details => aside_ui(ui, cx, log),
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
    if !below && log.review.is_none() {
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
    if log.forms.ui(ui, cx) {
        return;
    }
    if let Some(activity) = &cx.model.shown {
        review_ui(ui, cx, log, activity);
        let evidence = log.evidence.to(activity.id);
        details::details_ui(ui, cx, activity, evidence);
    }
}
