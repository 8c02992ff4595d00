//! Quick capture and the palette: what is reached from any screen.

use cairn::domain::{ActivityStatus, Minutes};
use cairn::record::ActivityFilter;
use egui::Key;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::journeys::tab_to;
use crate::window::Window;

#[test]
fn a_title_and_enter_log_an_activity_from_any_screen() {
    let mut window = Window::on_three();
    window.ctrl(Key::Comma);
    window.ctrl(Key::N);
    window.type_text("Journal club");
    tab_to(&mut window, "Time spent");
    window.type_text("45m");
    window.press(Key::Enter);
    let listed = window
        .record()
        .activities(&ActivityFilter::default())
        .expect("the list");
    let logged = listed.first().expect("the newest");
    assert_eq!(
        (logged.title.as_str(), logged.minutes, logged.status),
        ("Journal club", Minutes(45), ActivityStatus::Done)
    );
    assert!(
        window
            .harness
            .query_by_label("Hours each CPD year")
            .is_some(),
        "one stays where one was"
    );
    window.ctrl(Key::Num1);
    window.harness.get_by_label("Reflect on Journal club");
}

#[test]
fn yesterday_is_shown_as_its_date_and_saved_as_that() {
    let mut window = Window::on_three();
    window.ctrl(Key::N);
    window.type_text("Journal club");
    tab_to(&mut window, "Date");
    window.ctrl(Key::A);
    window.type_text("yesterday");
    window.harness.get_by_label("Sun 22 Nov 2026");
    let date = window.harness.get_by_label("Date");
    assert_eq!(
        date.accesskit_node().description().as_deref(),
        Some("Sun 22 Nov 2026"),
        "a screen reader hears it with the field"
    );
    tab_to(&mut window, "Time spent");
    window.type_text("90 min");
    window.harness.get_by_label("1 h 30");
    window.press(Key::Enter);
    let listed = window
        .record()
        .activities(&ActivityFilter::default())
        .expect("the list");
    let logged = listed.first().expect("the newest");
    assert_eq!(
        (logged.title.as_str(), logged.date.to_string().as_str()),
        ("Journal club", "2026-11-22")
    );
}

#[test]
fn a_draft_keeps_the_day_that_was_meant_when_it_was_typed() {
    let mut window = Window::on_three();
    window.ctrl(Key::N);
    window.type_text("Half a thought");
    tab_to(&mut window, "Date");
    window.ctrl(Key::A);
    window.type_text("last tue");
    window.wait(8);
    let mut window = window.reopened();
    window
        .harness
        .get_by_label("Go on with Half a thought")
        .click();
    window.harness.run();
    let date = window.harness.get_by_label("Date");
    assert_eq!(date.value().as_deref(), Some("17 Nov 2026"));
}

#[test]
fn what_is_wrong_in_the_sheet_stands_beside_its_field() {
    let mut window = Window::on_three();
    window.ctrl(Key::N);
    window.press(Key::Enter);
    window.harness.get_by_label_contains("The title is empty");
    let listed = window
        .record()
        .activities(&ActivityFilter::default())
        .expect("the list");
    assert_eq!(listed.len(), 3);
}

#[test]
fn all_fields_go_on_with_what_was_typed_in_the_sheet() {
    let mut window = Window::on_three();
    window.ctrl(Key::N);
    window.type_text("Poster for the study day");
    window.ctrl_shift(Key::N);
    let title = window.harness.get_by_label("Title");
    assert_eq!(title.value().as_deref(), Some("Poster for the study day"));
    window.harness.get_by_label("So what?");
}

#[test]
fn escape_closes_the_sheet_and_keeps_what_was_typed() {
    let mut window = Window::on_three();
    window.ctrl(Key::N);
    window.type_text("Half a thought");
    window.press(Key::Escape);
    window.press(Key::Escape);
    assert!(window.harness.query_by_label("Title").is_none());
    window.harness.get_by_label("Not saved yet: Half a thought");
}

#[test]
fn the_palette_goes_to_an_activity_a_skill_and_a_screen() {
    let mut window = Window::on_three();
    for (typed, shows) in [
        ("shadowed", "Edit"),
        ("mentoring", "Log an activity for it"),
        ("settings", "Hours each CPD year"),
    ] {
        window.ctrl(Key::K);
        window.type_text(typed);
        window.press(Key::Enter);
        let found = window.harness.query_all_by_label(shows).count();
        assert!(found > 0, "“{typed}” leads to “{shows}”");
    }
    window.ctrl(Key::K);
    window.press(Key::Escape);
    window.press(Key::Escape);
    assert!(
        window
            .harness
            .query_by_role_and_label(egui::Role::TextInput, "Go to anything")
            .is_none()
    );
}
