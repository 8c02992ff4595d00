//! The portfolio: choose a period, see what it will hold, print it.

use std::path::{Path, PathBuf};

use chrono::Months;
use egui::{RichText, Ui};

use crate::domain::{ActivityStatus, Invalid, Minutes, Period, Problems, read_date};
use crate::ui::command::Command;
use crate::ui::cx::Cx;
use crate::ui::exposed::exposed_ui;
use crate::ui::model::Model;
use crate::ui::widgets::{
    Errors, card, choice, date_field, heading, line, narrow, page, primary_button, soft_button,
    stat_line, text_field,
};

/// Which period is printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Span {
    #[default]
    ThisYear,
    LastYear,
    Everything,
    Other,
}

/// What the screen remembers.
#[derive(Debug, Default)]
pub struct Portfolio {
    span: Span,
    from: String,
    to: String,
    path: String,
    errors: Errors,
    /// What a period holds, counted once for each period and each reading of the record.
    contents: Option<(Period, Contents)>,
    /// Whether a portfolio is being typeset.
    pub printing: bool,
    /// The last one printed.
    pub printed: Option<PathBuf>,
    /// Where people keep documents, as the system has it.
    pub documents: Option<PathBuf>,
}

/// How much there is to print.
#[derive(Clone, Copy, Debug)]
struct Contents {
    activities: usize,
    minutes: Minutes,
    /// Activities without a reflection.
    waiting: usize,
    /// Activities linked to nothing.
    unlinked: usize,
    evidence: usize,
}

impl Contents {
    fn of(model: &Model, period: Period) -> Self {
        let activities = model.ledger.activities.iter().filter(|activity| {
            activity.status == ActivityStatus::Done && period.contains(activity.date)
        });
        let held: Vec<_> = activities.collect();
        let pieces = model.ledger.evidence.iter();
        Self {
            activities: held.len(),
            minutes: held.iter().map(|activity| activity.minutes).sum(),
            waiting: held.iter().filter(|activity| !activity.reflected).count(),
            unlinked: held
                .iter()
                .filter(|activity| activity.links.is_empty())
                .count(),
            evidence: pieces
                .filter(|evidence| evidence.details.date <= period.to())
                .count(),
        }
    }
}

impl Portfolio {
    /// Has the contents counted again, after the record has changed.
    pub const fn refreshed(&mut self) {
        self.contents = None;
    }

    fn contents(&mut self, model: &Model, period: Period) -> Contents {
        let known = self.contents.filter(|(counted, _)| *counted == period);
        let (_, contents) = known.unwrap_or_else(|| (period, Contents::of(model, period)));
        self.contents = Some((period, contents));
        contents
    }

    /// Takes the place that was chosen to print to.
    pub fn take_path(&mut self, path: &Path) {
        self.path = path.display().to_string();
    }

    fn period(&self, cx: &Cx<'_>) -> Result<Period, Problems> {
        let start = cx.model.practitioner.year_start;
        let this_year = start.year_of(cx.model.today);
        match self.span {
            Span::ThisYear => Ok(this_year),
            Span::LastYear => {
                let before = cx.model.today.checked_sub_months(Months::new(12));
                Ok(start.year_of(before.unwrap_or(cx.model.today)))
            }
            Span::Everything => {
                // The newest come first.
                let oldest = cx.model.ledger.activities.last();
                let first = oldest.map_or(this_year.from(), |activity| activity.date);
                let first = first.min(this_year.from());
                Ok(Period::new(first, this_year.to())?)
            }
            Span::Other => {
                let mut problems = Problems::default();
                let read = |field, typed: &str| {
                    let named = |err: Invalid| Invalid { field, ..err };
                    read_date(typed, cx.model.today).map_err(named)
                };
                let from = problems.note(read("from", &self.from));
                let to = problems.note(read("to", &self.to));
                match (from, to) {
                    (Some(from), Some(to)) => Ok(Period::new(from, to)?),
                    _ => Err(problems),
                }
            }
        }
    }

    fn proposal(&self, cx: &Cx<'_>, period: Option<Period>) -> PathBuf {
        let folder = self
            .documents
            .clone()
            .unwrap_or_else(|| cx.model.dir.clone());
        let until = period.map_or(cx.model.today, |period| period.to());
        folder.join(format!(
            "Portfolio {}, {}.pdf",
            cx.model.practitioner.name,
            until.format("%Y")
        ))
    }
}

