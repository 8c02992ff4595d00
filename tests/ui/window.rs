//! The window under test, on a record in a temporary folder.

use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::time::Duration;

use cairn::domain::{
    ActivityDetails, Link, LinkKey, Minutes, Practitioner, Reflection, parse_date,
};
use cairn::profiles::shipped_by_key;
use cairn::record::{Clock, Record, Setup};
use cairn::ui::{App, Places, Upkeep};
use egui::{Event, Key, Modifiers, Role, Theme, Vec2, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use egui_kittest::{Harness, HarnessBuilder, Node};
use tempfile::TempDir;

/// The day of every test.
pub const TODAY: &str = "2026-11-23";

/// A clock that stands still on [`TODAY`].
pub fn clock() -> Clock {
    Clock::fixed(parse_date(TODAY).expect("a date"))
}

/// The window, and the folder that goes with it.
pub struct Window {
    /// The window.
    pub harness: Harness<'static, App>,
    /// The clock of the window and of whatever opens its record beside it.
    pub clock: Clock,
    folder: Rc<TempDir>,
}

impl Window {
    /// Opens the window where there is no record yet.
    pub fn first_start() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        Self::on(folder, vec2(1280.0, 800.0), Theme::Light)
    }

    /// Opens the window on a new record.
    pub fn on_empty() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        new_record(&folder.path().join("record"));
        Self::on(folder, vec2(1280.0, 800.0), Theme::Light)
    }

    /// Opens the window on a record with three activities.
    pub fn on_three() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        fill(&mut new_record(&folder.path().join("record")));
        Self::on(folder, vec2(1280.0, 800.0), Theme::Light)
    }

    /// Opens the window on the sample record.
    pub fn on_sample(size: Vec2, theme: Theme) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let dir = folder.path().join("record");
        drop(cairn::record::sample::create(&dir, clock()).expect("the sample"));
        Self::on(folder, size, theme)
    }

    /// What stands in place of the database of a record that does not open.
    pub const BROKEN: &str = "this is no database, but somebody's text";

    /// Opens the window on a record that does not open.
    pub fn on_broken(size: Vec2, theme: Theme) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let dir = folder.path().join("record");
        std::fs::create_dir_all(&dir).expect("a folder");
        std::fs::write(dir.join("cairn.db"), Self::BROKEN).expect("a file");
        Self::on(folder, size, theme)
    }

    /// Opens the window on what is in the folder, and waits until it is read.
    pub fn on(folder: TempDir, size: Vec2, theme: Theme) -> Self {
        Self::sharing(Rc::new(folder), size, theme, clock())
    }

    /// Opens the window on a record with three activities, where clocks go otherwise.
    pub fn by(clock: Clock) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        fill(&mut new_record(&folder.path().join("record")));
        let size = vec2(1280.0, 800.0);
        Self::sharing(Rc::new(folder), size, Theme::Light, clock)
    }

    /// Has another day begin, whatever the reason, and draws until all is quiet.
    pub fn turn_to(&mut self, day: &str) {
        self.clock.turn_to(parse_date(day).expect("a date"));
        self.harness.run();
    }

    /// Opens a second window on the same record.
    pub fn beside(&self) -> Self {
        let (folder, clock) = (Rc::clone(&self.folder), self.clock.clone());
        Self::sharing(folder, vec2(1280.0, 800.0), Theme::Light, clock)
    }

    fn sharing(folder: Rc<TempDir>, size: Vec2, theme: Theme, clock: Clock) -> Self {
        let mut harness = Self::started_by(&folder, size, theme, clock.clone());
        while harness.state().is_opening() {
            std::thread::sleep(Duration::from_millis(5));
            harness.step();
        }
        harness.run();
        Self {
            harness,
            clock,
            folder,
        }
    }

    /// Starts the program on what is in the folder, and draws nothing yet.
    pub fn started(folder: &TempDir, size: Vec2, theme: Theme) -> Harness<'static, App> {
        Self::started_by(folder, size, theme, clock())
    }

    fn started_by(
        folder: &TempDir,
        size: Vec2,
        theme: Theme,
        clock: Clock,
    ) -> Harness<'static, App> {
        let places = Places {
            record: folder.path().join("record"),
            documents: Some(PathBuf::from("/home/rosalind/Documents")),
            exports: Some(folder.path().to_owned()),
            machine: Some(folder.path().join("config/window.json")),
            upkeep: Upkeep::OnDemand,
        };
        let builder: HarnessBuilder<App> = Harness::builder();
        builder
            .with_size(size)
            .with_theme(theme)
            .with_max_steps(12)
            .build_eframe(move |cc| {
                App::new(&cc.egui_ctx, places, clock).expect("a readable theme")
            })
    }

    /// Closes the window, and returns the folder with its record.
    pub fn closed(self) -> TempDir {
        drop(self.harness);
        Rc::into_inner(self.folder).expect("the only window")
    }

    /// Closes the window and opens it again on the same record.
    pub fn reopened(self) -> Self {
        drop(self.harness);
        Self::sharing(self.folder, vec2(1280.0, 800.0), Theme::Light, self.clock)
    }

    /// Returns the record's folder.
    pub fn dir(&self) -> PathBuf {
        self.folder.path().join("record")
    }

    /// Opens the record beside the window, as the terminal would.
    pub fn record(&self) -> Record {
        Record::open(&self.dir(), self.clock.clone()).expect("the record")
    }

    /// Presses a key.
    pub fn press(&mut self, key: Key) {
        self.harness.key_press(key);
        self.harness.run();
    }

    /// Presses a key with Ctrl.
    pub fn ctrl(&mut self, key: Key) {
        self.harness.key_press_modifiers(Modifiers::COMMAND, key);
        self.harness.run();
    }

    /// Presses a key with Ctrl and Shift.
    pub fn ctrl_shift(&mut self, key: Key) {
        let modifiers = Modifiers::COMMAND | Modifiers::SHIFT;
        self.harness.key_press_modifiers(modifiers, key);
        self.harness.run();
    }

    /// Presses a button as the keyboard does, wherever it is scrolled to.
    pub fn push(&mut self, name: &str) {
        let button = self.harness.get_by_role_and_label(Role::Button, name);
        button.focus();
        self.harness.run();
        self.press(Key::Enter);
    }

    /// Types into what has the focus.
    pub fn type_text(&mut self, text: &str) {
        self.harness.event(Event::Text(text.to_owned()));
        self.harness.run();
    }

    /// Tells whether something is there.
    pub fn shows(&self, label: &str) -> bool {
        let mut found = self.harness.query_all_by_label_contains(label);
        found.next().is_some()
    }

    /// Draws until something is there, as work off the window's thread takes its time.
    pub fn until(&mut self, label: &str) {
        for _ in 0..3_000 {
            self.harness.step();
            if self.shows(label) {
                self.harness.run();
                return;
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        panic!("nothing says {label}");
    }

    /// Returns what has the focus.
    pub fn focused(&self) -> Option<Node<'_>> {
        let mut nodes = self.harness.root().children_recursive();
        nodes.find(|node| {
            let node = node.accesskit_node();
            node.is_focused() && !node.is_root()
        })
    }

    /// Lets time go by, in quarters of a second.
    pub fn wait(&mut self, quarters: usize) {
        for _ in 0..quarters {
            self.harness.step();
        }
        self.harness.run();
    }
}

