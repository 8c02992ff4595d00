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
