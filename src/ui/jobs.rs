//! Work off the window's thread: file dialogs, typesetting, opening things in other programs.

#[cfg(feature = "pdf")]
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};

use egui::{ColorImage, Context};

use super::preview::{Preview, Size, png_of};
use super::safety::Report;
use super::screens::portfolio::{Drawn, Typeset};
use crate::domain::{EvidenceId, FileContent, PortfolioId};
use crate::portfolio::{Exposed, PortfolioContents, PrintForm, exposed};
#[cfg(feature = "pdf")]
use crate::portfolio::{PartsPrinted, PortfolioError, portfolio_pdf_watched, print};
#[cfg(feature = "pdf")]
use crate::record::AttachedFiles;

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
    /// How many portfolios are being printed.
    printing: usize,
    /// How many portfolios were ever looked through.
    looked: u64,
    /// Set to break off printing.
    stop: Arc<AtomicBool>,
    /// Set to break off typesetting pages to be seen.
    stop_pages: Arc<AtomicBool>,
    /// Held while something is typeset: never more than one portfolio is, since each may take much memory.
    press: Arc<Mutex<()>>,
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
            printing: 0,
            looked: 0,
            stop: Arc::default(),
            stop_pages: Arc::default(),
            press: Arc::default(),
        }
    }

    /// Tells whether a portfolio is being typeset.
    #[must_use]
    pub const fn is_printing(&self) -> bool {
        self.printing > 0
    }

    /// Takes the next report, if there is one.
    pub fn next_event(&mut self) -> Option<Event> {
        let event = self.receiver.try_recv().ok()?;
        if matches!(event, Event::Printed(_) | Event::PrintStopped) {
            self.printing = self.printing.saturating_sub(1);
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
                .set_file_name(&file.name);
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

    /// Prints a portfolio in the form that the file's ending names, or as PDF, and writes it.
    #[cfg(feature = "pdf")]
    pub fn print(&mut self, contents: PortfolioContents, files: AttachedFiles, to: PathBuf) {
        self.printing += 1;
        self.stop = Arc::default();
        let (press, stop) = (Arc::clone(&self.press), Arc::clone(&self.stop));
        let (ctx, sender) = (self.ctx.clone(), self.sender.clone());
        self.start("print", move || {
            let _held = press.lock().unwrap_or_else(PoisonError::into_inner);
            let form = PrintForm::of(&to).unwrap_or(PrintForm::Pdf);
            let read = |file: &FileContent| files.read(file);
            let printed = print(form, &contents, &read, &mut |PartsPrinted { done, of }| {
                sender.send(Event::PrintedSoFar(done, of)).ok();
                ctx.request_repaint();
                go_on(&stop)
            });
            let printed = match printed {
                Err(PortfolioError::Cancelled) => return Some(Event::PrintStopped),
                Err(err) => Err(format!("{err}. {}", err.hint())),
                Ok(printed) => Ok(printed),
            };
            let written = printed.and_then(|printed| {
                let is_one = |present: &[u8]| form.is_one(present);
                let written = crate::files::write(&to, &printed.bytes, form.sort(), is_one);
                written.map_err(|err| format!("{err}. {}", err.hint()))
            });
            Some(Event::Printed(written.map(|()| to)))
        });
    }

    /// Breaks off printing.
    pub fn stop_printing(&self) {
        self.stop.store(true, Ordering::Relaxed);
    }

    /// Typesets a portfolio to be seen, and draws one of its pages.
    #[cfg(feature = "pdf")]
    pub fn typeset(
        &mut self,
        id: PortfolioId,
        revision: u64,
        contents: PortfolioContents,
        files: AttachedFiles,
        (page, scale): (usize, f32),
    ) {
        self.stop_pages = Arc::default();
        let (press, stop) = (Arc::clone(&self.press), Arc::clone(&self.stop_pages));
        let ctx = self.ctx.clone();
        self.start("typeset", move || {
            let _held = press.lock().unwrap_or_else(PoisonError::into_inner);
            let read = |file: &FileContent| files.read(file);
            let made = match portfolio_pdf_watched(&contents, &read, &mut |_| go_on(&stop)) {
                Err(PortfolioError::Cancelled) => None,
                Err(err) => Some(Err(format!("{err}. {}", err.hint()))),
                Ok(pdf) => {
                    let made = drawn(&ctx, &Arc::new(pdf), page, scale);
                    let why = "The pages cannot be drawn; print them instead";
                    Some(made.ok_or_else(|| why.to_owned()))
                }
            };
            Some(Event::Typeset(id, revision, made))
        });
    }

    /// Breaks off typesetting pages to be seen: newer ones are wanted.
    pub fn stop_pages(&self) {
        self.stop_pages.store(true, Ordering::Relaxed);
    }

    /// Draws another page of what was typeset.
    #[cfg(feature = "pdf")]
    pub fn draw_page(&self, id: PortfolioId, made: Typeset, page: usize, scale: f32) {
        let ctx = self.ctx.clone();
        self.start("draw-page", move || {
            let drawn = drawn(&ctx, &made.pdf, page, scale);
            Some(Event::PageDrawn(id, drawn.map(|(_, drawn)| drawn)))
        });
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
            let opened = copy_beside_temp(&stored, &file.name).map(opener::open);
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

/// Breaks off once it is asked to.
#[cfg(feature = "pdf")]
fn go_on(stop: &AtomicBool) -> ControlFlow<()> {
    if stop.load(Ordering::Relaxed) {
        ControlFlow::Break(())
    } else {
        ControlFlow::Continue(())
    }
}

/// Draws a page of a PDF, the last one where it has fewer; nothing where it cannot be drawn.
#[cfg(feature = "pdf")]
fn drawn(ctx: &Context, pdf: &Arc<Vec<u8>>, page: usize, scale: f32) -> Option<(Typeset, Drawn)> {
    let picture = super::preview::page_of(pdf, page, scale)?;
    let drawn = Drawn {
        page: page.min(picture.pages.saturating_sub(1)),
        scale,
        texture: ctx.load_texture("page", picture.image, egui::TextureOptions::LINEAR),
    };
    let made = Typeset {
        pdf: Arc::clone(pdf),
        count: picture.pages,
    };
    Some((made, drawn))
}

fn copy_beside_temp(stored: &Path, name: &str) -> std::io::Result<PathBuf> {
    let folder = tempfile::Builder::new().prefix("cairn-").tempdir()?.keep();
    let label = Path::new(name)
        .file_name()
        .map_or_else(|| "attachment".into(), ToOwned::to_owned);
    let copy = folder.join(label);
    std::fs::copy(stored, &copy)?;
    Ok(copy)
}
