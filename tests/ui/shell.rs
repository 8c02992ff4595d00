//! What belongs to the window and not to the record: the menu, dialogs, sizes, motion.

use egui::{Key, Role};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::window::Window;

fn zoom(window: &Window) -> f32 {
    window.harness.ctx.zoom_factor()
}

fn is_zoom(window: &Window, expected: f32) -> bool {
    (zoom(window) - expected).abs() < 0.001
}

#[test]
fn everything_becomes_larger_and_smaller_by_keys_and_stays_so() {
    let mut window = Window::on_three();
    window.ctrl(Key::Plus);
    window.ctrl(Key::Equals);
    assert!(is_zoom(&window, 1.25), "{}", zoom(&window));
    let mut window = window.reopened();
    assert!(is_zoom(&window, 1.25), "it is kept on this machine");
    for _ in 0..9 {
        window.ctrl(Key::Minus);
    }
    assert!(is_zoom(&window, 0.8), "and never smaller");
    for _ in 0..9 {
        window.ctrl(Key::Plus);
    }
    assert!(is_zoom(&window, 2.0), "and never larger");
    window.ctrl(Key::Num0);
    assert!(is_zoom(&window, 1.0));
}

#[test]
fn sizes_can_be_changed_before_there_is_a_record() {
    let mut window = Window::first_start();
    window.ctrl(Key::Plus);
    assert!(is_zoom(&window, 1.1));
}

#[test]
fn settings_choose_the_size_and_less_motion() {
    let mut window = Window::on_three();
    window.ctrl(Key::Comma);
    window.push("150 %");
    assert!(is_zoom(&window, 1.5));
    let reduce = |window: &Window| {
        let node = window
            .harness
            .get_by_role_and_label(Role::CheckBox, "Reduce motion");
        node.accesskit_node().toggled() == Some(egui::accesskit::Toggled::True)
    };
    assert!(!reduce(&window));
    window
        .harness
        .get_by_role_and_label(Role::CheckBox, "Reduce motion")
        .focus();
    window.press(Key::Space);
    assert!(reduce(&window));
    let style = window.harness.ctx.global_style();
    assert!(style.animation_time.abs() < f32::EPSILON);
    let mut window = window.reopened();
    window.ctrl(Key::Comma);
    assert!(reduce(&window) && is_zoom(&window, 1.5), "both are kept");
}

#[test]
fn the_menu_holds_what_can_be_done_with_its_keys() {
    let mut window = Window::on_three();
    window.push("Menu");
    for name in [
        "New activity (Ctrl+N)",
        "Undo (Ctrl+Z)",
        "Larger (Ctrl++)",
        "Open the record's folder",
        "About Cairn",
    ] {
        window.harness.get_by_role_and_label(Role::Button, name);
    }
    window.push("About Cairn");
    assert!(
        window
            .harness
            .query_by_label("Open the record's folder")
            .is_none(),
        "the menu closes"
    );
    assert!(window.shows(env!("CARGO_PKG_VERSION")));
    window.press(Key::Escape);
    assert!(!window.shows(env!("CARGO_PKG_VERSION")));
}

#[test]
fn f1_lists_the_keys_and_enter_closes_the_list() {
    let mut window = Window::on_three();
    window.press(Key::F1);
    window.harness.get_by_label("Ctrl+Shift+N");
    window.harness.get_by_label("Close what is open on top");
    window.press(Key::Enter);
    assert!(window.harness.query_by_label("Ctrl+Shift+N").is_none());
}

#[test]
fn what_stands_over_a_screen_is_a_dialog_with_a_name() {
    let mut window = Window::on_three();
    let is_dialog = |window: &Window, name: &str| {
        let found = window.harness.query_by_role_and_label(Role::Dialog, name);
        assert!(found.is_some(), "no dialog is called {name}");
    };
    window.press(Key::F1);
    is_dialog(&window, "Keyboard shortcuts");
    window.press(Key::Escape);
    window.ctrl(Key::K);
    is_dialog(&window, "Go to anything");
    window.press(Key::Escape);
    window.ctrl(Key::N);
    is_dialog(&window, "New activity");
}
