//! Beginning a portfolio: of which kind, for which period, and with what in it.

use chrono::{Days, Months, NaiveDate};
use egui::{Label, RichText, Ui};
use egui_material_icons::icons;

use super::details::{period, source_ui};
use crate::domain::FileProblem;
use crate::domain::portfolio::PortfolioKind;
use crate::kinds;
use crate::ui::command::{Command, First, PortfolioCommand};
use crate::ui::cx::Cx;
use crate::ui::theme::title;
use crate::ui::typed_path::TypedPath;
use crate::ui::widgets::{
    Errors, Row, card, choice, columns_if, date_field, heading, icon, icon_button, line,
    primary_button, row, rows, soft_button, text_field, title_over,
};

const HEIGHT: f32 = 48.0;
/// Above a title with something below it, and above one alone.
const ABOVE: f32 = 6.0;
const ALONE: f32 = 15.0;

/// A portfolio being begun.
#[derive(Debug)]
pub struct Begin {
    kind: PortfolioKind,
    from: String,
    to: String,
    first: First,
    errors: Errors,
    /// Whether the days were typed and not proposed.
    typed: bool,
    /// The day for which they were proposed.
    proposed_on: NaiveDate,
    path: TypedPath,
    /// The kind that was read from a file.
    read: Option<PortfolioKind>,
    mistakes: Vec<FileProblem>,
}

/// What became of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It goes on.
    GoesOn,
    /// It was left.
    Left,
}

impl Begin {
    /// Begins with Chartership, which most people compose.
    #[must_use]
    pub fn new(cx: &Cx<'_>) -> Self {
        let kind = kinds::shipped_by_key("chartership");
        let mut begin = Self {
            kind: kind.cloned().unwrap_or_else(kinds::summary),
            from: String::new(),
            to: String::new(),
            first: First::default(),
            errors: Errors::default(),
            typed: false,
            proposed_on: cx.model.today,
            path: TypedPath::default(),
            read: None,
            mistakes: Vec::new(),
        };
        begin.propose_days(cx);
        begin
    }

    /// Proposes the months that the kind usually covers, up to the end of the CPD year.
    fn propose_days(&mut self, cx: &Cx<'_>) {
        self.proposed_on = cx.model.today;
        let year = cx.model.practitioner.year_start.year_of(cx.model.today);
        self.from = cx
            .model
            .dates
            .long(months_before(year.to(), self.kind.months));
        self.to = cx.model.dates.long(year.to());
    }

    fn choose(&mut self, cx: &Cx<'_>, kind: PortfolioKind) {
        self.kind = kind;
        if !self.typed {
            self.propose_days(cx);
        }
    }

    /// Takes the kind that was read from a file.
    pub fn take_kind(&mut self, kind: PortfolioKind) {
        self.mistakes.clear();
        self.kind = kind.clone();
        self.read = Some(kind);
    }

    /// Shows what is wrong in the file.
    pub fn refused(&mut self, mistakes: Vec<FileProblem>) {
        self.mistakes = mistakes;
    }

    /// Takes the path of the file that was chosen.
    pub fn take_path(&mut self, path: &std::path::Path) {
        self.path.take(path);
    }

