//! The Skills screen: rating, focus, filters, chart, looking back, and what stands behind a skill.
use cairn::domain::profile::LevelNumber;
use cairn::domain::progress::Status;
use cairn::domain::{AssessmentDetails, RequirementKey, parse_date};
use cairn::record::{NewContent, Record};
use egui::{Key, Role, Theme, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::evidence::add;
use crate::journeys::{key, tab_to};
use crate::window::Window;

pub const SKILL: &str = "6.1 Knowledge management";

/// Opens the window on the Skills screen of a record in which everything but the rating of 6.1 is there.
pub fn on_backed() -> Window {
    let window = Window::on_three();
    let mut record = window.record();
    for (title, link) in [
        ("Strategy", "klimf/6.1#1"),
        ("Audit", "klimf/6.1#2"),
        ("Toolkit", "klimf/6.1#3"),
    ] {
        let note = NewContent::Note("What it shows".to_owned());
        add(&mut record, title, note, &[link]);
    }
    drop(record);
    let mut window = window.reopened();
    window.ctrl(Key::Num4);
    window
}

/// Finds a skill by its code and opens its details, by keyboard alone.
pub fn open(window: &mut Window, code: &str, row: &str) {
    tab_to(window, "Find by name or code");
    window.ctrl(Key::A);
    window.type_text(code);
    tab_to(window, row);
    window.press(Key::Enter);
}

pub fn status(window: &Window, skill: &str) -> Status {
    let record = window.record();
    let progress = record.progress(record.today()).expect("the figures");
    let found = progress.requirement(&key(skill)).map(|found| found.status);
    found.expect("a requirement")
}

pub fn rate(record: &mut Record, skill: &str, level: u8, date: &str) {
    let rated = record.add(AssessmentDetails {
        skill: key(skill),
        level: LevelNumber(level),
        date: parse_date(date).expect("a date"),
        comment: String::new(),
    });
    drop(rated.expect("a rating"));
}

/// Names every button on the screen.
pub fn buttons(window: &Window) -> Vec<String> {
    let all = window.harness.get_all_by_role(Role::Button);
    all.filter_map(|node| node.accesskit_node().label())
        .collect()
}

#[test]
fn a_skill_is_rated_to_met_by_keyboard_with_comment_and_day_and_undo_takes_it_back() {
    let mut window = on_backed();
    open(&mut window, "6.1", &format!("{SKILL}, Developing"));
    tab_to(&mut window, "Enable (asked for)");
    window.press(Key::Enter);
    tab_to(&mut window, "Comment on the rating");
    window.type_text("Led the strategy unaided");
    tab_to(&mut window, "Rated on");
    window.ctrl(Key::A);
    window.type_text("16 Nov");
    tab_to(&mut window, "Rate Enable");
    window.press(Key::Enter);

    assert_eq!(status(&window, "klimf/6.1"), Status::Met);
    let rated = window.record().assessments().expect("the ratings");
    let details = &rated.first().expect("one").details;
    assert_eq!(
        (details.date.to_string().as_str(), details.comment.as_str()),
        ("2026-11-16", "Led the strategy unaided")
    );
    assert!(window.shows("Met · Rated Enable; the role asks for Enable"));
    assert!(window.shows("Ratings over time: Enable on 16 November 2026"));

    window.ctrl(Key::Z);
    assert_eq!(status(&window, "klimf/6.1"), Status::Developing);
    assert!(window.shows("Developing · Not rated; the role asks for Enable"));
}

#[test]
fn a_rating_of_a_day_to_come_is_refused_beside_its_field_and_nothing_is_lost() {
    let mut window = on_backed();
    open(&mut window, "6.1", &format!("{SKILL}, Developing"));
    window.push("Apply");
    tab_to(&mut window, "Rated on");
    window.ctrl(Key::A);
    window.type_text("2027-01-01");
    window.push("Rate Apply");
    assert!(window.shows("1 January 2027 is still to come"));
    assert!(window.record().assessments().expect("ratings").is_empty());
}

#[test]
fn ratings_over_time_stand_in_a_list_too_whether_one_or_thirty() {
    for count in [1_u32, 2, 30] {
        let window = Window::on_three();
        let mut record = window.record();
        for n in 0..count {
            let date = format!("{}-{:02}-01", 2024 + n / 12, n % 12 + 1);
            rate(
                &mut record,
                "klimf/6.1",
                u8::try_from(n % 5).unwrap_or(0),
                &date,
            );
        }
        drop(record);
        let mut window = window.reopened();
        window.ctrl(Key::Num4);
        open(&mut window, "6.1", &format!("{SKILL}, Developing"));
        assert!(window.shows("Ratings over time: "), "{count}");
        let listed = |window: &Window| {
            let names = buttons(window).into_iter();
            let deletes = |name: &String| name.starts_with("Delete the rating of ");
            names.filter(deletes).count()
        };
        if count > 4 {
            assert_eq!(listed(&window), 4);
            window.push(&format!("Show all {count} ratings"));
        }
        assert_eq!(listed(&window), count as usize);
    }
}

#[test]
fn a_rating_given_by_mistake_is_deleted_and_brought_back() {
    let window = Window::on_three();
    rate(&mut window.record(), "klimf/6.1", 3, "2026-03-02");
    let mut window = window.reopened();
    window.ctrl(Key::Num4);
    open(&mut window, "6.1", &format!("{SKILL}, Developing"));
    window.push("Delete the rating of 2 March 2026");
    assert!(window.record().assessments().expect("ratings").is_empty());
    window.push("Undo");
    assert_eq!(window.record().assessments().expect("ratings").len(), 1);
}

#[test]
fn what_is_in_focus_can_be_listed_alone_and_undo_takes_it_out() {
    let mut window = Window::on_three();
    window.ctrl(Key::Num4);
    assert!(window.shows("Choose the 10–12 skills you mean to work on"));
    window.push("Focus 0");
    assert!(window.shows("the star beside each puts it in focus"));
    window.push("Show all");

    tab_to(&mut window, "Find by name or code");
    window.type_text("6.1");
    tab_to(&mut window, &format!("Focus on {SKILL}"));
    window.press(Key::Enter);
    let focus = window.record().focus().expect("the focus");
    assert_eq!(focus.keys(), [key("klimf/6.1")]);

    tab_to(&mut window, "Find by name or code");
    window.ctrl(Key::A);
    window.press(Key::Delete);
    window.push("Focus 1");
    assert!(window.shows(&format!("{SKILL}, Developing")));
    assert!(!window.shows("6.4 Knowledge transfer"));

    window.ctrl(Key::Z);
    assert!(
        window
            .record()
            .focus()
            .expect("the focus")
            .keys()
            .is_empty()
    );
    window.harness.get_by_label("Focus 0");
}

#[test]
fn a_skill_is_put_into_focus_from_its_details_and_home_begins_with_it() {
    let mut window = on_backed();
    open(&mut window, "12.2", "12.2 Business planning, Not started");
    let star = window
        .harness
        .get_all_by_role_and_label(Role::Button, "Focus on 12.2 Business planning")
        .last();
    star.expect("the star of the details").focus();
    window.harness.run();
    window.press(Key::Enter);
    assert!(window.shows("In focus: 12.2 Business planning"));
    window.ctrl(Key::Num1);
    assert!(window.shows("Show 12.2 Business planning: In focus · "));
}

#[test]
fn each_filter_says_how_much_it_lists_and_what_to_do_where_that_is_nothing() {
    let mut window = Window::on_empty();
    window.ctrl(Key::Num4);
    for filter in ["All 96", "Gaps 96", "Focus 0", "Evidenced 0", "Met 0"] {
        window.harness.get_by_label(filter);
    }
    window.push("Met 0");
    assert!(window.shows("Nothing is met yet"));
    window.push("Show gaps");
    assert!(window.shows("6.1 Knowledge management, Not started"));
    window.push("Evidenced 0");
    assert!(window.shows("Nothing is evidenced yet"));
    window.push("All 96");
    window.harness.get_by_label("Find by name or code").focus();
    window.harness.run();
    window.type_text("zzz");
    assert!(window.shows("Nothing in the role fits this search."));
}

#[test]
fn what_shows_a_skill_in_part_is_evidenced_though_not_met() {
    let mut window = on_backed();
    // 6.1 has its statements backed, and a community of practice was chaired.
    window.harness.get_by_label("Met 1");
    window.push("Evidenced 2");
    assert!(window.shows(&format!("{SKILL}, Developing")));
    assert!(window.shows("Community of Practice, Evidenced"));
}

#[test]
fn everything_behind_a_skill_leads_to_its_entry_with_the_reason_of_its_link() {
    let mut window = Window::on_sample(vec2(1280.0, 800.0), Theme::Light);
    window.ctrl(Key::Num4);
    open(&mut window, "6.1", &format!("{SKILL}, Met"));
    assert!(window.shows("Statements, 3 of 3 backed"));
    assert!(window.shows("They gave the knowledge strategy its aims and its sponsors."));
    window.push("Asking twelve senior leaders what the strategy should do");
    window.harness.get_by_label("Linked to");
    window.ctrl(Key::Num4);
    let all = buttons(&window);
    let evidence = all.iter().find(|name| name.starts_with("E20 "));
    let evidence = evidence.expect("evidence behind it");
    let mut links = window.harness.get_all_by_label(evidence);
    links.next().expect("a link").click();
    drop(links);
    window.harness.run();
    assert!(window.shows("What it shows"));
}

#[test]
fn what_does_not_count_yet_is_there_and_says_why() {
    let mut window = Window::on_three();
    window.ctrl(Key::Num4);
    open(&mut window, "6.1", &format!("{SKILL}, Developing"));
    assert!(window.shows("Shadowed the information governance lead"));
    assert!(window.shows("11 November 2026 · done, not reflected on yet"));
    assert!(window.shows("Back statement 1"));
}

#[test]
fn the_arrow_keys_walk_through_what_is_listed() {
    let mut window = Window::on_three();
    window.ctrl(Key::Num4);
    window.press(Key::ArrowDown);
    window.press(Key::ArrowDown);
    let chosen: RequirementKey = key("behaviour/analytical-thinking");
    let profile = window.record().profile();
    let name = profile.requirement(&chosen).expect("there").name();
    window.harness.get_by_label("Attach evidence to it");
    assert!(window.harness.get_all_by_label(&name).count() > 0, "{name}");
}

#[test]
fn the_keyboard_goes_on_in_the_details_and_escape_leaves_them() {
    let mut window = Window::on_three();
    window.ctrl(Key::Num4);
    open(&mut window, "6.1", &format!("{SKILL}, Developing"));
    let focused = window
        .harness
        .get_all_by_role_and_label(Role::Heading, SKILL)
        .any(|node| node.is_focused());
    assert!(focused, "the heading of the details");
    window.press(Key::Escape);
    window.press(Key::Escape);
    assert!(!window.shows("Attach evidence to it"));
}

#[test]
fn a_rating_that_was_begun_is_there_again_after_a_look_at_another_skill() {
    let mut window = on_backed();
    open(&mut window, "6.1", &format!("{SKILL}, Developing"));
    window.push("Apply");
    tab_to(&mut window, "Comment on the rating");
    window.type_text("Half a thought");
    window.push("Close");
    open(&mut window, "12.2", "12.2 Business planning, Not started");
    assert!(window.harness.query_by_label("Rate Apply").is_none());
    open(&mut window, "6.1", &format!("{SKILL}, Developing"));
    window.push("Rate Apply");
    let rated = window.record().assessments().expect("ratings");
    let comment = rated.first().map(|rating| rating.details.comment.clone());
    assert_eq!(comment.as_deref(), Some("Half a thought"));
}
