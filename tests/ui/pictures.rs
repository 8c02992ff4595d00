//! How the screens look, in both themes. `UPDATE_SNAPSHOTS=1 cargo test --test ui` takes the pictures anew.

use egui::{Key, Theme, Vec2, vec2};
use egui_kittest::SnapshotResults;

use crate::window::{Window, has_vulkan};

const LARGE: Vec2 = vec2(1280.0, 800.0);
const SMALL: Vec2 = vec2(1024.0, 700.0);

/// Takes a picture of the window after each key.
fn pictures(results: &mut SnapshotResults, window: &mut Window, of: &str, keys: &[(Key, &str)]) {
    for (key, screen) in keys {
        window.ctrl(*key);
        window.harness.snapshot(format!("{screen}-{of}"));
    }
    results.extend_harness(&mut window.harness);
}

const SCREENS: &[(Key, &str)] = &[
    (Key::Num1, "home"),
    (Key::Num2, "log"),
    (Key::Num3, "skills"),
    (Key::Num4, "qualifications"),
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
        let mut window = Window::on_sample(LARGE, theme);
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
        let mut window = Window::on_sample(vec2(1600.0, 1000.0), theme);
        window.ctrl(Key::Num2);
        window.press(Key::ArrowDown);
        window.press(Key::ArrowDown);
        window.harness.snapshot(format!("details-{name}"));
        window.ctrl(Key::N);
        window.harness.snapshot(format!("editor-{name}"));
        results.extend_harness(&mut window.harness);
    }
}

#[test]
fn small_empty_and_broken_windows_look_as_they_did() {
    if !has_vulkan("small_empty_and_broken_windows_look_as_they_did") {
        return;
    }
    let mut results = SnapshotResults::new();
    let mut window = Window::on_sample(SMALL, Theme::Light);
    pictures(&mut results, &mut window, "small", &SCREENS[..3]);
    let mut window = Window::on_empty();
    pictures(&mut results, &mut window, "empty", &SCREENS[..4]);
    let mut window = Window::first_start();
    window.harness.snapshot("start");
    results.extend_harness(&mut window.harness);
}
