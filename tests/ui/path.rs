//! The path on Home: a timeline whose handle goes to any day, by pointer, by keys, and for a screen reader.

use cairn::domain::progress::Path;
use chrono::{Months, NaiveDate};
use egui::{Key, Role, Theme, vec2};
use egui_kittest::SnapshotResults;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::window::{TODAY, Window, has_vulkan};
use crate::zoom::{assert_within, outside};

const HANDLE: &str = "The path, day by day";

fn sampled() -> Window {
    Window::on_sample(vec2(1280.0, 800.0), Theme::Light)
}

/// Gives the handle the focus.
fn take_hold(window: &mut Window) {
    window
        .harness
        .get_by_role_and_label(Role::Slider, HANDLE)
        .focus();
    window.harness.run();
}

/// Returns what the handle says.
fn says(window: &Window) -> String {
    let handle = window.harness.get_by_role_and_label(Role::Slider, HANDLE);
    handle.accesskit_node().value().expect("a value")
}

/// Tells whether the handle is in the window, right of the rail.
fn in_sight(window: &Window) -> bool {
    let handle = window
        .harness
        .get_by_role_and_label(Role::Slider, HANDLE)
        .rect();
    let seen = window.harness.ctx.content_rect();
    seen.contains(handle.center()) && handle.left() > 200.0
}

