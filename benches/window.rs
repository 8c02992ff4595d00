//! What the window costs: a frame of each screen, and the way from start to the first one, each beside the same on an empty
//! record.
//!
//! ```sh
//! cargo bench --bench window                      # records of 100 and 10,000 activities
//! CAIRN_BENCH_LARGE=1 cargo bench --bench window  # and one of 100,000
//! ```
//!
//! A frame is one egui pass on the CPU, lists scrolled to their middle: layout and shapes, without the graphics card. What a
//! list shows does not grow with what it holds, and so neither may its frame: the ratio of 10,000 stays that of 100.
#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a benchmark whose window is not as made up may fail by panicking"
)]

mod generator;
mod ratio;

use std::error::Error;
use std::path::Path;
use std::time::{Duration, Instant};

use cairn::ui::{App, Places};
use criterion::Criterion;
use egui::accesskit::{Action, ActionRequest, TreeId};
use egui::{
    Context, Event, FullOutput, Key, Modifiers, MouseWheelSource, MouseWheelUnit, RawInput, Rect,
    TouchPhase, Vec2,
};
use egui::{pos2, vec2};
use generator::{Made, clock};
use ratio::Ratios;

/// The window of every benchmark, in points.
const SIZE: Vec2 = vec2(1280.0, 800.0);
/// Between two frames, in seconds.
const TICK: f64 = 1.0 / 60.0;
/// Frames until a scroll has come to rest and reports of jobs are in.
const SETTLING: usize = 90;
/// The height of a row of two lines, in points.
const ROW: f32 = 52.0;

/// Each screen by its key, and how many of a hundred activities its list has rows for.
const SCREENS: [(&str, Key, f32); 7] = [
    ("a frame of Home", Key::Num1, 0.0),
    ("a frame of the Log", Key::Num2, 100.0),
    ("a frame of Evidence", Key::Num3, 20.0),
    ("a frame of Skills", Key::Num4, 0.0),
    ("a frame of Qualifications", Key::Num5, 0.2),
    ("a frame of Portfolio", Key::P, 0.0),
    ("a frame of Settings", Key::Comma, 0.0),
];

/// Views within a screen, each by the key of that, the button that leads to it, if there is one, and how far down it stands.
const VIEWS: [(&str, Key, &str, f32); 4] = [
    ("a frame of the Wall", Key::Num4, "Wall", 0.0),
    ("a frame of the Path", Key::Num1, "", 500.0),
    (
        "a frame of the Path as a table",
        Key::Num1,
        "As a table",
        500.0,
    ),
    (
        "a frame of the Year in review",
        Key::P,
        "Year in review",
        0.0,
    ),
];

fn main() -> Result<(), Box<dyn Error>> {
    let settings = Criterion::default()
        .sample_size(50)
        .warm_up_time(Duration::from_millis(500))
        .measurement_time(Duration::from_secs(2));
    let mut ratios = Ratios::new(settings);
    let empty = Made::new(0)?;
    let large = std::env::var_os("CAIRN_BENCH_LARGE").map(|_| 100_000);
    for size in [100_u16, 10_000].map(u32::from).into_iter().chain(large) {
        let count = usize::try_from(size)?;
        let made = Made::new(count)?;
        ratios.measure(
            ("from start to the first frame", count),
            |b| b.iter_custom(|times| first_frames(made.dir(), times)),
            "an empty record",
            |b| b.iter_custom(|times| first_frames(empty.dir(), times)),
        );
        for (what, key, rows) in SCREENS {
            let middle = size as f32 / 100.0 * rows * ROW / 2.0;
            let mut full = Stage::at(made.dir(), key, middle);
            let mut floor = Stage::at(empty.dir(), key, 0.0);
            ratios.measure(
                (what, count),
                |b| b.iter(|| full.frame(Vec::new())),
                "an empty record",
                |b| b.iter(|| floor.frame(Vec::new())),
            );
        }
        for (what, key, button, down) in VIEWS {
            let mut full = Stage::at(made.dir(), key, down);
            full.press(button);
            let mut floor = Stage::at(empty.dir(), key, down);
            floor.press(button);
            ratios.measure(
                (what, count),
                |b| b.iter(|| full.frame(Vec::new())),
                "an empty record",
                |b| b.iter(|| floor.frame(Vec::new())),
            );
        }
    }
    ratios.finish();
    Ok(())
}

