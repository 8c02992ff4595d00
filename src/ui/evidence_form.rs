//! The form that attaches evidence: a note, a file or a web link.

use std::fmt::Display;
use std::path::Path;

use chrono::NaiveDate;
use egui::Ui;
use serde::{Deserialize, Serialize};

use super::command::Command;
use super::cx::Cx;
use super::drafts::Begun;
use super::jobs::WorkId;
use super::route::Route;
use super::typed_path::TypedPath;
use super::widgets::{
    Asked, Errors, LinkPicker, choice, date_field, primary_button, problem, prose, removable_chip,
    soft_button, text_field,
};
use crate::domain::{
    ActivityId, Invalid, Link, Problems, QualificationId, RequirementKey, read_date, readable,
};
use crate::record::{NewContent, NewEvidence};
use crate::suggest::Written;

/// What sort of evidence is being attached.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
enum Sort {
    #[default]
    Note,
    File,
    Web,
}

/// What a new piece of evidence is for.
#[derive(Clone, Copy, Debug, Default)]
pub struct Uses<'a> {
    /// What it shows.
    pub links: &'a [Link],
    /// The activities it belongs to.
    pub activities: &'a [ActivityId],
    /// The qualifications that it is a certificate of.
    pub qualifications: &'a [QualificationId],
}

/// What to call a form whose title is empty.
pub const UNTITLED: &str = "evidence without a title";

/// Evidence as it is being typed.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct EvidenceForm {
    open: bool,
    sort: Sort,
    title: String,
    date: String,
    note: String,
    #[serde(flatten)]
    path: TypedPath,
    url: String,
    /// What it shows, of what was suggested.
    #[serde(default)]
    links: Vec<Link>,
    /// What it does not show, as the person said.
    #[serde(default)]
    refused: Vec<RequirementKey>,
    #[serde(skip)]
    picker: LinkPicker,
    /// A picture from the clipboard, as a PNG, in place of a path.
    #[serde(skip)]
    picture: Option<Vec<u8>>,
    /// The day on which the form was opened.
    #[serde(skip)]
    opened_on: NaiveDate,
    #[serde(skip)]
    errors: Errors,
    #[serde(skip)]
    wants_focus: bool,
    /// The work that brings its file in: until that is done, what is typed stays as it is.
    #[serde(skip)]
    attaching: Option<WorkId>,
}