fn date(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

fn met_on(window: &Window, day: NaiveDate) -> usize {
    window.record().progress(day).expect("the figures").met
}

fn path(window: &Window) -> Path {
    let record = window.record();
    let ledger = record.ledger().expect("the ledger");
    Path::of(&record.profile(), &ledger, record.today()).expect("a path")
}

#[test]
fn the_handle_goes_by_days_and_months_and_to_both_ends() {
    let mut window = sampled();
    let today = date(TODAY);
    assert_eq!(
        says(&window),
        format!(
            "23 November 2026, today: {} of 96 met",
            met_on(&window, today)
        )
    );
    take_hold(&mut window);
    window.press(Key::ArrowLeft);
    let day = date("2026-11-22");
    assert_eq!(
        says(&window),
        format!("22 November 2026: {} of 96 met", met_on(&window, day))
    );
    window.press(Key::PageDown);
    assert!(says(&window).starts_with("22 October 2026: "));
    window.press(Key::PageDown);
    window.press(Key::PageUp);
    window.press(Key::ArrowRight);
    assert!(says(&window).starts_with("23 October 2026: "));
    window.press(Key::Home);
    let first = path(&window).from;
    assert!(says(&window).starts_with(&first.format("%-d %B %Y").to_string()));
    assert!(in_sight(&window), "it is scrolled to");
    window.press(Key::ArrowLeft);
    assert!(
        says(&window).starts_with(&first.format("%-d %B %Y").to_string()),
        "nothing lies before it"
    );
    window.press(Key::End);
    assert!(says(&window).starts_with("23 November 2026, today"));
    window.press(Key::PageUp);
    assert!(
        says(&window).starts_with("23 November 2026, today"),
        "nothing lies after it"
    );
    assert_eq!(
        window
            .focused()
            .expect("a focus")
            .accesskit_node()
            .label()
            .as_deref(),
        Some(HANDLE)
    );
}

#[test]
fn home_and_the_skills_become_the_day_with_what_changed_beside_it() {
    let mut window = sampled();
    take_hold(&mut window);
    for _ in 0..6 {
        window.press(Key::PageDown);
    }
    let day = date(TODAY)
        .checked_sub_months(Months::new(6))
        .expect("a day");
    let then = met_on(&window, day);
    let now = met_on(&window, date(TODAY));
    assert!(then < now, "something was met since");
    assert!(window.shows(&format!(
        "As it was on 23 May 2026: {then} of 96 met, {} fewer than today",
        now - then
    )));
    window.harness.get_by_label(&format!("{then} of 96 met"));
    assert!(window.shows("Since then"));
    let section = window
        .harness
        .get_by_label_contains("Behavioural Skills: ")
        .accesskit_node()
        .label()
        .expect("a name");
    window.push(&section);
    assert!(
        window.shows("As it was on 23 May 2026"),
        "a figure of that day leads to that day"
    );
    window.ctrl(Key::Num1);
    assert!(window.shows(&format!("{} met:", now - then)));
    window.ctrl(Key::Num4);
    assert!(window.shows(&format!("As it was on 23 May 2026: {then} of 96 met")));
    window.push("Chart");
    assert!(window.shows("on 23 May 2026") || window.shows("1 January 2026"));
    window.push("Back to today");
    window.ctrl(Key::Num1);
    assert!(says(&window).contains("today"));
    assert!(!window.shows("Since then"));
}

#[test]
fn the_pointer_drags_the_handle_and_a_screen_reader_sets_it() {
    let mut window = sampled();
    take_hold(&mut window);
    let handle = window
        .harness
        .get_by_role_and_label(Role::Slider, HANDLE)
        .rect();
    let (from, to) = (handle.center(), handle.center() - vec2(300.0, 0.0));
    window.harness.drag_at(from);
    window.harness.run();
    window.harness.hover_at(to);
    window.harness.run();
    window.harness.drop_at(to);
    window.harness.run();
    let dragged = says(&window);
    assert!(!dragged.contains("today"), "{dragged}");
    let handle = window
        .harness
        .get_by_role_and_label(Role::Slider, HANDLE)
        .rect();
    assert!(
        (handle.center().x - to.x).abs() < 4.0,
        "it stands under the pointer"
    );

    let node = window.harness.get_by_role_and_label(Role::Slider, HANDLE);
    let node = node.accesskit_node();
    assert_eq!(node.min_numeric_value(), Some(0.0));
    assert!(node.max_numeric_value() > node.numeric_value());
    let set = egui::accesskit::ActionRequest {
        action: egui::accesskit::Action::SetValue,
        target_tree: egui::accesskit::TreeId::ROOT,
        target_node: node.locate().0,
        data: Some(egui::accesskit::ActionData::NumericValue(31.0)),
    };
    window
        .harness
        .event(egui::Event::AccessKitActionRequest(set));
    window.harness.run();
    let first = path(&window).from + chrono::TimeDelta::days(31);
    assert!(
        says(&window).starts_with(&first.format("%-d %B %Y").to_string()),
        "{}",
        says(&window)
    );
}

#[test]
fn a_table_stands_behind_it_with_the_same_figures() {
    let mut window = sampled();
    window.push("As a table");
    assert!(
        window
            .harness
            .query_by_role_and_label(Role::Slider, HANDLE)
            .is_none()
    );
    window
        .harness
        .get_by_role_and_label(Role::Table, "The path in 2026");
    let path = path(&window);
    let rows = window.harness.get_all_by_role(Role::Row).count();
    assert_eq!(rows, 1 + 11, "the heads, and a month each up to November");
    assert!(window.harness.get_all_by_role(Role::ColumnHeader).count() == 4);
    let march = path
        .months
        .iter()
        .find(|month| month.first == date("2026-03-01"))
        .expect("March");
    assert!(window.shows(&format!("{} of 96", march.met)));
    assert_eq!(march.met, met_on(&window, date("2026-03-31")));
    window.push("March 2026");
    assert!(window.shows("As it was on 31 March 2026"));
    window.push("Earlier year");
    window
        .harness
        .get_by_role_and_label(Role::Table, "The path in 2025");
    assert_eq!(window.harness.get_all_by_role(Role::Row).count(), 1 + 12);
}

#[test]
fn an_empty_record_has_no_path_and_the_first_reflection_begins_it() {
    let window = Window::on_empty();
    assert!(
        window
            .harness
            .query_by_role_and_label(Role::Slider, HANDLE)
            .is_none()
    );
    let window = Window::on_three();
    assert!(window.shows("2 activities reflected on since March 2025; from 0 to 1 of 96 met"));
}

#[test]
fn nothing_of_it_leaves_the_window_at_any_text_size() {
    let open = |size| Window::on_sample(size, Theme::Light);
    assert_within(open, |window| {
        take_hold(window);
        window.press(Key::PageDown);
        let mut found = outside(window);
        window.push("As a table");
        found.extend(outside(window));
        found
    });
}

#[test]
fn the_path_looks_as_it_did() {
    if !has_vulkan("the_path_looks_as_it_did") {
        return;
    }
    let mut results = SnapshotResults::new();
    for (theme, name) in [(Theme::Light, "light"), (Theme::Dark, "dark")] {
        let mut window = Window::on_sample(vec2(1600.0, 1000.0), theme);
        window.harness.snapshot(format!("path-{name}"));
        take_hold(&mut window);
        for _ in 0..8 {
            window.press(Key::PageDown);
        }
        window.harness.snapshot(format!("path-past-{name}"));
        window.push("As a table");
        window.harness.snapshot(format!("path-table-{name}"));
        results.extend_harness(&mut window.harness);
    }
}

#[test]
fn keys_go_on_where_a_click_left_the_handle() {
    let mut window = sampled();
    take_hold(&mut window);
    let at = window
        .harness
        .get_by_role_and_label(Role::Slider, HANDLE)
        .rect()
        .center();
    let button = |pressed| egui::Event::PointerButton {
        pos: at,
        button: egui::PointerButton::Primary,
        pressed,
        modifiers: egui::Modifiers::NONE,
    };
    for event in [egui::Event::PointerMoved(at), button(true), button(false)] {
        window.harness.event(event);
        window.harness.run();
    }
    let before = says(&window);
    window.press(Key::ArrowLeft);
    assert_ne!(says(&window), before);
}