    /// Draws the form.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) -> Outcome {
        let mut outcome = Outcome::GoesOn;
        if !self.typed && self.proposed_on != cx.model.today {
            self.propose_days(cx);
        }
        ui.horizontal(|ui| {
            if icon_button(ui, icons::ICON_ARROW_BACK, "All portfolios").clicked() {
                outcome = Outcome::Left;
            }
            ui.vertical(|ui| {
                let says = "What is it for?";
                heading(ui, cx.tokens, "New portfolio", says, |_| {});
            });
        });
        let beside = ui.available_width() >= 720.0;
        columns_if(ui, beside, |column, ui| {
            ui.spacing_mut().item_spacing.y = 12.0;
            if column == 0 {
                card(ui, cx.tokens, "Kind", |ui| {
                    rows(ui, "Kind", |ui| self.kinds_ui(ui, cx));
                });
                card(ui, cx.tokens, "From a file", |ui| self.file_ui(ui, cx));
            } else {
                self.chosen_ui(ui, cx);
            }
        });
        outcome
    }

    fn kinds_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        ui.spacing_mut().item_spacing.y = 0.0;
        let own = cx.model.portfolios.own_kinds().into_iter();
        let shipped = kinds::shipped().iter().filter(|kind| !kind.is_sheet());
        let shipped = shipped.map(|kind| (kind, ""));
        let own = own.map(|kind| (kind, "Your own"));
        let read = self.read.clone();
        let read = read.iter().map(|kind| (kind, "From your file"));
        let mut chosen = None;
        for (kind, says) in shipped.chain(own).chain(read) {
            let about = if says.is_empty() { &kind.body } else { says };
            let name = format!("{}, {about}", kind.title);
            let name = name.trim_end_matches(", ");
            let looks = Row {
                name,
                height: HEIGHT,
                selected: *kind == self.kind,
            };
            let selected = looks.selected;
            let pressed = row(ui, cx.tokens, looks, |ui| {
                let (symbol, colour) = if selected {
                    (icons::ICON_RADIO_BUTTON_CHECKED, cx.tokens.accent)
                } else {
                    (icons::ICON_RADIO_BUTTON_UNCHECKED, cx.tokens.faint)
                };
                icon(ui, symbol, colour);
                ui.add_space(4.0);
                if about.is_empty() {
                    ui.vertical(|ui| {
                        ui.add_space(ALONE);
                        let title = RichText::new(&kind.title).color(cx.tokens.ink);
                        ui.add(Label::new(title).truncate());
                    });
                } else {
                    title_over(ui, cx.tokens, ABOVE, &kind.title, (about, cx.tokens.dim));
                }
            });
            if pressed.clicked() {
                chosen = Some(kind.clone());
            }
        }
        if let Some(kind) = chosen {
            self.choose(cx, kind);
        }
    }

    /// Draws the way to a kind of one's own.
    fn file_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        let says = "A kind that you or a colleague wrote or saved.";
        ui.add(Label::new(RichText::new(says).color(cx.tokens.dim)).wrap());
        let hint = "The path of a .toml file";
        text_field(ui, cx.tokens, "Kind file", hint, &mut self.path.shown, None);
        line(ui, |ui| {
            let path = self.path.path();
            let read = ui.add_enabled_ui(path.is_some(), |ui| soft_button(ui, "Read it"));
            if let Some(path) = path.filter(|_| read.inner.clicked()) {
                cx.send(Command::Portfolio(PortfolioCommand::ReadKind(path)));
            }
            if soft_button(ui, "From a file…").clicked() {
                cx.send(Command::Portfolio(PortfolioCommand::ChooseKind));
            }
        });
        for mistake in &self.mistakes {
            let says = RichText::new(mistake.to_string()).small();
            ui.add(Label::new(says.color(cx.tokens.danger)).wrap());
        }
    }

    fn chosen_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        card(ui, cx.tokens, "", |ui| {
            let name = title(&self.kind.title).color(cx.tokens.ink);
            ui.add(Label::new(name).wrap());
            source_ui(ui, cx, &self.kind);
        });
        card(ui, cx.tokens, "Period", |ui| {
            let dates = cx.model.dates;
            let err = |field| self.errors.of(field);
            let (from, to) = (&mut self.from, &mut self.to);
            let from = date_field(
                ui,
                cx.tokens,
                "From",
                "1 Jan 2026",
                from,
                dates,
                err("from"),
            );
            let to = date_field(ui, cx.tokens, "To", "31 Dec 2026", to, dates, err("to"));
            self.typed |= from.changed() || to.changed();
        });
        card(ui, cx.tokens, "Begin", |ui| {
            let options = [
                (First::Proposed, "With what Cairn proposes"),
                (First::Nothing, "Empty"),
            ];
            choice(ui, cx.tokens, "", &options, &mut self.first);
            let says = match self.first {
                First::Proposed => {
                    "Linked and reflected entries of the period, spread over the criteria. You change what you like."
                }
                First::Nothing => "You choose every entry yourself.",
            };
            ui.add(Label::new(RichText::new(says).color(cx.tokens.dim)).wrap());
            line(ui, |ui| {
                if primary_button(ui, cx.tokens, "Begin portfolio").clicked() {
                    self.send(cx);
                }
            });
        });
    }

    fn send(&mut self, cx: &Cx<'_>) {
        match period(&self.from, &self.to, cx) {
            Ok(period) => {
                let kind = Box::new(self.kind.clone());
                let begin = PortfolioCommand::Begin(kind, period, self.first);
                cx.send(Command::Portfolio(begin));
            }
            Err(problems) => self.errors = problems.into(),
        }
    }
}

/// Returns the first day of so many months that end on a day.
fn months_before(end: NaiveDate, months: u32) -> NaiveDate {
    let after = end.checked_add_days(Days::new(1)).unwrap_or(end);
    after.checked_sub_months(Months::new(months)).unwrap_or(end)
}
