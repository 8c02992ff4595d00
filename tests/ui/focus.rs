//! Tab leads through every screen, each stop named and in sight; an idle screen draws nothing.

use egui::{Key, Theme, vec2};
use egui_kittest::kittest::NodeT as _;

use crate::portfolio::{STEPS, composing_in, tab};
use crate::window::Window;

/// Each screen by its key.
pub const SCREENS: [(Key, &str); 8] = [
    (Key::Num1, "Home"),
    (Key::Num2, "Log"),
    (Key::Num3, "Evidence"),
    (Key::Num4, "Skills"),
    (Key::Num5, "Qualifications"),
    (Key::Num6, "Plan"),
    (Key::P, "Portfolio"),
    (Key::Comma, "Settings"),
];

/// More stops than any screen of the sample has.
const MOST: usize = 400;

/// Returns the name of what has the focus, and whether it is in sight.
fn focused(window: &Window) -> Option<(String, bool)> {
    let screen = window.harness.ctx.content_rect();
    window.focused().map(|node| {
        let inner = node.accesskit_node();
        let name = inner
            .label()
            .or_else(|| inner.placeholder().map(str::to_owned));
        (name.unwrap_or_default(), screen.intersects(node.rect()))
    })
}

#[test]
fn tab_comes_round_each_screen_and_every_stop_has_a_name_and_is_in_sight() {
    let mut faults = Vec::new();
    for (key, screen) in SCREENS {
        let mut window = Window::on_sample(vec2(1024.0, 700.0), Theme::Light);
        window.ctrl(key);
        faults.extend(faults_of(&mut window, screen));
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Goes round a screen by Tab; returns what is wrong with a stop.
fn faults_of(window: &mut Window, screen: &str) -> Vec<String> {
    let mut faults = Vec::new();
    let (mut stops, mut nowhere): (Vec<String>, usize) = (Vec::new(), 0);
    for _ in 0..MOST {
        window.press(Key::Tab);
        let Some((name, in_sight)) = focused(window) else {
            // Once round, the focus leaves the window before it begins again at the top.
            nowhere += 1;
            if nowhere > 1 {
                let last = stops.last();
                faults.push(format!("{screen}: Tab after {last:?} leads nowhere"));
                break;
            }
            continue;
        };
        if name.trim().is_empty() || !in_sight {
            faults.push(format!(
                "{screen}: “{name}” after {:?}, in sight: {in_sight}",
                stops.last()
            ));
        }
        if stops.len() > 3 && stops.first() == Some(&name) {
            break;
        }
        stops.push(name);
    }
    if stops.len() == MOST {
        let last = stops.split_off(MOST - 4);
        faults.push(format!(
            "{screen}: Tab does not come round, but goes on {last:?}"
        ));
    }
    if !stops.iter().any(|stop| stop == "Settings") {
        faults.push(format!("{screen}: Tab does not reach the rail"));
    }
    faults
}

#[test]
fn tab_comes_round_each_step_of_a_portfolio() {
    let mut faults = Vec::new();
    for step in STEPS {
        let mut window = composing_in(vec2(1024.0, 700.0), Theme::Light);
        tab(&mut window, step);
        // Round from the top, not from the tab, which is called as a screen is.
        window.press(Key::Escape);
        faults.extend(faults_of(&mut window, step));
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn no_screen_draws_while_nothing_happens() {
    let mut window = Window::on_sample(vec2(1280.0, 800.0), Theme::Light);
    for (key, screen) in SCREENS {
        window.ctrl(key);
        window.press(Key::ArrowDown);
        // What was pressed may have a last word: forms are kept once typing has paused, and the files of the record are looked
        // at now and then. What draws for nothing never comes to rest.
        let rests = (0..5).any(|_| {
            window.wait(8);
            window.harness.run() <= 1
        });
        assert!(rests, "{screen} goes on drawing for nothing");
    }
}
