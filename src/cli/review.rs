//! `cairn review`: the year in review, and the statement that becomes of it.

use chrono::{Datelike as _, NaiveDate};
use clap::Args;
use serde::Serialize;
use uuid::Uuid;

use super::ids::short;
use super::{CliError, Session};
use crate::domain::portfolio::count_words;
use crate::domain::review::{Review, Topic};
use crate::domain::{Period, PortfolioId, YearStart, long_date};

/// Write your CPD year in review from the record: hours, your own words, skills, evidence, what you meant to do, gaps
///
/// With --begin, what is left becomes the statement of a revalidation that you go on composing.
#[derive(Debug, Args)]
pub struct ReviewYear {
    /// The calendar year in which the CPD year begins [default: the CPD year of today]
    #[arg(long, value_name = "YEAR", value_parser = clap::value_parser!(i32).range(1..=9998))]
    year: Option<i32>,
    /// Leave out what tells of this: hours, reflection, skills, evidence, promise or gaps; may be given several times
    #[arg(long, value_name = "TOPIC")]
    drop: Vec<String>,
    /// Begin a revalidation with this as its statement
    #[arg(long)]
    begin: bool,
}

#[derive(Serialize)]
struct View<'a> {
    from: NaiveDate,
    to: NaiveDate,
    as_of: NaiveDate,
    paragraphs: Vec<ParagraphView<'a>>,
    words: usize,
    /// The portfolio that was begun.
    portfolio: Option<Uuid>,
}

#[derive(Serialize)]
struct ParagraphView<'a> {
    topic: Topic,
    title: &'a str,
    text: &'a str,
    words: usize,
}

/// Writes the review.
pub fn run(args: &ReviewYear, session: &mut Session) -> Result<(), CliError> {
    let topics = args.drop.iter().map(|text| Topic::parse(text));
    let dropped: Vec<Topic> = topics.collect::<Result<_, _>>()?;
    let mut record = session.record()?;
    let start = record.practitioner()?.year_start;
    let today = session.today();
    let period = match args.year {
        None => start.year_of(today),
        Some(year) => begins_in(start, year).ok_or_else(|| no_year(year))?,
    };
    if period.from() > today {
        let error = format!("That CPD year begins on {}", long_date(period.from()));
        return Err(CliError::failed(error).hinted("A year can be reviewed once it has begun"));
    }
    let mut review = record.review(period)?;
    review
        .paragraphs
        .retain(|paragraph| !dropped.contains(&paragraph.topic));
    let texts = review.paragraphs.iter();
    let statement = Review::statement(texts.map(|paragraph| paragraph.text.as_str()));
    let begun = if args.begin {
        Some(record.begin_from_review(period, &statement)?.output)
    } else {
        None
    };
    let paragraphs = review.paragraphs.iter().map(|paragraph| ParagraphView {
        topic: paragraph.topic,
        title: &paragraph.title,
        text: &paragraph.text,
        words: paragraph.words(),
    });
    let view = View {
        from: period.from(),
        to: period.to(),
        as_of: review.as_of,
        paragraphs: paragraphs.collect(),
        words: count_words(&statement),
        portfolio: begun.map(PortfolioId::uuid),
    };
    session.answer(&view, |out| {
        for (n, paragraph) in review.paragraphs.iter().enumerate() {
            if n > 0 {
                out.line("");
            }
            out.line(&paragraph.text);
        }
        if let Some(id) = begun {
            out.line("");
            out.line(format_args!(
                "Begun as the statement of a revalidation ({}), {} words; go on with `cairn portfolio show {0}`",
                short(id.uuid()),
                view.words
            ));
        }
    });
    Ok(())
}

/// Returns the CPD year that begins in a calendar year.
fn begins_in(start: YearStart, year: i32) -> Option<Period> {
    let last = NaiveDate::from_ymd_opt(year, 12, 31)?;
    Some(start.year_of(last)).filter(|period| period.from().year() == year)
}

fn no_year(year: i32) -> CliError {
    CliError::failed(format!("There is no CPD year that begins in {year}"))
}
