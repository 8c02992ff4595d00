//! Where to print to, and what became of it.

use std::path::{Path, PathBuf};

use egui::{Label, RichText, Ui};

use super::composer::Composer;
use crate::domain::{file_name, readable};
use crate::portfolio::PrintForm;
use crate::ui::command::{Command, PortfolioCommand};
use crate::ui::cx::Cx;
use crate::ui::typed_path::TypedPath;
use crate::ui::widgets::{bar, choice, fraction, line, primary_button, soft_button, text_field};

/// Whether printing is the one thing to do next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Emphasis {
    /// It is.
    Primary,
    /// Something else is.
    Soft,
}

/// A place to print to.
#[derive(Debug, Default)]
pub struct Target {
    path: TypedPath,
    /// The form that is proposed; what is typed as the file's ending decides.
    form: PrintForm,
    /// Whether something is being typeset.
    pub printing: bool,
    /// How much of it is done, as far as that is known.
    pub so_far: Option<(usize, usize)>,
    /// The last file printed.
    pub printed: Option<PathBuf>,
    /// Where people keep documents, as the system has it.
    pub documents: Option<PathBuf>,
}

impl Target {
    /// Takes the place that was chosen.
    pub fn take_path(&mut self, path: &Path) {
        self.path.take(path);
    }

    /// Chooses a form, and lets the file that was typed end so.
    fn choose(&mut self, form: PrintForm) {
        self.form = form;
        if let Some(path) = self.path.path() {
            self.take_path(&path.with_extension(form.ending()));
        }
    }

    /// Returns the file to write, where `proposal` is what Cairn proposes.
    fn file(&self, proposal: &Path) -> PathBuf {
        let proposed = || proposal.with_extension(self.form.ending());
        self.path.path().unwrap_or_else(proposed)
    }

    /// Returns the folder that is proposed.
    #[must_use]
    pub fn folder(&self, cx: &Cx<'_>) -> PathBuf {
        self.documents
            .clone()
            .unwrap_or_else(|| cx.model.dir.clone())
    }
}

/// Returns the file that is proposed for the open portfolio.
pub fn proposal(cx: &Cx<'_>, composer: &Composer) -> PathBuf {
    let title = composer.draft.now.title.trim();
    let proposed = proposed_name(&format!("{title}, {}", cx.model.practitioner.name));
    composer.check.target.folder(cx).join(proposed)
}

/// Makes the name of a PDF of what it is about.
pub fn proposed_name(about: &str) -> String {
    let plain = |c: char| {
        if c.is_alphanumeric() || " -,.'’()".contains(c) {
            c
        } else {
            ' '
        }
    };
    let about: String = about.chars().map(plain).collect();
    file_name(&format!("{about}.pdf"))
}

/// Draws the place, the button and what became of it; tells whether printing was asked for.
pub fn target_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    target: &mut Target,
    (proposal, emphasis): (&Path, Emphasis),
    print: impl FnOnce(PathBuf) -> Command,
) -> bool {
    let mut form = PrintForm::of(&target.file(proposal)).unwrap_or(target.form);
    let forms = PrintForm::ALL.map(|form| (form, form.label()));
    if choice(ui, cx.tokens, "Form", &forms, &mut form) {
        target.choose(form);
    }
    let about = RichText::new(form.about()).small().color(cx.tokens.dim);
    ui.add(Label::new(about).wrap());
    let hint = readable(target.file(proposal));
    text_field(
        ui,
        cx.tokens,
        "Save as",
        &hint,
        &mut target.path.shown,
        None,
    );
    let chosen = target.file(proposal);
    let asked = line(ui, |ui| {
        let button = ui.add_enabled_ui(!target.printing, |ui| match emphasis {
            Emphasis::Primary => primary_button(ui, cx.tokens, form.verb()),
            Emphasis::Soft => soft_button(ui, form.verb()),
        });
        let asked = button.inner.clicked();
        if soft_button(ui, "Choose where…").clicked() {
            let choose = PortfolioCommand::ChoosePrintPath(chosen.clone());
            cx.send(Command::Portfolio(choose));
        }
        asked
    });
    if asked {
        cx.send(print(chosen));
    }
    if target.printing {
        printing_ui(ui, cx, target.so_far);
    } else {
        printed_ui(ui, cx, target);
    }
    asked
}

/// Draws how far printing has come, with the way to break it off.
fn printing_ui(ui: &mut Ui, cx: &Cx<'_>, so_far: Option<(usize, usize)>) {
    line(ui, |ui| {
        let (done, of) = so_far.unwrap_or((0, 1));
        let filled = fraction(done as f32, of as f32);
        bar(ui, cx.tokens, filled, 120.0, 8.0);
        ui.label(RichText::new("Typesetting…").color(cx.tokens.dim));
        if soft_button(ui, "Cancel printing").clicked() {
            cx.send(Command::Portfolio(PortfolioCommand::StopPrinting));
        }
    });
}

/// Names the file that was printed last.
pub fn printed_ui(ui: &mut Ui, cx: &Cx<'_>, target: &Target) {
    if let Some(printed) = &target.printed {
        line(ui, |ui| {
            let says = RichText::new(format!("Printed {}", readable(printed)));
            ui.add(Label::new(says.color(cx.tokens.good)).truncate());
            if soft_button(ui, "Open").clicked() {
                cx.send(Command::OpenPath(printed.clone()));
            }
        });
    }
}
