//! The summary of a period: choose the period, see what it will hold, print it.

use std::path::PathBuf;

use chrono::Months;
use egui::{RichText, Ui};

use crate::domain::{ActivityStatus, Invalid, Minutes, Period, Problems, read_date};
use crate::ui::command::{Command, Uncomposed};
use crate::ui::cx::Cx;
use crate::ui::exposed::exposed_ui;
use crate::ui::model::Model;
use crate::ui::widgets::{Errors, card, choice, date_field, soft_button, stat_line};

use super::print::{Emphasis, Target, proposed_name, target_ui};

/// Which period is printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Span {
    #[default]
    ThisYear,
    LastYear,
    Everything,
    Other,
}

/// What the card remembers.
#[derive(Debug, Default)]
pub struct Summary {
    /// What is printed.
    what: Uncomposed,
    span: Span,
    from: String,
    to: String,
    errors: Errors,
    /// What a period holds, counted once for each period and each reading of the record.
    contents: Option<(Period, Contents)>,
    /// Where to print to.
    pub target: Target,
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

impl Summary {
    /// Has the contents counted again, after the record has changed.
    pub const fn refreshed(&mut self) {
        self.contents = None;
    }

    /// Prints the role on one page; as it was on the last of two days, where they are given.
    pub fn print_wall(&mut self, days: Option<[String; 2]>) {
        self.what = Uncomposed::Wall;
        if let Some([from, to]) = days {
            (self.span, self.from, self.to) = (Span::Other, from, to);
        }
    }

    fn contents(&mut self, model: &Model, period: Period) -> Contents {
        let known = self.contents.filter(|(counted, _)| *counted == period);
        let (_, contents) = known.unwrap_or_else(|| (period, Contents::of(model, period)));
        self.contents = Some((period, contents));
        contents
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
        let until = period.map_or(cx.model.today, |period| period.to());
        let about = match self.what {
            Uncomposed::Summary => "Portfolio",
            Uncomposed::Wall => "Role on one page",
        };
        let about = format!(
            "{about} {}, {}",
            cx.model.practitioner.name,
            until.format("%Y")
        );
        self.target.folder(cx).join(proposed_name(&about))
    }
}

/// Draws the card.
pub fn summary_ui(ui: &mut Ui, cx: &Cx<'_>, summary: &mut Summary) {
    card(ui, cx.tokens, "Print without composing", |ui| {
        let sorts = [
            (Uncomposed::Summary, "Summary of a period"),
            (Uncomposed::Wall, "The role on one page"),
        ];
        choice(ui, cx.tokens, "", &sorts, &mut summary.what);
        let says = match summary.what {
            Uncomposed::Summary => "Everything of a period on paper, with nothing to compose.",
            Uncomposed::Wall => {
                "Everything the role asks for on one landscape page, as it stands at the end of the period or today."
            }
        };
        ui.add(egui::Label::new(RichText::new(says).color(cx.tokens.dim)).wrap());
        period_ui(ui, cx, summary);
        let period = summary.period(cx);
        match &period {
            Ok(_) if summary.what == Uncomposed::Wall => {}
            Ok(period) => {
                holds_ui(ui, cx, &summary.contents(cx.model, *period));
                exposed_ui(ui, cx, *period);
            }
            Err(_) => {
                ui.label(RichText::new("Choose a period first").color(cx.tokens.dim));
            }
        }
        print_ui(ui, cx, summary, &period);
    });
}

fn period_ui(ui: &mut Ui, cx: &Cx<'_>, screen: &mut Summary) {
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

fn print_ui(ui: &mut Ui, cx: &Cx<'_>, summary: &mut Summary, period: &Result<Period, Problems>) {
    let proposal = summary.proposal(cx, period.as_ref().ok().copied());
    if let Ok(period) = period {
        let what = summary.what;
        let print = |path: PathBuf| Command::Print(what, *period, path);
        target_ui(
            ui,
            cx,
            &mut summary.target,
            (&proposal, Emphasis::Soft),
            print,
        );
    }
}
