//! The window on an open record: one frame from reports to commands.

use std::path::PathBuf;
use std::time::Duration;

use chrono::NaiveDate;
use egui::{Context, Ui, ViewportCommand};

use super::app::Places;
use super::command::{Action, Command};
use super::cx::{Cx, Queue};
use super::dialogs::{self, Dialog};
use super::drafts::{Change, Keeper, is_typing};
use super::evidence_form::is_web_address;
use super::jobs::{Event, Jobs};
use super::model::Model;
use super::opening::Opened;
use super::palette::Palette;
use super::preview::Size;
use super::rail;
use super::route::Route;
use super::safety::{Leave, Safety, Upkeep, banner_ui};
use super::screens::Screens;
use super::screens::log::{Editor, View, capture_ui};
use super::theme::{self, Tokens};
use super::toasts::{Offer, Toasts};
use crate::domain::readable;
use crate::record::{Record, RecordError};

/// The setting that keeps the theme.
pub(super) const THEME: &str = "theme";

/// An open record with everything the window remembers about it.
pub struct Desk {
    pub(super) record: Record,
    pub(super) model: Model,
    pub(super) screens: Screens,
    pub(super) route: Route,
    pub(super) jobs: Jobs,
    pub(super) toasts: Toasts,
    /// The activity being captured in a sheet over the screen.
    pub(super) capture: Option<Editor>,
    /// The open palette.
    pub(super) palette: Option<Palette>,
    /// The open dialog.
    pub(super) dialog: Option<Dialog>,
    /// What is known of backups.
    pub(super) safety: Safety,
    /// The folder that exports go to without asking the system where.
    pub(super) exports: Option<PathBuf>,
    keeper: Keeper,
    queue: Queue,
    /// Whose name the window bears.
    titled: String,
    /// The version of the database that the model shows.
    version: i64,
    /// The day it is, as was last seen.
    pub(super) day: NaiveDate,
    /// Whether backups are made without being asked.
    pub(super) upkeep: Upkeep,
}

impl Desk {
    /// Shows a record and watches it for changes by other programs.
    ///
    /// # Errors
    /// When the record cannot be read.
    pub fn new(ctx: &Context, opened: Opened, places: &Places) -> Result<Self, RecordError> {
        let Opened {
            record,
            model,
            version,
        } = opened;
        // Where nothing was chosen, the look stays as it is: as the system has it.
        if let Some(kept) = record.setting(THEME)? {
            ctx.set_theme(theme::preference(Some(&kept)));
        }
        let jobs = Jobs::new(ctx);
        jobs.watch(record.watch());
        let mut screens = Screens::default();
        let documents = places.documents.clone();
        screens.portfolio.keep_documents_in(documents);
        screens.log.view = View::read(&record)?;
        let mut keeper = Keeper::default();
        for (key, text) in record.drafts()? {
            if screens.go_on(&key, &text, &model) {
                keeper.knows(key, text);
            }
        }
        let day = model.today;
        let mut model = model;
        model.begun = screens.begun();
        let mut safety = Safety::default();
        match places.upkeep {
            Upkeep::Automatic => {
                jobs.back_up_soon(record.backups());
                jobs.check_soon(record.backups());
            }
            Upkeep::OnDemand => safety.standing = record.backups().standing().ok(),
        }
        Ok(Self {
            safety,
            exports: places.exports.clone(),
            record,
            model,
            screens,
            keeper,
            route: Route::Home,
            jobs,
            toasts: Toasts::default(),
            capture: None,
            palette: None,
            dialog: None,
            queue: Queue::default(),
            titled: String::new(),
            version,
            day,
            upkeep: places.upkeep,
        })
    }

    /// Takes in what jobs report; draws nothing. Returns why the record is to be left, if it is.
    pub fn logic(&mut self, ctx: &Context) -> Option<Leave> {
        self.follow_day();
        while let Some(event) = self.jobs.next_event() {
            self.report(event);
        }
        let printing = self.jobs.is_printing();
        self.screens.portfolio.is_printing(printing);
        let now = ctx.input(|input| input.time);
        self.follow_portfolio(now);
        let open = self.capture.as_mut().or(self.screens.log.editor.as_mut());
        let due = open.and_then(|editor| editor.due_draft(now, self.model.today));
        if let Some(draft) = due {
            self.draft(draft);
        }
        if ctx.input(is_typing) {
            let pause = self.keeper.typed(now);
            ctx.request_repaint_after(Duration::from_secs_f64(pause));
        }
        if self.keeper.is_due(now) {
            self.keep_forms();
        }
        self.toasts.expire(ctx);
        self.title(ctx);
        self.safety.leave.take()
    }

