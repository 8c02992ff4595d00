//! The Evidence screen by keyboard: found, read, changed, deleted, and followed to where it is used.
use cairn::domain::{
    ActivityId, Evidence, EvidenceContent, EvidenceDetails, FileContent, Link, LinkKey, parse_date,
};
use cairn::record::{ActivityFilter, NewContent, NewEvidence, Record};
use egui::{Key, Role, Theme, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::journeys::tab_to;
use crate::window::Window;

pub const SEARCH: &str = "Search titles, notes and file names";

pub const MINUTES: &str = "Agreed: one folder for all.\nTo do: tell the wards.";

pub fn shows(window: &Window, words: &str) -> bool {
    window.harness.query_by_label_contains(words).is_some()
}

/// Returns the names of the rows, from the top.
pub fn rows(window: &Window) -> Vec<String> {
    let buttons = window.harness.query_all_by_role(Role::Button);
    let names = buttons.filter_map(|node| node.accesskit_node().label());
    names
        .filter(|name| name.starts_with('E') && name.contains(", "))
        .collect()
}

pub fn all(window: &Window) -> Vec<Evidence> {
    window.record().all_evidence().expect("the evidence")
}

pub fn add(record: &mut Record, title: &str, content: NewContent, links: &[&str]) -> Evidence {
    let link = |key: &&str| Link::new(key.parse::<LinkKey>().expect("a key"));
    let evidence = NewEvidence {
        title: title.to_owned(),
        date: parse_date("2026-11-04").expect("a date"),
        content,
        links: links.iter().map(link).collect(),
        activities: Vec::new(),
        qualifications: Vec::new(),
    };
    record.add_evidence(evidence).expect("evidence").output
}

/// Finds an activity by its title.
pub fn activity(record: &Record, title: &str) -> ActivityId {
    let listed = record.activities(&ActivityFilter::default());
    let listed = listed.expect("the list").into_iter();
    let mut found = listed.filter(|activity| activity.title == title);
    found.next().expect("the activity").id
}

/// Opens the window on four pieces: a linked note (E1), a file that nothing uses (E2), a web link (E3), and the file
/// again under another name (E4), which belongs to an activity.
pub fn on_four() -> Window {
    let mut window = Window::on_three();
    let mut record = window.record();
    let note = NewContent::Note("Résumé of who keeps what".to_owned());
    add(&mut record, "Knowledge audit", note, &["klimf/6.1#3"]);
    let file = |name: &str| NewContent::Bytes {
        name: name.to_owned(),
        bytes: MINUTES.as_bytes().to_vec(),
    };
    add(&mut record, "Minutes", file("minutes.txt"), &[]);
    let page = NewContent::Web("https://example.org/guide".to_owned());
    add(&mut record, "Guide on our pages", page, &["pda/mentoring"]);
    let again = add(&mut record, "Minutes once more", file("agreed.txt"), &[]);
    let details = EvidenceDetails {
        activities: vec![activity(&record, "Chaired the community of practice")],
        ..again.details
    };
    let edited = record.edit(again.id, details);
    drop(edited.expect("the activity is there"));
    drop(record);
    window = window.reopened();
    window.ctrl(Key::Num3);
    window
}

/// Waits until the window shows something that another thread works out.
pub fn wait_for(window: &mut Window, words: &str) {
    for _ in 0..100 {
        window.harness.run();
        if shows(window, words) {
            return;
        }
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    window.harness.get_by_label_contains(words);
}

#[test]
fn every_piece_is_listed_with_what_uses_it() {
    let window = on_four();
    window.harness.get_by_label("4 pieces · 1 unused");
    assert_eq!(
        rows(&window),
        [
            "E4, Minutes once more, File, 4 Nov, 1 use, same file as E2",
            "E3, Guide on our pages, Web link, 4 Nov, 1 use",
            "E2, Minutes, File, 4 Nov, unused, same file as E4",
            "E1, Knowledge audit, Note, 4 Nov, 1 use",
        ]
    );
}

#[test]
fn the_grid_shows_the_same_pieces_and_is_walked_in_both_directions() {
    let mut window = on_four();
    let listed = rows(&window);
    window.push("Show as a grid");
    window.press(Key::Escape);
    assert_eq!(rows(&window), listed);
    window.press(Key::ArrowRight);
    window
        .harness
        .get_by_label_contains("agreed.txt · 50 bytes");
    window.press(Key::ArrowRight);
    window
        .harness
        .get_by_role_and_label(Role::Button, "https://example.org/guide");
    window.press(Key::ArrowLeft);
    window
        .harness
        .get_by_label_contains("agreed.txt · 50 bytes");
    window.press(Key::ArrowDown);
    assert!(
        !shows(&window, "agreed.txt · 50 bytes"),
        "a line further down"
    );
    window.push("Unused");
    assert_eq!(rows(&window).len(), 1);
    window.push("Show as a list");
    assert_eq!(rows(&window).len(), 1);
}

#[test]
fn a_search_finds_words_of_titles_notes_and_file_names() {
    let mut window = on_four();
    for (typed, found) in [
        ("AUDIT", "E1"),
        ("resume keeps", "E1"),
        ("agreed.txt", "E4"),
        ("example.org", "E3"),
        ("e2", "E2"),
    ] {
        tab_to(&mut window, SEARCH);
        window.ctrl(Key::A);
        window.type_text(typed);
        let found: Vec<String> = vec![found.to_owned()];
        let references: Vec<String> = rows(&window)
            .iter()
            .filter_map(|name| name.split(',').next().map(str::to_owned))
            .collect();
        assert_eq!(references, found, "“{typed}”");
    }
    window.type_text("zzz");
    assert!(shows(&window, "No evidence fits this search."));
    window.push("Show all");
    assert_eq!(rows(&window).len(), 4);
}

#[test]
fn the_filters_leave_one_sort_or_what_nothing_uses() {
    let mut window = on_four();
    for (filter, count) in [("Files", 2), ("Notes", 1), ("Web links", 1), ("Unused", 1)] {
        window.push(filter);
        assert_eq!(rows(&window).len(), count, "{filter}");
    }
    assert!(rows(&window).iter().all(|name| name.starts_with("E2, ")));
}

#[test]
fn the_details_of_a_file_say_its_size_and_show_its_text() {
    let mut window = on_four();
    window.push("Unused");
    window.press(Key::Escape);
    window.press(Key::ArrowDown);
    assert!(shows(&window, "minutes.txt · 50 bytes"));
    assert!(shows(&window, "The same file is also"));
    wait_for(&mut window, "Agreed: one folder for all.");
    window.push("E4");
    assert!(shows(&window, "agreed.txt · 50 bytes"));
    assert_eq!(
        rows(&window).len(),
        4,
        "a hidden piece is brought into sight"
    );
}

#[test]
fn a_program_is_kept_but_not_opened() {
    let mut window = Window::on_three();
    let program = NewContent::Bytes {
        name: "letter.pdf.exe".to_owned(),
        bytes: b"MZ".to_vec(),
    };
    let mut record = window.record();
    let evidence = add(&mut record, "A letter", program, &[]);
    drop(record);
    assert!(
        matches!(&evidence.details.content, EvidenceContent::File(FileContent { name, .. }) if name == "letter.pdf.exe")
    );
    window = window.reopened();
    window.ctrl(Key::Num3);
    window.press(Key::ArrowDown);
    assert!(shows(&window, "Cairn does not open it"));
    let open = window.harness.query_by_role_and_label(Role::Button, "Open");
    assert!(open.is_none());
    window
        .harness
        .get_by_role_and_label(Role::Button, "Save a copy…");
}

#[test]
fn title_note_links_and_activities_are_edited_by_keyboard() {
    let mut window = on_four();
    window.push("Notes");
    window.press(Key::Escape);
    window.press(Key::ArrowDown);
    window.push("Edit");
    window.ctrl(Key::A);
    window.type_text("Audit of what we know");
    tab_to(&mut window, "Evidence date");
    window.ctrl(Key::A);
    window.type_text("5 nov");
    tab_to(&mut window, "Note text");
    window.ctrl(Key::A);
    window.type_text("Three people keep it all");
    tab_to(
        &mut window,
        "Link to a development activity, skill or statement",
    );
    window.type_text("mentoring");
    window.press(Key::Enter);
    tab_to(&mut window, "Add an activity of the log");
    window.type_text("governance");
    window.press(Key::Enter);
    assert!(
        rows(&window).iter().any(|name| name.ends_with("not saved")),
        "the list says what is not saved"
    );
    window.ctrl(Key::Enter);
    let record = window.record();
    let details = record
        .all_evidence()
        .expect("the evidence")
        .remove(0)
        .details;
    let keys: Vec<String> = details
        .links
        .iter()
        .map(|link| link.key.to_string())
        .collect();
    assert_eq!(details.title, "Audit of what we know");
    assert_eq!(details.date.to_string(), "2026-11-05");
    assert_eq!(
        details.content,
        EvidenceContent::Note("Three people keep it all".to_owned())
    );
    assert_eq!(keys, ["klimf/6.1#3", "pda/mentoring"]);
    let shadowed = activity(&record, "Shadowed the information governance lead");
    assert_eq!(details.activities, [shadowed]);
    drop(record);
    window
        .harness
        .get_by_role_and_label(Role::Alert, "Saved “Audit of what we know”");
    assert!(shows(
        &window,
        "E1, Audit of what we know, Note, 5 Nov, 3 uses"
    ));
}

#[test]
fn what_is_wrong_stands_beside_its_field_and_looking_away_loses_nothing() {
    let mut window = on_four();
    window.push("Web links");
    window.press(Key::Escape);
    window.press(Key::ArrowDown);
    window.push("Edit");
    tab_to(&mut window, "Web address");
    window.ctrl(Key::A);
    window.type_text("example");
    tab_to(&mut window, "Evidence date");
    window.ctrl(Key::A);
    window.type_text("soon");
    window.ctrl(Key::S);
    assert!(shows(&window, "“soon” is not a date"));
    assert!(shows(&window, "“example” is not a web address"));
    window.push("All");
    window.push("E1, Knowledge audit, Note, 4 Nov, 1 use");
    assert!(shows(&window, "Résumé of who keeps what"));
    window.push("E3, Guide on our pages, Web link, 4 Nov, 1 use, not saved");
    let typed = window.harness.get_by_label("Web address").value();
    assert_eq!(typed.as_deref(), Some("example"));
    window.push("Cancel");
    assert!(shows(&window, "https://example.org/guide"));
}

#[test]
fn what_nothing_uses_offers_to_be_linked() {
    let mut window = on_four();
    window.push("Unused");
    window.press(Key::Escape);
    window.press(Key::ArrowDown);
    assert!(shows(&window, "Nothing uses it yet"));
    window.push("Link it");
    window.type_text("mentoring");
    window.press(Key::Enter);
    window.ctrl(Key::Enter);
    assert!(shows(&window, "Everything is in use."));
}

#[test]
fn a_deleted_piece_comes_back_with_its_number() {
    let mut window = on_four();
    window.press(Key::ArrowDown);
    window.push("Delete evidence");
    assert_eq!(all(&window).len(), 3);
    assert!(shows(&window, "3 pieces"));
    window.push("Undo");
    let numbers: Vec<String> = all(&window)
        .iter()
        .map(|one| one.number.to_string())
        .collect();
    assert_eq!(numbers, ["E1", "E2", "E3", "E4"]);
    assert_eq!(rows(&window).len(), 4);
}

#[test]
fn where_it_is_used_leads_there_and_its_number_leads_back() {
    let mut window = on_four();
    window.press(Key::ArrowDown);
    window.push("Chaired the community of practice");
    assert!(shows(&window, "3 activities · 6 h"));
    window.push("E4");
    assert!(shows(&window, "agreed.txt · 50 bytes"));
    window.push("E1, Knowledge audit, Note, 4 Nov, 1 use");
    let profile = window.record().profile();
    let skill = profile
        .requirements
        .iter()
        .find(|one| one.key.as_str() == "klimf/6.1");
    let skill = skill.expect("a skill").name();
    window.push(&format!("{skill}, statement 3"));
    window.harness.get_by_label("Find by name or code");
    window.push("E1 Knowledge audit");
    assert!(shows(&window, "Résumé of who keeps what"));
}

#[test]
fn the_cursor_stands_in_the_title_of_a_new_piece() {
    let mut window = on_four();
    window
        .harness
        .get_by_role_and_label(Role::Button, "Add evidence")
        .click();
    window.harness.run();
    assert!(window.harness.get_by_label("Evidence title").is_focused());
}

#[test]
fn an_empty_record_offers_to_add_the_first_piece() {
    let mut window = Window::on_empty();
    window.ctrl(Key::Num3);
    assert!(shows(&window, "No evidence yet."));
    window.push("Add the first piece");
    window.type_text("Thanks from the ward");
    tab_to(&mut window, "Note text");
    window.type_text("It saved us a morning");
    window.push("Attach");
    window.until("Attached as E1");
    assert!(
        shows(&window, "It saved us a morning"),
        "it is shown at once"
    );
    assert!(shows(&window, "Nothing uses it yet"));
    assert_eq!(rows(&window).len(), 1);
}

#[test]
fn details_stand_instead_of_the_list_where_there_is_no_room() {
    let mut window = Window::on_sample(vec2(1024.0, 700.0), Theme::Light);
    window.ctrl(Key::Num3);
    assert!(!rows(&window).is_empty());
    window.press(Key::ArrowDown);
    assert!(rows(&window).is_empty());
    window.push("Close");
    assert!(!rows(&window).is_empty());
}
