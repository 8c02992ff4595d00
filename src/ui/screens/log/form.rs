//! The form of an activity.

use chrono::NaiveDate;
use egui::Ui;

use crate::domain::{
    Activity, ActivityDetails, ActivityId, ActivityKind, ActivityStatus, EntryId, Link, LinkKey,
    Objective, ObjectiveId, Problems, RequirementKey,
};
use crate::record::Edit;
use crate::ui::activity_form::ActivityForm;
use crate::ui::command::Command;
use crate::ui::cx::Cx;
use crate::ui::forms::{Answers, Fields, Form};
use crate::ui::route::Route;
use crate::ui::theme::semibold;
use crate::ui::widgets::{
    Errors, LinkPicker, choice, combo, days_field, duration_field, problem, prose, removable_chip,
    soft_button, text_field,
};

/// The fields of an activity.
#[derive(Debug)]
pub struct ActivityFields {
    links: LinkPicker,
    /// Whether the fields are open that few activities need.
    more: bool,
}

impl Fields for ActivityFields {
    type Entry = Activity;
    type Typed = ActivityForm;
    type Begin = ();
    const ROUTE: Route = Route::Log;
    const UNTITLED: &'static str = "an activity without a title";
    const CLOSING_KEEPS: bool = true;

    fn new((): ()) -> Self {
        Self {
            links: LinkPicker::default(),
            more: false,
        }
    }

    fn blank(today: NaiveDate) -> ActivityDetails {
        ActivityDetails::new("", today)
    }

    fn fill(details: &ActivityDetails) -> ActivityForm {
        ActivityForm::of(details)
    }

    fn title(typed: &ActivityForm) -> &str {
        &typed.title
    }

    fn dated(typed: &ActivityForm, today: NaiveDate) -> ActivityForm {
        typed.dated(today)
    }

    fn read(typed: &ActivityForm, today: NaiveDate) -> Result<ActivityDetails, Problems> {
        typed.details(today)
    }

    fn save(
        typed: &ActivityForm,
        id: Option<ActivityId>,
        edit: Box<Edit<ActivityDetails>>,
    ) -> Command {
        match (id, typed.objective) {
            (None, Some(objective)) => Command::SaveActivityToward(objective, edit),
            _ => Command::SaveActivity(id, edit),
        }
    }

    fn ui(
        &mut self,
        ui: &mut Ui,
        cx: &Cx<'_>,
        form: &mut ActivityForm,
        errors: &Errors,
        begin: Option<()>,
        answers: Answers<'_>,
    ) {
        let tokens = cx.tokens;
        first_fields_ui(ui, cx, form, errors, begin);
        ui.add_space(8.0);
        ui.label(semibold("Reflection").color(tokens.ink));
        let reflection = &mut form.reflection;
        prose(
            ui,
            tokens,
            "What?",
            "What happened, and what did you do?",
            &mut reflection.what,
            2,
        );
        prose(
            ui,
            tokens,
            "So what?",
            "What did you learn? Why does it matter?",
            &mut reflection.so_what,
            3,
        );
        prose(
            ui,
            tokens,
            "Now what?",
            "What will you do differently, or next?",
            &mut reflection.now_what,
            2,
        );
        ui.add_space(8.0);
        ui.label(semibold("What it shows").color(tokens.ink));
        self.links_ui(ui, cx, form, answers);
        problem(ui, tokens, errors.of("link"));
        objective_ui(ui, cx, &mut form.objective);
        ui.add_space(8.0);
        self.more |= form.says_more();
        if self.more {
            form.more_ui(ui, cx, errors);
        } else if soft_button(ui, "More fields")
            .on_hover_text(ActivityForm::MORE)
            .clicked()
        {
            self.more = true;
        }
    }
}

impl ActivityFields {
    /// Draws what it is linked to, and what it may show besides.
    fn links_ui(
        &mut self,
        ui: &mut Ui,
        cx: &Cx<'_>,
        form: &mut ActivityForm,
        answers: Answers<'_>,
    ) {
        let (mut written, links) = form.told();
        if let Some(EntryId::Activity(id)) = answers.entry {
            let evidence = cx.model.evidence_of(id);
            written.add_evidence(evidence.map(|one| one.details.title.as_str()));
        }
        self.links.asking_ui(ui, cx, links, answers.to(written));
    }

    /// Draws what a captured activity may show, and what of that was taken.
    pub(super) fn captured_ui(
        &mut self,
        ui: &mut Ui,
        cx: &Cx<'_>,
        form: &mut ActivityForm,
        refused: &mut Vec<RequirementKey>,
    ) {
        let (written, links) = form.told();
        let answers = Answers {
            entry: None,
            refused,
        };
        self.links.captured_ui(ui, cx, links, answers.to(written));
    }
}

/// Adds a link, unless it is there.
pub fn link(typed: &mut ActivityForm, key: LinkKey) {
    if !typed.links.iter().any(|link| link.key == key) {
        typed.links.push(Link::new(key));
    }
}

/// Has a new activity lead to an objective and show what that is to meet. One that nobody has begun is planned.
pub fn plan_toward(form: &mut Form<ActivityFields>, objective: &Objective) {
    let is_clean = form.is_clean();
    let typed = form.typed();
    if is_clean {
        typed.status = ActivityStatus::Planned;
    }
    for one in &objective.details.links {
        link(typed, one.key.clone());
    }
    typed.objective = Some(objective.id);
}

/// Draws the fields that even the shortest entry has.
pub(super) fn first_fields_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    form: &mut ActivityForm,
    errors: &Errors,
    begin: Option<()>,
) {
    let tokens = cx.tokens;
    let named = text_field(
        ui,
        tokens,
        "Title",
        "What you did, in a few words",
        &mut form.title,
        errors.of("title"),
    );
    if begin.is_some() {
        named.request_focus();
    }
    ui.columns(3, |columns| {
        if let [date, hours, kind] = columns {
            days_field(
                date,
                tokens,
                "Date",
                "12 Mar or yesterday",
                &mut form.date,
                cx.model.dates,
                errors.of("date"),
            );
            duration_field(
                hours,
                tokens,
                "Time spent",
                "1.5, 1h30 or 90m",
                &mut form.hours,
                errors.of("hours"),
            );
            let kinds: Vec<_> = ActivityKind::ALL
                .iter()
                .map(|kind| (*kind, kind.label().to_owned()))
                .collect();
            combo(kind, tokens, "Kind", &kinds, &mut form.kind);
        }
    });
    let statuses: Vec<_> = ActivityStatus::ALL
        .iter()
        .map(|status| (*status, status.label()))
        .collect();
    choice(ui, tokens, "Status", &statuses, &mut form.status);
    problem(ui, tokens, errors.of("status"));
}

/// Names the objective that the activity leads to, with a way to take it out.
fn objective_ui(ui: &mut Ui, cx: &Cx<'_>, objective: &mut Option<ObjectiveId>) {
    let Some(goal) = objective.and_then(|id| cx.model.plan.goal(id)) else {
        return;
    };
    ui.add_space(8.0);
    ui.label(semibold("Leads to").color(cx.tokens.ink));
    if removable_chip(ui, cx.tokens, &goal.objective.details.title).clicked() {
        *objective = None;
    }
}
