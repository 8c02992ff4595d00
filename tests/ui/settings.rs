//! Settings: who the person is, the role, the look.

use egui::{Key, Role};
use egui_kittest::kittest::Queryable as _;

use crate::window::Window;

/// Puts the cursor into a field and types.
fn fill(window: &mut Window, field: &str, text: &str) {
    window
        .harness
        .get_by_role_and_label(Role::TextInput, field)
        .focus();
    window.harness.run();
    window.type_text(text);
}

#[test]
fn professional_bodies_are_listed_saved_and_taken_back() {
    let mut window = Window::on_three();
    window.ctrl(Key::Comma);
    window.push("Add a professional body");
    fill(&mut window, "Professional body", "CILIP");
    fill(&mut window, "Membership number", "0123456");
    fill(&mut window, "Grade or letters", "MCLIP");
    window.push("Add a professional body");
    window.push("Save");
    let listed = |window: &Window| -> Vec<String> {
        let person = window.record().practitioner().expect("a person");
        let listed = person.memberships.iter();
        listed.map(ToString::to_string).collect()
    };
    assert_eq!(
        listed(&window),
        ["CILIP, 0123456, MCLIP"],
        "a row that says nothing is not kept"
    );
    window.ctrl(Key::Z);
    assert_eq!(listed(&window), [""; 0]);
    window.ctrl_shift(Key::Z);
    window.push("Remove CILIP");
    window.push("Save");
    assert_eq!(listed(&window), [""; 0]);
}

#[test]
fn a_membership_without_its_body_is_refused_and_stays_typed() {
    let mut window = Window::on_three();
    window.ctrl(Key::Comma);
    window.push("Add a professional body");
    fill(&mut window, "Membership number", "0123456");
    window.push("Save");
    window
        .harness
        .get_by_label_contains("A membership needs the name of its body");
    let number = window
        .harness
        .get_by_role_and_label(Role::TextInput, "Membership number");
    assert_eq!(number.value(), Some("0123456".to_owned()));
}

#[test]
fn dates_are_shown_as_the_person_reads_them_on_every_screen_and_from_then_on() {
    let mut window = Window::on_three();
    window.ctrl(Key::Comma);
    window.push("23/11/2026");
    window.ctrl(Key::Num2);
    let row = "Shadowed the information governance lead, 11/11/2026, 3 h";
    window
        .harness
        .get_by_role_and_label(Role::Button, row)
        .click();
    window.harness.run();
    window.harness.get_by_label_contains("11/11/2026 · Other");
    let mut window = window.reopened();
    window.harness.get_by_label_contains("01/01/2026");
    window.ctrl(Key::N);
    let date = window.harness.get_by_label("Date").value();
    assert_eq!(date.as_deref(), Some("23/11/2026"));
}

#[test]
fn a_day_that_is_being_typed_stays_as_it_is_typed() {
    let mut window = Window::on_three();
    window.ctrl(Key::N);
    window.type_text("Journal club");
    window.harness.get_by_label("Date").focus();
    window.harness.run();
    window.ctrl(Key::A);
    window.type_text("2026-11-04");
    let typed = |window: &Window| window.harness.get_by_label("Date").value();
    assert_eq!(typed(&window).as_deref(), Some("2026-11-04"));
    window.press(Key::Tab);
    assert_eq!(typed(&window).as_deref(), Some("4 Nov 2026"));
}

/// Writes a profile that lacks one requirement that the sample of three is linked to.
fn smaller_role(window: &Window) -> std::path::PathBuf {
    let mut profile = (*window.record().profile()).clone();
    profile.key = "small-role".into();
    profile.title = "Small Role".into();
    profile
        .requirements
        .retain(|asked| asked.key.as_str() != "klimf/6.1");
    let path = window.dir().with_file_name("small-role.toml");
    std::fs::write(&path, cairn::profiles::write(&profile)).expect("a file");
    path
}

/// Opens the settings and looks at the role of a file.
fn look_at(window: &mut Window, path: &std::path::Path) {
    window.ctrl(Key::Comma);
    window.push("Choose another role");
    window.push("A file");
    fill(window, "Profile or page", &path.display().to_string());
    window.push("Look at it");
}

