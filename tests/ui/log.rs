//! The log: narrowed, sorted, arranged, and several of its activities changed at once.

use cairn::domain::{ActivityDetails, LinkKey, Minutes, parse_date};
use cairn::record::ActivityFilter;
use egui::{Event, Key, Modifiers, Role, Theme, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::journeys::tab_to;
use crate::window::Window;

const CHAIRED: &str = "Chaired the community of practice, 28 Oct, 2 h";
const SHADOWED: &str = "Shadowed the information governance lead, 11 Nov, 3 h";
const READ: &str = "Read the national strategy, 9 Mar 2025, 1 h";

/// Opens the log of three activities.
fn log() -> Window {
    let mut window = Window::on_three();
    window.ctrl(Key::Num2);
    window
}

/// Opens the log of three activities in a window wide enough for a table.
fn wide() -> Window {
    let folder = Window::on_three().closed();
    let mut window = Window::on(folder, vec2(1600.0, 900.0), Theme::Light);
    window.ctrl(Key::Num2);
    window
}

/// Returns which of the three are listed, from top to bottom.
fn rows(window: &Window) -> Vec<&'static str> {
    let there = |name: &&str| {
        window
            .harness
            .query_by_label(name)
            .map(|row| row.rect().top())
    };
    let mut rows: Vec<(f32, &str)> = [CHAIRED, SHADOWED, READ]
        .iter()
        .filter_map(|name| Some((there(name)?, *name)))
        .collect();
    rows.sort_by(|a, b| a.0.total_cmp(&b.0));
    rows.into_iter().map(|(_, name)| name).collect()
}

fn says(window: &Window, text: &str) {
    assert!(
        window.harness.query_by_label(text).is_some(),
        "nothing says “{text}”"
    );
}

fn filter(window: &mut Window, name: &str) {
    window.push("Filter");
    window.harness.get_by_label(name).click();
    window.harness.run();
    window.press(Key::Escape);
}

#[test]
fn each_filter_narrows_the_list_with_its_totals_and_its_chip_takes_it_back() {
    let mut window = log();
    filter(&mut window, "This CPD year");
    assert_eq!(rows(&window), [SHADOWED, CHAIRED]);
    says(&window, "2 activities · 5 h done · 1 of 2 reflected on");
    filter(&mut window, "Needs reflection");
    assert_eq!(rows(&window), [SHADOWED]);
    window.push("Remove This CPD year");
    window.push("Remove Needs reflection");
    assert_eq!(rows(&window).len(), 3);
    filter(&mut window, "No links");
    says(&window, "0 activities");
    window.push("Clear the filters");
    filter(&mut window, "No evidence");
    assert_eq!(rows(&window).len(), 3, "none has evidence");
}

#[test]
fn two_days_of_ones_own_are_a_period_too() {
    let mut window = log();
    window.push("Filter");
    tab_to(&mut window, "From");
    window.type_text("1 mar 2025");
    tab_to(&mut window, "To");
    window.type_text("31/10/2026");
    window.press(Key::Escape);
    assert_eq!(rows(&window), [CHAIRED, READ]);
    window.push("Remove 1 Mar 2025 – 31 Oct");
    assert_eq!(rows(&window).len(), 3);
}

#[test]
fn a_group_of_development_activities_is_a_filter() {
    let mut window = log();
    window.push("Filter");
    window
        .harness
        .get_by_role_and_label(Role::ComboBox, "PDA group")
        .click();
    window.harness.run();
    window.harness.get_by_label("Increasing Knowledge").click();
    window.harness.run();
    window.press(Key::Escape);
    assert_eq!(rows(&window), [CHAIRED]);
    says(&window, "Remove Increasing Knowledge");
}