    /// Reads the portfolios once they are shown, saves what was typed once one looks elsewhere, and makes the pages.
    fn follow_portfolio(&mut self, now: f64) {
        if self.route != Route::Portfolio {
            self.commit_portfolio();
            return;
        }
        if !self.model.portfolios.is_read() {
            self.read_portfolios();
        }
        self.make_pages(now);
    }

    /// Writes down what was begun, so that a crash loses none of it, and forgets what is saved or thrown away.
    pub fn keep_forms(&mut self) {
        self.model.begun = self.screens.begun();
        for change in self.keeper.changes(&self.model.begun) {
            let kept = match change {
                Change::Keep(key, text) => self.record.save_draft(&key, &text),
                Change::Drop(key) => self.record.drop_draft(&key),
            };
            if let Err(err) = kept {
                self.failed(&err);
            }
        }
    }

    /// Gives the window the name of the person, so that two records are told apart in the task bar.
    fn title(&mut self, ctx: &Context) {
        let name = &self.model.practitioner.name;
        if self.titled != *name {
            self.titled.clone_from(name);
            ctx.send_viewport_cmd(ViewportCommand::Title(format!("{name} – Cairn")));
        }
    }

    /// Draws a frame and carries out what it asked.
    pub fn ui(&mut self, ui: &mut Ui, tokens: &Tokens) {
        let first_pass = ui.current_pass_index() == 0;
        if first_pass {
            self.keys(ui.ctx());
            self.dropped_files(ui.ctx());
            self.pasted(ui.ctx());
        }
        let cx = Cx {
            model: &self.model,
            tokens,
            safety: &self.safety,
            queue: &self.queue,
        };
        rail::rail_ui(ui, &cx, self.route);
        if let Some(trouble) = &self.safety.trouble {
            banner_ui(ui, &cx, trouble);
        }
        self.screens.ui(ui, &cx, self.route);
        if let Some(editor) = &mut self.capture {
            capture_ui(ui.ctx(), &cx, editor);
        }
        if let Some(palette) = &mut self.palette {
            palette.ui(ui.ctx(), &cx);
        }
        if let Some(dialog) = self.dialog {
            dialogs::ui(ui.ctx(), &cx, dialog);
        }
        self.toasts.ui(ui.ctx(), &cx);
        for command in self.queue.take() {
            self.handle(ui.ctx(), command);
        }
    }

    /// Turns keys into actions; the longer chord first, and none that a text field wants for itself.
    fn keys(&self, ctx: &Context) {
        let typing = ctx.text_edit_focused();
        let mut actions = Action::ALL;
        actions.sort_by_key(|action| {
            std::cmp::Reverse(action.shortcut().map(|keys| keys.modifiers.shift))
        });
        for action in actions {
            let Some(keys) = action.shortcut() else {
                continue;
            };
            if typing && action.yields_to_typing() {
                continue;
            }
            if ctx.input_mut(|input| input.consume_shortcut(&keys)) {
                self.queue.send(Command::Act(action));
            }
        }
    }

    /// Attaches files that are dropped on the window to what is shown; where another role is being chosen, looks at the first.
    fn dropped_files(&mut self, ctx: &Context) {
        let dropped: Vec<PathBuf> = ctx.input(|input| {
            let files = input.raw.dropped_files.iter();
            files.map(|file| file.path().to_owned()).collect()
        });
        let wants_role = self.route == Route::Settings && self.screens.settings.role.is_open();
        match dropped.as_slice() {
            [] => {}
            [path, ..] if wants_role => self.report(Event::RoleFileChosen(path.clone())),
            [path] => self.report(Event::FileChosen(path.clone())),
            several => self.attach_files(several),
        }
    }

    /// Attaches a picture that is pasted anywhere, or a web address that is pasted outside a field.
    fn pasted(&mut self, ctx: &Context) {
        let typing = ctx.text_edit_focused();
        let events = ctx.input(|input| input.events.clone());
        for event in events {
            match event {
                egui::Event::PasteImage(picture) => self.jobs.paste(picture),
                egui::Event::Paste(text) if !typing && is_web_address(&text) => {
                    let today = self.model.today;
                    self.evidence_form().take_url(text.trim(), today);
                }
                _ => {}
            }
        }
    }

