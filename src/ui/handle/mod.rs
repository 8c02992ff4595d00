//! Carries out what the screens asked: the only place of the window that changes the record.

mod bring;
mod closing;
mod day;
mod drafts;
mod evidence;
mod export;
mod forms;
mod log;
mod plan;
mod portfolio;
mod privacy;
mod qualifications;
mod reports;
mod safety;
mod settings;
mod skills;
mod suggest;

use std::path::PathBuf;

use egui::Context;

use super::command::{Action, Command, PortfolioCommand, Uncomposed};
use super::desk::Desk;
use super::dialogs::Dialog;
use super::machine;
use super::palette::Palette;
use super::route::Route;
use super::safety::Ask;
use super::screens::evidence::EvidenceFields;
use super::screens::plan::ObjectiveFields;
use super::screens::qualifications::QualificationFields;
use super::toasts::Offer;
use crate::domain::{Period, capitalised};
use crate::record::{Applied, EntryId, RecordError, Result};

impl Desk {
    /// Carries out one command. What fails is said in a message, or beside the field that is wrong.
    pub(in crate::ui) fn handle(&mut self, ctx: &Context, command: Command) {
        match command {
            Command::Act(action) => self.act(ctx, action),
            Command::LogFor(key) => self.log_for(ctx, key),
            Command::PlanFor(key) => self.plan_for(key),
            Command::PlanActivity(id) => self.plan_activity(ctx, id),
            Command::ShowObjective(id) => self.show_objective(id),
            Command::ShowActivity(id) => self.show_activity(id),
            Command::EditActivity(id) => self.edit_activity(id),
            Command::ShowRequirement(key) => self.show_requirement(&key),
            Command::Focus(key, on) => self.focus(&key, on),
            Command::AsItWasOn(day) => self.as_it_was_on(day),
            Command::OfferFor(key) => self.offer_for(key),
            Command::Back(key, by) => self.back(key, &by),
            Command::AttachFor(key) => self.attach_for(key),
            Command::ShowQualification(id) => self.show_qualification(id),
            Command::DetachCertificate(evidence, from) => self.detach_certificate(evidence, from),
            Command::ShowEvidence(id) => self.show_evidence(id),
            Command::ShowLog(filter) => {
                self.screens.log.filter = *filter;
                self.route = Route::Log;
                self.list();
            }
            Command::ShowUnreflected => {
                self.screens.log.only_unreflected();
                self.route = Route::Log;
                self.list();
            }
            Command::CloseActivity => {
                self.screens.log.forms.look_at(None);
                self.show(None);
            }
            Command::List => self.list(),
            Command::KeepView => self.keep_view(),
            Command::SeePassages(ids) => self.see_passages(&ids),
            Command::ChangeSelected(change) => self.change_selected(change),
            Command::SaveActivity(id, edit) => self.save_activity(id, *edit),
            Command::SaveActivityToward(id, edit) => self.save_activity_toward(id, *edit),
            Command::Suggest(command) => self.suggest(command),
            Command::CloseCapture => self.close_capture(),
            Command::Delete(entry) => self.delete(entry),
            Command::AddEvidence(evidence) => self.add_evidence(*evidence),
            Command::Restore(entry) => {
                let said = self.said_of(entry, "taken out of the Bin");
                let restored = self.record.restore(entry);
                self.settle(restored, &said);
            }
            Command::SaveEvidence(id, edit) => self.save::<EvidenceFields>(id, *edit),
            Command::Assess(details) => self.assess(*details),
            Command::SaveQualification(id, edit) => self.save::<QualificationFields>(id, *edit),
            Command::SaveObjective(id, edit) => self.save::<ObjectiveFields>(id, *edit),
            Command::SavePractitioner(edit) => self.save_practitioner(*edit),
            Command::LookAtRole(source) => self.look_at_role(source),
            Command::ChooseRoleFile => self.jobs.choose_role_file(),
            Command::UseRole(profile, lexicon) => self.use_role(*profile, lexicon),
            Command::Discard(key) => self.discard(&key),
            Command::CopyTyped => self.copy_typed(ctx),
            Command::GoOn(key) => self.go_on(ctx, &key),
            Command::Theme(preference) => self.theme(ctx, preference),
            Command::DateStyle(style) => self.date_style(style),
            Command::OpenAttachment(file) => {
                let files = self.record.attached_files();
                self.jobs.open_attachment(files, file);
            }
            Command::StopWork(id) => self.jobs.stop_work(id),
            Command::SeeThumbnail(file) => self.see_thumbnail(file),
            Command::ChooseNewerFile(id) => self.jobs.choose_newer_file(id),
            Command::ChooseCopyPath(file) => self.jobs.choose_copy_path(file),
            Command::OpenUrl(url) => self.jobs.open_url(url),
            Command::OpenPath(path) => self.jobs.open(path),
            Command::ChooseFile => self.jobs.choose_file(),
            Command::LookThrough(period) => self.look_through(period),
            Command::Portfolio(command) => self.portfolio(command),
            Command::Print(what, period, path) => self.print(what, period, path),
            Command::PrintWall => {
                self.portfolio(PortfolioCommand::Close);
                let seen = self.model.seen();
                let (from, to) = (seen.period.period.from(), seen.as_of);
                let dates = self.model.dates;
                let past = self.model.looks_back();
                let days = past.then(|| [dates.long(from), dates.long(to)]);
                self.screens.portfolio.print_wall(days);
                self.route = Route::Portfolio;
            }
            Command::TextSize(size) => ctx.set_zoom_factor(size),
            Command::ReduceMotion(reduced) => machine::set_reduced_motion(ctx, reduced),
            Command::Renderer(chosen) => machine::choose_renderer(ctx, chosen),
            Command::Safety(ask) => self.keep_safe(ask),
            Command::UndoChange(change) => {
                let undone = self.record.undo_change(change);
                self.turned("Undone", undone);
            }
            Command::CloseWindow => self.close_window(ctx),
            Command::Bring(ask) => self.bring(ask),
            Command::CloseDialog => self.close_dialog(),
            Command::ClosePalette => self.palette = None,
            Command::Dismiss(id) => self.toasts.dismiss(id),
        }
        ctx.request_repaint();
    }

