//! What a start costs: from the call of the program to its first picture, to the picture that stays, and what it took until then, each
//! beside an empty egui window that the same renderer draws, in the same run.
//!
//! ```sh
//! cargo bench --bench start                      # records of 0, 60 and 10,000 activities
//! CAIRN_BENCH_LARGE=1 cargo bench --bench start  # and one of 100,000
//! CAIRN_PROGRAM=/usr/bin/cairn cargo bench --bench start   # of another program than the one just built
//! ```
//!
//! Needs Xvfb, whose screen is a file: a picture is there when that file changes, whoever drew it.
#![cfg_attr(
    unix,
    expect(
        clippy::expect_used,
        clippy::indexing_slicing,
        clippy::print_stdout,
        reason = "a benchmark whose record is not as made up may fail by panicking; the table is what it is for"
    )
)]

#[cfg(unix)]
mod generator;

#[cfg(not(unix))]
#[expect(clippy::print_stderr, reason = "there is nobody else to tell")]
fn main() {
    eprintln!("A start is measured under Xvfb, which only Unix has.");
}

#[cfg(unix)]
fn main() -> Result<(), Box<dyn std::error::Error>> {
    if std::env::args().any(|arg| arg == unix::EMPTY) {
        return Ok(unix::empty_window()?);
    }
    unix::measure()
}

#[cfg(unix)]
mod unix {
    use std::error::Error;
    use std::fs::{self, File};
    use std::os::unix::fs::FileExt as _;
    use std::path::Path;
    use std::process::{Child, Command, Stdio};
    use std::time::{Duration, Instant};

    use tempfile::TempDir;

    use crate::generator::{Made, clock};

    /// The argument that makes this program the floor: a window with nothing in it.
    pub const EMPTY: &str = "--empty-window";
    /// Starts of each, of which the median counts.
    const ROUNDS: usize = 7;
    /// A picture that has not changed for so long stays.
    const QUIET: Duration = Duration::from_millis(1500);

    type Result<T> = std::result::Result<T, Box<dyn Error>>;

    /// Opens a window with nothing in it, as large as Cairn's.
    pub fn empty_window() -> eframe::Result {
        let options = eframe::NativeOptions {
            viewport: egui::ViewportBuilder::default().with_inner_size([1280.0, 800.0]),
            renderer: eframe::Renderer::Glow,
            centered: true,
            ..eframe::NativeOptions::default()
        };
        eframe::run_ui_native("empty", options, |ui, _| {
            ui.label("Empty");
        })
    }

    /// Measures and prints the table.
    pub fn measure() -> Result<()> {
        let own = std::env::current_exe()?;
        let cairn =
            std::env::var_os("CAIRN_PROGRAM").unwrap_or_else(|| env!("CARGO_BIN_EXE_cairn").into());
        let large = std::env::var_os("CAIRN_BENCH_LARGE").map(|_| 100_000);
        let sizes = [0, 60, 10_000].into_iter().chain(large);
        let made: Vec<(usize, Made)> = sizes
            .map(|size| Ok((size, Made::new(size)?)))
            .collect::<Result<_>>()?;
        let screen = Screen::new()?;
        let mut floor = Vec::new();
        let mut starts = vec![Vec::new(); made.len()];
        for round in 0..=ROUNDS {
            let empty = screen.start(Command::new(&own).arg(EMPTY))?;
            // The first of each warms the disk.
            floor.extend((round > 0).then_some(empty));
            for ((_, made), starts) in made.iter().zip(&mut starts) {
                let mut program = Command::new(&cairn);
                program.arg("--record").arg(made.dir());
                let start = screen.start(&mut program)?;
                starts.extend((round > 0).then_some(start));
            }
        }
        println!("                     first picture       settled     processor        memory");
        let floor = Start::median(&floor).ok_or("nothing was measured")?;
        floor.print("empty window", &floor);
        for ((size, _), starts) in made.iter().zip(starts) {
            let start = Start::median(&starts).ok_or("nothing was measured")?;
            start.print(&format!("{size} activities"), &floor);
        }
        Ok(())
    }

    /// What one start took.
    #[derive(Clone, Copy)]
    struct Start {
        first: f64,
        settled: f64,
        processor: f64,
        memory: f64,
    }

    impl Start {
        /// Returns the median of each figure.
        fn median(starts: &[Self]) -> Option<Self> {
            let of = |figure: fn(&Self) -> f64| {
                let mut figures: Vec<f64> = starts.iter().map(figure).collect();
                figures.sort_by(f64::total_cmp);
                figures.get(figures.len() / 2).copied()
            };
            Some(Self {
                first: of(|start| start.first)?,
                settled: of(|start| start.settled)?,
                processor: of(|start| start.processor)?,
                memory: of(|start| start.memory)?,
            })
        }

