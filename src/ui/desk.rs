//! The window on an open record: one frame from reports to commands.

use std::path::PathBuf;
use std::time::Duration;

use chrono::NaiveDate;
use egui::{Context, Id, Role, Ui, UiBuilder, ViewportCommand};

use super::bringing::{BringAsk, is_table, may_hold_entries};
use super::command::{Action, Command};
use super::cx::{Cx, Queue};
use super::dialogs::{self, Dialog};
use super::drafts::{Keeper, Outbox, is_typing};
use super::jobs::{Event, Jobs, WorkId, works_ui};
use super::keys;
use super::model::Model;
use super::opening::Opened;
use super::palette::Palette;
use super::places::Places;
use super::rail;
use super::route::Route;
use super::safety::{Leave, Safety, Upkeep, banner_ui, only_read_ui};
use super::screens::Screens;
use super::screens::log::{View, capture_ui};
use super::theme::{self, Tokens};
use super::toasts::Toasts;
use crate::domain::is_web_address;
use crate::record::{Changes, Record, RecordError};

/// The setting that keeps the theme.
pub(super) const THEME: &str = "theme";
/// How long a change of this window waits for one that is being written elsewhere, before it is refused with what to do.
pub(super) const WAITS: Duration = Duration::from_millis(200);

/// An open record with everything the window remembers about it.
pub struct Desk {
    pub(super) record: Record,
    pub(super) model: Model,
    pub(super) screens: Screens,
    pub(super) route: Route,
    pub(super) jobs: Jobs,
    pub(super) toasts: Toasts,
    /// Whether a new activity is being captured in a sheet over the screen.
    pub(super) capture: bool,
    /// The open palette.
    pub(super) palette: Option<Palette>,
    /// The open dialog.
    pub(super) dialog: Option<Dialog>,
    /// What is known of backups.
    pub(super) safety: Safety,
    /// The folder that exports go to without asking the system where.
    pub(super) exports: Option<PathBuf>,
    pub(super) keeper: Keeper,
    pub(super) outbox: Outbox,
    /// Whether the window closes whatever is under way.
    pub(super) closes: bool,
    /// When what waits there is tried again, in the window's time.
    retry: f64,
    /// The role that was looked at last.
    pub(super) role_asked: WorkId,
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
            drafts,
        } = opened;
        // Where nothing was chosen, the look stays as it is: as the system has it.
        if let Some(kept) = record.setting(THEME)? {
            ctx.set_theme(theme::preference(Some(&kept)));
        }
        record.wait_at_most(WAITS)?;
        let jobs = Jobs::new(ctx, record.dir());
        jobs.watch(record.watch());
        let mut screens = Screens::default();
        let documents = places.documents.clone();
        screens.portfolio.keep_documents_in(documents);
        screens.log.view = View::read(&record)?;
        let mut keeper = Keeper::default();
        for (key, text) in drafts {
            if screens.go_on(&key, &text, &record, &model) {
                keeper.knows(key, text);
            }
        }
        let mut toasts = Toasts::default();
        if record.has_unread_drafts()? {
            let says = "A form that was begun holds more text than a form can show";
            toasts.failed(says, "It stays in the record, and an export has it");
        }
        let day = model.today;
        let mut model = model;
        model.begun = screens.begun(day);
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
            outbox: Outbox::default(),
            closes: false,
            retry: 0.0,
            role_asked: 0,
            route: Route::Home,
            jobs,
            toasts,
            capture: false,
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
        if self.route == Route::Home {
            self.model.follow_path();
        }
        if ctx.input(is_typing) {
            let pause = self.keeper.typed(now);
            ctx.request_repaint_after(Duration::from_secs_f64(pause));
        }
        if self.keeper.is_due(now) {
            self.keep_forms();
        }
        if let Some(pause) = self.outbox.tries_again() {
            if self.retry <= now {
                self.write_drafts();
                self.retry = now + pause;
            }
            ctx.request_repaint_after(Duration::from_secs_f64(pause));
        }
        self.toasts.expire(ctx);
        self.title(ctx);
        self.ask_before_closing(ctx);
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
        let (palette, dialog) = (self.palette.is_some(), self.dialog.is_some());
        let sheets = [self.capture, palette, dialog];
        keys::sheets(ui.ctx(), sheets);
        if first_pass {
            self.keys(ui.ctx());
            self.dropped_files(ui.ctx());
            self.pasted(ui.ctx());
        }
        let cx = Cx {
            model: &self.model,
            tokens,
            safety: &self.safety,
            works: self.jobs.works(),
            queue: &self.queue,
        };
        rail::rail_ui(ui, &cx, self.route);
        if let Some(why) = &self.model.only_read {
            only_read_ui(ui, &cx, why);
        }
        if let Some(trouble) = &self.safety.trouble {
            banner_ui(ui, &cx, trouble);
        }
        works_ui(ui, &cx);
        let foot = ui.max_rect().bottom() - ui.available_rect_before_wrap().bottom();
        // Known by its name, so that banners come and go above it without taking the focus along.
        let place = UiBuilder::new().scope_id(Id::unique("screen").with(self.route));
        ui.scope_builder(place, |ui| {
            keys::part(ui, Role::Main, "Screen", |ui| {
                self.screens.ui(ui, &cx, self.route);
            });
        });
        let captured = self.screens.log.forms.new_form();
        if let Some(form) = captured.filter(|_| self.capture) {
            capture_ui(ui.ctx(), &cx, form);
        }
        if let Some(palette) = &mut self.palette {
            palette.ui(ui.ctx(), &cx);
        }
        if let Some(dialog) = self.dialog {
            dialogs::ui(ui.ctx(), &cx, dialog);
        }
        self.toasts.ui(ui.ctx(), &cx, foot);
        for command in self.queue.take() {
            self.handle(ui.ctx(), command);
        }
    }

    /// Turns keys into actions; the longer chord first, and none that a text field wants for itself.
    fn keys(&self, ctx: &Context) {
        let (typing, covered) = (ctx.text_edit_focused(), keys::is_covered(ctx));
        let mut actions = Action::ALL;
        actions.sort_by_key(|action| {
            std::cmp::Reverse(action.shortcut().map(|keys| keys.modifiers.shift))
        });
        for action in actions {
            let Some(keys) = action.shortcut() else {
                continue;
            };
            let goes_on = self.capture && action == Action::NewActivityInFull;
            if (typing && action.yields_to_typing()) || (covered && !goes_on) {
                continue;
            }
            if keys::global(ctx, keys) {
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
            several
                if !self.is_over_evidence()
                    && several.iter().all(|path| may_hold_entries(path)) =>
            {
                self.jobs.bring(several.to_vec(), self.model.today);
            }
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
                egui::Event::Paste(text) if !typing && is_web_address(text.trim()) => {
                    let today = self.model.today;
                    if let Some(form) = self.evidence_form() {
                        form.take_url(text.trim(), today);
                    }
                }
                egui::Event::Paste(text) if !typing && is_table(&text) => {
                    self.queue.send(Command::Bring(BringAsk::Paste(text)));
                }
                _ => {}
            }
        }
    }

    /// Tells whether a piece of evidence is being added or changed, which what is dropped is meant for.
    fn is_over_evidence(&self) -> bool {
        self.route == Route::Evidence
    }

    /// Goes on with what windows left that are gone, and reads the model anew when another program has changed what it shows.
    pub(super) fn refresh_if_changed(&mut self) {
        if let Err(err) = self.record.catch_up() {
            self.failed(&err);
        }
        let version = self.record.data_version();
        let changed = version
            .as_ref()
            .is_ok_and(|version| *version != self.version);
        if changed {
            self.version = version.unwrap_or(self.version);
        }
        self.take_over_drafts();
        if changed {
            self.refresh();
        }
    }

    /// Reads the model anew.
    pub(super) fn refresh(&mut self) {
        let (asked, chosen) = (self.screens.log.asked(), self.screens.log.forms.chosen());
        match self.model.read_again(&self.record, &asked, chosen) {
            Ok(()) => self.show_what_is_read(),
            Err(err) => self.failed(&err),
        }
    }

    /// Reads again what a change of this window touched; everything, where another program has changed something too.
    pub(super) fn follow(&mut self, changes: Changes) {
        let version = self.record.data_version();
        if version.is_ok_and(|version| version != self.version) {
            return self.refresh_if_changed();
        }
        let (asked, chosen) = (self.screens.log.asked(), self.screens.log.forms.chosen());
        let followed = self.model.follow(&self.record, &asked, chosen, changes);
        match followed {
            Ok(()) => self.show_what_is_read(),
            Err(err) => self.failed(&err),
        }
    }

    /// Has the screens look at the model that was just read.
    fn show_what_is_read(&mut self) {
        self.screens.log.selection.keep_listed(&self.model);
        self.screens.follow(&self.record, &self.model);
        self.read_shown_objective();
        self.read_shown_evidence();
        if self.screens.skills.as_of.is_some() {
            self.model.look_back(self.screens.skills.as_of);
        }
        self.look_behind();
        if self.route == Route::Portfolio {
            self.read_portfolios();
        }
        self.outbox.try_again();
        self.keep_forms();
    }

    /// Goes on with what was begun in windows that are gone by now.
    fn take_over_drafts(&mut self) {
        // What is typed here and not kept yet is not to be taken for nothing.
        self.keep_forms();
        match self.record.take_over_drafts() {
            Ok(taken) => {
                for (key, text) in taken {
                    if self.screens.go_on(&key, &text, &self.record, &self.model) {
                        self.keeper.knows(key, text);
                    }
                }
                self.model.begun = self.screens.begun(self.model.today);
            }
            Err(err) => self.failed(&err),
        }
    }

    /// Says what went wrong.
    pub(super) fn failed(&mut self, err: &RecordError) {
        if matches!(err, RecordError::Cancelled) {
            self.toasts.done("Cancelled; nothing was changed", None);
            return;
        }
        self.toasts.failed(err.to_string(), err.hint());
    }
}
