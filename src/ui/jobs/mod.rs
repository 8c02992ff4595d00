//! Work off the window's thread: file dialogs, typesetting, opening things in other programs.

mod press;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};

use egui::{ColorImage, Context};

use press::Press;

use super::preview::{Preview, Size, png_of};
use super::safety::Report;
use super::screens::portfolio::{Drawn, Typeset};
use crate::domain::{EvidenceId, FileContent, PortfolioId, is_web_address};
use crate::portfolio::{Exposed, PortfolioContents, PrintForm, exposed};

/// What a job ended with.
pub enum Event {
    /// A file to attach was chosen.
    FileChosen(PathBuf),
    /// The file of a role was chosen.
    RoleFileChosen(PathBuf),
    /// A picture was pasted, as a PNG.
    Pasted(Vec<u8>),
    /// A newer version of an attached file was chosen.
    NewerFileChosen(EvidenceId, PathBuf),
    /// A place to print to was chosen.
    PrintPathChosen(PathBuf),
    /// The file of a kind of portfolio was chosen.
    KindChosen(PathBuf),
    /// The pages of a portfolio at a revision were typeset, or not, with the reason; nothing where that was broken off.
    Typeset(PortfolioId, u64, Option<Result<(Typeset, Drawn), String>>),
    /// Printing has come so far: pieces of work done, and all of them.
    PrintedSoFar(usize, usize),
    /// Printing was broken off.
    PrintStopped,
    /// A page was drawn, if it can be.
    PageDrawn(PortfolioId, Option<Drawn>),
    /// A place for a copy of an attachment was chosen.
    CopyPathChosen(FileContent, PathBuf),
    /// What can be shown of the attachment with that SHA-256 was read.
    Previewed(String, Size, Preview),
    /// A portfolio was looked through, by the job of that number, for what could identify a patient.
    LookedThrough(u64, Vec<Exposed>),
    /// The portfolio was printed, or not, with the reason.
    Printed(Result<PathBuf, String>),
    /// Something could not be opened in its program.
    NotOpened(String),
    /// Something that keeps the record safe.
    Safety(Report),
    /// The record's files changed on disk.
    Touched,
}

/// The jobs under way. Each runs on a thread of its own and reports once.
#[derive(Debug)]
pub struct Jobs {
    ctx: Context,
    sender: Sender<Event>,
    receiver: Receiver<Event>,
    /// How many portfolios were ever looked through.
    looked: u64,
    press: Press,
}

impl Jobs {
    /// Makes an empty set; a job that ends wakes the window.
    #[must_use]
    pub fn new(ctx: &Context) -> Self {
        let (sender, receiver) = channel();
        Self {
            ctx: ctx.clone(),
            sender,
            receiver,
            looked: 0,
            press: Press::default(),
        }
    }

    /// Takes the next report, if there is one.
    pub fn next_event(&mut self) -> Option<Event> {
        let event = self.receiver.try_recv().ok()?;
        if matches!(event, Event::Printed(_) | Event::PrintStopped) {
            self.press.done_one();
        }
        Some(event)
    }

    /// Asks the system for a file to attach.
    pub fn choose_file(&self) {
        self.start("choose-file", || {
            let dialog = rfd::FileDialog::new().set_title("Attach a file");
            dialog.pick_file().map(Event::FileChosen)
        });
    }

    /// Asks the system for the file of a role.
    pub fn choose_role_file(&self) {
        self.start("choose-role-file", || {
            let dialog = rfd::FileDialog::new().set_title("Choose a profile or a page");
            dialog.pick_file().map(Event::RoleFileChosen)
        });
    }

    /// Asks the system for a newer version of an attached file.
    pub fn choose_newer_file(&self, id: EvidenceId) {
        self.start("choose-newer-file", move || {
            let dialog = rfd::FileDialog::new().set_title("Replace with a newer version");
            let path = dialog.pick_file()?;
            Some(Event::NewerFileChosen(id, path))
        });
    }

    /// Asks the system where to print to.
    pub fn choose_print_path(&self, proposal: &Path) {
        let mut dialog = rfd::FileDialog::new()
            .set_title("Print the portfolio to")
            .add_filter("Portfolio", &PrintForm::ALL.map(PrintForm::ending));
        if let Some(folder) = proposal.parent() {
            dialog = dialog.set_directory(folder);
        }
        if let Some(name) = proposal.file_name() {
            dialog = dialog.set_file_name(name.to_string_lossy());
        }
        self.start("choose-print-path", || {
            dialog.save_file().map(Event::PrintPathChosen)
        });
    }

    /// Asks the system for the file of a kind of portfolio.
    pub fn choose_kind(&self) {
        let dialog = rfd::FileDialog::new()
            .set_title("A kind of portfolio")
            .add_filter("Kind of portfolio", &["toml"]);
        self.start("choose-kind", || dialog.pick_file().map(Event::KindChosen));
    }

