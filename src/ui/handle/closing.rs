//! The window closes: what is under way is asked about, and what was begun is written down.

use std::time::Duration;

use egui::{Context, ViewportCommand};

use crate::ui::desk::Desk;
use crate::ui::dialogs::Dialog;
use crate::ui::jobs::Work;

/// How long a change waits for one that is being written elsewhere: nobody is kept from anything when the window closes.
const WAITS_AT_LAST: Duration = Duration::from_secs(5);

impl Desk {
    /// Writes down what was begun for the last time, and breaks off what brings files in; forms that wait for one are kept.
    pub fn close(&mut self) {
        if let Err(err) = self.record.wait_at_most(WAITS_AT_LAST) {
            self.failed(&err);
        }
        self.close_capture();
        self.commit_portfolio();
        self.keep_forms();
        self.write_drafts_within(WAITS_AT_LAST);
    }

    /// Keeps the window open until the person has said what is to become of work that takes long; once it is done, nothing
    /// is asked any more.
    pub(in crate::ui) fn ask_before_closing(&mut self, ctx: &Context) {
        let takes_long = self.jobs.works().iter().any(Work::is_shown);
        if takes_long && !self.closes && ctx.input(|input| input.viewport().close_requested()) {
            ctx.send_viewport_cmd(ViewportCommand::CancelClose);
            self.dialog = Some(Dialog::Closing);
        }
        if !takes_long && self.dialog == Some(Dialog::Closing) {
            self.dialog = None;
        }
    }

    /// Closes the window, whatever is under way.
    pub(super) fn close_window(&mut self, ctx: &Context) {
        self.closes = true;
        ctx.send_viewport_cmd(ViewportCommand::Close);
    }

    /// Closes the dialog, and forgets what it showed of files on their way in.
    pub(super) fn close_dialog(&mut self) {
        self.dialog = None;
        self.safety.bringing = None;
    }
}
