//! Qualifications held or worked toward, with their certificates, and what the role asks for.

mod details;
mod form;
mod list;

use chrono::NaiveDate;
use egui::Ui;

use crate::domain::{QualificationId, count, number};
use crate::record::Record;
use crate::ui::attaching::Attaching;
use crate::ui::cx::Cx;
use crate::ui::drafts::Begun;
use crate::ui::forms::Forms;
use crate::ui::model::Model;
use crate::ui::route::Route;
use crate::ui::widgets::{Pane, bare_page, heading, list_and_details, primary_button};

pub use form::QualificationFields;

/// What drafts of certificates that are being attached begin with.
pub const CERTIFICATE_NOUN: &str = "certificate";
/// How much of the width the list keeps beside details.
const LIST_SHARE: f32 = 0.5;

/// What the screen remembers.
#[derive(Debug, Default)]
pub struct Qualifications {
    /// The qualifications being looked at and typed.
    pub forms: Forms<QualificationFields>,
    /// The certificates being attached.
    pub certificates: Attaching<QualificationId>,
}

impl Qualifications {
    /// Returns the qualification that certificates are attached to: the one that is shown and not being changed.
    #[must_use]
    pub fn certifies(&self) -> Option<QualificationId> {
        let shown = self.forms.chosen();
        shown.filter(|_| !self.forms.is_form_shown())
    }

    /// Describes the forms that were begun.
    pub fn begun(&self, today: NaiveDate) -> impl Iterator<Item = Begun> {
        let noun = (CERTIFICATE_NOUN, Route::Qualifications);
        let certificates = self.certificates.begun(noun);
        self.forms.begun(today).chain(certificates)
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

    /// Looks at the record anew.
    pub fn follow(&mut self, record: &Record, model: &Model) {
        self.forms.follow(record);
        self.certificates
            .retain(|id| model.qualification(id).is_some());
    }
}

/// Draws the screen.
pub fn qualifications_ui(ui: &mut Ui, cx: &Cx<'_>, screen: &mut Qualifications) {
    bare_page(ui, |ui| {
        let mut add = false;
        heading(ui, cx.tokens, "Qualifications", &says(cx), |ui| {
            add = primary_button(ui, cx.tokens, "Add a qualification").clicked();
        });
        let aside = screen.forms.is_aside();
        list_and_details(ui, LIST_SHARE, aside, |part, ui| match part {
            Pane::List => list::list_ui(ui, cx, screen),
            Pane::Details => aside_ui(ui, cx, screen),
        });
        // Only now: a click that ends in this frame would take the cursor out of the form's first field again.
        if add {
            screen.forms.add(cx.model.today);
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
    if !screen.forms.ui(ui, cx) {
        details::details_ui(ui, cx, screen);
    }
}
