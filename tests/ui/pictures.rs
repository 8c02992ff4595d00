//! How the screens look, in both themes. `UPDATE_SNAPSHOTS=1 cargo test --test ui` takes the pictures anew.

use egui::{Key, Rect, Role, Theme, Vec2, vec2};
use egui_kittest::SnapshotResults;
use egui_kittest::kittest::Queryable as _;

use crate::portfolio::{composing_in, tab};
use crate::window::{Window, has_vulkan};

const LARGE: Vec2 = vec2(1360.0, 850.0);
const SMALL: Vec2 = vec2(1024.0, 700.0);

/// Covers the folder of the record, which has another name in each test, and so another width.
fn mask_folder(window: &mut Window) {
    let named = window.harness.query_all_by_label_contains("/record");
    let rects: Vec<Rect> = named.map(|node| node.rect()).collect();
    for rect in rects {
        let covered = Rect::from_min_size(rect.min, vec2(420.0, rect.height()));
        window.harness.mask(covered);
    }
}

/// Takes a picture of the window after each key.
fn pictures(results: &mut SnapshotResults, window: &mut Window, of: &str, keys: &[(Key, &str)]) {
    for (key, screen) in keys {
        window.ctrl(*key);
        mask_folder(window);
        window.harness.snapshot(format!("{screen}-{of}"));
    }
    results.extend_harness(&mut window.harness);
}

const SCREENS: &[(Key, &str)] = &[
    (Key::Num1, "home"),
    (Key::Num2, "log"),
    (Key::Num3, "evidence"),
    (Key::Num4, "skills"),
    (Key::Num5, "qualifications"),
    (Key::Num6, "plan"),
    (Key::P, "portfolio"),
    (Key::Comma, "settings"),
];

#[test]
fn every_screen_of_the_sample_looks_as_it_did() {
    if !has_vulkan("every_screen_of_the_sample_looks_as_it_did") {
        return;
    }
    let mut results = SnapshotResults::new();
    for (theme, name) in [(Theme::Light, "light"), (Theme::Dark, "dark")] {
        let mut window = Window::on_sample(SMALL, theme);
        pictures(&mut results, &mut window, name, SCREENS);
    }
}

#[test]
fn details_and_editor_look_as_they_did() {
    if !has_vulkan("details_and_editor_look_as_they_did") {
        return;
    }
    let mut results = SnapshotResults::new();
    for (theme, name) in [(Theme::Light, "light"), (Theme::Dark, "dark")] {
        let mut window = Window::on_sample(LARGE, theme);
        window.ctrl(Key::Num2);
        window.press(Key::ArrowDown);
        window.press(Key::ArrowDown);
        window.harness.snapshot(format!("details-{name}"));
        window.ctrl_shift(Key::N);
        window.type_text("Mentoring circle: second meeting");
        // What suggests is made ready by another thread.
        window.until("Link to Mentoring: you wrote “Mentoring”");
        window.harness.snapshot(format!("editor-{name}"));
        window.ctrl(Key::Enter);
        window.harness.snapshot(format!("logged-{name}"));
        // How long a message stands depends on how many frames other threads ask for.
        window.push("Dismiss");
        window.ctrl(Key::Num4);
        window.harness.get_by_label("Find by name or code").focus();
        window.harness.run();
        window.type_text("6.");
        window
            .harness
            .get_by_label_contains("6.1 Knowledge management, ")
            .click();
        window.harness.run();
        window.harness.snapshot(format!("skill-{name}"));
        window.ctrl(Key::Num6);
        window.press(Key::ArrowDown);
        window.harness.snapshot(format!("objective-{name}"));
        results.extend_harness(&mut window.harness);
    }
}

#[test]
fn empty_screens_and_the_first_start_look_as_they_did() {
    if !has_vulkan("empty_screens_and_the_first_start_look_as_they_did") {
        return;
    }
    let mut results = SnapshotResults::new();
    let mut window = Window::on_empty();
    pictures(&mut results, &mut window, "empty", &SCREENS[..6]);
    let mut window = Window::first_start();
    mask_folder(&mut window);
    window.harness.snapshot("start");
    results.extend_harness(&mut window.harness);
}

