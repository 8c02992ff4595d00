//! Title, period, and what the kind asks for, which the person may change for this portfolio.

mod criteria;
mod parts;

use std::path::PathBuf;

use egui::{Label, RichText, Ui};

use super::composer::Composer;
use super::draft::Draft;
use super::submitted::history_ui;
use crate::domain::portfolio::{EvidenceAdvice, HoursRule, PortfolioDetails, PortfolioKind};
use crate::domain::{Invalid, Period, Problems, long_date, read_date};
use crate::ui::command::{Command, PortfolioCommand};
use crate::ui::cx::Cx;
use crate::ui::portfolios::Composing;
use crate::ui::widgets::{Errors, card, date_field, line, soft_button, text_field};

/// What is typed of it and is not understood yet.
#[derive(Debug, Default)]
pub struct DetailsStep {
    from: String,
    to: String,
    words: String,
    hours: String,
    at_least: String,
    at_most: String,
    criterion: String,
    part: String,
    path: String,
    errors: Errors,
}

impl DetailsStep {
    /// Begins with what the portfolio says.
    #[must_use]
    pub fn of(details: &PortfolioDetails) -> Self {
        let kind = &details.kind;
        let written = |number: Option<u32>| number.map_or_else(String::new, |one| one.to_string());
        Self {
            from: long_date(details.period.from()),
            to: long_date(details.period.to()),
            words: written(kind.statement.map(|rule| rule.words)),
            hours: written(kind.hours.map(|rule| rule.hours)),
            at_least: written(kind.evidence.map(|advice| advice.at_least)),
            at_most: written(kind.evidence.map(|advice| advice.at_most)),
            ..Self::default()
        }
    }

    /// Takes what the portfolio says by now; what was begun beside it stays.
    pub fn reread(&mut self, details: &PortfolioDetails) {
        let before = std::mem::replace(self, Self::of(details));
        self.criterion = before.criterion;
        self.part = before.part;
        self.path = before.path;
    }

    /// Returns the period that is typed.
    fn period(&self, cx: &Cx<'_>) -> Result<Period, Problems> {
        period(&self.from, &self.to, cx)
    }
}

/// Reads a period as people say its days.
pub fn period(from: &str, to: &str, cx: &Cx<'_>) -> Result<Period, Problems> {
    let mut problems = Problems::default();
    let read = |field, typed: &str| {
        let named = |err: Invalid| Invalid { field, ..err };
        read_date(typed, cx.model.today).map_err(named)
    };
    let first = problems.note(read("from", from));
    let last = problems.note(read("to", to));
    match (first, last) {
        (Some(first), Some(last)) => Ok(Period::new(first, last)?),
        _ => Err(problems),
    }
}

/// Draws the step.
pub fn details_ui(ui: &mut Ui, cx: &Cx<'_>, composer: &mut Composer, composing: &Composing) {
    card(ui, cx.tokens, "This portfolio", |ui| {
        let Composer {
            draft,
            details,
            errors,
            ..
        } = &mut *composer;
        let title = text_field(
            ui,
            cx.tokens,
            "Title",
            "What you call it",
            &mut draft.now.title,
            errors.of("title"),
        );
        draft.field(&title);
        period_ui(ui, cx, draft, details);
    });
    let kind = composer.draft.now.kind.title.clone();
    card(ui, cx.tokens, &format!("What {kind} asks for"), |ui| {
        let Composer { draft, details, .. } = &mut *composer;
        source_ui(ui, cx, &draft.now.kind);
        limits_ui(ui, cx, draft, details);
    });
    let Composer { draft, details, .. } = &mut *composer;
    if draft.now.kind.statement.is_some() || !draft.now.kind.criteria.is_empty() {
        criteria::criteria_ui(ui, cx, draft, &mut details.criterion);
    }
    parts::parts_ui(ui, cx, draft, &mut details.part);
    card(ui, cx.tokens, "Use it again", |ui| {
        save_ui(ui, cx, &draft.now.kind, details);
    });
    history_ui(ui, cx, composing);
}

fn period_ui(ui: &mut Ui, cx: &Cx<'_>, draft: &mut Draft, details: &mut DetailsStep) {
    let read = details.period(cx);
    details.errors = read
        .as_ref()
        .err()
        .cloned()
        .map(Errors::from)
        .unwrap_or_default();
    ui.columns(2, |columns| {
        if let [from, to] = columns {
            let (tokens, dates) = (cx.tokens, cx.model.dates);
            let DetailsStep {
                from: first,
                to: last,
                errors,
                ..
            } = details;
            let hints = ["1 Jan 2026", "31 Dec 2026"];
            let first = date_field(
                from,
                tokens,
                "From",
                hints[0],
                first,
                dates,
                errors.of("from"),
            );
            let last = date_field(to, tokens, "To", hints[1], last, dates, errors.of("to"));
            draft.field(&first);
            draft.field(&last);
        }
    });
    if let Ok(period) = details.period(cx)
        && period != draft.now.period
    {
        draft.now.period = period;
        draft.typed();
    }
}

