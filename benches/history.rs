//! What it costs to leave a field of a portfolio: two hundred edits, each beside one bare row that SQLite commits, and what
//! history grows by beside what was typed.
//!
//! ```sh
//! cargo bench --bench history
//! ```
#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a benchmark whose record is not as made up may fail by panicking, and its table is what it is for"
)]

mod generator;

use std::error::Error;
use std::path::Path;
use std::time::{Duration, Instant};

use cairn::domain::portfolio::{CriterionKey, PortfolioDetails};
use cairn::kinds;
use cairn::record::{EntryId, Record};
use generator::{Made, career, clock};
use rusqlite::Connection;

/// How many fields are left.
const EDITS: u32 = 200;
/// Words on each criterion of the statement.
const WORDS: usize = 700;

fn main() -> Result<(), Box<dyn Error>> {
    let made = Made::new(100)?;
    let mut record = Record::open(made.dir(), clock())?;
    let kind = kinds::shipped_by_key("chartership").ok_or("no such kind")?;
    let mut details = record.propose_portfolio(kind.clone(), career())?;
    let keys: Vec<CriterionKey> = kind.criteria.iter().map(|one| one.key.clone()).collect();
    let text = "I looked for what would help most and did it with others. ".repeat(WORDS / 12);
    for key in &keys {
        details.set_statement(Some(key.clone()), text.clone());
    }
    let id = record.add(details.clone())?.output;
    let row = kept(made.dir())?;
    let (mut typed, mut took) = (0, Vec::new());
    for (n, key) in (0..EDITS).zip(keys.iter().cycle()) {
        let more = format!(" In week {n} I did it once more, and wrote down what came of it.");
        typed += more.len();
        write_on(&mut details, key, &more);
        let begun = Instant::now();
        drop(record.edit(id, details.clone())?);
        took.push(begun.elapsed());
    }
    let (first, last) = took.split_at(took.len() / 2);
    let grown = kept(made.dir())? - row;
    let floor = bare(made.dir())?;
    let ratio = |one: Duration, other: Duration| one.as_secs_f64() / other.as_secs_f64();
    println!(
        "leave a field         {:.1} × one bare row committed  ({:.1?} / {floor:.1?}; the second hundred {:.2} × the first)",
        ratio(median(&took), floor),
        median(&took),
        ratio(median(last), median(first)),
    );
    println!(
        "history of an edit    {:.1} × what was typed  ({} bytes / {}; both rows whole would be {})",
        grown as f64 / typed as f64,
        grown / i64::from(EDITS),
        typed / usize::try_from(EDITS)?,
        2 * row,
    );
    let begun = Instant::now();
    let read = record.history(EntryId::Portfolio(id))?.len();
    println!(
        "read that history     {:.1?} for {read} changes, when it is opened",
        begun.elapsed()
    );
    let begun = Instant::now();
    for _ in 0..EDITS {
        drop(record.undo()?);
    }
    println!("undo one of them      {:.1?}", begun.elapsed() / EDITS);
    Ok(())
}

/// Adds words at the end of what is written on a criterion.
fn write_on(details: &mut PortfolioDetails, key: &CriterionKey, more: &str) {
    let written = details.statements.iter();
    let mut written = written.filter(|one| one.criterion.as_ref() == Some(key));
    let text = written.next().map(|one| one.text.clone() + more);
    details.set_statement(Some(key.clone()), text.unwrap_or_default());
}

/// Returns how many bytes history keeps of portfolios.
fn kept(dir: &Path) -> Result<i64, Box<dyn Error>> {
    let sql = "SELECT ifnull(sum(octet_length(before)), 0) + ifnull(sum(octet_length(after)), 0) FROM revision WHERE table_name = 'portfolio'";
    Ok(Connection::open(dir.join("cairn.db"))?.query_row(sql, [], |row| row.get(0))?)
}

/// Commits a bare row as often, as durably, and returns the median.
fn bare(dir: &Path) -> Result<Duration, Box<dyn Error>> {
    let conn = Connection::open(dir.join("bare.db"))?;
    conn.pragma_update(None, "journal_mode", "WAL")?;
    conn.pragma_update(None, "synchronous", "FULL")?;
    conn.execute_batch("CREATE TABLE bare (id INTEGER PRIMARY KEY, text TEXT NOT NULL)")?;
    let mut took = Vec::new();
    for _ in 0..EDITS {
        let begun = Instant::now();
        conn.execute("INSERT INTO bare (text) VALUES ('a row of no length')", [])?;
        took.push(begun.elapsed());
    }
    Ok(median(&took))
}

fn median(took: &[Duration]) -> Duration {
    let mut sorted = took.to_vec();
    sorted.sort();
    sorted.get(sorted.len() / 2).copied().unwrap_or_default()
}