#[test]
fn the_skills_at_large_look_as_they_did() {
    if !has_vulkan("the_skills_at_large_look_as_they_did") {
        return;
    }
    let mut results = SnapshotResults::new();
    for (theme, name) in [(Theme::Light, "light"), (Theme::Dark, "dark")] {
        let mut window = Window::on_sample(vec2(1600.0, 1000.0), theme);
        window.ctrl(Key::Num4);
        window.harness.snapshot(format!("skills-map-{name}"));
        window.push("Chart");
        window.harness.snapshot(format!("skills-chart-{name}"));
        window.push("Look back");
        window.push("Start of this CPD year, 1 January 2026");
        window.push("Map");
        window.harness.snapshot(format!("skills-past-{name}"));
        window.ctrl(Key::Num5);
        let lapsing = window
            .harness
            .get_by_label_contains("Practitioner Certificate in Health Project Management, Held");
        lapsing.click();
        window.harness.run();
        window.harness.snapshot(format!("qualification-{name}"));
        results.extend_harness(&mut window.harness);
    }
}

#[test]
fn composing_a_portfolio_looks_as_it_did() {
    if !has_vulkan("composing_a_portfolio_looks_as_it_did") {
        return;
    }
    let mut results = SnapshotResults::new();
    for (theme, name) in [(Theme::Light, "light"), (Theme::Dark, "dark")] {
        let mut window = composing_in(SMALL, theme);
        for (step, file) in [
            ("Choose", "choose"),
            ("Criteria", "criteria"),
            ("Statement", "statement"),
            ("Check and print", "check"),
        ] {
            tab(&mut window, step);
            window.harness.snapshot(format!("compose-{file}-{name}"));
        }
        results.extend_harness(&mut window.harness);
        let mut window = Window::on_sample(SMALL, theme);
        window.ctrl(Key::P);
        window.push("New portfolio");
        window.harness.snapshot(format!("compose-begin-{name}"));
        results.extend_harness(&mut window.harness);
    }
}

#[test]
fn a_record_that_does_not_open_looks_as_it_did() {
    if !has_vulkan("a_record_that_does_not_open_looks_as_it_did") {
        return;
    }
    let mut results = SnapshotResults::new();
    for (theme, name) in [(Theme::Light, "light"), (Theme::Dark, "dark")] {
        let mut window = Window::on_broken(SMALL, theme);
        mask_folder(&mut window);
        window.harness.snapshot(format!("broken-{name}"));
        results.extend_harness(&mut window.harness);
    }
}

#[test]
fn another_role_looks_as_it_did() {
    if !has_vulkan("another_role_looks_as_it_did") {
        return;
    }
    let mut results = SnapshotResults::new();
    for (theme, name) in [(Theme::Light, "light"), (Theme::Dark, "dark")] {
        let mut window = Window::on_sample(LARGE, theme);
        crate::settings::look_at_smaller_role(&mut window);
        mask_folder(&mut window);
        let file = (Role::TextInput, "Profile or page");
        let file = window.harness.get_by_role_and_label(file.0, file.1).rect();
        window.harness.mask(file);
        window.harness.snapshot(format!("role-{name}"));
        results.extend_harness(&mut window.harness);
    }
}

#[test]
fn suggestions_look_as_they_did() {
    if !has_vulkan("suggestions_look_as_they_did") {
        return;
    }
    let mut results = SnapshotResults::new();
    for (theme, name) in [(Theme::Light, "light"), (Theme::Dark, "dark")] {
        let mut window = Window::on_sample(SMALL, theme);
        window.ctrl(Key::N);
        window.type_text("AI in evidence searching");
        window.until("Link to 2.9 AI and algorithmic literacy");
        window.harness.snapshot(format!("suggested-{name}"));
        window.push("Link to 2.9 AI and algorithmic literacy: you wrote “AI”");
        window.harness.snapshot(format!("taken-{name}"));
        window.push("Discard");
        window.ctrl(Key::Num4);
        window.harness.get_by_label("Find by name or code").focus();
        window.harness.run();
        window.type_text("Negotiating");
        window
            .harness
            .get_by_label_contains("Negotiating and Influencing, ")
            .click();
        window.until("5 entries mention this");
        window.push("5 entries mention this");
        window.harness.snapshot(format!("gap-{name}"));
        results.extend_harness(&mut window.harness);
    }
}
