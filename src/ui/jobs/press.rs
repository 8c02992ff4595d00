//! Typesets portfolios, one at a time: to print them, and to see them while they are composed.

use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

use egui::Context;

use super::{Event, Jobs};
use crate::domain::{FileContent, PortfolioId};
use crate::portfolio::{
    PartsPrinted, PortfolioContents, PortfolioError, PrintForm, Proof, Proofs, print,
};
use crate::record::AttachedFiles;
use crate::ui::preview::page_of;
use crate::ui::screens::portfolio::{Drawn, Typeset};

/// What is typeset.
#[derive(Debug, Default)]
pub(super) struct Press {
    /// How many portfolios are being printed.
    printing: usize,
    /// Set to break off printing.
    stop: Arc<AtomicBool>,
    /// Set to break off typesetting pages to be seen.
    stop_pages: Arc<AtomicBool>,
    /// Held while something is typeset: never more than one portfolio is, since each may take much memory. It remembers
    /// what makes the next proof of the open portfolio quick.
    proofs: Arc<Mutex<Option<Proofs>>>,
    /// Whether something may be remembered there.
    remembers: bool,
}

impl Press {
    /// Takes note that a print has ended.
    pub(super) const fn done_one(&mut self) {
        self.printing = self.printing.saturating_sub(1);
    }
}

impl Jobs {
    /// Tells whether a portfolio is being typeset.
    #[must_use]
    pub const fn is_printing(&self) -> bool {
        self.press.printing > 0
    }

    /// Breaks off printing.
    pub fn stop_printing(&self) {
        self.press.stop.store(true, Ordering::Relaxed);
    }

    /// Breaks off typesetting pages to be seen: newer ones are wanted.
    pub fn stop_pages(&self) {
        self.press.stop_pages.store(true, Ordering::Relaxed);
    }

    /// Prints a portfolio in the form that the file's ending names, or as PDF, and writes it.
    pub fn print(&mut self, contents: PortfolioContents, files: AttachedFiles, to: PathBuf) {
        self.press.printing += 1;
        self.press.stop = Arc::default();
        let (press, stop) = (Arc::clone(&self.press.proofs), Arc::clone(&self.press.stop));
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

    /// Typesets a portfolio to be seen, and draws one of its pages.
    pub fn typeset(
        &mut self,
        id: PortfolioId,
        revision: u64,
        contents: PortfolioContents,
        files: AttachedFiles,
        (page, scale): (usize, f32),
    ) {
        self.press.remembers = true;
        self.press.stop_pages = Arc::default();
        let (press, stop) = (
            Arc::clone(&self.press.proofs),
            Arc::clone(&self.press.stop_pages),
        );
        let ctx = self.ctx.clone();
        self.start("typeset", move || {
            let mut press = press.lock().unwrap_or_else(PoisonError::into_inner);
            let begun = Instant::now();
            let read = |file: &FileContent| files.read(file);
            let proofs = press.get_or_insert_default();
            let made = match proofs.pull(&contents, &read, &mut |_| go_on(&stop)) {
                Err(PortfolioError::Cancelled) => None,
                Err(err) => Some(Err(format!("{err}. {}", err.hint()))),
                Ok(proof) => {
                    let why = "The pages cannot be drawn; print them instead";
                    let drawn = drawn(&ctx, &proof, page, scale).ok_or_else(|| why.to_owned());
                    let count = proof.count();
                    let took = begun.elapsed();
                    Some(drawn.map(|drawn| (Typeset { proof, count, took }, drawn)))
                }
            };
            Some(Event::Typeset(id, revision, made))
        });
    }

    /// Frees what makes the next proof quick: no portfolio is open.
    pub fn forget_proofs(&mut self) {
        if std::mem::take(&mut self.press.remembers) {
            let press = Arc::clone(&self.press.proofs);
            self.start("forget-proofs", move || {
                drop(press.lock().unwrap_or_else(PoisonError::into_inner).take());
                None
            });
        }
    }

    /// Draws another page of what was typeset.
    pub fn draw_page(&self, id: PortfolioId, made: Typeset, page: usize, scale: f32) {
        let ctx = self.ctx.clone();
        self.start("draw-page", move || {
            let drawn = drawn(&ctx, &made.proof, page, scale);
            Some(Event::PageDrawn(id, drawn))
        });
    }
}

/// Breaks off once it is asked to.
fn go_on(stop: &AtomicBool) -> ControlFlow<()> {
    if stop.load(Ordering::Relaxed) {
        ControlFlow::Break(())
    } else {
        ControlFlow::Continue(())
    }
}

/// Draws a page of a proof, the last one where it has fewer; nothing where it cannot be drawn.
fn drawn(ctx: &Context, proof: &Proof, page: usize, scale: f32) -> Option<Drawn> {
    let page = page.min(proof.count().saturating_sub(1));
    let (pdf, at) = proof.page(page).ok()?;
    let picture = page_of(&pdf, at, scale)?;
    let texture = ctx.load_texture("page", picture, egui::TextureOptions::LINEAR);
    Some(Drawn {
        page,
        scale,
        texture,
    })
}