impl EvidenceForm {
    /// Tells whether the form is open.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        self.open
    }

    /// Closes the form and forgets what was typed, once it is saved.
    pub fn saved(&mut self) {
        *self = Self::default();
    }

    /// Tells whether anything was typed that is worth keeping.
    #[must_use]
    pub fn is_begun(&self) -> bool {
        let typed = [&self.title, &self.note, &self.path.shown, &self.url];
        let has_content = typed.iter().any(|text| !text.trim().is_empty());
        self.open && (has_content || self.picture.is_some())
    }

    /// Returns what it is called, as it is typed.
    #[must_use]
    pub fn title(&self) -> &str {
        &self.title
    }

    /// Describes what is typed, as a draft of that noun; `to` is what it is attached to, none for a piece by itself.
    pub fn begun(&self, noun: (&str, Route), to: Option<impl Display>) -> Option<Begun> {
        let named = (self.title(), UNTITLED);
        // A form is text and lists, which JSON always holds.
        let text = serde_json::to_string(self).ok()?;
        Some(Begun::new(noun, to, named, text))
    }

    /// Shows what the record refused.
    pub fn refused(&mut self, problems: Problems) {
        self.attaching = None;
        self.errors = problems.into();
    }

    /// Takes note of the work that brings its file in.
    pub const fn attaches(&mut self, work: WorkId) {
        self.attaching = Some(work);
    }

    /// Tells whether its file is being brought in.
    #[must_use]
    pub const fn is_attaching(&self) -> bool {
        self.attaching.is_some()
    }

    /// Goes on as it was: its file was not brought in.
    pub const fn goes_on(&mut self) {
        self.attaching = None;
    }

    /// Takes a file that was chosen or dropped.
    pub fn take_file(&mut self, path: &Path, today: NaiveDate) {
        self.begin(today);
        self.sort = Sort::File;
        self.picture = None;
        let before = self.file_title();
        self.path.take(path);
        self.follow_file(&before);
    }

    /// Returns what its file would be called.
    fn file_title(&self) -> String {
        let path = self.path.path();
        path.map(|path| title_of(&path)).unwrap_or_default()
    }

    /// Has the title follow another file, as long as it is only what the one `before` was called.
    fn follow_file(&mut self, before: &str) {
        if self.title.trim().is_empty() || self.title == before {
            self.title = self.file_title();
        }
    }

    /// Takes a picture from the clipboard.
    pub fn take_picture(&mut self, png: Vec<u8>, today: NaiveDate) {
        self.begin(today);
        self.sort = Sort::File;
        self.picture = Some(png);
    }

    /// Takes a web address.
    pub fn take_url(&mut self, url: &str, today: NaiveDate) {
        self.begin(today);
        self.sort = Sort::Web;
        url.clone_into(&mut self.url);
    }

    /// Opens the form.
    pub fn begin(&mut self, today: NaiveDate) {
        self.turn(today);
        if !self.open {
            *self = Self {
                open: true,
                date: today.to_string(),
                opened_on: today,
                wants_focus: true,
                ..Self::default()
            };
        }
    }

    /// Has a form in which nothing was typed begin on the day it is.
    fn turn(&mut self, today: NaiveDate) {
        if self.opened_on != today && !self.is_begun() && self.date == self.opened_on.to_string() {
            self.date = today.to_string();
        }
        self.opened_on = today;
    }

    /// Opens the form for a file.
    pub fn begin_with_file(&mut self, today: NaiveDate) {
        self.begin(today);
        self.sort = Sort::File;
    }

    /// Draws the button that opens the form, or the form.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, uses: Uses<'_>) {
        if !self.open {
            if soft_button(ui, "Attach evidence").clicked() {
                self.begin(cx.model.today);
            }
            return;
        }
        self.turn(cx.model.today);
        let work = self.attaching;
        ui.add_enabled_ui(work.is_none(), |ui| {
            self.fields_ui(ui, cx);
            self.shows_ui(ui, cx, uses);
        });
        ui.horizontal(|ui| match work {
            Some(work) => {
                ui.add_enabled_ui(false, |ui| primary_button(ui, cx.tokens, "Attaching …"));
                if soft_button(ui, "Cancel attaching").clicked() {
                    cx.send(Command::StopWork(work));
                }
            }
            None => self.buttons_ui(ui, cx, uses),
        });
    }

    fn fields_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        let tokens = cx.tokens;
        let sorts = [
            (Sort::Note, "Note"),
            (Sort::File, "File"),
            (Sort::Web, "Web link"),
        ];
        choice(ui, tokens, "New evidence", &sorts, &mut self.sort);
        let named = text_field(
            ui,
            tokens,
            "Evidence title",
            "What it is, in a few words",
            &mut self.title,
            self.errors.of("title"),
        );
        if self.wants_focus {
            self.wants_focus = false;
            named.request_focus();
        }
        match self.sort {
            Sort::Note => {
                prose(ui, tokens, "Note text", "What it shows", &mut self.note, 3);
                problem(ui, tokens, self.errors.of("note"));
            }
            Sort::File if self.picture.is_some() => {
                if removable_chip(ui, tokens, "the picture from the clipboard").clicked() {
                    self.picture = None;
                }
            }
            Sort::File => {
                let before = self.file_title();
                let field = text_field(
                    ui,
                    tokens,
                    "File to attach",
                    "Where the file is",
                    &mut self.path.shown,
                    self.errors.of("file"),
                );
                if field.changed() {
                    self.follow_file(&before);
                }
                if soft_button(ui, "Choose a file…").clicked() {
                    cx.send(Command::ChooseFile);
                }
            }
            Sort::Web => {
                text_field(
                    ui,
                    tokens,
                    "Web address",
                    "https://",
                    &mut self.url,
                    self.errors.of("url"),
                );
            }
        }
        date_field(
            ui,
            tokens,
            "Evidence date",
            "12 Mar or yesterday",
            &mut self.date,
            cx.model.dates,
            self.errors.of("date"),
        );
    }

    /// Draws what it may show, and what of that was taken.
    fn shows_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, uses: Uses<'_>) {
        let said = match self.sort {
            Sort::Note => ("text", self.note.as_str()),
            Sort::File => ("file_name", self.path.shown.as_str()),
            Sort::Web => ("url", ""),
        };
        let asked = Asked {
            written: Written {
                texts: vec![("title", self.title.as_str()), said],
                kind: None,
            },
            entry: None,
            besides: uses.links,
            refused: &mut self.refused,
        };
        self.picker.captured_ui(ui, cx, &mut self.links, asked);
    }

    /// Returns what it does not show, as the person said.
    #[must_use]
    pub fn not_shown(&self) -> &[RequirementKey] {
        &self.refused
    }

    fn buttons_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, uses: Uses<'_>) {
        if primary_button(ui, cx.tokens, "Attach").clicked() {
            match self.read(cx.model.today, uses) {
                Ok(evidence) => cx.send(Command::AddEvidence(Box::new(evidence))),
                Err(problems) => self.errors = problems.into(),
            }
        }
        if soft_button(ui, "Cancel attaching").clicked() {
            self.saved();
        }
    }

    fn read(&self, today: NaiveDate, uses: Uses<'_>) -> Result<NewEvidence, Problems> {
        let mut problems = Problems::default();
        let date = problems.note(read_date(&self.date, today));
        let path = self.path.path();
        if self.sort == Sort::File && path.is_none() && self.picture.is_none() {
            problems.0.push(
                Invalid::new("file", "No file is chosen")
                    .hinted("Choose one, or write where it is"),
            );
        }
        let content = match self.sort {
            Sort::Note => NewContent::Note(self.note.clone()),
            Sort::File => match &self.picture {
                Some(png) => NewContent::Bytes {
                    name: format!("pasted {today}.png"),
                    bytes: png.clone(),
                },
                None => NewContent::File(path.unwrap_or_default()),
            },
            Sort::Web => NewContent::Web(self.url.clone()),
        };
        problems.or_else_ok(NewEvidence {
            title: self.title.clone(),
            date: date.unwrap_or_default(),
            content,
            links: uses.links.iter().chain(&self.links).cloned().collect(),
            activities: uses.activities.to_vec(),
            qualifications: uses.qualifications.to_vec(),
        })
    }
}

/// Returns what to call a file: its name as words, without its ending.
pub fn title_of(path: &Path) -> String {
    let stem = path.file_stem().unwrap_or_default();
    readable(stem).replace(['_', '-'], " ")
}
