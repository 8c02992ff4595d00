//! An entry that is changed elsewhere while its form is open.

use cairn::domain::{ActivityDetails, ActivityId, Entry as _, Practitioner};
use cairn::record::ActivityFilter;
use egui::accesskit::Toggled;
use egui::{Key, Role, Theme, vec2};
use egui_kittest::SnapshotResults;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::portfolio::{composing, push_row, tab};
use crate::window::{Window, has_vulkan};

const TITLE: &str = "Shadowed the information governance lead";

fn activity(window: &Window) -> (ActivityId, ActivityDetails) {
    let record = window.record();
    let found = record
        .activities(&ActivityFilter::default())
        .expect("the log");
    let id = found.iter().find(|one| one.title == TITLE).expect("it").id;
    (id, record.get(id).expect("there").details)
}

/// Changes the activity as the terminal does.
fn change_elsewhere(window: &Window, change: impl FnOnce(&mut ActivityDetails)) -> ActivityId {
    let (id, mut details) = activity(window);
    change(&mut details);
    drop(window.record().edit(id, details).expect("edited"));
    id
}

/// Opens the editor on the activity, and puts the cursor into a field.
fn edit(window: &mut Window, field: &str) {
    window.ctrl(Key::Num2);
    window
        .harness
        .get_by_label_contains(&format!("{TITLE}, "))
        .focus();
    window.harness.run();
    window.press(Key::Enter);
    window.push("Edit");
    window.harness.get_by_label(field).focus();
    window.harness.run();
}

#[test]
fn a_form_takes_over_what_was_changed_elsewhere_and_keeps_what_was_typed() {
    let mut window = Window::on_three();
    edit(&mut window, "So what?");
    window.type_text("She asks before she answers");
    let id = change_elsewhere(&window, |details| {
        details.reflection.what = "Sat in on a review".to_owned();
    });
    window.ctrl(Key::Enter);
    // It was not saved over: both are shown first.
    assert!(window.shows("was changed meanwhile"));
    assert!(window.shows("Use theirs: What?"));
    let stands = window.record().get(id).expect("there").details;
    assert_eq!(stands.reflection.so_what, "");
    window.ctrl(Key::Enter);
    let stands = window.record().get(id).expect("there").details;
    assert_eq!(stands.reflection.so_what, "She asks before she answers");
    assert_eq!(stands.reflection.what, "Sat in on a review");
}

#[test]
fn a_field_that_both_changed_says_what_is_chosen() {
    for (chosen, kept) in [
        ("Use yours: So what?", "Ours"),
        ("Use theirs: So what?", "Theirs"),
    ] {
        let mut window = Window::on_three();
        edit(&mut window, "So what?");
        window.type_text("Ours");
        let id = change_elsewhere(&window, |details| {
            details.reflection.so_what = "Theirs".to_owned();
        });
        window.until("Use theirs: So what?");
        assert!(window.shows("Theirs") && window.shows("Ours"));
        window.push(chosen);
        window.push("Take this list away");
        assert!(!window.shows("Changed meanwhile"));
        window.ctrl(Key::Enter);
        let stands = window.record().get(id).expect("there").details;
        assert_eq!(stands.reflection.so_what, kept);
    }
}

/// Tells whether one of the versions is taken for chosen.
fn is_chosen(window: &Window, name: &str) -> bool {
    let button = window.harness.get_by_role_and_label(Role::Button, name);
    let node = button.accesskit_node();
    node.is_selected() == Some(true) || node.toggled() == Some(Toggled::True)
}

#[test]
fn nothing_is_chosen_beforehand_and_saving_leads_to_the_choice() {
    let save: [fn(&mut Window); 3] = [
        |window| window.ctrl(Key::Enter),
        |window| window.ctrl(Key::S),
        |window| window.push("Save"),
    ];
    for save in save {
        let folder = Window::on_three().closed();
        let mut window = Window::on(folder, vec2(1000.0, 560.0), Theme::Light);
        edit(&mut window, "So what?");
        window.type_text("Ours");
        let id = change_elsewhere(&window, |details| {
            details.reflection.so_what = "Theirs".to_owned();
            details.reflection.now_what = "Ask again".to_owned();
        });
        window.until("Changed meanwhile: choose for So what?");
        let (yours, theirs) = ("Use yours: So what?", "Use theirs: So what?");
        assert!(!is_chosen(&window, yours) && !is_chosen(&window, theirs));
        save(&mut window);
        let stands = window.record().get(id).expect("there").details;
        assert_eq!(stands.reflection.so_what, "Theirs");
        assert!(window.shows("Choose for So what? first"));
        let focused = window.focused().expect("the choice");
        assert_eq!(focused.accesskit_node().label().as_deref(), Some(yours));
        assert!(
            window
                .harness
                .ctx
                .content_rect()
                .contains_rect(focused.rect())
        );
        window.press(Key::Enter);
        assert!(is_chosen(&window, yours) && !is_chosen(&window, theirs));
        assert!(!window.shows("Choose for"));
        save(&mut window);
        let stands = window.record().get(id).expect("there").details;
        assert_eq!(stands.reflection.so_what, "Ours");
        assert_eq!(stands.reflection.now_what, "Ask again");
    }
}

