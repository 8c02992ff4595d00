//! What attaching large files costs the window and others: its longest frame meanwhile, and how long another opening of the
//! record waits at most to write.
//!
//! ```sh
//! cargo bench --bench attach                              # five files of 300 MB
//! CAIRN_BENCH_MB=1500 cargo bench --bench attach          # of 1.5 GB each
//! ```
#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a benchmark whose window is not as made up may fail by panicking, and its table is what it is for"
)]

mod generator;

use std::error::Error;
use std::fs::File;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use cairn::record::Record;
use cairn::ui::{App, Places, Upkeep};
use egui::vec2;
use egui_kittest::Harness;
use generator::{Made, clock};
use rusqlite::Connection;

/// How many files.
const FILES: u8 = 5;
/// What no frame may take.
const LAW: Duration = Duration::from_millis(50);
/// Between two frames.
const PAUSE: Duration = Duration::from_millis(10);

/// A file that is dropped on the window.
#[derive(Debug)]
struct Dropped(PathBuf);

impl egui::DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        std::fs::read(&self.0).map_err(|err| err.to_string())
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let megabytes = std::env::var("CAIRN_BENCH_MB").ok();
    let megabytes: u64 = megabytes.map_or(Ok(300), |text| text.parse())?;
    let made = Made::new(100)?;
    let files = tempfile::tempdir()?;
    let mut harness = window(made.dir());
    for n in 0..FILES {
        let path = files.path().join(format!("lecture {n}.mp4"));
        let mut file = File::create(&path)?;
        file.write_all(&[n])?;
        file.set_len(megabytes * 1_000_000)?;
        harness
            .input_mut()
            .dropped_files
            .push(Arc::new(Dropped(path)));
    }
    let other = Record::open(made.dir(), clock())?;
    let conn = Connection::open(made.dir().join("cairn.db"))?;
    conn.busy_timeout(Duration::from_mins(1))?;
    let in_all = other.all_evidence()?.len() + usize::from(FILES);
    let begun = Instant::now();
    let (mut frames, mut longest, mut waited) = (0, Duration::ZERO, Duration::ZERO);
    while other.all_evidence()?.len() < in_all {
        let frame = Instant::now();
        harness.step();
        longest = longest.max(frame.elapsed());
        frames += 1;
        let write = Instant::now();
        // Changes nothing, so that the window has nothing to read anew.
        conn.execute_batch("BEGIN IMMEDIATE; ROLLBACK")?;
        waited = waited.max(write.elapsed());
        std::thread::sleep(PAUSE);
    }
    println!(
        "attach {FILES} files of {megabytes} MB  {:.1?}; longest of {frames} frames {longest:.1?}, {:.2} × what one may take; another waited {waited:.1?} at most to write",
        begun.elapsed(),
        longest.as_secs_f64() / LAW.as_secs_f64(),
    );
    Ok(())
}

/// Opens the window on the record.
fn window(dir: &Path) -> Harness<'static, App> {
    let places = Places {
        record: dir.to_owned(),
        documents: None,
        exports: None,
        machine: None,
        upkeep: Upkeep::OnDemand,
    };
    let mut harness = Harness::builder()
        .with_size(vec2(1280.0, 800.0))
        .with_max_steps(12)
        .build_eframe(move |cc| App::new(&cc.egui_ctx, places, clock()).expect("a theme"));
    while harness.state().is_opening() {
        harness.step();
        std::thread::sleep(PAUSE);
    }
    harness.run();
    harness
}
