//! How fast a portfolio of 1,000 activities is printed, beside the same texts in a document without logic.
//!
//! ```sh
//! cargo bench --bench portfolio
//! ```
#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a benchmark whose record is not as made up may fail by panicking"
)]

mod generator;
mod plain;
mod ratio;

use std::error::Error;
use std::time::Duration;

use cairn::domain::EvidenceContent;
use cairn::portfolio::{PortfolioContents, summary_pdf};
use cairn::record::Record;
use criterion::Criterion;
use generator::{Made, career, clock};
use plain::Page;
use ratio::Ratios;

const ACTIVITIES: usize = 1_000;

fn main() -> Result<(), Box<dyn Error>> {
    let settings = Criterion::default()
        .sample_size(10)
        .warm_up_time(Duration::from_secs(1))
        .measurement_time(Duration::from_secs(20));
    let mut ratios = Ratios::new(settings);
    let made = Made::new(ACTIVITIES)?;
    let record = Record::open(made.dir(), clock())?;
    let contents = || record.portfolio_contents(career(), record.today());
    let page = Page::new(text(&contents()?))?;
    ratios.measure(
        ("portfolio PDF", ACTIVITIES),
        |b| b.iter(|| summary_pdf(&contents().expect("it reads")).expect("it prints")),
        "the texts alone by typst",
        |b| b.iter(|| page.pdf().expect("it prints")),
    );
    ratios.finish();
    Ok(())
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
