//! Messages: what went wrong stays until it was read, and gives way to nothing.

use std::sync::Arc;

use egui::{Key, Rect, Role, Theme, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::dropped::Dropped;
use crate::window::Window;

/// Has something go wrong: two files are dropped that are not there.
fn fail(window: &mut Window, name: &str) {
    for name in [name, "other"] {
        let path = window.dir().with_file_name(name);
        let input = window.harness.input_mut();
        input.dropped_files.push(Arc::new(Dropped(path)));
    }
    window.until(name);
}

/// Returns the messages, from the top.
fn messages(window: &Window) -> Vec<String> {
    let alerts = window.harness.query_all_by_role(Role::Alert);
    alerts
        .filter_map(|node| node.accesskit_node().label())
        .collect()
}

fn log(window: &mut Window, title: &str) {
    window.ctrl(Key::N);
    window.type_text(title);
    window.press(Key::Enter);
}

#[test]
fn an_error_outlives_whatever_is_done_after_it() {
    let mut window = Window::on_three();
    fail(&mut window, "gone-1");
    for title in ["One", "Two", "Three", "Four", "Five"] {
        log(&mut window, title);
    }
    window.wait(60);
    let left = messages(&window);
    assert_eq!(left.len(), 1, "{left:?}");
    assert!(left.iter().all(|says| says.contains("gone-1")), "{left:?}");
    window.push("Dismiss");
    assert_eq!(messages(&window), Vec::<String>::new());
}

#[test]
fn many_errors_are_one_stack_that_can_be_read() {
    let mut window = Window::on_three();
    for n in 1..=4 {
        fail(&mut window, &format!("gone-{n}"));
    }
    assert!(messages(&window).iter().all(|says| says.contains("gone-4")));
    log(&mut window, "Ward audit");
    assert!(window.shows("Undo"), "there is room for the way back");
    window.push("And 3 more errors");
    for n in 1..=4 {
        let name = format!("gone-{n}");
        assert!(
            messages(&window).iter().any(|says| says.contains(&name)),
            "{name}"
        );
    }
    window.push("Show only the last error");
    window.push("Dismiss all");
    assert!(!messages(&window).iter().any(|says| says.contains("gone")));
}

#[test]
fn the_same_error_is_said_once() {
    let mut window = Window::on_three();
    for _ in 0..5 {
        fail(&mut window, "gone");
    }
    assert_eq!(messages(&window).len(), 1);
}

#[test]
fn long_errors_stay_within_a_small_window() {
    let folder = Window::on_three().closed();
    let size = vec2(1024.0, 700.0);
    let mut window = Window::on(folder, size, Theme::Light);
    let window_rect = Rect::from_min_size(egui::Pos2::ZERO, size);
    for n in 1..=6 {
        let name = format!("gone-{n}-{}", "a very long name of a file ".repeat(8));
        fail(&mut window, &name);
    }
    for pressed in ["And 5 more errors", "Show only the last error"] {
        let button = window.harness.get_by_label(pressed).rect();
        assert!(window_rect.contains_rect(button), "{pressed}: {button}");
        window.push(pressed);
    }
    for one in window.harness.query_all_by_label("Dismiss") {
        assert!(window_rect.contains_rect(one.rect()), "{}", one.rect());
    }
}