#[test]
fn the_order_one_chooses_is_there_again_next_time() {
    let mut window = log();
    window.push("View");
    window.push("Hours");
    window.press(Key::Escape);
    assert_eq!(rows(&window), [SHADOWED, CHAIRED, READ]);
    window.push("View");
    window.push("Least");
    window.press(Key::Escape);
    assert_eq!(rows(&window), [READ, CHAIRED, SHADOWED]);
    let mut window = window.reopened();
    window.ctrl(Key::Num2);
    assert_eq!(rows(&window), [READ, CHAIRED, SHADOWED]);
}

#[test]
fn a_wide_log_is_a_table_sorted_by_its_headings() {
    let mut window = wide();
    window.push("Sort by Title");
    assert_eq!(rows(&window), [CHAIRED, READ, SHADOWED]);
    window.push("Sort by Title, now a to z first");
    assert_eq!(rows(&window), [SHADOWED, READ, CHAIRED]);
    says(&window, "Community of Practice");
    window.push("View");
    window
        .harness
        .get_by_role_and_label(Role::CheckBox, "PDAs")
        .click();
    window.harness.run();
    window.press(Key::Escape);
    assert!(
        window
            .harness
            .query_by_label("Community of Practice")
            .is_none(),
        "its column is hidden"
    );
    let kept = window.record().setting("log-columns").expect("a setting");
    assert_eq!(
        kept.as_deref(),
        Some("Kind,Skills,Reflected,Evidence,Hours")
    );
}

#[test]
fn a_narrow_log_and_one_with_details_beside_it_has_no_table() {
    let mut window = wide();
    window.harness.get_by_label("Sort by Hours");
    window.press(Key::ArrowDown);
    assert!(window.harness.query_by_label("Sort by Hours").is_none());
    assert!(log().harness.query_by_label("Sort by Hours").is_none());
}

#[test]
fn several_are_chosen_by_keyboard_and_deleted_as_one_change() {
    let mut window = log();
    window.press(Key::ArrowDown);
    window
        .harness
        .key_press_modifiers(Modifiers::SHIFT, Key::ArrowDown);
    window.harness.run();
    says(&window, "2 selected");
    window.press(Key::Delete);
    assert_eq!(rows(&window), [READ]);
    window
        .harness
        .get_by_role_and_label(Role::Alert, "2 activities moved to the Bin");
    window.ctrl(Key::Z);
    assert_eq!(rows(&window).len(), 3, "one undo brings both back");
}

#[test]
fn several_are_chosen_with_the_select_button_and_tagged() {
    let mut window = log();
    window.push("Select");
    says(&window, "0 selected");
    window.push(SHADOWED);
    window.push(READ);
    says(&window, "2 selected");
    window.push("Tag…");
    window.harness.get_by_label("Tags to add").focus();
    window.harness.run();
    window.type_text("audit, Leeds ");
    window.push("Add tags");
    let tagged = |window: &Window| {
        let filter = ActivityFilter {
            tag: Some("leeds".to_owned()),
            ..ActivityFilter::default()
        };
        window.record().activities(&filter).expect("a list").len()
    };
    assert_eq!(tagged(&window), 2);
    window.ctrl(Key::Z);
    assert_eq!(tagged(&window), 0, "one undo takes both back");
}

#[test]
fn all_that_is_listed_is_chosen_with_ctrl_a_and_linked() {
    let mut window = log();
    window.ctrl(Key::A);
    says(&window, "3 selected");
    window.push("Link…");
    window.type_text("deputising");
    window.press(Key::Enter);
    window.push("Add links");
    let key: LinkKey = "pda/deputising".parse().expect("a key");
    let linked = |window: &Window| {
        let filter = ActivityFilter {
            link: Some(key.clone()),
            ..ActivityFilter::default()
        };
        window.record().activities(&filter).expect("a list").len()
    };
    assert_eq!(linked(&window), 3);
    window.ctrl(Key::Z);
    assert_eq!(linked(&window), 0);
    window.press(Key::Escape);
    assert!(window.harness.query_by_label("3 selected").is_none());
}

