//! The form of an objective.

use chrono::NaiveDate;
use egui::{Align, Key, KeyboardShortcut, Layout, Modifiers, ScrollArea, Ui};
use serde::{Deserialize, Serialize};

use crate::domain::{
    Link, LinkKey, Objective, ObjectiveDetails, ObjectiveId, ObjectiveStatus, Problems,
};
use crate::ui::activity_form::optional_date;
use crate::ui::command::Command;
use crate::ui::cx::Cx;
use crate::ui::drafts::Begun;
use crate::ui::route::Route;
use crate::ui::theme::{semibold, title};
use crate::ui::widgets::{
    ActivityPicker, Errors, LinkPicker, card, choice, date_field, line, primary_button, problem,
    prose, soft_button, text_field,
};

const SAVE: [KeyboardShortcut; 2] = [
    KeyboardShortcut::new(Modifiers::COMMAND, Key::Enter),
    KeyboardShortcut::new(Modifiers::COMMAND, Key::S),
];

/// What drafts of objectives begin with.
pub const NOUN: &str = "objective";

/// Where the cursor stands first, and what is filled in for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Begin {
    /// In the title.
    Title,
    /// In the day of the next review.
    Review,
    /// In what came of it, achieved today.
    Achieved,
}

/// The days as they are typed; empty for none.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Days {
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

/// An objective being typed.
#[derive(Debug)]
pub struct ObjectiveForm {
    /// The objective it changes; none for a new one.
    pub id: Option<ObjectiveId>,
    initial: ObjectiveDetails,
    draft: ObjectiveDetails,
    days: Days,
    links: LinkPicker,
    activities: ActivityPicker,
    errors: Errors,
    wants_focus: Option<Begin>,
}

impl Default for ObjectiveForm {
    fn default() -> Self {
        Self::on(None, ObjectiveDetails::new(""), Begin::Title)
    }
}

impl ObjectiveForm {
    /// Opens the form on an objective.
    #[must_use]
    pub fn of(objective: &Objective, begin: Begin, today: NaiveDate) -> Self {
        let mut form = Self::on(Some(objective.id), objective.details.clone(), begin);
        if begin == Begin::Achieved {
            form.draft.status = ObjectiveStatus::Achieved;
            form.days.achieved = today.to_string();
        }
        form
    }

    fn on(id: Option<ObjectiveId>, details: ObjectiveDetails, begin: Begin) -> Self {
        Self {
            id,
            days: Days::of(&details),
            draft: details.clone(),
            initial: details,
            links: LinkPicker::asking("Why this is to be met (optional)"),
            activities: ActivityPicker::default(),
            errors: Errors::default(),
            wants_focus: Some(begin),
        }
    }

    /// Adds a link.
    pub fn link(&mut self, key: LinkKey) {
        if !self.draft.links.iter().any(|link| link.key == key) {
            self.draft.links.push(Link::new(key));
        }
    }

    /// Describes what was begun, if anything was.
    pub fn begun(&self) -> Option<Begun> {
        let named = (self.draft.title.as_str(), "an objective without a title");
        let noun = (NOUN, Route::Plan);
        Begun::new(noun, self.id, named, &(&self.draft, &self.days)).filter(|_| !self.is_clean())
    }

    /// Fills in what was begun before; a draft of an older form is left alone.
    pub fn go_on(&mut self, text: &str) {
        if let Ok((draft, days)) = serde_json::from_str(text) {
            (self.draft, self.days) = (draft, days);
        }
    }

    /// Tells whether nothing was typed.
    #[must_use]
    pub fn is_clean(&self) -> bool {
        self.draft == self.initial && self.days == Days::of(&self.initial)
    }

    /// Shows what the record refused.
    pub fn refused(&mut self, problems: Problems) {
        self.errors = problems.into();
    }

    /// Draws the form; tells whether it is to be closed.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) -> bool {
        let mut close = false;
        let mut save = SAVE
            .iter()
            .any(|keys| ui.input_mut(|input| input.consume_shortcut(keys)));
        card(ui, cx.tokens, "", |ui| {
            line(ui, |ui| {
                let heading = if self.id.is_some() {
                    "Edit objective"
                } else {
                    "New objective"
                };
                ui.label(title(heading).color(cx.tokens.ink));
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    save |= primary_button(ui, cx.tokens, "Save")
                        .on_hover_text("Ctrl+Enter")
                        .clicked();
                    close |= soft_button(ui, "Cancel").clicked();
                });
            });
            ScrollArea::vertical()
                .id_salt(("objective-form", self.id))
                .auto_shrink([false, true])
                .show(ui, |ui| {
                    ui.set_width(ui.available_width() - 12.0);
                    self.fields_ui(ui, cx);
                });
        });
        if save {
            close |= self.id.is_some() && self.is_clean();
            self.save(cx);
        }
        // Escape closes a list of matches or leaves a field first, and never throws away what was typed.
        let idle = ui.memory(|memory| memory.focused().is_none()) && self.is_clean();
        close | (idle && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)))
    }

    fn fields_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        let (tokens, begin) = (cx.tokens, self.wants_focus.take());
        let (draft, errors) = (&mut self.draft, &self.errors);
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
            && self.days.achieved.is_empty()
        {
            self.days.achieved = cx.model.today.to_string();
        }
        self.days_ui(ui, cx, begin);
        let draft = &mut self.draft;
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
        self.links.ui(ui, cx, &mut draft.links);
        problem(ui, tokens, self.errors.of("link"));
        ui.add_space(8.0);
        ui.label(semibold("Activities that lead to it").color(tokens.ink));
        self.activities.ui(ui, cx, &mut draft.activities);
        problem(ui, tokens, self.errors.of("activity"));
    }

    fn days_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, begin: Option<Begin>) {
        let (tokens, dates, errors) = (cx.tokens, cx.model.dates, &self.errors);
        let achieved = self.draft.status == ObjectiveStatus::Achieved;
        ui.columns(if achieved { 3 } else { 2 }, |columns| {
            let days = [
                ("Due", "31 Mar 2027", &mut self.days.due, "due"),
                (
                    "Review",
                    "When to look at it",
                    &mut self.days.review,
                    "review",
                ),
                ("Achieved", "today", &mut self.days.achieved, "achieved"),
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

    fn save(&mut self, cx: &Cx<'_>) {
        if self.id.is_some() && self.is_clean() {
            return;
        }
        match self.details(cx.model.today) {
            Ok(details) => {
                self.errors.clear();
                cx.send(Command::SaveObjective(self.id, Box::new(details)));
            }
            Err(problems) => self.errors = problems.into(),
        }
    }

    fn details(&self, today: NaiveDate) -> Result<ObjectiveDetails, Problems> {
        let mut problems = Problems::default();
        let mut day = |field, typed: &str| {
            let read = optional_date(field, typed, today);
            problems.note(read).flatten()
        };
        let due = day("due", &self.days.due);
        let review = day("review", &self.days.review);
        // A day achieved comes and goes with the status.
        let achieved = self.draft.status == ObjectiveStatus::Achieved;
        let reached = achieved.then(|| day("achieved", &self.days.achieved));
        let details = ObjectiveDetails {
            due,
            review,
            achieved: reached.flatten(),
            ..self.draft.clone()
        };
        let checked = details.checked().map_err(|Problems(mut more)| {
            // Of a day that was not read, nothing more is to be said.
            more.retain(|err| problems.0.iter().all(|known| known.field != err.field));
            Problems(more)
        });
        problems.and(checked)
    }
}
