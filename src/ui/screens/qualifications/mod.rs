//! Qualifications held or worked toward, with their certificates, and what the role asks for.

mod details;
mod form;
mod list;

use egui::{ScrollArea, Ui};

use crate::domain::{Problems, QualificationId};
use crate::ui::cx::Cx;
use crate::ui::evidence_form::EvidenceForm;
use crate::ui::model::Model;
use crate::ui::widgets::{Part, bare_page, card, heading, list_and_details, primary_button};

pub use form::QualificationForm;

/// How much of the width the list keeps beside details.
const LIST_SHARE: f32 = 0.5;

/// What the screen remembers.
#[derive(Debug, Default)]
pub struct Qualifications {
    /// The qualification whose details are shown.
    pub chosen: Option<QualificationId>,
    /// The qualification being typed, if there is one.
    form: Option<QualificationForm>,
    /// The certificate being attached to the chosen one.
    certificate: EvidenceForm,
}

impl Qualifications {
    /// Shows a qualification.
    pub fn choose(&mut self, id: QualificationId) {
        if self.chosen != Some(id) {
            self.certificate.saved();
        }
        self.chosen = Some(id);
        self.form = None;
    }

    /// Closes the form of a qualification that is saved, and shows it.
    pub fn saved(&mut self, id: QualificationId) {
        self.choose(id);
    }

    /// Shows what the record refused.
    pub fn refused(&mut self, problems: Problems) {
        if let Some(form) = &mut self.form {
            form.refused(problems);
        }
    }

    /// Returns the form that attaches a certificate to the chosen one.
    pub const fn certificate(&mut self) -> &mut EvidenceForm {
        &mut self.certificate
    }

    /// Turns away from a qualification that is no longer there.
    pub fn forget_gone(&mut self, model: &Model) {
        let all = model.qualifications();
        let there = |id: &QualificationId| all.iter().any(|held| held.id == *id);
        self.chosen = self.chosen.filter(there);
    }
}

/// Draws the screen.
pub fn qualifications_ui(ui: &mut Ui, cx: &Cx<'_>, screen: &mut Qualifications) {
    bare_page(ui, |ui| {
        let mut add = false;
        heading(ui, cx.tokens, "Qualifications", &says(cx), |ui| {
            add = primary_button(ui, cx.tokens, "Add a qualification").clicked();
        });
        let aside = screen.form.is_some() || screen.chosen.is_some();
        list_and_details(ui, LIST_SHARE, aside, |part, ui| match part {
            Part::List => list::list_ui(ui, cx, screen),
            Part::Details => aside_ui(ui, cx, screen),
        });
        // Only now: a click that ends in this frame would take the cursor out of the form's first field again.
        if add {
            screen.form = Some(QualificationForm::default());
        }
    });
}

fn says(cx: &Cx<'_>) -> String {
    let count = match cx.model.qualifications().len() {
        1 => "1 qualification".to_owned(),
        count => format!("{count} qualifications"),
    };
    match cx.model.renewals {
        0 => count,
        due => format!("{count} · {due} to renew"),
    }
}

/// Draws what stands beside the list: the form, or the details of the chosen one.
fn aside_ui(ui: &mut Ui, cx: &Cx<'_>, screen: &mut Qualifications) {
    let Some(form) = &mut screen.form else {
        details::details_ui(ui, cx, screen);
        return;
    };
    let closed = card(ui, cx.tokens, form.heading(), |ui| {
        let scrolled = ScrollArea::vertical()
            .id_salt("qualification-form")
            .auto_shrink([false, true])
            .show(ui, |ui| {
                ui.set_width(ui.available_width() - 12.0);
                form.ui(ui, cx)
            });
        scrolled.inner
    });
    if closed {
        screen.form = None;
    }
}
