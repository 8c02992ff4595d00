//! The window, the terminal and the printed portfolio tell the same figures.

use std::path::Path;
use std::process::Command;

use egui::{Key, Theme, vec2};
use egui_kittest::kittest::Queryable as _;
use serde_json::Value;

use crate::journeys::tab_to;
use crate::window::{TODAY, Window};

/// Asks the terminal program.
fn cairn(record: &Path, args: &[&str]) -> String {
    let home = record.parent().expect("a folder above the record");
    let output = Command::new(env!("CARGO_BIN_EXE_cairn"))
        .arg("--record")
        .arg(record)
        .args(args)
        .env("CAIRN_TODAY", TODAY)
        .env("HOME", home)
        .output()
        .expect("the program runs");
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{args:?}: {complaint}");
    said
}

/// The figures of the year as each of the three tells them.
struct Figures {
    terminal: Value,
    paper: String,
}

fn figures(window: &Window) -> Figures {
    let dir = window.dir();
    let terminal = cairn(&dir, &["progress", "--json"]);
    let pdf = dir.with_file_name("portfolio.pdf");
    let out = pdf.display().to_string();
    cairn(
        &dir,
        &["portfolio", "print", "--kind", "summary", "--out", &out],
    );
    let document = lopdf::Document::load(&pdf).expect("a readable PDF");
    let pages: Vec<u32> = document.get_pages().into_keys().collect();
    let text = document.extract_text(&pages).expect("readable text");
    Figures {
        terminal: serde_json::from_str(&terminal).expect("JSON"),
        paper: text.split_whitespace().collect::<Vec<_>>().join(" "),
    }
}

#[test]
fn an_activity_logged_by_keyboard_changes_all_three_alike_and_undo_takes_it_back() {
    let mut window = Window::on_sample(vec2(1280.0, 800.0), Theme::Light);
    let before = figures(&window);
    assert_eq!(before.terminal["period"]["minutes"], 930);
    window.harness.get_by_label("15 h 30");
    assert!(before.paper.contains("15 h 30"));

    window.ctrl_shift(Key::N);
    window.type_text("Mentored two new knowledge managers");
    tab_to(&mut window, "Time spent");
    window.type_text("1h30");
    tab_to(&mut window, "Now what?");
    window.type_text("Write down the questions that came twice");
    tab_to(
        &mut window,
        "Link to a development activity, skill or statement",
    );
    for link in ["mentoring", "klimf/6.1#2"] {
        window.type_text(link);
        window.press(Key::Enter);
    }
    window.ctrl(Key::Enter);
    window.ctrl(Key::Num1);

    let after = figures(&window);
    window.harness.get_by_label("17 h");
    assert_eq!(after.terminal["period"]["minutes"], 1020);
    assert!(after.paper.contains("17 h of 20 h"), "{}", after.paper);
    assert!(after.paper.contains("Mentored two new knowledge managers"));
    let reasons = |figures: &Figures, key: &str| {
        let all = figures.terminal["requirements"].as_array().cloned();
        let mut all = all.unwrap_or_default().into_iter();
        let found = all.find(|requirement| requirement["key"] == key);
        found.map_or(0, |found| found["reasons"].as_array().map_or(0, Vec::len))
    };
    for key in ["pda/mentoring", "klimf/6.1"] {
        assert_eq!(
            reasons(&after, key),
            reasons(&before, key) + 1,
            "{key} counts it"
        );
    }

    window.ctrl(Key::Z);
    window.harness.get_by_label("15 h 30");
    let undone = figures(&window);
    assert_eq!(undone.terminal, before.terminal);
    assert!(!undone.paper.contains("Mentored two new knowledge managers"));
}
