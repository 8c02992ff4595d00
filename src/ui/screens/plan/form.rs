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
use crate::ui::typing::Typing;
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

/// What is typed: the objective, and its days.
type Typed = (ObjectiveDetails, Days);

/// An objective being typed.
#[derive(Debug)]
pub struct ObjectiveForm {
    /// The objective it changes; none for a new one.
    pub id: Option<ObjectiveId>,
    typing: Typing<ObjectiveDetails, Typed>,
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
            let (draft, days) = &mut form.typing.now;
            draft.status = ObjectiveStatus::Achieved;
            days.achieved = today.to_string();
        }
        form
    }

    fn on(id: Option<ObjectiveId>, details: ObjectiveDetails, begin: Begin) -> Self {
        Self {
            id,
            typing: Typing::on(details, |details| (details.clone(), Days::of(details))),
            links: LinkPicker::asking("Why this is to be met (optional)"),
            activities: ActivityPicker::default(),
            errors: Errors::default(),
            wants_focus: Some(begin),
        }
    }

    /// Adds a link.
    pub fn link(&mut self, key: LinkKey) {
        let (draft, _) = &mut self.typing.now;
        if !draft.links.iter().any(|link| link.key == key) {
            draft.links.push(Link::new(key));
        }
    }

    /// Describes what was begun, if anything was.
    pub fn begun(&self) -> Option<Begun> {
        let typed = &self.typing.now;
        let named = (typed.0.title.as_str(), "an objective without a title");
        let noun = (NOUN, Route::Plan);
        let text = self.typing.kept(typed.clone()).filter(|_| !self.is_clean());
        Some(Begun::new(noun, self.id, named, text?))
    }

    /// Fills in what was begun before; a draft of an older form is left alone.
    pub fn go_on(&mut self, text: &str) {
        self.typing.go_on(text);
    }

    /// Takes note of what the record says of the objective.
    pub fn follow(&mut self, stands: &ObjectiveDetails) {
        self.typing.follow(stands);
    }

    /// Tells whether nothing was typed.
    #[must_use]
    pub fn is_clean(&self) -> bool {
        self.typing.is_clean()
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
        self.typing.meanwhile_ui(ui, cx);
        let (tokens, begin) = (cx.tokens, self.wants_focus.take());
        let ((draft, days), errors) = (&mut self.typing.now, &self.errors);
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
        self.days_ui(ui, cx, begin);
        let (draft, _) = &mut self.typing.now;
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
        let (draft, days) = &mut self.typing.now;
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

    fn save(&mut self, cx: &Cx<'_>) {
        if self.id.is_some() && self.is_clean() {
            return;
        }
        match self.details(cx.model.today) {
            Ok(details) => {
                self.errors.clear();
                cx.send(Command::SaveObjective(
                    self.id,
                    Box::new(self.typing.edit(details)),
                ));
            }
            Err(problems) => self.errors = problems.into(),
        }
    }

    fn details(&self, today: NaiveDate) -> Result<ObjectiveDetails, Problems> {
        let (draft, days) = &self.typing.now;
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
}
