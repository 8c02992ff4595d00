//! The form that changes a piece of evidence. A file stays the file that it is.

use chrono::NaiveDate;
use egui::{Label, RichText, Ui};

use crate::domain::{
    Evidence, EvidenceContent, EvidenceDetails, EvidenceId, Problems, QualificationId, read_date,
};
use crate::record::Edit;
use crate::suggest::Tells as _;
use crate::ui::command::Command;
use crate::ui::cx::Cx;
use crate::ui::evidence_form::UNTITLED;
use crate::ui::forms::{Answers, Fields};
use crate::ui::route::Route;
use crate::ui::theme::semibold;
use crate::ui::widgets::{
    ActivityPicker, Errors, LinkPicker, date_field, problem, prose, text_field, toggle,
};

/// Where the cursor stands first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Begin {
    /// In the title.
    #[default]
    Title,
    /// In the search for what it shows.
    Links,
}

/// What is typed: the evidence, and its date.
pub type Typed = (EvidenceDetails, String);

/// The fields of a piece of evidence that is there.
#[derive(Debug)]
pub struct EvidenceFields {
    links: LinkPicker,
    activities: ActivityPicker,
}

impl Fields for EvidenceFields {
    type Entry = Evidence;
    type Typed = Typed;
    type Begin = Begin;
    const ROUTE: Route = Route::Evidence;
    const UNTITLED: &'static str = UNTITLED;

    fn new(begin: Begin) -> Self {
        let mut links = LinkPicker::default();
        if begin == Begin::Links {
            links.focus();
        }
        Self {
            links,
            activities: ActivityPicker::default(),
        }
    }

    /// A new piece is attached by a form of its own, which brings its file in.
    fn blank(today: NaiveDate) -> EvidenceDetails {
        EvidenceDetails {
            title: String::new(),
            date: today,
            content: EvidenceContent::Note(String::new()),
            links: Vec::new(),
            activities: Vec::new(),
            qualifications: Vec::new(),
        }
    }

    fn fill(details: &EvidenceDetails) -> Typed {
        (details.clone(), details.date.to_string())
    }

    fn title((draft, _): &Typed) -> &str {
        &draft.title
    }

    fn heading(entry: Option<&Evidence>) -> String {
        let number = entry.map(|entry| entry.number.to_string());
        format!("Edit {}", number.unwrap_or_default())
    }

    fn save(_typed: &Typed, id: Option<EvidenceId>, edit: Box<Edit<EvidenceDetails>>) -> Command {
        Command::SaveEvidence(id, edit)
    }

    fn read((draft, date): &Typed, today: NaiveDate) -> Result<EvidenceDetails, Problems> {
        let mut problems = Problems::default();
        let date = problems.note(read_date(date, today));
        let details = EvidenceDetails {
            date: date.unwrap_or_default(),
            ..draft.clone()
        };
        problems.and(details.checked())
    }

    fn ui(
        &mut self,
        ui: &mut Ui,
        cx: &Cx<'_>,
        (draft, date): &mut Typed,
        errors: &Errors,
        begin: Option<Begin>,
        answers: Answers<'_>,
    ) {
        let tokens = cx.tokens;
        let named = text_field(
            ui,
            tokens,
            "Evidence title",
            "What it is, in a few words",
            &mut draft.title,
            errors.of("title"),
        );
        if begin == Some(Begin::Title) {
            named.request_focus();
        }
        date_field(
            ui,
            tokens,
            "Evidence date",
            "12 Mar or yesterday",
            date,
            cx.model.dates,
            errors.of("date"),
        );
        match &mut draft.content {
            EvidenceContent::Note(text) => {
                prose(ui, tokens, "Note text", "What it shows", text, 5);
                problem(ui, tokens, errors.of("note"));
            }
            EvidenceContent::Web(url) => {
                text_field(ui, tokens, "Web address", "https://", url, errors.of("url"));
            }
            EvidenceContent::File(file) => {
                let stays = format!(
                    "{} stays as it is; another file is another piece",
                    file.name
                );
                ui.add(Label::new(RichText::new(stays).small().color(tokens.dim)).wrap());
            }
        }
        problem(ui, tokens, errors.of("content"));
        ui.add_space(8.0);
        ui.label(semibold("What it shows").color(tokens.ink));
        let mut links = std::mem::take(&mut draft.links);
        let asked = answers.to(draft.told());
        self.links.asking_ui(ui, cx, &mut links, asked);
        draft.links = links;
        problem(ui, tokens, errors.of("link"));
        ui.add_space(8.0);
        ui.label(semibold("What it belongs to").color(tokens.ink));
        self.activities.ui(ui, cx, &mut draft.activities);
        problem(ui, tokens, errors.of("activity"));
        certifies_ui(ui, cx, &mut draft.qualifications);
        problem(ui, tokens, errors.of("qualification"));
    }
}

/// Draws a switch for each qualification that the piece may be a certificate of.
fn certifies_ui(ui: &mut Ui, cx: &Cx<'_>, chosen: &mut Vec<QualificationId>) {
    if cx.model.qualifications().is_empty() {
        return;
    }
    ui.add_space(8.0);
    ui.label(semibold("Certificate of").color(cx.tokens.ink));
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(6.0, 6.0);
        for held in cx.model.qualifications() {
            let on = chosen.contains(&held.id);
            let title = &held.details.title;
            if toggle(ui, cx.tokens, on, title)
                .accessible_name(format!("Certificate of {title}"))
                .clicked()
            {
                if on {
                    chosen.retain(|id| *id != held.id);
                } else {
                    chosen.push(held.id);
                }
            }
        }
    });
}
