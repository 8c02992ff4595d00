//! The form of an objective.

use chrono::NaiveDate;
use egui::Ui;
use serde::{Deserialize, Serialize};

use crate::domain::{
    Link, LinkKey, Objective, ObjectiveDetails, ObjectiveId, ObjectiveStatus, Problems,
};
use crate::record::Edit;
use crate::suggest::Tells as _;
use crate::ui::command::Command;
use crate::ui::cx::Cx;
use crate::ui::forms::{Answers, Fields, optional_date};
use crate::ui::route::Route;
use crate::ui::theme::semibold;
use crate::ui::widgets::{
    ActivityPicker, Errors, LinkPicker, choice, date_field, problem, prose, text_field,
};

/// Where the cursor stands first, and what is filled in for it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Begin {
    /// In the title.
    #[default]
    Title,
    /// In the day of the next review.
    Review,
    /// In what came of it, achieved today.
    Achieved,
}

/// The days as they are typed; empty for none.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Days {
    due: String,
    review: String,
    achieved: String,
}

impl Days {
    fn of(details: &ObjectiveDetails) -> Self {
        let typed = |day: Option<NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
        Self {
            due: typed(details.due),
            review: typed(details.review),
            achieved: typed(details.achieved),
        }
    }
}

/// What is typed: the objective, and its days.
pub type Typed = (ObjectiveDetails, Days);

/// The fields of an objective.
#[derive(Debug)]
pub struct ObjectiveFields {
    links: LinkPicker,
    activities: ActivityPicker,
}

impl Fields for ObjectiveFields {
    type Entry = Objective;
    type Typed = Typed;
    type Begin = Begin;
    const ROUTE: Route = Route::Plan;
    const UNTITLED: &'static str = "an objective without a title";

    fn new(_begin: Begin) -> Self {
        Self {
            links: LinkPicker::asking("Why this is to be met (optional)"),
            activities: ActivityPicker::default(),
        }
    }

    fn blank(_today: NaiveDate) -> ObjectiveDetails {
        ObjectiveDetails::new("")
    }

    fn fill(details: &ObjectiveDetails) -> Typed {
        (details.clone(), Days::of(details))
    }

    fn prepare((draft, days): &mut Typed, begin: Begin, today: NaiveDate) {
        if begin == Begin::Achieved {
            draft.status = ObjectiveStatus::Achieved;
            days.achieved = today.to_string();
        }
    }

    fn title((draft, _): &Typed) -> &str {
        &draft.title
    }

    fn save(_typed: &Typed, id: Option<ObjectiveId>, edit: Box<Edit<ObjectiveDetails>>) -> Command {
        Command::SaveObjective(id, edit)
    }

    fn read((draft, days): &Typed, today: NaiveDate) -> Result<ObjectiveDetails, Problems> {
        let mut problems = Problems::default();
        let mut day = |field, typed: &str| {
            let read = optional_date(field, typed, today);
            problems.note(read).flatten()
        };
        let due = day("due", &days.due);
        let review = day("review", &days.review);
        // A day achieved comes and goes with the status.
        let achieved = draft.status == ObjectiveStatus::Achieved;
        let reached = achieved.then(|| day("achieved", &days.achieved));
        let details = ObjectiveDetails {
            due,
            review,
            achieved: reached.flatten(),
            ..draft.clone()
        };
        let checked = details.checked().map_err(|Problems(mut more)| {
            // Of a day that was not read, nothing more is to be said.
            more.retain(|err| problems.0.iter().all(|known| known.field != err.field));
            Problems(more)
        });
        problems.and(checked)
    }

    fn ui(
        &mut self,
        ui: &mut Ui,
        cx: &Cx<'_>,
        typed: &mut Typed,
        errors: &Errors,
        begin: Option<Begin>,
        answers: Answers<'_>,
    ) {
        let tokens = cx.tokens;
        let (draft, days) = &mut *typed;
        let named = text_field(
            ui,
            tokens,
            "Outcome you want",
            "What you will be able to do, or what will be different",
            &mut draft.title,
            errors.of("title"),
        );
        if begin == Some(Begin::Title) {
            named.request_focus();
        }
        let statuses: Vec<_> = ObjectiveStatus::ALL
            .iter()
            .map(|status| (*status, status.label()))
            .collect();
        if choice(ui, tokens, "Status", &statuses, &mut draft.status)
            && draft.status == ObjectiveStatus::Achieved
            && days.achieved.is_empty()
        {
            days.achieved = cx.model.today.to_string();
        }
        days_ui(ui, cx, typed, errors, begin);
        let (draft, _) = typed;
        if !draft.status.is_open() || !draft.outcome.is_empty() {
            let outcome = prose(
                ui,
                tokens,
                "What came of it",
                "For you, and for others",
                &mut draft.outcome,
                3,
            );
            if begin == Some(Begin::Achieved) {
                outcome.request_focus();
            }
        }
        prose(
            ui,
            tokens,
            "Measure of success",
            "How will you know that you reached it?",
            &mut draft.measure,
            2,
        );
        prose(
            ui,
            tokens,
            "How, and with what",
            "The steps, and the time, money or people they take",
            &mut draft.approach,
            2,
        );
        ui.add_space(8.0);
        ui.label(semibold("To meet").color(tokens.ink));
        let mut links = std::mem::take(&mut draft.links);
        let asked = answers.to(draft.told());
        self.links.asking_ui(ui, cx, &mut links, asked);
        draft.links = links;
        problem(ui, tokens, errors.of("link"));
        ui.add_space(8.0);
        ui.label(semibold("Activities that lead to it").color(tokens.ink));
        self.activities.ui(ui, cx, &mut draft.activities);
        problem(ui, tokens, errors.of("activity"));
    }
}

/// Adds a link, unless it is there.
pub fn link((draft, _): &mut Typed, key: LinkKey) {
    if !draft.links.iter().any(|link| link.key == key) {
        draft.links.push(Link::new(key));
    }
}

fn days_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    (draft, days): &mut Typed,
    errors: &Errors,
    begin: Option<Begin>,
) {
    let (tokens, dates) = (cx.tokens, cx.model.dates);
    let achieved = draft.status == ObjectiveStatus::Achieved;
    ui.columns(if achieved { 3 } else { 2 }, |columns| {
        let days = [
            ("Due", "31 Mar 2027", &mut days.due, "due"),
            ("Review", "When to look at it", &mut days.review, "review"),
            ("Achieved", "today", &mut days.achieved, "achieved"),
        ];
        for (ui, (name, hint, typed, field)) in columns.iter_mut().zip(days) {
            let typed = date_field(ui, tokens, name, hint, typed, dates, errors.of(field));
            if begin == Some(Begin::Review) && field == "review" {
                typed.request_focus();
            }
        }
    });
    if !achieved {
        problem(ui, tokens, errors.of("achieved"));
    }
}
