//! The editor of an activity. What is typed is kept as a draft until it is saved or discarded.

use chrono::NaiveDate;
use egui::{Align, Key, KeyboardShortcut, Layout, Modifiers, ScrollArea, Ui};

use crate::domain::{
    ActivityDetails, ActivityId, ActivityKind, ActivityStatus, Link, LinkKey, Objective,
    ObjectiveId, Problems,
};
use crate::ui::activity_form::ActivityForm;
use crate::ui::command::Command;
use crate::ui::cx::Cx;
use crate::ui::theme::{semibold, title};
use crate::ui::typing::Typing;
use crate::ui::widgets::{
    Errors, LinkPicker, card, choice, combo, date_field, duration_field, line, primary_button,
    problem, prose, removable_chip, soft_button, text_field,
};

/// How long typing must pause before the draft is kept, in seconds.
const PAUSE: f32 = 0.6;
const SAVE: [KeyboardShortcut; 2] = [
    KeyboardShortcut::new(Modifiers::COMMAND, Key::Enter),
    KeyboardShortcut::new(Modifiers::COMMAND, Key::S),
];

/// An activity being typed.
#[derive(Debug)]
pub struct Editor {
    /// The activity it changes; none for a new one.
    pub id: Option<ActivityId>,
    typing: Typing<ActivityDetails, ActivityForm>,
    links: LinkPicker,
    errors: Errors,
    more: bool,
    wants_focus: bool,
    /// When the draft is due to be kept, in the window's time.
    draft_due: Option<f64>,
}

impl Editor {
    /// Opens the editor on what stands in the record, or on what a new activity begins with; goes on with the draft that was
    /// kept, if one was.
    #[must_use]
    pub fn new(id: Option<ActivityId>, stands: ActivityDetails, draft: Option<&str>) -> Self {
        let mut typing = Typing::on(stands, ActivityForm::of);
        if let Some(draft) = draft {
            typing.go_on(draft);
        }
        let form = &typing.now;
        let more = [
            &form.end,
            &form.provider,
            &form.location,
            &form.url,
            &form.description,
            &form.tags,
        ]
        .iter()
        .any(|text| !text.is_empty());
        Self {
            id,
            typing,
            links: LinkPicker::default(),
            errors: Errors::default(),
            more,
            wants_focus: true,
            draft_due: None,
        }
    }

    /// Begins on another day, if it is a new activity of the day before in which nothing was typed.
    pub fn turn(&mut self, before: NaiveDate, today: NaiveDate) {
        let is_pristine = self.id.is_none() && self.typing.is_clean();
        if is_pristine && self.typing.now.date == before.to_string() {
            self.typing.turn(|begins| begins.date = today);
        }
    }

    /// Adds a link.
    pub fn link(&mut self, key: LinkKey) {
        if !self.typing.now.links.iter().any(|link| link.key == key) {
            self.typing.now.links.push(Link::new(key));
        }
    }

