//! The plan by keyboard: objectives set, seen to be due, turned into activities, achieved, and taken back.

use cairn::domain::{ActivityStatus, Objective, ObjectiveDetails, ObjectiveStatus, parse_date};
use cairn::record::ActivityFilter;
use chrono::NaiveDate;
use egui::{Key, Role, Theme, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::journeys::tab_to;
use crate::window::Window;

fn day(text: &str) -> NaiveDate {
    parse_date(text).expect("a date")
}

fn plan(window: &Window) -> Vec<Objective> {
    window.record().objectives().expect("the plan")
}

fn shows(window: &Window, words: &str) -> bool {
    window.harness.query_by_label_contains(words).is_some()
}

/// Returns the rows of the objectives, from the top.
fn rows(window: &Window, status: &str) -> Vec<String> {
    let buttons = window.harness.query_all_by_role(Role::Button);
    let names = buttons.filter_map(|node| node.accesskit_node().label());
    let status = format!(", {status}");
    names.filter(|name| name.contains(&status)).collect()
}

fn on_sample() -> Window {
    let mut window = Window::on_sample(vec2(1280.0, 800.0), Theme::Light);
    window.ctrl(Key::Num6);
    window
}

/// Makes the window tall enough for all of Home.
fn tall(mut window: Window) -> Window {
    window.harness.set_size(vec2(1280.0, 1400.0));
    window.harness.run();
    window
}

#[test]
fn an_empty_plan_says_what_to_do_first() {
    let mut window = Window::on_empty();
    window.ctrl(Key::Num6);
    window
        .harness
        .get_by_label("No objectives yet. Say what you want to reach, and by when.");
    window.push("Set the first");
    assert!(window.harness.get_by_label("Outcome you want").is_focused());
}

#[test]
fn objectives_stand_by_status_with_what_is_overdue_in_words() {
    let window = on_sample();
    window.harness.get_by_label("4 open · 1 overdue");
    assert_eq!(
        rows(&window, "in progress"),
        [
            "Finish a study outside my own field and present what I find, in progress, \
             review overdue by 14 days, 0 of 1 met",
            "Every division knows who looks after its knowledge assets, in progress, \
             due in 18 days, 0 of 1 met",
        ]
    );
    assert_eq!(rows(&window, "not started").len(), 2);
    assert_eq!(rows(&window, "achieved").len(), 1);
}

#[test]
fn the_agenda_leads_to_objectives_activities_and_qualifications() {
    let mut window = on_sample();
    window.harness.get_by_label("Agenda");
    for (line, leads_to) in [
        (
            "Practitioner Certificate in Health Project Management, 31 Jan 2027, expires in 69 days",
            "Add a qualification",
        ),
        (
            "Looking back on 2026 and choosing for 2027, 8 Dec, planned in 15 days",
            "Delete activity",
        ),
        (
            "Finish a study outside my own field and present what I find, 9 Nov, review overdue by 14 days",
            "Delete objective",
        ),
    ] {
        window.push(line);
        assert!(shows(&window, leads_to), "{line}");
        window.ctrl(Key::Num6);
    }
}

#[test]
fn an_objective_becomes_an_activity_and_each_is_undone_by_itself() {
    let mut window = Window::on_three();
    window.ctrl(Key::Num4);
    window.harness.get_by_label("Find by name or code").focus();
    window.harness.run();
    window.type_text("deputising");
    window.harness.get_by_label_contains("Deputising, ").click();
    window.harness.run();
    window.push("Plan this");
    window.harness.get_by_label("New objective");
    window.type_text("Stand in for my manager for a month");
    tab_to(&mut window, "Due");
    window.type_text("31 Mar 2027");
    tab_to(&mut window, "Reason for Deputising");
    window.type_text("I never have");
    tab_to(&mut window, "Measure of success");
    assert!(!window.harness.get_by_label("Due").is_focused());
    window.ctrl(Key::Enter);

    let set = plan(&window);
    let objective = set.first().expect("one objective");
    let details = &objective.details;
    assert_eq!(details.title, "Stand in for my manager for a month");
    assert_eq!(details.due, Some(day("2027-03-31")));
    let links: Vec<String> = details
        .links
        .iter()
        .map(|link| format!("{}: {}", link.key, link.reason))
        .collect();
    assert_eq!(links, ["pda/deputising: I never have"]);

    window.push("Plan an activity");
    window.type_text("Cover the committee in January");
    tab_to(&mut window, "Date");
    window.ctrl(Key::A);
    window.type_text("2027-01-12");
    window
        .harness
        .get_by_label("Remove Stand in for my manager for a month");
    window.ctrl(Key::Enter);

    let record = window.record();
    let listed = record
        .activities(&ActivityFilter::default())
        .expect("the list");
    let planned = listed.first().expect("the newest");
    assert_eq!(
        (planned.title.as_str(), planned.status),
        ("Cover the committee in January", ActivityStatus::Planned)
    );
    assert_eq!(
        planned
            .links
            .iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>(),
        ["pda/deputising"]
    );
    let attached = record
        .get(objective.id)
        .expect("the objective")
        .details
        .activities;
    assert_eq!(attached, [planned.id]);

    window.push("Stand in for my manager for a month");
    window.harness.get_by_label("0 of 1 done");
    window.ctrl(Key::Z);
    assert!(
        shows(&window, "None leads to it yet"),
        "one undo takes the activity and its place in the plan"
    );
    assert_eq!(plan(&window), std::slice::from_ref(objective));
    window.ctrl(Key::Z);
    assert!(
        plan(&window).is_empty(),
        "the next undo takes the objective"
    );
    window.ctrl_shift(Key::Z);
    window.ctrl_shift(Key::Z);
    assert_eq!(
        plan(&window)
            .first()
            .map(|one| one.details.activities.clone()),
        Some(vec![planned.id])
    );
}

#[test]
fn a_gap_on_home_is_planned_and_then_stands_in_the_plan() {
    let mut window = tall(Window::on_three());
    let buttons = window.harness.query_all_by_role(Role::Button);
    let names = buttons.filter_map(|node| node.accesskit_node().label());
    let first = names
        .into_iter()
        .find(|name| name.starts_with("Plan this: "));
    let first = first.expect("a gap that can be planned");
    window.push(&first);
    window.type_text("Close the nearest gap");
    window.ctrl(Key::Enter);
    assert_eq!(plan(&window).len(), 1);
    window.ctrl(Key::Num1);
    window.harness.get_by_label("In your plan");
    assert!(window.harness.query_by_label(&first).is_none());
}

#[test]
fn what_is_due_soon_stands_on_home_and_leads_to_its_entry() {
    let mut window = Window::on_sample(vec2(1280.0, 800.0), Theme::Light);
    window
        .push("Every division knows who looks after its knowledge assets, 11 Dec, due in 18 days");
    window.harness.get_by_label("Plan an activity");
    let window = tall(Window::on_three());
    window
        .harness
        .get_by_label("Nothing is due in the next 90 days.");
}

#[test]
fn an_objective_is_marked_as_achieved_with_what_came_of_it() {
    let mut window = on_sample();
    window.press(Key::ArrowDown);
    window.push("Mark as achieved");
    assert!(window.harness.get_by_label("What came of it").is_focused());
    window.type_text("The handover form has a new line");
    window.ctrl(Key::Enter);
    let all = plan(&window);
    let achieved = all
        .iter()
        .find(|one| one.details.title.starts_with("Finish a study"));
    let details = &achieved.expect("the objective").details;
    assert_eq!(
        (details.status, details.achieved, details.outcome.as_str()),
        (
            ObjectiveStatus::Achieved,
            Some(day("2026-11-23")),
            "The handover form has a new line"
        )
    );
    window.harness.get_by_label("3 open");
    window.ctrl(Key::Z);
    window.harness.get_by_label("4 open · 1 overdue");
}

#[test]
fn a_review_moves_the_day_on() {
    let mut window = on_sample();
    window.press(Key::ArrowDown);
    window.push("Review it");
    assert!(window.harness.get_by_label("Review").is_focused());
    window.ctrl(Key::A);
    window.type_text("2027-01-11");
    window.ctrl(Key::Enter);
    window.harness.get_by_label("4 open");
    assert!(!shows(&window, "overdue"));
}

#[test]
fn what_is_wrong_stands_beside_its_field_and_what_was_typed_stays() {
    let mut window = Window::on_empty();
    window.ctrl(Key::Num6);
    window.push("Add an objective");
    tab_to(&mut window, "Due");
    window.type_text("soon");
    window.ctrl(Key::Enter);
    window.harness.get_by_label_contains("The title is empty");
    window.harness.get_by_label_contains("“soon” is not a date");
    assert!(plan(&window).is_empty());
    let due = window.harness.get_by_label("Due");
    assert_eq!(due.value().as_deref(), Some("soon"));
}

#[test]
fn a_begun_objective_is_there_again_after_looking_at_another() {
    let mut window = on_sample();
    window.push("Add an objective");
    window.type_text("Half a thought");
    window.push(
        "Every division knows who looks after its knowledge assets, in progress, due in 18 days, 0 of 1 met",
    );
    window.harness.get_by_label("Delete objective");
    window.push("Add an objective");
    let title = window.harness.get_by_label("Outcome you want");
    assert_eq!(title.value().as_deref(), Some("Half a thought"));
}

#[test]
fn a_deleted_objective_comes_back_with_the_undo_of_its_message_and_from_the_bin() {
    let mut window = on_sample();
    window.press(Key::ArrowDown);
    window.push("Delete objective");
    assert_eq!(plan(&window).len(), 4);
    window.harness.get_by_label("Undo").click();
    window.harness.run();
    assert_eq!(plan(&window).len(), 5);
    window.press(Key::ArrowDown);
    window.push("Delete objective");
    window.ctrl(Key::Comma);
    window.push("Restore Finish a study outside my own field and present what I find");
    assert_eq!(plan(&window).len(), 5);
}

#[test]
fn the_palette_goes_to_an_objective() {
    let mut window = Window::on_three();
    let mut record = window.record();
    let details = ObjectiveDetails::new("Chair a national group");
    drop(record.add(details).expect("set"));
    drop(record);
    window = window.reopened();
    window.ctrl(Key::K);
    window.type_text("chair national");
    window.press(Key::Enter);
    window.harness.get_by_label("Delete objective");
}

#[test]
fn the_history_of_an_objective_follows_its_changes() {
    let mut window = on_sample();
    window.press(Key::ArrowDown);
    window.harness.get_by_label("History").click();
    window.harness.run();
    window.push("Review it");
    window.ctrl(Key::A);
    window.type_text("2027-01-11");
    window.ctrl(Key::Enter);
    window
        .harness
        .get_by_label("Review: 2026-11-09 became 2027-01-11");
    window.ctrl(Key::Z);
    window
        .harness
        .get_by_label("Review: 2027-01-11 became 2026-11-09");
}
