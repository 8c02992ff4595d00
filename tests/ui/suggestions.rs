//! What an entry may show is offered while it is typed: linked by a press, refused by a cross, undone with the entry.

use cairn::domain::{Activity, RequirementKey};
use cairn::record::ActivityFilter;
use egui::{Key, Role};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::dropped::drop_file;
use crate::journeys::tab_to;
use crate::skills::{buttons, open};
use crate::window::Window;

const AI: &str = "Link to Gaining Knowledge of IT Concepts and Techniques: you wrote “AI”";
const NO_AI: &str = "It does not show Gaining Knowledge of IT Concepts and Techniques";
const LITERACY: &str = "Link to 2.9 AI and algorithmic literacy: you wrote “AI”";
const KEY: &str = "pda/gaining-knowledge-of-it-concepts-and-techniques";

/// The activity that was logged last.
fn newest(window: &Window) -> Activity {
    let record = window.record();
    let listed = record
        .activities(&ActivityFilter::default())
        .expect("the list");
    record
        .get(listed.first().expect("the newest").id)
        .expect("it")
}

fn capture(title: &str) -> Window {
    let mut window = Window::on_three();
    window.ctrl(Key::N);
    window.type_text(title);
    window
}

#[test]
fn what_a_captured_title_says_is_offered_with_its_words_and_linked_by_enter() {
    let mut window = capture("AI in evidence searching");
    window.until(AI);
    window.harness.get_by_label(LITERACY);
    tab_to(&mut window, AI);
    window.press(Key::Enter);
    assert!(!window.shows(AI), "what is linked is offered no more");
    window
        .harness
        .get_by_label("Remove Gaining Knowledge of IT Concepts and Techniques");
    assert!(window.focused().is_some(), "the focus goes on to the next");
    tab_to(&mut window, "Title");
    window.press(Key::Enter);
    let links = newest(&window).details.links;
    assert_eq!(links.len(), 1);
    assert_eq!(
        (links[0].key.to_string().as_str(), links[0].reason.as_str()),
        (KEY, "AI in evidence searching")
    );
    window.ctrl(Key::Z);
    assert!(
        window
            .record()
            .taught()
            .expect("read")
            .learnt
            .of(&links[0].key.requirement)
            .is_none()
    );
}

#[test]
fn what_is_refused_goes_and_stays_away_and_is_undone_with_the_entry() {
    let mut window = capture("AI in evidence searching");
    window.until(AI);
    window.push(NO_AI);
    assert!(!window.shows(AI));
    tab_to(&mut window, "Title");
    window.press(Key::Enter);
    let activity = newest(&window);
    assert!(activity.details.links.is_empty());
    let key = RequirementKey::parse(KEY).expect("a key");
    let taught = window.record().taught().expect("read");
    assert_eq!(taught.refused_of(activity.id), [key]);
    window.ctrl(Key::Num2);
    window
        .harness
        .get_by_label("AI in evidence searching")
        .click();
    window.harness.run();
    window.push("Edit");
    window.until(LITERACY);
    assert!(!window.shows(AI), "it was refused for this entry");
    window.push("Close");
    window.ctrl(Key::Z);
    let taught = window.record().taught().expect("read");
    assert!(taught.refused_of(activity.id).is_empty());
}

#[test]
fn delete_says_no_to_the_chip_that_has_the_focus() {
    let mut window = capture("AI in evidence searching");
    window.until(AI);
    tab_to(&mut window, AI);
    window.press(Key::Delete);
    assert!(!window.shows(AI));
}

#[test]
fn enter_on_a_button_of_the_sheet_presses_it_and_saves_nothing() {
    let mut window = capture("AI in evidence searching");
    window.push("Discard");
    assert!(!window.shows("Logged"), "it was thrown away");
    let record = window.record();
    let all = record.activities(&ActivityFilter::default());
    assert_eq!(all.expect("the list").len(), 3);
}

