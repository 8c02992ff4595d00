//! What it costs to bring a long spreadsheet in: a hundred thousand rows, beside splitting the same text at its commas and
//! writing the same entries.
//!
//! ```sh
//! cargo bench --bench bring
//! ```
#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a benchmark whose record is not as made up may fail by panicking, and its figure is what it is for"
)]

mod generator;

use std::error::Error;
use std::time::Instant;

use cairn::bring::{Answers, Entry, Given, read};
use cairn::domain::{ActivityDetails, Minutes, parse_date};
use cairn::record::{Op, Record};
use generator::{Made, clock};

const ROWS: usize = 100_000;

fn main() -> Result<(), Box<dyn Error>> {
    let today = parse_date("2026-11-18")?;
    let rows = (0..ROWS).map(|row| {
        format!(
            "2025-{:02}-{:02},Reading number {row},{},Example Trust,What was read in number {row}",
            row % 12 + 1,
            row % 28 + 1,
            row % 7 + 1
        )
    });
    let text = format!(
        "Date,Activity,Hours,Provider,Notes\n{}\n",
        rows.collect::<Vec<_>>().join("\n")
    );

    let made = Made::new(1)?;
    let mut record = Record::open(made.dir(), clock())?;
    let begun = Instant::now();
    let bare: Vec<ActivityDetails> = text
        .lines()
        .skip(1)
        .map(|line| {
            let mut cells = line.split(',');
            let mut cell = || cells.next().expect("five cells");
            let day = parse_date(cell()).expect("a day");
            let mut details = ActivityDetails::new(cell(), day);
            details.minutes = Minutes(cell().parse::<u32>().expect("hours") * 60);
            cell().clone_into(&mut details.provider);
            cell().clone_into(&mut details.description);
            details
        })
        .collect();
    let split = begun.elapsed();
    drop(record.transact(Op::new("write"), |change| {
        bare.into_iter()
            .try_for_each(|details| change.add(details).map(drop))
    })?);
    let floor = begun.elapsed();

    let made = Made::new(1)?;
    let mut record = Record::open(made.dir(), clock())?;
    let begun = Instant::now();
    let given = Given {
        name: "log.csv".to_owned(),
        bytes: text.into_bytes(),
    };
    let mut readings = vec![read(&given, &Answers::default(), today)?];
    let reading = begun.elapsed();
    let doubles = record.doubles(&mut readings)?;
    let brought = record.bring(&readings, &doubles, Vec::new())?.output;
    let took = begun.elapsed();
    let all = readings
        .iter()
        .flat_map(|reading| &reading.drafts)
        .filter(|draft| matches!(draft.entry, Entry::Activity(_)));
    assert_eq!((all.count(), brought.added.len()), (ROWS, ROWS));
    println!(
        "bring {ROWS} rows in   {:.2} × reading them bare and writing the same ({took:.1?} / {floor:.1?}; reading {reading:.1?} / {split:.1?})",
        took.as_secs_f64() / floor.as_secs_f64()
    );
    Ok(())
}
