//! The role on an earlier day, and beside the one of today.
use cairn::domain::parse_date;
use egui::{Key, Role, Theme, vec2};
use egui_kittest::kittest::Queryable as _;

use crate::journeys::{key, tab_to};
use crate::skills::{buttons, open};
use crate::window::Window;

#[test]
fn the_role_is_shown_as_it_was_on_an_earlier_day_and_nothing_is_rated_then() {
    let mut window = Window::on_sample(vec2(1280.0, 800.0), Theme::Light);
    window.ctrl(Key::Num4);
    let day = parse_date("2025-06-30").expect("a date");
    let then = window.record().progress(day).expect("the figures").met;
    tab_to(&mut window, "As it was on");
    window.type_text("30 Jun 2025");
    window.press(Key::Enter);
    assert!(window.shows(&format!("As it was on 30 June 2025: {then} of 96 met")));
    window.harness.get_by_label(&format!("Met {then}"));

    let row = row_of(&window, day, "klimf/6.1");
    open(&mut window, "6.1", &row);
    assert!(window.shows("Go back to today to rate yourself"));
    assert!(
        window
            .harness
            .query_by_label("Enable (asked for)")
            .is_none()
    );
    assert!(!window.shows("Enable · 26 January 2026"), "rated later");

    window.push("Back to today");
    assert!(!window.shows("As it was on 30 June 2025"));
    window.harness.get_by_label("Enable (asked for)");
}

/// Returns how a requirement was listed on a day.
fn row_of(window: &Window, day: chrono::NaiveDate, text: &str) -> String {
    let progress = window.record().progress(day).expect("the figures");
    let found = progress.requirement(&key(text)).expect("a requirement");
    format!("{}, {}", found.name, found.status.label())
}

#[test]
fn days_are_offered_and_one_to_come_is_refused() {
    let mut window = Window::on_sample(vec2(1280.0, 800.0), Theme::Light);
    window.ctrl(Key::Num4);
    window.push("Look back");
    window.push("A year ago, 23 November 2025");
    assert!(window.shows("As it was on 23 November 2025"));
    window.push("Look back");
    window.push("Start of this CPD year, 1 January 2026");
    assert!(window.shows("As it was on 1 January 2026"));
    tab_to(&mut window, "As it was on");
    window.ctrl(Key::A);
    window.type_text("2027-01-01");
    window.press(Key::Enter);
    assert!(window.shows("1 January 2027 is still to come"));
    // Coming from another screen, today is shown.
    window.ctrl(Key::Num1);
    let shows = |name: &&String| name.starts_with("Show ") && name.contains("In focus");
    let buttons = buttons(&window);
    let show = buttons.iter().find(shows).expect("something to do next");
    window.push(show);
    assert!(!window.shows("As it was on 1 January 2026"));
}

#[test]
fn the_chart_tells_each_skill_now_then_and_asked_for() {
    let mut window = Window::on_sample(vec2(1280.0, 800.0), Theme::Light);
    window.ctrl(Key::Num4);
    window.push("Chart");
    let bar = "6.1 Knowledge management: Enable, Apply on 1 January 2026, asked for Enable";
    window.harness.get_by_role_and_label(Role::Button, bar);
    let unrated = "2.1 Data management: not rated, Not yet on 1 January 2026, asked for Enable";
    window.push(unrated);
    assert!(window.shows("Not started · Not rated; the role asks for Enable"));
}