        fn print(&self, what: &str, floor: &Self) {
            let figure = |own: f64, floor: f64, unit: &str| {
                format!("{own:>5.0} {unit} {:>4.2} ×", own / floor)
            };
            println!(
                "{what:<18} {}  {}  {}  {}",
                figure(self.first, floor.first, "ms"),
                figure(self.settled, floor.settled, "ms"),
                figure(self.processor, floor.processor, "ms"),
                figure(self.memory, floor.memory, "MB"),
            );
        }
    }

    /// A screen of its own, which is a file.
    struct Screen {
        server: Child,
        name: String,
        home: TempDir,
        pixels: File,
    }

    impl Screen {
        fn new() -> Result<Self> {
            let home = tempfile::tempdir()?;
            // The server tells the display it found on its standard output, and closes that then.
            let mut server = Command::new("Xvfb")
                .args([
                    "-displayfd",
                    "1",
                    "-screen",
                    "0",
                    "1280x800x24",
                    "-nolisten",
                    "tcp",
                    "-noreset",
                ])
                .arg("-fbdir")
                .arg(home.path())
                .stdout(Stdio::piped())
                .stderr(Stdio::null())
                .spawn()
                .map_err(|err| format!("Xvfb does not start: {err}"))?;
            let mut told = String::new();
            let said = server.stdout.take().ok_or("it has an output")?;
            std::io::BufRead::read_line(&mut std::io::BufReader::new(said), &mut told)?;
            let name = format!(":{}", told.trim());
            let pixels = File::open(home.path().join("Xvfb_screen0"))?;
            // Out of the way: what a pointer rests on is drawn otherwise, once the system says where it is.
            Command::new("xdotool")
                .args(["mousemove", "1279", "799"])
                .env("DISPLAY", &name)
                .status()
                .map_err(|err| format!("xdotool does not start: {err}"))?;
            Ok(Self {
                server,
                name,
                home,
                pixels,
            })
        }

        /// Starts a program, waits until its picture stays, and ends it.
        fn start(&self, program: &mut Command) -> Result<Start> {
            let empty = self.picture()?;
            let home = self.home.path();
            let begun = Instant::now();
            let mut child = program
                .env("DISPLAY", &self.name)
                .env_remove("WAYLAND_DISPLAY")
                .env("LIBGL_ALWAYS_SOFTWARE", "1")
                .env("CAIRN_TODAY", clock().today().to_string())
                .env("XDG_CONFIG_HOME", home.join("config"))
                .stderr(Stdio::null())
                .spawn()?;
            let mut last = empty.clone();
            let (mut first, mut changed) = (None, begun);
            let mut processor = 0.0;
            while first.is_none() || changed.elapsed() < QUIET {
                std::thread::sleep(Duration::from_millis(1));
                let now = self.picture()?;
                if now != last {
                    changed = Instant::now();
                    first = first.or(Some(changed));
                    processor = processor_of(child.id())?;
                    last = now;
                }
                if child.try_wait()?.is_some() || begun.elapsed() > Duration::from_mins(1) {
                    return Err("the program ended, or showed nothing for a minute".into());
                }
            }
            let memory = memory_of(child.id())?;
            child.kill()?;
            child.wait()?;
            while self.picture()? != empty {
                std::thread::sleep(Duration::from_millis(10));
            }
            let since = |then: Instant| (then - begun).as_secs_f64() * 1000.0;
            Ok(Start {
                first: since(first.unwrap_or(changed)),
                settled: since(changed),
                processor,
                memory,
            })
        }

        fn picture(&self) -> Result<Vec<u8>> {
            let length = usize::try_from(self.pixels.metadata()?.len())?;
            let mut picture = vec![0; length];
            self.pixels.read_exact_at(&mut picture, 0)?;
            Ok(picture)
        }
    }

    impl Drop for Screen {
        fn drop(&mut self) {
            self.server.kill().ok();
            self.server.wait().ok();
        }
    }

    /// Returns the processor time that a program has used, in milliseconds.
    fn processor_of(id: u32) -> Result<f64> {
        let told = fs::read_to_string(Path::new("/proc").join(id.to_string()).join("stat"))?;
        let (_, figures) = told.rsplit_once(')').ok_or("no such figures")?;
        // In hundredths of a second, its own and the system's for it.
        let ticks = figures.split_whitespace().skip(11).take(2);
        Ok(ticks
            .filter_map(|ticks| ticks.parse::<f64>().ok())
            .sum::<f64>()
            * 10.0)
    }

    /// Returns the memory that a program holds, in megabytes.
    fn memory_of(id: u32) -> Result<f64> {
        let told = fs::read_to_string(Path::new("/proc").join(id.to_string()).join("status"))?;
        let line = told.lines().find_map(|line| line.strip_prefix("VmRSS:"));
        let kilobytes = line.and_then(|line| line.split_whitespace().next());
        Ok(kilobytes.ok_or("no such figure")?.parse::<f64>()? / 1024.0)
    }
}