#[test]
fn a_press_with_ctrl_chooses_one_and_with_shift_all_between() {
    let mut window = log();
    let held = |window: &mut Window, modifiers: Modifiers, row: &str| {
        window.harness.get_by_label(row).click_modifiers(modifiers);
        window.harness.run();
    };
    held(&mut window, Modifiers::COMMAND, SHADOWED);
    says(&window, "1 selected");
    held(&mut window, Modifiers::SHIFT, READ);
    says(&window, "3 selected");
    held(&mut window, Modifiers::COMMAND, CHAIRED);
    says(&window, "2 selected");
    window
        .harness
        .event(Event::ModifiersChanged(Modifiers::NONE));
    window.harness.run();
    window.push("Clear");
    assert!(window.harness.query_by_label_contains("selected").is_none());
}

#[test]
fn what_a_filter_hides_is_no_longer_chosen() {
    let mut window = log();
    window.ctrl(Key::A);
    filter(&mut window, "Needs reflection");
    says(&window, "1 selected");
}

#[test]
fn a_search_shows_the_passage_that_was_found() {
    let mut window = log();
    window.ctrl(Key::F);
    window.type_text("gap");
    says(&window, &format!("{CHAIRED}: Two trusts had the same gap"));
    window.type_text("zz");
    window.push("Clear the search");
    assert_eq!(rows(&window).len(), 3);
}

#[test]
fn the_calendar_says_what_was_done_on_a_day_and_shows_it() {
    let mut window = log();
    let year = "Calendar of the CPD year from Thu 1 Jan 2026, 5 h on 2 days";
    window.harness.get_by_label(year).focus();
    window.harness.run();
    says(&window, &format!("{year}. Mon 23 Nov 2026: nothing"));
    window.press(Key::ArrowLeft);
    for _ in 0..5 {
        window.press(Key::ArrowUp);
    }
    says(&window, &format!("{year}. Wed 11 Nov 2026: 3 h"));
    window.press(Key::Enter);
    assert_eq!(rows(&window), [SHADOWED]);
    window.push("Remove Wed 11 Nov 2026");
    assert_eq!(rows(&window).len(), 3);
}

#[test]
fn the_calendar_can_be_put_away_and_gives_way_in_a_low_window() {
    let calendar = |window: &Window| {
        let found = window
            .harness
            .query_by_label_contains("Calendar of the CPD year");
        found.is_some()
    };
    let mut window = log();
    assert!(calendar(&window));
    window.push("View");
    window.harness.get_by_label("Calendar of the year").click();
    window.harness.run();
    window.press(Key::Escape);
    assert!(!calendar(&window));
    let mut window = window.reopened();
    window.ctrl(Key::Num2);
    assert!(!calendar(&window), "it is remembered");
    let folder = Window::on_three().closed();
    let mut window = Window::on(folder, vec2(1280.0, 600.0), Theme::Light);
    window.ctrl(Key::Num2);
    assert!(!calendar(&window));
}

#[test]
fn a_long_log_draws_only_the_rows_in_sight_and_brings_the_chosen_one_there() {
    let window = Window::on_empty();
    let mut record = window.record();
    for n in 0..400 {
        let day = parse_date("2026-01-01").expect("a date") + chrono::Days::new(n / 2);
        let details = ActivityDetails {
            minutes: Minutes(60),
            ..ActivityDetails::new(format!("Activity {n}"), day)
        };
        drop(record.add(details).expect("an activity"));
    }
    drop(record);
    let mut window = window.reopened();
    window.ctrl(Key::Num2);
    window.harness.get_by_label_contains("400 activities");
    let drawn = window
        .harness
        .query_all_by_label_contains("Activity ")
        .count();
    assert!(drawn < 60, "{drawn} rows are drawn");
    for _ in 0..30 {
        window.press(Key::ArrowDown);
    }
    let row = window
        .harness
        .query_all_by_label_contains("Activity 370, ")
        .next();
    let row = row.expect("the chosen row is drawn");
    assert!(row.accesskit_node().toggled() == Some(egui::accesskit::Toggled::True));
}
