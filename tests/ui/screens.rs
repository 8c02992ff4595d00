//! Each screen says what it must.

use egui::{Key, Theme, vec2};
use egui_kittest::kittest::Queryable as _;

use crate::window::Window;

#[test]
fn home_of_an_empty_record_says_what_to_do_first() {
    let mut window = Window::on_empty();
    window.harness.get_by_label("0 of 96 met");
    window
        .harness
        .get_by_label("Log your first activity")
        .click();
    window.harness.run();
    assert!(window.harness.get_by_label("Title").is_focused());
}

#[test]
fn the_log_finds_by_any_word_and_says_when_nothing_fits() {
    let mut window = Window::on_three();
    window.ctrl(Key::F);
    window.type_text("govern");
    window.harness.get_by_label_contains("1 activity");
    window
        .harness
        .get_by_label("Shadowed the information governance lead, 11 Nov, 3 h");
    window.type_text("zzz");
    window
        .harness
        .get_by_label("No activity holds “governzzz”.");
    window.harness.get_by_label("Clear the search").click();
    window.harness.run();
    window.harness.get_by_label_contains("3 activities");
}

#[test]
fn an_activity_that_wants_a_reflection_is_offered_on_home() {
    let mut window = Window::on_three();
    window
        .harness
        .get_by_label("Reflect on Shadowed the information governance lead")
        .click();
    window.harness.run();
    window.harness.get_by_label("Edit activity");
}

#[test]
fn every_screen_opens_by_its_key() {
    let mut window = Window::on_three();
    let screens = [
        (Key::Num1, "Hello, Sam"),
        (Key::Num2, "3 activities · 6 h done · 2 of 3 reflected on"),
        (Key::Num3, "Add evidence"),
        (Key::Num4, "Find by name or code"),
        (Key::Num5, "Add a qualification"),
        (Key::Num6, "Add an objective"),
        (Key::P, "Print to PDF"),
        (Key::Comma, "Hours each CPD year"),
    ];
    for (key, label) in screens {
        window.ctrl(key);
        assert!(
            window.harness.query_by_label(label).is_some(),
            "Ctrl+{key:?} shows “{label}”"
        );
    }
}

#[test]
fn a_record_that_does_not_open_says_why_and_is_left_alone() {
    let window = Window::on_broken(vec2(1024.0, 700.0), Theme::Dark);
    window.harness.get_by_label("Your record did not open");
    window.harness.get_by_label("Try again");
    let kept = std::fs::read_to_string(window.dir().join("cairn.db")).expect("the file");
    assert_eq!(kept, Window::BROKEN);
}

#[test]
fn an_idle_window_does_not_repaint() {
    let mut window = Window::on_three();
    let steps = window.harness.run();
    assert!(
        steps <= 1,
        "an idle window wants nothing, but it drew {steps} times"
    );
}

#[test]
fn the_figures_of_home_lead_to_what_they_count() {
    let mut window = Window::on_three();
    window.push("5 h of 20 h this CPD year: 12 h 55 behind the pace for today");
    window.harness.get_by_label_contains("2 activities");
    window.ctrl(Key::Num1);
    window.push("Last activity: 11 Nov");
    window.harness.get_by_role_and_label(
        egui::Role::Button,
        "Shadowed the information governance lead, 11 Nov, 3 h",
    );
    window.ctrl(Key::Num1);
    window.push("Active: 2 months in a row");
    window.harness.get_by_label_contains("3 activities");
    window.ctrl(Key::Num1);
    window.push("Pieces of evidence: 0");
    window.harness.get_by_label("Add evidence");
    window.ctrl(Key::Num1);
    window.push("Qualification Components: 0 of 3 met");
    window.harness.get_by_label("Find by name or code");
    window.harness.get_by_label("Plan this");
}
