//! What it costs to see the pages while one writes, in a portfolio of more than fifty: one proof after a keystroke beside
//! the first one, and the frames of the window while the pages follow beside those without them.
//!
//! ```sh
//! cargo bench --bench preview
//! ```
//!
//! A frame is one pass of the window on the CPU with its accessibility tree, without the graphics card, at 60 a second and
//! ten keystrokes a second. One that took longer than a sixtieth of a second would have been dropped.
#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a benchmark whose window is not as made up may fail by panicking, and its table is what it is for"
)]

mod generator;

use std::error::Error;
use std::io;
use std::ops::ControlFlow;
use std::path::Path;
use std::time::{Duration, Instant};

use cairn::domain::FileContent;
use cairn::domain::portfolio::{Piece, PieceId, PortfolioDetails, PrintSection, Statement};
use cairn::kinds;
use cairn::portfolio::{PortfolioContents, Proof, Proofs};
use cairn::record::Record;
use cairn::ui::{App, Places, Upkeep};
use egui::{Event, Key, Modifiers, Role, Vec2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use generator::{Made, career, clock};

/// Activities that fill more than fifty pages.
const ACTIVITIES: usize = 100;
/// Words on each criterion of the statement.
const WORDS: usize = 300;
/// Keystrokes of each measurement.
const KEYSTROKES: usize = 60;
/// Frames from one keystroke to the next, at 60 frames a second.
const BETWEEN: usize = 6;
/// The time of one frame.
const FRAME: Duration = Duration::from_nanos(1_000_000_000 / 60);
/// A window with room for the pages beside what one writes, and one without.
const WIDE: Vec2 = vec2(1600.0, 1000.0);
const NARROW: Vec2 = vec2(1180.0, 1000.0);
/// How the title of the portfolio begins.
const TITLE: &str = "A career";

fn main() -> Result<(), Box<dyn Error>> {
    let made = Made::new(ACTIVITIES)?;
    let mut record = Record::open(made.dir(), clock())?;
    let details = composed(&record)?;
    let id = record.add(details)?.output;
    let contents = record.compose(&record.get(id)?)?;
    drop(record);
    proofs(contents)?;
    let without = Frames::typing(made.dir(), NARROW);
    let with = Frames::typing(made.dir(), WIDE);
    let times = with.longest().as_secs_f64() / without.longest().as_secs_f64();
    println!(
        "longest frame  {times:.2} × without the pages  ({:.1?} / {:.1?}; medians {:.1?} / {:.1?})  \
         {} of {} frames longer than {FRAME:.1?} ({} without)",
        with.longest(),
        without.longest(),
        with.median(),
        without.median(),
        with.dropped(),
        with.took.len(),
        without.dropped(),
    );
    let followed = following(made.dir());
    println!(
        "pages follow a keystroke  after {:.0?} at the median, {:.0?} at most",
        median(&followed),
        followed.iter().max().copied().unwrap_or_default(),
    );
    Ok(())
}

/// Chooses everything in the record for a portfolio that prints all of it.
fn composed(record: &Record) -> Result<PortfolioDetails, Box<dyn Error>> {
    let kind = kinds::shipped_by_key("chartership");
    let mut kind = kind.ok_or("no such kind")?.clone();
    kind.prints.insert(0, PrintSection::Activities);
    let mut details = record.propose_portfolio(kind, career())?;
    TITLE.clone_into(&mut details.title);
    let text = "I looked for what would help most and did it with others. ".repeat(WORDS / 12);
    let criteria = details.kind.criteria.iter();
    let statements = criteria.map(|criterion| Statement {
        criterion: Some(criterion.key.clone()),
        text: text.clone(),
    });
    details.statements = statements.collect();
    let everything = record.portfolio_contents(career(), record.today())?;
    let activities = everything.activities.iter();
    let evidence = everything.evidence.iter();
    let pieces = activities
        .map(|one| PieceId::Activity(one.id))
        .chain(evidence.map(|one| PieceId::Evidence(one.id)));
    details.pieces = pieces.map(Piece::new).collect();
    Ok(details)
}

/// Measures proofs by themselves.
fn proofs(mut contents: PortfolioContents) -> Result<(), Box<dyn Error>> {
    let mut proofs = Proofs::default();
    let mut next = |contents: &PortfolioContents| -> Result<(Duration, Proof), Box<dyn Error>> {
        let begun = Instant::now();
        let no_files = |_: &FileContent| Err(io::ErrorKind::NotFound.into());
        let proof = proofs.pull(contents, &no_files, &mut |_| ControlFlow::Continue(()))?;
        drop(proof.page(proof.count() / 2)?);
        Ok((begun.elapsed(), proof))
    };
    let (first, proof) = next(&contents)?;
    let mut later = Vec::new();
    for _ in 0..9 {
        let statements = &mut contents.composed.details.statements;
        statements[0].text.push('x');
        later.push(next(&contents)?.0);
    }
    let later = median(&later);
    println!(
        "proof of {} pages  {:.2} × the first one after a keystroke  ({later:.1?} / {first:.1?})",
        proof.count(),
        later.as_secs_f64() / first.as_secs_f64(),
    );
    Ok(())
}

/// What each frame of the window took while one typed.
struct Frames {
    took: Vec<Duration>,
}

impl Frames {
    /// Types into the statement in a window of that size.
    fn typing(dir: &Path, size: Vec2) -> Self {
        let mut window = open(dir, size);
        let mut took = Vec::new();
        for _ in 0..KEYSTROKES {
            window.event(Event::Text("x".to_owned()));
            for _ in 0..BETWEEN {
                took.push(frame(&mut window));
            }
        }
        Self { took }
    }

    fn longest(&self) -> Duration {
        self.took.iter().max().copied().unwrap_or_default()
    }

    fn median(&self) -> Duration {
        median(&self.took)
    }

    fn dropped(&self) -> usize {
        self.took.iter().filter(|took| **took > FRAME).count()
    }
}

/// Returns how long the pages took to follow each of some keystrokes.
fn following(dir: &Path) -> Vec<Duration> {
    let mut window = open(dir, WIDE);
    let each = (0..KEYSTROKES / 3).map(|_| {
        for _ in 0..4 * BETWEEN {
            frame(&mut window);
        }
        let typed = Instant::now();
        window.event(Event::Text("x".to_owned()));
        frame(&mut window);
        frame(&mut window);
        while is_there(&window, "Updating…") {
            frame(&mut window);
        }
        typed.elapsed()
    });
    each.collect()
}

/// Draws a frame, and returns what it took once the time for it is over.
fn frame(window: &mut Harness<'_, App>) -> Duration {
    let begun = Instant::now();
    window.step();
    let took = begun.elapsed();
    std::thread::sleep(FRAME.saturating_sub(took));
    took
}

/// Opens the portfolio at its statement, and waits for its pages where there is room for them.
fn open(dir: &Path, size: Vec2) -> Harness<'static, App> {
    let places = Places {
        record: dir.to_owned(),
        documents: None,
        machine: None,
        exports: None,
        upkeep: Upkeep::OnDemand,
    };
    let builder = Harness::builder()
        .with_size(size)
        .with_step_dt(FRAME.as_secs_f32())
        .with_max_steps(60);
    let mut window =
        builder.build_eframe(|cc| App::new(&cc.egui_ctx, places, clock()).expect("it starts"));
    while window.state().is_opening() {
        std::thread::sleep(Duration::from_millis(5));
        window.step();
    }
    window.run();
    window.key_press_modifiers(Modifiers::COMMAND, Key::P);
    window.run();
    press(&mut window, Role::Button, TITLE);
    press(&mut window, Role::Tab, "Statement");
    let field = window.query_all_by_role(Role::MultilineTextInput).next();
    field.expect("a field").focus();
    window.step();
    while size == WIDE && !is_there(&window, "Page 1 of ") {
        std::thread::sleep(Duration::from_millis(5));
        window.step();
    }
    window
}

fn press(window: &mut Harness<'_, App>, role: Role, begins: &str) {
    let all = window.query_all_by_role(role);
    let named = |name: Option<String>| name.is_some_and(|name| name.starts_with(begins));
    let found = all
        .into_iter()
        .find(|node| named(node.accesskit_node().label()));
    found.expect("a control of that name").click_accesskit();
    window.step();
    window.step();
}

fn is_there(window: &Harness<'_, App>, words: &str) -> bool {
    window.query_all_by_label_contains(words).next().is_some()
}

fn median(durations: &[Duration]) -> Duration {
    let mut sorted = durations.to_vec();
    sorted.sort_unstable();
    sorted.get(sorted.len() / 2).copied().unwrap_or_default()
}
