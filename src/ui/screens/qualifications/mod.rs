//! Qualifications held or worked toward, with their certificates, and what the role asks for.

mod details;
mod form;
mod list;

use egui::{ScrollArea, Ui};

use crate::domain::{Problems, Qualification, QualificationId, count, number};
use crate::ui::attaching::Attaching;
use crate::ui::cx::Cx;
use crate::ui::drafts::Begun;
use crate::ui::model::Model;
use crate::ui::route::Route;
use crate::ui::widgets::{Part, bare_page, card, heading, list_and_details, primary_button};

pub use form::NOUN;
use form::QualificationForm;

/// What drafts of certificates that are being attached begin with.
pub const CERTIFICATE_NOUN: &str = "certificate";
/// How much of the width the list keeps beside details.
const LIST_SHARE: f32 = 0.5;

/// What the screen remembers.
#[derive(Debug, Default)]
pub struct Qualifications {
    /// The qualification whose details are shown.
    pub chosen: Option<QualificationId>,
    /// Whether a new qualification is being typed, instead of one being looked at.
    adding: bool,
    /// The qualifications being typed. Looking at another one loses nothing.
    forms: Vec<QualificationForm>,
    /// The certificates being attached.
    pub certificates: Attaching<QualificationId>,
}

impl Qualifications {
    /// Shows a qualification, or the form in which it was being changed.
    pub fn choose(&mut self, id: QualificationId) {
        self.forms.retain(|form| !form.is_clean());
        self.adding = false;
        self.chosen = Some(id);
    }

    /// Closes the form of a qualification that is saved, and shows the qualification.
    pub fn saved(&mut self, form: Option<QualificationId>, id: QualificationId) {
        self.forms.retain(|other| other.id != form);
        self.choose(id);
    }

    /// Shows what the record refused.
    pub fn refused(&mut self, form: Option<QualificationId>, problems: Problems) {
        if let Some(form) = self.forms.iter_mut().find(|other| other.id == form) {
            form.refused(problems);
        }
    }

    /// Returns the qualification that certificates are attached to: the one that is shown and not being changed.
    pub fn certifies(&mut self) -> Option<QualificationId> {
        self.chosen.filter(|_| self.form().is_none())
    }

    /// Describes the forms that were begun.
    pub fn begun(&self) -> impl Iterator<Item = Begun> {
        let certificates = self
            .certificates
            .begun((CERTIFICATE_NOUN, Route::Qualifications));
        let forms = self.forms.iter().filter_map(QualificationForm::begun);
        forms.chain(certificates)
    }

    /// Opens the form of a certificate as it was left; one of a qualification that is gone stays closed.
    pub fn go_on_with_certificate(&mut self, id: QualificationId, text: &str, model: &Model) {
        if model.qualification(id).is_some() {
            self.certificates.go_on(id, text);
        }
    }

    /// Throws away the certificate that was begun.
    pub fn discard_certificate(&mut self, id: QualificationId) {
        self.certificates.discard(id);
    }

    /// Opens a form as it was left; one of a qualification that is gone stays closed.
    pub fn go_on(&mut self, id: Option<QualificationId>, text: &str, model: &Model) {
        let form = match id {
            None => Some(QualificationForm::default()),
            Some(id) => model.qualification(id).map(QualificationForm::of),
        };
        if let Some(mut form) = form {
            form.go_on(text);
            self.forms.retain(|open| open.id != form.id);
            self.forms.push(form);
        }
    }

    /// Shows the form that was begun.
    pub fn show_begun(&mut self, id: Option<QualificationId>) {
        self.adding = id.is_none();
        self.chosen = id.or(self.chosen);
    }

    /// Throws away what was begun.
    pub fn discard(&mut self, id: Option<QualificationId>) {
        self.forms.retain(|form| form.id != id);
        self.adding &= id.is_some();
    }

    /// Turns away from a qualification that is no longer there.
    pub fn forget_gone(&mut self, model: &Model) {
        self.chosen = self.chosen.filter(|id| model.qualification(*id).is_some());
        for form in &mut self.forms {
            if let Some(held) = form.id.and_then(|id| model.qualification(id)) {
                form.follow(&held.details);
            }
        }
        let there = |id| model.qualification(id).is_some();
        self.certificates.retain(there);
    }

    fn add(&mut self) {
        self.adding = true;
        if self.form().is_none() {
            self.forms.push(QualificationForm::default());
        }
    }

    fn edit(&mut self, held: &Qualification) {
        self.forms.push(QualificationForm::of(held));
    }

    /// Returns the form that is shown: of a new qualification, or of the chosen one while it is being changed.
    fn form(&mut self) -> Option<&mut QualificationForm> {
        let wanted = if self.adding {
            None
        } else {
            Some(self.chosen?)
        };
        self.forms.iter_mut().find(|form| form.id == wanted)
    }

    fn close_form(&mut self) {
        let wanted = self.chosen.filter(|_| !self.adding);
        self.forms.retain(|form| form.id != wanted);
        self.adding = false;
    }

    fn is_unsaved(&self, id: QualificationId) -> bool {
        let mut forms = self.forms.iter();
        forms.any(|form| form.id == Some(id) && !form.is_clean())
    }
}

/// Draws the screen.
pub fn qualifications_ui(ui: &mut Ui, cx: &Cx<'_>, screen: &mut Qualifications) {
    bare_page(ui, |ui| {
        let mut add = false;
        heading(ui, cx.tokens, "Qualifications", &says(cx), |ui| {
            add = primary_button(ui, cx.tokens, "Add a qualification").clicked();
        });
        let aside = screen.adding || screen.chosen.is_some();
        list_and_details(ui, LIST_SHARE, aside, |part, ui| match part {
            Part::List => list::list_ui(ui, cx, screen),
            Part::Details => aside_ui(ui, cx, screen),
        });
        // Only now: a click that ends in this frame would take the cursor out of the form's first field again.
        if add {
            screen.add();
        }
    });
}

fn says(cx: &Cx<'_>) -> String {
    let held = cx.model.qualifications().len();
    let held = count(held, "qualification", "qualifications");
    match cx.model.renewals {
        0 => held,
        due => format!("{held} · {} to renew", number(due)),
    }
}

/// Draws what stands beside the list: the form, or the details of the chosen one.
fn aside_ui(ui: &mut Ui, cx: &Cx<'_>, screen: &mut Qualifications) {
    let Some(form) = screen.form() else {
        details::details_ui(ui, cx, screen);
        return;
    };
    let closed = card(ui, cx.tokens, form.heading(), |ui| {
        let scrolled = ScrollArea::vertical()
            .id_salt(("qualification-form", form.id))
            .auto_shrink([false, true])
            .show(ui, |ui| {
                ui.set_width(ui.available_width() - 12.0);
                form.ui(ui, cx)
            });
        scrolled.inner
    });
    if closed {
        screen.close_form();
    }
}