#[test]
fn nothing_is_offered_where_nothing_is_sure() {
    let mut window = capture("AI in evidence searching");
    window.until(AI);
    window.ctrl(Key::A);
    window.type_text("Lunch");
    assert!(!window.shows("It may show") && !window.shows("Link to "));
}

#[test]
fn the_statements_of_a_skill_that_was_taken_are_offered_and_none_is_ticked() {
    let mut window = Window::on_three();
    window.ctrl_shift(Key::N);
    window.type_text("AI in evidence searching");
    window.until(LITERACY);
    window.push(LITERACY);
    window
        .harness
        .get_by_label("Which statements of 2.9 AI and algorithmic literacy does it show?");
    let profile = window.record().profile();
    let key = RequirementKey::parse("klimf/2.9").expect("a key");
    let skill = profile.requirement(&key).expect("the skill");
    let texts: Vec<String> = skill
        .statements()
        .map(|(_, text)| text.shown().to_owned())
        .collect();
    for text in &texts {
        let tick = window.harness.get_by_role_and_label(Role::CheckBox, text);
        let is_ticked = tick.accesskit_node().toggled() == Some(egui::accesskit::Toggled::True);
        assert!(!is_ticked, "{text}");
    }
    let tick = window
        .harness
        .get_by_role_and_label(Role::CheckBox, &texts[0]);
    tick.click();
    window.harness.run();
    window.ctrl(Key::S);
    let links = newest(&window).details.links;
    let linked: Vec<String> = links.iter().map(|link| link.key.to_string()).collect();
    assert_eq!(
        linked,
        ["klimf/2.9#1"],
        "the statement stands in the place of its skill"
    );
    assert_eq!(links[0].reason, "AI in evidence searching");
}

#[test]
fn objectives_are_offered_what_they_may_meet() {
    let mut window = Window::on_three();
    window.ctrl(Key::Num6);
    window.push("Add an objective");
    window.type_text("Mentoring a trainee");
    window.until("Link to Mentoring: you wrote ");
}

#[test]
fn new_evidence_is_offered_what_it_may_show_and_keeps_what_was_said() {
    let mut window = Window::on_three();
    window.ctrl(Key::Num3);
    window.push("Add evidence");
    window.type_text("AI in evidence searching");
    tab_to(&mut window, "Note text");
    window.type_text("Mentoring a trainee");
    window.until(AI);
    window.push(AI);
    window.push("It does not show Mentoring");
    window.push("Attach");
    window.until("Attached as E1");
    let record = window.record();
    let evidence = record
        .all_evidence()
        .expect("a list")
        .pop()
        .expect("a piece");
    let links: Vec<String> = evidence
        .details
        .links
        .iter()
        .map(|link| link.key.to_string())
        .collect();
    assert_eq!(links, [KEY]);
    let mentoring = RequirementKey::parse("pda/mentoring").expect("a key");
    assert_eq!(
        record.taught().expect("read").refused_of(evidence.id),
        [mentoring]
    );
}

/// The newest activity as it is kept.
fn links_of(window: &Window, title: &str) -> Vec<String> {
    let record = window.record();
    let all = record
        .activities(&ActivityFilter::default())
        .expect("the list");
    let it = all.iter().find(|one| one.title == title).expect("there");
    let links = record.get(it.id).expect("it").details.links;
    links.iter().map(|link| link.key.to_string()).collect()
}

/// A window on three linked activities and these without links.
fn with_unlinked(titles: &[&str]) -> Window {
    let window = Window::on_three();
    let mut record = window.record();
    for (day, title) in titles.iter().enumerate() {
        let date = cairn::domain::parse_date(&format!("2026-10-{:02}", 20 - day)).expect("a date");
        let added = record.add(cairn::domain::ActivityDetails::new(*title, date));
        drop(added.expect("logged"));
    }
    drop(record);
    window.reopened()
}

