//! How fast a record opens, reads, searches and saves, each figure beside its floor in bare SQLite or one bare pass.
//!
//! ```sh
//! cargo bench --bench record                      # records of 1,000 and 10,000 activities
//! cargo bench --bench record -- search            # what has “search” in its name
//! CAIRN_BENCH_LARGE=1 cargo bench --bench record  # and one of 100,000
//! ```
//!
//! The table at the end says how many times the floor each takes: “save one activity durably 1000 1.8 × raw SQLite”.
#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a benchmark whose record is not as made up may fail by panicking"
)]

mod generator;
mod ratio;
mod raw;

use std::collections::HashMap;
use std::error::Error;
use std::path::Path;
use std::time::Duration;

use cairn::domain::progress::{Ledger, Progress};
use cairn::domain::{LinkKey, Minutes, Practitioner};
use cairn::record::{ActivityFilter, Record, Result};
use criterion::{BatchSize, Criterion};
use generator::{Entries, Made, clock};
use ratio::Ratios;
use rusqlite::Connection;

/// What a list reads of each activity.
const LISTED: &str =
    "SELECT id, title, date, end_date, minutes, kind, status, reflected, tags, links FROM activity
     WHERE deleted_at IS NULL";
/// In which order a list shows them.
const NEWEST_FIRST: &str = "ORDER BY date DESC, id DESC";
/// How many entries a search shows.
const SHOWN: usize = 20;

fn main() -> std::result::Result<(), Box<dyn Error>> {
    let settings = Criterion::default()
        .sample_size(50)
        .warm_up_time(Duration::from_millis(500))
        .measurement_time(Duration::from_secs(2));
    let mut ratios = Ratios::new(settings);
    let large = std::env::var_os("CAIRN_BENCH_LARGE").map(|_| 100_000);
    for size in [1_000, 10_000].into_iter().chain(large) {
        let made = Made::new(size)?;
        open(&mut ratios, size, &made);
        let conn = raw::open(made.dir())?;
        let mut record = Record::open(made.dir(), clock())?;
        first_read(&mut ratios, size, &record, &conn);
        progress(&mut ratios, size, &record, &conn)?;
        lists(&mut ratios, size, &record, &conn)?;
        searches(&mut ratios, size, &record, &conn);
        // Last, because it makes the record grow.
        save(&mut ratios, size, &mut record, made.dir())?;
    }
    ratios.finish();
    Ok(())
}

fn open(ratios: &mut Ratios, size: usize, made: &Made) {
    ratios.measure(
        ("open a record", size),
        |b| b.iter(|| Record::open(made.dir(), clock()).expect("it opens")),
        "open its database",
        |b| b.iter(|| raw::open(made.dir()).expect("it opens")),
    );
}

/// What the window reads before it draws its first screen (`src/ui/model.rs`).
fn read_model(record: &Record) -> Result<impl Sized> {
    let practitioner = record.practitioner()?;
    let profile = record.profile();
    let ledger = record.ledger()?;
    let figures = figures(record, &practitioner, &ledger);
    let labels = (record.undoable()?, record.redo_label()?);
    let drafts = record.drafts()?;
    Ok((practitioner, profile, ledger, figures, labels, drafts))
}

fn figures(record: &Record, practitioner: &Practitioner, ledger: &Ledger) -> Progress {
    let today = record.today();
    let year = practitioner.year_start.year_of(today);
    Progress::of(&record.profile(), ledger, today, year, practitioner.target)
}

fn first_read(ratios: &mut Ratios, size: usize, record: &Record, conn: &Connection) {
    let listed = format!("{LISTED} {NEWEST_FIRST}");
    let rows = [
        "SELECT * FROM practitioner",
        "SELECT * FROM profile",
        &listed,
        "SELECT activity, evidence FROM evidence_activity",
        "SELECT * FROM evidence WHERE deleted_at IS NULL ORDER BY number",
        "SELECT * FROM qualification WHERE deleted_at IS NULL",
        "SELECT * FROM assessment WHERE deleted_at IS NULL ORDER BY date, id",
    ];
    ratios.measure(
        ("first read model", size),
        |b| b.iter(|| read_model(record).expect("it reads")),
        "the same rows by SQL",
        |b| b.iter(|| rows.map(|sql| raw::read(conn, sql, []).expect("it reads"))),
    );
}

fn progress(ratios: &mut Ratios, size: usize, record: &Record, conn: &Connection) -> Result<()> {
    let (practitioner, ledger) = (record.practitioner()?, record.ledger()?);
    ratios.measure(
        ("progress of a ledger", size),
        |b| b.iter(|| figures(record, &practitioner, &ledger)),
        "one pass over it",
        |b| b.iter(|| minutes_by_target(&ledger)),
    );
    let grouped = "SELECT key, count(*), sum(minutes) FROM entry_link JOIN activity ON activity.id = entry GROUP BY key";
    ratios.measure(
        ("progress of a record", size),
        |b| b.iter(|| record.progress(record.today()).expect("it reads")),
        "GROUP BY of its links",
        |b| b.iter(|| raw::read(conn, grouped, []).expect("it reads")),
    );
    Ok(())
}

