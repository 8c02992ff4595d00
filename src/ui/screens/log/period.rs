//! The period of the filter: a CPD year at a press, or any two days.

use chrono::NaiveDate;
use egui::Ui;

use crate::domain::{Period, YearStart, parse_date, read_date};
use crate::record::ActivityFilter;
use crate::ui::cx::Cx;
use crate::ui::widgets::{Errors, choice, date_field, problem};

/// From which day to which, either of them open.
pub type Span = (Option<NaiveDate>, Option<NaiveDate>);

/// The two days as typed.
#[derive(Clone, Debug, Default)]
pub struct PeriodForm {
    from: String,
    to: String,
    /// The span that the texts stand for.
    says: Span,
    errors: Errors,
}

impl PeriodForm {
    /// Draws the years to choose from and the two days.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, filter: &mut ActivityFilter) {
        self.follow((filter.from, filter.to));
        let [this, last] = years(cx.model.practitioner.year_start, cx.model.today);
        let other = (filter.from, filter.to);
        let mut options = vec![
            ((None, None), "Any time"),
            (this, "This CPD year"),
            (last, "Last CPD year"),
        ];
        if !options.iter().any(|(span, _)| *span == other) {
            options.push((other, "Other days"));
        }
        let mut span = other;
        if choice(ui, cx.tokens, "Period", &options, &mut span) {
            (filter.from, filter.to) = span;
            self.follow(span);
        }
        ui.columns(2, |columns| {
            if let [from, to] = columns {
                let dates = cx.model.dates;
                let hint = "1 Jan or yesterday";
                let begins = date_field(from, cx.tokens, "From", hint, &mut self.from, dates, None);
                let ends = date_field(to, cx.tokens, "To", hint, &mut self.to, dates, None);
                if begins.changed() || ends.changed() {
                    self.typed(filter, dates.today);
                }
            }
        });
        problem(ui, cx.tokens, self.errors.of("to"));
    }

    /// Takes over what the filter was set to elsewhere.
    fn follow(&mut self, span: Span) {
        if span == self.says {
            return;
        }
        let text = |date: Option<NaiveDate>| date.map(|date| date.to_string()).unwrap_or_default();
        *self = Self {
            from: text(span.0),
            to: text(span.1),
            says: span,
            errors: Errors::default(),
        };
    }

    /// Follows the day: this and the last CPD year become those of the new one. Days that were typed in words are written out, as
    /// they were understood.
    pub fn turn(&mut self, filter: &mut ActivityFilter, start: YearStart, days: [NaiveDate; 2]) {
        let [before_day, _] = days;
        let [before, after] = days.map(|day| years(start, day));
        let span = (filter.from, filter.to);
        let written_out = self.read(before_day) == self.says;
        if let Some(year) = before.iter().position(|year| *year == span) {
            (filter.from, filter.to) = after.get(year).copied().unwrap_or(span);
        } else if written_out {
            for (text, day) in [(&mut self.from, span.0), (&mut self.to, span.1)] {
                if let Some(day) = day {
                    *text = day.to_string();
                }
            }
        }
    }

    fn read(&self, today: NaiveDate) -> Span {
        let read = |text: &str| {
            let date = parse_date(text).or_else(|_| read_date(text, today));
            date.ok()
        };
        (read(&self.from), read(&self.to))
    }

    /// Filters by what is typed; a day that is not yet one is left out.
    fn typed(&mut self, filter: &mut ActivityFilter, today: NaiveDate) {
        let span = self.read(today);
        self.errors.clear();
        if let (Some(from), Some(to)) = span
            && let Err(err) = Period::new(from, to)
        {
            self.errors = crate::domain::Problems::from(err).into();
            return;
        }
        self.says = span;
        (filter.from, filter.to) = span;
    }
}

/// Returns this and the last CPD year.
fn years(start: YearStart, today: NaiveDate) -> [Span; 2] {
    [start.year_of(today), start.year_before(today)]
        .map(|year| (Some(year.from()), Some(year.to())))
}

/// Says which days a filter is about, if not all.
pub fn name(cx: &Cx<'_>, filter: &ActivityFilter) -> Option<String> {
    let (span, dates) = ((filter.from, filter.to), cx.model.dates);
    let [this, last] = years(cx.model.practitioner.year_start, cx.model.today);
    Some(match span {
        (None, None) => return None,
        span if span == this => "This CPD year".to_owned(),
        span if span == last => "Last CPD year".to_owned(),
        (Some(from), Some(to)) if from == to => dates.weekday(from),
        (Some(from), Some(to)) => {
            format!("{} – {}", dates.short(from), dates.short(to))
        }
        (Some(from), None) => format!("From {}", dates.long(from)),
        (None, Some(to)) => format!("Up to {}", dates.long(to)),
    })
}