#[test]
fn a_form_that_was_refused_leads_to_the_choice_at_once() {
    let mut window = Window::on_three();
    edit(&mut window, "So what?");
    window.type_text("Ours");
    change_elsewhere(&window, |details| {
        details.reflection.so_what = "Theirs".to_owned();
    });
    window.ctrl(Key::Enter);
    assert!(window.shows("Choose for So what? first"));
    let focused = window.focused().expect("the choice");
    let name = focused.accesskit_node().label();
    assert_eq!(name.as_deref(), Some("Use yours: So what?"));
}

/// A window in whose Settings a post is typed, while somebody else changes what is said of the person.
fn typed_of_the_person(change: impl FnOnce(&mut Practitioner)) -> Window {
    let mut window = Window::on_three();
    window.ctrl(Key::Comma);
    window.harness.get_by_label("Post").focus();
    window.harness.run();
    window.type_text("Librarian");
    let mut person = window.record().practitioner().expect("the person");
    change(&mut person);
    drop(window.record().set_practitioner(person).expect("changed"));
    window
}

#[test]
fn what_both_say_of_the_person_is_chosen_before_it_is_saved() {
    let mut window = typed_of_the_person(|person| person.post = "Archivist".to_owned());
    window.until("Changed meanwhile: choose for Post");
    window.push("Save");
    let post = |window: &Window| window.record().practitioner().expect("the person").post;
    assert_eq!(post(&window), "Archivist");
    assert!(window.shows("Choose for Post first"));
    window.push("Use yours: Post");
    window.push("Save");
    assert_eq!(post(&window), "Librarian");
}

