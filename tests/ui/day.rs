//! The day turns in a window that stays open: at midnight, after sleep, and where the clock or the zone was changed.

use cairn::domain::{ObjectiveDetails, parse_date};
use cairn::record::{ActivityFilter, Clock};
use chrono::{FixedOffset, NaiveDate};
use egui::{Key, Role};
use egui_kittest::kittest::Queryable as _;

use crate::dropped::drop_file;
use crate::evidence::all;
use crate::journeys::tab_to;
use crate::window::{TODAY, Window};

fn day(text: &str) -> NaiveDate {
    parse_date(text).expect("a date")
}

/// Returns what a field says.
fn says(window: &Window, field: &str) -> String {
    let mut found = window
        .harness
        .query_all_by_role_and_label(Role::TextInput, field);
    let value = found.next().and_then(|node| node.value());
    value.unwrap_or_else(|| panic!("there is no field {field}"))
}

/// Returns the day of the activity with that title.
fn logged_on(window: &Window, title: &str) -> Option<NaiveDate> {
    let listed = window.record().activities(&ActivityFilter::default());
    let listed = listed.expect("the list").into_iter();
    let mut found = listed.filter(|one| one.title == title);
    found.next().map(|one| one.date)
}

/// Writes over what stands in a field.
fn write_over(window: &mut Window, field: &str, text: &str) {
    tab_to(window, field);
    window.ctrl(Key::A);
    window.type_text(text);
}

#[test]
fn after_midnight_an_activity_is_logged_on_the_new_day() {
    let mut window = Window::on_three();
    for turned in ["2026-11-24", "2027-02-28", "2026-11-20"] {
        window.turn_to(turned);
        window.ctrl(Key::N);
        window.type_text(turned);
        window.press(Key::Enter);
        assert_eq!(logged_on(&window, turned), Some(day(turned)));
    }
}

#[test]
fn a_form_in_which_nothing_was_typed_begins_on_the_new_day_and_one_that_was_begun_keeps_its_own() {
    let mut window = Window::on_three();
    window.ctrl(Key::N);
    assert_eq!(says(&window, "Date"), "23 Nov 2026");
    window.turn_to("2026-11-24");
    assert_eq!(says(&window, "Date"), "24 Nov 2026");
    window.type_text("Ward audit");
    window.turn_to("2026-11-25");
    assert_eq!(says(&window, "Date"), "24 Nov 2026");
    assert!(
        window.shows("Tue 24 Nov 2026"),
        "the day it keeps is in sight"
    );
    window.press(Key::Enter);
    assert_eq!(logged_on(&window, "Ward audit"), Some(day("2026-11-24")));
}

#[test]
fn what_is_typed_means_the_day_on_which_it_is_saved() {
    let mut window = Window::on_three();
    for (typed, meant) in [
        ("today", "2026-11-24"),
        ("yesterday", "2026-11-23"),
        ("last Monday", "2026-11-23"),
    ] {
        window.turn_to(TODAY);
        window.ctrl(Key::N);
        window.type_text(typed);
        write_over(&mut window, "Date", typed);
        window.turn_to("2026-11-24");
        window.press(Key::Enter);
        assert_eq!(logged_on(&window, typed), Some(day(meant)), "{typed}");
    }
}

#[test]
fn home_and_the_plan_follow_the_day_forward_and_back() {
    let mut window = Window::on_three();
    let mut record = window.record();
    let objective = ObjectiveDetails {
        due: Some(day("2026-11-25")),
        ..ObjectiveDetails::new("Write the search guide")
    };
    drop(record.add(objective).expect("an objective"));
    window.until("Write the search guide");
    for (turned, asked) in [
        ("2026-11-24", "Due tomorrow"),
        ("2026-11-25", "Due today"),
        ("2026-11-27", "Overdue by 2 days"),
        ("2026-11-24", "Due tomorrow"),
    ] {
        window.turn_to(turned);
        for key in [Key::Num1, Key::Num6] {
            window.ctrl(key);
            let asked = asked.to_lowercase();
            assert!(window.shows(&asked), "{turned}: {asked}");
        }
    }
}

#[test]
fn another_cpd_year_is_this_one_wherever_it_is_shown() {
    let mut window = Window::on_three();
    window.ctrl(Key::Num2);
    window.push("Filter");
    window.push("This CPD year");
    window.press(Key::Escape);
    assert!(window.shows("Chaired the community of practice"));
    window.turn_to("2027-01-01");
    assert!(window.shows("This CPD year"));
    assert!(!window.shows("Chaired the community of practice"));
    window.turn_to("2026-12-31");
    assert!(window.shows("Chaired the community of practice"));
}

#[test]
fn evidence_is_dated_the_day_it_is_attached() {
    let mut window = Window::on_three();
    window.ctrl(Key::Num3);
    window.push("Add evidence");
    window.turn_to("2026-11-24");
    assert_eq!(says(&window, "Evidence date"), "24 Nov 2026");
    let file = window.dir().with_file_name("minutes.txt");
    std::fs::write(&file, "Agreed").expect("a file");
    window.turn_to("2026-11-25");
    drop_file(&mut window, file);
    window.push("Attach");
    let dates: Vec<NaiveDate> = all(&window).iter().map(|one| one.details.date).collect();
    assert_eq!(dates, [day("2026-11-25")]);
}

#[test]
fn an_idle_window_is_woken_by_midnight_and_by_nothing_else() {
    let mut window = Window::on_three();
    window.harness.run();
    assert!(!window.harness.ctx.has_requested_repaint());
    window.clock.turn_to(day("2026-11-24"));
    for _ in 0..3_000 {
        if window.harness.ctx.has_requested_repaint() {
            return;
        }
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    panic!("nothing woke the window");
}

#[test]
fn days_of_history_and_bin_are_those_of_the_place_one_is_in() {
    // The clock of these tests stands at noon UTC.
    for (hours, shown) in [
        (13, "24 Nov"),
        (0, "23 Nov"),
        (-12, "23 Nov"),
        (-13, "22 Nov"),
    ] {
        let zone = FixedOffset::east_opt(hours * 3600).expect("a zone");
        let mut window = Window::by(Clock::fixed_in(day(TODAY), zone));
        let mut record = window.record();
        let listed = record.activities(&ActivityFilter::default());
        let first = listed.expect("the list").first().expect("one").id;
        drop(record.delete(first).expect("deleted"));
        window.ctrl(Key::Comma);
        window.until(&format!("Activity, deleted {shown}"));
        window.ctrl(Key::Num2);
        window.press(Key::ArrowDown);
        window.harness.get_by_label("History").click();
        window.harness.run();
        assert!(window.shows(&format!("{shown} · ")) || window.shows(&format!("{shown} 2026 · ")));
    }
}