/// Starts the program some times, each until it has drawn its first frame; what it reads after that is waited for, so that no
/// start is slowed by the one before.
fn first_frames(dir: &Path, times: u64) -> Duration {
    let mut took = Duration::ZERO;
    for _ in 0..times {
        let start = Instant::now();
        let mut stage = Stage::on(dir);
        stage.frame(Vec::new());
        took += start.elapsed();
        stage.open();
    }
    took
}

/// The window without a screen to show it on.
struct Stage {
    ctx: Context,
    app: App,
    frame: eframe::Frame,
    time: f64,
}

impl Stage {
    /// Starts the program on a record.
    fn on(dir: &Path) -> Self {
        let ctx = Context::default();
        let places = Places {
            record: dir.to_owned(),
            documents: None,
            machine: None,
            exports: None,
            upkeep: cairn::ui::Upkeep::OnDemand,
        };
        let app = App::new(&ctx, places, clock()).expect("it starts");
        Self {
            ctx,
            app,
            frame: eframe::Frame::_new_kittest(),
            time: 0.0,
        }
    }

    /// Starts the program, goes to a screen, and scrolls its list.
    fn at(dir: &Path, screen: Key, down: f32) -> Self {
        let mut stage = Self::on(dir);
        stage.open();
        stage.settle();
        stage.frame(vec![Event::Key {
            key: screen,
            physical_key: None,
            pressed: true,
            repeat: false,
            modifiers: Modifiers::COMMAND,
        }]);
        stage.settle();
        stage.frame(vec![Event::PointerMoved(pos2(SIZE.x * 0.4, SIZE.y * 0.7))]);
        stage.frame(vec![Event::MouseWheel {
            unit: MouseWheelUnit::Point,
            delta: vec2(0.0, -down),
            phase: TouchPhase::Move,
            modifiers: Modifiers::NONE,
            source: MouseWheelSource::Unknown,
        }]);
        stage.settle();
        stage
    }

    /// Waits until the record is open.
    fn open(&mut self) {
        while self.app.is_opening() {
            std::thread::sleep(Duration::from_millis(1));
            self.frame(Vec::new());
        }
    }

    fn settle(&mut self) {
        for _ in 0..SETTLING {
            self.frame(Vec::new());
        }
    }

    /// Presses the button of that name, if it is there, as a screen reader does; what it does is waited for.
    fn press(&mut self, name: &str) {
        self.ctx.enable_accesskit();
        let output = self.output(Vec::new());
        let tree = output.platform_output.accesskit_update.clone();
        output.drop_without_applying_deltas();
        let nodes = tree.map(|tree| tree.nodes).unwrap_or_default();
        let mut nodes = nodes.iter();
        let found = nodes.find(|(_, node)| !name.is_empty() && node.label() == Some(name));
        if let Some((target_node, _)) = found {
            let press = ActionRequest {
                action: Action::Click,
                target_tree: TreeId::ROOT,
                target_node: *target_node,
                data: None,
            };
            self.frame(vec![Event::AccessKitActionRequest(press)]);
        }
        self.ctx.disable_accesskit();
        self.settle();
    }

    /// Runs one frame.
    fn frame(&mut self, events: Vec<Event>) {
        self.output(events).drop_without_applying_deltas();
    }

    /// Runs one frame, and returns what it put out.
    fn output(&mut self, events: Vec<Event>) -> FullOutput {
        self.time += TICK;
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(pos2(0.0, 0.0), SIZE)),
            time: Some(self.time),
            focused: true,
            events,
            ..RawInput::default()
        };
        let Self {
            ctx, app, frame, ..
        } = self;
        eframe::App::logic(app, ctx, frame);
        ctx.run_ui(input, |ui| eframe::App::ui(app, ui, frame))
    }
}
