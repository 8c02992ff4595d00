//! Sets each figure beside its floor, measured in the same run, and prints how many times the floor it takes.
//!
//! A floor is what the machine needs for the bare work. Times differ from machine to machine and from day to day; a ratio
//! hardly does.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use criterion::measurement::WallTime;
use criterion::{Bencher, BenchmarkGroup, BenchmarkId, Criterion};

/// The figures of one run.
pub struct Ratios {
    criterion: Criterion,
    /// Where criterion keeps what it measured.
    results: PathBuf,
    lines: Vec<Line>,
}

/// One line of the table.
struct Line {
    what: String,
    size: usize,
    floor_name: String,
    took: Duration,
    floor_took: Duration,
}

impl Ratios {
    /// Begins a run, with the terminal's arguments over these settings.
    pub fn new(settings: Criterion) -> Self {
        let results = Path::new(env!("CARGO_TARGET_TMPDIR")).with_file_name("criterion");
        Self {
            criterion: settings.output_directory(&results).configure_from_args(),
            results,
            lines: Vec::new(),
        }
    }

    /// Measures something with that many entries, and then its floor.
    pub fn measure(
        &mut self,
        (what, size): (&str, usize),
        mut cairn: impl FnMut(&mut Bencher<'_>),
        floor_name: &str,
        mut floor: impl FnMut(&mut Bencher<'_>),
    ) {
        let results = self.results.join(what);
        let mut group = self.criterion.benchmark_group(what);
        let took = median(&mut group, &results, ("cairn", size), &mut cairn);
        let floor_took = median(&mut group, &results, ("floor", size), &mut floor);
        group.finish();
        self.lines
            .extend(took.zip(floor_took).map(|(took, floor_took)| Line {
                what: what.to_owned(),
                size,
                floor_name: floor_name.to_owned(),
                took,
                floor_took,
            }));
    }

    /// Ends the run and prints the table; what a filter left out is not in it.
    #[expect(clippy::print_stdout, reason = "the table is what a benchmark is for")]
    pub fn finish(self) {
        self.criterion.final_summary();
        let wide = |text: fn(&Line) -> &str| {
            let lengths = self.lines.iter().map(|line| text(line).chars().count());
            lengths.max().unwrap_or_default()
        };
        let (what_wide, floor_wide) = (wide(|line| &line.what), wide(|line| &line.floor_name));
        println!();
        for line in &self.lines {
            let Line {
                what,
                size,
                floor_name,
                took,
                floor_took,
            } = line;
            let ratio = took.as_secs_f64() / floor_took.as_secs_f64();
            println!(
                "{what:what_wide$}  {size:>7}  {ratio:>8.1} × {floor_name:floor_wide$}  ({took:.3?} / {floor_took:.3?})"
            );
        }
    }
}

/// Measures one thing, and returns the median; nothing where a filter left it out, or where it was only tried.
fn median(
    group: &mut BenchmarkGroup<'_, WallTime>,
    results: &Path,
    (name, size): (&str, usize),
    bench: &mut impl FnMut(&mut Bencher<'_>),
) -> Option<Duration> {
    let file = results
        .join(name)
        .join(size.to_string())
        .join("new/estimates.json");
    let mut has_begun = false;
    group.bench_function(BenchmarkId::new(name, size), |bencher| {
        if !has_begun {
            // What an earlier run measured must not be taken for this one's.
            fs::remove_file(&file).ok();
            has_begun = true;
        }
        bench(bencher);
    });
    let estimates = fs::read(&file).ok().filter(|_| has_begun)?;
    let estimates: serde_json::Value = serde_json::from_slice(&estimates).ok()?;
    let nanoseconds = estimates.get("median")?.get("point_estimate")?.as_f64()?;
    Some(Duration::from_secs_f64(nanoseconds / 1e9))
}
