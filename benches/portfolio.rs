//! How fast and in how much memory a portfolio is printed, beside two floors of the bare typesetter, both in one go: the
//! same texts in a document without logic, links or tables, and the same pages.
//!
//! ```sh
//! cargo bench --bench portfolio
//! ```
//!
//! Each print has a process of its own, whose peak memory Linux tells. The floors of 10,000 activities need 10 GB.
#![expect(
    clippy::indexing_slicing,
    clippy::expect_used,
    reason = "a benchmark whose record is not as made up may fail by panicking"
)]

mod child;
mod generator;
mod plain;

use std::error::Error;
use std::fs;
use std::io;
use std::path::Path;

use cairn::domain::EvidenceContent;
use cairn::portfolio::{PortfolioContents, portfolio_pdf, portfolio_pdf_in_one_go};
use cairn::record::Record;
use child::Cost;
use generator::{Made, career, clock};
use plain::Page;

/// The numbers of activities, with how often each is printed.
const SIZES: [(usize, usize); 3] = [(100, 9), (1_000, 3), (10_000, 1)];
/// The file in the record's folder that holds the floor's document.
const FLOOR: &str = "floor.typ";

fn main() -> Result<(), Box<dyn Error>> {
    if let Some((work, folder)) = child::work() {
        let folder = Path::new(&folder);
        return match work.as_str() {
            "cairn" => child::tell(|| print(folder)),
            "pages" => child::tell(|| print_in_one_go(folder)),
            _ => child::tell(|| print_floor(folder)),
        };
    }
    for (activities, runs) in SIZES {
        let made = Made::new(activities)?;
        let floor = text(&contents(made.dir())?);
        fs::write(made.dir().join(FLOOR), floor)?;
        let folder = made.dir().to_str().ok_or("a folder without a name")?;
        let cairn = child::cost("cairn", folder, runs)?;
        line(
            activities,
            "the texts",
            cairn,
            child::cost("floor", folder, runs)?,
        );
        line(
            activities,
            "the same pages",
            cairn,
            child::cost("pages", folder, runs)?,
        );
    }
    Ok(())
}

/// Writes one line of the table: how many times the floor Cairn takes.
#[expect(clippy::print_stdout, reason = "the table is what a benchmark is for")]
fn line(activities: usize, what: &str, cairn: Cost, floor: Cost) {
    let times = cairn.time.as_secs_f64() / floor.time.as_secs_f64();
    let memory = cairn.memory as f64 / floor.memory as f64;
    let megabytes = |cost: Cost| cost.memory / 1_000_000;
    println!(
        "portfolio PDF  {activities:>6}  time {times:.2} × {what} by typst alone  ({:.3?} / {:.3?})  \
         peak memory {memory:.2} ×  ({} MB / {} MB)",
        cairn.time,
        floor.time,
        megabytes(cairn),
        megabytes(floor)
    );
}

fn contents(folder: &Path) -> Result<PortfolioContents, Box<dyn Error>> {
    let record = Record::open(folder, clock())?;
    Ok(record.portfolio_contents(career(), record.today())?)
}

fn print(folder: &Path) -> Result<(), Box<dyn Error>> {
    let pdf = portfolio_pdf(&contents(folder)?, &|_| Err(io::ErrorKind::NotFound.into()))?;
    Ok(fs::write(folder.join("cairn.pdf"), pdf)?)
}

fn print_in_one_go(folder: &Path) -> Result<(), Box<dyn Error>> {
    let pdf =
        portfolio_pdf_in_one_go(&contents(folder)?, &|_| Err(io::ErrorKind::NotFound.into()))?;
    Ok(fs::write(folder.join("pages.pdf"), pdf)?)
}

fn print_floor(folder: &Path) -> Result<(), Box<dyn Error>> {
    let page = Page::new(fs::read_to_string(folder.join(FLOOR))?)?;
    let pdf = page.pdf().map_err(|problems| format!("{problems:?}"))?;
    Ok(fs::write(folder.join("floor.pdf"), pdf)?)
}

/// Writes everything a person typed into one static document: headings and paragraphs, no tables, links or conditions.
fn text(contents: &PortfolioContents) -> String {
    let mut document = plain::Document::default();
    for activity in &contents.activities {
        let details = &activity.details;
        let reflection = &details.reflection;
        document.heading(&details.title);
        for text in [
            &details.provider,
            &details.location,
            &details.description,
            &reflection.what,
            &reflection.so_what,
            &reflection.now_what,
            &details.url,
        ] {
            document.paragraph(text);
        }
        for link in &details.links {
            document.paragraph(&format!("{} {}", link.key, link.reason));
        }
    }
    for evidence in &contents.evidence {
        let details = &evidence.details;
        document.heading(&details.title);
        if let EvidenceContent::Note(text) | EvidenceContent::Web(text) = &details.content {
            document.paragraph(text);
        }
        for link in &details.links {
            document.paragraph(&format!("{} {}", link.key, link.reason));
        }
    }
    for qualification in &contents.qualifications {
        document.paragraph(&qualification.details.title);
        document.paragraph(&qualification.details.notes);
    }
    document.finish()
}