    fn report(&mut self, event: Event) {
        match event {
            Event::Pasted(png) => {
                let today = self.model.today;
                self.evidence_form().take_picture(png, today);
            }
            Event::FileChosen(path) => {
                let today = self.model.today;
                self.evidence_form().take_file(&path, today);
            }
            Event::RoleFileChosen(path) => {
                let source = self.screens.settings.role.take_file(&path);
                self.look_at_role(&source);
            }
            Event::NewerFileChosen(id, path) => self.replace_file(id, path),
            Event::CopyPathChosen(file, path) => self.save_copy(&file, path),
            Event::Previewed(sha256, Size::Large, preview) => {
                self.screens.evidence.take_preview(sha256, preview);
            }
            Event::Previewed(sha256, Size::Small, preview) => {
                self.screens.evidence.take_thumbnail(sha256, preview);
            }
            Event::LookedThrough(job, found) => self.model.exposures.take(job, found),
            Event::PrintPathChosen(path) => self.screens.portfolio.take_path(&path),
            Event::KindChosen(path) => {
                self.screens.portfolio.take_kind_path(&path);
                self.read_kind(&path);
            }
            Event::Typeset(id, revision, made) => {
                self.screens.portfolio.take_document(id, revision, made);
            }
            Event::PrintedSoFar(done, of) => self.screens.portfolio.has_printed(Some((done, of))),
            Event::PrintStopped => {
                self.screens.portfolio.has_printed(None);
                self.toasts
                    .done("Printing was stopped; nothing was written", None);
            }
            Event::PageDrawn(id, drawn) => self.screens.portfolio.take_page(id, drawn),
            Event::Printed(Ok(path)) => {
                self.toasts.done(
                    format!("Printed {}", readable(&path)),
                    Some(Offer::Open(path.clone())),
                );
                self.screens.portfolio.printed(path);
            }
            Event::Printed(Err(problem)) | Event::NotOpened(problem) => {
                self.toasts.failed(problem, "");
            }
            Event::Safety(report) => self.kept_safe(report),
            Event::Touched => self.refresh_if_changed(),
        }
    }

    /// Reads the model anew when another program has changed what it shows.
    fn refresh_if_changed(&mut self) {
        let version = self.record.data_version();
        let changed = version
            .as_ref()
            .is_ok_and(|version| *version != self.version);
        if changed {
            self.version = version.unwrap_or(self.version);
            self.take_over_drafts();
            self.refresh();
        }
    }

    /// Reads the model anew.
    pub(super) fn refresh(&mut self) {
        match Model::read(
            &self.record,
            &self.screens.log.asked(),
            self.screens.log.chosen,
        ) {
            Ok(model) => {
                self.model = model;
                if self.model.shown.is_none() {
                    self.screens.log.chosen = None;
                }
                self.screens.log.selection.keep_listed(&self.model);
                self.follow_activity();
                self.screens.evidence.refreshed(&self.model);
                self.screens.plan.forget_gone(&self.model);
                self.read_shown_objective();
                self.read_shown_evidence();
                self.screens.qualifications.forget_gone(&self.model);
                if self.screens.skills.as_of.is_some() {
                    self.model.look_back(self.screens.skills.as_of);
                }
                self.look_behind();
                if self.route == Route::Portfolio {
                    self.read_portfolios();
                }
                self.keep_forms();
            }
            Err(err) => self.failed(&err),
        }
    }

    /// Goes on with what was begun in windows that are gone by now.
    fn take_over_drafts(&mut self) {
        // What is typed here and not kept yet is not to be taken for nothing.
        self.keep_forms();
        match self.record.take_over_drafts() {
            Ok(taken) => {
                for (key, text) in taken {
                    if self.screens.go_on(&key, &text, &self.model) {
                        self.keeper.knows(key, text);
                    }
                }
            }
            Err(err) => self.failed(&err),
        }
    }

    /// Shows in the editor what became of the activity meanwhile.
    fn follow_activity(&mut self) {
        let editor = self.screens.log.editor.as_mut();
        if let Some((editor, id)) = editor.and_then(|editor| editor.id.map(|id| (editor, id)))
            && let Ok(activity) = self.record.activity(id)
        {
            editor.follow(&activity.details);
        }
    }

    /// Says what went wrong.
    pub(super) fn failed(&mut self, err: &RecordError) {
        self.toasts.failed(err.to_string(), err.hint());
    }
}