    pub(super) fn act(&mut self, ctx: &Context, action: Action) {
        match action {
            Action::NewActivity => {
                let forms = &mut self.screens.log.forms;
                if !(forms.is_adding() && forms.is_form_shown()) {
                    forms.form(self.model.today);
                    self.capture = true;
                }
            }
            Action::NewActivityInFull => {
                self.close_capture();
                self.screens.log.forms.add(self.model.today);
                self.route = Route::Log;
            }
            Action::Palette => {
                self.close_capture();
                self.palette = Some(Palette::new());
            }
            Action::Search => {
                self.route = Route::Log;
                self.screens.log.search();
            }
            Action::Undo => {
                // What the window names is taken back, also where another program has changed something since.
                let undone = match &self.model.undo {
                    Some((change, _)) => self.record.undo_change(*change),
                    None => self.record.undo(),
                };
                self.turned("Undone", undone);
            }
            Action::Redo => {
                let redone = self.record.redo();
                self.turned("Done again", redone);
            }
            Action::Go(route) => self.route = route,
            Action::Larger | Action::Smaller | Action::UsualSize => machine::resize(ctx, action),
            Action::Import => self.keep_safe(Ask::Import),
            Action::OpenFolder => self.jobs.open(self.model.dir.clone()),
            Action::Shortcuts => self.dialog = Some(Dialog::Shortcuts),
            Action::About => self.dialog = Some(Dialog::About),
        }
    }

    /// Says what undo or redo did.
    fn turned(&mut self, way: &str, turned: Result<Applied<String>>) {
        self.toasts.drop_offers();
        match turned {
            Ok(applied) => {
                self.follow(applied.changes);
                self.toasts.done(format!("{way}: {}", applied.output), None);
            }
            Err(err) => {
                self.failed(&err);
                self.refresh();
            }
        }
    }

    /// Shows the record after a change, and says what was done with the way back: by that change, if it was one.
    pub(super) fn settle<T>(&mut self, result: Result<Applied<T>>, said: &str) {
        match result {
            Ok(applied) => {
                self.follow(applied.changes);
                self.toasts.drop_offers();
                self.toasts.done(said, applied.txn.map(Offer::Undo));
            }
            Err(err) => self.failed(&err),
        }
    }

    /// Says why a form was not saved; what it says by now is shown beside what was typed where others changed it.
    pub(super) fn not_saved(&mut self, err: &RecordError) {
        self.failed(err);
        if matches!(err, RecordError::ChangedMeanwhile { .. }) {
            self.refresh();
        }
    }

    fn delete(&mut self, entry: EntryId) {
        self.commit_portfolio();
        let said = self.said_of(entry, "moved to the Bin");
        let deleted = self.record.delete(entry);
        self.settle(deleted, &said);
    }

    /// Says what is done with an entry, by its name.
    fn said_of(&self, entry: EntryId, did: &str) -> String {
        // What cannot be named cannot be changed either, and that says why.
        let name = self.record.called(entry).unwrap_or_default();
        format!("{} {did}", capitalised(name))
    }

    fn print(&mut self, what: Uncomposed, period: Period, path: PathBuf) {
        match self.record.uncomposed(what.kind(), period) {
            Ok(contents) => {
                let files = self.record.attached_files();
                self.jobs.print(contents, files, path);
            }
            Err(err) => self.failed(&err),
        }
    }
}