    /// Has a new activity lead to an objective and show what that is to meet. One that nobody has begun is planned.
    pub fn plan_toward(&mut self, objective: &Objective) {
        if !self.is_dirty() {
            self.typing.now.status = ActivityStatus::Planned;
        }
        for link in &objective.details.links {
            self.link(link.key.clone());
        }
        self.typing.now.objective = Some(objective.id);
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
                    "Edit activity"
                } else {
                    "New activity"
                };
                ui.label(title(heading).color(cx.tokens.ink));
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    save |= primary_button(ui, cx.tokens, "Save")
                        .on_hover_text("Ctrl+Enter")
                        .clicked();
                    close |= soft_button(ui, "Close")
                        .on_hover_text("What you typed is kept as a draft")
                        .clicked();
                    if self.is_dirty() && soft_button(ui, "Discard").clicked() {
                        close = true;
                        self.forget();
                        cx.send(Command::DropDraft(ActivityForm::draft_key(self.id)));
                    }
                });
            });
            ScrollArea::vertical()
                .id_salt("editor")
                .auto_shrink([false, true])
                .show(ui, |ui| {
                    ui.set_width(ui.available_width() - 12.0);
                    self.watch(ui, |editor, ui| editor.fields_ui(ui, cx));
                });
        });
        if save {
            self.save(cx);
        }
        // Escape closes a list of matches or leaves a field first.
        let idle = ui.memory(|memory| memory.focused().is_none());
        if idle && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
            close = true;
        }
        close
    }

    /// Draws what is inside and keeps a draft once what was typed there has paused.
    pub(super) fn watch(&mut self, ui: &mut Ui, add: impl FnOnce(&mut Self, &mut Ui)) {
        let before = self.typing.now.clone();
        add(self, ui);
        if self.typing.now != before {
            let due = ui.input(|input| input.time) + f64::from(PAUSE);
            self.draft_due.get_or_insert(due);
            ui.ctx().request_repaint_after_secs(PAUSE);
        }
    }

    /// Tells whether anything was typed.
    pub(super) fn is_dirty(&self) -> bool {
        !self.typing.is_clean()
    }

    /// Takes back what was typed.
    pub(super) fn forget(&mut self) {
        self.typing.forget();
        self.draft_due = None;
    }

    /// Takes note of what the record says of the activity.
    pub fn follow(&mut self, stands: &ActivityDetails) {
        self.typing.follow(stands);
    }

    /// Returns how far the activity is.
    pub(super) const fn status(&self) -> ActivityStatus {
        self.typing.now.status
    }

    /// Returns the form, what is wrong with it, and whether it wants the cursor.
    pub(super) const fn parts(&mut self) -> (&mut ActivityForm, &Errors, &mut bool) {
        (&mut self.typing.now, &self.errors, &mut self.wants_focus)
    }

    fn fields_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        self.typing.meanwhile_ui(ui, cx);
        let (form, errors, focus) = self.parts();
        first_fields_ui(ui, cx, form, errors, focus);
        let (tokens, errors, form) = (cx.tokens, &self.errors, &mut self.typing.now);
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
        self.links.ui(ui, cx, &mut form.links);
        problem(ui, tokens, errors.of("link"));
        objective_ui(ui, cx, &mut form.objective);
        ui.add_space(8.0);
        if self.more {
            more_ui(ui, cx, form, errors);
        } else if soft_button(ui, "More fields")
            .on_hover_text("Last day, provider, place, web address, description, tags")
            .clicked()
        {
            self.more = true;
        }
    }

    pub(super) fn save(&mut self, cx: &Cx<'_>) {
        match self.typing.now.details(cx.model.today) {
            Ok(details) => {
                self.errors.clear();
                self.draft_due = None;
                cx.send(match self.toward(cx) {
                    Some(objective) => Command::SaveActivityToward(objective, Box::new(details)),
                    None => Command::SaveActivity(self.id, Box::new(self.typing.edit(details))),
                });
            }
            Err(problems) => {
                self.more |= problems
                    .0
                    .iter()
                    .any(|err| matches!(err.field, "end" | "url"));
                self.errors = problems.into();
            }
        }
    }

    /// Returns the objective that a new activity leads to, as long as it is there.
    fn toward(&self, cx: &Cx<'_>) -> Option<ObjectiveId> {
        let objective = self.typing.now.objective.filter(|_| self.id.is_none())?;
        cx.model.plan.goal(objective).map(|_| objective)
    }

    /// Returns the draft to keep, once typing has paused.
    pub fn due_draft(&mut self, now: f64, today: NaiveDate) -> Option<Command> {
        self.draft_due.filter(|due| *due <= now)?;
        self.take_draft(today)
    }

    /// Returns the draft to keep, if anything was typed since the last one.
    pub fn take_draft(&mut self, today: NaiveDate) -> Option<Command> {
        self.draft_due.take()?;
        let key = ActivityForm::draft_key(self.id);
        if self.typing.is_clean() {
            return Some(Command::DropDraft(key));
        }
        let text = self.typing.kept(self.typing.now.dated(today))?;
        Some(Command::SaveDraft { key, text })
    }
}

/// Draws the fields that even the shortest entry has.
pub(super) fn first_fields_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    form: &mut ActivityForm,
    errors: &Errors,
    wants_focus: &mut bool,
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
    if std::mem::take(wants_focus) {
        named.request_focus();
    }
    ui.columns(3, |columns| {
        if let [date, hours, kind] = columns {
            date_field(
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

fn more_ui(ui: &mut Ui, cx: &Cx<'_>, form: &mut ActivityForm, errors: &Errors) {
    let tokens = cx.tokens;
    ui.columns(2, |columns| {
        if let [left, right] = columns {
            date_field(
                left,
                tokens,
                "Last day",
                "For more than one day",
                &mut form.end,
                cx.model.dates,
                errors.of("end"),
            );
            text_field(
                right,
                tokens,
                "Provider",
                "Who offered it",
                &mut form.provider,
                None,
            );
            text_field(
                left,
                tokens,
                "Place",
                "Where it was",
                &mut form.location,
                None,
            );
            text_field(
                right,
                tokens,
                "Activity web address",
                "https://",
                &mut form.url,
                errors.of("url"),
            );
        }
    });
    prose(
        ui,
        tokens,
        "Description",
        "What it was about",
        &mut form.description,
        3,
    );
    text_field(
        ui,
        tokens,
        "Tags",
        "With commas between them",
        &mut form.tags,
        None,
    );
}
