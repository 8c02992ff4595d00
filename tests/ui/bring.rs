//! Files of other programs, dropped on the window or pasted: shown as they will be, and one change that Undo takes back.

use std::path::{Path, PathBuf};

use egui::{Event, Key, Role, Theme, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::dropped::drop_file;
use crate::window::{Window, has_vulkan};
use cairn::record::ActivityFilter;

const LOG: &str = "Date,Activity,Hours\n2025-03-13,Search skills,3\n2025-05-16,Chapter meeting,2\n,Undated,1\nTotal,,6\n";

fn written(window: &Window, name: &str, text: &str) -> PathBuf {
    let path = window.dir().with_file_name(name);
    std::fs::write(&path, text).expect("a file");
    path
}

fn titles(window: &Window) -> Vec<String> {
    let listed = window.record().activities(&ActivityFilter::default());
    let listed = listed.expect("the log");
    listed.into_iter().map(|activity| activity.title).collect()
}

#[test]
fn a_dropped_spreadsheet_is_shown_as_it_will_be_and_comes_in_as_one_change() {
    let mut window = Window::on_empty();
    let file = written(&window, "log.csv", LOG);
    let before = titles(&window);
    drop_file(&mut window, file);
    window.until("Import 2 entries");
    assert!(window.shows("2 of 3 rows come in, 5 h in all; the file's own total is 6 h"));
    let held = window.harness.get_by_label("Row 4: Undated");
    assert!(held.accesskit_node().is_disabled());
    window
        .harness
        .get_by_label("Row 3: Chapter meeting")
        .click();
    window.harness.run();
    window.until("Import 1 entry");
    window
        .harness
        .get_by_label("Row 3: Chapter meeting")
        .click();
    window.harness.run();
    window.until("Import 2 entries");
    window.push("Import 2 entries");
    window.until("Imported 2 entries");
    assert_eq!(titles(&window).len(), before.len() + 2);
    window.ctrl(Key::Z);
    assert_eq!(titles(&window), before);
}

#[test]
fn keys_alone_bring_a_file_in() {
    let mut window = Window::on_empty();
    let file = written(&window, "log.csv", LOG);
    drop_file(&mut window, file);
    window.until("Import 2 entries");
    window.press(Key::Enter);
    window.until("Imported 2 entries");
}

#[test]
fn the_one_question_is_asked_before_anything_comes_in() {
    let mut window = Window::on_empty();
    let file = written(
        &window,
        "either.csv",
        "Date,Activity,Hours\n03/04/2025,Committee,2\n",
    );
    drop_file(&mut window, file);
    window.until("03/04/2025: is that 3 April or 4 March?");
    let import = window
        .harness
        .get_by_role_and_label(Role::Button, "Import 1 entry");
    assert!(import.accesskit_node().is_disabled());
    window.push("4 March 2025");
    window.harness.run();
    let is_open = |window: &Window| {
        let import = window
            .harness
            .query_by_role_and_label(Role::Button, "Import 1 entry");
        import.is_some_and(|import| !import.accesskit_node().is_disabled())
    };
    for _ in 0..200 {
        if is_open(&window) {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(10));
        window.harness.run();
    }
    window.push("Import 1 entry");
    window.until("Imported 1 entry");
    let listed = window
        .record()
        .activities(&ActivityFilter::default())
        .expect("the log");
    assert_eq!(listed[0].date.to_string(), "2025-03-04");
}

#[test]
fn a_table_that_is_pasted_is_read_for_entries() {
    let mut window = Window::on_empty();
    let table = "Date\tActivity\tHours\n2025-03-13\tSearch skills\t3\n".to_owned();
    window.harness.input_mut().events.push(Event::Paste(table));
    window.harness.run();
    window.until("Import 1 entry");
    window.push("Not now");
    assert_eq!(titles(&window), Vec::<String>::new());
}

#[test]
fn what_holds_no_entries_is_attached_as_before() {
    let mut window = Window::on_empty();
    let picture = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/import/h11_just_a_picture.png");
    drop_file(&mut window, picture);
    window.until("Evidence title");
}

#[test]
fn a_badge_comes_in_with_its_file() {
    let mut window = Window::on_empty();
    let badge = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/import/h11_badge_ob2.png");
    drop_file(&mut window, badge);
    window.until("Import 1 entry");
    window.push("Import 1 entry");
    window.until("Imported 1 entry");
    let evidence = window.record().all_evidence().expect("evidence");
    assert_eq!(evidence.len(), 1);
}

#[test]
fn the_log_is_written_as_another_program_reads_it() {
    let mut window = Window::on_three();
    window.ctrl(Key::Comma);
    window.push("Export the log");
    window.until("Exported 3 activities to");
    let file = window.dir().with_file_name("log.csv");
    let text = std::fs::read_to_string(file).expect("the log");
    assert_eq!(text.lines().count(), 4, "{text}");
}

#[test]
fn the_sheet_looks_as_it_did() {
    if !has_vulkan("the_sheet_looks_as_it_did") {
        return;
    }
    let rows = (0..5000).map(|row| format!("2025-03-{:02},Reading number {row},1", row % 28 + 1));
    let many = rows.collect::<Vec<_>>().join("\n");
    let nasty = std::fs::read_to_string(
        Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/import/h05_letterhead.csv"),
    )
    .expect("a case");
    let mut results = egui_kittest::SnapshotResults::new();
    for (name, text, theme) in [
        ("clean", LOG.to_owned(), Theme::Light),
        ("nasty", nasty, Theme::Dark),
        ("long", format!("Date,Activity,Hours\n{many}"), Theme::Light),
    ] {
        let mut window = Window::on_sample(vec2(1280.0, 800.0), theme);
        let file = written(&window, &format!("{name}.csv"), &text);
        drop_file(&mut window, file);
        window.until("Not now");
        // The sheet is laid out anew once its rows are known.
        window.wait(2);
        window.harness.snapshot(format!("import-{name}"));
        results.extend_harness(&mut window.harness);
    }
}
