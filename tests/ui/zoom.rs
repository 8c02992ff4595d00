//! Every screen at 80 to 200 %: nothing leaves the window sideways, and every control has a name.

use egui::{Key, Role, Theme, Vec2, vec2};
use egui_kittest::kittest::NodeT as _;

use crate::focus::SCREENS;
use crate::portfolio::{STEPS, composing_in, tab};
use crate::window::Window;

/// What a person presses, fills in or reads.
const SEEN: [Role; 7] = [
    Role::Button,
    Role::TextInput,
    Role::MultilineTextInput,
    Role::CheckBox,
    Role::ComboBox,
    Role::Label,
    Role::Heading,
];

/// Lists what reaches beyond the left or right edge of the window.
pub fn outside(window: &Window) -> Vec<String> {
    let width = window.harness.ctx.content_rect().width();
    let nodes = window.harness.root().children_recursive();
    let mut found = Vec::new();
    for node in nodes {
        let inner = node.accesskit_node();
        if !SEEN.contains(&inner.role()) {
            continue;
        }
        let rect = node.rect();
        if rect.left() < -1.0 || rect.right() > width + 1.0 {
            let name = inner.label().or_else(|| inner.value()).unwrap_or_default();
            found.push(format!("{:?} “{name}” at {rect:?}", inner.role()));
        }
    }
    found
}

/// Looks at what `open` shows in small and large windows at several text sizes, and asserts that nothing of it leaves them
/// sideways; `look` lists what does.
pub fn assert_within(open: impl Fn(Vec2) -> Window, look: impl Fn(&mut Window) -> Vec<String>) {
    let mut faults = Vec::new();
    for size in [
        vec2(800.0, 600.0),
        vec2(1024.0, 700.0),
        vec2(2560.0, 1440.0),
    ] {
        for zoom in [1.0, 1.5, 2.0] {
            let mut window = open(size);
            window.harness.ctx.set_zoom_factor(zoom);
            window.harness.run();
            let found = look(&mut window).into_iter();
            faults.extend(found.map(|fault| format!("{size} at {zoom}: {fault}")));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn nothing_leaves_the_window_at_any_text_size() {
    let mut faults = Vec::new();
    for zoom in [0.8, 1.0, 1.25, 1.5, 2.0] {
        let mut window = Window::on_sample(vec2(1024.0, 700.0), Theme::Light);
        window.harness.ctx.set_zoom_factor(zoom);
        for (key, screen) in SCREENS {
            window.ctrl(key);
            let found = outside(&window);
            faults.extend(
                found
                    .iter()
                    .map(|fault| format!("{screen} at {zoom}: {fault}")),
            );
            window.press(Key::ArrowDown);
            let found = outside(&window);
            let chosen = found
                .iter()
                .map(|fault| format!("{screen} with details at {zoom}: {fault}"));
            faults.extend(chosen);
            window.press(Key::Escape);
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn nothing_leaves_the_window_while_a_portfolio_is_composed() {
    let mut faults = Vec::new();
    for zoom in [0.8, 1.0, 1.5, 2.0] {
        let mut window = composing_in(vec2(1024.0, 700.0), Theme::Light);
        window.harness.ctx.set_zoom_factor(zoom);
        for step in STEPS {
            tab(&mut window, step);
            let found = outside(&window);
            let found = found.iter();
            faults.extend(found.map(|fault| format!("{step} at {zoom}: {fault}")));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