/// Opens the settings and looks at a role that asks for less.
pub fn look_at_smaller_role(window: &mut Window) {
    let path = smaller_role(window);
    look_at(window, &path);
    let use_it = "Measure against Small Role";
    window
        .harness
        .get_by_role_and_label(Role::Button, use_it)
        .focus();
    window.harness.run();
}

#[test]
fn another_role_is_looked_at_before_it_is_used_and_undone_whole() {
    let mut window = Window::on_three();
    let path = smaller_role(&window);
    window.ctrl(Key::Num4);
    let skill = "6.1 Knowledge management, ";
    window.harness.get_by_label_contains(skill).focus();
    window.harness.run();
    window.press(Key::Enter);
    look_at(&mut window, &path);
    for says in [
        "Met today: 1 of 95 there, 1 of 96 in your present role.",
        "Requirements in both roles: 95. Only there: 0. Only in your present role: 1.",
        "Kept in your record, but not counted until a role asks for them again: 2 links.",
    ] {
        window.harness.get_by_label(says);
    }
    assert_eq!(window.record().profile().title, "Knowledge Manager");
    window.push("Measure against Small Role");
    assert_eq!(window.record().profile().title, "Small Role");
    let said = "Your record measures against Small Role now";
    assert!(window.harness.query_all_by_label(said).next().is_some());
    window.ctrl(Key::Num4);
    window.harness.get_by_label_contains("Small Role · ");
    window.ctrl(Key::Z);
    assert_eq!(window.record().profile().title, "Knowledge Manager");
    window.harness.get_by_label_contains("Knowledge Manager · ");
}

#[test]
fn a_file_that_is_no_role_says_what_is_wrong_with_it_line_by_line() {
    let mut window = Window::on_three();
    let path = window.dir().with_file_name("role.toml");
    std::fs::write(
        &path,
        "key = \"a\"\ntitle = \"A\"\n\n[[section]]\nkey = 5\n",
    )
    .expect("a file");
    window.ctrl(Key::Comma);
    window.push("Choose another role");
    window.push("A file");
    fill(&mut window, "Profile or page", &path.display().to_string());
    window.push("Look at it");
    window
        .harness
        .get_by_label("This profile file has mistakes. Mend these lines and look at it again");
    window.harness.get_by_label_contains("Line 5");
    window.push("Keep the present role");
    window.harness.get_by_label("Choose another role");
}

#[test]
fn the_web_page_of_a_role_is_read_as_it_was_copied() {
    let mut window = Window::on_three();
    let page = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/fixtures/profiles/knowledge-manager.txt"
    );
    look_at(&mut window, page.as_ref());
    window
        .harness
        .get_by_label("Measure against Knowledge Manager");
    window.push("Knowledge Manager");
    window
        .harness
        .get_by_label("This is the role your record measures against.");
}

#[test]
fn what_draws_the_window_is_asked_only_where_there_is_a_choice() {
    let mut window = Window::on_three();
    window.ctrl(Key::Comma);
    window.harness.get_by_label("Reduce motion");
    let asked = window.harness.query_by_label_contains("Drawn by").is_some();
    assert_eq!(asked, cfg!(windows));
}

#[test]
fn nothing_moves_in_a_window_that_was_just_opened_until_somebody_does_something() {
    let mut window = Window::on_three();
    let moves = |window: &Window| {
        let style = window.harness.ctx.global_style();
        let moves = style.animation_time > 0.0;
        let explains = style.interaction.tooltip_delay < 1.0;
        assert!(explains || !moves, "what moves is explained too");
        moves
    };
    assert!(!moves(&window), "nobody did anything yet");
    // The pointer rests where the window opened.
    window.harness.hover_at(egui::pos2(640.0, 400.0));
    window.harness.run();
    assert!(!moves(&window), "it only rests there");
    window.harness.hover_at(egui::pos2(650.0, 400.0));
    window.harness.run();
    assert!(moves(&window), "it was moved");

    let mut window = Window::on_three();
    window.ctrl(Key::Comma);
    assert!(moves(&window), "a key was pressed");
    let motion = window
        .harness
        .get_by_role_and_label(Role::CheckBox, "Reduce motion");
    motion.click_accesskit();
    window.harness.run();
    assert!(!moves(&window), "the person wants it so");
    let mut window = window.reopened();
    window.ctrl(Key::Comma);
    assert!(!moves(&window), "and wanted it so before");
}
