//! Work off the window's thread: file dialogs, typesetting, opening things in other programs.

mod bring;
mod press;
mod shown;
mod under_way;
mod work;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};

use egui::{ColorImage, Context};

pub use crate::ui::command::WorkId;
use press::Press;
pub use shown::works_ui;
pub use under_way::Work;
use work::Works;

use super::attaching::Ready;
use super::attaching::To;
use super::bringing::Brought;
use super::preview::{Preview, Size, png_of};
use super::safety::Report;
use super::screens::portfolio::{Drawn, Typeset};
use super::screens::settings::{Refusal, RoleRead};
use crate::domain::portfolio::PortfolioKind;
use crate::domain::{EvidenceId, FileContent, FileProblem, PortfolioId, is_web_address, readable};
use crate::portfolio::{Exposed, PortfolioContents, PrintForm, exposed};
use crate::record::{AttachedFiles, Clock, Copied, Mentions, OpenedCopies, RecordError, RoleWords};
use crate::suggest::Suggester;

/// What a job ended with.
pub enum Event {
    /// A file to attach was chosen.
    FileChosen(PathBuf),
    /// A file of another program was chosen, to be read for entries.
    EntriesChosen(PathBuf),
    /// A place to write the log to was chosen.
    LogPathChosen(PathBuf),
    /// The log was written, or not; what is said of it.
    LogWritten(Result<String, crate::files::FileError>),
    /// Files of other programs were read.
    Brought(Box<Brought>),
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
    /// Work has come so far.
    WorkedSoFar(WorkId, Copied),
    /// Work is done, and what came of it.
    Worked(WorkId, Option<Box<Event>>),
    /// Files are in the record, and their rows can be written; how often that was tried.
    Ready(Ready, u32),
    /// Files were not brought in, for the form that wanted it, or for none.
    NotReady(Option<To>, RecordError),
    /// A copy of an attachment was written, or not.
    CopySaved(PathBuf, Result<(), RecordError>),
    /// A copy of an attachment can be opened.
    CopyReady(Result<PathBuf, RecordError>),
    /// A role was read, or not.
    RoleRead(WorkId, Result<Box<RoleRead>, Refusal>),
    /// The file of a kind of portfolio was read, or not.
    KindRead(Result<Box<PortfolioKind>, Vec<FileProblem>>),
    /// The file of a kind of portfolio was written, or not.
    KindSaved(PathBuf, Result<(), crate::files::FileError>),
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
    /// Suggestions for a role are ready.
    CanSuggest(RoleWords, Box<Suggester>),
    /// The record was looked through for what entries may show, as it was at that version.
    Mentioned(u64, Result<Mentions, RecordError>),
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
    works: Works,
    /// What other programs were given to open; goes once no work needs it.
    opened: Arc<OpenedCopies>,
}

impl Jobs {
    /// Makes an empty set; a job that ends wakes the window.
    #[must_use]
    pub fn new(ctx: &Context, record: &Path) -> Self {
        let (sender, receiver) = channel();
        Self {
            ctx: ctx.clone(),
            sender,
            receiver,
            looked: 0,
            press: Press::default(),
            works: Works::default(),
            opened: Arc::new(OpenedCopies::of(record)),
        }
    }

    /// Takes the next report, if there is one.
    pub fn next_event(&mut self) -> Option<Event> {
        loop {
            let event = match self.receiver.try_recv().ok()? {
                Event::WorkedSoFar(id, copied) => {
                    self.works.so_far(id, copied);
                    continue;
                }
                Event::Worked(id, event) => {
                    self.works.done(id);
                    let Some(event) = event else { continue };
                    *event
                }
                event => event,
            };
            if matches!(event, Event::Printed(_) | Event::PrintStopped) {
                self.press.done_one();
            }
            return Some(event);
        }
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
            dialog = dialog.set_file_name(readable(name));
        }
        self.start("choose-print-path", || {
            dialog.save_file().map(Event::PrintPathChosen)
        });
    }

    /// Makes ready to suggest.
    pub fn prepare_suggestions(&self, words: RoleWords) {
        self.start("suggestions", move || {
            let suggester = Box::new(words.suggester());
            Some(Event::CanSuggest(words, suggester))
        });
    }

    /// Looks through the record for what entries may show, as it is at a version.
    pub fn look_for_mentions(
        &self,
        (dir, clock): (PathBuf, Clock),
        version: u64,
        suggester: Arc<Suggester>,
    ) {
        self.start("mentions", move || {
            let found = Mentions::read(&dir, clock, &suggester);
            Some(Event::Mentioned(version, found))
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
            let name = readable(&path);
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

    /// Makes a copy of an attachment under its own name, so that what the program does to it never reaches the record.
    ///
    /// Of a program none is made: who attached it may have had it from anywhere.
    pub fn open_attachment(&mut self, files: AttachedFiles, file: FileContent) {
        if file.is_program() {
            let refused = format!("{} may be a program, so Cairn does not open it", file.name);
            self.sender.send(Event::NotOpened(refused)).ok();
            return;
        }
        let opened = Arc::clone(&self.opened);
        self.work(format!("opening {}", file.name), move |watch| {
            let copy = opened.copy(&files, &file, &mut |copied| watch.copied(copied));
            Some(Event::CopyReady(copy))
        });
    }

    /// Writes a copy of an attachment where the person wants it.
    pub fn save_copy(&mut self, files: AttachedFiles, file: FileContent, to: PathBuf) {
        self.work(format!("saving a copy of {}", file.name), move |watch| {
            let saved = files.save_copy(&file, &to, &mut |copied| watch.copied(copied));
            Some(Event::CopySaved(to, saved))
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
            self.no_room(&err);
        }
    }

    fn no_room(&self, err: &std::io::Error) {
        let says = format!("The system has no room for another task: {err}");
        self.sender.send(Event::NotOpened(says)).ok();
    }
}