fn new_record(dir: &Path) -> Record {
    let practitioner = Practitioner::new("Sam Sample");
    let profile = shipped_by_key("knowledge-manager").expect("the shipped profile");
    Record::create(
        dir,
        Setup {
            practitioner,
            profile,
        },
        clock(),
    )
    .expect("a new record")
}

fn fill(record: &mut Record) {
    let activity =
        |title: &str, date: &str, hours: u32, key: &str, so_what: &str| ActivityDetails {
            minutes: Minutes(60 * hours),
            reflection: Reflection {
                so_what: so_what.to_owned(),
                ..Reflection::default()
            },
            links: vec![Link::new(key.parse::<LinkKey>().expect("a key"))],
            ..ActivityDetails::new(title, parse_date(date).expect("a date"))
        };
    for details in [
        activity(
            "Chaired the community of practice",
            "2026-10-28",
            2,
            "pda/community-of-practice",
            "Two trusts had the same gap",
        ),
        activity(
            "Shadowed the information governance lead",
            "2026-11-11",
            3,
            "klimf/6.1#1",
            "",
        ),
        activity(
            "Read the national strategy",
            "2025-03-09",
            1,
            "klimf/6.1#2",
            "It shifts what we measure",
        ),
    ] {
        let added = record.add(details).expect("an activity");
        drop(added);
    }
}

/// Tells whether pictures can be taken here, and says so where not. In CI they must be.
pub fn has_vulkan(test: &str) -> bool {
    let named = std::env::var_os("VK_DRIVER_FILES").is_some();
    let found = [
        "/usr/share/vulkan/icd.d",
        "/etc/vulkan/icd.d",
        "/usr/local/share/vulkan/icd.d",
    ]
    .iter()
    .any(|folder| std::fs::read_dir(folder).is_ok_and(|mut files| files.next().is_some()));
    let there = named || found || cfg!(any(target_os = "macos", target_os = "windows"));
    assert!(
        there || std::env::var_os("CI").is_none(),
        "{test} wants a Vulkan driver: install mesa-vulkan-drivers"
    );
    if !there {
        eprintln!(
            "skipped: {test} (it wants a Vulkan driver, such as Debian's mesa-vulkan-drivers)"
        );
    }
    there
}