/// The least that figures need: time by what it counts toward.
fn minutes_by_target(ledger: &Ledger) -> HashMap<&LinkKey, Minutes> {
    let mut sums = HashMap::new();
    for activity in &ledger.activities {
        for key in &activity.links {
            let sum = sums.entry(key).or_insert(Minutes(0));
            *sum = *sum + activity.minutes;
        }
    }
    for evidence in &ledger.evidence {
        for link in &evidence.details.links {
            sums.entry(&link.key).or_insert(Minutes(0));
        }
    }
    sums
}

fn lists(ratios: &mut Ratios, size: usize, record: &Record, conn: &Connection) -> Result<()> {
    let link: LinkKey = "pda/mentoring".parse()?;
    let any = ActivityFilter::default();
    let filters = [
        ("list everything", any.clone(), "", None),
        (
            "list by tag",
            ActivityFilter {
                tag: Some("Audit".to_owned()),
                ..any.clone()
            },
            "AND id IN (SELECT activity FROM activity_tag WHERE folded = ?1)",
            Some("audit"),
        ),
        (
            "list by requirement",
            ActivityFilter {
                link: Some(link),
                ..any.clone()
            },
            "AND id IN (SELECT entry FROM entry_link WHERE key = ?1)",
            Some("pda/mentoring"),
        ),
        (
            "list by a rare word",
            ActivityFilter {
                text: Some("berdan".to_owned()),
                ..any.clone()
            },
            "AND id IN (SELECT id FROM search_entry WHERE row IN (SELECT rowid FROM search WHERE search MATCH ?1))",
            Some("\"berdan\" *"),
        ),
        (
            "list by a common word",
            ActivityFilter {
                text: Some("knowledge".to_owned()),
                ..any
            },
            "AND id IN (SELECT id FROM search_entry WHERE row IN (SELECT rowid FROM search WHERE search MATCH ?1))",
            Some("\"knowledge\" *"),
        ),
    ];
    for (what, filter, condition, value) in &filters {
        let sql = format!("{LISTED} {condition} {NEWEST_FIRST}");
        let values = || rusqlite::params_from_iter(value.iter());
        ratios.measure(
            (what, size),
            |b| b.iter(|| record.activities(filter).expect("it reads")),
            "the same rows by SQL",
            |b| b.iter(|| raw::read(conn, &sql, values()).expect("it reads")),
        );
    }
    Ok(())
}

/// Searches as they happen while somebody types: one letter, a word, two words.
fn searches(ratios: &mut Ratios, size: usize, record: &Record, conn: &Connection) {
    let typed = [
        ("search as you type, a letter", "k", "\"k\" *", "rowid DESC"),
        (
            "search as you type, half a word",
            "knowl",
            "\"knowl\" *",
            "rank",
        ),
        (
            "search as you type, a rare word",
            "berdan",
            "\"berdan\" *",
            "rank",
        ),
        (
            "search as you type, two words",
            "clinical know",
            "\"clinical\" \"know\" *",
            "rank",
        ),
    ];
    for (what, words, query, order) in typed {
        let sql = format!(
            "SELECT rowid FROM search WHERE search MATCH ?1 ORDER BY {order} LIMIT {SHOWN}"
        );
        ratios.measure(
            (what, size),
            |b| b.iter(|| record.search(words, SHOWN).expect("it searches")),
            "the bare FTS5 query",
            |b| b.iter(|| raw::read(conn, &sql, [query]).expect("it searches")),
        );
    }
}

fn save(
    ratios: &mut Ratios,
    size: usize,
    record: &mut Record,
    dir: &Path,
) -> std::result::Result<(), Box<dyn Error>> {
    let (profile, today) = (record.profile(), record.today());
    let mut entries = Entries::new(&profile, size);
    let rows = (0..size).map(|_| entries.activity(today));
    let mut log = raw::Log::new(&dir.join("floor.db"), rows)?;
    let mut others = Entries::new(&profile, size);
    ratios.measure(
        ("save one activity durably", size),
        |b| {
            let save = |details| record.add(details).expect("it saves");
            b.iter_batched(|| entries.activity(today), save, BatchSize::SmallInput);
        },
        "raw SQLite",
        |b| {
            let save = |details| log.save(&details).expect("it saves");
            b.iter_batched(|| others.activity(today), save, BatchSize::SmallInput);
        },
    );
    Ok(())
}