    /// Asks the system where to save a copy of an attachment.
    pub fn choose_copy_path(&self, file: FileContent) {
        self.start("choose-copy-path", move || {
            let dialog = rfd::FileDialog::new()
                .set_title("Save a copy as")
                .set_file_name(file.file_name());
            let to = dialog.save_file()?;
            Some(Event::CopyPathChosen(file, to))
        });
    }

    /// Makes a file of a picture from the clipboard.
    pub fn paste(&self, picture: Arc<ColorImage>) {
        self.start("paste", move || {
            let png = png_of(&picture).map(Event::Pasted);
            Some(png.unwrap_or_else(|| {
                Event::NotOpened("The picture on the clipboard cannot be read".to_owned())
            }))
        });
    }

    /// Reads what can be shown of an attachment.
    pub fn preview(&self, stored: PathBuf, file: FileContent, size: Size) {
        let ctx = self.ctx.clone();
        self.start("preview", move || {
            let preview = Preview::read(&ctx, &stored, &file, size);
            Some(Event::Previewed(file.sha256, size, preview))
        });
    }

    /// Looks a portfolio through for what could identify a patient; returns the number under which that is reported.
    pub fn look_through(&mut self, contents: PortfolioContents) -> u64 {
        self.looked += 1;
        let number = self.looked;
        self.start("look-through", move || {
            Some(Event::LookedThrough(number, exposed(&contents)))
        });
        number
    }

    /// Opens a file or folder in the system's program.
    pub fn open(&self, path: PathBuf) {
        self.start("open", move || {
            let name = path.display().to_string();
            opener::open(path)
                .err()
                .map(|err| Event::NotOpened(format!("{name} did not open: {err}")))
        });
    }

    /// Opens a web address in the system's browser.
    pub fn open_url(&self, url: String) {
        self.start("open-url", move || {
            // A record may come from anywhere, and systems start programs by what an address begins with.
            if !is_web_address(&url) {
                let refused = format!("{url} is not a web address, so Cairn does not open it");
                return Some(Event::NotOpened(refused));
            }
            let opened = opener::open_browser(&url);
            opened
                .err()
                .map(|err| Event::NotOpened(format!("{url} did not open: {err}")))
        });
    }

    /// Opens a copy of an attachment under its own name, so that what the program does to it never reaches the record.
    ///
    /// A program is not opened: who attached it may have had it from anywhere.
    pub fn open_attachment(&self, stored: PathBuf, file: FileContent) {
        self.start("open-attachment", move || {
            if file.is_program() {
                let refused = format!("{} may be a program, so Cairn does not open it", file.name);
                return Some(Event::NotOpened(refused));
            }
            let opened = copy_beside_temp(&stored, &file.file_name()).map(opener::open);
            match opened {
                Ok(Ok(())) => None,
                Ok(Err(err)) => Some(Event::NotOpened(format!(
                    "{} did not open: {err}",
                    file.name
                ))),
                Err(err) => Some(Event::NotOpened(format!(
                    "{} could not be copied: {err}",
                    file.name
                ))),
            }
        });
    }

    /// Watches the record's files for changes by another program, without waking an idle window for nothing.
    pub fn watch(&self, mut watch: crate::record::Watch) {
        let (ctx, sender) = (self.ctx.clone(), self.sender.clone());
        let spawned = std::thread::Builder::new()
            .name("watch".to_owned())
            .spawn(move || {
                loop {
                    std::thread::sleep(crate::record::Watch::PAUSE);
                    if watch.has_changed() {
                        if sender.send(Event::Touched).is_err() {
                            return;
                        }
                        ctx.request_repaint();
                    }
                }
            });
        // Without the thread the window still works; it then sees the other's changes after its own next one.
        drop(spawned);
    }

    pub(super) fn start(&self, name: &str, job: impl FnOnce() -> Option<Event> + Send + 'static) {
        let (ctx, sender) = (self.ctx.clone(), self.sender.clone());
        let spawned = std::thread::Builder::new()
            .name(name.to_owned())
            .spawn(move || {
                if let Some(event) = job() {
                    // The window may be gone by now.
                    sender.send(event).ok();
                    ctx.request_repaint();
                }
            });
        if let Err(err) = spawned {
            self.sender
                .send(Event::NotOpened(format!(
                    "The system has no room for another task: {err}"
                )))
                .ok();
        }
    }
}

fn copy_beside_temp(stored: &Path, name: &str) -> std::io::Result<PathBuf> {
    let folder = tempfile::Builder::new().prefix("cairn-").tempdir()?.keep();
    let copy = folder.join(name);
    std::fs::copy(stored, &copy)?;
    Ok(copy)
}
