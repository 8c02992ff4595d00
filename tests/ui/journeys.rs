//! Whole jobs done by keyboard alone, and what the record holds afterwards.

use cairn::domain::{Minutes, RequirementKey};
use cairn::record::ActivityFilter;
use egui::Key;
use egui_kittest::kittest::Queryable as _;

use crate::window::Window;

fn titles(window: &Window) -> Vec<String> {
    let listed = window
        .record()
        .activities(&ActivityFilter::default())
        .expect("the list");
    listed.into_iter().map(|activity| activity.title).collect()
}

pub fn key(text: &str) -> RequirementKey {
    RequirementKey::parse(text).expect("a key")
}

/// Moves on to the field of that name with Tab.
pub fn tab_to(window: &mut Window, label: &str) {
    for _ in 0..60 {
        if window.harness.get_by_label(label).is_focused() {
            return;
        }
        window.press(Key::Tab);
    }
    assert!(
        window.harness.get_by_label(label).is_focused(),
        "Tab never reaches “{label}”"
    );
}

#[test]
fn the_first_start_asks_for_name_role_and_hours_and_makes_a_record() {
    let mut window = Window::first_start();
    window.type_text("Sam Sample");
    window.press(Key::Enter);
    window.harness.get_by_label("Hello, Sam");
    let made = window.record().practitioner().expect("the person");
    assert_eq!(made.name, "Sam Sample");
    assert_eq!(made.target, Minutes(20 * 60));
}

#[test]
fn an_activity_is_logged_linked_and_reflected_on_and_undo_takes_it_back() {
    let mut window = Window::on_empty();
    window.ctrl_shift(Key::N);
    window.type_text("Mentored a new colleague");
    tab_to(&mut window, "Time spent");
    window.type_text("1h30");
    tab_to(&mut window, "So what?");
    window.type_text("Explaining our approach showed me where it is unclear");
    tab_to(
        &mut window,
        "Link to a development activity, skill or statement",
    );
    window.type_text("mentoring");
    window.press(Key::Enter);
    window.type_text("klimf/6.1#2");
    window.press(Key::Enter);
    window.ctrl(Key::Enter);

    let record = window.record();
    let listed = record
        .activities(&ActivityFilter::default())
        .expect("the list");
    let logged = listed.first().expect("one activity");
    let links: Vec<String> = logged.links.iter().map(ToString::to_string).collect();
    assert_eq!(
        (logged.title.as_str(), logged.minutes),
        ("Mentored a new colleague", Minutes(90))
    );
    assert_eq!(links, ["pda/mentoring", "klimf/6.1#2"]);
    let progress = record.progress(record.today()).expect("progress");
    assert!(
        progress
            .requirement(&key("pda/mentoring"))
            .is_some_and(|found| found.status.is_met())
    );
    assert_eq!(progress.met, 1);

    window.ctrl(Key::Num1);
    window.harness.get_by_label("1 of 96 met");
    window.ctrl(Key::Z);
    window.harness.get_by_label("0 of 96 met");
    assert!(titles(&window).is_empty(), "undo takes the activity back");
    window.ctrl_shift(Key::Z);
    assert_eq!(
        titles(&window),
        ["Mentored a new colleague"],
        "redo brings it again"
    );
}

#[test]
fn what_is_wrong_stands_beside_its_field_and_nothing_is_saved() {
    let mut window = Window::on_empty();
    window.ctrl_shift(Key::N);
    tab_to(&mut window, "Time spent");
    window.type_text("30h");
    window.ctrl(Key::Enter);
    window.harness.get_by_label_contains("The title is empty");
    window
        .harness
        .get_by_label_contains("more than one day can hold");
    assert!(titles(&window).is_empty());
}

#[test]
fn what_was_being_typed_is_there_again_after_a_crash() {
    let mut window = Window::on_empty();
    window.ctrl_shift(Key::N);
    window.type_text("Half a thought");
    window.wait(8);
    let mut window = window.reopened();
    window.harness.get_by_label("Not saved yet: Half a thought");
    window
        .harness
        .get_by_label("Go on with Half a thought")
        .click();
    window.harness.run();
    window.ctrl(Key::Enter);
    assert_eq!(titles(&window), ["Half a thought"]);
    let window = window.reopened();
    assert!(
        window
            .harness
            .query_by_label_contains("Not saved yet")
            .is_none(),
        "a saved draft is gone"
    );
}

#[test]
fn a_deleted_activity_comes_back_with_the_undo_of_its_message() {
    let mut window = Window::on_three();
    window.ctrl(Key::Num2);
    window.press(Key::ArrowDown);
    window.harness.get_by_label("Delete activity").click();
    window.harness.run();
    assert_eq!(titles(&window).len(), 2);
    window.harness.get_by_label("Undo").click();
    window.harness.run();
    assert_eq!(titles(&window).len(), 3);
}

#[test]
fn rating_a_skill_shows_at_once_and_is_kept() {
    let mut window = Window::on_three();
    let profile = window.record().profile();
    let skill = profile
        .requirement(&key("klimf/6.1"))
        .expect("a skill")
        .name();
    window.ctrl(Key::Num4);
    window.harness.get_by_label("Find by name or code").focus();
    window.harness.run();
    window.type_text("6.1");
    window
        .harness
        .get_by_label(&format!("{skill}, Developing"))
        .click();
    window.harness.run();
    window.harness.get_by_label_contains("(asked for)").click();
    window.harness.run();
    window.harness.get_by_label("Rate Enable").click();
    window.harness.run();
    let rated = window.record().assessments().expect("ratings");
    assert_eq!(rated.len(), 1);
    assert_eq!(
        rated.first().map(|rating| rating.details.skill.as_str()),
        Some("klimf/6.1")
    );
}

#[test]
fn what_another_program_writes_appears_in_the_window() {
    let mut window = Window::on_three();
    window.ctrl(Key::Num2);
    window.harness.get_by_label_contains("3 activities");
    let mut other = window.record();
    let newest = other
        .activities(&ActivityFilter::default())
        .expect("the list");
    let id = newest.first().expect("an activity").id;
    drop(other.delete(id).expect("deleted"));
    for _ in 0..40 {
        std::thread::sleep(std::time::Duration::from_millis(100));
        window.harness.run();
        if window
            .harness
            .query_by_label_contains("2 activities")
            .is_some()
        {
            return;
        }
    }
    window.harness.get_by_label_contains("2 activities");
}

#[test]
fn what_is_typed_is_kept_when_one_turns_to_something_else() {
    let mut window = Window::on_three();
    window.ctrl_shift(Key::N);
    window.type_text("A thought that comes first");
    window.ctrl(Key::Num1);
    window
        .harness
        .get_by_label("Reflect on Shadowed the information governance lead")
        .click();
    window.harness.run();
    window.ctrl_shift(Key::N);
    window.ctrl(Key::Enter);
    assert!(titles(&window).contains(&"A thought that comes first".to_owned()));
}