/// Draws the screen.
pub fn portfolio_ui(ui: &mut Ui, cx: &Cx<'_>, screen: &mut Portfolio) {
    page(ui, "portfolio", |ui| {
        heading(
            ui,
            cx.tokens,
            "Portfolio",
            "A summary of your CPD for an assessor",
            |_| {},
        );
        ui.spacing_mut().item_spacing.y = 16.0;
        narrow(ui, |ui| {
            card(ui, cx.tokens, "Period", |ui| {
                period_ui(ui, cx, screen);
            });
            let period = screen.period(cx);
            card(ui, cx.tokens, "What it will hold", |ui| match &period {
                Ok(period) => {
                    holds_ui(ui, cx, &screen.contents(cx.model, *period));
                    exposed_ui(ui, cx, *period);
                }
                Err(_) => {
                    ui.label(RichText::new("Choose a period first").color(cx.tokens.dim));
                }
            });
            card(ui, cx.tokens, "Print", |ui| {
                print_ui(ui, cx, screen, &period);
            });
        });
    });
}

fn period_ui(ui: &mut Ui, cx: &Cx<'_>, screen: &mut Portfolio) {
    let options = [
        (Span::ThisYear, "This CPD year"),
        (Span::LastYear, "Last CPD year"),
        (Span::Everything, "Everything"),
        (Span::Other, "Other dates"),
    ];
    choice(ui, cx.tokens, "", &options, &mut screen.span);
    if screen.span == Span::Other {
        screen.errors = screen
            .period(cx)
            .err()
            .map(Errors::from)
            .unwrap_or_default();
        let typed = !screen.from.is_empty() && !screen.to.is_empty();
        ui.columns(2, |columns| {
            if let [from, to] = columns {
                let errors = &screen.errors;
                let err = |field| errors.of(field).filter(|_| typed);
                let (tokens, dates) = (cx.tokens, cx.model.dates);
                date_field(
                    from,
                    tokens,
                    "From",
                    "1 Jan 2026",
                    &mut screen.from,
                    dates,
                    err("from"),
                );
                date_field(
                    to,
                    tokens,
                    "To",
                    "31 Dec 2026",
                    &mut screen.to,
                    dates,
                    err("to"),
                );
            }
        });
    }
    if let Ok(period) = screen.period(cx) {
        let says = format!(
            "{} to {}",
            cx.model.dates.long(period.from()),
            cx.model.dates.long(period.to())
        );
        ui.label(RichText::new(says).color(cx.tokens.dim));
    }
}

fn holds_ui(ui: &mut Ui, cx: &Cx<'_>, contents: &Contents) {
    let Contents {
        activities,
        minutes,
        waiting,
        unlinked,
        evidence,
    } = *contents;
    let qualifications = cx.model.qualifications().len();
    stat_line(ui, cx.tokens, "Activities done", &activities.to_string());
    stat_line(ui, cx.tokens, "Time spent", &minutes.to_string());
    stat_line(ui, cx.tokens, "Evidence", &evidence.to_string());
    stat_line(ui, cx.tokens, "Qualifications", &qualifications.to_string());
    let mut notes = Vec::new();
    if activities == 0 {
        notes.push("No activity was done in this period".to_owned());
    }
    if waiting > 0 {
        notes.push(format!(
            "{waiting} of them want a reflection: without one they show little"
        ));
    }
    if unlinked > 0 {
        notes.push(format!(
            "{unlinked} of them are linked to nothing the role asks for"
        ));
    }
    for note in notes {
        ui.label(RichText::new(note).color(cx.tokens.warn));
    }
    if waiting > 0 && soft_button(ui, "See what wants a reflection").clicked() {
        cx.send(Command::ShowUnreflected);
    }
}

fn print_ui(ui: &mut Ui, cx: &Cx<'_>, screen: &mut Portfolio, period: &Result<Period, Problems>) {
    let proposal = screen.proposal(cx, period.as_ref().ok().copied());
    let hint = proposal.display().to_string();
    text_field(ui, cx.tokens, "Save as", &hint, &mut screen.path, None);
    let chosen = match screen.path.trim() {
        "" => proposal,
        typed => PathBuf::from(typed),
    };
    line(ui, |ui| {
        let ready = period.is_ok() && !screen.printing;
        let print = ui.add_enabled_ui(ready, |ui| primary_button(ui, cx.tokens, "Print to PDF"));
        if print.inner.clicked()
            && let Ok(period) = period
        {
            cx.send(Command::Print(*period, chosen.clone()));
        }
        if soft_button(ui, "Choose where…").clicked() {
            cx.send(Command::ChoosePrintPath(chosen));
        }
        if screen.printing {
            ui.label(RichText::new("Typesetting…").color(cx.tokens.dim));
        }
    });
    if let Some(printed) = &screen.printed {
        line(ui, |ui| {
            ui.add(
                egui::Label::new(
                    RichText::new(format!("Printed {}", printed.display())).color(cx.tokens.good),
                )
                .truncate(),
            );
            if soft_button(ui, "Open").clicked() {
                cx.send(Command::OpenPath(printed.clone()));
            }
        });
    }
}