/// Draws what the kind is for, where its rules come from, and whom to ask.
pub fn source_ui(ui: &mut Ui, cx: &Cx<'_>, kind: &PortfolioKind) {
    let about = RichText::new(&kind.about).color(cx.tokens.dim);
    ui.add(Label::new(about).wrap());
    let source = RichText::new(&kind.source).small().color(cx.tokens.dim);
    ui.add(Label::new(source).wrap());
    if !kind.check_with.is_empty() {
        let check = RichText::new(&kind.check_with).color(cx.tokens.warn);
        ui.add(Label::new(check).wrap());
    }
}

/// Draws the numbers that the kind asks for; an empty field asks for none.
fn limits_ui(ui: &mut Ui, cx: &Cx<'_>, draft: &mut Draft, details: &mut DetailsStep) {
    let tokens = cx.tokens;
    let kind = &mut draft.now.kind;
    let mut fields = Vec::new();
    ui.columns(2, |columns| {
        if let [left, right] = columns {
            let mut beside = &mut *left;
            if let Some(rule) = &mut kind.statement {
                beside = right;
                let err = number(&details.words).err();
                let (name, typed) = ("Most words of the statement", &mut details.words);
                fields.push(text_field(left, tokens, name, "1000", typed, err.as_ref()));
                if let Ok(Some(words)) = number(typed) {
                    rule.words = words;
                }
            }
            let err = number(&details.hours).err();
            let (name, typed) = ("Least hours", &mut details.hours);
            fields.push(text_field(
                beside,
                tokens,
                name,
                "None asked",
                typed,
                err.as_ref(),
            ));
            if let Ok(hours) = number(typed) {
                let months = kind.hours.map_or(kind.months, |rule| rule.months);
                kind.hours = hours.map(|hours| HoursRule { hours, months });
            }
        }
    });
    ui.columns(2, |columns| {
        if let [least, most] = columns {
            let err = number(&details.at_least).err();
            let (name, typed) = ("Fewest pieces of evidence advised", &mut details.at_least);
            fields.push(text_field(
                least,
                tokens,
                name,
                "No advice",
                typed,
                err.as_ref(),
            ));
            let err = number(&details.at_most).err();
            let (name, typed) = ("Most pieces of evidence advised", &mut details.at_most);
            fields.push(text_field(
                most,
                tokens,
                name,
                "No advice",
                typed,
                err.as_ref(),
            ));
        }
    });
    if let (Ok(at_least), Ok(at_most)) = (number(&details.at_least), number(&details.at_most)) {
        let both = at_least.zip(at_most).filter(|(least, most)| least <= most);
        let advice = both.map(|(at_least, at_most)| EvidenceAdvice { at_least, at_most });
        if at_least.is_none() == at_most.is_none() && (advice.is_some() || at_least.is_none()) {
            kind.evidence = advice;
        }
    }
    for field in fields {
        draft.field(&field);
    }
}

/// Reads a number of 1 or more; none where nothing is typed.
fn number(typed: &str) -> Result<Option<u32>, Invalid> {
    let plain: String = typed.chars().filter(|c| !matches!(c, ',' | ' ')).collect();
    if plain.is_empty() {
        return Ok(None);
    }
    let read = plain.parse().ok().filter(|number| *number > 0);
    read.map(Some).ok_or_else(|| {
        let problem = format!("“{}” is not a number of 1 or more", typed.trim());
        Invalid::new("number", problem).hinted("Leave it empty where none is asked")
    })
}

/// Draws where the kind can be saved, to be begun from again or given to a colleague.
fn save_ui(ui: &mut Ui, cx: &Cx<'_>, kind: &PortfolioKind, details: &mut DetailsStep) {
    let says = "What this portfolio asks for, as a file that others can begin from.";
    ui.add(Label::new(RichText::new(says).color(cx.tokens.dim)).wrap());
    let proposal = cx.model.dir.with_file_name(format!("{}.toml", kind.key));
    let hint = proposal.display().to_string();
    text_field(ui, cx.tokens, "Kind file", &hint, &mut details.path, None);
    line(ui, |ui| {
        if soft_button(ui, "Save as a kind file").clicked() {
            let path = match details.path.trim() {
                "" => proposal,
                typed => PathBuf::from(typed),
            };
            let save = PortfolioCommand::SaveKind(Box::new(kind.clone()), path);
            cx.send(Command::Portfolio(save));
        }
    });
}