#[test]
fn what_has_no_links_is_gone_through_by_keys() {
    let mut window = with_unlinked(&["AI in evidence searching", "Lunch", "Mentoring a trainee"]);
    window.ctrl(Key::Num2);
    window.push("Filter");
    window
        .harness
        .get_by_role_and_label(Role::CheckBox, "No links")
        .click();
    window.harness.run();
    window.push("Filter");
    window.push("Go through them one by one");
    window.until("Does it show Gaining Knowledge of IT Concepts and Techniques?");
    assert!(window.shows("1 of 3 without links"));
    window.press(Key::Y);
    window.until("Does it show 3.3 Information retrieval?");
    assert_eq!(links_of(&window, "AI in evidence searching"), [KEY]);
    window.press(Key::N);
    window.until("Does it show 2.9 AI and algorithmic literacy?");
    window.press(Key::ArrowRight);
    window.until("2 of 3 without links");
    assert!(window.shows("Nothing in it is sure enough"));
    window.press(Key::Space);
    window.until("Does it show Mentoring?");
    window.push("Yes");
    assert_eq!(links_of(&window, "Mentoring a trainee"), ["pda/mentoring"]);
    window.push("Next activity");
    assert!(!window.shows("without links"), "that was the last");
    let taught = window.record().taught().expect("read");
    let refused = RequirementKey::parse("klimf/3.3").expect("a key");
    assert_eq!(taught.learnt.of(&refused).expect("learnt").whole.refused, 1);
}

#[test]
fn a_gap_offers_what_is_logged_already_and_may_fill_it() {
    let mut window = with_unlinked(&["Mentoring a trainee", "Mentoring a colleague"]);
    window.ctrl(Key::Num4);
    let row = buttons(&window);
    let row = row.into_iter().find(|row| row.starts_with("Mentoring"));
    open(&mut window, "Mentoring", &row.expect("the requirement"));
    window.until("2 entries mention this");
    window.push("2 entries mention this");
    window.push("Link “Mentoring a trainee”");
    window.until("1 entry mentions this");
    window.push("“Mentoring a colleague” does not show this");
    window.until("It does not show Mentoring");
    assert!(!window.shows("mentions this"));
    assert_eq!(links_of(&window, "Mentoring a trainee"), ["pda/mentoring"]);
    assert!(links_of(&window, "Mentoring a colleague").is_empty());
}

#[test]
fn settings_show_what_was_learnt_and_forget_it() {
    let mut window = Window::on_three();
    window.ctrl(Key::Comma);
    assert!(window.shows("1 time linked, 0 refused"));
    window.push("Forget what was learnt of Community of Practice");
    window.until("Forgot what was learnt of Community of Practice");
    window.push("Forget everything that was learnt");
    window.until("Nothing was learnt yet.");
    assert!(window.record().taught().expect("read").learnt.is_empty());
    window.ctrl(Key::Z);
    assert!(!window.record().taught().expect("read").learnt.is_empty());
}

#[test]
fn a_role_from_a_file_brings_the_lexicon_beside_it_and_its_mistakes_are_told() {
    let mut window = Window::on_three();
    let shipped = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/data/profiles/knowledge-manager.toml"
    );
    let role = std::fs::read_to_string(shipped).expect("a profile");
    let role = role.replacen("key = \"knowledge-manager\"", "key = \"juggler\"", 1);
    let folder = window.dir();
    let folder = folder.parent().expect("a folder");
    let path = folder.join("juggler.toml");
    std::fs::write(&path, role).expect("written");
    let words = folder.join("juggler.words.toml");
    std::fs::write(&words, "[\"pda/dancing\"]\nstrong = [\"tango\"]\n").expect("written");
    window.ctrl(Key::Comma);
    window.push("Choose another role");
    drop_file(&mut window, path.clone());
    window.until("juggler.words.toml has mistakes");
    assert!(window.shows("Line 1, pda/dancing"));
    std::fs::write(&words, "[\"pda/mentoring\"]\nstrong = [\"juggling\"]\n").expect("written");
    drop_file(&mut window, path);
    window.until("Measure against Knowledge Manager");
    window.push("Measure against Knowledge Manager");
    window.ctrl(Key::N);
    window.type_text("Juggling at lunch");
    window.until("Link to Mentoring: you wrote “Juggling”");
}