#[test]
fn a_form_in_which_nothing_was_typed_follows_without_a_word() {
    let mut window = Window::on_three();
    edit(&mut window, "So what?");
    change_elsewhere(&window, |details| details.provider = "The trust".to_owned());
    window.push("More fields");
    for _ in 0..200 {
        window.harness.step();
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    assert_eq!(
        window.harness.get_by_label("Provider").value().as_deref(),
        Some("The trust")
    );
    assert!(!window.shows("Changed meanwhile"));
}

#[test]
fn a_draft_remembers_what_it_began_from() {
    let mut window = Window::on_three();
    edit(&mut window, "So what?");
    window.type_text("Ours");
    window.wait(6);
    let folder = window.closed();
    let window = Window::on(folder, vec2(1280.0, 800.0), Theme::Light);
    change_elsewhere(&window, |details| {
        details.reflection.so_what = "Theirs".to_owned();
    });
    let mut window = window.reopened();
    window.push(&format!("Go on with {TITLE}"));
    assert!(window.shows("Use theirs: So what?"));
}

#[test]
fn a_second_window_offers_what_was_typed_only_once_the_first_is_gone() {
    let mut first = Window::on_three();
    first.ctrl(Key::Num6);
    first.push("Add an objective");
    first.type_text("Lead a review");
    first.wait(6);
    let mut second = first.beside();
    assert!(!second.shows("Not saved yet"));
    // Nobody writes to the record then, as nobody does where a window is killed.
    drop(first);
    second.until("Not saved yet: Lead a review");
    second.push("Go on with Lead a review");
    let typed = second.harness.get_by_label("Outcome you want").value();
    assert_eq!(typed.as_deref(), Some("Lead a review"));
}

#[test]
fn what_is_typed_of_the_person_outlives_a_change_elsewhere() {
    let mut window = typed_of_the_person(|person| person.employer = "A trust".to_owned());
    window.until("Use theirs: Employer");
    assert_eq!(
        window.harness.get_by_label("Post").value().as_deref(),
        Some("Librarian")
    );
}

#[test]
fn undo_beside_a_message_takes_back_that_change_or_says_why_not() {
    let mut window = Window::on_three();
    window.ctrl(Key::N);
    window.type_text("Journal club");
    window.ctrl(Key::Enter);
    assert!(window.shows("Logged “Journal club”"));
    // Another program makes a change before the button is pressed.
    let (_, details) = activity(&window);
    drop(window.record().add(details).expect("logged"));
    window.push("Undo");
    let titles: Vec<String> = window
        .record()
        .activities(&ActivityFilter::default())
        .expect("the log")
        .into_iter()
        .map(|found| found.title)
        .collect();
    assert!(!titles.contains(&"Journal club".to_owned()), "{titles:?}");
    assert_eq!(titles.iter().filter(|title| *title == TITLE).count(), 2);
}

#[test]
fn undo_takes_back_what_the_window_names() {
    let mut window = Window::on_three();
    window.ctrl(Key::N);
    window.type_text("Journal club");
    window.ctrl(Key::Enter);
    // The terminal is quicker than the window's look at its files.
    let (_, details) = activity(&window);
    drop(window.record().add(details).expect("logged"));
    window.press(Key::Escape);
    window.ctrl(Key::Z);
    window.until("Undone: log “Journal club”");
}

#[test]
fn an_open_portfolio_keeps_what_is_typed_and_what_others_changed_until_one_chooses() {
    for (chosen, kept) in [
        ("Use yours: Title", "Ours"),
        ("Use theirs: Title", "Theirs"),
    ] {
        let mut window = composing();
        tab(&mut window, "Details");
        window.harness.get_by_label("Title").focus();
        window.harness.run();
        window.ctrl(Key::A);
        window.type_text("Ours");
        let mut record = window.record();
        let all = record.portfolios().expect("the portfolios");
        let open = all.into_iter().find(|one| one.submitted.is_none());
        let open = open.expect("one that is being composed");
        let (id, mut theirs) = (open.id, open.details);
        theirs.title = "Theirs".to_owned();
        let statement = theirs.statements.first_mut().expect("a statement");
        statement.text.push_str(" And more.");
        let text = statement.text.clone();
        drop(record.edit(id, theirs).expect("edited"));
        window.until("Changed meanwhile");
        // Nothing is written before the choice, whatever is asked for.
        window.push("All portfolios");
        let stands = record.get(id).expect("there").details;
        assert_eq!(stands.title, "Theirs");
        push_row(&mut window, "Theirs");
        window.push("Changed meanwhile: choose for Title");
        window.push(chosen);
        window.push("Take this list away");
        window.push("All portfolios");
        let stands = record.get(id).expect("there").details;
        assert_eq!(stands.title, kept);
        assert_eq!(stands.statements[0].text, text);
    }
}

#[test]
fn two_versions_of_a_form_look_as_they_did() {
    if !has_vulkan("two_versions_of_a_form_look_as_they_did") {
        return;
    }
    let mut results = SnapshotResults::new();
    for (theme, name) in [(Theme::Light, "light"), (Theme::Dark, "dark")] {
        let folder = Window::on_three().closed();
        let mut window = Window::on(folder, vec2(1280.0, 800.0), theme);
        edit(&mut window, "So what?");
        window.type_text("She asks what decision the information is for before she answers, and writes that down first.");
        change_elsewhere(&window, |details| {
            details.reflection.so_what =
                "I saw how a request is turned into a question that can be answered.".to_owned();
            details.provider = "Information governance team".to_owned();
            details.date = "2026-11-12".parse().expect("a day");
        });
        window.until("Use theirs: So what?");
        window.harness.snapshot(format!("meanwhile-{name}"));
        results.extend_harness(&mut window.harness);
    }
}

#[test]
fn an_entry_that_went_to_the_bin_meanwhile_keeps_its_form_and_is_restored_from_there() {
    let mut window = Window::on_three();
    edit(&mut window, "So what?");
    window.type_text("She asks before she answers");
    let (id, _) = activity(&window);
    drop(window.record().delete(id).expect("deleted"));
    window.until("This was moved to the Bin meanwhile");
    window.ctrl(Key::Enter);
    assert!(window.shows("lies in the Bin"));
    // Also where one looks elsewhere, or closes the window.
    let mut window = window.reopened();
    window.push(&format!("Go on with {TITLE}"));
    assert!(window.shows("This was moved to the Bin meanwhile"));
    window.push("Restore it");
    assert!(!window.shows("This was moved to the Bin meanwhile"));
    window.ctrl(Key::Enter);
    let stands = window.record().get(id).expect("there");
    assert!(!stands.is_deleted());
    assert_eq!(
        stands.details.reflection.so_what,
        "She asks before she answers"
    );
}

#[test]
fn an_entry_whose_making_was_undone_meanwhile_keeps_its_form() {
    let mut window = Window::on_three();
    let mut record = window.record();
    let added = record.add(ActivityDetails {
        title: "Journal club".to_owned(),
        ..activity(&window).1
    });
    let id = added.expect("added").output;
    window.until("Journal club");
    window.ctrl(Key::Num2);
    window
        .harness
        .get_by_label_contains("Journal club, ")
        .focus();
    window.harness.run();
    window.press(Key::Enter);
    window.push("Edit");
    window.harness.get_by_label("So what?").focus();
    window.harness.run();
    window.type_text("Everybody read it");
    drop(record.undo().expect("undone"));
    window.until("what made it was undone");
    let typed = window.harness.get_by_label("So what?").value();
    assert_eq!(typed.as_deref(), Some("Everybody read it"));
    drop(record.redo().expect("made again"));
    window.until("Nothing to redo (Ctrl+Shift+Z)");
    window.ctrl(Key::Enter);
    let stands = window.record().get(id).expect("there").details;
    assert_eq!(stands.reflection.so_what, "Everybody read it");
}
